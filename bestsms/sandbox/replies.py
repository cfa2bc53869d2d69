"""Messages from handsets: which message they answer, and whether they opt out."""

from __future__ import annotations

import re
import uuid

from bestsms.sandbox import optouts, webhooks
from bestsms.sandbox.numbers import normalised
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row

__all__ = ["receive"]

_OPT_OUT = re.compile(r"\s*(stop|optout|opt out|unsubscribe)\b", re.IGNORECASE)
_DAY = 24 * 3600 * 1000
_SAID = (
    "INSERT INTO handsets VALUES (?, ?, ?, 1) "
    "ON CONFLICT (number) DO UPDATE SET text = excluded.text, at = excluded.at, count = count + 1"
)


def receive(service: Service, sender: str, text: str, *, is_reply: bool, message_id: str | None = None) -> int:
    """Take in a message from a handset; return its id.

    Args:
        service: The sandbox.
        sender: Number of the handset.
        text: What it writes.
        is_reply: Whether it answers the last message that went to the handset, if that was within 7 days.
        message_id: The message that it answers, where that is not the last.

    Raises:
        LookupError: There is no such message to this handset.
    """
    number = normalised(sender, service.settings.CountryCode)
    now = service.clock.now()
    recipient = _answered(service, number, now, message_id) if is_reply else None
    inbound = service.store.insert(
        "inbound",
        received_id=str(uuid.uuid4()),
        message=None if recipient is None else recipient["message"],
        recipient=None if recipient is None else recipient["id"],
        number=number,
        contact_id=_contact_id(service, number, recipient),
        text=text,
        received=now,
    )
    service.store.run(_SAID, number, text, now)
    row = service.store.row("SELECT * FROM inbound WHERE id = ?", inbound)
    message = service.store.row("SELECT * FROM messages WHERE id = ?", recipient["message"]) if recipient else None
    if row is not None:
        if _OPT_OUT.match(text):
            _opt_out(service, row, message, recipient)
        webhooks.tell_of_inbound(service, row, message)
    service.events.publish("Inbound", inbound)
    return inbound


def _opt_out(service: Service, inbound: Row, message: Row | None, recipient: Row | None) -> None:
    """Send nothing more to a handset."""
    answered = None
    if message is not None and recipient is not None:
        answered = recipient["text"] if recipient["text"] is not None else message["text"]
    given = {
        "Destination": inbound["number"],
        "ContactID": inbound["contact_id"],
        "StopMessage": inbound["text"],
        "OriginalMessage": answered,
    }
    optouts.create(service, optouts.TEXT, given)


def _answered(service: Service, number: str, now: int, message_id: str | None) -> Row | None:
    """Return the recipient whose message a handset answers."""
    window = service.limits["ReplyWindowDays"] * _DAY
    if message_id is not None:
        message = service.store.value("SELECT max(id) FROM messages WHERE message_id = ?", message_id)
        query = "SELECT * FROM recipients WHERE message = ? AND destination = ? ORDER BY seq LIMIT 1"
        found = service.store.row(query, message, number)
        if found is None:
            raise LookupError("no message with this MessageID went to this handset")
        return found
    query = (
        "SELECT recipients.* FROM recipients JOIN messages ON messages.id = message "
        "WHERE destination = ? AND status <> 'FAILED' AND state <> 'Delayed' AND result <> 'Control Deleted' "
        "AND due >= ? ORDER BY recipients.id DESC LIMIT 1"
    )
    return service.store.row(query, number, now - window)


def _contact_id(service: Service, number: str, recipient: Row | None) -> str:
    if recipient is not None and recipient["contact_id"]:
        return str(recipient["contact_id"])
    return service.store.value("SELECT contact_id FROM contacts WHERE mobile = ? ORDER BY id LIMIT 1", number) or ""
