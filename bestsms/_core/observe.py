"""Telling the log and the hooks what happens."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bestsms._core.exchange import Ending, Send, Sleep
from bestsms._core.wire import HTTPAnswer

if TYPE_CHECKING:
    from logging import Logger

    from bestsms.events import RequestEvent, ResponseEvent, RetryEvent

__all__ = ["Hooks", "Observer", "hooks", "refuse_coroutine"]

Event = TypeVar("Event")
DEFAULT_PORTS = {"http": 80, "https": 443}
DEBUG = 10  # logging's


class Hooks(NamedTuple):
    """The caller's functions; None for those not wanted."""

    on_request: Callable[[RequestEvent], object] | None = None
    on_response: Callable[[ResponseEvent], object] | None = None
    on_retry: Callable[[RetryEvent], object] | None = None


def hooks(options: Mapping[str, object]) -> Hooks:
    """Return the hooks among the arguments of a client's constructor.

    Raises:
        TypeError: One cannot be called, or would have to be awaited.
    """
    chosen: dict[str, Any] = {name: options[name] for name in ("OnRequest", "OnResponse", "OnRetry")}
    for name, hook in chosen.items():
        if hook is not None and not callable(hook):
            raise TypeError(f"{name} must be a function, not {type(hook).__name__}")
        if hook is not None:
            refuse_coroutine(name, hook)
    return Hooks(chosen["OnRequest"], chosen["OnResponse"], chosen["OnRetry"])


def refuse_coroutine(name: str, function: object) -> None:
    """Refuse a function that nobody would await.

    Raises:
        TypeError: It is a coroutine function.
    """
    from inspect import iscoroutinefunction

    if iscoroutinefunction(function):
        raise TypeError(f"{name} must be a plain function, not a coroutine function: nobody awaits it")


class Observer:
    """Writes one DEBUG line a request, and calls the hooks."""

    def __init__(self, base_url: str, hooks: Hooks) -> None:
        self._base_url = base_url
        self.hooks = hooks

    @cached_property
    def _server(self) -> tuple[str, int]:
        """The host and the port."""
        from urllib.parse import urlsplit  # of no use without hooks

        parts = urlsplit(self._base_url)
        return parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme]

    def requested(self, step: Send) -> RequestEvent | None:
        """Tell that a request is about to be sent; return the event if a hook has use for it."""
        if self.hooks.on_request is None and self.hooks.on_response is None:
            return None
        from bestsms.events import RequestEvent

        operation = step.prepared.operation
        host, port = self._server
        event = RequestEvent(
            Operation=operation.name,
            Method=operation.method,
            URLTemplate=self._base_url + operation.path,
            ServerAddress=host,
            ServerPort=port,
            Attempt=step.attempt,
            BodySize=len(step.prepared.body or b""),
        )
        _tell(self.hooks.on_request, event)
        return event

    def responded(self, step: Send, event: RequestEvent | None, ending: Ending | None, seconds: float) -> None:
        """Tell how a request ended; None if nobody waited for that."""
        is_logged = "logging" in sys.modules and _logger().isEnabledFor(DEBUG)
        if event is None and not is_logged:
            return
        status, failure = _facts(ending)
        operation = step.prepared.operation
        if is_logged:
            word = status if status is not None else f"no answer ({failure})"
            _logger().debug(
                "%s %s: %s in %.0f ms, attempt %d",
                operation.method, operation.path, word, seconds * 1000, step.attempt,
            )  # fmt: skip
        if event is not None and self.hooks.on_response is not None:
            from bestsms.events import ResponseEvent

            size = len(ending.body) if isinstance(ending, HTTPAnswer) else 0
            _tell(self.hooks.on_response, ResponseEvent(event, status, failure, seconds, size))

    def retrying(self, step: Sleep) -> None:
        """Tell that a request will be repeated, if that is what the wait is for."""
        if self.hooks.on_retry is not None and step.repeats is not None and step.because is not None:
            from bestsms.events import RetryEvent

            status, failure = _facts(step.because)
            operation = step.repeats.prepared.operation
            _tell(self.hooks.on_retry, RetryEvent(operation.name, step.repeats.attempt, status, failure, step.seconds))


@cache
def _logger() -> Logger:
    """Return the library's logger. As long as nobody has imported logging, nobody has asked for its records."""
    from logging import getLogger  # slow to import

    return getLogger("bestsms")


def _facts(ending: Ending | None) -> tuple[int | None, str | None]:
    if ending is None:
        return None, "interrupted"
    return (ending.status, None) if isinstance(ending, HTTPAnswer) else (None, ending.kind.value)


def _tell(hook: Callable[[Event], object] | None, event: Event) -> None:
    """Call a hook. What it raises is logged, not passed on: the message may have been sent already."""
    if hook is None:
        return
    try:
        hook(event)
    except Exception:
        logger = _logger()
        logger.exception("a hook failed on %s", type(event).__name__)
