# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
)


class GroupCreateRequest(Model):
    """Body that creates a group; null means not given."""

    __slots__ = ()

    GroupName = Text("GroupName", min_length=1, required=True)
    """Name of the group. Example: Test Group"""

    GroupCode = Text("GroupCode", shown=True, nullable=True)
    """Short code of the group, usable in place of its identifier. Made from the name, with underscores for spaces, if
    a create gives none; the service may ignore a change. Example: Test_Group"""

    SubAccount = Text("SubAccount", nullable=True)
    """Sub-account that the group belongs to. Example: SubAccount01"""

    Department = Text("Department", nullable=True)
    """Department that the group belongs to. Example: Department01"""

    ViewEditBy = Text("ViewEditBy", choices=("Account", "SubAccount", "Department", "No"), shown=True, nullable=True)
    """Who may see and change the group: everybody of the Account, SubAccount or Department, or nobody else (No). One
    of Account, SubAccount, Department, No. Example: Account"""
