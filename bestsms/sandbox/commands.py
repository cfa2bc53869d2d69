"""What somebody at the controls can ask for."""

from __future__ import annotations

import re

import msgspec

from bestsms.sandbox.faults import Kind

__all__ = [
    "AdvanceBody", "ControlError", "FaultBody", "NumberBody", "OutcomeBody", "ResultBody", "SnapshotBody", "TextBody",
]  # fmt: skip

_FOR = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_YEAR = 366 * 86400


class ControlError(Exception):
    """A request to the control API that cannot be carried out."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.text = text
        self.status = status


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON object with these fields and no others."""


class TextBody(Body, frozen=True):
    """A message from a handset."""

    From: str
    MessageText: str
    MessageID: str | None = None


class OutcomeBody(Body, frozen=True):
    """What the next messages come to."""

    Result: str
    Destination: str = ""
    Count: int = 1


class ResultBody(Body, frozen=True):
    """What one message comes to."""

    Result: str
    Destination: str = ""


class AdvanceBody(Body, frozen=True):
    """How much time is to pass."""

    Seconds: float | None = None
    For: str | None = None

    def milliseconds(self) -> int:
        """Return it."""
        if (self.Seconds is None) == (self.For is None):
            raise ControlError('give Seconds, or For as text such as "90s", "5m", "24h" or "7d"')
        seconds = self.Seconds if self.Seconds is not None else _duration(self.For or "")
        if not 0 <= seconds <= _YEAR:
            raise ControlError(f"time can be advanced by 0 to {_YEAR} seconds (a year), not {seconds:g}")
        return int(seconds * 1000)


class SnapshotBody(Body, frozen=True):
    """The name of a snapshot."""

    Name: str


class NumberBody(Body, frozen=True):
    """A handset."""

    Number: str


class FaultBody(Body, frozen=True):
    """Something that is to go wrong."""

    Kind: Kind
    Operation: str = ""
    Count: int | None = None
    Probability: float | None = None
    Seed: int = 0
    Status: int = 500
    Seconds: float = 1.0


def _duration(text: str) -> float:
    match = _FOR.fullmatch(text.strip())
    if match is None:
        raise ControlError('For must be text such as "90s", "5m", "24h" or "7d"')
    return float(match[1]) * _SECONDS[match[2]]
