"""The default transports, on httpx."""

from __future__ import annotations

import asyncio
import time

import httpx

from bestsms._core.wire import FailureKind, HTTPAnswer, HTTPRequest, TransportFailure

__all__ = ["AsyncHTTPXTransport", "HTTPXTransport"]

_NOTHING_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


class HTTPXTransport:
    """Blocking transport; uses the caller's httpx.Client as it is, or one of its own."""

    def __init__(self, client: httpx.Client | None = None) -> None:
        self._owned = client is None
        self._client = httpx.Client() if client is None else client

    def send(self, request: HTTPRequest, timeout: float) -> HTTPAnswer:
        """See Transport.send."""
        deadline = time.monotonic() + timeout
        try:
            with self._client.stream(
                request.method,
                request.url,
                headers=dict(request.headers),
                content=request.body,
                timeout=timeout,
                follow_redirects=False,
            ) as response:
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if time.monotonic() > deadline:
                        raise _too_slow(timeout)
                return _answer(response, bytes(body))
        except httpx.HTTPError as error:
            raise _failure(error, timeout) from None

    def close(self) -> None:
        """See Transport.close. A caller's own client stays open."""
        if self._owned:
            self._client.close()


class AsyncHTTPXTransport:
    """Asyncio transport; uses the caller's httpx.AsyncClient as it is, or one of its own."""

    def __init__(self, client: httpx.AsyncClient | None = None) -> None:
        self._owned = client is None
        self._client = httpx.AsyncClient() if client is None else client

    async def send(self, request: HTTPRequest, timeout: float) -> HTTPAnswer:  # noqa: ASYNC109  # one interface for both
        """See Transport.send."""
        try:
            async with (
                asyncio.timeout(timeout),
                self._client.stream(
                    request.method,
                    request.url,
                    headers=dict(request.headers),
                    content=request.body,
                    timeout=timeout,
                    follow_redirects=False,
                ) as response,
            ):
                return _answer(response, await response.aread())
        except httpx.HTTPError as error:
            raise _failure(error, timeout) from None
        except TimeoutError:
            raise _too_slow(timeout) from None

    async def aclose(self) -> None:
        """See Transport.close. A caller's own client stays open."""
        if self._owned:
            await self._client.aclose()


def _answer(response: httpx.Response, body: bytes) -> HTTPAnswer:
    return HTTPAnswer(response.status_code, {name.lower(): value for name, value in response.headers.items()}, body)


def _failure(error: httpx.HTTPError, timeout: float) -> TransportFailure:
    if isinstance(error, httpx.TimeoutException):
        text, kind = f"no answer within {timeout:g} s ({type(error).__name__})", FailureKind.TIMEOUT
    else:
        # Only the operating system's words are passed on: a protocol error quotes what was sent or answered.
        reason = f"{type(error).__name__}: {error}" if isinstance(error, httpx.NetworkError) else type(error).__name__
        text, kind = f"no usable answer ({reason})", FailureKind.CONNECTION
    return TransportFailure(text, kind, may_have_arrived=not isinstance(error, _NOTHING_SENT))


def _too_slow(timeout: float) -> TransportFailure:
    return TransportFailure(f"no complete answer within {timeout:g} s", FailureKind.TIMEOUT, may_have_arrived=True)
