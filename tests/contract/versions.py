"""The calls of each version of the API, with arguments that a document itself gives where none are written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import quote

import pytest

from bestsms import Result
from bestsms.testing import VirtualTime, virtual_time
from tests.calls import CALLERS, CALLS, Awaiting, Blocking, Call
from tests.contract.arguments import FULL, Arguments
from tests.contract.document import DOCUMENTS, JSON, SPOKEN, Document, Operation, fields, resolve
from tests.servers import Answer

EACH = pytest.mark.parametrize("of", DOCUMENTS, ids=repr)
CLIENTS = pytest.mark.parametrize("client", CALLERS)
AnyCaller = type[Blocking | Awaiting]


@cache
def calls(of: Document) -> Mapping[str, Call]:
    """The least that each call of a version can be given, and what it asks for.

    What is documented for the default version is called in the same way in every other.
    """
    if of is SPOKEN:
        return CALLS
    return {name: _call(operation) for name, operation in of.operations.items()}


@cache
def full(of: Document) -> Mapping[str, tuple[Arguments, ...]]:
    """All that each call of a version can be given."""
    if of is SPOKEN:
        return FULL
    return {name: tuple(_all_given(operation)) for name, operation in of.operations.items()}


def every_call(of: Document) -> Iterator[tuple[str, Arguments]]:
    """Each call with the least arguments and with all."""
    for name, call in calls(of).items():
        yield name, call.arguments
        for arguments in full(of)[name]:
            yield name, arguments


def answer(operation: Operation, arguments: Arguments) -> Answer:
    """An answer with which a call succeeds; what is looked for in a list is there."""
    sought: JSON | None = operation.extensions.get("x-sought")
    if sought is None:
        return Answer({"Result": "Success"})
    spelt = operation.aliases()
    given = {spelt.get(name, name): value for name, value in arguments.items()}
    record = {sought["keys"][-1]: given[sought["argument"]]}
    return Answer({"Result": "Success", "TotalRecords": 1, sought["items"]: [record]})


def answered(operation: Operation, result: Any) -> JSON:
    """What came, as an answer to the call: where it was looked for, the record that was found in the list."""
    sought: JSON | None = operation.extensions.get("x-sought")
    raw: JSON = result.Raw
    if sought is None:
        return raw
    found = getattr(result, sought["field"])
    record = next(one for one in raw[sought["items"]] if one[sought["keys"][0]] == getattr(found, sought["keys"][0]))
    kept = {wire: value for wire, value in raw.items() if wire != sought["items"]}
    return {**kept, sought["field"]: record}


def hurried(caller: Blocking | Awaiting) -> AbstractContextManager[VirtualTime]:
    """Let the turns that a caller's client waits for come at once."""
    return virtual_time(caller.client)


def listing(operation: Operation) -> Operation:
    """The operation whose request a call makes to look for its answer; its own where it asks for that."""
    sought = operation.extensions.get("x-sought")
    if sought is None:
        return operation
    return next(one for one in operation.of.operations.values() if one.id == sought["operation"])


def recipient(of: Document) -> dict[str, object]:
    """All that a recipient can have, by example."""
    schema = fields({"$ref": "#/components/schemas/RecipientModel"}, of)
    return {field.get("x-name", wire): _example(field, of) for wire, field in schema.items()}


def _call(operation: Operation) -> Call:
    documented = CALLS.get(operation.call)
    arguments: dict[str, object] = dict(_by_example(operation) if documented is None else documented.arguments)
    if sought := operation.extensions.get("x-sought"):
        record = next(one.value[sought["items"]][0] for one in listing(operation).examples if one.status == 200)
        arguments[sought["argument"]] = record[sought["keys"][0]]
    path = operation.path
    for name, value in arguments.items():
        path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
    package = f"bestsms_api.v{operation.of.version.replace('.', '_')}.models"
    result: type[Result] = getattr(import_module(package), operation.answer["$ref"].rpartition("/")[2])
    return Call(arguments, operation.method, path, result)


def _by_example(operation: Operation) -> Iterator[tuple[str, object]]:
    """Yield what the path takes, and the first of the documented bodies."""
    for parameter in operation.parameters:
        if parameter["in"] == "path":
            yield parameter["name"], _example(parameter, operation.of)
    for body in operation.requests[:1]:
        yield from _public(operation, body).items()


def _public(operation: Operation, given: Mapping[str, object]) -> dict[str, object]:
    """The same by the names that the call takes."""
    return {operation.given()[name].get("x-name", name): value for name, value in given.items()}


def _all_given(operation: Operation) -> Iterator[Arguments]:
    """Yield every name with its example, each documented body, and what the documented calls are given elsewhere."""
    one = dict(_by_example(operation)) if not operation.requests else {}
    in_path = {name: value for name, value in _by_example(operation) if f"{{{name}}}" in operation.path}
    every = {name: _example(field, operation.of) for name, field in operation.given().items()}
    for group in operation.alternatives or ((),):
        left_out = {name for other in operation.alternatives for name in other} - set(group)
        yield _public(operation, {name: value for name, value in every.items() if name not in left_out})
    for body in operation.requests:
        yield {**one, **in_path, **_public(operation, body)}
    for arguments in FULL.get(operation.call, ()):
        yield _within(operation, arguments)


def _within(operation: Operation, arguments: Arguments) -> Arguments:
    """Arguments of the default version without those that this one lacks, and within its limits."""
    named = {schema.get("x-name", wire): schema for wire, schema in operation.given().items()}
    named |= {alias: named[name] for alias, name in operation.aliases().items()}
    found: dict[str, object] = {}
    for name, value in arguments.items():
        if name in named:
            largest = named[name].get("schema", {}).get("maximum")
            found[name] = min(value, largest) if largest and isinstance(value, int) else value
    return found


def _example(field: JSON, of: Document) -> Any:
    schema = resolve(field.get("schema", field), of)
    for place in (field, schema):
        if "example" in place:
            return place["example"]
        for example in place.get("examples", ()):
            return example
    if schema.get("type") == "array":
        return [_example(schema["items"], of)]
    return {name: _example(one, of) for name, one in fields(schema, of).items()}
