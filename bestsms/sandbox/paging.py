"""Pages of a result set."""

from __future__ import annotations

from dataclasses import dataclass

from bestsms.sandbox.store import Row, Store

__all__ = ["HIGHEST", "Asked", "Page", "paged"]

HIGHEST = 2**62
Asked = tuple[int, int]
"""Number of the page that is asked for, and records on one."""


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


def paged(store: Store, table: str, selection: str, known: tuple[object, ...], asked: Asked) -> tuple[Page, list[Row]]:
    """Return a page of a table's rows that `FROM ... WHERE ...` selects, in the order of their making."""
    page = Page(*asked, store.value(f"SELECT count(*) {selection}", *known))
    query = f"SELECT {table}.* {selection} ORDER BY {table}.id LIMIT ? OFFSET ?"
    return page, store.rows(query, *known, page.size, page.offset)
