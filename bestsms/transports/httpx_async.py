"""The default asyncio transport, on httpx."""

from __future__ import annotations

import asyncio

import httpx

from bestsms._core.wire import HTTPAnswer, HTTPRequest
from bestsms.transports.httpx_common import NO_ANSWER, answer, failure, too_slow

__all__ = ["AsyncHTTPXTransport"]


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
                return answer(response, await response.aread())
        except NO_ANSWER as error:
            raise failure(error, timeout) from None
        except TimeoutError:
            raise too_slow(timeout) from None

    async def aclose(self) -> None:
        """See Transport.close. A caller's own client stays open."""
        if self._owned:
            await self._client.aclose()
