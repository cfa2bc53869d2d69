"""A store in an SQLite file, for any number of processes of one machine. Needs nothing beside Python."""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from typing import Any, TypeVar

from bestsms._core.same_file import SameFile
from bestsms._core.write_ahead import write_ahead
from bestsms.transports.forks import start_afresh_after_fork
from bestsms.webhooks.stores.grouping import Grouped
from bestsms.webhooks.stores.interface import (
    CLOCKS_MAY_DIFFER_BY,
    Added,
    Buried,
    Claimed,
    Entry,
    Failure,
    LostClaim,
    entry_from,
    is_older,
)
from bestsms.webhooks.stores.transactional import Transactional

__all__ = ["SQLiteStore"]

Given = TypeVar("Given")
PATIENCE = 30.0
"""Seconds to wait for another process that writes."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS bestsms_seen (key TEXT PRIMARY KEY, stale INTEGER NOT NULL, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bestsms_streams (
    stream TEXT PRIMARY KEY, final INTEGER NOT NULL, moment INTEGER, at REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bestsms_queue (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, stream TEXT NOT NULL, body TEXT NOT NULL,
    is_status INTEGER NOT NULL, is_final INTEGER NOT NULL, moment INTEGER, failures INTEGER NOT NULL DEFAULT 0,
    since REAL NOT NULL, due REAL NOT NULL, token TEXT, error TEXT, buried REAL
);
CREATE INDEX IF NOT EXISTS bestsms_queue_due ON bestsms_queue (due, id, since) WHERE buried IS NULL;
CREATE INDEX IF NOT EXISTS bestsms_queue_stream ON bestsms_queue (stream, id) WHERE buried IS NULL;
"""
_ENTRY = "key, stream, body, is_status, is_final, moment"
_FIRST = f"""
SELECT {_ENTRY}, failures FROM bestsms_queue AS one WHERE buried IS NULL AND {{}} AND NOT EXISTS (
    SELECT 1 FROM bestsms_queue AS before WHERE before.stream = one.stream AND before.id < one.id AND buried IS NULL
) ORDER BY due, id LIMIT ?2
"""  # noqa: S608  # names of our own
_DUE, _PUT_OFF_LATER = _FIRST.format("due <= ?1"), _FIRST.format("due > ?1 AND since > ?1")
_abandoned: list[sqlite3.Connection] = []
"""Connections of the parent process. To close one here would end what the parent does with its file."""


