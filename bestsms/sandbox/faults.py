"""What goes wrong on demand: the next so many requests, or each with a probability."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Literal, get_args

__all__ = ["KINDS", "Fault", "Faults", "Kind"]

Kind = Literal[
    "refuse",
    "stall-before",
    "stall-after",
    "drop-before",
    "drop-after",
    "error-before",
    "error-after",
    "busy",
    "busy-date",
    "broken",
    "html",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass
class Fault:
    """Something that goes wrong. Count None: as the chance has it, without end."""

    kind: Kind
    operation: str = ""
    count: int | None = 1
    probability: float | None = None
    seed: int = 0
    status: int = 500
    seconds: float = 1.0
    number: int = 0
    met: int = 0
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)  # noqa: S311  # the same run after run

    def happens(self, operation: str) -> bool:
        """Whether it befalls a request to this operation."""
        if self.operation not in ("", operation) or self.count == 0:
            return False
        return self.probability is None or self.chance.random() < self.probability


class Faults:
    """The faults that are still to come."""

    def __init__(self) -> None:
        self._number = 0
        self.pending: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Have something go wrong; return it with its number."""
        self._number += 1
        fault.number = self._number
        self.pending.append(fault)
        return fault

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        self.pending.clear()

    def next(self, operation: str) -> Fault | None:
        """Return what befalls the next request to an operation, the oldest fault first, and count it off."""
        for fault in self.pending:
            if fault.happens(operation):
                self.meet(fault)
                return fault
        return None

    def meet(self, fault: Fault) -> None:
        """Count a fault off."""
        fault.met += 1
        if fault.count is not None:
            fault.count -= 1
            if not fault.count:
                self.pending.remove(fault)
