"""Which recipient of a message a report is about: by its sequence number, its number, or what the sender gave."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from bestsms.tracking.numbers import key_of, keys_that_may_mean
from bestsms.tracking.reports import Report
from bestsms.tracking.rules import Known

__all__ = ["Row", "Rows", "Told"]

_ROW = (
    "SELECT id, key, seq, status, result, sent, is_final, is_disputed, is_reopened, revision"
    " FROM bestsms_tracked_recipients"
)


class Row(NamedTuple):
    """A recipient, as far as it is known."""

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
        """What a report is judged by."""
        return Known(self.status, self.result, bool(self.is_final), self.sent, bool(self.is_reopened))


class Rows:
    """The recipients of a message."""

    def __init__(self, db: sqlite3.Connection, message_id: str) -> None:
        self._db, self._message = db, message_id

    def of(self, report: Report) -> list[Row]:
        """Return the recipients that a report may be about: one, none yet, or all that have its number."""
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

    def _expected(self, report: Report, key: str | None) -> list[Row]:
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

    def _select(self, where: str, value: str) -> list[Row]:
        rows = self._db.execute(f"{_ROW} WHERE message = ? AND {where}", (self._message, value)).fetchall()
        return [Row(*row) for row in rows]

    def new(self) -> Row:
        """Return a recipient of whom nothing is known yet."""
        made = self._db.execute("INSERT INTO bestsms_tracked_recipients (message) VALUES (?)", (self._message,))
        assert made.lastrowid is not None
        return Row(made.lastrowid, None, None, None, None, None, 0, 0, 0, 0)

    def identify(self, row: Row, report: Report) -> None:
        """Write down what a report tells of who a recipient is."""
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


class Told:
    """The recipients of whom something was told before the sender said whom a message is for. Each is taken once."""

    def __init__(self, db: sqlite3.Connection, message_id: str) -> None:
        self._of: dict[str, list[int]] = {}
        query = (
            "SELECT id, key, given_key, contact FROM bestsms_tracked_recipients WHERE message = ? AND status NOT NULL"
        )
        for row, key, given_key, contact in db.execute(f"{query} ORDER BY id", (message_id,)):
            meant = [given_key] if given_key else keys_that_may_mean(key) if key else []
            for name in (*meant, _contact(contact)):
                self._of.setdefault(name, []).append(row)
        self._taken: set[int] = set()

    def take(self, given_key: str | None, contact: str | None) -> int | None:
        """Return the recipient that has a given number or is a contact; None if there is none left."""
        for name in (given_key or "", _contact(contact)):
            for row in self._of.get(name, ()) if name else ():
                if row not in self._taken:
                    self._taken.add(row)
                    return row
        return None


def _contact(contact: str | None) -> str:
    return f"contact {contact.casefold()}" if contact else ""
