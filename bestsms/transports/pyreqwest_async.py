"""The fast asyncio transport, on pyreqwest."""

from __future__ import annotations

import atexit
import sys
import threading
import time
from datetime import timedelta
from functools import cache

from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import BuilderError, ClientClosedError, RequestError
from pyreqwest.request import ConsumedRequest

from bestsms._core.wire import HTTPAnswer, HTTPRequest
from bestsms.transports.common import answer, closed, closed_meanwhile, headers_of, unusable
from bestsms.transports.forks import start_afresh_after_fork
from bestsms.transports.guard import HOLDERS, refuse_real_send
from bestsms.transports.interface import AsyncTransport
from bestsms.transports.pyreqwest_common import configured, failure, filled, lower

__all__ = ["AsyncPyreqwestTransport"]


@cache
def _settle_at_exit() -> None:
    """Wait, when the process ends, for pyreqwest's thread to be out of the interpreter.

    It wakes the event loop from within Python, and still has to come back from there when the answer is already in
    use. A process that ends in this moment would be aborted by Python.
    """
    atexit.register(_settle)


def _settle() -> None:
    ours = {thread.ident for thread in threading.enumerate()}
    for _ in range(1000):
        time.sleep(0.001)
        if ours.issuperset(sys._current_frames()):
            return


class AsyncPyreqwestTransport:
    """Asyncio transport. In a forked child httpx does its work: pyreqwest's own threads do not survive a fork."""

    def __init__(self) -> None:
        self._client: Client | None = configured(ClientBuilder()).build()
        self._forked = False
        self._lock = threading.Lock()
        self._successor: AsyncTransport | None = None
        start_afresh_after_fork(self)
        _settle_at_exit()

    async def send(self, request: HTTPRequest, timeout: float) -> HTTPAnswer:  # noqa: ASYNC109  # one interface for both
        """See Transport.send."""
        if HOLDERS:
            refuse_real_send(request)
        client = self._client
        if client is None:
            raise closed()
        if self._forked:
            return await self._take_over().send(request, timeout)
        built = _build(client, request, timeout)
        try:
            response = await built.send()
            body = (await response.bytes()).to_bytes()
        except ClientClosedError:
            raise closed_meanwhile(may_have_arrived=True) from None
        except (RequestError, BuilderError) as error:
            raise failure(error, timeout) from None
        return answer(response.status, lower(response.headers), body)

    def start_afresh(self) -> None:
        """See start_afresh_after_fork."""
        self._forked = True
        self._lock = threading.Lock()

    def _take_over(self) -> AsyncTransport:
        from bestsms.transports.httpx_async import AsyncHTTPXTransport

        with self._lock:
            self._successor = self._successor or AsyncHTTPXTransport()
            return self._successor

    async def aclose(self) -> None:
        """See Transport.close."""
        client, self._client = self._client, None  # its connections end when nothing refers to it
        if self._successor is not None:
            await self._successor.aclose()
        elif client is not None and not self._forked:
            await client.close()


def _build(client: Client, request: HTTPRequest, timeout: float) -> ConsumedRequest:
    try:
        building = client.request(request.method, request.url).headers(headers_of(request))
        if request.body is not None:
            building = filled(building, request.body)
        return building.timeout(timedelta(seconds=timeout)).build()
    except ValueError as error:
        raise unusable(f"{type(error).__name__} in the request", may_have_arrived=False) from None
