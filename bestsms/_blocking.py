"""Holding the block on real sends, for a block of code or for each call of a function."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import ParamSpec, TypeVar, cast

from bestsms.transports.guard import HOLDERS

__all__ = ["block_real_sends"]

P = ParamSpec("P")
R = TypeVar("R")


class block_real_sends:
    """Have every client raise RealSendBlocked before it sends anything to another machine.

    While it holds, it holds in the whole process: for clients made before, in every thread and task, and in children
    made by fork. Only addresses of this machine (127.0.0.0/8, ::1, localhost) may be spoken to. An HTTPClient of your
    own passes if its transport for the address is an httpx.MockTransport, WSGITransport or ASGITransport.

    Use it in a with statement, as `enterContext` of unittest, or as decorator of a function or coroutine function. It
    may be entered more than once, and holds until everybody has left.
    """

    def __init__(self) -> None:
        self._held: list[object] = []

    def __enter__(self) -> None:
        holder = object()
        self._held.append(holder)
        HOLDERS.add(holder)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        HOLDERS.discard(self._held.pop())

    def __call__(self, function: Callable[P, R]) -> Callable[P, R]:
        """Return the function, holding the block during each call.

        Raises:
            TypeError: It is a class or a generator function, whose code runs after the call.
        """
        if isinstance(function, type):
            raise TypeError("block_real_sends decorates functions; in a class, use enterClassContext in setUpClass")
        if inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
            raise TypeError("block_real_sends cannot decorate a generator function: use it in a with statement inside")
        if inspect.iscoroutinefunction(function):
            return cast("Callable[P, R]", _awaited(function))
        return _called(function)


def _called(function: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(function)
    def blocked(*args: P.args, **kwargs: P.kwargs) -> R:
        with block_real_sends():
            return function(*args, **kwargs)

    return blocked


def _awaited(function: Callable[P, Awaitable[object]]) -> Callable[P, Awaitable[object]]:
    @functools.wraps(function)
    async def blocked(*args: P.args, **kwargs: P.kwargs) -> object:
        with block_real_sends():
            return await function(*args, **kwargs)

    return blocked
