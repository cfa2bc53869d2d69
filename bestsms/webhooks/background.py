"""A worker in a thread of this process; in a child made by fork it starts afresh."""

from __future__ import annotations

import atexit
import threading
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
        """Have it end after the event that it is at, and wait for that."""
        with self._lock:
            worker, thread, self._worker, self._thread = self._worker, self._thread, None, None
        if worker is not None and thread is not None:
            worker.stop()
            if thread is not threading.current_thread():  # a handler may have it stopped
                thread.join(timeout)
            atexit.unregister(self.stop)

    def start_afresh(self) -> None:
        """Forget the thread, which the parent process has. For fork alone."""
        if self._worker is not None:
            atexit.unregister(self.stop)
        self._lock = threading.Lock()
        self._worker = self._thread = None
