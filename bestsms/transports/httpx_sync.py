"""The default blocking transport, on httpx."""

from __future__ import annotations

import time
import weakref

import httpx

from bestsms._core.wire import HTTPAnswer, HTTPRequest
from bestsms.transports.httpx_common import NO_ANSWER, answer, failure, too_slow

__all__ = ["HTTPXTransport"]


class HTTPXTransport:
    """Blocking transport; uses the caller's httpx.Client as it is, or one of its own."""

    def __init__(self, client: httpx.Client | None = None) -> None:
        self._client = httpx.Client() if client is None else client
        # A client that nobody closes is closed when it is no longer used, or at the end of the program.
        self._close_own = weakref.finalize(self, self._client.close) if client is None else None

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
                        raise too_slow(timeout)
                return answer(response, bytes(body))
        except NO_ANSWER as error:
            raise failure(error, timeout) from None

    def close(self) -> None:
        """See Transport.close. A caller's own client stays open."""
        if self._close_own is not None:
            self._close_own()
