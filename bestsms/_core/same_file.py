"""Whether a database file is still the one that was opened: what is written to one that was removed is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

__all__ = ["FileReplacedError", "SameFile"]


class FileReplacedError(sqlite3.OperationalError):
    """The file was moved, removed or replaced while it was open."""


class SameFile:
    """Remembers a file by what the system knows it by, whatever its name.

    Args:
        path: Where it is.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: tuple[int, int] | None = None

    def check(self) -> None:
        """Make sure that the file is there, if it was remembered.

        Raises:
            FileReplacedError: It is not there, or is another. The text names no file.
        """
        if self._known is not None and self._identity() != self._known:
            raise FileReplacedError("the file was moved, removed or replaced; put it back, or start anew")

    def remember(self) -> None:
        """Take what is there now as the file, unless one is known."""
        self._known = self._known or self._identity()

    def forget(self) -> None:
        """Take whatever is there next."""
        self._known = None

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
