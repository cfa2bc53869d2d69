"""One set of tests for all transports."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from dataclasses import dataclass

import pytest

from bestsms._core.wire import HTTPAnswer, HTTPRequest, TransportFailure
from bestsms.transports import AsyncTransport, Transport, TransportName, async_transport, sync_transport
from tests.machine import within

HEADERS = {"Authorization": "Basic token", "Content-Type": "application/json", "User-Agent": "tests"}


def post(url: str, body: bytes | None = b"{}", method: str = "POST") -> HTTPRequest:
    """A request."""
    return HTTPRequest(method, url, HEADERS, body)


@dataclass(frozen=True)
class Wire:
    """A transport as a test uses it, be it blocking or not."""

    name: TransportName
    transport: Transport | None
    async_transport: AsyncTransport | None
    runner: asyncio.Runner

    def send(self, url: str, body: bytes | None = b"{}", *, timeout: float = 10, method: str = "POST") -> HTTPAnswer:
        request = post(url, body, method)
        if self.transport is not None:
            return self.transport.send(request, timeout)
        assert self.async_transport is not None
        return self.runner.run(self.async_transport.send(request, timeout))

    def fail(self, url: str, body: bytes = b"{}", *, timeout: float = 10) -> TransportFailure:
        """Send, and return the failure that there must be, within its time."""
        with within(timeout + 1), pytest.raises(TransportFailure) as caught:
            self.send(url, body, timeout=timeout)
        return caught.value

    def close(self) -> None:
        if self.transport is not None:
            self.transport.close()
        elif self.async_transport is not None:
            self.runner.run(self.async_transport.aclose())


def opened(kind: str, runner: asyncio.Runner) -> Wire:
    """Return the transport of this kind."""
    names: dict[str, TransportName] = {"httpx": "httpx", "pyreqwest": "pyreqwest"}
    name = names[kind.removesuffix("-async")]
    if kind.endswith("-async"):
        return Wire(name, None, async_transport(name, None), runner)
    return Wire(name, sync_transport(name, None), None, runner)


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(params=["httpx", "httpx-async", "pyreqwest", "pyreqwest-async"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which transport; for tests that change the environment before they open it."""
    return str(request.param)


@pytest.fixture
def runner() -> Generator[asyncio.Runner]:
    """Runs coroutines, all in one event loop."""
    with asyncio.Runner() as running:
        yield running


@pytest.fixture
def wire(kind: str, runner: asyncio.Runner) -> Generator[Wire]:
    """Each transport in turn."""
    opening = opened(kind, runner)
    yield opening
    opening.close()
