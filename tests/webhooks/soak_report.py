"""What became of the webhooks of a soak: what the service sent, what the receiver got, and what was handled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from tests.webhooks.relay import Step
from tests.webhooks.soaked import Told

__all__ = ["Handled", "Report", "Sent"]


@dataclass(frozen=True)
class Sent:
    """What the service sent."""

    events: Sequence[Told]
    retries: int


@dataclass(frozen=True)
class Handled:
    """What handlers wrote down, in this order."""

    in_transactions: Sequence[Told]
    otherwise: Sequence[Told]

    @property
    def repeated_in_transactions(self) -> int:
        """How often a handler with a transaction was called again for what it had handled."""
        return _repeated(self.in_transactions)

    @property
    def repeated_otherwise(self) -> int:
        """How often another handler was."""
        return _repeated(self.otherwise)

    @property
    def turned_back(self) -> int:
        """How many recipients had an older status handled after a newer one."""
        statuses: dict[tuple[str, str], list[str]] = defaultdict(list)
        for told in chain(self.in_transactions, self.otherwise):
            if told.status != "RECEIVED":
                statuses[told.message, told.destination].append(told.status)
        return sum(each != sorted(each) for each in statuses.values())  # PENDING sorts before SUCCESS

    def lacks(self, expected: Iterable[Told]) -> int:
        """How much of what is expected was not handled."""
        return len(set(expected).difference(self.in_transactions, self.otherwise))


class Arrivals:
    """In which order events came to the receiver."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._came: dict[Told, int] = {}
        self._taken: dict[Told, int] = {}
        for place, step in enumerate(steps):
            (self._came if step.kind == "came" else self._taken).setdefault(step.told, place)
        self._times = Counter(step.told for step in steps if step.kind == "taken")
        self._never = len(steps)

    @property
    def twice(self) -> int:
        """How many events the receiver took more than once."""
        return sum(times > 1 for times in self._times.values())

    def is_late(self, told: Told) -> bool:
        """Whether a PENDING did not come before the receiver had said that it has the SUCCESS."""
        newer = told._replace(status="SUCCESS")
        return told.status == "PENDING" and self._at(self._taken, newer) < self._at(self._came, told)

    def may_be_dropped(self, told: Told) -> bool:
        """Whether a PENDING was not surely there before the SUCCESS came."""
        newer = told._replace(status="SUCCESS")
        return told.status == "PENDING" and self._at(self._came, newer) < self._at(self._taken, told)

    def _at(self, among: dict[Told, int], told: Told) -> int:
        return among.get(told, self._never)


@dataclass(frozen=True)
class Report:
    """What happened."""

    store: str
    posted: int
    retries: int
    twice: int
    out_of_order: int
    kills: int
    cuts: int
    seconds: float
    lost: int
    in_transactions: int
    doubled_in_transactions: int
    others: int
    doubled_others: int
    went_back: int

    @classmethod
    def of(
        cls, store: str, sent: Sent, steps: Sequence[Step], handled: Handled, *, kills: int, cuts: int, seconds: float
    ) -> Report:
        """Count."""
        arrivals = Arrivals(steps)
        return cls(
            store=store,
            posted=len(sent.events),
            retries=sent.retries,
            twice=arrivals.twice,
            out_of_order=2 * sum(map(arrivals.is_late, sent.events)),
            kills=kills,
            cuts=cuts,
            seconds=seconds,
            lost=handled.lacks(told for told in sent.events if not arrivals.may_be_dropped(told)),
            in_transactions=len(handled.in_transactions),
            doubled_in_transactions=handled.repeated_in_transactions,
            others=len(handled.otherwise),
            doubled_others=handled.repeated_otherwise,
            went_back=handled.turned_back,
        )

    def __str__(self) -> str:
        return (
            f"{self.store}: {self.posted} webhooks in {self.seconds:.0f} s, {self.retries} posted again;"
            f" {self.kills} kills, {self.cuts} cuts\n"
            f"  came twice: {self._share(self.twice)}, out of order: {self._share(self.out_of_order)}\n"
            f"  events lost: {self.lost}\n"
            f"  handled in transactions: {self.in_transactions}, twice: {self.doubled_in_transactions}\n"
            f"  handled at least once: {self.others}, again: {self.doubled_others}\n"
            f"  recipients whose status went back: {self.went_back}"
        )

    @property
    def is_good(self) -> bool:
        """Whether nothing was lost, doubled or turned round that must not be."""
        return not (self.lost or self.doubled_in_transactions or self.went_back) and self.others > 0

    def _share(self, count: int) -> str:
        return f"{count} ({count / self.posted:.1%})"


def _repeated(handled: Sequence[Told]) -> int:
    return len(handled) - len(set(handled))
