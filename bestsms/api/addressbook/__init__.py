"""The documented import paths; new code imports from `bestsms.models`."""
