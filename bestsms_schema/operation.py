"""Operations: what the API can be asked, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from bestsms_schema.declared import Declared
from bestsms_schema.fields import DateTime, Field
from bestsms_schema.result import Result

__all__ = ["Followed", "Operation", "Paged", "Sought", "Spanned", "Waited"]

R_co = TypeVar("R_co", bound=Result, covariant=True)


class Paged(NamedTuple):
    """Where the records of a page are."""

    items: str
    """The result's list of records."""
    key: str
    """JSON name of the field that identifies a record."""


class Waited(NamedTuple):
    """What tells that there is nothing more to wait for."""

    state: str
    """The result's field with the state's text."""


class Followed(NamedTuple):
    """Where the messages are that come in, one after the other."""

    items: str
    """The result's list of messages."""
    key: str
    """JSON name of the field that identifies a message."""
    time: str
    """JSON name of the field that says when a message came."""
    period: str = ""
    """JSON name of the parameter for how far back to look, in minutes; empty where there is none."""


class Spanned(NamedTuple):
    """How long a period may be."""

    begin: str
    """JSON name of the parameter that begins it."""
    end: str
    """JSON name of the parameter that ends it."""
    days: int


class Sought(NamedTuple):
    """Where a record is looked for that no request answers."""

    operation: Operation[Result]
    """Reads the list."""
    items: str
    """The list's records."""
    keys: tuple[str, ...]
    """JSON names of the fields by which a record may be named."""
    argument: str
    """JSON name of the parameter that names it."""
    field: str
    """JSON name that the record has in the result."""


class Operation(Declared, Generic[R_co]):
    """One operation of the API: where it is, what it takes and what it answers."""

    name: str
    """The documented call, such as `Addressbook.Contact.Detail`."""
    method: str
    path: str
    """Path below the base URL, with `{names}` for the path parameters."""
    result: type[R_co]
    path_fields: tuple[Field[Any], ...] = ()
    query_fields: tuple[Field[Any], ...] = ()
    body_fields: tuple[Field[Any], ...] = ()
    local_fields: tuple[Field[Any], ...] = ()
    """Parameters that the client itself needs; the request does not have them."""
    body_wrapper: str = ""
    """The JSON name under which the body's fields stand; empty where they are the body itself."""
    has_body: bool = False
    repeatable: bool = True
    """Whether doing it twice is the same as doing it once."""
    null_clears: bool = False
    """Whether an explicit None in the body clears the field."""
    verified_by: Operation[Result] | None = None
    """The operation that tells, by the MessageID, whether this one was carried out."""
    needs_one_of: tuple[tuple[str, ...], ...] = ()
    """Groups of JSON names; of each group at least one must be given."""
    either: tuple[tuple[str, ...], ...] = ()
    """Groups of JSON names that exclude each other: the first that is given wins, the last one's defaults serve."""

    paged: Paged | None = None
    """Where the records are, if the answer is one page of them."""
    waited: Waited | None = None
    """What to wait for, if the operation is asked again and again until something is final."""
    followed: Followed | None = None
    """Where the messages are, if the operation is asked again and again for those to come."""

    pace: float = 0
    """Seconds that are to lie between two requests, at least."""
    rate_limited: bool = False
    """Whether the service refuses requests that come quicker, whichever call they are of."""
    spanned: Spanned | None = None
    """How long the period asked for may be, if that is limited."""
    sought: Sought | None = None
    """Where the answer is looked for, if no request gives it: method and path are those of the list."""
    outcome: tuple[str, ...] = ("Result",)
    """JSON names of what in an answer says whether the call succeeded."""

    @cached_property
    def needed(self) -> tuple[tuple[str, ...], ...]:
        """Groups of JSON names of the body, of each of which at least one must be given."""
        in_groups = {name for group in self.needs_one_of for name in group}
        alone = ((field.wire,) for field in self.body_fields if field.required and field.wire not in in_groups)
        return (*self.needs_one_of, *alone)

    @cached_property
    def of_body(self) -> frozenset[Field[Any]]:
        """The parameters of the body, for looking one up."""
        return frozenset(self.body_fields)

    @cached_property
    def times(self) -> tuple[Field[Any], ...]:
        """The parameters of the body that are times."""
        return tuple(field for field in self.body_fields if isinstance(field, DateTime))

    @cached_property
    def fields(self) -> Mapping[str, Field[Any]]:
        """Every parameter by every spelling it may be given under."""
        every = (*self.path_fields, *self.local_fields, *self.query_fields, *self.body_fields)
        return {spelling: field for field in every for spelling in field.spellings}
