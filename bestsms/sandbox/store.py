"""The state, in SQLite: in memory, or in a file that is whole whenever the process ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bestsms.sandbox.schema import APPLICATION_ID, SCHEMA, TABLES, VERSION

__all__ = ["Store", "StoreError"]

Row = sqlite3.Row


class StoreError(Exception):
    """A file that is not a sandbox's, or one of another version."""


class Store:
    """One connection, used by one thread."""

    def __init__(self, file: Path | None = None) -> None:
        try:
            self._db = _opened(":memory:" if file is None else file)
        except sqlite3.OperationalError as error:
            raise StoreError(f"{file} cannot be opened ({error})") from None
        self._snapshots: dict[str, sqlite3.Connection] = {}
        try:
            _prepare(self._db, file)
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()
        for snapshot in self._snapshots.values():
            snapshot.close()

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Do all or nothing; within another one, be a part of it."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def run(self, statement: str, *values: object) -> int:
        """Carry out a statement; return the id of the row that it added."""
        return self._db.execute(statement, values).lastrowid or 0

    def run_many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Carry out a statement for each row."""
        self._db.executemany(statement, rows)

    def rows(self, query: str, *values: object) -> list[Row]:
        """Return all rows."""
        return self._db.execute(query, values).fetchall()

    def row(self, query: str, *values: object) -> Row | None:
        """Return the first row, if any."""
        found: Row | None = self._db.execute(query, values).fetchone()
        return found

    def value(self, query: str, *values: object) -> Any:
        """Return the first column of the first row; None if there is none."""
        found = self.row(query, *values)
        return None if found is None else found[0]

    def insert(self, table: str, **values: object) -> int:
        """Add a row; return its id."""
        return self.run(insertion(table, values), *values.values())

    def remember(self, key: str, value: int) -> None:
        """Keep a number."""
        self.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", key, value)

    def recall(self, key: str) -> int:
        """Return a number kept, or 0."""
        return self.value("SELECT value FROM meta WHERE key = ?", key) or 0

    def clear(self) -> None:
        """Forget everything but the snapshots."""
        with self.transaction():
            for table in TABLES:
                self.run(f"DELETE FROM {table}")  # noqa: S608  # our own names

    def snapshot(self, name: str) -> None:
        """Keep a copy of everything under a name."""
        copy = _opened(":memory:")
        self._db.backup(copy)
        former = self._snapshots.pop(name, None)
        self._snapshots[name] = copy
        if former is not None:
            former.close()

    def restore(self, name: str) -> bool:
        """Go back to a snapshot; return whether there is one of that name."""
        if name not in self._snapshots:
            return False
        self._snapshots[name].backup(self._db)
        return True

    @property
    def snapshots(self) -> list[str]:
        """Names of the snapshots, the oldest first."""
        return list(self._snapshots)


def insertion(table: str, columns: Iterable[str]) -> str:
    """Return the statement that adds a row with these columns."""
    names = list(columns)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608  # our own names


def _opened(where: str | Path) -> sqlite3.Connection:
    db = sqlite3.connect(where, isolation_level=None, check_same_thread=False, cached_statements=512)
    db.row_factory = Row
    return db


def _prepare(db: sqlite3.Connection, file: Path | None) -> None:
    """Create the tables in an empty database; refuse one that is not ours."""
    try:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")  # two over one file would do everything twice
        found = db.execute("PRAGMA application_id").fetchone()[0]
        version = db.execute("PRAGMA user_version").fetchone()[0]
        is_empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    except sqlite3.OperationalError as error:
        is_busy = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
        text = "is in use, perhaps by another sandbox" if is_busy else f"cannot be read ({error})"
        raise StoreError(f"{file} {text}: give the name of another file") from None
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{file} is no database of a sandbox ({error}): give the name of a new file") from None
    if not is_empty and found != APPLICATION_ID:
        raise StoreError(f"{file} is a database, but not of a sandbox: give the name of a new file")
    if not is_empty and version != VERSION:
        raise StoreError(f"{file} is of version {version}, this sandbox writes version {VERSION}: give a new file")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")  # whole after a kill of the process; only a power cut can lose the last
    if is_empty:
        db.executescript(
            f"BEGIN; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; {SCHEMA} COMMIT;"
        )
