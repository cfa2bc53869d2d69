# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from bestsms_schema import (
    DateTime,
    Many,
    Model,
    Number,
    Text,
    documented,
)

from .sms_received_message import SMSReceivedMessage


class StatusRecipient(Model):
    """State of one recipient of a message."""

    __slots__ = ()

    Attention: Text = Text("Attention", max_length=200, nullable=True)
    """Name to address the recipient by; fills `[[Attention]]`. At most 200 characters. Example: John Doe"""

    Company: Text = Text("Company", max_length=60, nullable=True)
    """Company of the recipient; fills `[[Company]]`. At most 60 characters. Example: Example Corp"""

    Custom1: Text = Text("Custom1", max_length=300, nullable=True)
    """Custom field 1 of the recipient; fills the placeholder `[[Custom1]]`. At most 300 characters. Example: Value 1"""

    Custom2: Text = Text("Custom2", max_length=300, nullable=True)
    """Custom field 2 of the recipient; fills the placeholder `[[Custom2]]`. At most 300 characters. Example: Value 2"""

    Custom3: Text = Text("Custom3", max_length=300, nullable=True)
    """Custom field 3 of the recipient; fills the placeholder `[[Custom3]]`. At most 300 characters. Example: Value 3"""

    Custom4: Text = Text("Custom4", max_length=300, nullable=True)
    """Custom field 4 of the recipient; fills the placeholder `[[Custom4]]`. At most 300 characters. Example: Value 4"""

    Custom5: Text = Text("Custom5", max_length=300, nullable=True)
    """Custom field 5 of the recipient; fills the placeholder `[[Custom5]]`. At most 300 characters. Example: Value 5"""

    Custom6: Text = Text("Custom6", max_length=300, nullable=True)
    """Custom field 6 of the recipient; fills the placeholder `[[Custom6]]`. At most 300 characters. Example: Value 6"""

    Custom7: Text = Text("Custom7", max_length=300, nullable=True)
    """Custom field 7 of the recipient; fills the placeholder `[[Custom7]]`. At most 300 characters. Example: Value 7"""

    Custom8: Text = Text("Custom8", max_length=300, nullable=True)
    """Custom field 8 of the recipient; fills the placeholder `[[Custom8]]`. At most 300 characters. Example: Value 8"""

    Custom9: Text = Text("Custom9", max_length=300, nullable=True)
    """Custom field 9 of the recipient; fills the placeholder `[[Custom9]]`. At most 300 characters. Example: Value 9"""

    Type: Text = Text("Type", shown=True)
    """Kind of message; an SMS may read Text. Known values: SMS, Text, Email, Voice, Fax. Example: SMS"""

    DestSeq: Text = Text("DestSeq", shown=True)
    """Eight-character sequence number of the recipient in the message. Example: 00000001"""

    Destination: Text = Text("Destination")
    """Number of the recipient in E.164 form. Example: +61491570006"""

    ContactID: Text = Text("ContactID", shown=True, nullable=True)
    """Identifier of the contact, empty if none. Example: 6000000b-f002-4007-b00a-c00000000001"""

    Status: Text = Text("Status", shown=True)
    """State of this recipient. Known values: Success, Failed, Pending. Example: Success"""

    Result: Text = Text("Result", shown=True, nullable=True)
    """Delivery result, or the reason of the failure. `x-result-codes` lists the known ones. Example: delivered"""

    SentTimeLocal: DateTime = DateTime("SentTimeLocal", aliases=("SentDate",), never="0001-01-01", shown=True)
    """When it was sent, `YYYY-MM-DD HH:MM:SS` in the message's Timezone. Example: 2025-06-04 09:16:55"""
    SentDate: DateTime = SentTimeLocal
    """The same as SentTimeLocal."""

    SentTimeUTC: DateTime = DateTime("SentTimeUTC", aliases=("SentDateUTC",), never="0001-01-01", utc=True, shown=True)
    """When it was sent, `YYYY-MM-DD HH:MM:SS` in UTC. Example: 2025-06-03 23:16:55"""
    SentDateUTC: DateTime = SentTimeUTC
    """The same as SentTimeUTC."""

    SentTimeUTC_RFC3339: DateTime = DateTime("SentTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When it was sent, in RFC 3339 form. Example: 2025-06-03T23:16:55.000Z"""

    RemoteID: Text = Text("RemoteID", nullable=True)
    """Identifier given by the receiving side, mostly empty."""

    Price: Number = Number("Price", shown=True)
    """Cost of this recipient, in the currency of the account. Example: 0.1"""

    MessageText: Text = Text("MessageText", nullable=True)
    """Text that was sent to this recipient. Example: Reply YES to renew."""

    SMSReplies: Many[SMSReceivedMessage] = Many(SMSReceivedMessage, "SMSReplies")
    """Replies of this recipient, within 7 days of the message."""

    @documented
    def __init__(
        self,
        *,
        Attention: str | None = None,
        Company: str | None = None,
        Custom1: str | None = None,
        Custom2: str | None = None,
        Custom3: str | None = None,
        Custom4: str | None = None,
        Custom5: str | None = None,
        Custom6: str | None = None,
        Custom7: str | None = None,
        Custom8: str | None = None,
        Custom9: str | None = None,
        Type: str | None = None,
        DestSeq: str | None = None,
        Destination: str | None = None,
        ContactID: str | None = None,
        Status: str | None = None,
        Result: str | None = None,
        SentTimeLocal: datetime | str | None = None,
        SentDate: datetime | str | None = None,
        SentTimeUTC: datetime | str | None = None,
        SentDateUTC: datetime | str | None = None,
        SentTimeUTC_RFC3339: datetime | str | None = None,
        RemoteID: str | None = None,
        Price: Decimal | float | int | None = None,
        MessageText: str | None = None,
        SMSReplies: Iterable[SMSReceivedMessage] | None = None,
    ) -> None:
        self._fill(locals())
