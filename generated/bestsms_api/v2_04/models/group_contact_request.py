# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
)


class GroupContactRequest(Model):
    """Body that adds a contact to a group."""

    __slots__ = ()

    ContactID = Text("ContactID", min_length=1, shown=True, required=True)
    """Identifier of the contact to add to the group. Example: 6000000b-f002-4007-b00a-c00000000001"""
