"""Sending one message at a time, and many at once."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import ExitStack
from typing import NamedTuple
from urllib.request import urlopen

from benchmarks.common import Effort, Figures, settle
from benchmarks.senders import AsyncSend, Send, async_senders, senders

__all__ = ["measure_async", "measure_sync"]

IN_FLIGHT = (20, 500)


class Block(NamedTuple):
    """Seconds of some calls: on the clock, of the client's CPU and of the server's."""

    wall: float
    cpu: float
    server: float


def measure_sync(url: str, effort: Effort) -> Figures:
    """Return calls a second and microseconds of CPU a call of each blocking sender, which take turns."""
    with ExitStack() as stack:
        ready = {name: stack.enter_context(sender) for name, sender in senders(url).items()}
        for send in ready.values():
            _block(send, effort.block)
        settle()
        spent: dict[str, list[Block]] = {name: [] for name in ready}
        for _ in range(effort.blocks):
            for name, send in ready.items():
                busy = _server_seconds(url)
                wall, cpu = _block(send, effort.block)
                spent[name].append(Block(wall, cpu, _server_seconds(url) - busy))
    calls, found = effort.blocks * effort.block, Figures()
    for name, blocks in spent.items():
        wall, cpu, busy = map(sum, zip(*blocks, strict=True))
        found |= {f"sync rate {name}": calls / wall, f"sync CPU {name}": cpu / calls * 1e6}
        found[f"sync busy {name}"] = busy / wall
    return found


def _server_seconds(url: str) -> float:
    seconds: float = json.loads(urlopen(f"{url}/seconds").read())
    return seconds


def _block(send: Send, calls: int) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(calls):
        if not send():
            raise AssertionError("the message was not taken")
    return time.perf_counter() - wall, time.process_time() - cpu


def measure_async(url: str, effort: Effort) -> Figures:
    """Return calls a second of each asyncio sender with so many in flight, and how many calls that is from."""
    found: Figures = {}
    for in_flight in IN_FLIGHT:
        for name in async_senders(url):
            calls, seconds, busy = asyncio.run(_one(url, name, in_flight, effort))
            found |= {f"async {in_flight} rate {name}": calls / seconds, f"async {in_flight} calls {name}": calls}
            found[f"async {in_flight} busy {name}"] = busy / seconds
    return found


async def _one(url: str, name: str, in_flight: int, effort: Effort) -> tuple[int, float, float]:
    async with async_senders(url)[name] as send:
        await _many(send, min(in_flight, effort.calls), min(in_flight, 100), effort.seconds)
        settle()
        busy = _server_seconds(url)
        calls, seconds = await _many(send, effort.calls, in_flight, effort.seconds)
        return calls, seconds, _server_seconds(url) - busy


async def _many(send: AsyncSend, calls: int, in_flight: int, seconds: float) -> tuple[int, float]:
    """Send until that many calls are made or the time is over; return how many came back, and in which time."""
    left, done = calls, 0

    async def worker() -> None:
        nonlocal left, done
        while left > 0:
            left -= 1
            if not await send():
                raise AssertionError("the message was not taken")
            done += 1

    started = time.perf_counter()
    tasks = [asyncio.create_task(worker()) for _ in range(in_flight)]
    finished, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
    counted, elapsed = done, time.perf_counter() - started
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in finished:
        task.result()
    return counted, elapsed
