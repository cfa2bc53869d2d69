"""The tracker's tables in an SQLite file, for any number of threads and processes of one machine, or in memory."""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
from collections.abc import Generator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from bestsms._core.same_file import SameFile
from bestsms._core.write_ahead import write_ahead
from bestsms.tracking.held_locks import hold_over_fork
from bestsms.transports.forks import start_afresh_after_fork

__all__ = ["MEMORY", "Database", "TrackingStoreError"]

MEMORY = ":memory:"
VERSION = 1
PATIENCE = 30.0
"""Seconds to wait for another process that writes."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS bestsms_tracking (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bestsms_tracked (
    id TEXT PRIMARY KEY, outcome TEXT NOT NULL, digest BLOB, earliest INTEGER, began INTEGER NOT NULL,
    lease INTEGER NOT NULL, due INTEGER NOT NULL, status TEXT, count INTEGER,
    told INTEGER NOT NULL DEFAULT 0, finals INTEGER NOT NULL DEFAULT 0, disputed INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL DEFAULT 0, word_after INTEGER,
    given_up INTEGER NOT NULL DEFAULT 0, is_open INTEGER NOT NULL DEFAULT 1,
    heard INTEGER NOT NULL, fruitless INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bestsms_tracked_open ON bestsms_tracked (heard) WHERE is_open;
CREATE TABLE IF NOT EXISTS bestsms_tracked_recipients (
    id INTEGER PRIMARY KEY, message TEXT NOT NULL, given TEXT, given_key TEXT, destination TEXT, key TEXT, seq TEXT,
    contact TEXT, status TEXT, result TEXT, price TEXT, parts INTEGER, sent INTEGER, at INTEGER, source TEXT,
    is_final INTEGER NOT NULL DEFAULT 0, is_success INTEGER NOT NULL DEFAULT 0,
    is_disputed INTEGER NOT NULL DEFAULT 0, is_reopened INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS bestsms_tracked_recipients_key ON bestsms_tracked_recipients (message, key);
CREATE INDEX IF NOT EXISTS bestsms_tracked_recipients_given ON bestsms_tracked_recipients (message, given_key);
CREATE INDEX IF NOT EXISTS bestsms_tracked_recipients_seq ON bestsms_tracked_recipients (message, seq);
CREATE TABLE IF NOT EXISTS bestsms_tracked_replies (
    id INTEGER PRIMARY KEY, message TEXT NOT NULL, key TEXT NOT NULL, received_id TEXT, sender TEXT, text TEXT,
    time INTEGER, at INTEGER NOT NULL, source TEXT NOT NULL, UNIQUE (message, key)
);
CREATE TABLE IF NOT EXISTS bestsms_tracked_timeline (
    id INTEGER PRIMARY KEY, message TEXT NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL, recipient INTEGER,
    status TEXT NOT NULL, result TEXT
);
CREATE INDEX IF NOT EXISTS bestsms_tracked_timeline_message ON bestsms_tracked_timeline (message, id);
"""
_abandoned: list[sqlite3.Connection] = []
"""Connections of the parent process. To close one here would end what the parent does with its file."""


class TrackingStoreError(Exception):
    """The file cannot serve as a tracker's store; the text says why."""


class Database:
    """One connection, one thread at a time."""

    def __init__(self, file: str) -> None:
        self.file: str = file
        self.is_closed: bool = False
        self._path = MEMORY if file == MEMORY else str(Path(file).absolute())  # a process may go to another directory
        self._same_file = SameFile(Path(self._path))
        self.thread: Executor = _one_thread()
        """Where coroutines have it used, so that they do not hold up their loop. It keeps their order."""
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        version = self._version()
        if version != VERSION:
            self.close()
            raise TrackingStoreError(f"{file} has tables of version {version}; this release reads {VERSION}")
        start_afresh_after_fork(self)
        if file == MEMORY:
            hold_over_fork(self._lock)

    def _version(self) -> int:
        with self.writing() as db:
            new = (("version", VERSION), ("secret", secrets.token_bytes(32)))
            db.executemany("INSERT OR IGNORE INTO bestsms_tracking VALUES (?, ?)", new)
            (version,) = db.execute("SELECT value FROM bestsms_tracking WHERE name = 'version'").fetchone()
        return int(version)

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """Yield a connection that sees one state."""
        with self._transaction("BEGIN") as db:
            yield db

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """Yield a connection whose changes are all made, and survive a power cut, or none."""
        with self._transaction("BEGIN IMMEDIATE") as db:
            yield db

    @contextmanager
    def _transaction(self, begin: str) -> Generator[sqlite3.Connection]:
        with self._lock:
            if self.is_closed:
                raise RuntimeError("the tracker is closed")
            self._same_file.check()
            if self._connection is None:
                self._connection = _opened(self._path)
                self._same_file.remember()
            db = self._connection
            db.execute(begin)
            try:
                yield db
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    def shrink(self) -> None:
        """Have what was deleted leave the disk: it is overwritten already, but for the log of changes."""
        if self.file != MEMORY:
            with self._lock:
                if self._connection is not None:
                    self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self.is_closed = True
            # Not shut down: it ends when nobody has it, and whoever has it yet is told there that this is closed.
            self.thread = _one_thread()
            connection, self._connection = self._connection, None
            if connection is not None:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                connection.close()

    def start_afresh(self) -> None:
        """Leave the thread and a file's connection to the parent process; memory was copied. For fork alone."""
        self.thread = _one_thread()
        if self.file == MEMORY:
            return
        if self._connection is not None:
            _abandoned.append(self._connection)
        self._lock = threading.RLock()
        self._connection = None


def _one_thread() -> Executor:
    return ThreadPoolExecutor(1, "bestsms-tracking")


def _opened(file: str) -> sqlite3.Connection:
    try:
        if file != MEMORY and not Path(file).exists():
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))  # numbers are nobody else's business
        connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise TrackingStoreError(f"{file} cannot be opened: {error}") from error
    try:
        connection.execute("PRAGMA secure_delete = ON")
        write_ahead(connection, PATIENCE)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")
        connection.executescript(_SCHEMA)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise TrackingStoreError(f"{file} cannot be opened: {error}") from error
    return connection
