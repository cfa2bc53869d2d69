# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Integer,
    Operation,
    Paged,
)

from ...models.group_list_api_result_dto import GroupListApiResultDTO

GROUP_LIST = Operation(
    name="Addressbook.Group.List",
    method="GET",
    path="/addressbook/group/list",
    result=GroupListApiResultDTO,
    query_fields=(
        Integer("recordsPerPage", minimum=1, maximum=100, name="RecordsPerPage", shown=True, default=100),
        Integer("page", minimum=1, name="Page", shown=True, default=1),
    ),
    repeatable=True,
    paged=Paged(items="Groups", key="GroupID"),
)
"""List the groups."""
