"""One attempt as the sockets below httpx see it: when it must be over, and how far it came."""

from __future__ import annotations

import time
from contextvars import ContextVar

__all__ = ["ATTEMPT", "Attempt"]


class Attempt:
    """Of one request; each thread and each task has its own (ATTEMPT)."""

    __slots__ = ("connecting", "ends", "waiting", "wrote")

    def __init__(self, timeout: float) -> None:
        self.ends = time.monotonic() + timeout
        self.waiting = False
        """Whether its turn has yet to come."""
        self.connecting = False
        """Whether it began a new connection through a socket that sets `wrote`."""
        self.wrote = False
        """Whether it wrote any byte of a request."""

    @property
    def left(self) -> float:
        """Seconds until it must be over."""
        return self.ends - time.monotonic()

    @property
    def is_known_unsent(self) -> bool:
        """Whether it is certain that no byte of the request left."""
        return self.waiting or (self.connecting and not self.wrote)


ATTEMPT: ContextVar[Attempt] = ContextVar("bestsms_attempt")
