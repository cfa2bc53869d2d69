"""Server-sent events: one for each change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import msgspec
from starlette.requests import Request
from starlette.responses import StreamingResponse

from bestsms.sandbox.events import Event
from bestsms.sandbox.service import Service

__all__ = ["stream"]

KEEP_ALIVE_SECONDS = 15.0


def stream(service: Service, request: Request) -> StreamingResponse:
    """Return an endless answer; with Last-Event-ID it begins with what was missed."""
    last = request.headers.get("last-event-id", "")
    after = int(last) if last.isascii() and last.isdecimal() and len(last) < 19 else None
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return StreamingResponse(_events(service, after), media_type="text/event-stream", headers=headers)


async def _events(service: Service, after: int | None) -> AsyncGenerator[bytes]:
    queue = service.events.subscribe(after)
    try:
        yield b": welcome\n\n"
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), KEEP_ALIVE_SECONDS)
            except TimeoutError:
                yield b": still here\n\n"
                continue
            waiting = [event, *(queue.get_nowait() for _ in range(queue.qsize()))]
            yield b"".join(_written(one) for one in waiting if one is not None)
            if None in waiting:
                return
    finally:
        service.events.unsubscribe(queue)


def _written(event: Event) -> bytes:
    data = msgspec.json.encode({"Kind": event.kind, "ID": event.subject})
    return b"id: %d\ndata: %b\n\n" % (event.number, data)
