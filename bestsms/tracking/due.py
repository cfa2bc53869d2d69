"""Which messages are due to be asked for, and when the next request may be made: for all processes together."""

from __future__ import annotations

import sqlite3
from collections.abc import Container
from typing import NamedTuple

from bestsms.tracking.settling import note, settle

__all__ = ["Claim", "Effect", "claim", "covered", "effect_of", "left", "release", "slot"]

LONGEST_PAUSE = 3_600_000
"""Milliseconds, between two polls of one message that brought nothing."""
LONGEST_QUEUE = 60_000
"""Milliseconds; a queue that is longer is a clock that was set back."""
_DUE = """
is_open AND due <= :now AND NOT (outcome = 'Sending' AND lease > :now) AND heard + CASE
    WHEN fruitless = 0 AND (outcome IN ('Sending', 'Unknown') OR disputed > 0) THEN 0
    ELSE min(max(:longest, :quiet), :quiet * (1 << min(fruitless, 20))) END <= :now
"""


class Claim(NamedTuple):
    """A message that one reconciliation asks for."""

    message_id: str
    outcome: str
    revision: int
    heard: int
    fruitless: int


class Effect(NamedTuple):
    """What a message is after it was asked for."""

    outcome: str
    is_given_up: bool
    is_open: bool


def claim(db: sqlite3.Connection, quiet: int, now: int, but_not: Container[str]) -> Claim | None:
    """Return the message that is due the longest, which is nobody else's for as long as it is quiet; None if none is.

    Args:
        db: The connection, in a transaction.
        quiet: Milliseconds since something was learnt of a message before it is asked for.
        now: The time, in milliseconds since 1970.
        but_not: Messages that were asked for already.
    """
    query = f"SELECT id, outcome, revision, heard, fruitless FROM bestsms_tracked WHERE {_DUE} ORDER BY heard"  # noqa: S608  # texts of our own
    found = next((row for row in db.execute(query, _when(quiet, now)) if row[0] not in but_not), None)
    if found is None:
        return None
    claimed = Claim(*found)
    db.execute("UPDATE bestsms_tracked SET heard = ?, fruitless = fruitless + 1 WHERE id = ?", (now, found[0]))
    return claimed


def release(db: sqlite3.Connection, claimed: Claim) -> None:
    """Give back a message that was not asked for."""
    db.execute(
        "UPDATE bestsms_tracked SET heard = ?, fruitless = ? WHERE id = ? AND revision = ?",
        (claimed.heard, claimed.fruitless, claimed.message_id, claimed.revision),
    )


def left(db: sqlite3.Connection, quiet: int, now: int) -> int:
    """Return how many messages are due."""
    (count,) = db.execute(f"SELECT count(*) FROM bestsms_tracked WHERE {_DUE}", _when(quiet, now)).fetchone()  # noqa: S608  # texts of our own
    return int(count)


def effect_of(db: sqlite3.Connection, claimed: Claim, patience: int, now: int, *, was_answered: bool) -> Effect:
    """Return what came of asking for a message; give it up if it was answered, and all patience is over."""
    query = "SELECT outcome, is_open, due FROM bestsms_tracked WHERE id = ?"
    found = db.execute(query, (claimed.message_id,)).fetchone()
    if found is None:  # forgotten meanwhile
        return Effect(claimed.outcome, is_given_up=False, is_open=False)
    outcome, is_open, due = found
    gives_up = bool(was_answered and is_open and outcome == "Accepted" and now >= due + patience)
    if gives_up:
        db.execute("UPDATE bestsms_tracked SET given_up = 1 WHERE id = ?", (claimed.message_id,))
        note(db, claimed.message_id, "Poll", "GivenUp", now)
        settle(db, claimed.message_id)
    return Effect(outcome, gives_up, bool(is_open) and not gives_up)


def slot(db: sqlite3.Connection, pace: int, now: int, latest: int) -> int | None:
    """Return when the next request may be made, which is nobody else's; None if that is too late."""
    found = db.execute("SELECT value FROM bestsms_tracking WHERE name = 'next request'").fetchone()
    earliest: int = found[0] if found is not None else now
    mine = max(now, earliest) if earliest < now + LONGEST_QUEUE else now
    if mine > latest:
        return None
    db.execute("INSERT OR REPLACE INTO bestsms_tracking VALUES ('next request', ?)", (mine + pace,))
    return mine


def covered(db: sqlite3.Connection, now: int, *, until: int | None = None) -> int:
    """Return until when replies were looked for, at first the time of the first send; write it down if it is given."""
    if until is not None:
        db.execute("INSERT OR REPLACE INTO bestsms_tracking VALUES ('replies until', ?)", (until,))
        return until
    found = db.execute("SELECT value FROM bestsms_tracking WHERE name = 'replies until'").fetchone()
    if found is None:
        found = db.execute("SELECT min(began) FROM bestsms_tracked").fetchone()
    return now if found[0] is None else int(found[0])


def _when(quiet: int, now: int) -> dict[str, int]:
    return {"quiet": quiet, "now": now, "longest": LONGEST_PAUSE}
