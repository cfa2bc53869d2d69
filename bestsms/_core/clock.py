"""Time and chance, in one place, so that a test can bring its own."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import NamedTuple

from bestsms._core.turns import Turns

__all__ = ["Clock"]


async def _sleep_async(seconds: float) -> None:
    import asyncio  # of no use to those who never wait in a coroutine

    await asyncio.sleep(seconds)


def _chance() -> float:
    from random import random  # of no use where nothing is repeated

    return random()  # noqa: S311  # for jitter, not for secrets


def _now() -> datetime:
    return datetime.now(UTC)


class Clock(NamedTuple):
    """What the clients use of time and chance."""

    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = _now
    chance: Callable[[], float] = _chance
    """A number in [0, 1) for the jitter."""
    sleep: Callable[[float], None] = time.sleep
    sleep_async: Callable[[float], Awaitable[None]] = _sleep_async
    turns: Turns | None = None
    """When what the service limits may be asked next; None for those who ask nothing.

    They are of this clock: a turn is a moment of its `monotonic`, so who brings another clock brings turns with it.
    """
