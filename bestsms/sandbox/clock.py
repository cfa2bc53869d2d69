"""The sandbox's time: real, moved on by what was advanced, and standing still while it is being advanced."""

from __future__ import annotations

import time

__all__ = ["Clock"]


class Clock:
    """Milliseconds since 1970, UTC."""

    def __init__(self, offset: int = 0) -> None:
        self.offset: int = offset
        """Milliseconds ahead of real time."""
        self._pinned: int | None = None

    def now(self) -> int:
        """Return the time."""
        return _real() + self.offset if self._pinned is None else self._pinned

    def pin(self, moment: int) -> None:
        """Stand still at a moment, never an earlier one."""
        self._pinned = max(moment, self.now())

    def release(self) -> None:
        """Go on from where the time stands."""
        if self._pinned is not None:
            self.offset = self._pinned - _real()
            self._pinned = None

    def seconds_until(self, moment: int) -> float:
        """Return the real seconds until a moment, at least 0."""
        return max(0.0, (moment - self.now()) / 1000)


def _real() -> int:
    return time.time_ns() // 1_000_000
