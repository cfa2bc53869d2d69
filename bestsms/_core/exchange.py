"""A call from its first request to its result: what to send, when to wait, when to give up.

The steps are a generator, so that the logic is written once: the blocking client and the asyncio client each carry out
the Send and Sleep that it yields, and send back how a request ended.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import random
from typing import TypeAlias, TypeVar

import bestsms_schema
from bestsms._core.arguments import collect
from bestsms._core.outcome import judge
from bestsms._core.request import Prepared, prepare
from bestsms._core.retry import is_worth_repeating, pause
from bestsms._core.settings import Settings
from bestsms._core.wire import HTTPAnswer, TransportFailure
from bestsms_schema import Operation

__all__ = ["Clock", "Ending", "Send", "Sleep", "Steps", "perform"]

R = TypeVar("R", bound=bestsms_schema.Result)
SECONDS_BETWEEN_LOOKUPS = 1.0


@dataclass(frozen=True)
class Clock:
    """Time and chance, so that tests need neither."""

    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    chance: Callable[[], float] = random


@dataclass(frozen=True)
class Send:
    """Send this, and tell how it ended."""

    prepared: Prepared
    attempt: int


@dataclass(frozen=True)
class Sleep:
    """Wait for so many seconds."""

    seconds: float


Value = TypeVar("Value")
Ending: TypeAlias = HTTPAnswer | TransportFailure
Steps: TypeAlias = Generator[Send | Sleep, "Ending | None", Value]


def perform(operation: Operation[R], prepared: Prepared, settings: Settings, clock: Clock) -> Steps[R]:
    """Carry out one call: send, retry what is safe to repeat, and look up a send whose answer was lost."""
    ending = yield from _attempts(prepared, settings, clock)
    result = judge(operation, prepared, ending, settings.token)
    if result.Result != "Unknown" or operation.verified_by is None or prepared.message_id is None:
        return result
    found = yield from _look_up(operation.verified_by, prepared.message_id, settings, clock)
    if found is not None and not found.IsSuccess and settings.resend_unknown:
        ending = yield from _attempts(prepared, settings, clock)
        result = judge(operation, prepared, ending, settings.token)
        if result.Result == "Unknown":
            found = yield from _look_up(operation.verified_by, prepared.message_id, settings, clock)
    if result.Result == "Unknown" and found is not None and found.IsSuccess:
        return operation.result._of(found._outcome, {"MessageID": prepared.message_id})
    return result


def _attempts(prepared: Prepared, settings: Settings, clock: Clock) -> Steps[Ending]:
    attempt = 1
    while True:
        ending = yield from _ended(Send(prepared, attempt))
        if attempt > settings.max_retries or not is_worth_repeating(prepared.operation, ending):
            return ending
        yield Sleep(pause(attempt, ending, clock.now(), clock.chance()))
        attempt += 1


def _look_up(
    verifier: Operation[bestsms_schema.Result], message_id: str, settings: Settings, clock: Clock
) -> Steps[bestsms_schema.Result | None]:
    """Ask whether the message is there until it is, or the time is over; None unless the service said either."""
    arguments = collect(verifier, {}, {}, {"MessageID": message_id})
    prepared = prepare(verifier, arguments, time_zone=None, max_bytes=0)
    give_up = clock.monotonic() + settings.reconcile_for
    said: bestsms_schema.Result | None = None
    while clock.monotonic() < give_up:
        ending = yield from _ended(Send(prepared, 1))
        result = judge(verifier, prepared, ending, settings.token)
        if result.IsSuccess:
            return result
        said = result if _is_unknown_there(result) else None
        yield Sleep(min(SECONDS_BETWEEN_LOOKUPS, max(0.0, give_up - clock.monotonic())))
    return said


def _ended(step: Send) -> Steps[Ending]:
    ending = yield step
    if ending is None:
        raise AssertionError("whoever carries out a Send tells how it ended")
    return ending


def _is_unknown_there(answer: bestsms_schema.Result) -> bool:
    """Whether the service itself said that it knows no such message, and not that it refuses to say."""
    if not isinstance(answer.Raw, dict) or answer.Result != "Failed":
        return False
    said = any("not found" in text.casefold() for text in answer.ErrorMessage)
    return answer.HTTPStatus in {404, 410} or (answer.HTTPStatus in {200, 400} and said)
