"""Where and when something was measured, and tables of it: what the pages of the documentation share."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple, Self

__all__ = ["Facts", "markdown"]


class Facts(NamedTuple):
    """Where and when."""

    load: str
    date: str
    seconds: float = 0.0

    @classmethod
    def now(cls) -> Self:
        """Return what is so before anything is measured."""
        return cls(_load(), datetime.now(UTC).date().isoformat())

    def ended(self, seconds: float) -> Self:
        """Return the same with what is known at the end."""
        return self._replace(load=f"{self.load} before and {_load()} after", seconds=seconds)

    def told(self, libraries: Iterable[str]) -> str:
        """Return all of it as sentences, with the versions of those libraries that are installed."""
        versions = ", ".join(_versions(libraries))
        return (
            f"The machine: {_machine()}. Python {platform.python_version()}. {versions}."
            f" On {self.date}; load of the machine {self.load}; {self.seconds:.0f} s"
        )


def markdown(headings: Sequence[str], numbers: Sequence[bool], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown.

    Args:
        headings: Its first row.
        numbers: Which of its columns hold numbers, and are put to the right.
        rows: The other rows.
    """
    below = ["---:" if is_number else "---" for is_number in numbers]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (headings, below, *rows))


def _load() -> str:
    return f"{os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else "unknown"


def _machine() -> str:
    listed = Path("/proc/cpuinfo")
    model = re.search(r"^model name\s*:\s*(.+)$", listed.read_text(), re.MULTILINE) if listed.exists() else None
    name = model[1].strip() if model else platform.machine()
    return f"{name}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def _versions(libraries: Iterable[str]) -> list[str]:
    found: list[str] = []
    for name in libraries:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return found
