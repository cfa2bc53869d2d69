"""The receiver as an ASGI application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any, TypeAlias

from bestsms.webhooks.answers import Answer

if TYPE_CHECKING:
    from bestsms.webhooks.receiver import WebhookReceiver

__all__ = ["ASGIReceiver"]

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]


class ASGIReceiver:
    """An ASGI application: give it to a server, or mount it. A PathSecret is the last segment of the path."""

    def __init__(self, receiver: WebhookReceiver) -> None:
        self._receiver = receiver

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or the start and the end of the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            answer = await self._answer(scope, receive)
            if answer is not None:
                headers = [(name.lower().encode(), value.encode()) for name, value in answer.Headers.items()]
                await send({"type": "http.response.start", "status": answer.Status, "headers": headers})
                await send({"type": "http.response.body", "body": answer.Body})
        else:
            raise RuntimeError(f"a receiver of webhooks serves HTTP, not {scope['type']}")

    async def _answer(self, scope: Scope, receive: Receive) -> Answer | None:
        body = bytearray()  # what comes in very many pieces is not copied with each
        has_more = True
        while has_more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body.extend(message.get("body", b""))
            if len(body) > self._receiver.MaxBytes:
                return self._receiver._refusals.refuse_body("too-large")
            has_more = message.get("more_body", False)
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        last = scope["path"].rstrip("/").rpartition("/")[2]
        return await self._receiver.ReceiveAsync(scope["method"], headers, bytes(body), last)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        async with self._receiver.Lifespan():
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})
