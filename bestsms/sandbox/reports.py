"""What is known of messages and their recipients, of the replies to them, and of what else came in."""

from __future__ import annotations

from dataclasses import dataclass

from bestsms.sandbox.answers import Refusal, UnknownRecord
from bestsms.sandbox.paging import HIGHEST, Asked, Page
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row
from bestsms.sandbox.times import parsed

__all__ = ["ACCOUNT", "Period", "between", "lately", "newest", "received", "recipients", "replies"]

ACCOUNT = "102030"
"""Number of the account."""
NOT_FOUND = "Message(s) NOT found"
_MINUTE = 60_000


@dataclass(frozen=True)
class Period:
    """A stretch of time, its ends included."""

    first: int
    last: int


def newest(service: Service, message_id: str, text: str = NOT_FOUND) -> Row:
    """Return the newest message of a MessageID.

    Raises:
        UnknownRecord: There is none.
    """
    query = "SELECT * FROM messages WHERE message_id = ? ORDER BY id DESC LIMIT 1"
    row = service.store.row(query, message_id)
    if row is None:
        raise UnknownRecord(text, MessageID=message_id)
    return row


def recipients(service: Service, message: Row, asked: Asked) -> tuple[Page, list[Row]]:
    """Return a page of the recipients of a message."""
    page = Page(*asked, message["count"])
    first = page.offset + 1
    query = "SELECT * FROM recipients WHERE message = ? AND seq BETWEEN ? AND ? ORDER BY seq"
    return page, service.store.rows(query, message["id"], first, first + page.size - 1)


def replies(service: Service, recipient: Row) -> list[Row]:
    """Return the replies of a recipient."""
    return service.store.rows("SELECT * FROM inbound WHERE recipient = ? ORDER BY id", recipient["id"])


def lately(service: Service, minutes: int) -> Period:
    """Return the last so many minutes."""
    return Period(max(0, service.clock.now() - min(minutes * _MINUTE, HIGHEST)), HIGHEST)


def between(service: Service, begin: str, end: str) -> Period:
    """Return the time between two times, local to the account; the last second is part of it.

    Raises:
        Refusal: One of them is none.
    """
    first, last = (parsed(text, service.settings.TimeZone) for text in (begin, end))
    if first is None or last is None:
        raise Refusal
    return Period(first, last + 999)


def received(service: Service, period: Period, asked: Asked) -> tuple[Page, list[Row]]:
    """Return a page of what came in, each with the message that it answers."""
    condition = "received BETWEEN ? AND ?"
    known = (period.first, period.last)
    page = Page(*asked, service.store.value(f"SELECT count(*) FROM inbound WHERE {condition}", *known))  # noqa: S608  # our own words
    query = (
        "SELECT inbound.*, messages.message_id, job, sub_account, department "  # noqa: S608  # our own words
        f"FROM inbound LEFT JOIN messages ON messages.id = message WHERE {condition} "
        "ORDER BY received, inbound.id LIMIT ? OFFSET ?"
    )
    return page, service.store.rows(query, *known, page.size, page.offset)
