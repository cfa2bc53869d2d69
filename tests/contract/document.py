"""The OpenAPI documents as the judges of requests: read here without any of the project's own code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.servers import Received

METHODS = ("get", "put", "post", "patch", "delete")
URI = "urn:document"
# What an HTTP client sets by itself, and says nothing to the API.
OF_HTTP = {"accept-encoding", "connection", "content-length", "host", "user-agent"}

# What a further call (x-also) takes over from the operation whose request it makes.
TAKEN_OVER = (
    "parameters",
    "requestBody",
    "x-pace",
    "x-body-wrapper",
    "x-require",
    "x-choice",
    "x-span",
    "x-null-clears",
)

JSON = dict[str, Any]


class Document:
    """A document: the API in one version."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.version = path.stem.removeprefix("bestsms-v")

    def __repr__(self) -> str:
        return f"v{self.version}"

    @cached_property
    def root(self) -> JSON:
        """The document itself."""
        loaded: JSON = yaml.load(self.path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return loaded

    @property
    def base(self) -> str:
        """The path that the service has before those of the operations."""
        url: str = self.root["servers"][0]["url"]
        return urlsplit(url).path

    @property
    def scheme(self) -> str:
        """The word before the token."""
        given = self.root["components"]["securitySchemes"]["AuthToken"]
        return "Bearer" if given.get("scheme") == "bearer" else str(given["x-auth-scheme"])

    @cached_property
    def registry(self) -> Registry[Any]:
        """What references lead to."""
        registry: Registry[Any] = Registry().with_resource(URI, DRAFT202012.create_resource(_absolute(self.root)))
        return registry

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """The operations by their public names."""
        groups = {tag: group["name"] for group in self.root["x-tagGroups"] for tag in group["tags"]}
        found = (
            _operation(self, path, method, data, groups, further=further)
            for path, item in self.root["paths"].items()
            for method in METHODS
            if method in item
            for data, further in _calls(item[method])
        )
        return {operation.call: operation for operation in found}


OPENAPI = Path(__file__).resolve().parents[2] / "openapi"
DOCUMENTS = tuple(map(Document, sorted(OPENAPI.glob("bestsms-v*.yaml"))))
# The version that the clients speak by default. What drives the clients is about this document alone.
SPOKEN = next(document for document in DOCUMENTS if document.version == "2.04")
PATH, BASE = SPOKEN.path, SPOKEN.base


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
    extensions: JSON
    """What the document says beyond OpenAPI."""
    is_further: bool
    """Whether it makes the request of another operation."""
    of: Document

    @property
    def title(self) -> str:
        """Method and path, as Schemathesis names it."""
        return f"{self.method} {self.path}"

    def names(self) -> set[str]:
        """The wire names of all that can be given: parameters, and fields of the body."""
        return set(self.given())

    def aliases(self) -> dict[str, str]:
        """The public names by the further spellings of them."""
        return {
            alias: given.get("x-name", wire)
            for wire, given in self.given().items()
            for alias in given.get("x-alias", ())
        }

    def public_names(self) -> set[str]:
        """The names that a call takes, but for the further spellings."""
        return {given.get("x-name", wire) for wire, given in self.given().items()}

    def given(self) -> dict[str, JSON]:
        """All that can be given, by its wire name."""
        body = self.body or {}
        wrapper = self.extensions.get("x-body-wrapper")
        in_body = fields(fields(body, self.of)[wrapper] if wrapper else body, self.of)
        return {**in_body, **{parameter["name"]: parameter for parameter in self.parameters}}


def document() -> JSON:
    return SPOKEN.root


def operations() -> Mapping[str, Operation]:
    """The operations of the version that the clients speak, by their public names."""
    return SPOKEN.operations


def resolve(node: JSON, of: Document = SPOKEN) -> JSON:
    """The node, or what it refers to; what stands beside a reference is kept."""
    while "$ref" in node:
        target: Any = of.root
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def fields(schema: JSON, of: Document = SPOKEN) -> dict[str, JSON]:
    """The properties of a schema, those of the schemas it is made of included."""
    schema = resolve(schema, of)
    found: dict[str, JSON] = {}
    for part in (*(fields(part, of) for part in schema.get("allOf", ())), schema.get("properties", {})):
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


def schema_errors(schema: JSON, value: Any, of: Document = SPOKEN) -> Iterator[str]:
    """Yield what JSON Schema 2020-12 finds; a format is a remark there, not a rule."""
    validator = Draft202012Validator(_absolute(schema), registry=of.registry)
    for error in validator.iter_errors(value):
        yield f"{error.json_path}: {error.message}"


def _calls(data: JSON) -> Iterator[tuple[JSON, bool]]:
    """Yield an operation, and each further call that makes its request."""
    yield data, False
    taken_over = {key: data[key] for key in TAKEN_OVER if key in data}
    for further in data.get("x-also", ()):
        yield {**taken_over, **further, "responses": {**data["responses"], **further.get("responses", {})}}, True


def _operation(
    of: Document, path: str, method: str, data: JSON, groups: Mapping[str, str], *, further: bool
) -> Operation:
    (tag,) = data["tags"]
    content = data["requestBody"]["content"] if "requestBody" in data else None
    return Operation(
        id=data["operationId"],
        call=".".join(filter(None, (groups.get(tag), tag, data["x-method"]))),
        method=method.upper(),
        path=path,
        parameters=tuple(resolve(parameter, of) for parameter in data.get("parameters", ())),
        body=None if content is None else content["application/json"]["schema"],
        requests=() if content is None else tuple(_values(content["application/json"], of)),
        answer=data["responses"]["200"]["content"]["application/json"]["schema"],
        alternatives=tuple(map(tuple, data.get("x-choice", ()))),
        responses=data["responses"],
        examples=tuple(_examples(data["responses"], of)),
        extensions={key: value for key, value in data.items() if key.startswith("x-")},
        is_further=further,
        of=of,
    )


def _values(content: JSON, of: Document) -> Iterator[JSON]:
    yield from (resolve(example, of)["value"] for example in content["examples"].values())


def _examples(responses: JSON, of: Document) -> Iterator[Example]:
    for status, response in responses.items():
        for content in resolve(response, of).get("content", {}).values():
            for name, example in content["examples"].items():
                yield Example(name, int(status), resolve(example, of)["value"])


def _path_violations(operation: Operation, request: Received) -> Iterator[str]:
    template = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(operation.of.base + operation.path))
    matched = re.fullmatch(template, request.path)
    if matched is None:
        yield f"path {request.path} instead of {operation.path}"
        return
    for parameter in operation.parameters:
        if parameter["name"] in matched.groupdict():
            value = unquote(matched[parameter["name"]], errors="strict")
            yield from _labelled(parameter, schema_errors(parameter["schema"], value, operation.of))


