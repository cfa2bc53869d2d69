"""Sends in the tables: what is written before a request leaves, and how it ended."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from bestsms.tracking.matching import Told
from bestsms.tracking.numbers import key_of
from bestsms.tracking.settling import note, settle

__all__ = ["GRACE", "Intent", "Permission", "expect", "intend", "outcome_of", "reopen"]

GRACE = 60_000
"""Milliseconds after which a request that nobody waits for any more has arrived, if it ever does."""
Permission: TypeAlias = Literal["Send", "Sent", "Unsure"]
"""Whether to send: yes; it was sent before; it may have been sent before."""
_OUTCOMES: Mapping[str, str] = {"Success": "Accepted", "Unknown": "Unknown", "Failed": "NotSent", "Error": "NotSent"}


class Intent(NamedTuple):
    """A message that is about to be sent. Times are milliseconds since 1970."""

    message_id: str
    body: bytes
    destinations: list[dict[str, Any]]
    earliest: int | None
    """What was created before is an earlier message of the same MessageID; None where there can be none."""
    lease: int
    """When the sender has given up, whatever happens."""

    def __repr__(self) -> str:
        return f"<Intent {self.message_id}>"


def intend(db: sqlite3.Connection, intent: Intent, now: int) -> Permission:
    """Write down that a message is about to be sent, unless it was already.

    Raises:
        ValueError: The MessageID is that of another message.
    """
    (secret,) = db.execute("SELECT value FROM bestsms_tracking WHERE name = 'secret'").fetchone()
    digest = hashlib.blake2b(intent.body, key=secret, digest_size=16).digest()
    found = db.execute("SELECT outcome, digest FROM bestsms_tracked WHERE id = ?", (intent.message_id,)).fetchone()
    if found is not None and found[0] != "NotSent":
        if found[1] != digest:
            raise ValueError(
                f"MessageID {intent.message_id} is that of another message, which this one would hide: "
                "give each message its own"
            )
        return "Sent" if found[0] == "Accepted" else "Unsure"
    expect(db, intent.message_id, intent.destinations, now)
    db.execute(
        "UPDATE bestsms_tracked SET outcome = 'Sending', digest = ?, earliest = ?, began = ?, lease = ?, due = ?,"
        " heard = ?, given_up = 0, fruitless = 0 WHERE id = ?",
        (digest, intent.earliest, now, intent.lease, now, now, intent.message_id),
    )
    note(db, intent.message_id, "Send", "Sending", now)
    settle(db, intent.message_id)
    return "Send"


def expect(db: sqlite3.Connection, message_id: str, destinations: Iterable[Mapping[str, Any]], now: int) -> None:
    """Write down whom a message is for, in place of what was expected before."""
    db.execute(
        "INSERT INTO bestsms_tracked (id, outcome, began, lease, due, heard) VALUES (?, 'Unknown', ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (message_id, now, now, now, now),
    )
    db.execute("DELETE FROM bestsms_tracked_recipients WHERE message = ? AND status IS NULL", (message_id,))
    given = list(destinations)
    known = [one for one in given if one.get("Recipient") or one.get("ContactID")]
    told = Told(db, message_id)
    named = [
        (one.get("Recipient"), key_of(str(one.get("Recipient") or "")) or None, one.get("ContactID")) for one in known
    ]
    rows = [(*one, told.take(one[1], one[2])) for one in named]
    db.executemany(
        "INSERT INTO bestsms_tracked_recipients (message, given, given_key, contact) VALUES (?, ?, ?, ?)",
        ((message_id, *one) for *one, row in rows if row is None),
    )
    db.executemany(
        "UPDATE bestsms_tracked_recipients SET given = coalesce(given, ?), given_key = coalesce(given_key, ?),"
        " contact = coalesce(contact, ?) WHERE id = ?",
        (one for one in rows if one[3] is not None),
    )
    count = len(known) if known and len(known) == len(given) else None
    db.execute("UPDATE bestsms_tracked SET count = ? WHERE id = ? AND count IS NULL", (count, message_id))


def outcome_of(db: sqlite3.Connection, message_id: str, word: str, now: int) -> None:
    """Write down how a send ended; what shows that the service has the message weighs more than an answer."""
    outcome = _OUTCOMES[word]
    changed = db.execute(
        "UPDATE bestsms_tracked SET outcome = ?, lease = min(lease, ?), heard = max(heard, ?)"
        " WHERE id = ? AND outcome NOT IN ('Accepted', ?)",
        (outcome, now + GRACE, now, message_id, outcome),
    )
    if changed.rowcount:
        note(db, message_id, "Send", outcome, now)
        settle(db, message_id)


def reopen(db: sqlite3.Connection, message_id: str, mark: int, now: int, *, is_sure: bool) -> None:
    """Write down that a message was submitted again to those whom it failed to reach.

    Whoever was not known to be reached may be among them. What is told of the attempt before may still come, so the
    message is not complete until a poll has told of it.
    """
    where = "message = ? AND NOT is_success AND revision <= ?"
    if is_sure:
        change = (
            "status = 'PENDING', result = NULL, price = NULL, is_final = 0, is_reopened = 1, at = ?,"
            " source = 'Resubmit'"
        )
    else:
        change = "is_disputed = 1, at = ?"
    db.execute(
        f"UPDATE bestsms_tracked_recipients SET {change} WHERE {where}",  # noqa: S608  # texts of our own
        (now, message_id, mark),
    )
    changed = db.execute(
        "UPDATE bestsms_tracked SET given_up = 0, word_after = revision + 1, due = ?, heard = ?, fruitless = 0,"
        " status = NULL WHERE id = ?",
        (now, now, message_id),
    )
    if changed.rowcount:
        note(db, message_id, "Resubmit", "Reopened", now)
        settle(db, message_id, recount=True)
