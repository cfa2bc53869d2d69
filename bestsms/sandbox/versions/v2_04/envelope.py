"""Webhooks of v2.04: every field is text, empty where there is nothing to tell."""

from __future__ import annotations

from collections.abc import Mapping

from bestsms.sandbox.settings import Settings
from bestsms.sandbox.times import local, rfc3339, utc
from bestsms.sandbox.versions.envelope import Event

__all__ = ["envelope"]


def envelope(settings: Settings, event: Event) -> Mapping[str, str | None]:
    """Return the fields of a webhook in their documented order."""
    return {
        "Version": event.version,
        "Sender": settings.WebhookSender,
        "APIKey": settings.WebhookSecret,
        "Type": event.kind,
        "Destination": event.destination,
        "ContactID": event.contact_id,
        "ReceivedID": event.received_id,
        "MessageID": event.of_message("message_id"),
        "SubAccount": event.of_message("sub_account"),
        "Department": event.of_message("department"),
        "JobNumber": event.of_message("job"),
        "SentTimeLocal": local(event.moment, settings.TimeZone),
        "SentTimeUTC-ISO8601": utc(event.moment),
        "SentTimeUTC-RFC3339": rfc3339(event.moment),
        "Status": event.status,
        "Result": event.result,
        "Message": event.text,
        "Price": event.price_text,
        "Detail": event.detail,
        "URL": event.url,
    }
