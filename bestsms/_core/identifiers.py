"""Identifiers of messages that are given none: UUIDs of version 4."""

from __future__ import annotations

import os
import time

__all__ = ["new_message_id"]

ASKED_FOR = 256
VERSION = 0x0000_0000_0000_4000_8000_0000_0000_0000
"""The bits of a UUID that say that it is of version 4."""
RANDOM = ~0x0000_0000_0000_F000_C000_0000_0000_0000
"""The bits that are left to chance."""


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
    digits = f"{_randomness.number() & RANDOM | VERSION:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
