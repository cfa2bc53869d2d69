"""The property: what the caller is told about a send agrees with what the service has.

Success: the service has the message exactly once. Error and Failed: it has none. Unknown: it has at most one. And no
call outlives its Deadline by more than a second.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from typing import Any, get_args

from bestsms import AsyncBestSMS, BestSMS, BestSMSError, models
from bestsms._core.turns import Turns
from bestsms.transports import TransportName
from bestsms_api import VERSIONS
from tests.faults.plans import Case
from tests.faults.server import DEFAULT, FaultServer, Message
from tests.machine import own_time

__all__ = ["TRANSPORTS", "Tally", "check", "check_async", "client_options", "everywhere", "of_a_send", "skipping"]

TOKEN = "a-fake-token-of-nobody"
NUMBER = "+61491570006"
TRANSPORTS: list[TransportName] = [
    name for name in get_args(TransportName) if name != "auto" and find_spec(name) is not None
]
ALLOWED = {"Success": {1}, "Failed": {0}, "Error": {0}, "Unknown": {0, 1}}


@dataclass
class Skipping:
    """A clock on which pauses take no time, and all else as long as it does."""

    server: FaultServer
    skipped: float = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.skipped

    def own_time(self) -> float:
        """Without the time in which the machine stood still: nobody can keep a Deadline then."""
        return own_time() + self.skipped

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.skipped)

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.skipped += seconds
        self.server.paused()

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)
        await asyncio.sleep(0)


def skipping(client: BestSMS | AsyncBestSMS, server: FaultServer) -> Skipping:
    """Give a client a clock of its own for one sequence, and return it; the server goes by it too."""
    own = Skipping(server)
    server.now = own.now
    client._session.clock = client._session.clock._replace(
        turns=Turns(), monotonic=own.monotonic, now=own.now, sleep=own.sleep, sleep_async=own.sleep_async
    )
    return own


@dataclass
class Tally:
    """What was told, beside what was there."""

    sequences: int = 0
    outcomes: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])
    """Sends by what the caller was told and how many messages the service has."""
    retried: int = 0
    """Sends that took more than one POST."""
    longest: float = 0.0
    """Seconds by which a call outlived its Deadline, at most."""
    broken: list[str] = field(default_factory=list[str])

    def add(self, other: Tally) -> None:
        self.sequences += other.sequences
        self.outcomes += other.outcomes
        self.retried += other.retried
        self.longest = max(self.longest, other.longest)
        self.broken += other.broken

    @property
    def duplicates(self) -> int:
        return sum(count for (_, there), count in self.outcomes.items() if there > 1)

    @property
    def lost(self) -> int:
        return sum(count for (word, there), count in self.outcomes.items() if word == "Success" and there == 0)

    @property
    def lies(self) -> int:
        return sum(count for (word, there), count in self.outcomes.items() if there not in ALLOWED.get(word, ()))


@dataclass(frozen=True)
class _Send:
    text: str
    message_id: str | None
    arguments: dict[str, object]


def _sends(case: Case, server: FaultServer) -> Iterator[_Send]:
    """Load the sequence, then give its sends; the faults that one does not meet are there for the next."""
    for number in range(case.sends):
        text = f"{case.name} {number}"
        message_id = f"Reused-{number}" if case.reused else None
        if number == 0:
            long_ago = datetime.now(UTC) - timedelta(hours=1)
            earlier = tuple(Message(f"Reused-{n}", "earlier", long_ago) for n in range(case.sends) if case.reused)
            server.load(case.plans, earlier=earlier, not_found=case.not_found)
        yield _Send(text, message_id, {"MessageText": text, "Recipients": NUMBER, "MessageID": message_id})


def everywhere(briefly: TransportName) -> list[tuple[str, TransportName]]:
    """Return the default version on each transport, and every other one on this one alone."""
    whole: list[tuple[str, TransportName]] = [(DEFAULT, transport) for transport in TRANSPORTS]
    return whole + [(version, briefly) for version in VERSIONS if version != DEFAULT]


def client_options(server: FaultServer, transport: TransportName = "auto") -> Any:
    """Return what a client of a server is made with."""
    return {"AuthToken": TOKEN, "APIVersion": server.version, "BaseURL": server.url, "Transport": transport}


def _options(case: Case) -> dict[str, object]:
    return {
        "Timeout": case.timeout,
        "Deadline": case.deadline,
        "MaxRetries": case.max_retries,
        "RaiseErrors": case.raises,
        "ReconcileFor": case.reconcile_for,
        "ResendUnknown": case.resend,
    }


def check(case: Case, client: BestSMS, server: FaultServer) -> Tally:
    """Run a sequence with the blocking client."""
    tally = Tally(sequences=1)
    for send in _sends(case, server):
        scoped: BestSMS = client.WithOptions(**_options(case))  # type: ignore[arg-type]  # each of its own type
        clock = skipping(scoped, server)
        posts, found, begun = server.posts, server.told_found, clock.own_time()
        try:
            result = scoped.Messaging.SMS.SendMessage(**send.arguments)  # type: ignore[arg-type]  # each of its own type
        except BestSMSError as error:
            result = _raised(case, error)
        _judge(case, server, send, result, clock.own_time() - begun, posts, found, tally)
    return tally


async def check_async(case: Case, client: AsyncBestSMS, server: FaultServer) -> Tally:
    """Run a sequence with the asyncio client."""
    tally = Tally(sequences=1)
    for send in _sends(case, server):
        scoped: AsyncBestSMS = client.WithOptions(**_options(case))  # type: ignore[arg-type]  # each of its own type
        clock = skipping(scoped, server)
        posts, found, begun = server.posts, server.told_found, clock.own_time()
        try:
            result = await scoped.Messaging.SMS.SendMessage(**send.arguments)  # type: ignore[arg-type]  # each of its own type
        except BestSMSError as error:
            result = _raised(case, error)
        _judge(case, server, send, result, clock.own_time() - begun, posts, found, tally)
    return tally


def of_a_send(error: BestSMSError) -> Any:
    """Return the result of the send that failed, in whichever version; raise what is about no send."""
    if type(error.Result).__name__ != models.SMSSendResult.__name__:
        raise error
    return error.Result


def _raised(case: Case, error: BestSMSError) -> Any:
    if not case.raises:
        raise error
    return of_a_send(error)


def _judge(
    case: Case,
    server: FaultServer,
    send: _Send,
    result: Any,
    seconds: float,
    posts: int,
    found: int,
    tally: Tally,
) -> None:
    there = [message for message in server.finish() if message.text == send.text]
    word = result.Result
    tally.outcomes[word, len(there)] += 1
    tally.retried += server.posts - posts > 1
    troubles: list[str] = []
    if len(there) not in ALLOWED.get(word, ()):
        troubles.append(f"told {word}, while the service has {len(there)}")
    if any(message.message_id != result.MessageID for message in there):
        troubles.append("told a MessageID that is not the message's")
    had_time = case.timeout > 1 and (case.deadline is None or case.deadline > 1)
    if word == "Unknown" and there and had_time and server.told_found > found:
        troubles.append("told Unknown, though a lookup was told of the message")
    if word == "Unknown" and not any(str(result.MessageID) in text for text in result.ErrorMessage):
        troubles.append("told Unknown without what to ask for")
    if case.raises and word == "Success" and result.ErrorMessage:
        troubles.append("told Success with an error")
    if case.deadline is not None:
        tally.longest = max(tally.longest, seconds - case.deadline)
        if seconds > case.deadline + 1:
            troubles.append(f"took {seconds:.2f} s of {case.deadline:g} s allowed")
    tally.broken += [
        f"{trouble} ({server.posts - posts} POSTs): {result.ErrorMessage} in {case}" for trouble in troubles
    ]
