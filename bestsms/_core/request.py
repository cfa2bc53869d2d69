"""From an operation and its arguments to one request."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from bestsms._core.arguments import Arguments
from bestsms._core.body import build_body
from bestsms._core.decode import encode
from bestsms._core.query import build_query
from bestsms_schema import Field, Operation, Result

__all__ = ["Prepared", "prepare", "segment"]

JSONObject = dict[str, Any]
LONGEST_TARGET = 8000


class Prepared(NamedTuple):
    """A request that is checked and complete, but for the server's address and the token."""

    operation: Operation[Result]
    target: str
    """Path and query."""
    payload: JSONObject | None
    message_id: str | None
    body: bytes | None
    """The payload's JSON."""
    has_new_id: bool
    """Whether message_id was made for this request, so that no earlier message can have it."""

    def __repr__(self) -> str:
        return f"<Prepared {self.operation.name}>"


def prepare(operation: Operation[Result], arguments: Arguments, *, time_zone: str | None, max_bytes: int) -> Prepared:
    """Check the arguments of an operation and build its request.

    Args:
        operation: What to do.
        arguments: What was given, by field.
        time_zone: The client's zone (Windows name), for times of operations that take no TimeZone.
        max_bytes: Limit of the body.

    Raises:
        TypeError: An argument has a wrong type.
        ValueError: An argument is missing or outside its limits, or the body is too large.
    """
    target = _target(operation, arguments, time_zone)
    body = build_body(operation, arguments, time_zone)
    payload = {operation.body_wrapper: body} if operation.body_wrapper else body
    encoded = encode(payload) if operation.has_body else None
    if encoded is not None and len(encoded) > max_bytes:
        raise ValueError(f"the request has {len(encoded):,} bytes; the service takes at most {max_bytes:,}")
    id_field = _id_field(operation)
    given_id = None if id_field is None else arguments.get(id_field)
    message_id = body.get("MessageID") or (given_id and given_id.value)
    return Prepared(
        operation,
        target,
        payload if operation.has_body else None,
        message_id if isinstance(message_id, str) else None,
        encoded,
        has_new_id=given_id is None,
    )


@cache
def _id_field(operation: Operation[Result]) -> Field[Any] | None:
    """Return the parameter for a message's identifier, wherever it stands; None where there is none."""
    return next((field for field in operation.fields.values() if field.wire == "MessageID"), None)


def _target(operation: Operation[Result], arguments: Arguments, time_zone: str | None) -> str:
    target = operation.path
    for field in operation.path_fields:
        target = target.replace("{" + field.wire + "}", quote(segment(field, arguments), safe=""))
    query = build_query(operation, arguments, time_zone)
    if query:
        target += "?" + urlencode(query, quote_via=quote)
    if len(target) > LONGEST_TARGET:
        names = " and ".join(field.name for field in (*operation.path_fields, *operation.query_fields))
        raise ValueError(
            f"{names} make an address of {len(target):,} characters; at most {LONGEST_TARGET:,} can be sent"
        )
    return target


def segment(field: Field[Any], arguments: Arguments) -> str:
    """Return the argument that says what to reach, as text of an address, not yet encoded.

    Raises:
        TypeError: It has a wrong type.
        ValueError: It is missing, empty or outside its limits.
    """
    given = arguments.get(field)
    if given is None or given.value is None:
        raise ValueError(f"{field.documented} is missing: it says what to reach")
    if isinstance(given.value, str) and given.value.strip() in {"", ".", ".."}:
        raise ValueError(f"{given.label} must not be empty, '.' or '..'; given was {given.value!r:.40}")
    return str(field.check(given.value, given.label))
