"""Check that every example and default in openapi/*.yaml is valid against its schema.

Answers are open objects, so validation alone would pass a misspelt name: each name in an example must be a field, or
one of its further spellings (x-alias) with a value that suits the field. An XML example is read into the object that
its contentSchema describes. With --table, list the operations and how many examples each has.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

OPENAPI = Path(__file__).resolve().parent.parent / "openapi"
URI = "urn:openapi"
METHODS = ("get", "put", "post", "patch", "delete")


class Example(NamedTuple):
    """A value, where it stands, and the JSON pointer of the schema that it claims to match."""

    where: str
    schema: str
    value: Any


class Document:
    """An OpenAPI document with its references."""

    def __init__(self, path: Path) -> None:
        self.root: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        self.registry: Registry[Any] = Registry().with_resource(URI, DRAFT202012.create_resource(self.root))

    def resolve(self, node: dict[str, Any]) -> dict[str, Any]:
        """Return the node itself, or what it refers to."""
        while "$ref" in node:
            node = self.at(node["$ref"].removeprefix("#"))
        return node

    def at(self, pointer: str) -> Any:
        """Return what a JSON pointer points to."""
        node: Any = self.root
        for part in pointer.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            node = node[int(key)] if isinstance(node, list) else node[key]
        return node

    def fields(self, schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """Return the properties of a schema and of all that it is made of; a later mention refines an earlier one."""
        schema = self.resolve(schema)
        found: dict[str, dict[str, Any]] = {}
        for part in [*(self.fields(member) for member in schema.get("allOf", [])), schema.get("properties", {})]:
            for name, field in part.items():
                found[name] = found.get(name, {}) | field
        return found

    def errors(self, schema: dict[str, Any], value: Any) -> Iterator[str]:
        """Yield what a validator finds."""
        for error in Draft202012Validator(schema, registry=self.registry).iter_errors(value):
            yield f"{error.json_path}: {error.message}"


def escape(key: object) -> str:
    """Return a key as a part of a JSON pointer."""
    return str(key).replace("~", "~0").replace("/", "~1")


def examples(document: Document, node: Any, pointer: str = "") -> Iterator[Example]:
    """Yield every example and default below a node, in the notations of OpenAPI and of JSON Schema."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from examples(document, item, f"{pointer}/{index}")
    elif isinstance(node, dict):
        yield from own_examples(document, node, pointer)
        for key, item in node.items():
            is_field = pointer.endswith("/properties")
            is_other = key in ("example", "examples", "default", "enum") or (key.startswith("x-") and key != "x-also")
            if is_field or not is_other:
                yield from examples(document, item, f"{pointer}/{escape(key)}")


def own_examples(document: Document, node: dict[str, Any], pointer: str) -> Iterator[Example]:
    """Yield the examples and the default that stand in the node itself."""
    if pointer.endswith(("/properties", "/components")):
        return
    schema = f"{pointer}/schema" if "schema" in node else pointer
    named = node.get("examples", [])
    for key in ("example", "default"):
        if key in node:
            yield Example(f"{pointer}/{key}", schema, node[key])
    if isinstance(named, dict):
        for name, item in named.items():
            yield Example(f"{pointer}/examples/{name}", schema, document.resolve(item)["value"])
    else:
        for index, value in enumerate(named):
            yield Example(f"{pointer}/examples/{index}", schema, value)


def check(document: Document, example: Example) -> Iterator[str]:
    """Yield what is wrong with one example."""
    schema, value = document.at(example.schema), example.value
    yield from document.errors(absolute(schema), value)
    if "contentSchema" in schema:
        schema = schema["contentSchema"]
        value = yield from from_xml(document, schema, value)
    if "/requestBody/" not in example.where or example.where.startswith("/webhooks/"):
        value = yield from current_names(document, schema, value)
        yield from document.errors(absolute(schema), value)


