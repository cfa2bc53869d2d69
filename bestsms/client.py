"""The clients: configuration, and the running of calls."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

import bestsms_schema
from bestsms._core.arguments import collect
from bestsms._core.exchange import Clock, Ending, Send, Sleep, Steps, perform
from bestsms._core.log import record
from bestsms._core.request import prepare
from bestsms._core.settings import Settings, settings
from bestsms._core.wire import HTTPRequest, TransportFailure
from bestsms._version import __version__
from bestsms.transports import TransportName, async_transport, sync_transport
from bestsms_api import v2_04
from bestsms_api.v2_04.api.sms.sms_send_message import SMS_SEND_MESSAGE
from bestsms_schema import Operation, documented

if TYPE_CHECKING:
    import httpx

__all__ = ["AsyncBestSMS", "BestSMS"]

R = TypeVar("R", bound=bestsms_schema.Result)
Arguments = Mapping[str, object]


class _Client:
    """What both clients have: settings, and the way from arguments to steps."""

    __slots__ = ("_clock", "_headers", "_settings")

    def __init__(self, options: Mapping[str, object]) -> None:
        self._settings: Settings = settings(options, v2_04.BASE_URL, SMS_SEND_MESSAGE.fields["SendMode"])
        self._clock = Clock()
        self._headers = {
            "Authorization": f"Basic {self._settings.token}",
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": f"bestsms-python/{__version__}",
        }

    def _steps(self, operation: Operation[R], preset: Arguments, given: Arguments) -> Steps[R]:
        """Check the arguments, then return the steps of the call."""
        prepared = prepare(
            operation,
            collect(operation, self._settings.defaults, preset, given),
            time_zone=self._settings.time_zone,
            max_bytes=v2_04.LIMITS["RequestBytes"],
        )
        return perform(operation, prepared, self._settings, self._clock)

    def _request(self, step: Send) -> HTTPRequest:
        prepared = step.prepared
        return HTTPRequest(
            prepared.operation.method, self._settings.base_url + prepared.target, self._headers, prepared.body
        )

    def _finish(self, result: R) -> R:
        return result.RaiseForError() if self._settings.raise_errors else result

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._settings.base_url}>"

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} cannot be pickled or copied: it holds a token and open connections")


class BestSMS(_Client, v2_04.Namespaces):
    """A client of the BestSMS REST API. Safe to share between threads; nothing in it is global.

    Documentation: Understanding the Python Library basics.

    Args:
        AuthToken: Auth Token from the Dashboard (Users > API). Default: the environment's BESTSMS_AUTH_TOKEN.
        BaseURL: Where the API is, version path included. Default: BESTSMS_API_URL, else the live service's v2.04.
        TimeZone: Zone for SendTime and for aware datetimes, by Windows name (`AUS Eastern`) or IANA name
            (`Australia/Sydney`). Default: the account's own.
        SendMode: `Test` to have every message handled but none sent. Default: BESTSMS_SEND_MODE, else live.
        Timeout: Seconds for one attempt, from connecting to the last byte of the answer.
        MaxRetries: How often a request is repeated where that is safe: reads, updates and deletes after trouble, sends
            only when they never arrived. 0 for never.
        RaiseErrors: Whether a call that does not succeed raises a BestSMSError in place of returning its result.
        ReconcileFor: Seconds to look up, by MessageID, a send whose answer was lost. 0 for never.
        ResendUnknown: Whether a send is repeated when the service still does not know its MessageID after that time.
        Transport: `auto` or `httpx`.
        HTTPClient: An httpx.Client of your own; it is used as it is and never closed.
        AllowInsecureHTTP: Whether BaseURL may be http to another machine, which shows the token to the network.

    Raises:
        TypeError: An argument has a wrong type.
        ValueError: There is no token, or an argument is outside its limits.
    """

    __slots__ = ("_transport",)

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
    ) -> None:
        super().__init__(locals())
        self._transport = sync_transport(Transport, HTTPClient)

    def _caller(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        steps = self._steps(operation, preset, given)
        ending: Ending | None = None
        result: R
        while True:
            try:
                step = steps.send(ending)
            except StopIteration as done:
                result = done.value
                break
            ending = self._carry_out(step)
        return self._finish(result)  # outside of the except, lest a traceback show the result

    def _carry_out(self, step: Send | Sleep) -> Ending | None:
        if isinstance(step, Sleep):
            time.sleep(step.seconds)
            return None
        started = time.perf_counter()
        ending: Ending
        try:
            ending = self._transport.send(self._request(step), self._settings.timeout)
        except TransportFailure as failure:
            ending = failure
        record(step, ending, time.perf_counter() - started)
        return ending

    def close(self) -> None:
        """Close the connections. Closing twice is fine; a client that is closed takes no more calls."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncBestSMS(_Client, v2_04.AsyncNamespaces):
    """BestSMS's asyncio twin: the same arguments and the same methods, awaitable. For one event loop.

    Documentation: Understanding the Python Library basics.

    Args:
        AuthToken: See BestSMS.
        BaseURL: See BestSMS.
        TimeZone: See BestSMS.
        SendMode: See BestSMS.
        Timeout: See BestSMS.
        MaxRetries: See BestSMS.
        RaiseErrors: See BestSMS.
        ReconcileFor: See BestSMS.
        ResendUnknown: See BestSMS.
        Transport: See BestSMS.
        HTTPClient: An httpx.AsyncClient of your own; it is used as it is and never closed.
        AllowInsecureHTTP: See BestSMS.

    Raises:
        TypeError: An argument has a wrong type.
        ValueError: There is no token, or an argument is outside its limits.
    """

    __slots__ = ("_transport",)

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
    ) -> None:
        super().__init__(locals())
        self._transport = async_transport(Transport, HTTPClient)

    async def _caller(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        steps = self._steps(operation, preset, given)
        ending: Ending | None = None
        result: R
        while True:
            try:
                step = steps.send(ending)
            except StopIteration as done:
                result = done.value
                break
            ending = await self._carry_out(step)
        return self._finish(result)  # outside of the except, lest a traceback show the result

    async def _carry_out(self, step: Send | Sleep) -> Ending | None:
        if isinstance(step, Sleep):
            import asyncio  # of no use to those who never wait for anything

            await asyncio.sleep(step.seconds)
            return None
        started = time.perf_counter()
        ending: Ending
        try:
            ending = await self._transport.send(self._request(step), self._settings.timeout)
        except TransportFailure as failure:
            ending = failure
        record(step, ending, time.perf_counter() - started)
        return ending

    async def aclose(self) -> None:
        """Close the connections. Closing twice is fine; a client that is closed takes no more calls."""
        await self._transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
