"""Which requests and answers a network loses."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from tests.webhooks.soaked import Told

__all__ = ["Losses"]

REQUESTS_LOST = 0.12
"""Of the PENDING: the retry comes after SUCCESS. As nine events in ten are of such a pair, that is one event in ten."""
ANSWERS_LOST = 0.055
"""Of all events: the receiver has it, and gets it again."""


@dataclass(frozen=True)
class Losses:
    """Which events lose a request or an answer: the same ones in every run of a seed."""

    seed: int

    def loses_request(self, told: Told) -> bool:
        """Whether the first post of it does not reach the receiver."""
        return told.status == "PENDING" and self._chance("request", told) < REQUESTS_LOST

    def loses_answer(self, told: Told) -> bool:
        """Whether the service does not hear of it when the receiver first takes it."""
        return self._chance("answer", told) < ANSWERS_LOST

    def is_cut(self, told: Told) -> bool:
        """Whether a lost answer is a connection that ends."""
        return self._chance("cut", told) < 0.5

    def _chance(self, what: str, told: Told) -> float:
        digest = blake2b(repr((self.seed, what, *told)).encode(), digest_size=8).digest()
        return int.from_bytes(digest) / 2**64
