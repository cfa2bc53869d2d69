"""How often an operation may be asked, where the service limits that."""

from __future__ import annotations

import math

from bestsms.sandbox.answers import TooFast
from bestsms.sandbox.contract import Operation
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import User

__all__ = ["Limiter"]


class Limiter:
    """Knows when each user asked last, by the sandbox's time."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._last: dict[tuple[str, str], int] = {}

    def take(self, user: User, operation: Operation) -> None:
        """Count a request.

        Raises:
            TooFast: It comes too soon.
        """
        if not operation.pace or not self._service.settings.RateLimit:
            return
        place, now = (user.Token, operation.id), self._service.clock.now()
        passed = (now - self._last[place]) / 1000 if place in self._last else operation.pace
        if 0 <= passed < operation.pace:
            raise TooFast(math.ceil(operation.pace - passed))
        self._last[place] = now
