"""Asking for a message until its state is final, as steps: see exchange."""

from __future__ import annotations

from typing import TypeVar

import bestsms_schema
from bestsms._core.clock import Clock
from bestsms._core.codes import is_final
from bestsms._core.exchange import Call, Flow, Found, Sleep
from bestsms._core.polling import Pace, Patience
from bestsms._core.request import Prepared
from bestsms._core.settings import Settings
from bestsms_schema import Operation, Waited, wire_object

__all__ = ["wait"]

R = TypeVar("R", bound=bestsms_schema.Result)
LONGEST_PAUSE = 300.0


def wait(
    operation: Operation[R], waited: Waited, prepared: Prepared, *, timeout: float, settings: Settings, clock: Clock
) -> Flow[R]:
    """Ask until the state is final; yield each state that differs from the one before.

    Returns:
        The last state, final or not; where none was ever told, or asking is of no use, the answer that says so.
    """
    seconds = timeout if settings.deadline is None else min(timeout, settings.deadline)
    ends = clock.monotonic() + seconds
    call = Call(settings.having(deadline=seconds + operation.pace), clock)
    pace, patience = Pace(clock.monotonic(), operation.pace, LONGEST_PAUSE), Patience(settings.reconcile_for)
    last: R | None = None
    while True:
        result, asked = yield from call.once(operation, prepared)
        now = clock.monotonic()
        if result.IsSuccess:
            if last is None or wire_object(last) != wire_object(result):
                pace.happened(now)
                yield Found(result)
            last = result
            if is_final(getattr(result, waited.state)):
                return result
        if patience.ends(result, now):
            return result
        left = ends - clock.monotonic()
        if left < operation.pace:
            return last or result
        yield Sleep(min(left, max(asked, pace.pause(now, clock.chance()))))
