"""The version of this library, written here and nowhere else."""

__version__ = "0.1.0"
