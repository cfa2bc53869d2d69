"""What is not disturbed by a fork: that waits. Else a child could find a module half imported, for ever."""

from __future__ import annotations

import logging  # noqa: F401  # pyright: ignore[reportUnusedImport]  # its lock is to be taken after NO_FORK: see below
import os
import threading

__all__ = ["NO_FORK"]

NO_FORK = threading.RLock()
"""Held while something is made or imported that a child could not do without."""

# Before a fork the locks are taken in reverse order of these registrations, and logging has one. Whoever holds NO_FORK
# may log, so logging's must be registered by now. As both are slow to import, this module is a client's that uses it.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=NO_FORK.acquire, after_in_parent=NO_FORK.release, after_in_child=NO_FORK.release)
