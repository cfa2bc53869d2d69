"""What all measures share: what is sent, how long to measure, and taking turns."""

from __future__ import annotations

import gc
import os
import statistics
import time
import uuid
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from bestsms import __version__

__all__ = ["HEADERS", "NUMBER", "TEXT", "TOKEN", "Effort", "Figures", "medians", "pin", "settle", "wire_message"]

Figures: TypeAlias = dict[str, float]
"""What was measured, by name; see rows.py for what is made of it."""

TOKEN = "a-made-up-token-of-the-usual-length"
NUMBER = "+61491570006"
TEXT = "Hello from a benchmark"
HEADERS = {
    "Authorization": f"Basic {TOKEN}",
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
    "User-Agent": f"bestsms-python/{__version__}",
}


class Effort(NamedTuple):
    """How much is done for a figure."""

    blocks: int
    """Blocks of calls of each blocking sender, in turns."""
    block: int
    """Calls in a block."""
    calls: int
    """Calls of each asyncio sender."""
    seconds: float
    """Seconds after which an asyncio sender is stopped, however many calls it has made."""
    recipients: int
    """Recipients of the status that is decoded, and a tenth of those of the send that is encoded."""
    contacts: int
    """Contacts that are paged through."""
    repeats: int
    """How often what takes milliseconds is done."""


FULL = Effort(blocks=8, block=100, calls=3000, seconds=10.0, recipients=10_000, contacts=100_000, repeats=7)
QUICK = Effort(blocks=1, block=3, calls=30, seconds=4.0, recipients=20, contacts=250, repeats=1)


def wire_message() -> Mapping[str, Any]:
    """Return the body of a send as the library writes it, an identifier of its own included."""
    return {"MessageData": {"MessageID": str(uuid.uuid4()), "Message": TEXT, "Destinations": [{"Recipient": NUMBER}]}}


def pin(core: int) -> None:
    """Keep this process, and the threads it will start, to one core, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[core % len(cores)]})


def settle() -> None:
    """Take what was imported out of the garbage collector's sight, so that no library pays for another's modules."""
    gc.collect()
    gc.freeze()


def medians(actions: Mapping[str, Callable[[], object]], repeats: int) -> Figures:
    """Return each action's median milliseconds. They take turns, so that the machine's moods hit all alike."""
    found: dict[str, list[float]] = {name: [] for name in actions}
    for action in actions.values():
        action()
    settle()
    for _ in range(repeats):
        for name, action in actions.items():
            started = time.perf_counter()
            made = action()
            found[name].append((time.perf_counter() - started) * 1000)
            del made
    return {name: statistics.median(times) for name, times in found.items()}
