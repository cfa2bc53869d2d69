"""The clients: their arguments, and how they are closed."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from bestsms._drivers import AsyncioDriver, BlockingDriver
from bestsms.events import RequestEvent, ResponseEvent, RetryEvent
from bestsms.transports import TransportName, async_transport, sync_transport
from bestsms_api import v2_04
from bestsms_schema import documented

if TYPE_CHECKING:
    import httpx

__all__ = ["AsyncBestSMS", "BestSMS"]


class BestSMS(BlockingDriver, v2_04.Namespaces):
    """A client of the BestSMS REST API. Safe to share between threads, and after a fork; nothing in it is global.

    Documentation: Understanding the Python Library basics.

    Args:
        AuthToken: Auth Token from the Dashboard (Users > API). Default: the environment's BESTSMS_AUTH_TOKEN.
        BaseURL: Where the API is, version path included. Default: BESTSMS_API_URL, else the live service's v2.04.
        TimeZone: Zone for SendTime and for aware datetimes, by Windows name (`AUS Eastern`) or IANA name
            (`Australia/Sydney`). Default: the account's own.
        SendMode: `Test` to have every message handled but none sent. Default: BESTSMS_SEND_MODE, else live.
        Timeout: Seconds for one attempt, from waiting for a free connection to the last byte of the answer. For a limit
            of a whole call see WithOptions.
        MaxRetries: How often a request is repeated where that is safe: reads, updates and deletes after trouble, sends
            only when they never arrived or met HTTP 429. 0 for never.
        RaiseErrors: Whether a call that does not succeed raises a BestSMSError in place of returning its result.
        ReconcileFor: Seconds to look up, by MessageID, a send whose answer was lost. 0 for never.
        ResendUnknown: Whether a send is repeated when the service still does not know its MessageID after that time.
        Transport: `httpx`, `pyreqwest` (faster; pip install "bestsms[fast]"), or `auto`: pyreqwest if it is there and
            no HTTPClient is given, else httpx.
        HTTPClient: An httpx.Client of your own; it is used as it is and never closed. Timeout then bounds each connect,
            read and write, and the whole only between two pieces of the answer's body.
        AllowInsecureHTTP: Whether BaseURL may be http to another machine, which shows the token to the network.
        OnRequest: Called before each request; see bestsms.events. What a hook raises is logged, never passed on.
        OnResponse: Called when a request has ended, with an answer or without.
        OnRetry: Called before a request is repeated.

    Raises:
        TypeError: An argument has a wrong type.
        ValueError: There is no token, or an argument is outside its limits.
    """

    __slots__ = ()

    @documented
    def __init__(
        self,
        AuthToken: str | None = None,
        *,
        BaseURL: str | None = None,
        TimeZone: str | None = None,
        SendMode: str | None = None,
        Timeout: float = 30.0,
        MaxRetries: int = 2,
        RaiseErrors: bool = False,
        ReconcileFor: float = 10.0,
        ResendUnknown: bool = False,
        Transport: TransportName = "auto",
        HTTPClient: httpx.Client | None = None,
        AllowInsecureHTTP: bool = False,
        OnRequest: Callable[[RequestEvent], object] | None = None,
        OnResponse: Callable[[ResponseEvent], object] | None = None,
        OnRetry: Callable[[RetryEvent], object] | None = None,
    ) -> None:
        self._configure(locals())
        self._transport = sync_transport(Transport, HTTPClient)

    def close(self) -> None:
        """Close the connections. Closing twice is fine; a client that is closed takes no more calls.

        A call that is under way ends with what is known: Error if nothing was sent, Unknown if a send may have arrived.
        """
        if self._owned:
            self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncBestSMS(AsyncioDriver, v2_04.AsyncNamespaces):
    """A client of the BestSMS REST API for asyncio: BestSMS with methods to await. For one event loop at a time.

    Documentation: Understanding the Python Library basics.

    Args:
        AuthToken: Auth Token from the Dashboard (Users > API). Default: the environment's BESTSMS_AUTH_TOKEN.
        BaseURL: Where the API is, version path included. Default: BESTSMS_API_URL, else the live service's v2.04.
        TimeZone: Zone for SendTime and for aware datetimes, by Windows name (`AUS Eastern`) or IANA name
            (`Australia/Sydney`). Default: the account's own.
        SendMode: `Test` to have every message handled but none sent. Default: BESTSMS_SEND_MODE, else live.
        Timeout: Seconds for one attempt, from waiting for a free connection to the last byte of the answer. For a limit
            of a whole call see WithOptions.
        MaxRetries: How often a request is repeated where that is safe: reads, updates and deletes after trouble, sends
            only when they never arrived or met HTTP 429. 0 for never.
        RaiseErrors: Whether a call that does not succeed raises a BestSMSError in place of returning its result.
        ReconcileFor: Seconds to look up, by MessageID, a send whose answer was lost. 0 for never.
        ResendUnknown: Whether a send is repeated when the service still does not know its MessageID after that time.
        Transport: `httpx`, `pyreqwest` (faster; pip install "bestsms[fast]"), or `auto`: pyreqwest if it is there and
            no HTTPClient is given, else httpx.
        HTTPClient: An httpx.AsyncClient of your own; it is used as it is and never closed.
        AllowInsecureHTTP: Whether BaseURL may be http to another machine, which shows the token to the network.
        OnRequest: Called before each request, and not awaited; see bestsms.events. What a hook raises is logged, never
            passed on.
        OnResponse: Called when a request has ended, with an answer or without.
        OnRetry: Called before a request is repeated.

    Raises:
        TypeError: An argument has a wrong type.
        ValueError: There is no token, or an argument is outside its limits.
    """

    __slots__ = ()

    @documented
    def __init__(
        self,
        AuthToken: str | None = None,
        *,
        BaseURL: str | None = None,
        TimeZone: str | None = None,
        SendMode: str | None = None,
        Timeout: float = 30.0,
        MaxRetries: int = 2,
        RaiseErrors: bool = False,
        ReconcileFor: float = 10.0,
        ResendUnknown: bool = False,
        Transport: TransportName = "auto",
        HTTPClient: httpx.AsyncClient | None = None,
        AllowInsecureHTTP: bool = False,
        OnRequest: Callable[[RequestEvent], object] | None = None,
        OnResponse: Callable[[ResponseEvent], object] | None = None,
        OnRetry: Callable[[RetryEvent], object] | None = None,
    ) -> None:
        self._configure(locals())
        self._transport = async_transport(Transport, HTTPClient)

    async def aclose(self) -> None:
        """Close the connections. Closing twice is fine; a client that is closed takes no more calls.

        A call that is under way ends with what is known: Error if nothing was sent, Unknown if a send may have arrived.
        """
        if self._owned:
            await self._transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
