"""A worker in a thread of this process; in a child made by fork it starts afresh."""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Callable

from bestsms.transports.forks import start_afresh_after_fork
from bestsms.webhooks.worker import Worker

__all__ = ["Background"]


class Background:
    """At most one thread with a worker."""

    def __init__(self, make: Callable[[], Worker]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self._thread: threading.Thread | None = None
        self._ending: list[threading.Thread] = []
        start_afresh_after_fork(self)

    def start(self) -> None:
        """Start it, unless it runs."""
        if self._runs():
            return
        with self._lock:
            if not self._runs():
                self._worker = self._make()
                self._thread = threading.Thread(target=self._worker.run, name="bestsms-webhooks", daemon=True)
                self._thread.start()
                atexit.register(self.stop)

    def _runs(self) -> bool:
        thread = self._thread
        return thread is not None and thread.is_alive()

    def wake(self) -> None:
        """Tell it that there is something to do."""
        worker = self._worker
        if worker is not None:
            worker.wake()

    def stop(self, timeout: float = 30.0) -> None:
        """Have it end after the event that it is at, and wait until it has, also where an earlier call did not."""
        with self._lock:
            worker, thread, self._worker, self._thread = self._worker, self._thread, None, None
            self._ending += [thread] if thread is not None else []
            ending = list(self._ending)
        if worker is not None:
            worker.stop()
            atexit.unregister(self.stop)
        until = time.monotonic() + timeout
        for thread in ending:
            if thread is not threading.current_thread():  # a handler may have it stopped
                thread.join(max(0.0, until - time.monotonic()))
        with self._lock:
            self._ending = [thread for thread in self._ending if thread.is_alive()]

    def start_afresh(self) -> None:
        """Forget the thread, which the parent process has. For fork alone."""
        if self._worker is not None:
            atexit.unregister(self.stop)
        self._lock = threading.Lock()
        self._worker = self._thread = None
        self._ending = []
