"""Those who get a message: numbers, dicts, recipients, contacts and groups, as the service takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from bestsms_schema import Model, Recipients, wire_object

__all__ = ["destinations"]

JSONObject = dict[str, Any]
NUMBER = "Recipient"
IDENTITIES = ("ContactID", "GroupID", "GroupCode")


def destinations(field: Recipients[Any], value: object, label: str) -> list[JSONObject]:
    """Return the list of destinations for what the caller gave: one recipient or many.

    Raises:
        TypeError: Something in it is no recipient, or has an unknown key.
        ValueError: It is empty, or a recipient is missing, malformed or over a limit. The text names its position.
    """
    model = field.model
    if isinstance(value, str | Mapping | Model):
        return [_destination(field, value, label)]
    if isinstance(value, bytes | bytearray) or not isinstance(value, Iterable):
        raise TypeError(f"{label} must be a number, a recipient or a list of them, not {type(value).__name__}")
    number = model.fields[NUMBER].wire
    # A model of the right class was checked when it was made: among 100,000 of them that is what makes this fast.
    found = [
        item._data
        if type(item) is model and (item._data.get(number) or _says_who(field, item._data))
        else _destination(field, item, f"{label}[{position}]")
        for position, item in enumerate(value)
    ]
    if not found:
        raise ValueError(f"{label} is empty: give at least one recipient")
    return found


def _destination(field: Recipients[Any], value: object, label: str) -> JSONObject:
    model: type[Model] = field.model
    if type(value) is model:
        entry = wire_object(value)
    elif isinstance(value, str):
        number = model.fields[NUMBER]
        return {number.wire: number.check(value, label)}
    elif isinstance(value, Model) and type(value).__name__ != model.__name__:
        entry = _from_model(model, value, label)
    elif isinstance(value, Model):  # the same, as another version of the API has it
        entry = _from_mapping(model, _by_public_name(value), label)
    elif isinstance(value, Mapping):
        entry = _from_mapping(model, value, label)
    else:
        raise TypeError(f"{label} must be a number, a dict or a model, not {type(value).__name__}")
    if not _says_who(field, entry):
        allowed = ", ".join((NUMBER, *IDENTITIES))
        raise ValueError(f"{label} says nobody to send to: it needs one of {allowed}")
    return entry


def _says_who(field: Recipients[Any], entry: JSONObject) -> bool:
    return any(map(entry.get, _wire_identities(field)))


@cache
def _wire_identities(field: Recipients[Any]) -> tuple[str, ...]:
    """Return the JSON names of the fields that say who a recipient is."""
    return tuple(field.model.fields[name].wire for name in (NUMBER, *IDENTITIES))


def _by_public_name(value: Model) -> JSONObject:
    """Return what a model holds under the names that every version has: those of the wire are each version's own."""
    known = value.fields
    return {known[wire].name if wire in known else wire: item for wire, item in wire_object(value).items()}


def _from_mapping(model: type[Model], value: Mapping[Any, object], label: str) -> JSONObject:
    entry: JSONObject = {}
    for name, item in value.items():
        field = model.fields.get(name)
        if field is None:
            raise TypeError(model._lacks(name, label, "key"))
        if item is not None:
            wire_value = field.check(item, f"{label}[{name!r}]")
            if entry.setdefault(field.wire, wire_value) != wire_value:
                raise ValueError(f"{label} gives {field.name} twice, with different values")
    return entry


def _from_model(model: type[Model], value: Model, label: str) -> JSONObject:
    """Return a contact or group as a recipient: by its identifier, else by the fields that both have."""
    data = value.ToDict()
    for name in IDENTITIES:
        if data.get(name):
            return {name: data[name]}
    entry: JSONObject = {}
    for spelling, item in data.items():
        field = model.fields.get(spelling)
        if field is not None and item != "":
            entry.setdefault(field.wire, field.check(item, f"{label}.{spelling}"))
    return entry
