"""Read an OpenAPI document of this project into what the code templates need: models, operations, groups of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from scripts.docstrings import docstring, wrapped
from scripts.methods import MethodDoc, further

__all__ = ["Contract", "FieldDoc", "GroupDoc", "ModelDoc", "OperationDoc", "TagDoc"]

JSON = dict[str, Any]
METHODS = ("get", "put", "post", "patch", "delete")
GIVEN_AS = {
    "DateTime": "Given as a datetime, or as text with a space or T between date and time; an aware one is converted.",
    "TimeZone": "Given by its Windows or its IANA name, such as Australia/Sydney.",
    "Recipients": "Given as a number, a dict, a RecipientModel, a ContactModel, a GroupModel, or a list of these.",
    "Files": "Given as a path, a dict of Name and Data (bytes or Base64 text), or a list of these.",
}
NUMBER_TYPES = "Decimal | float | int"


@dataclass(frozen=True)
class FieldDoc:
    """One field or parameter, as the templates print it."""

    wire: str
    name: str
    aliases: tuple[str, ...]
    documented: str
    """The spelling that the documentation leads with."""
    kind: str
    """Class of bestsms_schema that stands for it."""
    model: str
    arguments: tuple[str, ...]
    """Python source of the constructor's keyword arguments."""
    takes: str
    description: str
    read_only: bool
    required: bool

    @property
    def constructor(self) -> str:
        """Python source that builds the field."""
        first = (self.model,) if self.model else ()
        return f"{self.kind}({', '.join((*first, repr(self.wire), *self.arguments))})"

    @property
    def annotation(self) -> str:
        """Python source of its type."""
        return f"{self.kind}[{self.model}]" if self.model else self.kind

    @property
    def is_nullable(self) -> bool:
        """Whether null may stand for the value, which clears it."""
        return "nullable=True" in self.arguments

    @property
    def parameter(self) -> str:
        """Python source that builds the field outside a class, where nothing names it."""
        named = (
            self
            if any(one.startswith("name=") for one in self.arguments)
            else replace(self, arguments=(f"name={self.name!r}", *self.arguments))
        )
        return named.constructor

    @property
    def names(self) -> tuple[str, ...]:
        """Every documented Python name, the one that the documentation leads with first."""
        return tuple(dict.fromkeys((self.documented, self.name, *self.aliases)))


