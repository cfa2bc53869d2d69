"""What becomes of connections, and of what is being made, when the process is copied with fork."""

from __future__ import annotations

import logging  # noqa: F401  # pyright: ignore[reportUnusedImport]  # its lock is to be taken after NO_FORK: see below
import os
import threading
from typing import Protocol
from weakref import WeakSet

__all__ = ["NO_FORK", "start_afresh_after_fork"]

NO_FORK = threading.RLock()
"""Whoever holds it is not disturbed by a fork: that waits. Else a child could find a module half imported, for ever."""


class _Forkable(Protocol):
    def start_afresh(self) -> None:
        """Let go of what belongs to the parent process, without a byte to the other side."""


_transports: WeakSet[_Forkable] = WeakSet()


def start_afresh_after_fork(transport: _Forkable) -> None:
    """Have the transport's start_afresh called in every child process, before anything else runs there."""
    _transports.add(transport)


def _in_the_child() -> None:
    NO_FORK.release()
    for transport in list(_transports):
        transport.start_afresh()


# Before a fork the locks are taken in reverse order of these registrations, and logging has one. Whoever holds NO_FORK
# may log, so logging's must be registered by now.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=NO_FORK.acquire, after_in_parent=NO_FORK.release, after_in_child=_in_the_child)
