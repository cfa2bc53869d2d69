"""An OpenAPI document as its callers know it: calls by their documented names, with their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from scripts.contract.further import METHODS, PATH, with_further_calls
from scripts.contract.schemas import Schemas

__all__ = ["DAYS", "Call", "Description", "Field"]

JSON = dict[str, Any]
FACETS = (
    *("minLength", "minimum", "exclusiveMinimum", "minItems", "maxLength", "maximum", "exclusiveMaximum", "maxItems"),
    *("pattern", "format", "enum", "default", "x-default", "x-known-values", "deprecated"),
)
DAYS = "days"
"""The facet of the parameter that ends a period: how many days that may have."""


@dataclass(frozen=True)
class Field:
    """A parameter, a property of a body, or one of an answer."""

    name: str
    """The spelling that the documentation leads with."""
    names: frozenset[str]
    """Every public spelling."""
    wire: str
    place: str
    """Where it stands: path, query, header or body."""
    types: frozenset[str]
    facets: Mapping[str, Any]
    required: bool
    model: str
    """The schema of what it holds, if that has a name."""
    fields: tuple[Field, ...]
    """What it holds, if that is an object or a list of objects."""

    @property
    def spellings(self) -> frozenset[str]:
        """Every public spelling, and that of the wire."""
        return self.names | {self.wire}


@dataclass(frozen=True)
class Call:
    """An operation under its documented name, or a webhook."""

    name: str
    request: str
    """HTTP method and path; how it is answered, where no request of its own does."""
    wrapper: str
    repeatable: bool
    turn: float
    """Seconds from one request to the next, below which the service refuses; 0 where it does not."""
    needs: frozenset[frozenset[str]]
    """Groups of wire names, of each of which one is needed."""
    asked: tuple[Field, ...]
    answered: Mapping[str, tuple[Field, ...]]
    """The fields of each answer, by HTTP status."""


class Description:
    """A document, read for comparison.

    Args:
        path: The document.
    """

    def __init__(self, path: Path) -> None:
        self.document: JSON = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        self.version: str = self.document["info"]["version"]
        self._schemas = Schemas(self.document)
        self.calls = {call.name: call for call in self._calls()}
        self.webhooks = {call.name: call for call in self._webhooks()}

    @property
    def authentication(self) -> list[str]:
        """How a request says who asks, in words."""
        schemes = self.document["components"]["securitySchemes"]
        named = {name for one in self.document.get("security", ()) for name in one}
        return sorted(_scheme(schemes[name]) for name in named)

    @property
    def limits(self) -> dict[str, object]:
        """The limits of the service, those in groups by dotted names."""
        return dict(_dotted(self.document.get("x-limits", {})))

    @property
    def result_codes(self) -> dict[str, tuple[object, ...]]:
        """What each delivery result means: final, delivered, charged."""
        codes = self.document.get("x-result-codes", ())
        return {one["code"]: (one["final"], one["delivered"], one["charged"]) for one in codes}

    def _calls(self) -> Iterator[Call]:
        groups = {tag: group["name"] for group in self.document.get("x-tagGroups", ()) for tag in group["tags"]}
        for path, item in with_further_calls(self.document)["paths"].items():
            for method in METHODS:
                if method in item:
                    request = f"{method.upper()} {item[method].get(PATH, path)}"
                    yield self._call(request, item, item[method], groups)

    def _call(self, request: str, item: JSON, data: JSON, groups: Mapping[str, str]) -> Call:
        tag = data["tags"][0]
        sought = data.get("x-sought")
        wrapper = data.get("x-body-wrapper", "")
        body = tuple(self._body(data["requestBody"], wrapper)) if "requestBody" in data else ()
        parameters = self._parameters((*item.get("parameters", ()), *data.get("parameters", ())))
        return Call(
            name=".".join(filter(None, (groups.get(tag), tag, data["x-method"]))),
            request=f"looked for in the answers of {sought['operation']}" if sought else request,
            wrapper=wrapper,
            repeatable=data["x-repeatable"],
            turn=data["x-pace"] if data.get("x-rate-limited") else 0,
            needs=frozenset(frozenset(group) for group in data.get("x-require", ())),
            asked=(*self._with_days(parameters, data.get("x-span")), *body),
            answered={
                str(status): tuple(self._body(self._schemas.resolve(answer)))
                for status, answer in data["responses"].items()
            },
        )

    def _webhooks(self) -> Iterator[Call]:
        for name, item in self.document.get("webhooks", {}).items():
            for method in METHODS:
                if method in item:
                    body = tuple(self._body(item[method]["requestBody"]))
                    yield Call(name, method.upper(), "", False, 0, frozenset(), (), {"": body})

    def _with_days(self, parameters: Iterable[Field], span: JSON | None) -> Iterator[Field]:
        """Yield parameters; the one that ends a period with how long that may be."""
        for one in parameters:
            if span is None or one.wire != span["end"]:
                yield one
            else:
                yield replace(one, facets={**one.facets, DAYS: self.limits[span["limit"]]})

    def _parameters(self, given: Iterable[JSON]) -> Iterator[Field]:
        for one in given:
            parameter = self._schemas.resolve(one)
            own = {key: value for key, value in parameter.items() if key.startswith("x-") or key == "deprecated"}
            schema = {**self._merged(parameter["schema"]), **own}
            yield self._field(parameter["name"], schema, parameter["in"], required=parameter.get("required", False))

    def _body(self, body: JSON, wrapper: str = "") -> Iterator[Field]:
        content = self._schemas.resolve(body).get("content", {}).get("application/json")
        if content is not None:
            schema = self._merged(content["schema"])
            yield from self._fields(self._merged(schema["properties"][wrapper]) if wrapper else schema, ())

    def _fields(self, whole: JSON, above: tuple[str, ...]) -> Iterator[Field]:
        required = whole.get("required", ())
        for wire, prop in whole.get("properties", {}).items():
            schema = {**self._merged(prop), "x-held": _named(prop)}
            yield self._field(wire, schema, "body", required=wire in required, above=(*above, wire))

    def _field(self, wire: str, schema: JSON, place: str, *, required: bool, above: tuple[str, ...] = ()) -> Field:
        name = schema.get("x-name", wire)
        documented = str(schema.get("x-documented", name))
        held = self._merged(schema["items"]) if "items" in schema else schema
        is_repeated = len(above) != len(set(above))  # a schema that holds itself
        return Field(
            name=documented,
            names=frozenset({documented, name, *schema.get("x-alias", ())}),
            wire=wire,
            place=place,
            types=frozenset(_types(schema, held)),
            facets={key: schema[key] for key in FACETS if key in schema},
            required=required,
            model=schema.get("x-held", ""),
            fields=() if is_repeated else tuple(self._fields(held, above)),
        )

    def _merged(self, schema: JSON) -> JSON:
        """Return a schema with its references followed, and with what it is made of in one object."""
        schema = self._schemas.resolve(schema)
        merged: JSON = {}
        for part in (*map(self._merged, schema.get("allOf", ())), _own(schema)):
            properties = {**merged.get("properties", {})}
            for name, prop in part.get("properties", {}).items():
                properties[name] = {"allOf": [properties[name], prop]} if name in properties else prop
            required = [*merged.get("required", ()), *part.get("required", ())]
            merged |= {**part, "properties": properties, "required": required}
        return self._with_alternatives(merged, [*schema.get("anyOf", ()), *schema.get("oneOf", ())])

    def _with_alternatives(self, merged: JSON, alternatives: list[JSON]) -> JSON:
        """Return the schema as the widest of its alternatives, where these are more than conditions."""
        every = [self._merged(one) for one in alternatives]
        typed = [one for one in every if "type" in one or one["properties"] or "enum" in one]
        if not typed:
            return merged
        values = [one for one in typed if one.get("type") != "null"]
        types = {type_ for one in typed for type_ in _types(one, one)}
        properties = {name: prop for one in values for name, prop in one["properties"].items()}
        shared = {key: value for key, value in values[0].items() if all(one.get(key) == value for one in values)}
        shared = {key: value for key, value in shared.items() if key in (*FACETS, "items")}
        return {**shared, **merged, "type": sorted(types), "properties": {**properties, **merged["properties"]}}


def _named(schema: JSON) -> str:
    """Return the name of the schema that a property, or each item of its list, refers to; empty if it has none."""
    parts = [schema, schema.get("items", {})]
    for part in tuple(parts):
        parts += [one for key in ("allOf", "anyOf", "oneOf") for one in part.get(key, ())]
    return next((str(part["$ref"]).rsplit("/", 1)[1] for part in parts if "$ref" in part), "")


def _own(schema: JSON) -> JSON:
    return {key: value for key, value in schema.items() if key not in ("allOf", "anyOf", "oneOf")}


def _types(schema: JSON, held: JSON) -> Iterator[str]:
    given = schema.get("type", "object" if schema.get("properties") else "anything")
    for type_ in [given] if isinstance(given, str) else given:
        if type_ == "array" and held is not schema:
            yield from (f"list of {one}" for one in _types(held, held))
        else:
            yield type_


def _scheme(scheme: JSON) -> str:
    if scheme["type"] == "http":
        return f"`Authorization: {scheme.get('x-auth-scheme', scheme['scheme'].capitalize())} <token>`"
    word = f"{scheme['x-auth-scheme']} " if "x-auth-scheme" in scheme else ""
    return f"`{scheme['name']}: {word}<token>` in the {scheme['in']}"


def _dotted(limits: JSON, above: str = "") -> Iterator[tuple[str, object]]:
    for name, value in limits.items():
        if isinstance(value, dict):
            yield from _dotted(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value
