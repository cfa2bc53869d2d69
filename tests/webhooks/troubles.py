"""What goes wrong again and again while something else is done."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable

__all__ = ["Trouble"]


class Trouble:
    """Something that is done every so many seconds while a with block runs, in a thread.

    Args:
        make: What is done.
        every: Seconds between one time and the next.
        most: How often at most. Default: for as long as the block runs.
    """

    def __init__(self, make: Callable[[], object], every: float, most: float = math.inf) -> None:
        self._make = make
        self._every = every
        self._most = most
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.times = 0
        """How often it was done."""

    def _run(self) -> None:
        while self.times < self._most and not self._over.wait(self._every):
            self._make()
            self.times += 1

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
