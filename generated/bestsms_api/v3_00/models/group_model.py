# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from datetime import datetime

from bestsms_schema import (
    DateTime,
    Model,
    Text,
    documented,
)


class GroupModel(Model):
    """A group of contacts."""

    __slots__ = ()

    GroupID: Text = Text("GroupID", shown=True)
    """Identifier of the group. Example: 4000000b-f002-4007-b00a-c00000000001"""

    GroupCode: Text = Text("GroupCode", max_length=100, shown=True)
    """Short code of the group, which the service makes from its name; usable in place of its identifier. At most 100
    characters. Example: Test_Group"""

    GroupName: Text = Text("GroupName", min_length=1, max_length=100)
    """Name of the group. At most 100 characters. Example: Test Group"""

    SubAccount: Text = Text("SubAccount", max_length=40, nullable=True)
    """Sub-account that the group belongs to. At most 40 characters. Example: SubAccount01"""

    Department: Text = Text("Department", max_length=40, nullable=True)
    """Department that the group belongs to. At most 40 characters. Example: Department01"""

    ViewEditBy: Text = Text("ViewEditBy", shown=True, nullable=True)
    """Who may see and change the group: everybody of the Account, SubAccount or Department, or nobody else (No). Known
    values: Account, SubAccount, Department, No. Example: Account"""

    AccessControl: Text = Text("AccessControl", shown=True, nullable=True)
    """Whether access to the record is limited or granted. Known values: Limited, Granted. Example: Granted"""

    Owner: Text = Text("Owner")
    """Key of the user that owns the record. Example: COM\\EXAMPLE\\TEST"""

    CreatedTimeLocal: DateTime = DateTime("CreatedTimeLocal", aliases=("Created",), never="0001-01-01", shown=True)
    """When the record was created, in Timezone. Example: 2025-12-01 12:00:00"""
    Created: DateTime = CreatedTimeLocal
    """The same as CreatedTimeLocal."""

    CreatedTimeUTC: DateTime = DateTime(
        "CreatedTimeUTC", aliases=("CreatedUTC",), never="0001-01-01", utc=True, shown=True
    )
    """When the record was created, in UTC. Example: 2025-12-01 01:00:00"""
    CreatedUTC: DateTime = CreatedTimeUTC
    """The same as CreatedTimeUTC."""

    CreatedTimeUTC_RFC3339: DateTime = DateTime("CreatedTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the record was created, in RFC 3339 form. Example: 2025-12-01T01:00:00.000Z"""

    UpdatedTimeLocal: DateTime = DateTime("UpdatedTimeLocal", aliases=("Updated",), never="0001-01-01", shown=True)
    """When the record was last changed, in Timezone. Example: 2025-12-02 12:00:00"""
    Updated: DateTime = UpdatedTimeLocal
    """The same as UpdatedTimeLocal."""

    UpdatedTimeUTC: DateTime = DateTime(
        "UpdatedTimeUTC", aliases=("UpdatedUTC",), never="0001-01-01", utc=True, shown=True
    )
    """When the record was last changed, in UTC. Example: 2025-12-02 01:00:00"""
    UpdatedUTC: DateTime = UpdatedTimeUTC
    """The same as UpdatedTimeUTC."""

    UpdatedTimeUTC_RFC3339: DateTime = DateTime("UpdatedTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the record was last changed, in RFC 3339 form. Example: 2025-12-02T01:00:00.000Z"""

    Timezone: Text = Text("Timezone", shown=True)
    """Windows name of the time zone of the local times. Example: AUS Eastern"""

    @documented
    def __init__(
        self,
        *,
        GroupID: str | None = None,
        GroupCode: str | None = None,
        GroupName: str | None = None,
        SubAccount: str | None = None,
        Department: str | None = None,
        ViewEditBy: str | None = None,
        AccessControl: str | None = None,
        Owner: str | None = None,
        CreatedTimeLocal: datetime | str | None = None,
        Created: datetime | str | None = None,
        CreatedTimeUTC: datetime | str | None = None,
        CreatedUTC: datetime | str | None = None,
        CreatedTimeUTC_RFC3339: datetime | str | None = None,
        UpdatedTimeLocal: datetime | str | None = None,
        Updated: datetime | str | None = None,
        UpdatedTimeUTC: datetime | str | None = None,
        UpdatedUTC: datetime | str | None = None,
        UpdatedTimeUTC_RFC3339: datetime | str | None = None,
        Timezone: str | None = None,
    ) -> None:
        self._fill(locals())
