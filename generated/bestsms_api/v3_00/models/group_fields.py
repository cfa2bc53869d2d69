# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
)


class GroupFields(Model):
    """The fields of a group that can be written."""

    __slots__ = ()

    GroupName = Text("GroupName", min_length=1, max_length=100)
    """Name of the group. At most 100 characters. Example: Test Group"""

    SubAccount = Text("SubAccount", max_length=40, nullable=True)
    """Sub-account that the group belongs to. At most 40 characters. Example: SubAccount01"""

    Department = Text("Department", max_length=40, nullable=True)
    """Department that the group belongs to. At most 40 characters. Example: Department01"""

    ViewEditBy = Text("ViewEditBy", shown=True, nullable=True)
    """Who may see and change the group: everybody of the Account, SubAccount or Department, or nobody else (No). Known
    values: Account, SubAccount, Department, No. Example: Account"""

    AccessControl = Text("AccessControl", shown=True, nullable=True)
    """Whether access to the record is limited or granted. Known values: Limited, Granted. Example: Granted"""