def absolute(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with references that can be followed from outside the document."""

    def rewrite(node: Any) -> Any:
        if isinstance(node, dict):
            return {k: URI + v if k == "$ref" and isinstance(v, str) else rewrite(v) for k, v in node.items()}
        return [rewrite(item) for item in node] if isinstance(node, list) else node

    result: dict[str, Any] = rewrite(schema)
    return result


def from_xml(document: Document, schema: dict[str, Any], text: str) -> Generator[str, None, Any]:
    """Yield findings; return the object that an XML text holds."""
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError as error:
        yield f"no XML: {error}"
        return {}
    expected = document.resolve(schema).get("xml", {}).get("name")
    if root.tag != expected:
        yield f"root element {root.tag!r} instead of {expected!r}"
    names = [child.tag for child in root]
    yield from (f"element {name!r} appears twice" for name in sorted({n for n in names if names.count(n) > 1}))
    return {child.tag: child.text or "" for child in root}


def current_names(document: Document, schema: dict[str, Any], value: Any, path: str = "$") -> Generator[str, None, Any]:
    """Yield findings; return the value with its older spellings replaced by the names of the fields."""
    schema = document.resolve(schema)
    if isinstance(value, list):
        items: list[Any] = []
        for index, item in enumerate(value):
            items.append((yield from current_names(document, schema.get("items", {}), item, f"{path}[{index}]")))
        return items
    fields = document.fields(schema)
    if not isinstance(value, dict) or not fields:
        return value
    names: dict[str, str] = {alias: name for name, field in fields.items() for alias in field.get("x-alias", [])}
    renamed: dict[str, Any] = {}
    for key, item in value.items():
        name = key if key in fields else names.get(str(key), str(key))
        if name not in fields:
            yield f"{path}: {key!r} is neither a field nor an older spelling of one"
        if name in renamed:
            yield f"{path}: {name!r} is given twice, under different spellings"
        renamed[name] = yield from current_names(document, fields.get(name, {}), item, f"{path}.{key}")
    return renamed


def closed_objects(document: Document) -> Iterator[str]:
    """Yield the objects that are closed by a list of names other than their fields."""
    for name, schema in document.root.get("components", {}).get("schemas", {}).items():
        allowed = schema.get("propertyNames", {}).get("enum")
        if allowed is not None and set(allowed) != set(document.fields(schema)):
            odd = sorted(set(allowed) ^ set(document.fields(schema)))
            yield f"/components/schemas/{name}/propertyNames: differs from its fields in {odd}"


def unused_examples(document: Document) -> Iterator[str]:
    """Yield the named examples that nothing refers to."""
    text = yaml.safe_dump(document.root)
    for name in document.root.get("components", {}).get("examples", {}):
        if f"'#/components/examples/{name}'" not in text:
            yield f"/components/examples/{name}: is used nowhere"


def operations(document: Document, section: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield path, method and description of each operation of a section."""
    for path, item in document.root.get(section, {}).items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def values(document: Document, body: dict[str, Any]) -> list[Any]:
    """Return the values of the named examples of a body."""
    contents = document.resolve(body).get("content", {}).values()
    return [document.resolve(item)["value"] for content in contents for item in content.get("examples", {}).values()]


def table(document: Document) -> Iterator[str]:
    """Yield a line for each operation and webhook, with its numbers of examples."""
    row = "{:24} {:7} {:52} {:>7} {:>7}"
    yield row.format("operation", "method", "path", "success", "failure")
    calls, hooks = list(operations(document, "paths")), list(operations(document, "webhooks"))
    for path, method, operation in calls:
        answers = [
            status.startswith("2") and value.get("Result", "Success") == "Success"
            for status, answer in operation["responses"].items()
            for value in values(document, answer)
        ]
        failed = answers.count(False)
        yield row.format(operation["operationId"], method.upper(), path, len(answers) - failed, failed)
    for name, method, operation in hooks:
        yield row.format(name, method.upper(), "(webhook)", len(values(document, operation["requestBody"])), "-")
    yield f"{len(calls)} operations, {len(hooks)} webhooks"


def main() -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Check the examples of openapi/*.yaml.")
    parser.add_argument("--table", action="store_true", help="list the operations with their numbers of examples")
    show_table = parser.parse_args().table
    total = 0
    findings: list[str] = []
    for path in sorted(OPENAPI.glob("*.yaml")):
        if path.name.startswith("."):
            continue
        document = Document(path)
        found = list(examples(document, document.root))
        total += len(found)
        findings += [f"{path.name}{e.where}: {finding}" for e in found for finding in dict.fromkeys(check(document, e))]
        findings += [path.name + f for f in (*closed_objects(document), *unused_examples(document))]
        if show_table:
            print("\n".join(table(document)))
    print("\n".join([*findings, f"{total} examples, {len(findings)} findings"]))
    return 1 if findings or not total else 0


if __name__ == "__main__":
    sys.exit(main())