class SQLiteStore:
    """Keeps events in an SQLite file.

    What `Add` took survives a killed process and a power cut: the file is written ahead (WAL) and synchronised with
    every commit. All processes of one machine may share it, also after a fork; a network drive is no place for it.
    If it is moved, removed or replaced meanwhile, every call raises until it is back, or the store is closed.

    Args:
        File: Its path. It is made if it is not there; tables of your own may be in it as well.
        CreateTables: Whether to make the file and the tables if they are not there. Otherwise nothing is made, and
            every call raises where they are missing.

    Raises:
        ValueError: It is `:memory:` or empty.
    """

    def __init__(self, File: str | PathLike[str], *, CreateTables: bool = True) -> None:
        self.File: str = fspath(File)
        if self.File == ":memory:" or not self.File:
            raise ValueError("File must be a file: what is in memory survives nothing (no Store does the same)")
        self._path = Path(self.File).absolute()  # a process may go to another directory
        self._same_file = SameFile(self._path)
        self._makes = CreateTables
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._adding = Grouped(self._add)
        start_afresh_after_fork(self)

    def __repr__(self) -> str:
        return f"SQLiteStore({self.File!r})"

    def Add(self, Entry: Entry, Now: float) -> Added:
        """Keep an event, unless it is known or stale. What comes at the same time is written with one commit."""
        with self._connected() as db:
            if db.execute("SELECT 1 FROM bestsms_seen WHERE key = ?", (Entry.Key,)).fetchone():
                return "Duplicate"
        return self._adding((Entry, Now))

    def _add(self, additions: Sequence[tuple[Entry, float]]) -> list[Added]:
        with self._writing() as db:
            return [_added(db, entry, now) for entry, now in additions]

    def Claim(self, Limit: int, Now: float, Until: float) -> Sequence[Claimed]:
        """Claim events that are due until a time."""
        with self._connected() as db:
            if not _due(db, Now, 1):
                return []
        with self._writing() as db:
            claims = [Claimed(entry_from(row), secrets.token_hex(8), row[-1]) for row in _due(db, Now, Limit)]
            db.executemany(
                "UPDATE bestsms_queue SET since = ?, due = ?, token = ? WHERE key = ?",
                [(Now, Until, claim.Token, claim.Entry.Key) for claim in claims],
            )
        return claims

    def Finish(self, Claims: Sequence[Claimed]) -> None:
        """Forget events that were handled, but for their identity."""
        with self._writing() as db:
            db.executemany(
                "DELETE FROM bestsms_queue WHERE key = ? AND token = ?", [(one.Entry.Key, one.Token) for one in Claims]
            )

    def Together(
        self, Claims: Iterable[Claimed], Handle: Callable[[Claimed, sqlite3.Connection], object]
    ) -> Sequence[tuple[Claimed, Exception]]:
        """Handle events and forget them in one transaction; return those that raised, which alone are undone."""
        failed: list[tuple[Claimed, Exception]] = []
        with self._writing() as db:
            for claim in Claims:
                db.execute("SAVEPOINT bestsms_one")
                try:
                    _finish(db, claim)
                    Handle(claim, db)
                except LostClaim:
                    db.execute("ROLLBACK TO bestsms_one")
                except Exception as error:
                    if not db.in_transaction:
                        raise
                    db.execute("ROLLBACK TO bestsms_one")
                    failed.append((claim, error))
                db.execute("RELEASE bestsms_one")
        return failed

    def Transactional(self, Handler: Callable[[Given, sqlite3.Connection], object]) -> Transactional[Given]:
        """Have a handler called with the connection whose transaction forgets the event: both happen, or neither.

        Args:
            Handler: A plain function of an event and a sqlite3.Connection to this store's file. It must not commit or
                roll back, and should be quick: nobody else can write meanwhile.
        """
        return Transactional(self, Handler)

    def Fail(self, Claim: Claimed, Failure: Failure, Now: float) -> None:
        """Write down that handling an event failed."""
        with self._writing() as db:
            db.execute(
                "UPDATE bestsms_queue SET failures = failures + 1, error = ?, since = ?, due = ?, buried = ?,"
                " token = NULL WHERE key = ? AND token = ?",
                (
                    Failure.Error,
                    Now,
                    Now if Failure.Due is None else Failure.Due,
                    Now if Failure.Due is None else None,
                    Claim.Entry.Key,
                    Claim.Token,
                ),
            )

    def Release(self, Claims: Sequence[Claimed], Now: float) -> None:
        """Give back events that were not handled."""
        with self._writing() as db:
            db.executemany(
                "UPDATE bestsms_queue SET since = ?1, due = ?1, token = NULL WHERE key = ?2 AND token = ?3",
                [(Now, one.Entry.Key, one.Token) for one in Claims],
            )

    def DeadLetters(self, Limit: int) -> Sequence[Buried]:
        """Return dead letters, the oldest first."""
        with self._connected() as db:
            rows = db.execute(
                f"SELECT {_ENTRY}, failures, error, buried FROM bestsms_queue"  # noqa: S608  # names of our own
                " WHERE buried IS NOT NULL ORDER BY buried, id LIMIT ?",
                (Limit,),
            ).fetchall()
        return [Buried(entry_from(row), *row[6:]) for row in rows]

    def Replay(self, Key: str, Now: float) -> Added | None:
        """Have a dead letter handled again, after what else waits of its stream; None if there is none of this key."""
        with self._writing() as db:
            row = db.execute(
                f"DELETE FROM bestsms_queue WHERE key = ? AND buried IS NOT NULL RETURNING {_ENTRY}",  # noqa: S608  # names of our own
                (Key,),
            ).fetchone()
            if row is None:
                return None
            db.execute("DELETE FROM bestsms_seen WHERE key = ?", (Key,))
            return _added(db, entry_from(row), Now)

    def Waiting(self) -> int:
        """Return how many events are not handled yet, dead letters not counted."""
        with self._connected() as db:
            count: int = db.execute("SELECT count(*) FROM bestsms_queue WHERE buried IS NULL").fetchone()[0]
        return count

    def Forget(self, Before: float) -> None:
        """Forget the identities of events that were handled and came before a time."""
        with self._writing() as db:
            for table, column in (("seen", "key"), ("streams", "stream")):
                db.execute(
                    f"DELETE FROM bestsms_{table} WHERE at < ?"  # noqa: S608  # names of our own
                    f" AND {column} NOT IN (SELECT {column} FROM bestsms_queue)",
                    (Before,),
                )

    def Close(self) -> None:
        """Let go of connections. The next call makes new ones."""
        with self._lock:
            idle, self._idle = self._idle, []
            self._same_file.forget()
        for connection in idle:
            connection.close()

    def start_afresh(self) -> None:
        """Leave the connections to the parent process. For fork alone."""
        _abandoned.extend(self._idle)
        self._lock = threading.Lock()
        self._idle = []
        self._adding = Grouped(self._add)

    @contextmanager
    def _connected(self) -> Generator[sqlite3.Connection]:
        self._same_file.check()
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = _opened(self._path, self._makes)
            self._same_file.remember()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        with self._lock:
            self._idle.append(connection)

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        with self._connected() as db:
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.execute("COMMIT")


