"""The clients: configuration, and the carrying out of steps."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import bestsms_schema
from bestsms._core.arguments import has_files
from bestsms._core.exchange import Ending, Flow, Found, Send, Sleep
from bestsms._core.observe import hooks, refuse_coroutine
from bestsms._core.session import Arguments, Session
from bestsms._core.settings import adjusted, settings
from bestsms._core.wire import TransportFailure
from bestsms.events import RequestEvent, ResponseEvent, RetryEvent
from bestsms.transports import AsyncTransport, Transport, TransportName, async_transport, sync_transport
from bestsms_api import v2_04
from bestsms_api.v2_04.api.sms.sms_send_message import SMS_SEND_MESSAGE
from bestsms_schema import Operation, documented

if TYPE_CHECKING:
    import httpx

__all__ = ["AsyncBestSMS", "BestSMS"]

R = TypeVar("R", bound=bestsms_schema.Result)
T = TypeVar("T")


class _Client(Generic[T]):
    """What both clients are made of: a session and a transport."""

    __slots__ = ("_owned", "_session", "_transport")
    _session: Session
    _transport: T

    def _configure(self, options: Mapping[str, object]) -> None:
        checked = settings(options, v2_04.BASE_URL, SMS_SEND_MESSAGE.fields["SendMode"])
        self._session = Session(checked, hooks(options), v2_04.LIMITS["RequestBytes"])
        self._owned = True

    def WithOptions(
        self,
        *,
        Timeout: float | None = None,
        Deadline: float | None = None,
        MaxRetries: int | None = None,
        RaiseErrors: bool | None = None,
        ReconcileFor: float | None = None,
        ResendUnknown: bool | None = None,
    ) -> Self:
        """Return a client with other options, for one call or many: `client.WithOptions(Deadline=5).Messaging...`.

        Args:
            Timeout: Seconds for one attempt.
            Deadline: Seconds for a whole call: all attempts, the pauses between them, and looking up a send.
            MaxRetries: How often a request is repeated where that is safe.
            RaiseErrors: Whether a call that does not succeed raises.
            ReconcileFor: Seconds to look up a send whose answer was lost.
            ResendUnknown: Whether a send that the service does not know after that time is repeated.

        Returns:
            A client over the same connections; closing it leaves them open for this one.

        Raises:
            TypeError: An argument has a wrong type.
            ValueError: An argument is outside its limits.
        """
        other = object.__new__(type(self))
        if hasattr(self, "__dict__"):  # of a class derived from this one
            vars(other).update(vars(self))
        other._session = self._session.with_settings(adjusted(self._session.settings, locals()))
        other._transport = self._transport
        other._owned = False
        return other

    def __repr__(self) -> str:
        session: Session | None = getattr(self, "_session", None)  # none yet if it is shown by a failing constructor
        return f"<{type(self).__name__} {session.settings.base_url if session is not None else 'without settings'}>"

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} cannot be pickled or copied: it holds a token and open connections")


class BestSMS(_Client[Transport], v2_04.Namespaces):
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

    def _call(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        steps = self._session.steps(operation, preset, given)
        ending: Ending | None = None
        result: R
        while True:
            try:
                step = steps.send(ending)
            except StopIteration as done:
                result = done.value
                break
            ending = self._carry_out(step)
        return self._session.finish(result)  # not in the except, lest a traceback show it

    def _all(
        self, operation: Operation[bestsms_schema.Result], preset: Arguments, given: Arguments, /
    ) -> Generator[Any]:
        from bestsms._core.series import records

        return self._iterate(records(self._session, operation, preset, given))

    def _follow(
        self, operation: Operation[bestsms_schema.Result], preset: Arguments, given: Arguments, /
    ) -> Generator[Any]:
        from bestsms._core.series import follow

        return self._iterate(follow(self._session, operation, preset, given))

    def _wait(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        from bestsms._core.series import wait

        steps, on_update = wait(self._session, operation, preset, given)
        refuse_coroutine("OnUpdate", on_update)
        ending: Ending | None = None
        result: R
        while True:
            try:
                step = steps.send(ending)
            except StopIteration as done:
                result = done.value
                break
            ending = None
            if not isinstance(step, Found):
                ending = self._carry_out(step)
            elif on_update is not None:
                on_update(step.item)
        return self._session.finish(result)

    def _iterate(self, steps: Flow[None]) -> Generator[Any]:
        ending: Ending | None = None
        while True:
            try:
                step = steps.send(ending)
            except StopIteration:
                return
            ending = None
            if isinstance(step, Found):
                yield step.item
            else:
                ending = self._carry_out(step)

    def _carry_out(self, step: Send | Sleep) -> Ending | None:
        if isinstance(step, Sleep):
            self._session.clock.sleep(self._session.pausing(step))
            return None
        begun = self._session.requested(step)
        ending: Ending
        try:
            ending = self._transport.send(self._session.request(step), step.timeout)
        except TransportFailure as failure:
            ending = failure
        except BaseException:
            self._session.interrupted(step, begun)
            raise
        return self._session.responded(step, begun, ending)

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


class AsyncBestSMS(_Client[AsyncTransport], v2_04.AsyncNamespaces):
    """BestSMS's asyncio twin: the same arguments and the same methods, awaitable. For one event loop at a time.

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
        OnRequest: See BestSMS; a plain function, not a coroutine.
        OnResponse: Likewise.
        OnRetry: Likewise.

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

    async def _call(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        arguments = self._session.collected(operation, preset, given)
        if has_files(arguments):
            from asyncio import to_thread

            prepared = await to_thread(self._session.prepared, operation, arguments)
        else:
            prepared = self._session.prepared(operation, arguments)
        steps = self._session.begin(operation, prepared)
        ending: Ending | None = None
        result: R
        while True:
            try:
                step = steps.send(ending)
            except StopIteration as done:
                result = done.value
                break
            ending = await self._carry_out(step)
        return self._session.finish(result)  # not in the except, lest a traceback show it

    def _all(
        self, operation: Operation[bestsms_schema.Result], preset: Arguments, given: Arguments, /
    ) -> AsyncGenerator[Any]:
        from bestsms._core.series import records

        return self._iterate(records(self._session, operation, preset, given))

    def _follow(
        self, operation: Operation[bestsms_schema.Result], preset: Arguments, given: Arguments, /
    ) -> AsyncGenerator[Any]:
        from bestsms._core.series import follow

        return self._iterate(follow(self._session, operation, preset, given))

    async def _wait(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        from bestsms._core.series import wait

        steps, on_update = wait(self._session, operation, preset, given)
        ending: Ending | None = None
        result: R
        while True:
            try:
                step = steps.send(ending)
            except StopIteration as done:
                result = done.value
                break
            ending = None
            if not isinstance(step, Found):
                ending = await self._carry_out(step)
            elif on_update is not None:
                told = on_update(step.item)
                if isinstance(told, Awaitable):
                    await told
        return self._session.finish(result)

    async def _iterate(self, steps: Flow[None]) -> AsyncGenerator[Any]:
        ending: Ending | None = None
        while True:
            try:
                step = steps.send(ending)
            except StopIteration:
                return
            ending = None
            if isinstance(step, Found):
                yield step.item
            else:
                ending = await self._carry_out(step)

    async def _carry_out(self, step: Send | Sleep) -> Ending | None:
        if isinstance(step, Sleep):
            await self._session.clock.sleep_async(self._session.pausing(step))
            return None
        begun = self._session.requested(step)
        ending: Ending
        try:
            ending = await self._transport.send(self._session.request(step), step.timeout)
        except TransportFailure as failure:
            ending = failure
        except BaseException:
            self._session.interrupted(step, begun)
            raise
        return self._session.responded(step, begun, ending)

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