@dataclass(frozen=True)
class ModelDoc:
    """A schema that becomes a class."""

    name: str
    description: str
    fields: tuple[FieldDoc, ...]
    is_internal: bool
    is_result: bool

    @property
    def nested(self) -> tuple[str, ...]:
        """Names of the models that this one's fields hold."""
        return tuple(sorted({field.model for field in self.fields if field.model}))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Names of the field classes that this model uses."""
        return tuple(sorted({field.kind for field in self.fields}))


@dataclass(frozen=True)
class OperationDoc:
    """An operation: a method of the API under its documented name."""

    id: str
    tag: str
    group: str
    call: str
    http_method: str
    path: str
    summary: str
    description: str
    section: str
    result: str
    path_fields: tuple[FieldDoc, ...]
    query_fields: tuple[FieldDoc, ...]
    has_body: bool
    body: ModelDoc | None
    body_wrapper: str
    is_repeatable: bool
    null_clears: bool
    verified_by: str
    """Id of the operation that tells whether this one was carried out."""
    needs_one_of: tuple[tuple[str, ...], ...]
    either: tuple[tuple[str, ...], ...]

    paged: Mapping[str, str]
    waited: Mapping[str, str]
    followed: Mapping[str, str]
    further: tuple[MethodDoc, ...] = ()
    """What the operation gives beside its call: all pages, waiting, following."""

    @property
    def constant(self) -> str:
        """Name of the Python constant that holds the operation."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", self.id).upper()

    @property
    def body_fields(self) -> tuple[FieldDoc, ...]:
        """The fields of the body that a caller may give."""
        return self.body.fields if self.body else ()

    @property
    def fields(self) -> tuple[FieldDoc, ...]:
        """Every parameter, each wire name once."""
        every = (*self.path_fields, *self.body_fields, *self.query_fields)
        return tuple({item.name: item for item in reversed(every)}.values())[::-1]

    @property
    def signature(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield name, type, default and description of each keyword."""
        clearable = {item.name for item in self.body_fields} if self.null_clears else set()
        for item in self.fields:
            default, unset = ("UNSET", "Unset") if item.name in clearable else ("None", "None")
            kinds = [item.takes, unset, *(["None"] if unset != "None" and item.is_nullable else [])]
            for name in item.names:
                text = self._explained(item) if name == item.documented else f"The same as {item.documented}."
                yield name, " | ".join(kinds), default, text

    def _explained(self, item: FieldDoc) -> str:
        """Return a parameter's description, with how it may be given and whether it must be."""
        group = next((group for group in self.needs_one_of if item.wire in group), ())
        others = [other.documented for other in self.fields if other.wire in group and other is not item]
        needed = f"Required, unless {' or '.join(others)} is given." if others else "Required."
        is_needed = bool(group) or item.required
        return " ".join(filter(None, (item.description, GIVEN_AS.get(item.kind), needed if is_needed else "")))

    @property
    def docstring(self) -> str:
        """The method's docstring, indented for a class body."""
        return docstring(
            (self.summary, self.description, f"Documentation: {self.section}."),
            self.signature,
            f"Returns:\n    {self.result}: What the service answered; see its Result.",
            "The call failed and the client was made with RaiseErrors=True.",
        )


@dataclass
class TagDoc:
    """A request class: the operations of one tag."""

    name: str
    description: str
    operations: list[OperationDoc] = field(default_factory=list)

    @property
    def parameters(self) -> dict[str, str]:
        """Every settable attribute with its type."""
        return {
            name: takes.replace(" | Unset", "").removesuffix(" | None") + " | None"
            for operation in self.operations
            for name, takes, _, _ in operation.signature
        }


@dataclass(frozen=True)
class GroupDoc:
    """A namespace of the client, such as Messaging."""

    name: str
    description: str
    tags: tuple[TagDoc, ...]


class Contract:
    """An OpenAPI document, read for the templates."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document: JSON = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.version: str = self.document["info"]["version"]
        self.base_url: str = self.document["servers"][0]["url"]
        self.limits: JSON = self.document["x-limits"]
        self.result_codes: list[JSON] = self.document["x-result-codes"]
        self.models = {
            name: self._model(name) for name in self.document["components"]["schemas"] if self._is_object(name)
        }
        self.tags = {tag["name"]: TagDoc(tag["name"], tag["description"]) for tag in self.document["tags"]}
        self.groups = tuple(
            GroupDoc(group["name"], group["description"], tuple(self.tags[tag] for tag in group["tags"]))
            for group in self.document["x-tagGroups"]
        )
        group_of = {tag.name: group.name for group in self.groups for tag in group.tags}
        for path_name, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    operation = self._operation(method, path_name, item, group_of)
                    self.tags[operation.tag].operations.append(operation)
        self.operations = {operation.id: operation for tag in self.tags.values() for operation in tag.operations}

    def accepted(self, kind: str) -> tuple[str, ...]:
        """Return the models that a field of this x-type (recipients, files) may be given as."""
        accepted = {
            name
            for schema in self.document["components"]["schemas"].values()
            for prop in schema.get("properties", {}).values()
            if prop.get("x-type") == kind
            for name in prop.get("x-accepts", (_reference(prop["items"]),))
        }
        return tuple(sorted(accepted))

    def _resolve(self, node: JSON) -> JSON:
        while "$ref" in node:
            target: Any = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def _is_object(self, name: str) -> bool:
        schema = self.document["components"]["schemas"][name]
        return schema.get("type") == "object" or "allOf" in schema or "properties" in schema

    def _properties(self, schema: JSON) -> dict[str, tuple[JSON, bool]]:
        """Return each property of a schema, those of its allOf parts included, with whether it is required."""
        found: dict[str, tuple[JSON, bool]] = {}
        parts = [self._resolve(part) for part in schema.get("allOf", ())]
        for part in parts:
            for name, (prop, is_required) in self._properties(part).items():
                refined, was_required = found.get(name, ({}, False))
                found[name] = ({**refined, **prop}, is_required or was_required)
        required = {name for part in (schema, *parts) for name in part.get("required", ())}
        for name, prop in schema.get("properties", {}).items():
            refined, _ = found.get(name, ({}, False))
            found[name] = ({**refined, **prop}, name in required)
        return {name: (prop, is_required or name in required) for name, (prop, is_required) in found.items()}

    def _model(self, name: str) -> ModelDoc:
        schema = self.document["components"]["schemas"][name]
        is_result = bool(schema.get("x-result"))
        properties = self._properties(schema)
        return ModelDoc(
            name=name,
            description=wrapped(schema.get("description", name)),
            fields=tuple(
                self._field(wire, prop, required=required, answered=is_result)
                for wire, (prop, required) in properties.items()
                if not (is_result and wire in {"Result", "ErrorMessage", "Message"})
            ),
            is_internal=bool(schema.get("x-internal")),
            is_result=is_result,
        )

    def _operation(self, method: str, path: str, item: JSON, group_of: Mapping[str, str]) -> OperationDoc:
        data = item[method]
        parameters = [
            self._resolve(parameter) for parameter in (*item.get("parameters", ()), *data.get("parameters", ()))
        ]
        body = (
            self._resolve(data["requestBody"])["content"]["application/json"]["schema"]
            if "requestBody" in data
            else None
        )
        wrapper = data.get("x-body-wrapper", "")
        if body is not None and wrapper:
            body = self._properties(self._resolve(body))[wrapper][0]
        answer = self._resolve(data["responses"]["200"])["content"]["application/json"]["schema"]
        tag = data["tags"][0]
        operation = OperationDoc(
            id=data["operationId"],
            tag=tag,
            group=group_of[tag],
            call=data["x-method"],
            http_method=method.upper(),
            path=path,
            summary=data["summary"].rstrip(".") + ".",
            description=data["description"],
            section=data["x-documentation"].rstrip("."),
            result=_reference(answer),
            path_fields=tuple(self._parameter(parameter) for parameter in parameters if parameter["in"] == "path"),
            query_fields=tuple(self._parameter(parameter) for parameter in parameters if parameter["in"] == "query"),
            has_body="requestBody" in data,
            body=None if body is None else self._body(body),
            body_wrapper=wrapper,
            is_repeatable=data["x-repeatable"],
            null_clears=bool(data.get("x-null-clears")),
            verified_by=data.get("x-verify", ""),
            needs_one_of=tuple(map(tuple, data.get("x-require", ()))),
            either=tuple(map(tuple, data.get("x-choice", ()))),
            paged=data.get("x-paged", {}),
            waited=_without(data.get("x-wait", {}), "limit"),
            followed=_without(data.get("x-follow", {}), "limit"),
        )
        hours = {key: self.limits.get(data.get(key, {}).get("limit")) for key in ("x-wait", "x-follow")}
        fields = {item.wire: item for item in self.models[operation.result].fields}
        return replace(operation, further=tuple(further(operation, fields, hours)))

    def _body(self, schema: JSON) -> ModelDoc | None:
        is_empty = "$ref" not in schema and "allOf" not in schema
        return None if is_empty else self.models[_reference(schema)]

    def _parameter(self, parameter: JSON) -> FieldDoc:
        extensions = {key: value for key, value in parameter.items() if key.startswith("x-") or key == "description"}
        schema = {**self._resolve(parameter["schema"]), **extensions}
        return self._field(parameter["name"], schema, required=parameter.get("required", False), answered=False)

    def _field(self, wire: str, prop: JSON, *, required: bool, answered: bool) -> FieldDoc:
        kind, model, takes = self._typing(prop)
        name = prop.get("x-name", wire)
        aliases = tuple(prop.get("x-alias", ()))
        arguments = list(_limits(prop, kind))
        if name != wire:
            arguments.append(f"name={name!r}")
        if aliases:
            arguments.append(f"aliases={aliases!r}")
        if "x-documented" in prop:
            arguments.append(f"documented={prop['x-documented']!r}")
        if "x-from" in prop:
            arguments.append(f"source={tuple(prop['x-from'])!r}")
        if prop.get("x-utc"):
            arguments.append("utc=True")
        if prop.get("x-repr"):
            arguments.append("shown=True")
        if "null" in prop.get("type", ()):
            arguments.append("nullable=True")
        if required and not answered:
            arguments.append("required=True")
        default = prop.get("x-default", prop.get("default"))
        if default is not None and not answered:
            arguments.append(f"default={default!r}")
        return FieldDoc(
            wire=wire,
            name=name,
            aliases=aliases,
            documented=str(prop.get("x-documented", name)),
            kind=kind,
            model=model,
            arguments=tuple(arguments),
            takes=takes,
            description=_described(prop, kind),
            read_only=bool(prop.get("readOnly")),
            required=required,
        )

    def _typing(self, prop: JSON) -> tuple[str, str, str]:
        """Return field class, nested model and accepted Python type of a property."""
        special = prop.get("x-type")
        items = prop.get("items", {})
        if special == "recipients":
            return "Recipients", _reference(items), "RecipientsGiven"
        if special == "files":
            return "Files", _reference(items), "FilesGiven"
        simple = {"datetime": "DateTime", "timezone": "TimeZone", "decimal": "Number"}.get(special or "")
        if simple:
            return simple, "", {"DateTime": "datetime | str", "TimeZone": "str"}.get(simple, NUMBER_TYPES)
        if model := self._object_reference(prop):
            return "One", model, model
        kinds = prop.get("type", "string")
        kind = next((one for one in ([kinds] if isinstance(kinds, str) else kinds) if one != "null"), "string")
        if kind == "array":
            model = self._object_reference(items)
            return ("Many", model, f"Iterable[{model}]") if model else ("Texts", "", "Iterable[str]")
        table = {
            "string": ("Text", "str"),
            "integer": ("Integer", "int"),
            "boolean": ("Flag", "bool"),
            "number": ("Number", NUMBER_TYPES),
        }
        return table[kind][0], "", table[kind][1]

    def _object_reference(self, prop: JSON) -> str:
        for part in (prop, *prop.get("allOf", ()), *prop.get("anyOf", ()), *prop.get("oneOf", ())):
            if "$ref" in part or "x-model" in part:
                return _reference(part)
        return ""


def _without(values: Mapping[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in values.items() if key != name}


def _reference(schema: JSON) -> str:
    for part in (schema, *schema.get("allOf", ())):
        if "$ref" in part:
            return str(part["$ref"]).rsplit("/", 1)[1]
    raise ValueError(f"expected a reference to a named schema, not {sorted(schema)}")


def _limits(prop: JSON, kind: str) -> Iterator[str]:
    names = {
        "Text": {"minLength": "min_length", "maxLength": "max_length", "pattern": "pattern", "x-rule": "rule"},
        "Integer": {"minimum": "minimum", "maximum": "maximum"},
        "Files": {"maxItems": "max_items"},
    }
    for key, argument in names.get(kind, {}).items():
        if key in prop:
            yield f"{argument}={prop[key]!r}"
    if kind == "Text" and "enum" in prop:
        yield f"choices={tuple(choice for choice in prop['enum'] if choice is not None)!r}"


def _described(prop: JSON, kind: str) -> str:
    """Return the description followed by limits and an example."""
    parts = [" ".join(prop.get("description", "").split())]
    if "maxLength" in prop:
        parts.append(f"At most {prop['maxLength']} characters.")
    if "maxItems" in prop:
        parts.append(f"At most {prop['maxItems']}.")
    if "minimum" in prop and "maximum" in prop:
        parts.append(f"From {prop['minimum']} to {prop['maximum']}.")
    choices = [choice for choice in prop.get("enum", ()) if choice is not None] or prop.get("x-known-values")
    if choices:
        parts.append(
            f"{'One of' if 'enum' in prop else 'Known values:'} {', '.join(str(choice) for choice in choices)}."
        )
    if prop.get("default") is not None:
        parts.append(f"Default {prop['default']}.")
    example = next(iter(prop.get("examples", ())), prop.get("example"))
    if isinstance(example, str | int | float) and example != "" and kind not in {"Recipients", "Files"}:
        parts.append(f"Example: {example}")
    return " ".join(part for part in parts if part).replace("\\", "\\\\").replace('"""', "'''")
