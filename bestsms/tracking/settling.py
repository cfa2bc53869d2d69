"""What follows for a message from what is known of its recipients, and the timeline."""

from __future__ import annotations

import sqlite3

from bestsms.tracking.records import Source

__all__ = ["COMPLETE", "note", "settle"]

COMPLETE = "(count IS NOT NULL AND finals >= count AND finals = told AND disputed = 0 AND word_after IS NULL)"
"""Whether every recipient has a final result, as SQL. A poll asked at the revision word_after must tell first."""


def settle(db: sqlite3.Connection, message_id: str, *, recount: bool = False) -> None:
    """Decide whether anything more is expected of a message; first count its recipients again if told to."""
    if recount:
        db.execute(
            "UPDATE bestsms_tracked SET revision = revision + 1, (told, finals, disputed) = ("
            " SELECT count(status), coalesce(sum(is_final), 0), coalesce(sum(is_disputed), 0)"
            " FROM bestsms_tracked_recipients WHERE message = bestsms_tracked.id) WHERE id = ?",
            (message_id,),
        )
        db.execute(
            "UPDATE bestsms_tracked_recipients SET revision = (SELECT revision FROM bestsms_tracked WHERE id = ?)"
            " WHERE message = ? AND (is_reopened OR is_disputed)",
            (message_id, message_id),
        )
    db.execute(
        "UPDATE bestsms_tracked SET is_open = CASE outcome WHEN 'NotSent' THEN 0 WHEN 'Accepted' THEN"  # noqa: S608  # texts of our own
        f" NOT given_up AND NOT {COMPLETE} ELSE 1 END WHERE id = ?",
        (message_id,),
    )


def note(
    db: sqlite3.Connection,
    message_id: str,
    source: Source,
    status: str,
    now: int,
    *,
    recipient: int | None = None,
    result: str | None = None,
) -> None:
    """Add to the timeline of a message."""
    db.execute(
        "INSERT INTO bestsms_tracked_timeline (message, at, source, recipient, status, result)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (message_id, now, source, recipient, status, result),
    )
