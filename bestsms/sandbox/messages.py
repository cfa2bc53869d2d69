"""Accepting a message: what is kept of it, and when it is due."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from bestsms.sandbox import delivery, forced
from bestsms.sandbox.answers import Refusal
from bestsms.sandbox.merge import has_placeholders, merged
from bestsms.sandbox.recipients import Target, expanded
from bestsms.sandbox.segments import converted, segments
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import User
from bestsms.sandbox.store import insertion
from bestsms.sandbox.times import parsed

__all__ = ["accept"]

NO_DESTINATION = "Error - Could not find any valid destination(s)."
_COLUMNS = (
    "message", "seq", "destination", "contact_id", "group_id", "fields", "text", "status", "result", "price", "parts",
    "planned",
)  # fmt: skip
_INSERT = insertion("recipients", _COLUMNS)
_HANDSET = (
    "INSERT INTO handsets VALUES (?, ?, ?, 1) "
    "ON CONFLICT (number) DO UPDATE SET text = excluded.text, at = excluded.at, count = count + 1"
)


def accept(service: Service, data: Mapping[str, Any], user: User, request: int) -> str:
    """Take a message over; return its MessageID.

    Args:
        service: The sandbox.
        data: MessageData, as the contract wants it.
        user: Who sends it.
        request: Id of the request that is kept of it.

    Raises:
        Refusal: There is nobody to send it to, or its time is none.
    """
    store, settings, now = service.store, service.settings, service.clock.now()
    due = _due(service, data, now)
    targets = list(expanded(store, data["Destinations"], settings.CountryCode))
    if not targets:
        raise Refusal(NO_DESTINATION, **({"MessageID": data["MessageID"]} if "MessageID" in data else {}))
    text = _text(service, data)
    message_id = data.get("MessageID") or str(uuid.uuid4())
    message = store.insert(
        "messages",
        message_id=message_id,
        reference=data.get("Reference", ""),
        sub_account=data.get("SubAccount", user.SubAccount),
        department=data.get("Department", user.Department),
        from_number=data.get("FromNumber", settings.Number),
        text=text,
        mode=data.get("Mode", ""),
        webhook_url=data.get("WebhookCallbackURL", settings.WebhookURL),
        webhook_format=data.get("WebhookCallbackFormat", settings.WebhookFormat),
        state="Delayed" if due > now else "Pending",
        created=now,
        due=due,
        count=len(targets),
        complete=0,
        success=0,
        failed=0,
        price=0,
        parts=len(segments(text, service.sizes)),
        first=targets[0].destination,
        request=request,
    )
    store.run("UPDATE messages SET job = ? WHERE id = ?", f"{0x10000000 + message:08X}", message)
    store.run_many(_INSERT, _rows(service, message, data, targets, forced.taken(store, targets)))
    _schedule(service, message, due, now, count=len(targets), is_test="Mode" in data)
    store.run_many(_HANDSET, ((target.destination, text, now) for target in targets))
    service.events.publish("Message", message)
    return message_id


def _due(service: Service, data: Mapping[str, Any], now: int) -> int:
    if "SendTime" not in data and "TimeZone" not in data:
        return now
    due = parsed(data.get("SendTime", "2000-01-01T00:00"), data.get("TimeZone", service.settings.TimeZone))
    if due is None:
        raise Refusal
    return max(due, now)


def _text(service: Service, data: Mapping[str, Any]) -> str:
    text: str = data.get("Message", "[[File1]]")
    text = converted(text) if data.get("CharacterConversion") else text
    return text if has_placeholders(text) else _shortened(service, text)


def _shortened(service: Service, text: str) -> str:
    most = service.settings.MaxParts
    if not most or len(text) <= service.sizes.UCS2First:
        return text
    return "".join(part.Text for part in segments(text, service.sizes)[:most])


def _schedule(service: Service, message: int, due: int, now: int, *, count: int, is_test: bool) -> None:
    """Have a message sent when it is due; one that is only a test is done at once."""
    if due > now:
        service.later(due, "dispatch", message)
        return
    delivery.begin(service, message)
    if is_test:
        delivery.deliver(service, message, 0, at_once=count)
    else:
        service.later(now + int(service.settings.DeliverySeconds * 1000), "deliver", message)


def _rows(
    service: Service, message: int, data: Mapping[str, Any], targets: list[Target], planned: Mapping[int, str]
) -> Iterator[tuple[object, ...]]:
    text = _text(service, data)
    is_merged = has_placeholders(text)
    parts = len(segments(text, service.sizes))
    files = range(1, len(data.get("Files", ())) + 1)
    links = [f"{service.url}/_sandbox/files/{message}/{number}" for number in files]
    for seq, target in enumerate(targets, 1):
        own = _shortened(service, _converted(data, merged(text, target.fields, links))) if is_merged else None
        yield (
            message,
            seq,
            target.destination,
            target.contact_id,
            target.group_id,
            msgspec.json.encode(target.fields).decode() if target.fields else None,
            own,
            "PENDING",
            "",
            0,
            parts if own is None else len(segments(own, service.sizes)),
            planned.get(seq),
        )


def _converted(data: Mapping[str, Any], text: str) -> str:
    return converted(text) if data.get("CharacterConversion") else text
