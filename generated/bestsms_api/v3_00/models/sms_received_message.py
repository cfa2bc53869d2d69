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


class SMSReceivedMessage(Model):
    """An SMS that came in: a reply, or a message of its own."""

    __slots__ = ()

    ReceivedID: Text = Text("ReceivedID", aliases=("ID", "ReplyID"), shown=True)
    """Identifier of the received message. Example: 5000000a-f002-4007-b00a-d00000000001"""
    ID: Text = ReceivedID
    """The same as ReceivedID."""
    ReplyID: Text = ReceivedID
    """The same as ReceivedID."""

    MessageID: Text = Text("MessageID", shown=True, nullable=True)
    """Identifier of the sent message that it answers. Example: 1000000a-f002-4007-b00a-d00000000001"""

    JobNum: Text = Text("JobNum", shown=True, nullable=True)
    """Eight-character job number of the sent message. Example: 10AB20CE"""

    SubAccount: Text = Text("SubAccount", nullable=True)
    """Sub-account of the sent message. Example: SubAccount01"""

    Department: Text = Text("Department", nullable=True)
    """Department of the sent message. Example: Department01"""

    ReceivedTimeLocal: DateTime = DateTime("ReceivedTimeLocal", aliases=("Date",), never="0001-01-01", shown=True)
    """When it was received, `YYYY-MM-DD HH:MM:SS` in Timezone. Example: 2025-06-04 09:20:03"""
    Date: DateTime = ReceivedTimeLocal
    """The same as ReceivedTimeLocal."""

    ReceivedTimeUTC: DateTime = DateTime(
        "ReceivedTimeUTC", aliases=("DateUTC",), never="0001-01-01", utc=True, shown=True
    )
    """When it was received, `YYYY-MM-DD HH:MM:SS` in UTC. Example: 2025-06-03 23:20:03"""
    DateUTC: DateTime = ReceivedTimeUTC
    """The same as ReceivedTimeUTC."""

    ReceivedTimeUTC_RFC3339: DateTime = DateTime("ReceivedTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When it was received, in RFC 3339 form. Example: 2025-06-03T23:20:03.000Z"""

    From: Text = Text("From")
    """Number of the sender in E.164 form. Example: +61491570006"""

    ContactID: Text = Text("ContactID", shown=True, nullable=True)
    """Identifier of the sender in the address book, empty if none. Example: 6000000b-f002-4007-b00a-c00000000001"""

    MessageText: Text = Text("MessageText", nullable=True)
    """Text that was received. Example: YES"""

    Timezone: Text = Text("Timezone", shown=True)
    """Windows name of the time zone of the local time. Example: AUS Eastern"""

    Version: Text = Text("Version", shown=True)
    """API version that wrote the record. Example: v3.00"""

    @documented
    def __init__(
        self,
        *,
        ReceivedID: str | None = None,
        ID: str | None = None,
        ReplyID: str | None = None,
        MessageID: str | None = None,
        JobNum: str | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
        ReceivedTimeLocal: datetime | str | None = None,
        Date: datetime | str | None = None,
        ReceivedTimeUTC: datetime | str | None = None,
        DateUTC: datetime | str | None = None,
        ReceivedTimeUTC_RFC3339: datetime | str | None = None,
        From: str | None = None,
        ContactID: str | None = None,
        MessageText: str | None = None,
        Timezone: str | None = None,
        Version: str | None = None,
    ) -> None:
        self._fill(locals())
