"""Keeping what a caller gave out of tracebacks: tools that report errors show the variables of every frame.

An exception that leaves this library keeps its traceback, with the files and lines, but the frames of the library and
of the HTTP client below it are emptied. The caller's own frames stay as they are.
"""

from __future__ import annotations

from collections.abc import Awaitable
from contextlib import suppress
from types import TracebackType
from typing import TypeVar

__all__ = ["emptied", "guarded"]

T = TypeVar("T")
OURS = frozenset({"bestsms", "bestsms_api", "bestsms_schema"})
BELOW = OURS | {"asyncio", "h11", "httpcore", "httpx", "pyreqwest", "socket", "ssl"}
MOST_CAUSES = 20


def emptied(error: BaseException) -> None:
    """Forget the variables of our frames in the traceback of an exception, and of those that it came from."""
    _empty(error.__traceback__, BELOW)
    current = error
    for _ in range(MOST_CAUSES):
        origin = current.__cause__ or current.__context__
        if origin is None:
            return
        _empty(origin.__traceback__, OURS)  # what came before may be the caller's own business, with httpx even
        current = origin


def _empty(trace: TracebackType | None, packages: frozenset[str]) -> None:
    while trace is not None:
        frame = trace.tb_frame
        if str(frame.f_globals.get("__name__")).partition(".")[0] in packages:
            with suppress(RuntimeError):  # it still runs: it is the one that called this
                frame.clear()
        trace = trace.tb_next


async def guarded(awaited: Awaitable[T]) -> T:
    """Await; what it raises is `emptied`."""
    try:
        return await awaited
    except BaseException as error:
        emptied(error)
        raise
