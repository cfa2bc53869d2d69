"""Pages of a paged operation: the requests for them, and what their answers say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import bestsms_schema
from bestsms._core.arguments import Arguments, Given
from bestsms._core.decode import encode
from bestsms._core.request import Prepared
from bestsms._core.session import Session
from bestsms_schema import Integer, Model, Operation, Paged, wire_object

__all__ = ["Pages", "Window", "keys"]


class Pages:
    """Builds the requests for the pages of an operation, and checks the arguments for them.

    Args:
        session: The client's.
        operation: The operation, which is a paged one.
        arguments: What was given, without the page.

    Raises:
        TypeError: An argument has a wrong type.
        ValueError: An argument is missing or outside its limits.
    """

    def __init__(self, session: Session, operation: Operation[bestsms_schema.Result], arguments: Arguments) -> None:
        number, size = operation.fields["Page"], operation.fields["RecordsPerPage"]
        if operation.paged is None or not isinstance(size, Integer) or not isinstance(size.default, int):
            raise AssertionError(f"{operation.name} is not declared as paged")
        self.operation = operation
        self.paged: Paged = operation.paged
        self._session = session
        self._arguments = arguments
        self._number, self._size = number, size
        session.prepared(operation, arguments)
        given: Any = arguments[size].value if size in arguments else size.default
        self.size: int = given
        self.largest = size.maximum or self.size
        self.smallest = size.minimum or 1

    def having(self, wire: str, value: object) -> Pages:
        """Return the same with another value of an argument."""
        field = next(field for field in self.operation.fields.values() if field.wire == wire)
        return Pages(self._session, self.operation, {**self._arguments, field: Given(field.name, value)})

    def request(self, number: int, size: int) -> Prepared:
        """Return the request for a page."""
        page = {self._number: Given("Page", number), self._size: Given("RecordsPerPage", size)}
        return self._session.prepared(self.operation, {**self._arguments, **page})


def keys(items: Sequence[Model], name: str) -> list[object]:
    """Return what tells the items apart: their field of this name, or all they hold where that does not."""
    found: list[object] = [item.fields[name].read(wire_object(item)) for item in items]
    if None in found or "" in found or len(set(found)) < len(found):
        return [encode(wire_object(item)) for item in items]
    return found


class Window:
    """A page as it was answered: a piece of the list, all at one time."""

    def __init__(self, result: bestsms_schema.Result, paged: Paged, number: int, asked: int, largest: int) -> None:
        self.result = result
        self.items: list[Model] = getattr(result, paged.items)
        self.keys = keys(self.items, paged.key)
        self.total = self._fact("TotalRecords")
        self._pages = self._fact("PageCount")
        self._number = number
        self.size = self._answered_size(asked, largest)
        self.start = (number - 1) * self.size
        self.end = self.start + len(self.items)

    def _fact(self, name: str) -> int | None:
        value: Any = self.result.fields[name].read(wire_object(self.result))
        return value if isinstance(value, int) and value >= 0 else None

    def _answered_size(self, asked: int, largest: int) -> int:
        """Return the size of the page, which may be less than was asked for, or the service's own."""
        count = len(self.items)
        if count == asked:
            return asked
        said = self._fact("RecordsPerPage")
        if said is not None and 0 < said <= largest and count <= said:
            return said
        is_partial = self._number == 1 and count > 0 and (self.total is None or self.total > count)
        return count if count > asked or is_partial else asked

    @property
    def tells_the_end(self) -> bool:
        """Whether the service says how much there is."""
        return self.total is not None or self._pages is not None

    @property
    def is_last(self) -> bool:
        """Whether nothing follows, by all that the service says."""
        return (self.total is None or self.end >= self.total) and (self._pages is None or self._number >= self._pages)

    def after(self, known: Collection[object]) -> int | None:
        """Return the position after the last of the known records; None if there is none."""
        return next((at + 1 for at in range(len(self.keys) - 1, -1, -1) if self.keys[at] in known), None)

    def records(self, begin: int) -> Iterable[tuple[object, Model]]:
        """Return keys and records from a position on."""
        return zip(self.keys[begin:], self.items[begin:], strict=True)
