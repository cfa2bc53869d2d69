"""What a webhook tells, before a version says how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bestsms.sandbox.settings import Settings
from bestsms.sandbox.store import Row

__all__ = ["Envelope", "Event"]


@dataclass(frozen=True, kw_only=True)
class Event:
    """A delivery, or what a handset wrote."""

    version: str
    """Of the API that it is told in."""
    kind: str
    """SMS, SMSReply or SMSInbound."""
    destination: str
    contact_id: str
    message: Row | None
    """What was delivered or answered."""
    moment: int
    status: str
    """SUCCESS, FAILED, PENDING or RECEIVED."""
    result: str
    detail: str
    url: str
    received_id: str = ""
    text: str = ""
    price: int | None = None
    """In ten-thousandths, if it is known."""

    @property
    def price_text(self) -> str:
        """The price as webhooks write it."""
        return "" if self.price is None else f"{self.price / 10_000:.2f}"

    def of_message(self, column: str) -> str:
        """Return a field of the message; empty where there is none."""
        return "" if self.message is None else str(self.message[column])


Envelope = Callable[[Settings, Event], Mapping[str, str | None]]
"""Returns the fields of a webhook in their order."""
