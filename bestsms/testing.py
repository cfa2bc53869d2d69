"""For tests of programs: no real sends, and time that passes at once.

from bestsms.testing import block_real_sends, virtual_time

with block_real_sends():
    client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients="+61491570006")  # raises RealSendBlocked

with virtual_time(client) as time:
    client.Reports.Status.Wait(MessageID="ID123456")
assert time.Elapsed < 48 * 3600
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random

from bestsms._blocking import block_real_sends
from bestsms._core.clock import Clock
from bestsms._core.turns import Turns
from bestsms.client import AsyncBestSMS, BestSMS
from bestsms.transports.guard import RealSendBlocked

__all__ = ["RealSendBlocked", "VirtualTime", "block_real_sends", "virtual_time"]


class VirtualTime:
    """A time of its own, which passes only when the client pauses, and then at once.

    Args:
        Start: What the clock shows at first; aware. Default: the start of 2030, UTC.

    Raises:
        ValueError: Start has no time zone.
    """

    def __init__(self, Start: datetime | None = None) -> None:
        if Start is not None and Start.utcoffset() is None:
            raise ValueError("Start must have a time zone, such as datetime(2030, 1, 1, tzinfo=UTC)")
        self._start = datetime(2030, 1, 1, tzinfo=UTC) if Start is None else Start
        self._elapsed = 0.0

    @property
    def Elapsed(self) -> float:
        """Seconds that have passed."""
        return self._elapsed

    @property
    def Now(self) -> datetime:
        """What the clock shows."""
        return self._start + timedelta(seconds=self._elapsed)

    def Pass(self, Seconds: float) -> None:
        """Let so many seconds pass."""
        if not 0 <= Seconds < float("inf"):
            raise ValueError(f"Seconds must be at least 0 and have an end, not {Seconds}")
        self._elapsed += Seconds

    async def _pass_async(self, seconds: float) -> None:
        self.Pass(seconds)
        await asyncio.sleep(0)  # let others run, as a pause would


@contextmanager
def virtual_time(Client: BestSMS | AsyncBestSMS, Start: datetime | None = None) -> Generator[VirtualTime]:
    """Have a client's pauses (between retries, polls and look-ups) take no time; chance is the same in every run.

    What the connections wait for, such as Timeout, stays real time.

    Args:
        Client: The client. Those made from it by WithOptions inside the block share its time.
        Start: See VirtualTime.

    Yields:
        VirtualTime: The time that the client lives in.

    Raises:
        TypeError: Client is no client.
        ValueError: Start has no time zone.
    """
    if not isinstance(Client, BestSMS | AsyncBestSMS):
        raise TypeError(f"Client must be a BestSMS or an AsyncBestSMS, not {type(Client).__name__}")
    time, session = VirtualTime(Start), Client._session
    real = session.clock
    session.clock = Clock(
        turns=Turns(),
        monotonic=lambda: time.Elapsed,
        now=lambda: time.Now,
        chance=Random(0).random,  # noqa: S311  # for jitter, not for secrets
        sleep=time.Pass,
        sleep_async=time._pass_async,
    )
    try:
        yield time
    finally:
        session.clock = real
