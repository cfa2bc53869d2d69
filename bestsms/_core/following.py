"""Messages as they come in, each once: steps, see exchange.

Each round reads a period that overlaps the last one, since a message may show late. The keys of the messages that
the last two whole rounds saw are kept: what an older round saw is out of the period by then.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime

import bestsms_schema
from bestsms._core.clock import Clock
from bestsms._core.exchange import Call, Flow, Found, Sleep, Steps
from bestsms._core.pages import Pages, keys
from bestsms._core.paging import Pager
from bestsms._core.polling import Pace, Patience
from bestsms._core.request import Prepared
from bestsms._core.settings import Settings
from bestsms.errors import BestSMSError
from bestsms_schema import Followed, Integer, Model, wire_object

__all__ = ["Follower"]

LONGEST_PAUSE = 60.0
LONGEST_PAUSE_FOR_ONE_MESSAGE = 300.0
MINUTES_OF_OVERLAP = 10


class Follower:
    """Asks for messages again and again.

    Args:
        pages: Builds the requests.
        followed: Where the messages are.
        minutes: How far back to begin; None where the operation has no period.
        timeout: Seconds after which to end.
        settings: The client's.
        clock: The client's.
    """

    def __init__(
        self,
        pages: Pages,
        followed: Followed,
        *,
        minutes: int | None,
        timeout: float,
        settings: Settings,
        clock: Clock,
    ) -> None:
        self._pages = pages
        self._shortest = pages.operation.pace
        self._followed = followed
        self._minutes = minutes
        period = next((field for field in pages.operation.query_fields if field.wire == followed.period), None)
        self._most_minutes = period.maximum if isinstance(period, Integer) else None
        self._settings = settings
        self._clock = clock
        self._began = self._next_request = clock.monotonic()
        self._ends = self._began + timeout
        self._covered_until: float | None = None
        self._round = self._last_whole_round = 0
        self._seen: dict[object, int] = {}
        """The number of the round that saw a message last, by the message's key."""

    def messages(self) -> Flow[None]:
        """Yield each message once, as it comes in."""
        longest = LONGEST_PAUSE_FOR_ONE_MESSAGE if self._minutes is None else LONGEST_PAUSE
        pace = Pace(self._clock.monotonic(), self._shortest, longest)
        patience = Patience(self._settings.reconcile_for)
        while True:
            trouble, found = yield from self._whole_round()
            ended = self._clock.monotonic()
            pause = pace.pause(ended, self._clock.chance())
            for message in sorted(found, key=self._came):
                yield Found(message)
            if found:
                pace.happened(ended)
                pause = self._shortest
            if trouble is not None and (
                trouble.Result.IsSuccess or patience.ends(trouble.Result, ended) or self._is_out_of_reach()
            ):
                raise trouble
            if trouble is None:
                patience = Patience(self._settings.reconcile_for)
            now = self._clock.monotonic()
            if self._ends - now < self._shortest:
                if trouble is not None:
                    raise trouble
                return
            self._next_request = min(self._ends, max(self._next_request, ended + pause))

    def _whole_round(self) -> Steps[tuple[BestSMSError | None, list[Model]]]:
        """Read the period; return what kept it from being read whole, if anything did, and the messages not seen."""
        self._round += 1
        minutes, began = self._period(), self._clock.monotonic()
        pages = self._pages if minutes is None else self._pages.having(self._followed.period, minutes)
        pager = Pager(lambda number, size: self._read(pages.request(number, size)), pages)
        found: list[Model] = []
        try:
            while (page := (yield from pager.next())) is not None:
                found += self._not_seen(getattr(page.result, self._followed.items))
        except BestSMSError as error:
            return error, found
        self._seen = {key: number for key, number in self._seen.items() if number >= self._last_whole_round}
        self._covered_until, self._last_whole_round = began, self._round
        return None, found

    def _is_out_of_reach(self) -> bool:
        """Whether more time has passed since the last answer than the service tells of at once."""
        minutes = self._minutes_to_cover()
        return minutes is not None and self._most_minutes is not None and minutes > self._most_minutes

    def _period(self) -> int | None:
        minutes = self._minutes_to_cover()
        return minutes if minutes is None or self._most_minutes is None else min(minutes, self._most_minutes)

    def _minutes_to_cover(self) -> int | None:
        if self._minutes is None or self._covered_until is None:
            return self._minutes
        now = self._clock.monotonic()
        since_the_beginning = int((now - self._began) / 60) + self._minutes
        return min(since_the_beginning, math.ceil((now - self._covered_until) / 60) + MINUTES_OF_OVERLAP)

    def _read(self, prepared: Prepared) -> Steps[bestsms_schema.Result]:
        """Read one page, at the pace of the operation after the one before."""
        now = self._clock.monotonic()
        left = max(self._shortest, self._ends - now)
        limit = left if self._settings.deadline is None else min(left, self._settings.deadline)
        pause = self._next_request - now
        if pause > 0:
            yield Sleep(pause)
        settings = self._settings if math.isinf(limit) else self._settings.having(deadline=limit)
        result, asked = yield from Call(settings, self._clock).once(self._pages.operation, prepared)
        self._next_request = self._clock.monotonic() + max(self._shortest, asked)
        return result.RaiseForError()

    def _not_seen(self, messages: list[Model]) -> list[Model]:
        by_key = dict(zip(keys(messages, self._followed.key), messages, strict=True))
        new = [message for key, message in by_key.items() if key not in self._seen]
        self._seen.update(dict.fromkeys(by_key, self._round))
        return new

    def _came(self, message: Model) -> datetime:
        moment: object = message.fields[self._followed.time].read(wire_object(message))
        return moment if isinstance(moment, datetime) else datetime.max.replace(tzinfo=UTC)
