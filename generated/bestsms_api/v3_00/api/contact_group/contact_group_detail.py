# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
    Sought,
    Text,
)

from ...models.contact_group_api_result_dto import ContactGroupApiResultDTO
from ..contact_group.contact_group_list import CONTACT_GROUP_LIST

CONTACT_GROUP_DETAIL = Operation(
    name="Addressbook.ContactGroup.Detail",
    method="GET",
    path="/addressbook/contact/{ContactID}/group/list",
    result=ContactGroupApiResultDTO,
    path_fields=(Text("ContactID", name="ContactID", min_length=1, aliases=("ID",), shown=True, required=True),),
    local_fields=(Text("GroupID", name="GroupID", min_length=1, aliases=("GroupCode",), shown=True, required=True),),
    repeatable=True,
    sought=Sought(
        operation=CONTACT_GROUP_LIST,
        items="Groups",
        keys=("GroupID", "GroupCode"),
        argument="GroupID",
        field="Group",
    ),
)
"""Read a contact and one of its groups."""
