"""What changed, told to whoever listens: at most the last thousand changes to one who comes later."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass

__all__ = ["Broker", "Event"]

KEPT = 1000
MOST_WAITING = 10_000
"""Events that wait for one subscriber; one that lets more come together is let go."""


@dataclass(frozen=True)
class Event:
    """One change."""

    number: int
    kind: str
    subject: int | str


class Broker:
    """Hands events on to each subscriber. Used on one event loop."""

    def __init__(self) -> None:
        self._number = 0
        self._kept: deque[Event] = deque(maxlen=KEPT)
        self._queues: set[asyncio.Queue[Event | None]] = set()
        self.is_closed: bool = False

    def publish(self, kind: str, subject: int | str = "") -> None:
        """Tell of a change."""
        self._number += 1
        event = Event(self._number, kind, subject)
        self._kept.append(event)
        for queue in list(self._queues):
            if queue.full():
                self._end(queue)
            else:
                queue.put_nowait(event)

    def subscribe(self, after: int | None = None) -> asyncio.Queue[Event | None]:
        """Return a queue of the events to come, and of those after a number that are still kept. None ends it."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue(MOST_WAITING)
        for event in self._kept if after is not None else ():
            if event.number > (after or 0):
                queue.put_nowait(event)
        self._queues.add(queue)
        if self.is_closed:
            queue.put_nowait(None)
        return queue

    def unsubscribe(self, queue: asyncio.Queue[Event | None]) -> None:
        """Hand nothing on to this queue any more."""
        self._queues.discard(queue)

    def close(self) -> None:
        """End every subscription."""
        self.is_closed = True
        for queue in list(self._queues):
            self._end(queue)

    def _end(self, queue: asyncio.Queue[Event | None]) -> None:
        """Let a subscriber go, with nothing more to read: it can come again, and see what is then."""
        self._queues.discard(queue)
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(None)
