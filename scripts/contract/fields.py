"""From a property of a schema, or a parameter, to the field that stands for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from scripts.contract.docs import FieldDoc

__all__ = ["field_doc", "reference"]

JSON = dict[str, Any]
NUMBER_TYPES = "Decimal | float | int"
SPECIAL = {
    "datetime": ("DateTime", "datetime | str"),
    "timezone": ("TimeZone", "str"),
    "decimal": ("Number", NUMBER_TYPES),
}
SIMPLE = {
    "string": ("Text", "str"),
    "integer": ("Integer", "int"),
    "boolean": ("Flag", "bool"),
    "number": ("Number", NUMBER_TYPES),
}
LIMITS = {
    "Text": {"minLength": "min_length", "maxLength": "max_length", "pattern": "pattern", "x-rule": "rule"},
    "Integer": {"minimum": "minimum", "maximum": "maximum"},
    "Files": {"maxItems": "max_items"},
}


class Typing(NamedTuple):
    """How a value is typed."""

    kind: str
    """Class of bestsms_schema."""
    model: str
    """The model that it holds, if it holds one."""
    takes: str
    """The Python type that a caller gives."""


def field_doc(wire: str, prop: JSON, *, required: bool, answered: bool) -> FieldDoc:
    """Return the field for a resolved property.

    Args:
        wire: Its JSON name.
        prop: Its schema.
        required: Whether it must be given.
        answered: Whether it is only ever read, in an answer.
    """
    typing = _typing(prop)
    name = prop.get("x-name", wire)
    arguments = [*_limits(prop, typing.kind), *_naming(prop, wire), *_marks(prop)]
    if not answered:
        arguments += _asking(prop, required=required)
    return FieldDoc(
        wire=wire,
        name=name,
        aliases=tuple(prop.get("x-alias", ())),
        documented=str(prop.get("x-documented", name)),
        kind=typing.kind,
        model=typing.model,
        arguments=tuple(arguments),
        takes=typing.takes,
        meaning=_escaped(_meaning(prop)),
        example=_escaped(_example(prop, typing.kind)),
        required=required,
    )


def reference(schema: JSON) -> str:
    """Return the name of the schema that this one refers to."""
    for part in (schema, *schema.get("allOf", ())):
        if "$ref" in part:
            return str(part["$ref"]).rsplit("/", 1)[1]
    raise ValueError(f"expected a reference to a named schema, not {sorted(schema)}")


def _typing(prop: JSON) -> Typing:
    special, items = prop.get("x-type"), prop.get("items", {})
    if special == "recipients":
        return Typing("Recipients", reference(items), "RecipientsGiven")
    if special == "files":
        return Typing("Files", reference(items), "FilesGiven")
    if special in SPECIAL:
        kind, takes = SPECIAL[special]
        return Typing(kind, "", takes)
    if model := _object_reference(prop):
        return Typing("One", model, model)
    types = prop.get("type", "string")
    type_ = next((one for one in ([types] if isinstance(types, str) else types) if one != "null"), "string")
    if type_ == "array":
        model = _object_reference(items)
        return Typing("Many", model, f"Iterable[{model}]") if model else Typing("Texts", "", "Iterable[str]")
    kind, takes = SIMPLE[type_]
    return Typing(kind, "", takes)


def _object_reference(prop: JSON) -> str:
    for part in (prop, *prop.get("allOf", ()), *prop.get("anyOf", ()), *prop.get("oneOf", ())):
        if "$ref" in part or "x-model" in part:
            return reference(part)
    return ""


def _limits(prop: JSON, kind: str) -> Iterator[str]:
    for key, argument in LIMITS.get(kind, {}).items():
        if key in prop:
            yield f"{argument}={prop[key]!r}"
    if kind == "Text" and "enum" in prop:
        yield f"choices={tuple(choice for choice in prop['enum'] if choice is not None)!r}"


def _naming(prop: JSON, wire: str) -> Iterator[str]:
    if prop.get("x-name", wire) != wire:
        yield f"name={prop['x-name']!r}"
    if prop.get("x-alias"):
        yield f"aliases={tuple(prop['x-alias'])!r}"
    if "x-documented" in prop:
        yield f"documented={prop['x-documented']!r}"


def _marks(prop: JSON) -> Iterator[str]:
    if "x-from" in prop:
        yield f"source={tuple(prop['x-from'])!r}"
    if "x-itself" in prop:
        yield f"itself={prop['x-itself']!r}"
    if "x-never" in prop:
        yield f"never={prop['x-never']!r}"
    if prop.get("x-utc"):
        yield "utc=True"
    if prop.get("x-repr"):
        yield "shown=True"
    if "null" in prop.get("type", ()):
        yield "nullable=True"


def _asking(prop: JSON, *, required: bool) -> Iterator[str]:
    if required:
        yield "required=True"
    default = prop.get("x-default", prop.get("default"))
    if default is not None:
        yield f"default={default!r}"


def _meaning(prop: JSON) -> str:
    """Return the description followed by the limits."""
    parts = [" ".join(prop.get("description", "").split())]
    if "maxLength" in prop:
        parts.append(f"At most {prop['maxLength']} characters.")
    if "maxItems" in prop:
        parts.append(f"At most {prop['maxItems']}.")
    if "minimum" in prop and "maximum" in prop:
        parts.append(f"From {prop['minimum']} to {prop['maximum']}.")
    parts.append(_choices(prop))
    if prop.get("default") is not None:
        parts.append(f"Default {prop['default']}.")
    return " ".join(part for part in parts if part)


def _choices(prop: JSON) -> str:
    choices = [choice for choice in prop.get("enum", ()) if choice is not None] or prop.get("x-known-values", ())
    if not choices:
        return ""
    label = "Known values:" if "enum" not in prop else "One of" if len(choices) > 1 else "Only"
    return f"{label} {', '.join(map(str, choices))}."


def _example(prop: JSON, kind: str) -> str:
    example = next(iter(prop.get("examples", ())), prop.get("example"))
    is_plain = isinstance(example, str | int | float) and example != ""
    return f"Example: {example}" if is_plain and kind not in {"Recipients", "Files"} else ""


def _escaped(text: str) -> str:
    """Return a text as it stands in a docstring."""
    return text.replace("\\", "\\\\").replace('"""', "'''")
