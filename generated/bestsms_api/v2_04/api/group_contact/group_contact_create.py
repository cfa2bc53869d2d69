# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
    Text,
)

from ...models.group_contact_api_result_dto import GroupContactApiResultDTO
from ...models.group_contact_request import GroupContactRequest

GROUP_CONTACT_CREATE = Operation(
    name="Addressbook.GroupContact.Create",
    method="POST",
    path="/addressbook/group/{GroupID}/contact",
    result=GroupContactApiResultDTO,
    path_fields=(Text("GroupID", name="GroupID", min_length=1, aliases=("GroupCode",), shown=True, required=True),),
    has_body=True,
    body_fields=tuple(GroupContactRequest.declared()),
    repeatable=False,
)
"""Add a contact to a group."""
