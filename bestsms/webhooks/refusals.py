"""Refusals in the log, so that whoever set a wrong secret hears of it, and whoever posts a million fills no disk."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus

from bestsms.transports.forks import start_afresh_after_fork
from bestsms.webhooks.answers import Answer, answer
from bestsms.webhooks.errors import ReasonOfRefusal

__all__ = ["Refusals"]

_logger = logging.getLogger("bestsms.webhooks")
QUIET = 300.0
"""Seconds between two warnings of the same kind: the service repeats what was refused every five minutes."""
_OF_BODIES: Mapping[ReasonOfRefusal, tuple[int, str]] = {
    "too-large": (413, "the body is longer than MaxBytes"),
    "unsupported-type": (415, "the body is neither JSON nor XML nor a form"),
    "malformed": (400, "the body is broken JSON or XML, or no webhook"),
}


class Refusals:
    """Refuses webhooks. Each is told at DEBUG; a WARNING tells of the first of its kind, then how many followed.

    What is told is made of the receiver's own words alone, so that there are few kinds.

    Args:
        monotonic: Returns seconds.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._told: dict[str, float] = {}
        self._untold: dict[str, int] = {}
        start_afresh_after_fork(self)

    def refuse(self, status: int, why: str) -> Answer:
        """Return the answer to a webhook that is refused.

        Args:
            status: The HTTP status code.
            why: What is wrong, in words of ours, with nothing of the request.
        """
        text = f"{status} {HTTPStatus(status).phrase}: {why}"
        _logger.debug("a webhook was refused with %s", text)
        more = self._to_be_told(text)
        if more is not None:
            untold = f" ({more} more since the last warning)" if more else ""
            _logger.warning("webhooks are refused with %s%s", text, untold)
        return answer(status)

    def refuse_body(self, reason: ReasonOfRefusal) -> Answer:
        """Return the answer to a body that is no webhook."""
        return self.refuse(*_OF_BODIES[reason])

    def start_afresh(self) -> None:
        """Take a lock that no thread of the parent process holds. For fork alone."""
        self._lock = threading.Lock()

    def _to_be_told(self, text: str) -> int | None:
        """Return how many were not told of, if it is time for a warning; else count this one."""
        now = self._monotonic()
        with self._lock:
            last = self._told.get(text)
            if last is not None and now < last + QUIET:
                self._untold[text] = self._untold.get(text, 0) + 1
                return None
            self._told[text] = now
            return self._untold.pop(text, 0)
