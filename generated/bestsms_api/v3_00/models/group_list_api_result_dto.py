# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Integer,
    Many,
    Result,
)

from .group_model import GroupModel


class GroupListApiResultDTO(Result):
    """A page of groups."""

    __slots__ = ()

    TotalRecords: Integer = Integer("TotalRecords", shown=True)
    """Records on all pages together. Example: 3"""

    RecordsPerPage: Integer = Integer("RecordsPerPage", shown=True)
    """Records that one page holds. Example: 100"""

    PageCount: Integer = Integer("PageCount", shown=True)
    """Number of pages. Example: 1"""

    Page: Integer = Integer("Page", shown=True)
    """Number of this page, counted from 1. Example: 1"""

    Groups: Many[GroupModel] = Many(GroupModel, "Groups")
    """The groups on this page."""
