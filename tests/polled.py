"""A service on loopback for calls that send many requests, and both clients on virtual time to call it with."""

from __future__ import annotations

import asyncio
import json
import socketserver
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast
from urllib.parse import parse_qsl, urlsplit

import pytest

from bestsms import AsyncBestSMS, BestSMS
from bestsms.testing import VirtualTime, virtual_time

Respond: TypeAlias = Callable[[str, Mapping[str, str]], object]
"""Makes an answer of a path and a query: a body, or an Answer."""


@dataclass(frozen=True)
class Answer:
    """An answer that is not just a body with HTTP 200."""

    body: object
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class Service:
    """What to answer, and what was asked."""

    respond: Respond
    url: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)

    def answer(self, target: str) -> bytes:
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        self.asked.append(query)
        made = self.respond(parts.path, query)
        answer = made if isinstance(made, Answer) else Answer(made)
        body = json.dumps(answer.body).encode()
        lines = [f"HTTP/1.1 {answer.status} Word", f"Content-Length: {len(body)}", "Content-Type: application/json"]
        lines += [f"{name}: {value}" for name, value in answer.headers]
        return "\r\n".join([*lines, "", ""]).encode() + body


@contextmanager
def serving(respond: Respond, base: str = "/api/v2.04") -> Generator[Service]:
    """Run a service: bare sockets, so that it takes next to no time itself."""
    service = Service(respond)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            received = b""
            try:
                while piece := self.request.recv(65536):
                    received += piece
                    if received.endswith(b"\r\n\r\n"):
                        self.request.sendall(service.answer(received.split(b" ", 2)[1].decode()))
                        received = b""
            except OSError:
                return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        service.url = f"http://127.0.0.1:{cast('tuple[str, int]', server.server_address)[1]}{base}"
        try:
            yield service
        finally:
            server.shutdown()
            thread.join()


Act: TypeAlias = Callable[[Any, VirtualTime], object]
"""What a caller does with each thing that it is given."""


class Caller:
    """A client on virtual time: the blocking one. `time` is that of its last call."""

    def __init__(self, url: str, **options: Any) -> None:
        self.time = VirtualTime()
        self.options: dict[str, Any] = {"AuthToken": "a-made-up-token", "BaseURL": url, "MaxRetries": 0, **options}

    def items(self, name: str, given: Mapping[str, Any], act: Act | None = None) -> list[Any]:
        """Iterate to the end."""
        found: list[Any] = []
        with BestSMS(**self.options) as client, virtual_time(client) as time:
            self.time = time
            for item in _method(client, name)(**given):
                found.append(item)  # one after the other, as a caller does
                if act is not None:
                    act(item, time)
        return found

    def result(self, name: str, given: Mapping[str, Any]) -> tuple[Any, VirtualTime]:
        """Call and wait."""
        with BestSMS(**self.options) as client, virtual_time(client) as time:
            return _method(client, name)(**given), time


class AsyncCaller(Caller):
    """Its asyncio twin."""

    def items(self, name: str, given: Mapping[str, Any], act: Act | None = None) -> list[Any]:
        async def run() -> list[Any]:
            found: list[Any] = []
            async with AsyncBestSMS(**self.options) as client:
                with virtual_time(client) as time:
                    self.time = time
                    items: AsyncGenerator[Any] = _method(client, name)(**given)
                    async for item in items:
                        found.append(item)
                        if act is not None:
                            act(item, time)
            return found

        return asyncio.run(run())

    def result(self, name: str, given: Mapping[str, Any]) -> tuple[Any, VirtualTime]:
        async def run() -> tuple[Any, VirtualTime]:
            async with AsyncBestSMS(**self.options) as client:
                with virtual_time(client) as time:
                    pending: Awaitable[Any] = _method(client, name)(**given)
                    return await pending, time

        return asyncio.run(run())


CALLERS = pytest.mark.parametrize("calling", [Caller, AsyncCaller], ids=["sync", "async"])
Calling: TypeAlias = type[Caller]


def _method(client: object, name: str) -> Callable[..., Any]:
    found: Any = client
    for part in name.split("."):
        found = getattr(found, part)
    return cast("Callable[..., Any]", found)


def page_of(
    rows: Sequence[Mapping[str, object]], query: Mapping[str, str], name: str = "Contacts", cap: int = 999
) -> dict[str, object]:
    """Return one page as the service answers it."""
    size, number = min(cap, int(query.get("recordsPerPage", 100))), int(query.get("page", 1))
    return {
        "Result": "Success",
        "TotalRecords": len(rows),
        "RecordsPerPage": size,
        "PageCount": -(-len(rows) // size),
        "Page": number,
        name: list(rows[(number - 1) * size : number * size]),
    }


def contacts(numbers: Iterable[int]) -> list[dict[str, object]]:
    return [{"ContactID": str(number)} for number in numbers]
