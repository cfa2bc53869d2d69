# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    DateTime,
    Model,
    Text,
)


class WebhookBase(Model):
    """What both webhooks carry."""

    __slots__ = ()

    Version = Text("Version", shown=True)
    """API version of the webhook. Example: v3.00"""

    Sender = Text("Sender", max_length=100)
    """Sender set in the dashboard for your webhooks; compare it with your own setting. At most 100 characters.
    Example: application@example.com"""

    APIKey = Text("APIKey", max_length=255)
    """Shared secret set in the dashboard for your webhooks; compare it with your own setting. At most 255 characters.
    Example: not-a-real-key"""

    ContactID = Text("ContactID", shown=True, nullable=True)
    """Identifier of the contact, empty if none. Example: 6000000b-f002-4007-b00a-c00000000001"""

    ReceivedID = Text("ReceivedID", shown=True, nullable=True)
    """Identifier of the received message, null in a status webhook. Example: 5000000a-f002-4007-b00a-d00000000001"""

    MessageID = Text("MessageID", shown=True, nullable=True)
    """Identifier of the sent message. Example: 1000000a-f002-4007-b00a-d00000000001"""

    SubAccount = Text("SubAccount", nullable=True)
    """Sub-account the message is reported and billed under. Example: SubAccount01"""

    Department = Text("Department", nullable=True)
    """Department the message is reported and billed under. Example: Department01"""

    JobNumber = Text("JobNumber", aliases=("JobNum",), shown=True)
    """Eight-character job number of the sent message. Example: 10C7B9A0"""
    JobNum = JobNumber
    """The same as JobNumber."""

    SentTimeLocal = DateTime("SentTimeLocal", aliases=("SentTime",), never="0001-01-01", shown=True)
    """When the message was sent or received, `YYYY-MM-DD HH:MM:SS`, local to the sender. Example: 2025-06-04 09:16:55"""
    SentTime = SentTimeLocal
    """The same as SentTimeLocal."""

    SentTimeUTC_ISO8601 = DateTime(
        "SendTimeUTC", name="SentTimeUTC_ISO8601", aliases=("SendTimeUTC",), never="0001-01-01", utc=True, shown=True
    )
    """When the message was sent or received, `YYYY-MM-DD HH:MM:SS` in UTC. Example: 2025-06-03 23:16:55"""
    SendTimeUTC = SentTimeUTC_ISO8601
    """The same as SentTimeUTC_ISO8601."""

    SentTimeUTC_RFC3339 = DateTime("SentTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the message was sent or received, in RFC 3339 form. Example: 2025-06-03T23:16:55.000Z"""

    URL = Text("URL", max_length=500)
    """Address that this webhook is sent to. At most 500 characters. Example: https://www.example.com/webhook"""
