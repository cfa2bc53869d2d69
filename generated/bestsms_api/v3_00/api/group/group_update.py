# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
    Text,
)

from ...models.group_api_result_dto import GroupApiResultDTO
from ...models.group_update_request import GroupUpdateRequest

GROUP_UPDATE = Operation(
    name="Addressbook.Group.Update",
    method="PATCH",
    path="/addressbook/group/{GroupID}",
    result=GroupApiResultDTO,
    path_fields=(Text("GroupID", name="GroupID", min_length=1, shown=True, required=True),),
    has_body=True,
    body_fields=tuple(GroupUpdateRequest.declared()),
    repeatable=True,
    null_clears=True,
)
"""Change a group."""
