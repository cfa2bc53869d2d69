"""What becomes of connections when the process is copied with fork."""

from __future__ import annotations

import os
import threading
from typing import Protocol
from weakref import WeakSet

__all__ = ["hold_over_fork", "start_afresh_after_fork"]


class _Forkable(Protocol):
    def start_afresh(self) -> None:
        """Let go of what belongs to the parent process, without a byte to the other side, and without a log record."""


class _Lock(Protocol):
    def acquire(self) -> bool: ...
    def release(self) -> None: ...


class _Held(threading.local):
    """What the thread that forks holds meanwhile."""

    def __init__(self) -> None:
        self.locks: list[_Lock] = []


_transports: WeakSet[_Forkable] = WeakSet()
_locks: WeakSet[_Lock] = WeakSet()
_held = _Held()


def start_afresh_after_fork(transport: _Forkable) -> None:
    """Have the transport's start_afresh called in every child process, before anything else runs there."""
    _transports.add(transport)


def hold_over_fork(lock: _Lock) -> None:
    """Have a lock held by the thread that forks, so that what it guards is whole in the child as well."""
    _locks.add(lock)


def _before() -> None:
    for lock in list(_locks):
        lock.acquire()
        _held.locks.append(lock)


def _let_go() -> None:
    while _held.locks:
        _held.locks.pop().release()


def _in_the_child() -> None:
    _let_go()
    for transport in list(_transports):
        transport.start_afresh()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before, after_in_parent=_let_go, after_in_child=_in_the_child)
