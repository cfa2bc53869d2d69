"""A call from its first request to its result: what to send, when to wait, when to give up.

The steps are a generator, so that the logic is written once: the blocking client and the asyncio client each carry out
the Send and Sleep that it yields, and send back how a request ended.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

import bestsms_schema
from bestsms._core.arguments import collect
from bestsms._core.clock import Clock
from bestsms._core.retry import is_worth_repeating, pause, retry_after
from bestsms._core.settings import Settings
from bestsms._core.wire import FailureKind, HTTPAnswer, TransportFailure
from bestsms_schema import Operation

if TYPE_CHECKING:
    from bestsms._core.request import Prepared

__all__ = ["Aside", "Call", "Ending", "Flow", "Found", "Send", "Sleep", "Steps", "aside", "is_unknown_there"]

R = TypeVar("R", bound=bestsms_schema.Result)
CLOCKS_MAY_DIFFER_BY = timedelta(minutes=2)


class Send(NamedTuple):
    """Send this, and tell how it ended."""

    prepared: Prepared
    attempt: int
    timeout: float


class Sleep(NamedTuple):
    """Wait for so many seconds; before a repetition, because of how the last attempt ended."""

    seconds: float
    repeats: Send | None = None
    because: HTTPAnswer | TransportFailure | None = None


class Aside(NamedTuple):
    """Do this, which may wait for a disk or a lock: the asyncio client does it in a thread. It does not raise."""

    call: Callable[[], None]


class Found(NamedTuple):
    """Hand this to the caller, and go on when it asks for more."""

    item: object


Value = TypeVar("Value")
Ending: TypeAlias = HTTPAnswer | TransportFailure
Steps: TypeAlias = Generator[Send | Sleep | Aside, "Ending | None", Value]
Flow: TypeAlias = Generator[Send | Sleep | Aside | Found, "Ending | None", Value]
"""Steps that hand out things on the way."""


def aside(call: Callable[[], Value]) -> Steps[Value]:
    """Do what may wait for a disk or a lock; return what it returns, or raise what it raises."""
    returned: list[Value] = []
    raised: list[Exception] = []

    def attempt() -> None:
        try:
            returned.append(call())
        except Exception as error:  # noqa: BLE001  # it is raised below, in the steps
            raised.append(error)

    yield Aside(attempt)
    if raised:
        raise raised.pop()
    return returned.pop()


@cache  # an import that does nothing still costs a twentieth of a call
def _judge() -> Callable[..., Any]:
    from bestsms._core.outcome import judge  # first needed when there is an answer

    return judge


class Call:
    """One call: its settings, its clock, and the moment by which it must be over."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._ends = float("inf") if settings.deadline is None else clock.monotonic() + settings.deadline
        self._sent = 0

    def perform(self, operation: Operation[R], prepared: Prepared) -> Steps[R]:
        """Send, repeat what is safe to repeat, and look up a send whose answer was lost."""
        self._sent = 0
        earliest = None if prepared.has_new_id else self._clock.now() - CLOCKS_MAY_DIFFER_BY
        result = yield from self._ask(operation, prepared)
        if result.Result != "Unknown" or operation.verified_by is None or prepared.message_id is None:
            return result
        found = yield from self._look_up(operation.verified_by, prepared.message_id, earliest)
        if found is not None and not found.IsSuccess and self._settings.resend_unknown and self._left() > 0:
            result = yield from self._ask(operation, prepared)
            if result.Result == "Unknown":
                found = yield from self._look_up(operation.verified_by, prepared.message_id, earliest)
        if result.Result == "Unknown" and found is not None and found.IsSuccess:
            return operation.result._of(found._outcome, {"MessageID": prepared.message_id})
        return result

    def once(self, operation: Operation[R], prepared: Prepared) -> Steps[tuple[R, float]]:
        """Send once; return the result, and the seconds that the service asked to be left alone."""
        late = (yield from self._turn(operation)) if operation.rate_limited else None
        ending = late or _told((yield self._send(prepared, 1)))
        _refuse_if_closed(ending)
        asked = retry_after(ending, self._clock.now())
        return self._judged(operation, prepared, ending), 0.0 if asked is None else asked

    def _take_turn(self, operation: Operation[bestsms_schema.Result], longest: float) -> float | None:
        turns = self._clock.turns
        return 0.0 if turns is None else turns.take(operation, self._clock.monotonic(), longest)

    def _turn(self, operation: Operation[bestsms_schema.Result]) -> Steps[TransportFailure | None]:
        """Wait until an operation may be asked again; return a failure if that is after the call must be over."""
        seconds = self._take_turn(operation, self._left())
        if seconds is None:
            text = "nothing was sent: the Deadline is over before the service may be asked again"
            return TransportFailure(text, FailureKind.TIMEOUT, may_have_arrived=False)
        if seconds > 0:
            yield Sleep(seconds)
        return None

    def _send(self, prepared: Prepared, attempt: int) -> Send:
        timeout = self._settings.timeout
        if self._settings.deadline is not None:
            timeout = min(timeout, self._left())
        return Send(prepared, attempt, max(0.001, timeout))

    def _left(self) -> float:
        return self._ends - self._clock.monotonic()

    def _ask(self, operation: Operation[R], prepared: Prepared) -> Steps[R]:
        ending = yield from self._attempts(prepared)
        return self._judged(operation, prepared, ending)

    def _judged(self, operation: Operation[R], prepared: Prepared, ending: Ending) -> R:
        judged: R = _judge()(operation, prepared, ending, self._settings.token)
        return judged

    def _attempts(self, prepared: Prepared) -> Steps[Ending]:
        attempt = 1
        ending: Ending | None = None
        while True:
            late = (yield from self._turn(prepared.operation)) if prepared.operation.rate_limited else None
            if late is not None:
                return ending or late
            self._sent += 1  # a send that is repeated after a lookup counts on
            step = self._send(prepared, self._sent)
            ending = _told((yield step))
            if self._sent == 1:
                _refuse_if_closed(ending)
            if attempt > self._settings.max_retries or not is_worth_repeating(prepared.operation, ending):
                return ending
            delay = pause(attempt, ending, self._clock.now(), self._clock.chance())
            if delay >= self._left():
                return ending
            yield Sleep(delay, step, ending)
            attempt += 1

    def _look_up(
        self, verifier: Operation[bestsms_schema.Result], message_id: str, earliest: datetime | None
    ) -> Steps[bestsms_schema.Result | None]:
        """Ask whether the message is there until it is, or the time is over; None unless the service said either."""
        from bestsms._core.request import prepare

        arguments = collect(verifier, {}, {}, {"MessageID": message_id})
        prepared = prepare(verifier, arguments, time_zone=None, max_bytes=0)
        give_up = min(self._ends, self._clock.monotonic() + self._settings.reconcile_for)
        said: bestsms_schema.Result | None = None
        while (left := give_up - self._clock.monotonic()) > 0:
            if verifier.rate_limited:
                seconds = self._take_turn(verifier, left)
                if seconds is None:
                    return said
                if seconds > 0:
                    yield Sleep(seconds)
                left -= seconds
            ending = _told((yield Send(prepared, 1, min(self._settings.timeout, left))))
            if _is_closed(ending):
                return None
            result = self._judged(verifier, prepared, ending)
            if result.IsSuccess and not _is_older(result, earliest):
                return result
            said = result if is_unknown_there(result) else None
            yield Sleep(max(0.0, min(verifier.pace, give_up - self._clock.monotonic())))
        return said


def _told(ending: Ending | None) -> Ending:
    if ending is None:
        raise AssertionError("whoever carries out a Send tells how it ended")
    return ending


def _is_closed(ending: Ending) -> bool:
    return isinstance(ending, TransportFailure) and ending.kind is FailureKind.CLOSED


def _refuse_if_closed(ending: Ending) -> None:
    """Refuse a call of a closed client. One that is under way when the client is closed ends with what is known."""
    if _is_closed(ending):
        raise RuntimeError(str(ending))


def is_unknown_there(answer: bestsms_schema.Result) -> bool:
    """Whether the service itself said that it knows no such message, and not that it refuses to say."""
    if not isinstance(answer.Raw, dict) or answer.Result != "Failed":
        return False
    said = any("not found" in text.casefold() for text in answer.ErrorMessage)
    return answer.HTTPStatus in {404, 410} or (answer.HTTPStatus in {200, 400} and said)


def _is_older(found: bestsms_schema.Result, earliest: datetime | None) -> bool:
    """Whether what was found under a MessageID is an earlier message, sent under the same one."""
    created = getattr(found, "CreatedTimeUTC", None)
    return earliest is not None and isinstance(created, datetime) and created < earliest
