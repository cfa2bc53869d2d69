"""Calling what is to be done about an event, whether it is a plain function or a coroutine function."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from inspect import isawaitable, iscoroutinefunction
from typing import Any, TypeAlias, cast

from bestsms.transports.forks import start_afresh_after_fork
from bestsms.webhooks.events import Event, ReceivedEvent, StatusEvent, UnknownEvent

__all__ = [
    "ErrorHandler",
    "Handler",
    "HandlerExit",
    "Handlers",
    "Loop",
    "ReceivedHandler",
    "StatusHandler",
    "UnknownHandler",
    "call_awaiting",
    "exits_as_failures",
    "is_awaited",
    "tell",
]

StatusHandler: TypeAlias = Callable[[StatusEvent], object]
ReceivedHandler: TypeAlias = Callable[[ReceivedEvent], object]
UnknownHandler: TypeAlias = Callable[[UnknownEvent], object]
ErrorHandler: TypeAlias = Callable[[Event, Exception], object]
Handler: TypeAlias = Callable[[Any], object]
_logger = logging.getLogger("bestsms.webhooks")


class HandlerExit(Exception):
    """A handler raised what would end a thread, such as SystemExit."""


class Handlers:
    """What is to be done about each kind of event."""

    def __init__(
        self,
        status: StatusHandler | None,
        reply: ReceivedHandler | None,
        inbound: ReceivedHandler | None,
        unknown: UnknownHandler | None,
    ) -> None:
        given = {"Status": status, "Reply": reply, "Inbound": inbound, "Unknown": unknown}
        for kind, handler in given.items():
            if handler is not None and not callable(handler):
                raise TypeError(f"On{kind} must be a function of an event, not {type(handler).__name__}")
        self._of: dict[str, Handler] = {kind: handler for kind, handler in given.items() if handler is not None}
        if not self._of:
            raise ValueError("give at least one of OnStatus, OnReply, OnInbound and OnUnknown")

    def of(self, event: Event) -> Handler | None:
        """Return what is to be done about an event."""
        return self._of.get(event.Kind)

    def all(self) -> list[Handler]:
        """Return every handler."""
        return list(self._of.values())


@contextmanager
def exits_as_failures() -> Generator[None]:
    """Have what would end this thread, such as SystemExit, be a failure of the handler like any other."""
    try:
        yield
    except Exception:
        raise
    except BaseException as error:
        raise HandlerExit(f"the handler raised {type(error).__name__}") from error


def tell(on_error: ErrorHandler | None, event: Event, error: Exception) -> None:
    """Hand what a handler raised to whom it interests. That may fail as well: it only tells."""
    if on_error is None:
        return
    try:
        on_error(event, error)
    except Exception as failure:  # noqa: BLE001  # see above
        _logger.error("OnError failed with %s", type(failure).__name__)  # noqa: TRY400  # a traceback may show values


class Loop:
    """Where the coroutines of handlers run that are called from a thread.

    That is the application's loop if it has one, else one of our own, always the same: what a handler opened in one
    loop is of no use in another.
    """

    def __init__(self) -> None:
        self.of_the_application: asyncio.AbstractEventLoop | None = None
        self._own: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        start_afresh_after_fork(self)

    def call(self, handler: Handler, event: Event) -> None:
        """Call a handler from a thread that runs no loop, and wait until it is done."""
        result = handler(event)
        if isawaitable(result):
            asyncio.run_coroutine_threadsafe(_awaited(result), self._running()).result()

    def is_here(self) -> bool:
        """Whether coroutines of handlers run in this thread: who waits for one here, waits for ever."""
        try:
            here = asyncio.get_running_loop()
        except RuntimeError:
            return False
        return here is self._own or here is self.of_the_application

    def close(self) -> None:
        """End the loop of our own."""
        with self._lock:
            loop, thread, self._own, self._thread = self._own, self._thread, None, None
        if loop is not None and thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    def start_afresh(self) -> None:
        """Leave the loops to the parent process. For fork alone."""
        self.of_the_application = self._own = self._thread = None
        self._lock = threading.Lock()

    def _running(self) -> asyncio.AbstractEventLoop:
        loop = self.of_the_application
        if loop is not None and loop.is_running():
            return loop
        with self._lock:
            if self._own is None:
                self._own = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._own.run_forever, name="bestsms-webhooks-loop", daemon=True)
                self._thread.start()
            return self._own


def is_awaited(handler: object) -> bool:
    """Whether a call of this returns what is to be awaited."""
    return iscoroutinefunction(handler) or iscoroutinefunction(getattr(handler, "__call__", None))  # noqa: B004  # not whether


async def call_awaiting(handler: Handler, event: Event) -> None:
    """Call a handler from a running loop, which a plain function does not hold up."""
    if is_awaited(handler):
        await cast("Coroutine[Any, Any, object]", handler(event))
        return
    result = await asyncio.to_thread(handler, event)
    if isawaitable(result):
        await result


async def _awaited(result: Any) -> object:
    try:
        return await result
    except (SystemExit, KeyboardInterrupt) as error:
        # asyncio would end the loop with these, and nobody would hear that the coroutine is done.
        raise HandlerExit(f"the handler raised {type(error).__name__}") from error
