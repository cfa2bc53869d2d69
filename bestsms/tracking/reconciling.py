"""Asking the service for what no webhook told. The steps are decided here, and carried out by either client."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple, TypeVar

from bestsms._core.exchange import Sleep, Steps, aside
from bestsms._core.operations import operation_at
from bestsms._core.polling import Reading, reading
from bestsms._core.settings import seconds
from bestsms.client import AsyncBestSMS, BestSMS
from bestsms.models import SMSReceivedResult, StatusResult
from bestsms.tracking.due import Claim, Effect, claim, covered, effect_of, left, release, slot
from bestsms.tracking.records import Reconciled
from bestsms.tracking.tracked_session import tracked
from bestsms.tracking.tracker import Tracker
from bestsms_schema import Integer, Operation, Result

__all__ = ["Wanted", "reconcile", "reconcile_async"]

R = TypeVar("R", bound=Result)
Client = TypeVar("Client", BestSMS, AsyncBestSMS)
PAGE_SIZE = 500
OVERLAP = 600_000
"""Milliseconds by which two looks for replies overlap, as one may show late."""
SHORTEST_REQUEST = 0.05
"""Seconds; with less than this left, nothing is asked any more."""


class Wanted(NamedTuple):
    """What a run is to do."""

    timeout: float
    quiet_for: float
    replies: bool


def reconcile(tracker: Tracker, client: BestSMS, wanted: Wanted) -> Reconciled:
    """See Tracker.Reconcile."""
    asking = _asking(tracker, client, BestSMS)
    work = _Reconciliation(tracker, asking, wanted)
    for _ in asking._iterate(work.steps()):
        pass
    return work.report


async def reconcile_async(tracker: Tracker, client: AsyncBestSMS, wanted: Wanted) -> Reconciled:
    """See Tracker.ReconcileAsync."""
    asking = _asking(tracker, client, AsyncBestSMS)
    work = _Reconciliation(tracker, asking, wanted)
    async for _ in asking._iterate(work.steps()):
        pass
    return work.report


def _asking(tracker: Tracker, client: Client, kind: type[Client]) -> Client:
    if not isinstance(client, kind):
        raise TypeError(f"Client must be {kind.__name__}, not {type(client).__name__}")
    return tracked(client, tracker)


class _Stop(Exception):
    """There is no time left, or no use in going on."""


class _Reconciliation:
    """One run."""

    def __init__(self, tracker: Tracker, client: BestSMS | AsyncBestSMS, wanted: Wanted) -> None:
        self._tracker = tracker
        self._database = tracker._database
        self._session = client._session
        api = client._session.settings.api
        self._status: Operation[StatusResult] = operation_at(api, "status.status_poll")
        self._received: Operation[SMSReceivedResult] = operation_at(api, "sms_received.sms_received_poll")
        self._patience = api.LIMITS["PollTimeoutHours"] * 3_600_000
        self._reply_window = api.LIMITS["ReplyWindowDays"] * 86_400_000
        self._ends = self._session.clock.monotonic() + seconds("Timeout", wanted.timeout)
        self._quiet = int(seconds("QuietFor", wanted.quiet_for) * 1000)
        self._wants_replies = wanted.replies
        self._asked: set[str] = set()
        self.report = Reconciled()

    def steps(self) -> Steps[None]:
        """Ask for what is due, then for replies."""
        try:
            while (claimed := (yield from aside(self._claim))) is not None:
                yield from self._message(claimed)
            if self._wants_replies:
                yield from self._replies()
        except _Stop:
            self.report.Left = yield from aside(self._left_over)

    def _left_over(self) -> int:
        with self._database.reading() as db:
            return left(db, self._quiet, self._tracker._time())

    def _claim(self) -> Claim | None:
        with self._database.writing() as db:
            found = claim(db, self._quiet, self._tracker._time(), self._asked)
        if found is not None:
            self._asked.add(found.message_id)
        return found

    def _message(self, claimed: Claim) -> Steps[None]:
        polls = self.report.Polls
        try:
            answer = yield from self._pages(claimed.message_id)
        except _Stop:
            if self.report.Polls == polls:
                yield from aside(partial(self._release, claimed))
            raise
        self.report.Messages += 1
        was_answered = reading(answer) in (Reading.ANSWERED, Reading.MISSING)
        effect = yield from aside(partial(self._effect, claimed, was_answered))
        is_settled = claimed.outcome != effect.outcome
        self.report.Found += is_settled and effect.outcome == "Accepted"
        self.report.NotSent += is_settled and effect.outcome == "NotSent"
        self.report.Completed += effect.outcome == "Accepted" and not effect.is_open and not effect.is_given_up
        self.report.GivenUp += effect.is_given_up
        if reading(answer) is Reading.REFUSED:
            raise _Stop

    def _release(self, claimed: Claim) -> None:
        with self._database.writing() as db:
            release(db, claimed)

    def _effect(self, claimed: Claim, was_answered: bool) -> Effect:
        with self._database.writing() as db:
            return effect_of(db, claimed, self._patience, self._tracker._time(), was_answered=was_answered)

    def _pages(self, message_id: str) -> Steps[StatusResult]:
        """Ask for a message, page by page as long as one more can tell anything."""
        page = 0
        while True:
            page += 1
            size = _most(self._status, "RecordsPerPage", PAGE_SIZE)
            wanted = {"MessageID": message_id, "Page": page, "RecordsPerPage": size}
            answer = yield from self._ask(self._status, wanted)
            if not answer.IsSuccess or page >= (answer.PageCount or 1):
                return answer
            if (yield from aside(partial(self._knows_all, message_id, answer))):
                return answer

    def _knows_all(self, message_id: str, answer: StatusResult) -> bool:
        """Whether the pages that follow have no final result that is not known."""
        with self._database.reading() as db:
            found = db.execute("SELECT finals, disputed FROM bestsms_tracked WHERE id = ?", (message_id,)).fetchone()
        return found is None or (found[1] == 0 and answer.Complete is not None and found[0] == answer.Complete)

    def _replies(self) -> Steps[None]:
        """Ask for what came in since the last look, at most as far back as replies belong to a message."""
        now = self._tracker._time()
        known = yield from aside(self._replies_by_poll)
        since = yield from aside(partial(self._since, now))
        minutes, page = _most(self._received, "TimePeriod", math.ceil((now - since) / 60_000)), 0
        while True:
            page += 1
            size = _most(self._received, "RecordsPerPage", PAGE_SIZE)
            wanted = {"TimePeriod": minutes, "Page": page, "RecordsPerPage": size}
            answer = yield from self._ask(self._received, wanted)
            self.report.Replies = (yield from aside(self._replies_by_poll)) - known
            if not answer.IsSuccess:
                return
            if page >= (answer.PageCount or 1):
                break
        yield from aside(partial(self._cover, now))

    def _since(self, now: int) -> int:
        with self._database.reading() as db:
            since: int = max(now - self._reply_window, covered(db, now) - OVERLAP)
        return since

    def _cover(self, now: int) -> None:
        with self._database.writing() as db:
            covered(db, now, until=now)

    def _ask(self, operation: Operation[R], arguments: Mapping[str, object]) -> Steps[R]:
        """Ask at the pace of all processes together; what is answered is learnt by the session."""
        now = self._tracker._time()
        mine = yield from aside(partial(self._slot, int(operation.pace * 1000), now))
        if mine is None:
            raise _Stop
        if mine > now:
            yield Sleep((mine - now) / 1000)
        settings = self._session.settings.having(deadline=self._left(), raise_errors=False)
        self.report.Polls += 1
        answer = yield from self._session.with_settings(settings).steps(operation, {}, arguments)
        self.report.Trouble += reading(answer) in (Reading.TROUBLE, Reading.REFUSED)
        return answer

    def _slot(self, pace: int, now: int) -> int | None:
        with self._database.writing() as db:
            return slot(db, pace, now, now + int((self._left() - SHORTEST_REQUEST) * 1000))

    def _left(self) -> float:
        return self._ends - self._session.clock.monotonic()

    def _replies_by_poll(self) -> int:
        with self._database.reading() as db:
            (count,) = db.execute("SELECT count(*) FROM bestsms_tracked_replies WHERE source = 'Poll'").fetchone()
        return int(count)


def _most(operation: Operation[Result], name: str, wanted: int) -> int:
    """Return as much of an argument as the version of the API takes."""
    field = operation.fields[name]
    maximum = field.maximum if isinstance(field, Integer) else None
    return wanted if maximum is None else min(wanted, maximum)
