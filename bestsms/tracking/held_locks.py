"""Locks that the thread which forks holds meanwhile, so that what they guard is whole in the child as well."""

from __future__ import annotations

import os
import threading
from typing import Protocol
from weakref import WeakSet

__all__ = ["hold_over_fork"]


class _Lock(Protocol):
    def acquire(self) -> bool: ...
    def release(self) -> None: ...


class _Held(threading.local):
    """What a thread that forks holds."""

    def __init__(self) -> None:
        self.locks: list[_Lock] = []


_locks: WeakSet[_Lock] = WeakSet()
_held = _Held()


def hold_over_fork(lock: _Lock) -> None:
    """Have a lock held by whichever thread forks, from before that until after it."""
    _locks.add(lock)


def _hold() -> None:
    for lock in list(_locks):
        lock.acquire()
        _held.locks.append(lock)


def _let_go() -> None:
    while _held.locks:
        _held.locks.pop().release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_hold, after_in_parent=_let_go, after_in_child=_let_go)
