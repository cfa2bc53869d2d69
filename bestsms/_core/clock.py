"""Time and chance, in one place, so that a test can bring its own."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from random import random
from typing import NamedTuple

__all__ = ["Clock"]


async def _sleep_async(seconds: float) -> None:
    import asyncio  # of no use to those who never wait in a coroutine

    await asyncio.sleep(seconds)


def _now() -> datetime:
    return datetime.now(UTC)


class Clock(NamedTuple):
    """What the clients use of time and chance."""

    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = _now
    chance: Callable[[], float] = random
    """A number in [0, 1) for the jitter."""
    sleep: Callable[[float], None] = time.sleep
    sleep_async: Callable[[float], Awaitable[None]] = _sleep_async
