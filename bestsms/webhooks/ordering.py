"""What of an event decides about its place: whose events it belongs to, and whether it is older than another."""

from __future__ import annotations

import json
from hashlib import blake2b

from bestsms.webhooks.events import Event, StatusEvent, event_of
from bestsms.webhooks.stores.interface import Entry

__all__ = ["entry_of", "event_from"]


def entry_of(event: Event, drop_stale: bool) -> Entry:
    """Return what a store keeps of an event, which may be dropped as stale or not. The secret is not in it."""
    return Entry(
        Key=event.Key,
        Stream=_stream(event),
        Body=json.dumps(event.ToDict()),
        IsStatus=drop_stale and isinstance(event, StatusEvent),
        IsFinal=isinstance(event, StatusEvent) and event.Delivery.IsFinal is True,
        Moment=round(event.Time.timestamp() * 1000) if event.Time is not None else None,
    )


def event_from(entry: Entry) -> Event:
    """Return the event that a store kept."""
    return event_of(json.loads(entry.Body))


def _stream(event: Event) -> str:
    """Return what all events have in common that are handled one after the other.

    It is a digest: what stays in a store once an event is handled leads to no number.
    """
    about = event.Kind, event.MessageID or event.JobNumber or "", event.Destination or ""
    return blake2b(json.dumps(about).encode("ascii"), digest_size=16).hexdigest()
