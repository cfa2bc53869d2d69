# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from bestsms_schema import (
    DateTime,
    Model,
    Number,
    Text,
    documented,
)


class StatusWebhook(Model):
    """Delivery report of one recipient."""

    __slots__ = ()

    Version: Text = Text("Version", shown=True)
    """API version of the webhook. Example: v3.00"""

    Sender: Text = Text("Sender", max_length=100)
    """Sender set in the dashboard for your webhooks; compare it with your own setting. At most 100 characters.
    Example: application@example.com"""

    APIKey: Text = Text("APIKey", max_length=255)
    """Shared secret set in the dashboard for your webhooks; compare it with your own setting. At most 255 characters.
    Example: not-a-real-key"""

    ContactID: Text = Text("ContactID", shown=True, nullable=True)
    """Identifier of the contact, empty if none. Example: 6000000b-f002-4007-b00a-c00000000001"""

    ReceivedID: Text = Text("ReceivedID", shown=True, nullable=True)
    """Identifier of the received message, null in a status webhook. Example: 5000000a-f002-4007-b00a-d00000000001"""

    MessageID: Text = Text("MessageID", shown=True, nullable=True)
    """Identifier of the sent message. Example: 1000000a-f002-4007-b00a-d00000000001"""

    SubAccount: Text = Text("SubAccount", nullable=True)
    """Sub-account the message is reported and billed under. Example: SubAccount01"""

    Department: Text = Text("Department", nullable=True)
    """Department the message is reported and billed under. Example: Department01"""

    JobNumber: Text = Text("JobNumber", aliases=("JobNum",), shown=True)
    """Eight-character job number of the sent message. Example: 10C7B9A0"""
    JobNum: Text = JobNumber
    """The same as JobNumber."""

    SentTimeLocal: DateTime = DateTime("SentTimeLocal", aliases=("SentTime",), never="0001-01-01", shown=True)
    """When the message was sent or received, `YYYY-MM-DD HH:MM:SS`, local to the sender. Example: 2025-06-04 09:16:55"""
    SentTime: DateTime = SentTimeLocal
    """The same as SentTimeLocal."""

    SentTimeUTC_ISO8601: DateTime = DateTime(
        "SendTimeUTC", name="SentTimeUTC_ISO8601", aliases=("SendTimeUTC",), never="0001-01-01", utc=True, shown=True
    )
    """When the message was sent or received, `YYYY-MM-DD HH:MM:SS` in UTC. Example: 2025-06-03 23:16:55"""
    SendTimeUTC: DateTime = SentTimeUTC_ISO8601
    """The same as SentTimeUTC_ISO8601."""

    SentTimeUTC_RFC3339: DateTime = DateTime("SentTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the message was sent or received, in RFC 3339 form. Example: 2025-06-03T23:16:55.000Z"""

    URL: Text = Text("URL", max_length=500)
    """Address that this webhook is sent to. At most 500 characters. Example: https://www.example.com/webhook"""

    Type: Text = Text("Type", shown=True)
    """Kind of message. Known values: SMS, Text, Email, Voice, Fax. Example: SMS"""

    Destination: Text = Text("Destination")
    """Number of the recipient in E.164 form. Example: +61491570006"""

    Status: Text = Text("Status", shown=True)
    """State of this recipient; compare without regard to case. Known values: Success, Failed, Pending. Example:
    Success"""

    Result: Text = Text("Result", shown=True)
    """Delivery result, or the reason of the failure. Example: delivered"""

    Message: Text = Text("Message", nullable=True)
    """Always null or empty."""

    Price: Number = Number("Price", shown=True)
    """Cost of this recipient, in the currency of the account. Example: 0.10"""

    Detail: Text = Text("Detail", nullable=True)
    """Further detail of the cost: the number of parts. Example: SMSParts:1"""

    @documented
    def __init__(
        self,
        *,
        Version: str | None = None,
        Sender: str | None = None,
        APIKey: str | None = None,
        ContactID: str | None = None,
        ReceivedID: str | None = None,
        MessageID: str | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
        JobNumber: str | None = None,
        JobNum: str | None = None,
        SentTimeLocal: datetime | str | None = None,
        SentTime: datetime | str | None = None,
        SentTimeUTC_ISO8601: datetime | str | None = None,
        SendTimeUTC: datetime | str | None = None,
        SentTimeUTC_RFC3339: datetime | str | None = None,
        URL: str | None = None,
        Type: str | None = None,
        Destination: str | None = None,
        Status: str | None = None,
        Result: str | None = None,
        Message: str | None = None,
        Price: Decimal | float | int | None = None,
        Detail: str | None = None,
    ) -> None:
        self._fill(locals())
