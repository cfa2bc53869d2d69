"""Without a store: what this process handled of late, so that duplicates and stale events are known."""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future
from typing import TypeVar

from bestsms.transports.forks import start_afresh_after_fork
from bestsms.webhooks.stores.interface import Added, Entry, is_older

__all__ = ["Recent"]

MOST = 10_000
Value = TypeVar("Value")


class Recent:
    """The last events that were handled. They are handled one at a time for each stream."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._newest: OrderedDict[str, tuple[bool, int | None]] = OrderedDict()
        self._at_work: dict[str, Future[None]] = {}
        start_afresh_after_fork(self)

    def begin(self, entry: Entry) -> Added | Future[None]:
        """Return what an event is. If it is new, end must be called; a Future is what to wait for, to ask again."""
        with self._lock:
            if entry.Key in self._keys:
                return "Duplicate"
            if entry.Stream in self._at_work:
                return self._at_work[entry.Stream]
            newest = self._newest.get(entry.Stream)
            if newest is not None and is_older(entry, *newest):
                _remember(self._keys, entry.Key, None)
                return "Stale"
            self._at_work[entry.Stream] = at_work = Future[None]()
            at_work.set_running_or_notify_cancel()  # so that nobody who gives up waiting cancels it for all
            return "New"

    def end(self, entry: Entry, handled: bool) -> None:
        """Have it remembered if it was handled, and let the next of its stream begin."""
        with self._lock:
            if handled:
                _remember(self._keys, entry.Key, None)
                _remember(self._newest, entry.Stream, (entry.IsFinal, entry.Moment))
            self._at_work.pop(entry.Stream).set_result(None)

    def start_afresh(self) -> None:
        """Forget what threads of the parent process are at. For fork alone."""
        self._lock = threading.Lock()
        self._at_work = {}


def _remember(among: OrderedDict[str, Value], name: str, value: Value) -> None:
    among[name] = value
    among.move_to_end(name)
    if len(among) > MOST:
        among.popitem(last=False)
