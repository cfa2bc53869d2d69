"""The default asyncio transport, on httpx."""

from __future__ import annotations

import asyncio
import ssl
import weakref
from contextlib import aclosing
from typing import cast

import httpx

from bestsms._core.wire import HTTPAnswer, HTTPRequest
from bestsms.transports.asyncio_sockets import AsyncioSockets
from bestsms.transports.attempt import ATTEMPT, Attempt
from bestsms.transports.common import (
    CONNECTIONS,
    IDLE_SECONDS,
    LARGEST_ANSWER,
    answer,
    closed,
    closed_meanwhile,
    full,
    too_large,
    too_slow,
)
from bestsms.transports.forks import start_afresh_after_fork
from bestsms.transports.guard import HOLDERS, refuse_real_send
from bestsms.transports.httpx_common import (
    NO_ANSWER,
    built,
    drop_if_more_came,
    failure,
    forget_location,
    leave_cookies_unread,
    lower,
    no_cookies,
    sensible_proxies,
    use_backend,
)

__all__ = ["AsyncHTTPXTransport"]


class _Pool:
    """Up to CONNECTIONS httpx clients of one connection each, made when they are first needed.

    For every call an httpx.AsyncClient goes through all its connections, and all calls that wait for one: alone it
    comes to a near standstill with a few hundred calls in flight. A client is some 0.1 ms of work, once.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop | None, context: ssl.SSLContext | bool) -> None:
        self.loop = loop
        self.context = context
        self.sockets = AsyncioSockets()
        self.turns = asyncio.Semaphore(CONNECTIONS)
        self._clients: list[httpx.AsyncClient] = []
        self._free: list[httpx.AsyncClient] = []

    def check(self) -> None:
        """Make a client, which fails if the environment's settings of proxies make no sense."""
        self._free.append(self._another())

    async def exchange(self, request: HTTPRequest) -> HTTPAnswer:
        """Send through the client that was used last and is free; to be called by who has a turn."""
        client = self._free.pop() if self._free else self._another()
        try:
            answered = await _exchange(client, built(client, request, None, ours=True))
        except Exception:
            self._free.append(client)
            raise
        except BaseException:  # cancelled: httpcore may then count a connection for ever that never came about
            self._clients.remove(client)
            await client.aclose()
            raise
        self._free.append(client)
        return answered

    def _another(self) -> httpx.AsyncClient:
        limits = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=IDLE_SECONDS)
        with sensible_proxies():
            client = httpx.AsyncClient(
                verify=self.context, limits=limits, cookies=no_cookies(), event_hooks={"response": [_forget_location]}
            )
        leave_cookies_unread(client)
        use_backend(client, self.sockets)
        self._clients.append(client)
        return client

    async def aclose(self) -> None:
        self.sockets.hang_up()
        for client in self._clients:
            await client.aclose()


class AsyncHTTPXTransport:
    """Asyncio transport; uses the caller's httpx.AsyncClient as it is, or many small ones of its own."""

    def __init__(self, client: httpx.AsyncClient | None = None) -> None:
        self._client = client
        self._closed = False
        self._renew(None, httpx.create_ssl_context() if client is None else True)
        if client is None:
            self._pool.check()
            start_afresh_after_fork(self)

    def _renew(self, loop: asyncio.AbstractEventLoop | None, context: ssl.SSLContext | bool) -> None:
        self._pool = _Pool(loop, context)
        # A client that nobody closes is closed when it is no longer used, or at the end of the program.
        self._finish = weakref.finalize(self, self._pool.sockets.close)

    def _usable(self) -> _Pool:
        loop = asyncio.get_running_loop()
        if self._pool.loop is None:
            self._pool.loop = loop
        elif self._pool.loop is not loop:
            if not self._pool.loop.is_closed():
                raise RuntimeError("this client is in use in another event loop; each loop needs a client of its own")
            self._finish()
            self._renew(loop, self._pool.context)
        return self._pool

    async def send(self, request: HTTPRequest, timeout: float) -> HTTPAnswer:  # noqa: ASYNC109  # one interface for both
        """See Transport.send."""
        if HOLDERS:
            refuse_real_send(request, self._client)
        if self._closed or (self._client is not None and self._client.is_closed):
            raise closed()
        attempt = Attempt(timeout)
        ATTEMPT.set(attempt)
        try:
            async with asyncio.timeout(timeout):
                if self._client is not None:
                    return await _exchange(self._client, built(self._client, request, timeout, ours=False))
                return await self._in_turn(request, attempt)
        except NO_ANSWER as error:
            raise failure(error, timeout, attempt) from None
        except RuntimeError:
            if self._closed or (self._client is not None and self._client.is_closed):
                raise closed_meanwhile(may_have_arrived=not attempt.is_known_unsent) from None
            raise
        except TimeoutError:
            if attempt.waiting:
                raise full(timeout) from None
            raise too_slow(timeout, may_have_arrived=not attempt.is_known_unsent) from None

    async def _in_turn(self, request: HTTPRequest, attempt: Attempt) -> HTTPAnswer:
        pool = self._usable()
        attempt.waiting = True
        await pool.turns.acquire()
        attempt.waiting = False
        try:
            if self._closed:
                raise closed_meanwhile(may_have_arrived=False)
            return await pool.exchange(request)
        finally:
            pool.turns.release()
            if self._closed:
                pool.sockets.hang_up()

    def start_afresh(self) -> None:
        """See start_afresh_after_fork."""
        self._finish()
        self._renew(None, self._pool.context)

    async def aclose(self) -> None:
        """See Transport.close. A caller's own client stays open."""
        was_closed, self._closed = self._closed, True
        if self._client is None and not was_closed:
            await self._pool.aclose()


async def _forget_location(response: httpx.Response) -> None:
    forget_location(response)


async def _exchange(client: httpx.AsyncClient, request: httpx.Request) -> HTTPAnswer:
    async with aclosing(await client.send(request, stream=True, follow_redirects=False)) as response:
        headers = lower(response)
        if response.is_stream_consumed:  # a hook of the caller's client read it, and decoded it
            headers.pop("content-encoding", None)
            return answer(response.status_code, headers, response.content)
        # Not aiter_raw(): at its end the connection is another task's, before one has seen that more has come.
        chunks: list[bytes] = []
        size = 0
        async for chunk in cast("httpx.AsyncByteStream", response.stream):
            chunks.append(chunk)
            size += len(chunk)
            if size > LARGEST_ANSWER:
                raise too_large()
        drop_if_more_came(response)
        return answer(response.status_code, headers, b"".join(chunks))
