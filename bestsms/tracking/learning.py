"""Reports in the tables: each finds its recipient, is judged, and changes what is known if it says more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from bestsms.tracking.matching import Row, Rows
from bestsms.tracking.records import Source
from bestsms.tracking.reports import Polled, Reply, Report
from bestsms.tracking.rules import verdict
from bestsms.tracking.settling import note, settle

__all__ = ["learn", "learn_from_poll", "learn_of_absence", "learn_replies"]

CREATED_MAY_DIFFER_BY = 120_000
"""Milliseconds that the service's clock may be behind."""


class _Lesson:
    """The reports of one answer or webhook, on one message.

    Args:
        db: The connection, in a transaction.
        message_id: The message.
        source: Where the reports come from.
        mark: Revision of the message when they were asked for; None if nobody asked.
        now: The time.
    """

    def __init__(self, db: sqlite3.Connection, message_id: str, source: Source, mark: int | None, now: int) -> None:
        self._db, self._message, self._mark, self._now = db, message_id, mark, now
        self._source: Source = source
        self._rows = Rows(db, message_id)
        (revision,) = db.execute("SELECT revision FROM bestsms_tracked WHERE id = ?", (message_id,)).fetchone()
        self._revision: int = revision + 1
        self._told = self._finals = self._disputed = 0
        self.news = 0

    def take(self, reports: Iterable[Report]) -> None:
        for report in reports:
            rows = self._rows.of(report)
            if len(rows) > 1:
                self._take_of_one_of(rows, report)
            else:
                self._take_of(rows[0] if rows else self._rows.new(), report)
        self._db.execute(
            "UPDATE bestsms_tracked SET told = told + ?, finals = finals + ?, disputed = disputed + ? WHERE id = ?",
            (self._told, self._finals, self._disputed, self._message),
        )
        if self.news:
            self._db.execute(
                "UPDATE bestsms_tracked SET revision = ?, heard = max(heard, ?), fruitless = 0 WHERE id = ?",
                (self._revision, self._now, self._message),
            )

    def _take_of(self, row: Row, report: Report) -> None:
        decides = self._mark is not None and row.revision <= self._mark
        found = verdict(row.known, report, decides=decides)
        self._rows.identify(row, report)
        if found == "Dispute" and not row.is_disputed:
            self._dispute(row)
        if found == "Take":
            self._write(row, report)
        elif found == "Same":
            self._complete(row, report, settles=decides)

    def _take_of_one_of(self, rows: Sequence[Row], report: Report) -> None:
        """Take a report that tells a number which several recipients have: only a poll tells whose it is."""
        if not any(verdict(row.known, report, decides=False) in ("Same", "Late") for row in rows):
            for row in rows:
                if not row.is_disputed:
                    self._dispute(row)

    def _write(self, row: Row, report: Report) -> None:
        since_when = report.sent if report.sent is not None else row.sent
        is_reopened = bool((row.is_final or row.is_reopened) and not report.is_final and since_when == row.sent)
        self._db.execute(
            "UPDATE bestsms_tracked_recipients SET status = ?, result = ?, price = ?, parts = coalesce(?, parts),"
            " sent = ?, at = ?, source = ?, is_final = ?, is_success = ?, is_disputed = 0, is_reopened = ?,"
            " revision = ? WHERE id = ?",
            (
                report.status,
                report.result or None,
                report.price,
                report.parts,
                since_when,
                self._now,
                self._source,
                report.is_final,
                report.is_success,
                is_reopened,
                self._revision,
                row.id,
            ),
        )
        self._told += row.status is None
        self._finals += report.is_final - row.is_final
        self._disputed -= row.is_disputed
        self._tell(row, report.status, report.result or None)

    def _complete(self, row: Row, report: Report, *, settles: bool) -> None:
        """Add what an earlier report of the same did not tell."""
        self._db.execute(
            "UPDATE bestsms_tracked_recipients SET price = coalesce(price, ?), parts = coalesce(parts, ?),"
            " sent = coalesce(sent, ?), is_disputed = is_disputed AND NOT ? WHERE id = ?",
            (report.price, report.parts, report.sent, settles, row.id),
        )
        if settles and row.is_disputed:
            self._disputed -= 1

    def _dispute(self, row: Row) -> None:
        self._db.execute(
            "UPDATE bestsms_tracked_recipients SET is_disputed = 1, revision = ? WHERE id = ?", (self._revision, row.id)
        )
        self._disputed += 1
        self._tell(row, "Disputed", None)

    def _tell(self, row: Row, status: str, result: str | None) -> None:
        self.news += 1
        note(self._db, self._message, self._source, status, self._now, recipient=row.id, result=result)


