# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    One,
    Result,
)

from .group_model import GroupModel


class GroupApiResultDTO(Result):
    """One group."""

    __slots__ = ()

    Group: One[GroupModel] = One(GroupModel, "Group")
    """The group."""
