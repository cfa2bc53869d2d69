# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
    Sought,
    Text,
)

from ...models.group_contact_api_result_dto import GroupContactApiResultDTO
from ..group_contact.group_contact_list import GROUP_CONTACT_LIST

GROUP_CONTACT_DETAIL = Operation(
    name="Addressbook.GroupContact.Detail",
    method="GET",
    path="/addressbook/group/{GroupID}/contact/list",
    result=GroupContactApiResultDTO,
    path_fields=(Text("GroupID", name="GroupID", min_length=1, aliases=("GroupCode",), shown=True, required=True),),
    local_fields=(Text("ContactID", name="ContactID", min_length=1, aliases=("ID",), shown=True, required=True),),
    repeatable=True,
    sought=Sought(
        operation=GROUP_CONTACT_LIST,
        items="Contacts",
        keys=("ContactID",),
        argument="ContactID",
        field="Contact",
    ),
)
"""Read a group and one of its contacts."""
