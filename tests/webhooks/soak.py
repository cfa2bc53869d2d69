"""A receiver under Gunicorn that is killed and cut off from its store while webhooks come in: what becomes of them."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import redis
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from bestsms.webhooks.samples import headers_of, samples, written
from scripts.toolbox import ROOT
from tests.webhooks.databases import cutter
from tests.webhooks.soaked import SECRET, TABLE, receiver_of

__all__ = ["Plan", "Report", "soak"]

Message = tuple[str, tuple[str, ...]]
"""What is posted of one message, in this order: PENDING, SUCCESS or RECEIVED, one or the other twice."""
SENDERS = 16
PATIENCE = 120
_STATUS = {"PENDING": {"Result": "Pending", "Price": "", "Detail": ""}, "SUCCESS": {"Result": "delivered"}}


@dataclass(frozen=True)
class Plan:
    """What is to happen."""

    events: int
    kill_every: float = 4.0
    kills: int = 1_000_000
    cut_every: float = 1.5
    workers: int = 4
    seed: int = 1


@dataclass(frozen=True)
class Report:
    """What happened."""

    store: str
    posted: int
    twice: int
    out_of_order: int
    kills: int
    cuts: int
    seconds: float
    lost: int
    in_transactions: int
    doubled_in_transactions: int
    others: int
    doubled_others: int
    went_back: int

    def __str__(self) -> str:
        return (
            f"{self.store}: {self.posted} webhooks in {self.seconds:.0f} s, {self.twice} of them posted twice and"
            f" {self.out_of_order} out of order; {self.kills} kills, {self.cuts} cuts\n"
            f"  events lost: {self.lost}\n"
            f"  handled in transactions: {self.in_transactions}, twice: {self.doubled_in_transactions}\n"
            f"  handled at least once: {self.others}, again: {self.doubled_others}\n"
            f"  recipients whose status went back: {self.went_back}"
        )

    @property
    def is_good(self) -> bool:
        """Whether nothing was lost, doubled or turned round that must not be."""
        return not (self.lost or self.doubled_in_transactions or self.went_back) and self.others > 0


def soak(url: str, folder: Path, plan: Plan) -> Report:
    """Post to receivers over a store, kill them and cut them off, and count."""
    messages = list(planned(plan))
    lines = folder / "lines"
    lines.touch()
    make_table(url)
    start = time.monotonic()
    with _free() as port, _receivers(port, url, lines, plan.workers) as restart:
        troubles = (Trouble(restart, plan.kill_every, plan.kills), Trouble(cutter(url), plan.cut_every))
        with troubles[0], troubles[1]:
            asyncio.run(_post_all(port, messages, plan.seed))
            _wait_until_empty(url, str(lines))
    within = _rows(url)
    outside = [(message, status) for message, status in map(str.split, lines.read_text().splitlines())]
    return _report(url, messages, within, outside, troubles, time.monotonic() - start)


def planned(plan: Plan) -> Iterator[Message]:
    """Return so many events: nine in ten are statuses, two a message, in ten of a hundred pairs the wrong way round."""
    chance = random.Random(plan.seed)  # the same in every run
    left = plan.events
    number = 0
    while left > 0:
        number += 1
        events = ["RECEIVED"]
        if chance.random() < 0.8:
            events = ["PENDING", "SUCCESS"]
            if chance.random() < 0.1:
                events.reverse()
        left -= len(events)
        twice = [event for event in events for _ in range(2 if chance.random() < 0.05 else 1)]
        yield f"message-{number}", tuple(twice)


def body(message: str, event: str) -> bytes:
    """Return a webhook as the service writes it."""
    kind = "SMSReply" if event == "RECEIVED" else "SMS"
    fields = next(sample for sample in samples() if sample.Type == kind).With(Secret=SECRET).Fields
    return written(
        {**fields, "MessageID": message, "ReceivedID": message, "Status": event, **_STATUS.get(event, {})}, "JSON"
    )


async def _post_all(port: int, messages: Sequence[Message], seed: int) -> None:
    waiting = iter(messages)
    head = "".join(f"{name}: {value}\r\n" for name, value in headers_of("JSON", SECRET, "").items())

    async def send() -> None:
        connection = _Connection(port)
        for message, events in waiting:
            for event in events:
                text = body(message, event)
                request = f"POST / HTTP/1.1\r\nHost: x\r\n{head}Content-Length: {len(text)}\r\n\r\n".encode() + text
                while not await connection.took(request):  # noqa: ASYNC110  # the other process cannot tell
                    await asyncio.sleep(0.05)  # for the service it is five minutes
        await connection.close()

    await asyncio.gather(*(send() for _ in range(SENDERS)))


class _Connection:
    """A connection that is kept for as long as the other side keeps it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def took(self, request: bytes) -> bool:
        """Whether a request was answered with 200."""
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self._port)
            reader, writer = self._streams
            writer.write(request)
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
            length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
            await reader.readexactly(int(length.partition(b":")[2]))
        except (OSError, EOFError, TimeoutError):
            await self.close()
            return False
        if b"connection: close" in head.lower():
            await self.close()
        return head.startswith(b"HTTP/1.1 200 ")

    async def close(self) -> None:
        """End the connection."""
        if self._streams is not None:
            writer = self._streams[1]
            self._streams = None
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


