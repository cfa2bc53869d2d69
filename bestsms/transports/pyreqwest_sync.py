"""The fast blocking transport, on pyreqwest."""

from __future__ import annotations

from _thread import allocate_lock  # threading is slow to import
from datetime import timedelta

from pyreqwest.client import SyncClient, SyncClientBuilder
from pyreqwest.exceptions import BuilderError, ClientClosedError, RequestError
from pyreqwest.request import SyncConsumedRequest

from bestsms._core.wire import HTTPAnswer, HTTPRequest
from bestsms.transports.common import answer, closed, closed_meanwhile, headers_of, unusable
from bestsms.transports.forks import start_afresh_after_fork
from bestsms.transports.guard import HOLDERS, refuse_real_send
from bestsms.transports.interface import Transport
from bestsms.transports.pyreqwest_common import configured, failure, filled, lower

__all__ = ["PyreqwestTransport"]


class PyreqwestTransport:
    """Blocking transport. In a forked child httpx does its work: pyreqwest's own threads do not survive a fork."""

    def __init__(self) -> None:
        self._client: SyncClient | None = configured(SyncClientBuilder()).build()
        self._forked = False
        self._lock = allocate_lock()
        self._successor: Transport | None = None
        start_afresh_after_fork(self)

    def send(self, request: HTTPRequest, timeout: float) -> HTTPAnswer:
        """See Transport.send."""
        if HOLDERS:
            refuse_real_send(request)
        client = self._client
        if client is None:
            raise closed()
        if self._forked:
            return self._take_over().send(request, timeout)
        built = _build(client, request, timeout)
        try:
            response = built.send()
            body = response.bytes().to_bytes()
        except ClientClosedError:
            raise closed_meanwhile(may_have_arrived=True) from None
        except (RequestError, BuilderError) as error:
            raise failure(error, timeout) from None
        return answer(response.status, lower(response.headers), body)

    def start_afresh(self) -> None:
        """See start_afresh_after_fork."""
        self._forked = True
        self._lock = allocate_lock()

    def _take_over(self) -> Transport:
        from bestsms.transports.httpx_sync import HTTPXTransport

        with self._lock:
            self._successor = self._successor or HTTPXTransport()
            return self._successor

    def close(self) -> None:
        """See Transport.close."""
        client, self._client = self._client, None  # its connections end when nothing refers to it
        if self._successor is not None:
            self._successor.close()
        elif client is not None and not self._forked:
            client.close()


def _build(client: SyncClient, request: HTTPRequest, timeout: float) -> SyncConsumedRequest:
    try:
        building = client.request(request.method, request.url).headers(headers_of(request))
        if request.body is not None:
            building = filled(building, request.body)
        return building.timeout(timedelta(seconds=timeout)).build()
    except ValueError as error:
        raise unusable(f"{type(error).__name__} in the request", may_have_arrived=False) from None
