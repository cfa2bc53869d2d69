"""What a caller gave, under whatever spelling, brought together by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bestsms_schema import Field, Files, Operation, Result, Unset
from bestsms_schema.names import unknown_name

__all__ = ["Arguments", "Given", "collect", "has_files"]


class Given(NamedTuple):
    """A value and the name it was given under."""

    label: str
    value: object


Arguments = dict[Field[Any], Given]


def collect(
    operation: Operation[Result],
    defaults: Mapping[str, object],
    preset: Mapping[str, object],
    given: Mapping[str, object],
) -> Arguments:
    """Merge the client's defaults, the request's attributes and the method's arguments; the later win.

    Raises:
        TypeError: An attribute was set that this method does not take.
        ValueError: Two spellings of one field were given different values.
    """
    for name in preset:
        if name not in operation.fields:
            raise TypeError(unknown_name(operation.name, name, operation.fields, "argument"))
    known_defaults = {name: value for name, value in defaults.items() if name in operation.fields}
    merged: Arguments = {}
    for source in (known_defaults, preset, given):
        if source:
            merged.update(_by_field(operation, source))
    return merged


def has_files(arguments: Arguments) -> bool:
    """Whether there are files among the arguments, which take time to read."""
    return any(isinstance(field, Files) for field in arguments)


def _by_field(operation: Operation[Result], source: Mapping[str, object]) -> Arguments:
    found: Arguments = {}
    fields, clears = operation.fields, operation.null_clears
    for name, value in source.items():
        if value is None and not clears:
            continue
        field = fields[name]
        if isinstance(value, Unset) or (value is None and not _clears(operation, field)):
            continue
        if value is None and not field.nullable:
            raise ValueError(f"{name} cannot be cleared: give it a value, or leave it out")
        earlier = found.get(field)
        if earlier is not None and earlier.value is not value and earlier.value != value:
            raise ValueError(f"{earlier.label} and {name} mean the same and were given different values")
        found[field] = earlier or Given(name, value)
    return found


def _clears(operation: Operation[Result], field: Field[Any]) -> bool:
    return operation.null_clears and field in operation.of_body
