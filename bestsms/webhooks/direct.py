"""Receiving without a store: the handler runs before the answer, so that the service's own repeats are the net."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Generator
from concurrent.futures import Future
from contextlib import contextmanager

from bestsms.webhooks.events import Event
from bestsms.webhooks.handling import ErrorHandler, Handler, Handlers, Loop, call_awaiting, tell
from bestsms.webhooks.ordering import entry_of
from bestsms.webhooks.recent import Recent
from bestsms.webhooks.stores.interface import Entry

__all__ = ["Direct"]

_logger = logging.getLogger("bestsms.webhooks")


class Direct:
    """Calls handlers at once, for each new event."""

    def __init__(self, handlers: Handlers, loop: Loop, drop_stale: bool, on_error: ErrorHandler | None) -> None:
        self._handlers = handlers
        self._loop = loop
        self._drop_stale = drop_stale
        self._on_error = on_error
        self._recent = Recent()
        self._tasks: set[asyncio.Task[bool]] = set()

    def handle(self, event: Event) -> bool:
        """Handle an event in this thread, unless that is done; return whether it is."""
        handler = self._handlers.of(event)
        if handler is None:
            return True
        entry = entry_of(event, self._drop_stale)
        while isinstance(state := self._recent.begin(entry), Future):
            state.result()
        if state != "New":
            return True
        with self._handling(event, entry) as outcome:
            self._loop.call(handler, event)
            outcome.append(True)
        return bool(outcome)

    async def handle_async(self, event: Event) -> bool:
        """Handle an event in the running loop, unless that is done; return whether it is."""
        handler = self._handlers.of(event)
        if handler is None:
            return True
        entry = entry_of(event, self._drop_stale)
        while isinstance(state := self._recent.begin(entry), Future):
            await asyncio.wrap_future(state)
        if state != "New":
            return True
        # A request that is given up ends no handler half-way: a copy of the event would be handled beside it.
        task = asyncio.get_running_loop().create_task(self._handle_new(handler, event, entry))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return await asyncio.shield(task)

    async def _handle_new(self, handler: Handler, event: Event, entry: Entry) -> bool:
        with self._handling(event, entry) as outcome:
            await call_awaiting(handler, event)
            outcome.append(True)
        return bool(outcome)

    @contextmanager
    def _handling(self, event: Event, entry: Entry) -> Generator[list[bool]]:
        """Let the block handle an event; it adds to the list once it has."""
        outcome: list[bool] = []
        try:
            yield outcome
        except Exception as error:  # noqa: BLE001  # whatever a handler raises
            _logger.warning("handling a webhook (%s) failed with %s", event.Kind, type(error).__name__)
            tell(self._on_error, event, error)
        finally:
            self._recent.end(entry, bool(outcome))
