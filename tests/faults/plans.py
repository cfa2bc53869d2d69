"""What goes wrong with a request: plans for the fault server, and random sequences of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Literal

__all__ = ["OK", "REFUSE", "REPLIES", "Case", "Cut", "Plan", "Reply", "random_case", "random_plan"]

How = Literal["close", "reset", "stall"]


@dataclass(frozen=True)
class Cut:
    """The server stops at a byte: closes, resets, or says and reads nothing more until the client is gone."""

    how: How
    at: int
    """Bytes that pass first; never more than there are."""


@dataclass(frozen=True)
class Reply:
    """An answer; `body` is a word that the server knows how to write."""

    status: int
    body: str
    headers: tuple[tuple[str, str], ...] = ()
    records: bool = False
    """Whether a service that answers so may have accepted the message."""
    truthful: bool = True
    """Whether, to a lookup, it is the truth or no statement at all."""


REPLIES: Mapping[str, Reply] = {
    "ok": Reply(200, "done", records=True),
    "failed": Reply(200, "failed"),
    "invalid": Reply(400, "failed"),
    "unauthorized": Reply(401, "failed"),
    "forbidden": Reply(403, "html"),
    "too-large": Reply(413, "empty"),
    "timeout": Reply(408, "failed"),
    "busy": Reply(429, "failed"),
    "busy-seconds": Reply(429, "failed", (("Retry-After", "3"),)),
    "busy-date": Reply(429, "html", (("Retry-After", "date+5"),)),
    "busy-long": Reply(429, "empty", (("Retry-After", "86400"),)),
    "error": Reply(500, "failed", records=True),
    "gateway": Reply(502, "html", records=True),
    "unavailable": Reply(503, "empty", (("Retry-After", "2"),), records=True),
    "odd-error": Reply(520, "broken", records=True),
    "redirect": Reply(302, "html", (("Location", "/elsewhere"),)),
    "redirect-same": Reply(307, "empty", (("Location", "self"),)),
    "html": Reply(200, "html", records=True),
    "empty": Reply(200, "empty", records=True),
    "no-content": Reply(204, "empty", records=True),
    "broken": Reply(200, "broken", records=True),
    "bad-gzip": Reply(200, "done", (("Content-Encoding", "gzip"),), records=True),
    "other-json": Reply(200, "other", records=True),
    "lost-page": Reply(404, "html"),
    "denial": Reply(404, "not-found", truthful=False),
}


@dataclass(frozen=True)
class Plan:
    """What happens to one request."""

    reply: str = "ok"
    """A name of REPLIES; `refuse` for a port that is closed until the client has waited."""
    records: bool = True
    """Whether the message is accepted, where the reply leaves that open."""
    request_cut: Cut | None = None
    """Before the request is taken: nothing is accepted."""
    answer_cut: Cut | None = None
    pace: float | None = None
    """Seconds between the bytes of the answer, one by one."""
    copies: int = 1
    length: int = 0
    """Added to the true Content-Length."""
    late: int = 0
    """The message is accepted only after so many further requests, or when the call is over."""

    @property
    def takes_time(self) -> bool:
        """Whether the client has to time out."""
        stalls = any(cut is not None and cut.how == "stall" for cut in (self.request_cut, self.answer_cut))
        return stalls or bool(self.pace) or self.length > 0

    def __repr__(self) -> str:
        changed = [f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if getattr(self, f.name) != f.default]
        return f"Plan({', '.join(changed)})"


OK = Plan()
REFUSE = Plan("refuse")


@dataclass(frozen=True)
class Case:
    """A sequence of faults and the options of the client that meets them."""

    name: str
    plans: tuple[Plan, ...]
    timeout: float
    deadline: float | None
    max_retries: int
    reconcile_for: float
    resend: bool
    raises: bool
    sends: int
    reused: bool
    """Whether an earlier message has the same MessageID."""
    not_found: int
    """Which of the ways the service says that it does not know a message."""


NAMES = list(REPLIES)
CUTS: tuple[How, ...] = ("close", "reset", "close", "reset", "stall")
LONGEST_REQUEST = 700
LONGEST_ANSWER = 330


def random_case(seed: int, number: int) -> Case:
    """Return the sequence of this number; the same for the same seed, whatever came before."""
    chance = Random(f"{seed}:{number}")
    resend = chance.random() < 0.4
    # A sequence that may send again meets a service that tells the truth: see test_what_resending_rests_on.
    plans = tuple(random_plan(chance, honest=resend) for _ in range(chance.choice([1, 2, 2, 3, 3, 4, 5, 6, 9])))
    slow = any(plan.takes_time for plan in plans)
    return Case(
        name=f"{seed}:{number}",
        plans=plans,
        timeout=0.05 if slow else 5.0,
        deadline=chance.choice([None, None, None, 0.02, 0.3, 2.0, 6.0, 30.0]),
        max_retries=chance.choice([0, 1, 2, 3]),
        reconcile_for=chance.choice([0.0, 1.0, 3.0, 10.0]),
        resend=resend,
        raises=chance.random() < 0.3,
        sends=chance.choice([1, 1, 2]),
        reused=chance.random() < 0.15,
        not_found=chance.randrange(3),
    )


def random_plan(chance: Random, *, honest: bool) -> Plan:
    """Return what happens to one request; `honest` for a service that never denies a message that it has."""
    if chance.random() < 0.12:
        return REFUSE
    reply = chance.choice(NAMES) if chance.random() < 0.6 else "ok"
    if honest and not REPLIES[reply].truthful:
        reply = "ok"
    pace = chance.choice([0.0, 0.0, 0.002]) if chance.random() < 0.08 else None
    plan = Plan(
        reply=reply,
        records=chance.random() < 0.6,
        request_cut=_cut(chance, LONGEST_REQUEST) if chance.random() < 0.15 else None,
        answer_cut=_cut(chance, LONGEST_ANSWER) if chance.random() < 0.25 else None,
        pace=pace,
        # Both at once: of a second answer that comes after the next request nobody can tell what it answers.
        copies=2 if pace is None and chance.random() < 0.12 else 1,
        length=chance.choice([-1, -40, 1, 40]) if chance.random() < 0.1 else 0,
        late=chance.randrange(1, 12) if not honest and chance.random() < 0.1 else 0,
    )
    return replace(plan, records=True) if reply == "ok" else plan  # a service says so when it is so


def _cut(chance: Random, longest: int) -> Cut:
    return Cut(chance.choice(CUTS), chance.randrange(longest))
