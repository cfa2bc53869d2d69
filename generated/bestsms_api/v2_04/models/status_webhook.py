# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
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
    """API version of the webhook. Example: 2.04"""

    Sender: Text = Text("Sender")
    """Sender set in the dashboard for your webhooks; compare it with your own setting. Example:
    application@example.com"""

    APIKey: Text = Text("APIKey")
    """Shared secret set in the dashboard for your webhooks; compare it with your own setting. Example: not-a-real-key"""

    ContactID: Text = Text("ContactID", shown=True)
    """Identifier of the contact, empty if none. Example: 6000000b-f002-4007-b00a-c00000000001"""

    ReceivedID: Text = Text("ReceivedID", shown=True)
    """Identifier of the received message, empty in a status webhook. Example: 5000000a-f002-4007-b00a-d00000000001"""

    MessageID: Text = Text("MessageID", shown=True)
    """Identifier of the sent message. Example: 1000000a-f002-4007-b00a-d00000000001"""

    SubAccount: Text = Text("SubAccount")
    """Sub-account the message is reported and billed under. Example: SubAccount01"""

    Department: Text = Text("Department")
    """Department the message is reported and billed under. Example: Department01"""

    JobNumber: Text = Text("JobNumber", aliases=("JobNum",), shown=True)
    """Eight-character job number of the sent message. Example: 10C7B9A0"""
    JobNum: Text = JobNumber
    """The same as JobNumber."""

    SentTimeLocal: DateTime = DateTime("SentTimeLocal", aliases=("SentTime",), shown=True)
    """When the message was sent or received, `YYYY-MM-DD HH:MM:SS`, local to the sender. Older webhooks write other
    forms. Example: 2025-06-04 09:16:55"""
    SentTime: DateTime = SentTimeLocal
    """The same as SentTimeLocal."""

    SentTimeUTC_ISO8601: DateTime = DateTime(
        "SentTimeUTC-ISO8601", name="SentTimeUTC_ISO8601", aliases=("SendTimeUTC",), utc=True, shown=True
    )
    """When the message was sent or received, `YYYY-MM-DD HH:MM:SS` in UTC. Example: 2025-06-03 23:16:55"""
    SendTimeUTC: DateTime = SentTimeUTC_ISO8601
    """The same as SentTimeUTC_ISO8601."""

    SentTimeUTC_RFC3339: DateTime = DateTime("SentTimeUTC-RFC3339", name="SentTimeUTC_RFC3339", utc=True, shown=True)
    """When the message was sent or received, in RFC 3339 form. Example: 2025-06-03T23:16:55.000Z"""

    URL: Text = Text("URL")
    """Address that this webhook is sent to. Example: https://www.example.com/webhook"""

    AuthToken: Text = Text("AuthToken")
    """Token that older webhooks carry in place of Sender and APIKey. Example: not-a-real-token"""

    RESPONSEMODE: Text = Text("RESPONSEMODE", shown=True)
    """Format of this webhook; older webhooks only. Known values: JSON, XML. Example: JSON"""

    Type: Text = Text("Type", shown=True)
    """Kind of message. Known values: SMS, Email, Fax, Voice, TextToSpeech. Example: SMS"""

    Destination: Text = Text("Destination")
    """Number of the recipient in E.164 form. Example: +61491570006"""

    Status: Text = Text("Status", shown=True)
    """State of this recipient; compare without regard to case. Known values: SUCCESS, FAILED, PENDING, UPDATED.
    Example: SUCCESS"""

    Result: Text = Text("Result", shown=True)
    """Delivery result, or the reason of the failure; the description of the event where Status is UPDATED. Example:
    delivered"""

    Message: Text = Text("Message")
    """Always empty."""

    Price: Number = Number("Price", shown=True)
    """Cost of this recipient, in the currency of the account. Example: 0.10"""

    Detail: Text = Text("Detail")
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
        AuthToken: str | None = None,
        RESPONSEMODE: str | None = None,
        Type: str | None = None,
        Destination: str | None = None,
        Status: str | None = None,
        Result: str | None = None,
        Message: str | None = None,
        Price: Decimal | float | int | None = None,
        Detail: str | None = None,
    ) -> None:
        self._fill(locals())
