# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
    Texts,
)


class OptOutBatchRequest(Model):
    """Body that creates many opt-outs."""

    __slots__ = ()

    DestType = Text(
        "DestType",
        pattern="^(SMS|Text|Email|Voice|Speech|Fax)(, ?(SMS|Text|Email|Voice|Speech|Fax))*$",
        rule="be some of SMS, Text, Email, Voice, Speech and Fax, joined by commas",
        shown=True,
        required=True,
    )
    """Kinds of message opted out of, joined by commas. Known values: SMS, Text, Email, Voice, Speech, Fax. Example:
    SMS"""

    Destination = Text("Destination", min_length=1)
    """Number or address that gets no more messages. Example: +61491570006"""

    Destinations = Texts("Destinations")
    """Numbers or addresses that get no more messages."""

    ContactID = Text("ContactID", min_length=1, shown=True)
    """Identifier of a contact that gets no more messages. Example: 6000000b-f002-4007-b00a-c00000000001"""

    ContactIDs = Texts("ContactIDs", shown=True)
    """Identifiers of contacts that get no more messages."""

    SubAccount = Text("SubAccount", max_length=60)
    """Sub-account that the opt-out is limited to. At most 60 characters. Example: SubAccount01"""

    Department = Text("Department", max_length=60)
    """Department that the opt-out is limited to. At most 60 characters. Example: Department01"""
