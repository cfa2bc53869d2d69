"""Transports that are made when they are first used: loading an HTTP library and reading certificates takes time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from bestsms._core.wire import HTTPAnswer, HTTPRequest
from bestsms.transports.interface import AsyncTransport, Transport
from bestsms.transports.no_fork import NO_FORK

__all__ = ["AsyncOnDemandTransport", "OnDemandTransport"]

T = TypeVar("T")


class _OnDemand(Generic[T]):
    """Makes a transport once, whichever thread is first; in a process forked before that, the child makes its own."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._closed = False
        self._made: T | None = None

    def _ready(self) -> T:
        if self._made is None and not self._closed:
            with NO_FORK:
                self._made = self._made or self._make()
        if self._made is None or self._closed:
            from bestsms.transports.common import closed

            raise closed()
        return self._made


class OnDemandTransport(_OnDemand[Transport]):
    """Blocking transport over another, which is made when it is first used."""

    def send(self, request: HTTPRequest, timeout: float) -> HTTPAnswer:
        """See Transport.send. The making is no part of the timeout.

        Raises:
            ValueError: The proxies that the environment names make no sense.
        """
        return self._ready().send(request, timeout)

    def close(self) -> None:
        """See Transport.close."""
        self._closed = True
        if self._made is not None:
            self._made.close()


class AsyncOnDemandTransport(_OnDemand[AsyncTransport]):
    """OnDemandTransport's awaitable twin."""

    async def send(self, request: HTTPRequest, timeout: float) -> HTTPAnswer:  # noqa: ASYNC109  # one interface for both
        """See OnDemandTransport.send. The making is left to a thread: the event loop goes on meanwhile."""
        if self._made is None and not self._closed:
            from asyncio import to_thread

            await to_thread(self._ready)
        return await self._ready().send(request, timeout)

    async def aclose(self) -> None:
        """See Transport.close."""
        self._closed = True
        if self._made is not None:
            await self._made.aclose()
