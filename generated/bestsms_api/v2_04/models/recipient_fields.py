# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
)


class RecipientFields(Model):
    """What both a send and a report say about a recipient."""

    __slots__ = ()

    Attention = Text("Attention")
    """Name to address the recipient by; fills `[[Attention]]`. Example: John Doe"""

    Company = Text("Company")
    """Company of the recipient; fills `[[Company]]`. Example: Example Corp"""

    Custom1 = Text("Custom1")
    """Custom field 1 of the recipient; fills the placeholder `[[Custom1]]`. Example: Value 1"""

    Custom2 = Text("Custom2")
    """Custom field 2 of the recipient; fills the placeholder `[[Custom2]]`. Example: Value 2"""

    Custom3 = Text("Custom3")
    """Custom field 3 of the recipient; fills the placeholder `[[Custom3]]`. Example: Value 3"""

    Custom4 = Text("Custom4")
    """Custom field 4 of the recipient; fills the placeholder `[[Custom4]]`. Example: Value 4"""

    Custom5 = Text("Custom5")
    """Custom field 5 of the recipient; fills the placeholder `[[Custom5]]`. Example: Value 5"""

    Custom6 = Text("Custom6")
    """Custom field 6 of the recipient; fills the placeholder `[[Custom6]]`. Example: Value 6"""

    Custom7 = Text("Custom7")
    """Custom field 7 of the recipient; fills the placeholder `[[Custom7]]`. Example: Value 7"""

    Custom8 = Text("Custom8")
    """Custom field 8 of the recipient; fills the placeholder `[[Custom8]]`. Example: Value 8"""

    Custom9 = Text("Custom9")
    """Custom field 9 of the recipient; fills the placeholder `[[Custom9]]`. Example: Value 9"""
