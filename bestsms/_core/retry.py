"""Whether to try again, and when: pure decisions."""

from __future__ import annotations

from datetime import UTC, datetime

import bestsms_schema
from bestsms._core.wire import FailureKind, HTTPAnswer, TransportFailure
from bestsms_schema import Operation

__all__ = ["is_worth_repeating", "pause", "retry_after"]

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 8.0
LONGEST_RETRY_AFTER = 60.0


def is_worth_repeating(operation: Operation[bestsms_schema.Result], ending: HTTPAnswer | TransportFailure) -> bool:
    """Whether the request can be sent again without doing anything twice, and might fare better."""
    if isinstance(ending, TransportFailure):
        return ending.kind is not FailureKind.CLOSED and (operation.repeatable or not ending.may_have_arrived)
    if ending.status == 429:
        return True
    return operation.repeatable and (ending.status == 408 or 500 <= ending.status < 600)


def pause(attempt: int, ending: HTTPAnswer | TransportFailure, now: datetime, chance: float) -> float:
    """Return the seconds to wait after the given attempt (from 1), for a chance in [0, 1).

    Retry-After decides where there is one, up to a minute; else exponential back-off with full jitter.
    """
    asked = retry_after(ending, now)
    return asked if asked is not None else chance * min(LONGEST_PAUSE, FIRST_PAUSE * 2.0**attempt)


def retry_after(ending: HTTPAnswer | TransportFailure, now: datetime) -> float | None:
    """Return the seconds that the service asks to wait, up to a minute; None if it does not ask."""
    if isinstance(ending, TransportFailure):
        return None
    asked = _seconds(ending.headers.get("retry-after", ""), now)
    return None if asked is None else min(max(asked, 0.0), LONGEST_RETRY_AFTER)


def _seconds(value: str, now: datetime) -> float | None:
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    from email.utils import parsedate_to_datetime  # slow to import, and seldom needed

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds()
