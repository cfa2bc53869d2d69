"""The parts of a running sandbox, and what they share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bestsms.sandbox.clock import Clock
from bestsms.sandbox.contract import Contract
from bestsms.sandbox.events import Broker
from bestsms.sandbox.faults import Faults
from bestsms.sandbox.segments import Sizes
from bestsms.sandbox.settings import Settings
from bestsms.sandbox.store import Store
from bestsms_api import VERSIONS

__all__ = ["Service"]


@dataclass
class Service:
    """A BestSMS. Used on one event loop."""

    settings: Settings
    store: Store
    contracts: Mapping[str, Contract]
    """The contract of each version, the oldest first."""
    clock: Clock
    key: str
    """What a request must carry that changes the sandbox from outside a browser page of its own."""
    url: str = ""
    """Root of the sandbox's addresses."""
    events: Broker = field(default_factory=Broker)
    faults: Faults = field(default_factory=Faults)
    refuse: Callable[[float], None] = lambda _: None
    """Refuses connections for so many seconds; the server's to set."""
    due: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when something was added that is to be done later."""

    @classmethod
    def opened(cls, settings: Settings, file: Path | None, key: str) -> Service:
        """Return a service over a file, or over nothing but memory."""
        store = Store(file)
        return cls(settings, store, {one: Contract(one) for one in VERSIONS}, Clock(store.recall("offset")), key)

    @property
    def limits(self) -> dict[str, Any]:
        """The limits that hold whichever version is spoken."""
        return next(iter(self.contracts.values())).limits

    @property
    def sizes(self) -> Sizes:
        """How much a part of an SMS holds."""
        parts = self.limits["Parts"]
        return Sizes(parts["GSMFirst"], parts["GSMMulti"], parts["UCS2First"], parts["UCS2Multi"])

    def base_url(self, version: str | None = None) -> str:
        """Return where a version is served, such as 3.00; the oldest one if none is named."""
        return f"{self.url}/api/v{version or next(iter(self.contracts))}"

    def later(self, due: int, kind: str, ref: int, position: int = 0) -> None:
        """Have something done at a time."""
        self.store.run("INSERT INTO work (due, kind, ref, position) VALUES (?, ?, ?, ?)", due, kind, ref, position)
        self.due.set()

    def set_time_from_store(self) -> None:
        """Show the time that the state was left at."""
        self.clock.offset = self.store.recall("offset")
