"""The network between the service and a receiver: it passes posts on, and at times loses a request or an answer.

python -m tests.webhooks.relay PORT LOG [--seed 1]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, NamedTuple, TextIO

from scripts.toolbox import ROOT
from tests.webhooks.losses import Losses
from tests.webhooks.soaked import Told

__all__ = ["Step", "relaying", "steps_in"]

PATIENCE = 60
TRIES_TO_CONNECT = 0.3
KEPT_SECONDS = 1.0
NOT_PASSED_ON = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
NO_ANSWER = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"


class Step(NamedTuple):
    """Something that came to the receiver, or that it said it had."""

    kind: Literal["came", "taken"]
    told: Told


@contextmanager
def relaying(port: int, log: Path, seed: int) -> Generator[str]:
    """Run a relay to a port of this machine in a process of its own; yield its address."""
    command = [sys.executable, "-m", "tests.webhooks.relay", str(port), str(log), "--seed", str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            address = process.stdout.readline().strip()
            assert address, "the relay did not start"
            yield address
        finally:
            process.terminate()
    assert process.returncode == 0, f"the relay ended with {process.returncode}"


def steps_in(log: Path) -> list[Step]:
    """Return what came to the receiver and what it took, in this order."""
    rows = (line.split() for line in log.read_text(encoding="utf-8").splitlines())
    return [Step("came" if row[0] == "came" else "taken", Told(*row[1:])) for row in rows]


class Relay:
    """Passes posts on to a port of this machine, as they are."""

    def __init__(self, port: int, losses: Losses, log: TextIO) -> None:
        self._port = port
        self._losses = losses
        self._log = log
        self._lost: set[tuple[str, Told]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass on what comes on one connection."""
        receiver = Receiver(self._port)
        try:
            with suppress(OSError, EOFError):  # the service went, or the receiver said that it will
                while answer := await self._answer(receiver, *await _message(reader)):
                    writer.write(answer)
        finally:
            receiver.close()
            writer.close()

    async def _answer(self, receiver: Receiver, head: bytes, body: bytes) -> bytes:
        """Return what the service hears of a post; nothing if the connection ends."""
        told = _told(body)
        if self._losses.loses_request(told) and self._is_first("request", told):
            return NOT_PASSED_ON
        if not await receiver.is_there():
            return NO_ANSWER
        self._write("came", told)
        answer = await receiver.answer(head + body)
        if answer is None:
            return NO_ANSWER
        if not answer.startswith(b"HTTP/1.1 200 "):
            return answer
        self._write("taken", told)
        if self._losses.loses_answer(told) and self._is_first("answer", told):
            return b"" if self._losses.is_cut(told) else NO_ANSWER
        return answer

    def _is_first(self, what: str, told: Told) -> bool:
        is_first = (what, told) not in self._lost
        self._lost.add((what, told))
        return is_first

    def _write(self, kind: str, told: Told) -> None:
        self._log.write(f"{kind} {told}\n")


class Receiver:
    """A connection to the receiver, which is kept for as long as it is in use."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._used = 0.0

    async def is_there(self) -> bool:
        """Whether it can be connected to, now or in a moment."""
        if self._streams is not None and time.monotonic() - self._used > KEPT_SECONDS:
            self.close()
        until = time.monotonic() + TRIES_TO_CONNECT
        while self._streams is None:
            try:
                self._streams = await asyncio.open_connection("127.0.0.1", self._port)
            except OSError:
                if time.monotonic() > until:
                    return False
                await asyncio.sleep(0.05)
        return True

    async def answer(self, post: bytes) -> bytes | None:
        """Return what it answers, as it is; None if it goes instead."""
        assert self._streams is not None
        reader, writer = self._streams
        try:
            async with asyncio.timeout(PATIENCE):
                writer.write(post)
                head, body = await _message(reader)
        except (OSError, EOFError, TimeoutError):
            self.close()
            return None
        self._used = time.monotonic()
        if b"connection: close" in head.lower():
            self.close()
        return head + body

    def close(self) -> None:
        """End the connection."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


async def _message(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Return the head and the body of a request or an answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    return head, await reader.readexactly(int(length.partition(b":")[2]))


def _told(body: bytes) -> Told:
    fields = json.loads(body)
    return Told(fields["MessageID"], fields["Destination"], fields["Status"])


async def _main(port: int, log: TextIO, losses: Losses) -> None:
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    server = await asyncio.start_server(Relay(port, losses, log).serve, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", flush=True)
    await ended.wait()
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("log", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with given.log.open("w", encoding="utf-8") as written:
        asyncio.run(_main(given.port, written, Losses(given.seed)))