class Trouble:
    """Something that is done again and again meanwhile, in a thread."""

    def __init__(self, make: Callable[[], object], every: float, most: int = 1_000_000) -> None:
        self._make = make
        self._most = most
        self._every = every
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.times = 0

    def _run(self) -> None:
        while self.times < self._most and not self._over.wait(self._every):
            self._make()
            self.times += 1

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


@contextmanager
def _receivers(port: int, url: str, lines: Path, workers: int) -> Generator[Callable[[], None]]:
    """Run Gunicorn; yield what kills all of it, with SIGKILL, and starts it again."""
    command = [sys.executable, "-m", "gunicorn", "tests.webhooks.soaked:app", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(workers), "--threads", "4", "--preload", "--log-level", "critical"]
    command += ["--config", "python:tests.webhooks.soaked"]
    environment = {**os.environ, "SOAK_STORE": url, "SOAK_LINES": str(lines)}

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True, stderr=log)

    with (lines.parent / "log").open("ab") as log:
        processes = [start()]

        def restart() -> None:
            kill(processes.pop())
            processes.append(start())
            wait_until_served(port)

        try:
            wait_until_served(port)
            yield restart
        finally:
            kill(processes.pop())


def wait_until_served(port: int) -> None:
    """Wait until something answers at a port."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            connection.getresponse().read()
        except (OSError, HTTPException):
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    raise AssertionError(f"nothing is served at port {port}")


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process that leads a group, and the group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def make_table(url: str) -> None:
    """Make the table that handlers write to."""
    if url.startswith("redis:"):
        return
    engine = sa.create_engine(url)
    serial = "INTEGER PRIMARY KEY AUTOINCREMENT" if url.startswith("sqlite:") else "SERIAL PRIMARY KEY"
    with engine.begin() as connection:
        connection.execute(sa.text(TABLE.format(serial=serial)))
    engine.dispose()


def _rows(url: str) -> list[tuple[str, str]]:
    if url.startswith("redis:"):
        return []
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        rows = connection.execute(sa.text("SELECT message, status FROM handled ORDER BY number")).all()
    engine.dispose()
    return [(row[0], row[1]) for row in rows]


def _wait_until_empty(url: str, lines: str) -> None:
    receiver = receiver_of(url, lines, run_worker=False)
    deadline = time.monotonic() + PATIENCE
    least = waiting = sys.maxsize
    while waiting:
        with suppress(DBAPIError, redis.RedisError):  # it is cut off as well
            waiting = receiver.Waiting()
        if waiting < least:
            least, deadline = waiting, time.monotonic() + PATIENCE
        if time.monotonic() > deadline:
            raise AssertionError(f"for {PATIENCE} s none of {waiting} events was handled")
        time.sleep(0.1)
    receiver.Stop()


@contextmanager
def _free() -> Generator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    yield port


def _report(
    url: str,
    messages: Sequence[Message],
    within: Sequence[tuple[str, str]],
    outside: Sequence[tuple[str, str]],
    troubles: Sequence[Trouble],
    seconds: float,
) -> Report:
    handled = {*within, *outside}
    by_message: dict[str, list[str]] = defaultdict(list)
    for message, status in (*within, *outside):
        by_message[message].append(status)
    is_reversed = [message for message, events in messages if events[0] == "SUCCESS"]
    expected = {(message, event) for message, events in messages for event in events}
    expected -= {(message, "PENDING") for message in is_reversed}
    return Report(
        store=url.partition(":")[0],
        posted=sum(len(events) for _, events in messages),
        twice=sum(len(events) - len(set(events)) for _, events in messages),
        out_of_order=2 * len(is_reversed),
        kills=troubles[0].times,
        cuts=troubles[1].times,
        seconds=seconds,
        lost=len(expected - handled),
        in_transactions=len(within),
        doubled_in_transactions=sum(count - 1 for count in Counter(within).values()),
        others=len(outside),
        doubled_others=sum(count - 1 for count in Counter(outside).values()),
        went_back=sum(events != sorted(events) for events in by_message.values()),  # PENDING sorts before SUCCESS
    )