def learn(
    db: sqlite3.Connection,
    message_id: str,
    reports: Iterable[Report],
    *,
    source: Source,
    now: int,
    mark: int | None = None,
) -> int:
    """Take reports of a message, which the service therefore has; return how many were news."""
    _accept(db, message_id, source, now)
    lesson = _Lesson(db, message_id, source, mark, now)
    lesson.take(reports)
    settle(db, message_id)
    return lesson.news


def learn_from_poll(db: sqlite3.Connection, polled: Polled, *, now: int, mark: int | None) -> int:
    """Take the answer to a poll; return how much was news."""
    if _is_of_an_earlier_message(db, polled):
        learn_of_absence(db, polled.message_id, now)
        return 0
    news = learn(db, polled.message_id, polled.reports, source="Poll", now=now, mark=mark)
    _learn_of_the_whole(db, polled, mark)
    settle(db, polled.message_id)
    return news + learn_replies(db, polled.message_id, polled.replies, source="Poll", now=now)


def _learn_of_the_whole(db: sqlite3.Connection, polled: Polled, mark: int | None) -> None:
    """Take what a poll tells of the message; a poll of which nobody knows how old it is tells what is not known yet."""
    query = "SELECT status IS NULL OR ? >= word_after OR (word_after IS NULL AND ? IS NOT NULL) FROM bestsms_tracked"
    (counts,) = db.execute(f"{query} WHERE id = ?", (mark, mark, polled.message_id)).fetchone()
    db.execute("UPDATE bestsms_tracked SET count = coalesce(?, count) WHERE id = ?", (polled.total, polled.message_id))
    if counts:
        db.execute(
            "UPDATE bestsms_tracked SET status = coalesce(?, status), due = coalesce(?, due),"
            " word_after = CASE WHEN ? >= word_after THEN NULL ELSE word_after END WHERE id = ?",
            (polled.status, polled.due, mark, polled.message_id),
        )


def learn_of_absence(db: sqlite3.Connection, message_id: str, now: int) -> None:
    """Take the service's word that it has no such message: one that was to be sent was not, once that is sure."""
    changed = db.execute(
        "UPDATE bestsms_tracked SET outcome = 'NotSent', heard = ?"
        " WHERE id = ? AND outcome IN ('Sending', 'Unknown') AND lease <= ?",
        (now, message_id, now),
    )
    if changed.rowcount:
        note(db, message_id, "Poll", "NotSent", now)
        settle(db, message_id)


def learn_replies(
    db: sqlite3.Connection, message_id: str, replies: Iterable[Reply], *, source: Source, now: int
) -> int:
    """Take replies to a message, which the service therefore has; return how many were news."""
    news = 0
    for reply in replies:
        _accept(db, message_id, source, now)
        made = db.execute(
            "INSERT INTO bestsms_tracked_replies (message, key, received_id, sender, text, time, at, source)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (message_id, reply.key, reply.received_id, reply.sender, reply.text, reply.time, now, source),
        )
        news += made.rowcount
    return news


def _accept(db: sqlite3.Connection, message_id: str, source: Source, now: int) -> None:
    """Write down that the service has a message."""
    made = db.execute(
        "INSERT INTO bestsms_tracked (id, outcome, began, lease, due, heard) VALUES (?, 'Accepted', ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET outcome = 'Accepted' WHERE outcome != 'Accepted'",
        (message_id, now, now, now, now),
    )
    if made.rowcount:
        note(db, message_id, source, "Accepted", now)
        settle(db, message_id)


def _is_of_an_earlier_message(db: sqlite3.Connection, polled: Polled) -> bool:
    """Whether what was found is an earlier message of the MessageID, and not the one that was to be sent."""
    found = db.execute(
        "SELECT earliest FROM bestsms_tracked WHERE id = ? AND outcome IN ('Sending', 'Unknown')", (polled.message_id,)
    ).fetchone()
    if found is None or found[0] is None or polled.created is None:
        return False
    earliest: int = found[0]
    return polled.created < earliest - CREATED_MAY_DIFFER_BY
