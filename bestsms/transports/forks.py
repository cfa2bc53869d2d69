"""What becomes of connections when the process is copied with fork."""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet

__all__ = ["start_afresh_after_fork"]


class _Forkable(Protocol):
    def start_afresh(self) -> None:
        """Let go of what belongs to the parent process, without a byte to the other side, and without a log record."""


_transports: WeakSet[_Forkable] = WeakSet()


def start_afresh_after_fork(transport: _Forkable) -> None:
    """Have the transport's start_afresh called in every child process, before anything else runs there."""
    _transports.add(transport)


def _in_the_child() -> None:
    for transport in list(_transports):
        transport.start_afresh()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_the_child)
