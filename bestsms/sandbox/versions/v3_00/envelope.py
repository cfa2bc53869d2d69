"""Webhooks of v3.00: null where there is nothing to tell, and times under other names."""

from __future__ import annotations

from collections.abc import Mapping

from bestsms.sandbox.settings import Settings
from bestsms.sandbox.versions.envelope import Event
from bestsms.sandbox.versions.v2_04.envelope import envelope as envelope_v2_04

__all__ = ["envelope"]

NAMES = {"SentTimeUTC-ISO8601": "SendTimeUTC", "SentTimeUTC-RFC3339": "SentTimeUTC_RFC3339"}
"""Fields that v2.04 calls otherwise. The first is indeed Send, not Sent."""
STATUSES = {"SUCCESS": "Success", "FAILED": "Failed", "PENDING": "Pending"}
NULLABLE = frozenset(("ContactID", "ReceivedID", "MessageID", "SubAccount", "Department", "Message", "Price", "Detail"))


def envelope(settings: Settings, event: Event) -> Mapping[str, str | None]:
    """Return the fields of a webhook in their documented order."""
    fields = {NAMES.get(name, name): value for name, value in envelope_v2_04(settings, event).items()}
    empty = {name: None for name in NULLABLE if not fields[name]}
    return {**fields, **empty, "Version": f"v{event.version}", "Status": STATUSES.get(event.status, event.status)}
