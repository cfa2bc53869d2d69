"""The default blocking transport, on httpx."""

from __future__ import annotations

import threading
import weakref
from contextlib import closing
from typing import cast

import httpx

from bestsms._core.wire import HTTPAnswer, HTTPRequest
from bestsms.transports.attempt import ATTEMPT, Attempt
from bestsms.transports.blocking_sockets import BlockingSockets
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

__all__ = ["HTTPXTransport"]


class HTTPXTransport:
    """Blocking transport; uses the caller's httpx.Client as it is, or one of its own.

    A client of its own keeps to `timeout` whatever the server does. A caller's client has timeouts for each read and
    write only: a server that trickles its head is waited for, one that trickles its body is noticed between chunks.
    Nor is a caller's client replaced in a forked child: there its caller makes another.
    """

    def __init__(self, client: httpx.Client | None = None) -> None:
        self._owned = client is None
        self._closed = False
        self._context = httpx.create_ssl_context() if self._owned else None
        self._prepare()
        self._client = client
        if self._owned:
            self._client = self._own()
            start_afresh_after_fork(self)

    def _prepare(self) -> None:
        self._lock = threading.Lock()
        self._turns = threading.Semaphore(CONNECTIONS)
        self._sockets = BlockingSockets()
        # A client that nobody closes is closed when it is no longer used, or at the end of the program.
        self._finish = weakref.finalize(self, self._sockets.close)

    def _own(self) -> httpx.Client:
        limits = httpx.Limits(
            max_connections=None, max_keepalive_connections=CONNECTIONS, keepalive_expiry=IDLE_SECONDS
        )
        with sensible_proxies():
            client = httpx.Client(
                verify=self._context or True,
                limits=limits,
                cookies=no_cookies(),
                event_hooks={"response": [forget_location]},
            )
        leave_cookies_unread(client)
        use_backend(client, self._sockets)
        return client

    def _usable(self) -> httpx.Client:
        client = self._client
        if self._closed or client is None:
            with self._lock:
                if self._closed:
                    raise closed()
                client = self._client = self._client or self._own()
        if not self._owned and client.is_closed:
            raise closed()
        return client

    def send(self, request: HTTPRequest, timeout: float) -> HTTPAnswer:
        """See Transport.send."""
        if HOLDERS:
            refuse_real_send(request, None if self._owned else self._client)
        client = self._usable()
        if not self._owned:
            return self._exchange(client, request, Attempt(timeout), timeout)
        attempt = Attempt(timeout)
        if not self._turns.acquire(timeout=timeout):
            raise full(timeout)
        try:
            if self._closed:
                raise closed_meanwhile(may_have_arrived=False)
            return self._exchange(client, request, attempt, timeout)
        finally:
            self._turns.release()
            if self._closed:
                self._sockets.hang_up()

    def _exchange(self, client: httpx.Client, request: HTTPRequest, attempt: Attempt, timeout: float) -> HTTPAnswer:
        ATTEMPT.set(attempt)
        try:
            sent = built(client, request, timeout, ours=self._owned)
            with closing(client.send(sent, stream=True, follow_redirects=False)) as response:
                headers = lower(response)
                if response.is_stream_consumed:  # a hook of the caller's client read it, and decoded it
                    headers.pop("content-encoding", None)
                    return answer(response.status_code, headers, response.content)
                chunks: list[bytes] = []
                size = 0
                # Not iter_raw(): at its end the connection is another thread's, before one has seen that more has come.
                for chunk in cast("httpx.SyncByteStream", response.stream):
                    chunks.append(chunk)
                    size += len(chunk)
                    if size > LARGEST_ANSWER:
                        raise too_large()
                    if attempt.left < 0:
                        raise too_slow(timeout)
                drop_if_more_came(response)
                return answer(response.status_code, headers, b"".join(chunks))
        except NO_ANSWER as error:
            raise failure(error, timeout, attempt) from None
        except RuntimeError:
            if self._closed or client.is_closed:  # by another thread, after this one had begun
                raise closed_meanwhile(may_have_arrived=not attempt.is_known_unsent) from None
            raise

    def start_afresh(self) -> None:
        """See start_afresh_after_fork."""
        self._finish()
        self._client = None
        self._prepare()

    def close(self) -> None:
        """See Transport.close. A caller's own client stays open."""
        with self._lock:
            self._closed = True
            client = self._client
        if self._owned and client is not None:
            self._sockets.hang_up()
            client.close()
