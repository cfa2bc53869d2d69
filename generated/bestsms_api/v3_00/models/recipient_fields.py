# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
)


class RecipientFields(Model):
    """What both a send and a report say about a recipient."""

    __slots__ = ()

    Attention = Text("Attention", max_length=200, nullable=True)
    """Name to address the recipient by; fills `[[Attention]]`. At most 200 characters. Example: John Doe"""

    Company = Text("Company", max_length=60, nullable=True)
    """Company of the recipient; fills `[[Company]]`. At most 60 characters. Example: Example Corp"""

    Custom1 = Text("Custom1", max_length=300, nullable=True)
    """Custom field 1 of the recipient; fills the placeholder `[[Custom1]]`. At most 300 characters. Example: Value 1"""

    Custom2 = Text("Custom2", max_length=300, nullable=True)
    """Custom field 2 of the recipient; fills the placeholder `[[Custom2]]`. At most 300 characters. Example: Value 2"""

    Custom3 = Text("Custom3", max_length=300, nullable=True)
    """Custom field 3 of the recipient; fills the placeholder `[[Custom3]]`. At most 300 characters. Example: Value 3"""

    Custom4 = Text("Custom4", max_length=300, nullable=True)
    """Custom field 4 of the recipient; fills the placeholder `[[Custom4]]`. At most 300 characters. Example: Value 4"""

    Custom5 = Text("Custom5", max_length=300, nullable=True)
    """Custom field 5 of the recipient; fills the placeholder `[[Custom5]]`. At most 300 characters. Example: Value 5"""

    Custom6 = Text("Custom6", max_length=300, nullable=True)
    """Custom field 6 of the recipient; fills the placeholder `[[Custom6]]`. At most 300 characters. Example: Value 6"""

    Custom7 = Text("Custom7", max_length=300, nullable=True)
    """Custom field 7 of the recipient; fills the placeholder `[[Custom7]]`. At most 300 characters. Example: Value 7"""

    Custom8 = Text("Custom8", max_length=300, nullable=True)
    """Custom field 8 of the recipient; fills the placeholder `[[Custom8]]`. At most 300 characters. Example: Value 8"""

    Custom9 = Text("Custom9", max_length=300, nullable=True)
    """Custom field 9 of the recipient; fills the placeholder `[[Custom9]]`. At most 300 characters. Example: Value 9"""
