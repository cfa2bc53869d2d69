"""Faults, as a client meets them."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Send

from bestsms.sandbox.answers import Answer, Refusal
from bestsms.sandbox.faults import Fault
from bestsms.sandbox.service import Service

__all__ = ["Connection", "Mishaps"]

HTML = b"<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>\n"


class Connection(Protocol):
    """What is known of a connection."""

    client: tuple[str, int] | None
    transport: asyncio.Transport

    def shutdown(self) -> None:
        """Close it as soon as it is answered."""


class Mishaps:
    """Carries faults out on the server's connections."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.connections: set[Connection] = set()
        """Those that the server has at present."""
        self.stopping: asyncio.Event = asyncio.Event()

    async def before(self, fault: Fault, request: Request, send: Send) -> bool:
        """Let a fault happen that befalls a request before it counts; return whether that was the end of it."""
        if fault.kind == "drop-before":
            await self._drop(request)
        elif fault.kind == "stall-before":
            await self._stall(request)
        elif fault.kind == "error-before":
            await self._refuse(fault.status, request, send, {})
        elif fault.kind in ("busy", "busy-date"):
            after = datetime.now(UTC) + timedelta(seconds=fault.seconds)
            text = f"{fault.seconds:.0f}" if fault.kind == "busy" else format_datetime(after, usegmt=True)
            await self._refuse(429, request, send, {"Retry-After": text})
        else:
            return False
        return True

    async def after(self, fault: Fault, answer: Answer, request: Request, response: Response, send: Send) -> bool:
        """Let a fault happen to an answer; return whether that was the end of it."""
        if fault.kind == "refuse":
            response.headers["Connection"] = "close"
            self._service.refuse(fault.seconds)
            return False
        if fault.kind == "drop-after":
            await self._drop(request)
        elif fault.kind == "stall-after":
            await self._stall(request)
        elif fault.kind == "error-after":
            await self._refuse(fault.status, request, send, {})
        elif fault.kind in ("broken", "html"):
            is_html = fault.kind == "html"
            body = HTML if is_html else bytes(response.body)[:-3]
            kind = "text/html" if is_html else response.headers["content-type"]
            await Response(body, answer.status, {"Content-Type": kind})(request.scope, request.receive, send)
        else:
            return False
        return True

    async def _refuse(self, status: int, request: Request, send: Send, headers: dict[str, str]) -> None:
        text = "Error occurred while creating job" if status >= 500 else "Too many requests"
        content, kind = Refusal(text, status).answer(self._service.settings).encoded(as_xml=False)
        await Response(content, status, {"Content-Type": kind, **headers})(request.scope, request.receive, send)

    async def _drop(self, request: Request) -> None:
        for connection in list(self.connections):
            if connection.client == tuple(request.scope["client"]):
                connection.transport.abort()
        await self._stall(request)

    async def _stall(self, request: Request) -> None:
        """Say nothing until the client is gone, or the sandbox ends."""
        gone = asyncio.create_task(_until_gone(request))
        stop = asyncio.create_task(self.stopping.wait())
        await asyncio.wait((gone, stop), return_when=asyncio.FIRST_COMPLETED)
        for task in (gone, stop):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        for connection in list(self.connections):
            if connection.client == tuple(request.scope["client"]):
                connection.transport.abort()


async def _until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
