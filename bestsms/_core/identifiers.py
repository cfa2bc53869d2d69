"""Identifiers of messages that are given none: UUIDs of version 4."""

from __future__ import annotations

import os
import time

__all__ = ["new_message_id"]

ASKED_FOR = 256


class _Randomness:
    """The operating system's random numbers, some at a time: to ask for each can cost as much as half a call.

    Numbers in store are never used twice: a forked child, however it was forked, throws its parent's away; and a
    machine that is started twice from one image differs by the time, which is mixed in.
    """

    def __init__(self) -> None:
        self._process = 0
        self._store: list[bytes] = []

    def number(self) -> int:
        """Return 128 random bits."""
        process = os.getpid()
        if process != self._process:
            self._store, self._process = [], process
        try:
            random = self._store.pop()  # one thread's alone
        except IndexError:
            block = os.urandom(16 * ASKED_FOR)
            random, *others = (block[start : start + 16] for start in range(0, len(block), 16))
            self._store.extend(others)
        return int.from_bytes(random, "big") ^ time.time_ns()


_randomness = _Randomness()


def new_message_id() -> str:
    """Return an identifier that no message has."""
    from uuid import UUID

    return str(UUID(int=_randomness.number(), version=4))
