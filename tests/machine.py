"""Time as this process had it: what a busy machine kept from it does not count."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache

__all__ = ["own_time", "within"]

BEAT = 0.01


class Heartbeat:
    """A thread that wakes again and again, and adds up by how much it came late.

    Where the process itself was busy it comes late too: what was computed in that time is taken off again.
    """

    def __init__(self) -> None:
        self._last = (time.monotonic(), time.process_time(), 0.0)
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()

    def _beat(self) -> None:
        while True:
            time.sleep(BEAT)
            now, computed = time.monotonic(), time.process_time()
            self._last = (now, computed, self._stalled(now, computed))

    def _stalled(self, now: float, computed: float) -> float:
        woke, computed_then, before = self._last
        return before + max(0.0, now - woke - BEAT - (computed - computed_then))

    def own_time(self) -> float:
        """Return the time, without that in which nothing of this process ran though something should have."""
        now = time.monotonic()
        return now - self._stalled(now, time.process_time())


@cache
def _heartbeat() -> Heartbeat:
    return Heartbeat()


def own_time() -> float:
    """A clock in seconds that stands still while the machine does."""
    return _heartbeat().own_time()


@contextmanager
def within(seconds: float) -> Generator[None]:
    """Fail if the block takes longer."""
    began = own_time()
    yield
    took = own_time() - began
    assert took < seconds, f"took {took:.2f} s, not {seconds:g} s"
