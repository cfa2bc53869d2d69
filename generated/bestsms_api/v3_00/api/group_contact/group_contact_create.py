# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
    Text,
)

from ...models.contact_group_request import ContactGroupRequest
from ...models.group_contact_api_result_dto import GroupContactApiResultDTO

GROUP_CONTACT_CREATE = Operation(
    name="Addressbook.GroupContact.Create",
    method="PATCH",
    path="/addressbook/contact/{ContactID}/group",
    result=GroupContactApiResultDTO,
    path_fields=(Text("ContactID", name="ContactID", min_length=1, aliases=("ID",), shown=True, required=True),),
    has_body=True,
    body_fields=tuple(ContactGroupRequest.declared()),
    repeatable=False,
)
"""Add a contact to a group."""
