"""Pages of a result set."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Page"]

HIGHEST = 2**62


@dataclass(frozen=True)
class Page:
    """A page of so many records."""

    number: int
    size: int
    total: int

    @property
    def offset(self) -> int:
        """Records before it; no more than there can be."""
        return min((self.number - 1) * self.size, HIGHEST)

    @property
    def fields(self) -> dict[str, int]:
        """What an answer says of it."""
        return {
            "TotalRecords": self.total,
            "RecordsPerPage": self.size,
            "PageCount": -(-self.total // self.size),
            "Page": self.number,
        }
