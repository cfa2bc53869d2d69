"""Every record of a paged list, once, while records come and go: steps, see exchange.

A service that numbers its pages gives no place to go on from: when a record before the place goes, the next one slips
over to the page that was read already, and when one comes, the last one is seen again. Two pages that only touch
cannot show this, so each page is asked for in a size that lets it begin before the place: among its records is one
that was read last, and what follows that one in the same answer is what comes next. If none of the records read last is
there, they are looked for round about. Only the keys of the last two pages are kept.

Where the service does not keep to the size asked for, its own pages are read, and TotalRecords tells what has shifted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

import bestsms_schema
from bestsms._core.exchange import Flow, Found, Steps
from bestsms._core.pages import Pages, Window
from bestsms.errors import BestSMSError
from bestsms_schema import Model

__all__ = ["Pager", "Reader", "records"]

PAGES_REMEMBERED = 2
PAGES_WITHOUT_NEWS = 4
"""Pages with nothing new after which the service is taken to have sizes of its own; twice as many are the end."""

Reader: TypeAlias = Callable[[int, int], Steps[bestsms_schema.Result]]
"""Reads a page, by its number and size; raises BestSMSError if that fails."""


def records(pager: Pager) -> Flow[None]:
    """Yield each record."""
    while (page := (yield from pager.next())) is not None:
        for item in page.fresh:
            yield Found(item)


class Page(NamedTuple):
    """A page and those of its records that were not read before."""

    result: bestsms_schema.Result
    fresh: Sequence[Model]


class Pager:
    """Reads page after page.

    Args:
        read: Reads one.
        pages: What there is to read, and in which size.
    """

    def __init__(self, read: Reader, pages: Pages) -> None:
        self._read = read
        self._paged = pages.paged
        self._size = pages.size
        self._largest = pages.largest
        self._smallest = pages.smallest
        self._own_size = False
        """Whether the service keeps to a size of its own."""
        self._place = 0
        """How many records of the list, as it was read last, are before the place to go on from."""
        self._known: dict[object, None] = {}
        self._total: int | None = None
        self._count = 0
        self._without_news = 0
        self._last_keys: list[object] = []
        self._ended = False

    def next(self) -> Steps[Page | None]:
        """Read the next page that has new records, or is the last; None after that."""
        while not self._ended:
            window = yield from self._window(self._place)
            begin = self._continuation(window)
            if begin is None:
                window, begin = yield from self._search(window)
            fresh = self._advance(window, begin)
            if fresh or self._ended:
                return Page(window.result, fresh)
        return None

    def _window(self, place: int) -> Steps[Window]:
        """Read a page with the record before the place and, of those after it, as many as can be."""
        size = self._size
        if self._own_size:
            number = place // size + 1
        else:  # nothing new has come: what shifts meanwhile may be more than a page shows
            size = min(self._largest, size << self._without_news)
            number, size = _around(place, size, self._smallest, self._largest)
        answer = yield from self._read(number, size)
        window = Window(answer, self._paged, number, size, self._largest)
        if window.size != size:
            self._own_size = self._own_size or place > 0
            self._size = window.size
        return window

    def _continuation(self, window: Window) -> int | None:
        """Return the position in the window from which on its records are new; None if it does not show."""
        begin = window.after(self._known)
        if begin is not None:
            return begin
        if self._place == 0:
            return 0
        has_shrunk = self._change(window) < 0
        if not has_shrunk and (self._own_size or (not window.items and window.total is not None)):
            return max(0, self._place - window.start)
        return None

    def _change(self, window: Window) -> int:
        return 0 if window.total is None or self._total is None else window.total - self._total

    def _search(self, missed: Window) -> Steps[tuple[Window, int]]:
        """Look for the records read last where they can have gone; else go on where, by TotalRecords, they were."""
        change = self._change(missed)
        expected = max(0, self._place + change)
        place = max(0, min(self._place, expected) - self._size)
        stop = expected + self._size if change > 0 else missed.start
        best, previous = None, missed
        while best is None or place < stop:
            window = yield from self._window(place)
            begin = window.after(self._known)
            if begin is not None:
                return window, begin
            if window.start <= expected and (best is None or expected <= window.end):
                best = window
            if window.end <= place or window.keys == previous.keys:
                break
            place, previous = window.end, window
        if best is None:
            best = missed
        return best, max(0, expected - best.start)

    def _advance(self, window: Window, begin: int) -> list[Model]:
        """Take the new records of a window, and move on to its end."""
        new = {key: item for key, item in window.records(begin) if key not in self._known}
        self._known.update(dict.fromkeys(new))
        for key in list(self._known)[: -PAGES_REMEMBERED * self._size]:
            del self._known[key]
        self._place, self._total = window.end, window.total
        self._count += len(new)
        self._without_news = 0 if new else self._without_news + 1
        repeats = bool(window.keys) and window.keys == self._last_keys
        self._last_keys = window.keys
        if not window.items:
            self._ended = True
        elif not repeats:
            self._ended = window.is_last if window.tells_the_end else not new
        if not self._ended and self._without_news >= PAGES_WITHOUT_NEWS:
            self._lose_patience(window)
        return list(new.values())

    def _lose_patience(self, window: Window) -> None:
        """Take the service to have a size of its own; end when that brings nothing new either."""
        self._own_size = True
        self._ended = self._without_news >= 2 * PAGES_WITHOUT_NEWS
        if self._ended and window.total is not None and self._count < window.total:
            raise BestSMSError(
                f"the service repeats its records: {self._count:,} were read and nothing new comes, but it says "
                f"that there are {window.total:,}",
                window.result,
            )


def _around(place: int, size: int, smallest: int, largest: int) -> tuple[int, int]:
    """Return number and size of a page that holds the record before the place and the most of those after it."""

    def gain(candidate: int) -> int:
        before = place % candidate
        return candidate - before if before else 0

    if place == 0:
        return 1, size
    best = max(range(size, max(smallest, size // 2) - 1, -1), key=gain)
    if gain(best) == 0:
        best = next((candidate for candidate in range(size + 1, largest + 1) if gain(candidate)), size)
    return place // best + 1, best
