"""Listening for webhooks in a terminal: each is shown as it comes, and passed on if that is asked for."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from http import HTTPStatus

import httpx
import uvicorn

from bestsms.webhooks.asgi import Message, Receive, Scope, Send
from bestsms.webhooks.events import Event
from bestsms.webhooks.parse import parse
from bestsms.webhooks.receiver import WebhookReceiver
from bestsms.webhooks.terminal import Terminal

__all__ = ["Listener", "listen", "listening_on", "server"]

PATIENCE = 30.0
"""Seconds for which a forwarded webhook may take to be answered."""
BACKLOG = 512
NOT_PASSED_ON = frozenset({"host", "connection", "content-length", "transfer-encoding", "keep-alive", "upgrade", "te"})


class Listener:
    """An ASGI application around a receiver, which shows what comes.

    Args:
        terminal: Where it is shown.
        secret: The secret that webhooks must have; None takes them from anyone.
        forward: Where what the receiver took is passed on to; its answer is then the answer.
    """

    def __init__(self, terminal: Terminal, secret: str | None = None, forward: str | None = None) -> None:
        self._terminal = terminal
        self._forward = forward
        self._new: set[str] = set()
        self._receiver = WebhookReceiver(
            Secret=secret,
            AllowUnverified=secret is None,
            DropStale=False,
            OnStatus=self._take,
            OnReply=self._take,
            OnInbound=self._take,
            OnUnknown=self._take,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or the start and the end of the server."""
        if scope["type"] != "http":
            await self._receiver.asgi(scope, receive, send)
            return
        body, answer = bytearray(), list[Message]()

        async def kept() -> Message:
            message = await receive()
            body.extend(message.get("body", b""))
            return message

        async def held(message: Message) -> None:
            answer.append(message)

        await self._receiver.asgi(scope, kept, held)
        if answer and answer[0]["status"] == HTTPStatus.OK:
            headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
            self._show(bytes(body), headers)
            if self._forward is not None:
                answer = await self._passed_on(self._forward, bytes(body), scope["headers"])
        elif answer:
            self._refused(int(answer[0]["status"]))
        for message in answer:
            await send(message)

    def _take(self, event: Event) -> None:
        self._new.add(event.Key)

    def _show(self, body: bytes, headers: Mapping[str, str]) -> None:
        event = parse(body, headers)
        form = next((form for sign, form in (("{", "JSON"), ("<", "XML")) if sign in _first_letters(body)), "form")
        self._terminal.event(event, form, is_new=event.Key in self._new)
        self._new.discard(event.Key)

    def _refused(self, status: int) -> None:
        self._terminal.say(f"{'refused':15}  with {status} {HTTPStatus(status).phrase}", "red")

    async def _passed_on(self, url: str, body: bytes, headers: Iterable[tuple[bytes, bytes]]) -> list[Message]:
        start, content = time.monotonic(), b""
        status: int | None = None
        kept = [(name, value) for name, value in headers if name.decode("latin-1").lower() not in NOT_PASSED_ON]
        with suppress(httpx.HTTPError, httpx.InvalidURL):
            async with httpx.AsyncClient(timeout=PATIENCE, trust_env=False, follow_redirects=False) as client:
                answer = await client.post(url, content=body, headers=kept)
            status, content = answer.status_code, answer.content
        self._terminal.answer(f"{'':17}to {url}", status, (time.monotonic() - start) * 1000)
        length = str(len(content)).encode()
        return [
            {"type": "http.response.start", "status": status or 502, "headers": [(b"content-length", length)]},
            {"type": "http.response.body", "body": content},
        ]


def listen(terminal: Terminal, host: str, port: int, secret: str | None, forward: str | None) -> int:
    """Serve until interrupted; return the exit status."""
    try:
        sock = listening_on(host, port)
    except OSError as error:
        terminal.say(f"cannot listen on {host} port {port}: {error.strerror}", "bold red")
        return 1
    shown = f"[{host}]" if ":" in host else host
    terminal.say(f"Listening on http://{shown}:{sock.getsockname()[1]}/ (any path). Ctrl-C stops it.")
    if secret is None:
        terminal.say("Anyone's webhooks are shown: --secret takes the service's only.", "yellow")
    logging.getLogger("bestsms.webhooks").addHandler(logging.NullHandler())  # the terminal shows each refusal itself
    with sock, suppress(KeyboardInterrupt):
        server(Listener(terminal, secret, forward)).run(sockets=[sock])
    return 0


def listening_on(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once only if it is told the protocol
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        sock.listen(BACKLOG)
    except OSError:
        sock.close()
        raise
    return sock


def server(listener: Listener) -> uvicorn.Server:
    """Return what serves a listener, and says nothing itself."""
    config = uvicorn.Config(
        listener, ws="none", log_config=None, access_log=False, server_header=False, proxy_headers=False
    )
    return uvicorn.Server(config)


def _first_letters(body: bytes) -> str:
    """Return a few letters of a body, of which the first one that means something tells its format."""
    letters = body[:8].decode("latin-1").replace("\0", "").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    return letters[:1]
