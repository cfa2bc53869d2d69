# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    DateTime,
    Model,
    Text,
)


class RecordStamp(Model):
    """Who owns an address book record, and since when it is as it is."""

    __slots__ = ()

    Owner = Text("Owner")
    """Key of the user that owns the record. Example: COM\\EXAMPLE\\TEST"""

    CreatedTimeLocal = DateTime("CreatedTimeLocal", aliases=("Created",), never="0001-01-01", shown=True)
    """When the record was created, in Timezone. Example: 2025-12-01 12:00:00"""
    Created = CreatedTimeLocal
    """The same as CreatedTimeLocal."""

    CreatedTimeUTC = DateTime("CreatedTimeUTC", aliases=("CreatedUTC",), never="0001-01-01", utc=True, shown=True)
    """When the record was created, in UTC. Example: 2025-12-01 01:00:00"""
    CreatedUTC = CreatedTimeUTC
    """The same as CreatedTimeUTC."""

    CreatedTimeUTC_RFC3339 = DateTime("CreatedTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the record was created, in RFC 3339 form. Example: 2025-12-01T01:00:00.000Z"""

    UpdatedTimeLocal = DateTime("UpdatedTimeLocal", aliases=("Updated",), never="0001-01-01", shown=True)
    """When the record was last changed, in Timezone. Example: 2025-12-02 12:00:00"""
    Updated = UpdatedTimeLocal
    """The same as UpdatedTimeLocal."""

    UpdatedTimeUTC = DateTime("UpdatedTimeUTC", aliases=("UpdatedUTC",), never="0001-01-01", utc=True, shown=True)
    """When the record was last changed, in UTC. Example: 2025-12-02 01:00:00"""
    UpdatedUTC = UpdatedTimeUTC
    """The same as UpdatedTimeUTC."""

    UpdatedTimeUTC_RFC3339 = DateTime("UpdatedTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the record was last changed, in RFC 3339 form. Example: 2025-12-02T01:00:00.000Z"""

    Timezone = Text("Timezone", shown=True)
    """Windows name of the time zone of the local times. Example: AUS Eastern"""
