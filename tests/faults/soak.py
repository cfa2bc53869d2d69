"""Hundreds of coroutines and threads sending at once, under faults, to a server in another process."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

from bestsms import AsyncBestSMS, BestSMS, Result
from bestsms.transports import TransportName
from tests.faults.safety import ALLOWED, NUMBER, TOKEN
from tests.faults.server import DEFAULT, serving
from tests.machine import own_time

__all__ = ["Report", "soak"]

OPEN_FILES = Path("/proc/self/fd")
MEMORY = Path("/proc/self/statm")
MEGABYTE = 1024 * 1024
MOST_GROWTH = 48.0
SECONDS_TO_CLOSE = 30.0


@dataclass
class Report:
    """What the run left behind, and whether what was told was so."""

    transport: str
    sends: int = 0
    outcomes: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])
    longest: float = 0.0
    """Seconds by which a call outlived its Deadline, at most."""
    sockets: dict[str, int] = field(default_factory=dict[str, int])
    megabytes: dict[str, float] = field(default_factory=dict[str, float])

    def measure(self, moment: str) -> None:
        """Note the open sockets and the resident memory; nothing where the system does not tell."""
        gc.collect()
        if OPEN_FILES.is_dir():
            self.sockets[moment] = _open_sockets(self.sockets.get("before"))
            self.megabytes[moment] = int(MEMORY.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE

    @property
    def lies(self) -> dict[tuple[str, int], int]:
        """What was told and was not so."""
        return {pair: count for pair, count in self.outcomes.items() if pair[1] not in ALLOWED[pair[0]]}

    def is_clean(self) -> bool:
        """Whether nothing is left open, memory has not grown with the calls, and nothing told was wrong."""
        grown = self.megabytes.get("after", 0.0) - self.megabytes.get("warm", 0.0)
        return not self.lies and self.sockets.get("after") == self.sockets.get("before") and grown < MOST_GROWTH

    def text(self) -> str:
        """Return the report as lines."""
        told = ", ".join(f"{word}/{there} {count:,}" for (word, there), count in sorted(self.outcomes.items()))
        sockets = ", ".join(f"{moment} {count}" for moment, count in self.sockets.items())
        memory = ", ".join(f"{moment} {size:.1f}" for moment, size in self.megabytes.items())
        return (
            f"{self.transport}: {self.sends:,} sends; told/there: {told}; lies {sum(self.lies.values())}; "
            f"past the Deadline at most {max(0.0, self.longest):.2f} s\n"
            f"  open sockets: {sockets}\n  memory (MB resident): {memory}"
        )


def _open_sockets(expected: int | None) -> int:
    """Return how many are open; wait a while for as few as expected, since pyreqwest closes them in its own time."""
    end = time.monotonic() + SECONDS_TO_CLOSE
    while True:
        count = sum(_is_socket(file) for file in OPEN_FILES.iterdir())
        if expected is None or count <= expected or time.monotonic() > end:
            return count
        time.sleep(0.01)


def _is_socket(file: Path) -> bool:
    try:
        return str(file.readlink()).startswith("socket:")
    except OSError:  # what listed the directory
        return False


def soak(
    transport: TransportName, seconds: float, *, tasks: int, threads: int, deadline: float = 5.0, version: str = DEFAULT
) -> Report:
    """Send from coroutines and threads at once for so many seconds."""
    report = Report(f"v{version}, {transport}")
    told: dict[str, str] = {}
    options: Any = {"APIVersion": version, "Transport": transport, "Timeout": 1.0, "ReconcileFor": 2.0}
    with _elsewhere(version) as (url, accepted):
        report.measure("before")
        for moment, duration in (("warm", min(2.0, seconds)), ("after", seconds)):
            _once({**options, "BaseURL": url}, duration, tasks, threads, deadline, told, report)
            report.measure(moment)
        there = accepted()
    report.sends = len(told)
    report.outcomes = Counter((word, there[text]) for text, word in told.items())
    return report


def _once(
    options: Any,
    seconds: float,
    tasks: int,
    threads: int,
    deadline: float,
    told: dict[str, str],
    report: Report,
) -> None:
    end = time.monotonic() + seconds

    def note(text: str, result: Result, begun: float) -> None:
        told[text] = result.Result
        report.longest = max(report.longest, own_time() - begun - deadline)

    async def coroutines() -> None:
        async with AsyncBestSMS(TOKEN, **options) as client:
            scoped = client.WithOptions(Deadline=deadline)

            async def work(name: str) -> None:
                number = 0
                while time.monotonic() < end:
                    text, begun = f"{name} {number} {end}", own_time()
                    note(text, await scoped.Messaging.SMS.SendMessage(MessageText=text, Recipients=NUMBER), begun)
                    number += 1

            await asyncio.gather(*(work(f"task {number}") for number in range(tasks)))

    with BestSMS(TOKEN, **options) as client:
        scoped = client.WithOptions(Deadline=deadline)

        def work(name: str) -> None:
            number = 0
            while time.monotonic() < end:
                text, begun = f"{name} {number} {end}", own_time()
                note(text, scoped.Messaging.SMS.SendMessage(MessageText=text, Recipients=NUMBER), begun)
                number += 1

        running = [threading.Thread(target=work, args=(f"thread {number}",)) for number in range(threads)]
        for thread in running:
            thread.start()
        asyncio.run(coroutines())
        for thread in running:
            thread.join()


@contextmanager
def _elsewhere(version: str) -> Generator[tuple[str, Callable[[], Counter[str]]]]:
    """Run a server in another process; yield its URL, and what returns how often it has accepted each text."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, version), daemon=True)
    process.start()
    theirs.close()

    def accepted() -> Counter[str]:
        ours.send("accepted")
        counted: Counter[str] = ours.recv()
        return counted

    try:
        yield ours.recv(), accepted
    finally:
        ours.close()  # which ends the other process
        process.join()
        process.close()


def _serve(pipe: Connection, version: str) -> None:
    with serving(Random(1), version) as server:
        pipe.send(server.url)
        try:
            while pipe.recv():
                pipe.send(Counter(message.text for message in server.finish()))
        except EOFError:
            return
