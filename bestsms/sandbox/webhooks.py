"""Webhooks: what they say, and to whom; posting them is posting.py's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from bestsms.sandbox.answers import xml
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row, insertion
from bestsms.sandbox.times import rfc3339
from bestsms.sandbox.versions.envelope import Event
from bestsms.sandbox.versions.envelopes import ENVELOPES

__all__ = ["GIVE_UP_AFTER", "RETRY_AFTER", "headers", "tell_of_delivery", "tell_of_inbound"]

NOT_TOLD = frozenset({"LinkNotPermitted"})
"""Results that no webhook tells of."""
RETRY_AFTER = 5 * 60 * 1000
GIVE_UP_AFTER = 24 * 3600 * 1000
_INSERT = insertion(
    "webhooks",
    (
        "id",
        "kind",
        "message",
        "inbound",
        "url",
        "format",
        "body",
        "destination",
        "created",
        "until",
        "state",
        "attempts",
    ),
)


def tell_of_delivery(service: Service, message: Row, results: Iterable[tuple[Row, str, str, int]]) -> None:
    """Have a webhook sent for each recipient with its status, result and price, if there is where to."""
    url = message["webhook_url"]
    if not url:
        return
    events = (
        Event(
            version=message["version"],
            kind="SMS",
            destination=recipient["destination"],
            contact_id=recipient["contact_id"],
            message=message,
            moment=message["due"],
            status=status,
            result=result,
            price=None if status == "PENDING" else price,
            detail="" if status == "PENDING" else f"SMSParts:{recipient['parts']}",
            url=url,
        )
        for recipient, status, result, price in results
        if result not in NOT_TOLD
    )
    _send(service, message["version"], message["webhook_format"], events)


def tell_of_inbound(service: Service, inbound: Row, message: Row | None) -> None:
    """Have a webhook sent for a message from a handset: to where its own message's go, if it answers one."""
    settings = service.settings
    url = message["webhook_url"] if message is not None else settings.WebhookURL
    if not url:
        return
    version = message["version"] if message is not None else settings.WebhookVersion
    event = Event(
        version=version,
        kind="SMSInbound" if message is None else "SMSReply",
        destination=inbound["number"],
        contact_id=inbound["contact_id"],
        message=message,
        moment=inbound["received"],
        status="RECEIVED",
        result="RECEIVED",
        detail=f"InputToNumber:{message['from_number'] if message is not None else settings.Number}",
        url=url,
        received_id=inbound["received_id"],
        text=inbound["text"],
    )
    written = message["webhook_format"] if message is not None else settings.WebhookFormat
    _send(service, version, written, [event], inbound["id"])


def headers(service: Service, written: str, moment: int) -> dict[str, str]:
    """Return the headers of a webhook that is posted at a time."""
    return {
        "Content-Type": "text/xml" if written == "XML" else "application/json",
        "X-Timestamp": rfc3339(moment),
        "X-Sender": service.settings.WebhookSender,
        "Authorization": service.settings.WebhookSecret,
    }


def _send(service: Service, version: str, written: str, events: Iterable[Event], inbound: int | None = None) -> None:
    """Have webhooks sent as a version and a format write them."""
    now = service.clock.now()
    first = (service.store.value("SELECT max(id) FROM webhooks") or 0) + 1
    envelope = ENVELOPES[version]
    rows = [
        (
            number,
            event.kind,
            None if event.message is None else event.message["id"],
            inbound,
            event.url,
            written,
            _written(envelope(service.settings, event), written),
            event.destination,
            now,
            now + GIVE_UP_AFTER,
            "Pending",
            0,
        )
        for number, event in enumerate(events, first)
    ]
    service.store.run_many(_INSERT, rows)
    service.store.run_many(
        "INSERT INTO work (due, kind, ref, position) VALUES (?, 'webhook', ?, 0)", ((now, row[0]) for row in rows)
    )
    for row in rows:
        service.events.publish("Webhook", row[0])
    service.due.set()


def _written(body: Mapping[str, str | None], written: str) -> str:
    return xml("root", body) if written == "XML" else msgspec.json.encode(body).decode()
