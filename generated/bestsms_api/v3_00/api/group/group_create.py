# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
)

from ...models.group_api_result_dto import GroupApiResultDTO
from ...models.group_create_request import GroupCreateRequest

GROUP_CREATE = Operation(
    name="Addressbook.Group.Create",
    method="POST",
    path="/addressbook/group",
    result=GroupApiResultDTO,
    has_body=True,
    body_fields=tuple(GroupCreateRequest.declared()),
    repeatable=False,
)
"""Create a group."""