def _opened(file: Path, makes: bool) -> sqlite3.Connection:
    place = f"{file.as_uri()}?mode={'rwc' if makes else 'rw'}"
    connection = sqlite3.connect(place, timeout=PATIENCE, isolation_level=None, check_same_thread=False, uri=True)
    try:
        if makes:
            write_ahead(connection, PATIENCE)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")
        if makes:
            connection.executescript(_SCHEMA)
    except BaseException:
        connection.close()
        raise
    return connection


def _due(db: sqlite3.Connection, now: float, limit: int) -> list[Sequence[Any]]:
    rows = db.execute(_DUE, (now, limit)).fetchall()
    if len(rows) < limit:
        rows += db.execute(_PUT_OFF_LATER, (now + CLOCKS_MAY_DIFFER_BY, limit - len(rows))).fetchall()
    return rows


def _added(db: sqlite3.Connection, entry: Entry, now: float) -> Added:
    if db.execute("SELECT 1 FROM bestsms_seen WHERE key = ?", (entry.Key,)).fetchone():
        return "Duplicate"
    newest = db.execute("SELECT final, moment FROM bestsms_streams WHERE stream = ?", (entry.Stream,)).fetchone()
    is_stale = newest is not None and is_older(entry, bool(newest[0]), newest[1])
    db.execute("INSERT INTO bestsms_seen VALUES (?, ?, ?)", (entry.Key, is_stale, now))
    if is_stale:
        return "Stale"
    db.execute(
        "INSERT OR REPLACE INTO bestsms_streams VALUES (?, ?, ?, ?)", (entry.Stream, entry.IsFinal, entry.Moment, now)
    )
    db.execute(
        f"INSERT INTO bestsms_queue ({_ENTRY}, since, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",  # noqa: S608  # names of our own
        (entry.Key, entry.Stream, entry.Body, entry.IsStatus, entry.IsFinal, entry.Moment, now),
    )
    return "New"


def _finish(db: sqlite3.Connection, claim: Claimed) -> None:
    done = db.execute("DELETE FROM bestsms_queue WHERE key = ? AND token = ?", (claim.Entry.Key, claim.Token))
    if not done.rowcount:
        raise LostClaim
