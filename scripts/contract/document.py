"""An OpenAPI document as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from scripts.contract.docs import GroupDoc, TagDoc
from scripts.contract.further import with_further_calls
from scripts.contract.operations import Operations
from scripts.contract.schemas import Schemas

__all__ = ["Contract"]

JSON = dict[str, Any]


class Contract:
    """An OpenAPI document, read for the templates."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document: JSON = with_further_calls(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
        self.version: str = self.document["info"]["version"]
        self.base_url: str = self.document["servers"][0]["url"]
        self.auth_scheme = _auth_scheme(self.document["components"]["securitySchemes"]["AuthToken"])
        self.limits: JSON = self.document["x-limits"]
        self.result_codes: list[JSON] = self.document["x-result-codes"]
        self._schemas = Schemas(self.document)
        self.models = {model.name: model for model in self._schemas.models()}
        self.tags = {tag["name"]: TagDoc(tag["name"], tag["description"]) for tag in self.document["tags"]}
        self.groups = tuple(
            GroupDoc(group["name"], group["description"], tuple(self.tags[tag] for tag in group["tags"]))
            for group in self.document["x-tagGroups"]
        )
        group_of = {tag.name: group.name for group in self.groups for tag in group.tags}
        self.alone = tuple(tag for name, tag in self.tags.items() if name not in group_of)
        """The request classes that stand beside the namespaces."""
        for operation in Operations(self.document, self._schemas, self.models, group_of):
            self.tags[operation.tag].operations.append(operation)
        self.operations = {operation.id: operation for tag in self.tags.values() for operation in tag.operations}

    def accepted(self, kind: str) -> tuple[str, ...]:
        """Return the models that a field of this x-type (recipients, files) may be given as."""
        return self._schemas.accepted(kind)


def _auth_scheme(scheme: JSON) -> str:
    """Return the word before the token."""
    return str(scheme.get("x-auth-scheme") or scheme["scheme"].capitalize())
