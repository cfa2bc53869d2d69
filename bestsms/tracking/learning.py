"""Reports in the tables: each finds its recipient, is judged, and changes what is known if it says more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bestsms.tracking.numbers import key_of, keys_that_may_mean
from bestsms.tracking.records import Source
from bestsms.tracking.reports import Polled, Reply, Report
from bestsms.tracking.rules import Known, verdict
from bestsms.tracking.settling import note, settle

__all__ = ["learn", "learn_from_poll", "learn_of_absence", "learn_replies"]

CREATED_MAY_DIFFER_BY = 120_000
"""Milliseconds that the service's clock may be behind."""
_ROW = (
    "SELECT id, key, seq, status, result, sent, is_final, is_disputed, is_reopened, revision"
    " FROM bestsms_tracked_recipients"
)


class _Row(NamedTuple):
    id: int
    key: str | None
    seq: str | None
    status: str | None
    result: str | None
    sent: int | None
    is_final: int
    is_disputed: int
    is_reopened: int
    revision: int

    @property
    def known(self) -> Known:
        return Known(self.status, self.result, bool(self.is_final), self.sent, bool(self.is_reopened))


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
        (revision,) = db.execute("SELECT revision FROM bestsms_tracked WHERE id = ?", (message_id,)).fetchone()
        self._revision: int = revision + 1
        self._told = self._finals = self._disputed = 0
        self.news = 0

    def take(self, reports: Iterable[Report]) -> None:
        for report in reports:
            rows = self._rows(report)
            if len(rows) > 1:
                self._take_of_one_of(rows, report)
            else:
                self._take_of(rows[0] if rows else self._new_row(), report)
        self._db.execute(
            "UPDATE bestsms_tracked SET told = told + ?, finals = finals + ?, disputed = disputed + ? WHERE id = ?",
            (self._told, self._finals, self._disputed, self._message),
        )
        if self.news:
            self._db.execute(
                "UPDATE bestsms_tracked SET revision = ?, heard = max(heard, ?), fruitless = 0 WHERE id = ?",
                (self._revision, self._now, self._message),
            )

    def _take_of(self, row: _Row, report: Report) -> None:
        decides = self._mark is not None and row.revision <= self._mark
        found = verdict(row.known, report, decides=decides)
        self._identify(row, report)
        if found == "Dispute" and not row.is_disputed:
            self._dispute(row)
        if found == "Take":
            self._write(row, report)
        elif found == "Same":
            self._complete(row, report, settles=decides)

    def _take_of_one_of(self, rows: Sequence[_Row], report: Report) -> None:
        """Take a report that tells a number which several recipients have: only a poll tells whose it is."""
        if not any(verdict(row.known, report, decides=False) in ("Same", "Late") for row in rows):
            for row in rows:
                if not row.is_disputed:
                    self._dispute(row)

    def _rows(self, report: Report) -> list[_Row]:
        if report.seq:
            rows = self._select("seq = ?", report.seq)
            if rows:
                return rows
        key = key_of(report.destination) if report.destination else None
        if key:
            rows = self._select("key = ? ORDER BY id", key)
            if report.seq:
                rows = [row for row in rows if row.seq is None][:1]
            if rows:
                return rows
        return self._expected(report, key)

    def _expected(self, report: Report, key: str | None) -> list[_Row]:
        """Return the recipient that was given to the sender and not told of yet, if there is one."""
        if report.contact:
            where = "key IS NULL AND given_key IS NULL AND contact = ? COLLATE NOCASE ORDER BY id LIMIT 1"
            rows = self._select(where, report.contact)
            if rows:
                return rows
        for given in keys_that_may_mean(key) if key else ():
            rows = self._select("key IS NULL AND given_key = ? ORDER BY id LIMIT 1", given)
            if rows:
                return rows
        return []

    def _select(self, where: str, value: str) -> list[_Row]:
        rows = self._db.execute(f"{_ROW} WHERE message = ? AND {where}", (self._message, value)).fetchall()
        return [_Row(*row) for row in rows]

    def _new_row(self) -> _Row:
        made = self._db.execute("INSERT INTO bestsms_tracked_recipients (message) VALUES (?)", (self._message,))
        assert made.lastrowid is not None
        return _Row(made.lastrowid, None, None, None, None, None, 0, 0, 0, 0)

    def _identify(self, row: _Row, report: Report) -> None:
        if (report.destination and row.key is None) or (report.seq and row.seq is None):
            self._db.execute(
                "UPDATE bestsms_tracked_recipients SET destination = coalesce(destination, ?), key = coalesce(key, ?),"
                " seq = coalesce(seq, ?), contact = coalesce(contact, ?) WHERE id = ?",
                (
                    report.destination,
                    key_of(report.destination) if report.destination else None,
                    report.seq,
                    report.contact,
                    row.id,
                ),
            )

    def _write(self, row: _Row, report: Report) -> None:
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

    def _complete(self, row: _Row, report: Report, *, settles: bool) -> None:
        """Add what an earlier report of the same did not tell."""
        self._db.execute(
            "UPDATE bestsms_tracked_recipients SET price = coalesce(price, ?), parts = coalesce(parts, ?),"
            " sent = coalesce(sent, ?), is_disputed = is_disputed AND NOT ? WHERE id = ?",
            (report.price, report.parts, report.sent, settles, row.id),
        )
        if settles and row.is_disputed:
            self._disputed -= 1

    def _dispute(self, row: _Row) -> None:
        self._db.execute(
            "UPDATE bestsms_tracked_recipients SET is_disputed = 1, revision = ? WHERE id = ?", (self._revision, row.id)
        )
        self._disputed += 1
        self._tell(row, "Disputed", None)

    def _tell(self, row: _Row, status: str, result: str | None) -> None:
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
    db.execute(
        "UPDATE bestsms_tracked SET status = coalesce(?, status), count = coalesce(?, count), due = coalesce(?, due)"
        " WHERE id = ?",
        (polled.status, polled.total, polled.due, polled.message_id),
    )
    settle(db, polled.message_id)
    return news + learn_replies(db, polled.message_id, polled.replies, source="Poll", now=now)


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
