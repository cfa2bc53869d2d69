"""Running the application with uvicorn on a socket of our own."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable, Generator
from typing import cast

import uvicorn

from bestsms.sandbox.control import Control
from bestsms.sandbox.http.app import application
from bestsms.sandbox.http.mishaps import Connection, Mishaps
from bestsms.sandbox.scheduler import Scheduler
from bestsms.sandbox.service import Service

__all__ = ["Server", "listening"]

HOST = "127.0.0.1"
BACKLOG = 512
PATIENCE = 5
"""Seconds that requests have to end when the server stops."""


def listening(port: int) -> socket.socket:
    """Return a socket that listens on loopback, on any free port for 0."""
    sock = bound(port)
    sock.listen(BACKLOG)
    return sock


def bound(port: int) -> socket.socket:
    """Return a socket at a port of loopback; it holds the port, but does not listen."""
    # asyncio sends small answers at once only if it is told the protocol
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((HOST, port))
    except OSError:
        sock.close()
        raise
    return sock


class Server:
    """One sandbox, served until it is stopped."""

    def __init__(self, service: Service, sock: socket.socket) -> None:
        self._service = service
        self._socket = sock
        self._port: int = sock.getsockname()[1]
        self._mishaps = Mishaps(service)
        self._scheduler = Scheduler(service)
        config = uvicorn.Config(
            application(Control(service, self._scheduler), self._mishaps),
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=PATIENCE,
        )
        self._server = _Server(config, self._let_go)
        self._reopening: asyncio.Task[None] | None = None
        self._mishaps.connections = cast("set[Connection]", self._server.server_state.connections)
        service.url = f"http://{HOST}:{self._port}"
        service.refuse = self._refuse

    async def serve(self) -> None:
        """Serve until stop is called; then close the store."""
        self._scheduler.start()
        try:
            await self._server.serve([self._socket])
        finally:
            if self._reopening is not None:
                self._reopening.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await self._reopening
            await self._scheduler.close()
            self._service.store.close()

    def stop(self) -> None:
        """End serving. May be called from any thread."""
        self._server.should_exit = True

    def _let_go(self) -> None:
        self._service.events.close()
        self._mishaps.stopping.set()

    def _refuse(self, seconds: float) -> None:
        """Close the port for so many seconds, and the connections as soon as they are answered."""
        if self._reopening is not None and not self._reopening.done():
            return
        for one in self._server.servers:
            one.close()
        for connection in list(self._mishaps.connections):
            connection.shutdown()
        holder = bound(self._port)
        self._reopening = asyncio.create_task(self._reopen(holder, seconds))

    async def _reopen(self, holder: socket.socket, seconds: float) -> None:
        with holder:  # so that nobody else takes the port
            await asyncio.sleep(seconds)
            self._server.servers = [
                await asyncio.get_running_loop().create_server(self._server.protocol, sock=listening(self._port))
            ]


class _Server(uvicorn.Server):
    """Lets go of answers without end before it waits for the others."""

    def __init__(self, config: uvicorn.Config, let_go: Callable[[], None]) -> None:
        super().__init__(config)
        self._let_go = let_go

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        """Leave signals to the program."""
        yield

    def protocol(self) -> asyncio.Protocol:
        """Return what talks on a new connection."""
        from uvicorn.protocols.http.h11_impl import H11Protocol

        return H11Protocol(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._let_go()
        await asyncio.sleep(0)
        await super().shutdown(sockets)
