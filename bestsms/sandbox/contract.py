"""The contract that requests are held against: the OpenAPI document of a version, as the wheel carries it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import msgspec

from bestsms_api import VERSIONS

try:
    import jsonschema_rs
except ModuleNotFoundError as _missing:
    raise ModuleNotFoundError(
        'bestsms.sandbox needs jsonschema_rs: pip install "bestsms[sandbox]"', name=_missing.name
    ) from None

__all__ = ["Contract", "Match", "Operation", "Violation"]

JSON = dict[str, Any]
METHODS = ("get", "put", "post", "patch", "delete")
_INTEGER = re.compile(r"[+-]?[0-9]{1,4000}", re.ASCII)


class Violation(Exception):
    """A request that the contract does not allow.

    Args:
        path: Where in the body; empty for a parameter or for the body as a whole.
        rule: The keyword of JSON Schema that was broken.
    """

    def __init__(self, path: tuple[str | int, ...] = (), rule: str = "") -> None:
        super().__init__(path, rule)
        self.path = path
        self.rule = rule


class Operation:
    """One operation, with what its parameters and its body must be."""

    def __init__(self, document: JSON, method: str, path: str, item: JSON) -> None:
        self._document = document
        self.id: str = item["operationId"]
        self.method: str = method.upper()
        self.path = path
        self._item = item
        self.statuses: frozenset[int] = frozenset(int(status) for status in item["responses"] if status.isdecimal())
        self._parameters: list[JSON] = [_resolved(document, one) for one in item.get("parameters", [])]
        self.pace: float = item["x-pace"] if item.get("x-rate-limited") else 0
        """Seconds that are to lie between two requests, where quicker ones are refused; 0 where none is."""
        self.span: Mapping[str, str] | None = item.get("x-span")
        """The parameters that begin and end a period, and the limit of its days."""

    @property
    def has_body(self) -> bool:
        """Whether a body is required."""
        return "requestBody" in self._item

    @cached_property
    def _body(self) -> jsonschema_rs.Validator:
        return _validator(self._document, self._item["requestBody"]["content"]["application/json"]["schema"])

    @cached_property
    def _validators(self) -> dict[tuple[str, str], jsonschema_rs.Validator]:
        return {(one["in"], one["name"]): _validator(self._document, one["schema"]) for one in self._parameters}

    def check_body(self, body: object) -> None:
        """Raise Violation for the first thing that is wrong with a body."""
        try:
            error = next(self._body.iter_errors(body), None)
        except ValueError:  # nested too deeply
            raise Violation from None
        if error is not None:
            raise Violation(tuple(error.instance_path), error.kind.name)

    def arguments(self, path: Mapping[str, str], query: list[tuple[str, str]]) -> dict[str, Any]:
        """Return the value of each parameter: given, or its default.

        Raises:
            Violation: One is not what the contract allows, or is given twice.
        """
        names = [name for name, _ in query]
        given = dict(query)
        values: dict[str, Any] = {}
        for one in self._parameters:
            name, place, schema = one["name"], one["in"], one["schema"]
            text = path.get(name) if place == "path" else given.get(name)
            if place == "query" and names.count(name) > 1:
                raise Violation(rule="repeated")
            if text is None:
                values[name] = schema.get("default")
                continue
            values[name] = _read(text, schema["type"])
            if not self._validators[place, name].is_valid(values[name]):
                raise Violation(rule="parameter")
        return values


class Match:
    """What a path leads to: the operations on it, and what stands in for its placeholders."""

    def __init__(self, operations: Mapping[str, Operation], values: Mapping[str, str]) -> None:
        self.operations = operations
        self.values = values


class Contract:
    """The document of a version, read.

    Args:
        version: Such as 2.04.
    """

    def __init__(self, version: str) -> None:
        self.version = version
        folder = files("bestsms_api") / VERSIONS[version]
        self.document: JSON = msgspec.json.decode((folder / "document.json").read_bytes())
        self.limits: JSON = self.document["x-limits"]
        self._paths = {
            path: {
                method.upper(): Operation(self.document, method, path, item[method])
                for method in METHODS
                if method in item
            }
            for path, item in self.document["paths"].items()
        }

    @property
    def auth_scheme(self) -> str:
        """The word before the token."""
        given: JSON = self.document["components"]["securitySchemes"]["AuthToken"]
        return str(given.get("x-auth-scheme") or given["scheme"])

    def fields(self, schema: str) -> AbstractSet[str]:
        """Return the names that a schema knows, in their order."""
        properties: JSON = self.document["components"]["schemas"][schema]["properties"]
        return properties.keys()

    @property
    def operations(self) -> Iterator[Operation]:
        """Every operation."""
        for by_method in self._paths.values():
            yield from by_method.values()

    def match(self, raw_path: str) -> Match | None:
        """Return what a path, still percent-encoded, leads to; literal names win, whatever their case."""
        segments = [unquote(segment) for segment in raw_path.strip("/").split("/")]
        best: tuple[int, str, dict[str, str]] | None = None
        for path in self._paths:
            values = _values(path.strip("/").split("/"), segments)
            if values is not None and (best is None or len(values) < best[0]):
                best = (len(values), path, values)
        return None if best is None else Match(self._paths[best[1]], best[2])


def _values(template: list[str], segments: list[str]) -> dict[str, str] | None:
    if len(template) != len(segments):
        return None
    values: dict[str, str] = {}
    for expected, found in zip(template, segments, strict=True):
        if expected.startswith("{"):
            values[expected[1:-1]] = found
        elif expected != found.lower():
            return None
    return values


def _resolved(document: JSON, node: JSON) -> JSON:
    if "$ref" not in node:
        return node
    found: JSON = document
    for key in node["$ref"].removeprefix("#/").split("/"):
        found = found[key]
    return found


def _validator(document: JSON, schema: JSON) -> jsonschema_rs.Validator:
    return jsonschema_rs.Draft202012Validator({**schema, "components": {"schemas": document["components"]["schemas"]}})


def _read(text: str, kind: str) -> object:
    if kind != "integer":
        return text
    if not _INTEGER.fullmatch(text):
        raise Violation(rule="type")
    return int(text)
