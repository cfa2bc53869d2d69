"""Calls that make another operation's request (x-also), as operations of their own."""

from __future__ import annotations

from typing import Any

__all__ = ["METHODS", "PATH", "resolve", "with_further_calls"]

JSON = dict[str, Any]
METHODS = ("get", "put", "post", "patch", "delete")
PATH = "x-path"
"""Where the request of a further call goes; the path that it is filed under is made up."""
TAKEN_OVER = (
    "parameters",
    "requestBody",
    "responses",
    "x-pace",
    "x-rate-limited",
    "x-body-wrapper",
    "x-require",
    "x-choice",
    "x-span",
    "x-null-clears",
)


def resolve(document: JSON, node: JSON) -> JSON:
    """Return what a reference refers to, with what stands beside the reference; anything else as it is."""
    while "$ref" in node:
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def with_further_calls(document: JSON) -> JSON:
    """Return a document in which each further call is filed as an operation, which the generator needs."""
    filed = [
        _filed(document, path, method, operation, call)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
        for call in operation.get("x-also", ())
    ]
    return {**document, "paths": {**document["paths"], **dict(filed)}}


def _filed(document: JSON, path: str, method: str, operation: JSON, call: JSON) -> tuple[str, JSON]:
    taken_over = {key: operation[key] for key in TAKEN_OVER if key in operation}
    responses = {**operation["responses"], **call.get("responses", {})}
    merged = {**taken_over, **call, "responses": responses, PATH: path}
    parameters = (resolve(document, one) for one in merged.get("parameters", ()))
    places = (f"/{{{one['name']}}}" for one in parameters if one["in"] == "path")
    return f"/{call['operationId']}{''.join(places)}", {method: merged}
