"""The clients of API v2.04, which is the default; they lead to those of other versions."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, overload

from bestsms._clients import AsyncClient, SyncClient
from bestsms._core.settings import API
from bestsms_api import v2_04

if TYPE_CHECKING:
    from typing import Unpack

    import httpx

    from bestsms._clients import Options
    from bestsms.client_v3_00 import AsyncBestSMSv300, BestSMSv300

__all__ = ["AsyncBestSMS", "BestSMS"]


class BestSMS(SyncClient, v2_04.Namespaces):
    """A client of the BestSMS REST API. Safe to share between threads, and after a fork; nothing in it is global.

    Documentation: Understanding the Python Library basics.

    Args:
        AuthToken: Auth Token from the Dashboard (Users > API). Default: the environment's BESTSMS_AUTH_TOKEN.
        APIVersion: `2.04` or `3.00`. Default: BESTSMS_API_VERSION, else 2.04. The client of v3.00 is a BestSMSv300 or
            AsyncBestSMSv300, which has what only that version has, such as OptOut.
        BaseURL: Where the API is, version path included. Default: BESTSMS_API_URL, else the live service.
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
    _api: ClassVar[API] = v2_04

    if TYPE_CHECKING:

        @overload
        def __new__(
            cls,
            AuthToken: str | None = None,
            *,
            APIVersion: Literal["2.04"] | None = None,
            HTTPClient: httpx.Client | None = None,
            **options: Unpack[Options],
        ) -> Self: ...
        @overload
        def __new__(
            cls,
            AuthToken: str | None = None,
            *,
            APIVersion: Literal["3.00"],
            HTTPClient: httpx.Client | None = None,
            **options: Unpack[Options],
        ) -> BestSMSv300: ...
        # The overloads are narrow; this is not, so that pyright lets a class that derives have an __init__ of its own.
        def __new__(cls, *args: Any, **options: Any) -> BestSMS: ...  # noqa: PYI034  # an overload's

    else:

        @wraps(SyncClient.__init__)
        def __new__(cls, *_, **options):
            return object.__new__(cls._for(options.get("APIVersion")) if cls is BestSMS else cls)


class AsyncBestSMS(AsyncClient, v2_04.AsyncNamespaces):
    """A client of the BestSMS REST API for asyncio: BestSMS with methods to await. For one event loop at a time.

    Documentation: Understanding the Python Library basics.

    Args:
        AuthToken: Auth Token from the Dashboard (Users > API). Default: the environment's BESTSMS_AUTH_TOKEN.
        APIVersion: `2.04` or `3.00`. Default: BESTSMS_API_VERSION, else 2.04. The client of v3.00 is a BestSMSv300 or
            AsyncBestSMSv300, which has what only that version has, such as OptOut.
        BaseURL: Where the API is, version path included. Default: BESTSMS_API_URL, else the live service.
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
    _api: ClassVar[API] = v2_04

    if TYPE_CHECKING:

        @overload
        def __new__(
            cls,
            AuthToken: str | None = None,
            *,
            APIVersion: Literal["2.04"] | None = None,
            HTTPClient: httpx.AsyncClient | None = None,
            **options: Unpack[Options],
        ) -> Self: ...
        @overload
        def __new__(
            cls,
            AuthToken: str | None = None,
            *,
            APIVersion: Literal["3.00"],
            HTTPClient: httpx.AsyncClient | None = None,
            **options: Unpack[Options],
        ) -> AsyncBestSMSv300: ...
        # The overloads are narrow; this is not, so that pyright lets a class that derives have an __init__ of its own.
        def __new__(cls, *args: Any, **options: Any) -> AsyncBestSMS: ...  # noqa: PYI034  # an overload's

    else:

        @wraps(AsyncClient.__init__)
        def __new__(cls, *_, **options):
            return object.__new__(cls._for(options.get("APIVersion")) if cls is AsyncBestSMS else cls)
