# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
)


class ContactGroupRequest(Model):
    """Body that adds a contact to a group."""

    __slots__ = ()

    GroupID = Text("GroupID", min_length=1, aliases=("GroupCode",), shown=True, required=True)
    """Identifier or code of the group to add the contact to. Example: 4000000b-f002-4007-b00a-c00000000001"""
    GroupCode = GroupID
    """The same as GroupID."""
