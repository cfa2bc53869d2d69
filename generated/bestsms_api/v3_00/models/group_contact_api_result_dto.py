# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    One,
    Result,
)

from .contact_model import ContactModel
from .group_model import GroupModel


class GroupContactApiResultDTO(Result):
    """A group and one of its contacts."""

    __slots__ = ()

    Group: One[GroupModel] = One(GroupModel, "Group")
    """The group."""

    Contact: One[ContactModel] = One(ContactModel, "Contact")
    """The contact."""
