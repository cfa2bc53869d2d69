"""The schemas of an OpenAPI document: references resolved, the parts of allOf merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.contract.docs import ModelDoc
from scripts.contract.fields import field_doc, reference
from scripts.contract.further import resolve
from scripts.docstrings import wrapped

__all__ = ["Schemas"]

JSON = dict[str, Any]
OF_EVERY_RESULT = {"Result", "ErrorMessage", "Message"}


class Schemas:
    """Reads the schemas of a document."""

    def __init__(self, document: JSON) -> None:
        self._document = document
        self._schemas: JSON = document["components"]["schemas"]

    def models(self) -> Iterator[ModelDoc]:
        """Yield each schema of an object."""
        for name, schema in self._schemas.items():
            if schema.get("type") == "object" or "allOf" in schema or "properties" in schema:
                yield self._model(name, schema)

    def resolve(self, node: JSON) -> JSON:
        """Return what a reference refers to, with what stands beside the reference; anything else as it is."""
        return resolve(self._document, node)

    def properties(self, schema: JSON) -> dict[str, tuple[JSON, bool]]:
        """Return each property of a schema, those of its allOf parts included, with whether it is required."""
        found: dict[str, tuple[JSON, bool]] = {}
        parts = [self.resolve(part) for part in schema.get("allOf", ())]
        for part in parts:
            for name, (prop, is_required) in self.properties(part).items():
                refined, was_required = found.get(name, ({}, False))
                found[name] = ({**refined, **prop}, is_required or was_required)
        required = {name for part in (schema, *parts) for name in part.get("required", ())}
        for name, prop in schema.get("properties", {}).items():
            refined, _ = found.get(name, ({}, False))
            found[name] = ({**refined, **prop}, name in required)
        return {name: (prop, is_required or name in required) for name, (prop, is_required) in found.items()}

    def outcome(self, name: str) -> tuple[str, ...]:
        """Return the fields of a schema that say whether the call succeeded."""
        return tuple(wire for wire, (prop, _) in self.properties(self._schemas[name]).items() if prop.get("x-outcome"))

    def accepted(self, kind: str) -> tuple[str, ...]:
        """Return the models that a field of this x-type (recipients, files) may be given as."""
        props = (prop for schema in self._schemas.values() for prop in schema.get("properties", {}).values())
        fields = [prop for prop in props if prop.get("x-type") == kind]
        return tuple(sorted({name for prop in fields for name in prop.get("x-accepts", (reference(prop["items"]),))}))

    def _model(self, name: str, schema: JSON) -> ModelDoc:
        is_result = bool(schema.get("x-result"))
        return ModelDoc(
            name=name,
            description=wrapped(schema.get("description", name)),
            fields=tuple(
                field_doc(wire, prop, required=required, answered=is_result)
                for wire, (prop, required) in self.properties(schema).items()
                if not (is_result and wire in OF_EVERY_RESULT)
            ),
            is_internal=bool(schema.get("x-internal")),
            is_result=is_result,
        )
