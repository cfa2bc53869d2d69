"""Turns: requests of an operation of which the service takes so many and no more."""

from __future__ import annotations

import os
from _thread import allocate_lock  # as threading.Lock, which takes long to import

import bestsms_schema
from bestsms_schema import Operation

__all__ = ["Turns"]

_TAKING = allocate_lock()


class Turns:
    """When each rate-limited operation may be asked next. Shared by the threads and tasks of a client."""

    def __init__(self) -> None:
        self._next: dict[tuple[str, str], float] = {}

    def take(self, operation: Operation[bestsms_schema.Result], now: float) -> float:
        """Take the next turn; return the seconds until it comes, for the present time."""
        place = (operation.method, operation.path)
        with _TAKING:
            turn = max(now, self._next.get(place, now))
            self._next[place] = turn + operation.pace
        return turn - now


if hasattr(os, "register_at_fork"):  # a child never finds it taken by a thread that it has not
    os.register_at_fork(before=_TAKING.acquire, after_in_parent=_TAKING.release, after_in_child=_TAKING.release)
