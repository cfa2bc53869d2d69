"""The body of a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bestsms._core.arguments import Arguments
from bestsms._core.identifiers import new_message_id
from bestsms._core.values import wire_value
from bestsms_schema import DateTime, Operation, Result, TimeZone

__all__ = ["build_body"]

JSONObject = dict[str, Any]


MAKERS: Mapping[str, Callable[[], str]] = {"uuid4": new_message_id}


def build_body(operation: Operation[Result], arguments: Arguments, time_zone: str | None) -> JSONObject:
    """Return the fields of the body by wire name.

    Raises:
        TypeError: An argument has a wrong type.
        ValueError: An argument is missing or outside its limits.
    """
    times = _times(operation, arguments)
    body: JSONObject = {}
    for field in operation.body_fields:
        given = arguments.get(field)
        if field.wire in times:
            body[field.wire] = times[field.wire]
        elif given is None:
            if isinstance(field.default, str) and field.default in MAKERS:
                body[field.wire] = MAKERS[field.default]()
        else:
            body[field.wire] = None if given.value is None else wire_value(field, given, time_zone)
    _check_needed(operation, body)
    return body


def _times(operation: Operation[Result], arguments: Arguments) -> dict[str, str]:
    """Return the time zone, and the times that are in it, of an operation that takes both."""
    zone_field = next((field for field in operation.body_fields if isinstance(field, TimeZone)), None)
    if zone_field is None:
        return {}
    zone, times = _zone(zone_field, arguments), {}
    for field in arguments:
        if isinstance(field, DateTime) and field in operation.body_fields:
            from bestsms._core.times import send_time  # few sends have a time

            times[field.wire], zone = send_time(arguments[field].value, arguments[field].label, zone)
    return times if zone is None else {**times, zone_field.wire: zone}


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
