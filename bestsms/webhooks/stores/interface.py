"""What a store does: it keeps events until they are handled, and their identities for longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeAlias, TypeVar, runtime_checkable

__all__ = [
    "CLOCKS_MAY_DIFFER_BY",
    "Added",
    "Buried",
    "Claimed",
    "Entry",
    "Failure",
    "LostClaim",
    "Store",
    "TransactionalStore",
    "entry_from",
    "is_older",
]

Added: TypeAlias = Literal["New", "Duplicate", "Stale"]
"""What became of an event: to be handled, known already, or older than one of its recipient that came before."""
CLOCKS_MAY_DIFFER_BY = 60.0
"""Seconds. An event that was put off, from one time until another, waits between the two. Whoever is at a time that is
earlier than the former by more than this has a clock that was set back: to them the event is due."""
Transaction_co = TypeVar("Transaction_co", covariant=True)


class LostClaim(Exception):
    """The claim ran out, and somebody else has the event."""


@dataclass(frozen=True)
class Entry:
    """An event as a store keeps it.

    Attributes:
        Key: Its identity.
        Stream: What it has in common with those that are handled before and after it, one at a time.
        Body: Its fields as JSON, without the secret.
        IsStatus: Whether a newer event of its stream makes it stale.
        IsFinal: Whether nothing more can happen after it.
        Moment: Its time, in milliseconds since 1970; None if it tells none.
    """

    Key: str
    Stream: str
    Body: str
    IsStatus: bool = False
    IsFinal: bool = False
    Moment: int | None = None


@dataclass(frozen=True)
class Claimed:
    """An event that is one worker's to handle until its lease ends.

    Attributes:
        Entry: The event.
        Token: Proof of the claim.
        Failures: How often handling it failed.
    """

    Entry: Entry
    Token: str
    Failures: int


@dataclass(frozen=True)
class Failure:
    """What went wrong, and when the event is due again.

    Attributes:
        Error: What was raised.
        Due: When it may be claimed again, in seconds since 1970; None for never: it is a dead letter.
    """

    Error: str
    Due: float | None


@dataclass(frozen=True)
class Buried:
    """A dead letter.

    Attributes:
        Entry: The event.
        Failures: How often handling it failed.
        Error: What was raised the last time.
        At: When it was given up, in seconds since 1970.
    """

    Entry: Entry
    Failures: int
    Error: str
    At: float


@runtime_checkable
class Store(Protocol):
    """Keeps events for all the processes that share it. Each method may be called from any thread.

    Times are seconds since 1970; the caller says what time it is. That may be an earlier one than before, if a clock
    was set back: what was put off by more than CLOCKS_MAY_DIFFER_BY after what is now the time is due.
    """

    def Add(self, Entry: Entry, Now: float) -> Added:
        """Keep an event, unless it is known or stale. It survives whatever comes once this returns."""
        ...

    def Claim(self, Limit: int, Now: float, Until: float) -> Sequence[Claimed]:
        """Claim events that are due until a time: of each stream only the one that came first, and one at a time."""
        ...

    def Finish(self, Claims: Sequence[Claimed]) -> None:
        """Forget events that were handled, but for their identity. Claims that are lost are passed over."""
        ...

    def Fail(self, Claim: Claimed, Failure: Failure, Now: float) -> None:
        """Write down that handling an event failed. A claim that is lost is passed over."""
        ...

    def Release(self, Claims: Sequence[Claimed], Now: float) -> None:
        """Give back events that were not handled. Claims that are lost are passed over."""
        ...

    def DeadLetters(self, Limit: int) -> Sequence[Buried]:
        """Return dead letters, the oldest first."""
        ...

    def Replay(self, Key: str, Now: float) -> Added | None:
        """Have a dead letter handled again, after what else waits of its stream; None if there is none of this key.

        A status that has become stale since is dropped.
        """
        ...

    def Waiting(self) -> int:
        """Return how many events are not handled yet, dead letters not counted."""
        ...

    def Forget(self, Before: float) -> None:
        """Forget the identities of events that were handled and came before a time."""
        ...

    def Close(self) -> None:
        """Let go of connections. The next call makes new ones."""
        ...


@runtime_checkable
class TransactionalStore(Store, Protocol[Transaction_co]):
    """A store in whose transactions a handler can write."""

    def Together(
        self, Claims: Iterable[Claimed], Handle: Callable[[Claimed, Transaction_co], object]
    ) -> Sequence[tuple[Claimed, Exception]]:
        """Handle events and forget them in one transaction; return those that raised, which alone are undone.

        A claim that was lost is passed over, unhandled.
        """
        ...


def is_older(entry: Entry, final: bool, moment: int | None) -> bool:
    """Whether an event is older than the newest of its stream: one that is not final after one that is, or an earlier
    time. Where a time is missing, the one that came later is the newer."""
    if not entry.IsStatus:
        return False
    if entry.IsFinal != final:
        return final
    return entry.Moment is not None and moment is not None and entry.Moment < moment


def entry_from(row: Sequence[Any]) -> Entry:
    """Return the event that a row of a table begins with."""
    key, stream, body, is_status, is_final, moment = row[:6]
    return Entry(key, stream, body, bool(is_status), bool(is_final), moment)
