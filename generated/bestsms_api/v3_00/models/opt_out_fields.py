# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
)


class OptOutFields(Model):
    """The fields of an opt-out that can be written."""

    __slots__ = ()

    DestType = Text("DestType", shown=True)
    """Kind of message opted out of: Text is SMS, and Speech is Voice. Known values: SMS, Text, Email, Voice, Speech,
    Fax. Example: SMS"""

    Destination = Text("Destination", min_length=1, max_length=60)
    """Number or address that gets no more messages. At most 60 characters. Example: +61491570006"""

    ContactID = Text("ContactID", shown=True, nullable=True)
    """Identifier of the contact. Example: 6000000b-f002-4007-b00a-c00000000001"""

    SubAccount = Text("SubAccount", max_length=60, nullable=True)
    """Sub-account that the opt-out is limited to. At most 60 characters. Example: SubAccount01"""

    Department = Text("Department", max_length=60, nullable=True)
    """Department that the opt-out is limited to. At most 60 characters. Example: Department01"""

    StopMessage = Text("StopMessage", max_length=1000, nullable=True)
    """What the recipient wrote to opt out. At most 1000 characters. Example: STOP"""

    Notes = Text("Notes", max_length=1000, nullable=True)
    """Notes about the opt-out. At most 1000 characters. Example: By telephone."""
