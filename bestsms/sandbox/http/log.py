"""Every request with its answer, as it is kept; the token is not."""

from __future__ import annotations

import msgspec
from starlette.requests import Request

from bestsms.sandbox.service import Service

__all__ = ["begin", "end"]

LONGEST = 65_536
_SCHEMES = ("basic", "bearer")
_SECRET = frozenset({"authorization", "cookie", "x-sandbox-key"})


def begin(service: Service, request: Request, operation: str, body: bytes) -> int:
    """Keep a request; return its id. Of a send the whole body is kept."""
    return service.store.insert(
        "requests",
        at=service.clock.now(),
        method=request.method,
        path=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        operation=operation,
        headers=msgspec.json.encode([(name, _shown(name, value)) for name, value in request.headers.items()]).decode(),
        body=body if operation == "SMSSendMessage" else body[:LONGEST],
    )


def end(service: Service, number: int, status: int, answer: bytes, took: int) -> None:
    """Keep its answer, and let go of the oldest request that sent no message."""
    store = service.store
    store.run(
        "UPDATE requests SET status = ?, answer = ?, took = ? WHERE id = ?", status, answer[:LONGEST], took, number
    )
    oldest = number - service.settings.RequestLog
    if oldest > 0:
        store.run("DELETE FROM requests WHERE id = ? AND NOT (operation = 'SMSSendMessage' AND status = 200)", oldest)
    service.events.publish("Request", number)


def _shown(name: str, value: str) -> str:
    if name not in _SECRET:
        return value
    scheme, space, _ = value.partition(" ")
    return f"{scheme} ***" if space and scheme.lower() in _SCHEMES else "***"
