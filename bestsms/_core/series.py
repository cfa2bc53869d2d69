"""From the arguments of the methods that send many requests to their steps. Each checks all arguments at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

import bestsms_schema
from bestsms._core.arguments import Arguments
from bestsms._core.exchange import Call, Flow, Steps
from bestsms._core.following import Follower
from bestsms._core.pages import Pages
from bestsms._core.paging import Pager
from bestsms._core.paging import records as records_of
from bestsms._core.request import segment
from bestsms._core.seeking import seek as seek_in
from bestsms._core.session import Session
from bestsms._core.settings import seconds
from bestsms._core.waiting import wait as wait_for
from bestsms_schema import Operation

__all__ = ["OnUpdate", "follow", "records", "seek", "wait"]

R = TypeVar("R", bound=bestsms_schema.Result)
ByName: TypeAlias = Mapping[str, object]
OnUpdate: TypeAlias = Callable[[object], object] | None


def seek(session: Session, operation: Operation[R], preset: ByName, given: ByName) -> Steps[R]:
    """Find a record in the list that holds it; see seeking."""
    sought = operation.sought
    if sought is None:
        raise AssertionError(f"{operation.name} is not declared to be sought")
    arguments = session.collected(operation, preset, given)
    wanted = {field.wire: segment(field, arguments) for field in operation.local_fields}[sought.argument]
    where = {
        field: arguments[other]
        for field in sought.operation.path_fields
        for other in operation.path_fields
        if other.wire == field.wire and other in arguments
    }
    pages, call = Pages(session, sought.operation, where), Call(session.settings, session.clock)

    def read(number: int, size: int) -> Steps[bestsms_schema.Result]:
        result = yield from call.perform(sought.operation, pages.request(number, size))
        return result.RaiseForError()

    return seek_in(operation, sought, wanted, Pager(read, pages))


def records(session: Session, operation: Operation[bestsms_schema.Result], preset: ByName, given: ByName) -> Flow[None]:
    """Find every record of every page; see paging."""
    pages = Pages(session, operation, _collected(session, operation, preset, given, {"page"}))

    def read(number: int, size: int) -> Steps[bestsms_schema.Result]:
        call = Call(session.settings, session.clock)
        result = yield from call.perform(operation, pages.request(number, size))
        return result.RaiseForError()

    return records_of(Pager(read, pages))


def wait(session: Session, operation: Operation[R], preset: ByName, given: ByName) -> tuple[Flow[R], OnUpdate]:
    """Ask until something is final, see waiting; beside the steps, return what is to be told of each update."""
    if operation.waited is None:
        raise AssertionError(f"{operation.name} is not declared to be waited for")
    rest: dict[str, Any] = dict(given)
    timeout, on_update = seconds("Timeout", rest.pop("Timeout")), rest.pop("OnUpdate")
    if on_update is not None and not callable(on_update):
        raise TypeError(f"OnUpdate must be a function, not {type(on_update).__name__}")
    paging = {field.wire for field in operation.query_fields}
    prepared = session.prepared(operation, _collected(session, operation, preset, rest, paging))
    return wait_for(
        operation, operation.waited, prepared, timeout=timeout, settings=session.settings, clock=session.clock
    ), on_update


def follow(session: Session, operation: Operation[bestsms_schema.Result], preset: ByName, given: ByName) -> Flow[None]:
    """Find messages as they come in; see following."""
    followed = operation.followed
    if followed is None:
        raise AssertionError(f"{operation.name} is not declared to be followed")
    rest: dict[str, Any] = dict(given)
    limit = rest.pop("Timeout")
    timeout = float("inf") if limit is None else seconds("Timeout", limit)
    rivals = {name for group in operation.either for name in group if followed.period not in group}
    arguments = _collected(session, operation, preset, rest, {"page", *rivals})
    pages = Pages(session, operation, arguments)
    minutes: Any = None
    for field in operation.query_fields:
        if field.wire == followed.period:
            minutes = arguments[field].value if field in arguments else field.default
    return Follower(
        pages, followed, minutes=minutes, timeout=timeout, settings=session.settings, clock=session.clock
    ).messages()


def _collected(
    session: Session, operation: Operation[R], preset: ByName, given: ByName, left_out: set[str]
) -> Arguments:
    """Bring the arguments together; those left out can have been set as attributes all the same."""
    arguments = session.collected(operation, preset, given)
    for field, value in arguments.items():
        if field.wire in left_out:
            raise TypeError(f"{value.label} was set, but this method does not take it: it chooses for itself")
    return arguments
