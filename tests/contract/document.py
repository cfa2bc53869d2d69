"""The OpenAPI document as the judge of requests: read here without any of the project's own code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.servers import Received

PATH = Path(__file__).resolve().parents[2] / "openapi" / "bestsms-v2.04.yaml"
BASE = "/api/v2.04"
METHODS = ("get", "put", "post", "patch", "delete")
URI = "urn:document"
# What an HTTP client sets by itself, and says nothing to the API.
OF_HTTP = {"accept-encoding", "connection", "content-length", "host", "user-agent"}

JSON = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """A named answer."""

    name: str
    status: int
    value: JSON


@dataclass(frozen=True)
class Operation:
    """An operation, its references resolved."""

    id: str
    call: str
    """Public name, such as `Addressbook.Contact.Detail`."""
    method: str
    path: str
    parameters: tuple[JSON, ...]
    body: JSON | None
    """Schema of the body."""
    requests: tuple[JSON, ...]
    """The named bodies."""
    answer: JSON
    """Schema of the answer to a success."""
    alternatives: tuple[tuple[str, ...], ...]
    """Groups of query parameters, of which one is sent."""
    responses: JSON
    examples: tuple[Example, ...]

    def names(self) -> set[str]:
        """The wire names of all that can be given: parameters, and fields of the body."""
        return set(self._given())

    def aliases(self) -> dict[str, str]:
        """The public names by the further spellings of them."""
        return {
            alias: given.get("x-name", wire)
            for wire, given in self._given().items()
            for alias in given.get("x-alias", ())
        }

    def _given(self) -> dict[str, JSON]:
        body = self.body or {}
        in_body = fields(fields(body).get("MessageData", body))
        return {**in_body, **{parameter["name"]: parameter for parameter in self.parameters}}


@cache
def document() -> JSON:
    loaded: JSON = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return loaded


@cache
def operations() -> Mapping[str, Operation]:
    """The operations by their public names."""
    groups = {tag: group["name"] for group in document()["x-tagGroups"] for tag in group["tags"]}
    found = (
        _operation(path, method, item, groups)
        for path, item in document()["paths"].items()
        for method in METHODS
        if method in item
    )
    return {operation.call: operation for operation in found}


def resolve(node: JSON) -> JSON:
    """The node, or what it refers to; what stands beside a reference is kept."""
    while "$ref" in node:
        target: Any = document()
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def fields(schema: JSON) -> dict[str, JSON]:
    """The properties of a schema, those of the schemas it is made of included."""
    schema = resolve(schema)
    found: dict[str, JSON] = {}
    for part in (*map(fields, schema.get("allOf", ())), schema.get("properties", {})):
        for name, field in part.items():
            found[name] = {**found.get(name, {}), **field}
    return found


def violations(operation: Operation, request: Received) -> Iterator[str]:
    """Yield all that the document does not allow in a request."""
    if request.method != operation.method:
        yield f"method {request.method}"
    yield from _path_violations(operation, request)
    yield from _query_violations(operation, request)
    yield from _header_violations(operation, request)
    yield from _body_violations(operation, request)


def schema_errors(schema: JSON, value: Any) -> Iterator[str]:
    """Yield what JSON Schema 2020-12 finds; a format is a remark there, not a rule."""
    validator = Draft202012Validator(_absolute(schema), registry=_registry())
    for error in validator.iter_errors(value):
        yield f"{error.json_path}: {error.message}"


def _operation(path: str, method: str, item: JSON, groups: Mapping[str, str]) -> Operation:
    data = item[method]
    (tag,) = data["tags"]
    content = data["requestBody"]["content"] if "requestBody" in data else None
    return Operation(
        id=data["operationId"],
        call=f"{groups[tag]}.{tag}.{data['x-method']}",
        method=method.upper(),
        path=path,
        parameters=tuple(map(resolve, (*item.get("parameters", ()), *data.get("parameters", ())))),
        body=None if content is None else content["application/json"]["schema"],
        requests=() if content is None else tuple(_values(content["application/json"])),
        answer=data["responses"]["200"]["content"]["application/json"]["schema"],
        alternatives=tuple(map(tuple, data.get("x-choice", ()))),
        responses=data["responses"],
        examples=tuple(_examples(data["responses"])),
    )


def _values(content: JSON) -> Iterator[JSON]:
    yield from (resolve(example)["value"] for example in content["examples"].values())


def _examples(responses: JSON) -> Iterator[Example]:
    for status, response in responses.items():
        for content in resolve(response).get("content", {}).values():
            for name, example in content["examples"].items():
                yield Example(name, int(status), resolve(example)["value"])


def _path_violations(operation: Operation, request: Received) -> Iterator[str]:
    template = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(BASE + operation.path))
    matched = re.fullmatch(template, request.path)
    if matched is None:
        yield f"path {request.path} instead of {operation.path}"
        return
    for parameter in operation.parameters:
        if parameter["in"] == "path":
            value = unquote(matched[parameter["name"]], errors="strict")
            yield from _labelled(parameter, schema_errors(parameter["schema"], value))


def _query_violations(operation: Operation, request: Received) -> Iterator[str]:
    allowed = {parameter["name"]: parameter for parameter in operation.parameters if parameter["in"] == "query"}
    for name, text in request.query.items():
        if name not in allowed:
            yield f"undocumented query parameter {name}"
            continue
        is_integer = allowed[name]["schema"]["type"] == "integer" and re.fullmatch(r"-?[0-9]+", text)
        yield from _labelled(allowed[name], schema_errors(allowed[name]["schema"], int(text) if is_integer else text))
    chosen = [group for group in operation.alternatives if request.query.keys() & set(group)]
    if operation.alternatives and (len(chosen) != 1 or not request.query.keys() >= set(chosen[0])):
        yield f"of the alternatives {operation.alternatives} not exactly one"
    for name, parameter in allowed.items():
        if parameter.get("required") and name not in request.query:
            yield f"query parameter {name} is missing"


def _header_violations(operation: Operation, request: Received) -> Iterator[str]:
    headers = {name.lower(): value for name, value in request.headers.items()}
    if not re.fullmatch(r"Basic \S+", headers.pop("authorization", "")):
        yield "no Authorization of the form `Basic <token>`"
    if headers.pop("accept", "") != "application/json":
        yield "Accept is not application/json"
    if headers.pop("content-type", "") != "application/json":
        yield "Content-Type is not application/json"
    documented = {parameter["name"].lower() for parameter in operation.parameters if parameter["in"] == "header"}
    for name in headers.keys() - OF_HTTP - documented:
        yield f"undocumented header {name}"


def _body_violations(operation: Operation, request: Received) -> Iterator[str]:
    if operation.body is None:
        if request.body:
            yield f"an undocumented body of {len(request.body)} bytes"
        return
    try:
        value = json.loads(request.body)
    except ValueError as error:
        yield f"the body is no JSON: {error}"
        return
    yield from schema_errors(operation.body, value)


def _labelled(parameter: JSON, errors: Iterator[str]) -> Iterator[str]:
    yield from (f"{parameter['name']}: {error}" for error in errors)


@cache
def _registry() -> Registry[Any]:
    registry: Registry[Any] = Registry().with_resource(URI, DRAFT202012.create_resource(_absolute(document())))
    return registry


def _absolute(node: Any) -> Any:
    """Make references absolute, so that they can be followed from a schema taken out of the document."""
    if isinstance(node, dict):
        return {
            key: URI + value if key == "$ref" and isinstance(value, str) and value.startswith("#") else _absolute(value)
            for key, value in node.items()
        }
    return [_absolute(item) for item in node] if isinstance(node, list) else node
