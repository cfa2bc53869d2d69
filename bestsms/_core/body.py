"""The body of a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from bestsms._core.arguments import Arguments
from bestsms._core.identifiers import new_message_id
from bestsms._core.values import wire_value
from bestsms_schema import Field, Operation, Result, TimeZone

__all__ = ["build_body"]

JSONObject = dict[str, Any]


MAKERS: Mapping[str, Callable[[], str]] = {"uuid4": new_message_id}


def build_body(operation: Operation[Result], arguments: Arguments, time_zone: str | None) -> JSONObject:
    """Return the fields of the body by wire name.

    Raises:
        TypeError: An argument has a wrong type.
        ValueError: An argument is missing or outside its limits.
    """
    body: JSONObject = {wire: make() for field, wire, make in _made(operation) if field not in arguments}
    times = _times(operation, arguments)
    for field, given in arguments.items():
        if field in operation.of_body and field.wire not in times:
            body[field.wire] = None if given.value is None else wire_value(field, given, time_zone)
    body.update(times)
    _check_needed(operation, body)
    return body


@cache
def _made(operation: Operation[Result]) -> tuple[tuple[Field[Any], str, Callable[[], str]], ...]:
    """Return the fields whose value is made where none is given, with their JSON names and what makes it."""
    return tuple(
        (field, field.wire, MAKERS[field.default])
        for field in operation.body_fields
        if isinstance(field.default, str) and field.default in MAKERS
    )


def _times(operation: Operation[Result], arguments: Arguments) -> dict[str, str]:
    """Return the time zone, and the times that are in it, of an operation that takes both."""
    zone_field = _zone_field(operation)
    if zone_field is None:
        return {}
    zone, times = _zone(zone_field, arguments), {}
    for field in operation.times:
        if field in arguments:
            from bestsms._core.times import send_time  # few sends have a time

            times[field.wire], zone = send_time(arguments[field].value, arguments[field].label, zone)
    return times if zone is None else {**times, zone_field.wire: zone}


@cache
def _zone_field(operation: Operation[Result]) -> TimeZone | None:
    return next((field for field in operation.body_fields if isinstance(field, TimeZone)), None)


def _zone(field: TimeZone, arguments: Arguments) -> str | None:
    if field not in arguments:
        return None
    from bestsms._core.times import windows_zone

    given = arguments[field]
    return windows_zone(str(field.check(given.value, given.label)), given.label)


def _check_needed(operation: Operation[Result], body: Mapping[str, object]) -> None:
    for group in operation.needed:
        if not any(map(body.get, group)):
            names = {field.wire: field.documented for field in operation.body_fields}
            raise ValueError(f"{' or '.join(names[name] for name in group)} is missing")
