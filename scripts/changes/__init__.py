"""What differs between two OpenAPI documents of this project, call by call."""

from scripts.changes.comparing import Change, compared
from scripts.changes.reading import Call, Description, Field

__all__ = ["Call", "Change", "Description", "Field", "compared"]
