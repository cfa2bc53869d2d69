"""SQLite files that are written ahead (WAL)."""

from __future__ import annotations

import sqlite3
import time

__all__ = ["write_ahead"]

AGAIN = 0.01


def write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Have the file of a connection written ahead, from now on and by all.

    Where several connections do this to a new file at once, SQLite refuses all but one of them at once, whatever the
    timeout of the connection says. So the others ask again.

    Args:
        connection: A connection that is in no transaction.
        patience: Seconds to go on asking.

    Raises:
        sqlite3.OperationalError: It is in use for longer, or it cannot be written.
    """
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        else:
            return
        time.sleep(AGAIN)
