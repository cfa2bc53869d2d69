# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from datetime import datetime

from bestsms_schema import (
    DateTime,
    Model,
    Text,
    documented,
)


class OptOutModel(Model):
    """An entry of the list of those who get no more messages."""

    __slots__ = ()

    ID: Text = Text("ID", aliases=("OptOutID",), shown=True)
    """Identifier of the opt-out. Example: 7000000b-f002-4007-b00a-c00000000001"""
    OptOutID: Text = ID
    """The same as ID."""

    OriginalMessage: Text = Text("OriginalMessage", nullable=True)
    """Message that the recipient opted out of. Example: Reply YES to renew."""

    DestType: Text = Text("DestType", shown=True)
    """Kind of message opted out of: Text is SMS, and Speech is Voice. Known values: SMS, Text, Email, Voice, Speech,
    Fax. Example: SMS"""

    Destination: Text = Text("Destination", min_length=1, max_length=60)
    """Number or address that gets no more messages. At most 60 characters. Example: +61491570006"""

    ContactID: Text = Text("ContactID", shown=True, nullable=True)
    """Identifier of the contact. Example: 6000000b-f002-4007-b00a-c00000000001"""

    SubAccount: Text = Text("SubAccount", max_length=60, nullable=True)
    """Sub-account that the opt-out is limited to. At most 60 characters. Example: SubAccount01"""

    Department: Text = Text("Department", max_length=60, nullable=True)
    """Department that the opt-out is limited to. At most 60 characters. Example: Department01"""

    StopMessage: Text = Text("StopMessage", max_length=1000, nullable=True)
    """What the recipient wrote to opt out. At most 1000 characters. Example: STOP"""

    Notes: Text = Text("Notes", max_length=1000, nullable=True)
    """Notes about the opt-out. At most 1000 characters. Example: By telephone."""

    Owner: Text = Text("Owner")
    """Key of the user that owns the record. Example: COM\\EXAMPLE\\TEST"""

    CreatedTimeLocal: DateTime = DateTime("CreatedTimeLocal", aliases=("Created",), never="0001-01-01", shown=True)
    """When the record was created, in Timezone. Example: 2025-12-01 12:00:00"""
    Created: DateTime = CreatedTimeLocal
    """The same as CreatedTimeLocal."""

    CreatedTimeUTC: DateTime = DateTime(
        "CreatedTimeUTC", aliases=("CreatedUTC",), never="0001-01-01", utc=True, shown=True
    )
    """When the record was created, in UTC. Example: 2025-12-01 01:00:00"""
    CreatedUTC: DateTime = CreatedTimeUTC
    """The same as CreatedTimeUTC."""

    CreatedTimeUTC_RFC3339: DateTime = DateTime("CreatedTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the record was created, in RFC 3339 form. Example: 2025-12-01T01:00:00.000Z"""

    UpdatedTimeLocal: DateTime = DateTime("UpdatedTimeLocal", aliases=("Updated",), never="0001-01-01", shown=True)
    """When the record was last changed, in Timezone. Example: 2025-12-02 12:00:00"""
    Updated: DateTime = UpdatedTimeLocal
    """The same as UpdatedTimeLocal."""

    UpdatedTimeUTC: DateTime = DateTime(
        "UpdatedTimeUTC", aliases=("UpdatedUTC",), never="0001-01-01", utc=True, shown=True
    )
    """When the record was last changed, in UTC. Example: 2025-12-02 01:00:00"""
    UpdatedUTC: DateTime = UpdatedTimeUTC
    """The same as UpdatedTimeUTC."""

    UpdatedTimeUTC_RFC3339: DateTime = DateTime("UpdatedTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the record was last changed, in RFC 3339 form. Example: 2025-12-02T01:00:00.000Z"""

    Timezone: Text = Text("Timezone", shown=True)
    """Windows name of the time zone of the local times. Example: AUS Eastern"""

    @documented
    def __init__(
        self,
        *,
        ID: str | None = None,
        OptOutID: str | None = None,
        OriginalMessage: str | None = None,
        DestType: str | None = None,
        Destination: str | None = None,
        ContactID: str | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
        StopMessage: str | None = None,
        Notes: str | None = None,
        Owner: str | None = None,
        CreatedTimeLocal: datetime | str | None = None,
        Created: datetime | str | None = None,
        CreatedTimeUTC: datetime | str | None = None,
        CreatedUTC: datetime | str | None = None,
        CreatedTimeUTC_RFC3339: datetime | str | None = None,
        UpdatedTimeLocal: datetime | str | None = None,
        Updated: datetime | str | None = None,
        UpdatedTimeUTC: datetime | str | None = None,
        UpdatedUTC: datetime | str | None = None,
        UpdatedTimeUTC_RFC3339: datetime | str | None = None,
        Timezone: str | None = None,
    ) -> None:
        self._fill(locals())
