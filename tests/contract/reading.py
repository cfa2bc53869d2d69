"""An answer read by the OpenAPI document alone, to compare with what the library makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bestsms import Result
from tests.contract.document import JSON, SPOKEN, Document, fields, resolve

# What a result has under these names is the library's judgement of the call.
JUDGEMENT = ("Result", "ErrorMessage")


def readings(
    schema: JSON, answer: JSON, model: object, where: str = "", of: Document = SPOKEN
) -> Iterator[tuple[str, bool]]:
    """Read every documented attribute of `model`, those of the objects in it too, by its name and each alias.

    Yields where it is and what was read, and whether that is what the answer says in the documented type.
    """
    for wire, field in fields(schema, of).items():
        if isinstance(model, Result) and wire in JUDGEMENT:
            continue
        value = _given(field, wire, answer)
        for name in _spellings(field, wire):
            actual = getattr(model, name)
            place = f"{where}.{name}"
            if inner := _object_schema(field, of):
                yield from _objects(inner, value, actual, place, of)
            else:
                wanted = _wanted(field, value)
                same = actual == wanted and type(actual) is type(wanted) and _zone(actual) is _zone(wanted)
                yield f"{place} is {actual!r}, documented is {wanted!r}", same


def failure_texts(answer: JSON) -> list[str]:
    """Why a call failed: under either name, one text or a list."""
    given = answer.get("ErrorMessage") or answer.get("Message") or []
    return [given] if isinstance(given, str) else list(given)


def _objects(schema: JSON, value: Any, actual: object, place: str, of: Document) -> Iterator[tuple[str, bool]]:
    if isinstance(value, list) != isinstance(actual, list) and value is not None:
        yield f"{place} is a {type(actual).__name__}, documented is a {type(value).__name__}", False
        return
    items = actual if isinstance(actual, list) else [actual] if actual is not None else []
    values = value if isinstance(value, list) else [value] if value is not None else []
    yield f"{place} holds {len(items)}, documented are {len(values)}", len(items) == len(values)
    for position, (item, one) in enumerate(zip(items, values, strict=False)):
        yield from readings(schema, one, item, f"{place}[{position}]", of)


def _spellings(field: JSON, wire: str) -> tuple[str, ...]:
    return (field.get("x-name", wire), *field.get("x-alias", ()))


def _given(field: JSON, wire: str, answer: JSON) -> Any:
    """What the answer says under whichever of the field's spellings, or where the field is taken from."""
    for name in (wire, *_spellings(field, wire)):
        if answer.get(name) is not None:
            return answer[name]
    if answer.get(field.get("x-itself", "")) is not None:
        return [answer] if field.get("type") == "array" else answer
    path = field.get("x-from")
    if path is None or path[0] not in answer:
        return None
    found: list[Any] = answer[path[0]]
    for name in path[1:]:
        found = [item for one in found for item in one.get(name, ())]
    return found if field.get("type") == "array" else next(iter(found), None)


def _object_schema(field: JSON, of: Document) -> JSON | None:
    """The schema of the object, or of the objects, that a field holds."""
    schema = resolve(field.get("items", field), of)
    return schema if schema.get("type") == "object" else None


def _wanted(field: JSON, value: Any) -> object:
    """The value in its documented Python type; text that is no time is None."""
    kind = field.get("x-type")
    if kind == "datetime":
        if not value or value.startswith(field.get("x-never", "no text")):
            return None
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) if field.get("x-utc") else moment
    if kind == "decimal":
        return None if value in (None, "") else Decimal(str(value))
    if field.get("type") == "array":
        return value or []
    return value


def _zone(value: object) -> object:
    return value.tzinfo if isinstance(value, datetime) else None
