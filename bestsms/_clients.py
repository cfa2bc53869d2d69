"""How clients are made and closed; client.py and its siblings say which version of the API each speaks."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self, TypeAlias, TypedDict

from bestsms._drivers import AsyncioDriver, BlockingDriver
from bestsms.transports import TransportName, async_transport, sync_transport
from bestsms_schema import documented

if TYPE_CHECKING:
    import httpx

    from bestsms.events import RequestEvent, ResponseEvent, RetryEvent

__all__ = ["APIVersionName", "AsyncClient", "Options", "SyncClient"]

APIVersionName: TypeAlias = Literal["2.04", "3.00"]


class Options(TypedDict, total=False):
    """The arguments that the constructors of both clients share, but for AuthToken and APIVersion."""

    BaseURL: str | None
    TimeZone: str | None
    SendMode: str | None
    Timeout: float
    MaxRetries: int
    RaiseErrors: bool
    ReconcileFor: float
    ResendUnknown: bool
    Transport: TransportName
    AllowInsecureHTTP: bool
    OnRequest: Callable[[RequestEvent], object] | None
    OnResponse: Callable[[ResponseEvent], object] | None
    OnRetry: Callable[[RetryEvent], object] | None


class SyncClient(BlockingDriver):
    """A blocking client, of whatever version."""

    __slots__ = ()

    @documented
    def __init__(
        self,
        AuthToken: str | None = None,
        *,
        APIVersion: APIVersionName | None = None,
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


class AsyncClient(AsyncioDriver):
    """An asyncio client, of whatever version."""

    __slots__ = ()

    @documented
    def __init__(
        self,
        AuthToken: str | None = None,
        *,
        APIVersion: APIVersionName | None = None,
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
