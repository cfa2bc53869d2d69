"""What waiting and following share: what an answer means to one who will ask again, and when to ask."""

from __future__ import annotations

from enum import Enum

import bestsms_schema
from bestsms._core.exchange import is_unknown_there

__all__ = ["Pace", "Patience", "Reading", "reading"]

SHARE_OF_THE_TIME = 0.1
JITTER = 0.25


class Reading(Enum):
    """What an answer means to one who will ask again."""

    ANSWERED = "answered"
    TROUBLE = "trouble"
    """No answer, or none that says anything: it may pass."""
    MISSING = "missing"
    """The service does not know the message, or not yet."""
    REFUSED = "refused"
    """The service would refuse again."""


def reading(result: bestsms_schema.Result) -> Reading:
    """Return what an answer means to one who will ask again."""
    if result.IsSuccess:
        return Reading.ANSWERED
    if result.Result != "Failed" or result.HTTPStatus == 429:
        return Reading.TROUBLE
    return Reading.MISSING if is_unknown_there(result) else Reading.REFUSED


class Patience:
    """Tells when to stop asking, by the answers so far."""

    def __init__(self, for_missing: float) -> None:
        self._for_missing = for_missing
        self._missing_since: float | None = None

    def ends(self, result: bestsms_schema.Result, now: float) -> bool:
        """Whether the answer is a refusal that asking again would not change."""
        meaning = reading(result)
        if meaning is not Reading.MISSING:
            if meaning is Reading.ANSWERED:
                self._missing_since = None
            return meaning is Reading.REFUSED
        if self._missing_since is None:
            self._missing_since = now
        return now - self._missing_since >= self._for_missing


class Pace:
    """Pauses that grow with the time since something happened: a tenth of it, from a shortest one to a longest."""

    def __init__(self, now: float, shortest: float, longest: float) -> None:
        self._since = now
        self._shortest = shortest
        self._longest = longest

    def happened(self, now: float) -> None:
        """Begin again: something happened."""
        self._since = now

    def pause(self, now: float, chance: float) -> float:
        """Return the seconds to wait, for a chance in [0, 1); never less than the shortest."""
        pause = min(self._longest, SHARE_OF_THE_TIME * (now - self._since))
        return max(self._shortest, pause * (1 - JITTER * chance))
