"""The operations of an OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from scripts.contract.docs import FieldDoc, ModelDoc, OperationDoc
from scripts.contract.fields import field_doc, reference
from scripts.contract.further import METHODS, PATH
from scripts.contract.schemas import Schemas
from scripts.methods import further

__all__ = ["Operations"]

JSON = dict[str, Any]


class Operations:
    """Reads the operations of a document.

    Args:
        document: The document.
        schemas: Its schemas.
        models: Its models, by name.
        group_of: The namespace of each tag.
    """

    def __init__(
        self, document: JSON, schemas: Schemas, models: Mapping[str, ModelDoc], group_of: Mapping[str, str]
    ) -> None:
        self._document = document
        self._schemas = schemas
        self._models = models
        self._group_of = group_of

    def __iter__(self) -> Iterator[OperationDoc]:
        for path, item in self._document["paths"].items():
            for method in METHODS:
                if method in item:
                    yield self._with_further(item[method], self._operation(method, path, item))

    def _operation(self, method: str, path: str, item: JSON) -> OperationDoc:
        data = item[method]
        tag = data["tags"][0]
        result = reference(_json(self._schemas.resolve(data["responses"]["200"])))
        path = data.get(PATH, path)
        in_path = tuple(self._parameters("path", item, data))
        return OperationDoc(
            id=data["operationId"],
            tag=tag,
            group=self._group_of.get(tag, ""),
            call=data["x-method"],
            http_method=method.upper(),
            path=path,
            summary=data["summary"].rstrip(".") + ".",
            description=data["description"],
            section=data["x-documentation"].rstrip("."),
            result=result,
            path_fields=tuple(field for field in in_path if f"{{{field.wire}}}" in path),
            query_fields=tuple(self._parameters("query", item, data)),
            local_fields=tuple(field for field in in_path if f"{{{field.wire}}}" not in path),
            has_body="requestBody" in data,
            body=self._body(data) if "requestBody" in data else None,
            body_wrapper=data.get("x-body-wrapper", ""),
            is_repeatable=data["x-repeatable"],
            null_clears=bool(data.get("x-null-clears")),
            verified_by=data.get("x-verify", ""),
            needs_one_of=tuple(map(tuple, data.get("x-require", ()))),
            either=tuple(map(tuple, data.get("x-choice", ()))),
            paged=data.get("x-paged", {}),
            waited=_without(data.get("x-wait", {}), "limit"),
            followed=_without(data.get("x-follow", {}), "limit"),
            pace=data.get("x-pace", 0),
            is_rate_limited=bool(data.get("x-rate-limited")),
            spanned=self._spanned(data.get("x-span")),
            sought=_sought(data.get("x-sought")),
            outcome=self._schemas.outcome(result),
        )

    def _with_further(self, data: JSON, operation: OperationDoc) -> OperationDoc:
        limits = self._document["x-limits"]
        hours = {key: limits.get(data.get(key, {}).get("limit")) for key in ("x-wait", "x-follow")}
        answered = {item.wire: item for item in self._models[operation.result].fields}
        return replace(operation, further=tuple(further(operation, answered, hours)))

    def _spanned(self, span: JSON | None) -> JSON:
        if span is None:
            return {}
        return {**_without(span, "limit"), "days": self._document["x-limits"][span["limit"]]}

    def _body(self, data: JSON) -> ModelDoc | None:
        """Return the model of a body; None for one that is always empty."""
        schema = _json(self._schemas.resolve(data["requestBody"]))
        if wrapper := data.get("x-body-wrapper"):
            schema = self._schemas.properties(self._schemas.resolve(schema))[wrapper][0]
        is_empty = "$ref" not in schema and "allOf" not in schema
        return None if is_empty else self._models[reference(schema)]

    def _parameters(self, place: str, item: JSON, data: JSON) -> Iterator[FieldDoc]:
        for given in (*item.get("parameters", ()), *data.get("parameters", ())):
            parameter = self._schemas.resolve(given)
            if parameter["in"] == place:
                own = {key: value for key, value in parameter.items() if key.startswith("x-") or key == "description"}
                schema = {**self._schemas.resolve(parameter["schema"]), **own}
                yield field_doc(parameter["name"], schema, required=parameter.get("required", False), answered=False)


def _json(content: JSON) -> JSON:
    schema: JSON = content["content"]["application/json"]["schema"]
    return schema


def _without(values: Mapping[str, Any], name: str) -> JSON:
    return {key: value for key, value in values.items() if key != name}


def _sought(sought: JSON | None) -> JSON:
    return {} if sought is None else {**sought, "keys": tuple(sought["keys"])}
