"""Accepting a message: what is kept of it, and when it is due."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from bestsms.sandbox import delivery, forced
from bestsms.sandbox.answers import Refusal
from bestsms.sandbox.merge import has_placeholders, merged
from bestsms.sandbox.recipients import Destination, Target, expanded
from bestsms.sandbox.segments import converted, segments
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import User
from bestsms.sandbox.store import insertion
from bestsms.sandbox.times import parsed

__all__ = ["NO_DESTINATION", "Sending", "accept"]

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


@dataclass(frozen=True, kw_only=True)
class Sending:
    """What a request has sent; what it does not name, the account decides."""

    version: str
    """Of the API that the request came by."""
    destinations: Iterable[Destination]
    text: str
    files: int = 0
    """How many go with it."""
    is_converted: bool = False
    """Whether characters outside GSM 03.38 are replaced."""
    page: str = ""
    """What `[[CustomPage]]` becomes."""
    message_id: str | None = None
    reference: str = ""
    sub_account: str | None = None
    department: str | None = None
    from_number: str | None = None
    mode: str = ""
    send_time: str | None = None
    time_zone: str | None = None
    webhook_url: str | None = None
    """Empty for none at all."""
    webhook_format: str | None = None


def accept(service: Service, sending: Sending, user: User, request: int) -> str:
    """Take a message over; return its MessageID.

    Args:
        service: The sandbox.
        sending: What is sent.
        user: Who sends it.
        request: Id of the request that is kept of it.

    Raises:
        Refusal: There is nobody to send it to, or its time is none.
    """
    store, settings, now = service.store, service.settings, service.clock.now()
    due = _due(service, sending, now)
    targets = list(expanded(store, sending.destinations, settings.CountryCode))
    if not targets:
        content: dict[str, Any] = {"MessageID": sending.message_id} if sending.message_id else {}
        raise Refusal(NO_DESTINATION, **content)
    text = _text(service, sending)
    message_id = sending.message_id or str(uuid.uuid4())
    message = store.insert(
        "messages",
        message_id=message_id,
        reference=sending.reference,
        sub_account=_given(sending.sub_account, user.SubAccount),
        department=_given(sending.department, user.Department),
        from_number=_given(sending.from_number, settings.Number),
        text=text,
        mode=sending.mode,
        version=sending.version,
        webhook_url=_given(sending.webhook_url, settings.WebhookURL),
        webhook_format=_given(sending.webhook_format, settings.WebhookFormat),
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
    store.run_many(_INSERT, _rows(service, message, sending, targets, forced.taken(store, targets)))
    _schedule(service, message, due, now, count=len(targets), is_test=bool(sending.mode))
    store.run_many(_HANDSET, ((target.destination, text, now) for target in targets))
    service.events.publish("Message", message)
    return message_id


def _given(value: str | None, otherwise: str | None) -> str | None:
    return otherwise if value is None else value


def _due(service: Service, sending: Sending, now: int) -> int:
    if sending.send_time is None and sending.time_zone is None:
        return now
    time = _given(sending.send_time, "2000-01-01T00:00")
    due = parsed(str(time), str(_given(sending.time_zone, service.settings.TimeZone)))
    if due is None:
        raise Refusal
    return max(due, now)


def _text(service: Service, sending: Sending) -> str:
    text = _converted(sending, sending.text)
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
    service: Service, message: int, sending: Sending, targets: list[Target], planned: Mapping[int, str]
) -> Iterator[tuple[object, ...]]:
    text = _text(service, sending)
    is_merged = has_placeholders(text)
    parts = len(segments(text, service.sizes))
    links = [f"{service.url}/_sandbox/files/{message}/{number}" for number in range(1, sending.files + 1)]
    for seq, target in enumerate(targets, 1):
        own = _own(service, sending, text, target, links) if is_merged else None
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


def _own(service: Service, sending: Sending, text: str, target: Target, links: list[str]) -> str:
    """Return the text that one recipient gets."""
    return _shortened(service, _converted(sending, merged(text, target.fields, links, sending.page)))


def _converted(sending: Sending, text: str) -> str:
    return converted(text) if sending.is_converted else text
