"""The log: one DEBUG line a request, with nothing personal in it."""

from __future__ import annotations

import logging

from bestsms._core.exchange import Ending, Send
from bestsms._core.wire import HTTPAnswer

__all__ = ["record"]

_logger = logging.getLogger("bestsms")


def record(step: Send, ending: Ending, seconds: float) -> None:
    """Log method, path template, status, milliseconds and attempt of a request."""
    operation = step.prepared.operation
    status = ending.status if isinstance(ending, HTTPAnswer) else f"no answer ({ending.kind.value})"
    _logger.debug(
        "%s %s: %s in %.0f ms, attempt %d", operation.method, operation.path, status, seconds * 1000, step.attempt
    )