def _query_violations(operation: Operation, request: Received) -> Iterator[str]:
    allowed = {parameter["name"]: parameter for parameter in operation.parameters if parameter["in"] == "query"}
    for name, text in request.query.items():
        if name not in allowed:
            yield f"undocumented query parameter {name}"
            continue
        is_integer = allowed[name]["schema"]["type"] == "integer" and re.fullmatch(r"-?[0-9]+", text)
        value = int(text) if is_integer else text
        yield from _labelled(allowed[name], schema_errors(allowed[name]["schema"], value, operation.of))
    chosen = [group for group in operation.alternatives if request.query.keys() & set(group)]
    if operation.alternatives and (len(chosen) != 1 or not request.query.keys() >= set(chosen[0])):
        yield f"of the alternatives {operation.alternatives} not exactly one"
    for name, parameter in allowed.items():
        if parameter.get("required") and name not in request.query:
            yield f"query parameter {name} is missing"


def _header_violations(operation: Operation, request: Received) -> Iterator[str]:
    headers = {name.lower(): value for name, value in request.headers.items()}
    scheme = operation.of.scheme
    if not re.fullmatch(rf"{scheme} \S+", headers.pop("authorization", "")):
        yield f"no Authorization of the form `{scheme} <token>`"
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
    yield from schema_errors(operation.body, value, operation.of)


def _labelled(parameter: JSON, errors: Iterator[str]) -> Iterator[str]:
    yield from (f"{parameter['name']}: {error}" for error in errors)


def _absolute(node: Any) -> Any:
    """Make references absolute, so that they can be followed from a schema taken out of the document."""
    if isinstance(node, dict):
        return {
            key: URI + value if key == "$ref" and isinstance(value, str) and value.startswith("#") else _absolute(value)
            for key, value in node.items()
        }
    return [_absolute(item) for item in node] if isinstance(node, list) else node
