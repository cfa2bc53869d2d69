"""What a transport is: one request out, one answer back."""

from __future__ import annotations

from typing import Protocol

from bestsms._core.wire import HTTPAnswer, HTTPRequest

__all__ = ["AsyncTransport", "Transport"]


class Transport(Protocol):
    """Sends one request over HTTP; safe to share between threads."""

    def send(self, request: HTTPRequest, timeout: float) -> HTTPAnswer:
        """Return the answer, of whatever status; redirects are not followed.

        Args:
            request: What to send.
            timeout: Seconds for the whole exchange.

        Raises:
            TransportFailure: No complete answer came, or the transport had been closed; it tells whether the request
                may have arrived.
        """
        ...

    def close(self) -> None:
        """Close all connections, which ends whatever is under way on them. Closing twice is fine."""


class AsyncTransport(Protocol):
    """Transport's awaitable twin."""

    async def send(self, request: HTTPRequest, timeout: float) -> HTTPAnswer:  # noqa: ASYNC109  # one interface for both
        """See Transport.send."""
        ...

    async def aclose(self) -> None:
        """See Transport.close."""
