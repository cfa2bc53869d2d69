"""The property of tests/faults, over a sandbox's own faults: what is told of a send agrees with what is stored."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import httpx

from bestsms import AsyncBestSMS, BestSMS, BestSMSError
from bestsms._core.clock import Clock
from bestsms._core.turns import Turns
from bestsms.events import RequestEvent
from bestsms.sandbox import Sandbox
from bestsms.sandbox.faults import KINDS
from bestsms.transports import TransportName
from tests.faults.safety import ALLOWED, NUMBER, Tally, of_a_send

__all__ = ["Case", "Posts", "check", "check_async", "random_case", "run", "run_async"]

PATIENCE = 60.0
A_TURN = 1.0
REFUSED_SECONDS = 0.05
STALL_SECONDS = 0.05


@dataclass(frozen=True)
class Case:
    """One send, and what goes wrong meanwhile."""

    name: str
    faults: tuple[dict[str, Any], ...]
    options: dict[str, Any] = field(default_factory=dict[str, Any])

    def load(self, sandbox: Sandbox) -> None:
        sandbox.ClearFaults()
        sandbox.Advance(Seconds=A_TURN)  # to the next that may ask: the client of each case is a new one
        at_once = [fault for fault in self.faults if _begins_at_once(fault)]
        for fault in self.faults:
            if fault not in at_once:
                sandbox.AddFault(**fault)
        for fault in at_once[:1]:  # last, and one: then nothing can be asked of it
            sandbox.AddFault(**fault)


def random_case(seed: int, number: int) -> Case:
    """Return the case of this number; the same for the same seed."""
    chance = Random(f"{seed}:{number}")
    faults = tuple(_fault(chance, by_chance=number % 2 == 1) for _ in range(chance.choice([1, 1, 2, 3, 4])))
    stalls = any(fault["Kind"].startswith("stall") for fault in faults)
    options = {
        "Timeout": STALL_SECONDS if stalls else PATIENCE,
        "MaxRetries": chance.choice([0, 1, 2, 3]),
        "ReconcileFor": chance.choice([0.0, 1.0, 3.0] if stalls else [0.0, 1.0, 3.0, 10.0]),
        "ResendUnknown": chance.random() < 0.4,
        "RaiseErrors": chance.random() < 0.3,
    }
    return Case(f"case {seed}-{number:06}", faults, options)


def _fault(chance: Random, *, by_chance: bool) -> dict[str, Any]:
    kind = chance.choice(KINDS)
    how = {"Probability": chance.choice([0.2, 0.5, 0.8]), "Seed": chance.randrange(1000)}
    often = how if by_chance else {"Count": chance.choice([1, 1, 2, 3])}
    status, operation = chance.choice([500, 502, 503, 520]), chance.choice(["", "SMSSendMessage"])
    seconds: float = chance.choice([0, 2, 30])
    if kind == "refuse":
        operation, seconds = "", REFUSED_SECONDS
    return {"Kind": kind, "Status": status, "Operation": operation, "Seconds": seconds, **often}


def _begins_at_once(fault: dict[str, Any]) -> bool:
    return fault["Kind"] == "refuse" and "Count" in fault


class _Skipping:
    """A clock on which pauses last only until the sandbox is there and has dealt with all that came in.

    The sandbox goes by it too: it refuses who asks sooner than a version allows.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._skipped = 0.0

    def clock(self) -> Clock:
        return Clock(
            monotonic=self.monotonic, now=self.now, sleep=self.sleep, sleep_async=self.sleep_async, turns=Turns()
        )

    def monotonic(self) -> float:
        return time.monotonic() + self._skipped

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._skipped)

    def sleep(self, seconds: float) -> None:
        self._skipped += seconds
        _settle(self._sandbox)
        self._sandbox.Advance(Seconds=seconds)

    async def sleep_async(self, seconds: float) -> None:
        await asyncio.to_thread(self.sleep, seconds)


def _settle(sandbox: Sandbox) -> None:
    """Ask it twice: a request that came before is read by then."""
    end = time.monotonic() + PATIENCE
    answers = 0
    while answers < 2:
        try:
            sandbox.State()
            answers += 1
        except httpx.TransportError:
            assert time.monotonic() < end, "the sandbox is still not there"
            time.sleep(0.005)


def check(case: Case, client: BestSMS, sandbox: Sandbox, posts: Posts) -> Tally:
    """Run a case with the blocking client."""
    case.load(sandbox)
    posts.clear()
    scoped: BestSMS = client.WithOptions(**case.options)
    scoped._session.clock = _Skipping(sandbox).clock()
    try:
        result = scoped.Messaging.SMS.SendMessage(MessageText=case.name, Recipients=NUMBER)
    except BestSMSError as error:
        result = of_a_send(error)
    return _judged(case, sandbox, result, posts)


async def check_async(case: Case, client: AsyncBestSMS, sandbox: Sandbox, posts: Posts) -> Tally:
    """Run a case with the asyncio client."""
    case.load(sandbox)
    posts.clear()
    scoped: AsyncBestSMS = client.WithOptions(**case.options)
    scoped._session.clock = _Skipping(sandbox).clock()
    try:
        result = await scoped.Messaging.SMS.SendMessage(MessageText=case.name, Recipients=NUMBER)
    except BestSMSError as error:
        result = of_a_send(error)
    return _judged(case, sandbox, result, posts)


def _judged(case: Case, sandbox: Sandbox, result: Any, posts: Posts) -> Tally:
    _settle(sandbox)
    there = sandbox.Messages(Query=case.name).Messages
    tally = Tally(sequences=1, retried=len(posts) > 1)
    tally.outcomes[result.Result, len(there)] += 1
    if len(there) not in ALLOWED[result.Result]:
        tally.broken.append(f"told {result.Result}, while there are {len(there)}: {result.ErrorMessage} in {case}")
    if any(message.MessageID != result.MessageID for message in there):
        tally.broken.append(f"told a MessageID that is not the message's in {case}")
    return tally


def _combined(tallies: list[Tally]) -> Tally:
    """Return the sum."""
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


class Posts(list[str]):
    """The POSTs of the last send, told by a client's hook."""

    def note(self, request: RequestEvent) -> None:
        if request.Method == "POST":
            self.append(request.Operation)


def _options(sandbox: Sandbox, transport: TransportName, version: str, posts: Posts) -> Any:
    base = sandbox.BaseURLOf(version)
    named = {"APIVersion": version, "BaseURL": base, "Transport": transport}
    return {"AuthToken": sandbox.Token, "OnRequest": posts.note, **named}


def run(seed: int, numbers: range, transport: TransportName, version: str) -> Tally:
    """Run the cases of these numbers with the blocking client and a sandbox of its own."""
    posts = Posts()
    with Sandbox() as sandbox, BestSMS(**_options(sandbox, transport, version, posts)) as client:
        return _combined([check(random_case(seed, number), client, sandbox, posts) for number in numbers])


async def run_async(seed: int, numbers: range, transport: TransportName, version: str) -> Tally:
    """Run the cases of these numbers with the asyncio client and a sandbox of its own."""
    posts = Posts()
    with Sandbox() as sandbox:
        async with AsyncBestSMS(**_options(sandbox, transport, version, posts)) as client:
            cases = [random_case(seed, number) for number in numbers]
            return _combined([await check_async(case, client, sandbox, posts) for case in cases])
