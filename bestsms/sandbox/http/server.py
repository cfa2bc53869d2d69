"""Running the application with uvicorn on a socket of our own."""

from __future__ import annotations

import asyncio
import socket
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
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # asyncio wants to know the protocol
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((HOST, port))
        sock.listen(BACKLOG)
    except OSError:
        sock.close()
        raise
    return sock


class Server:
    """One sandbox, served until it is stopped."""

    def __init__(self, service: Service, sock: socket.socket) -> None:
        self._service = service
        self._socket = sock
        self._mishaps = Mishaps(service)
        self._server: uvicorn.Server | None = None
        service.url = f"http://{HOST}:{sock.getsockname()[1]}"

    async def serve(self) -> None:
        """Serve until stop is called, or a signal comes; then close the store."""
        scheduler = Scheduler(self._service)
        config = uvicorn.Config(
            application(Control(self._service, scheduler), self._mishaps),
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=PATIENCE,
        )
        self._server = _Server(config, self._let_go)
        self._mishaps.connections = cast("set[Connection]", self._server.server_state.connections)
        scheduler.start()
        try:
            await self._server.serve([self._socket])
        finally:
            await scheduler.close()
            self._service.store.close()

    def stop(self) -> None:
        """End serving. May be called from any thread."""
        if self._server is not None:
            self._server.should_exit = True

    def _let_go(self) -> None:
        self._service.events.close()
        self._mishaps.stopping.set()


class _Server(uvicorn.Server):
    """Lets go of answers without end before it waits for the others."""

    def __init__(self, config: uvicorn.Config, let_go: object) -> None:
        super().__init__(config)
        self._let_go = let_go

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        assert callable(self._let_go)
        self._let_go()
        await asyncio.sleep(0)
        await super().shutdown(sockets)
