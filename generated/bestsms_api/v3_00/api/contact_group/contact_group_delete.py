# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
    Text,
)

from ...models.contact_group_api_result_dto import ContactGroupApiResultDTO

CONTACT_GROUP_DELETE = Operation(
    name="Addressbook.ContactGroup.Delete",
    method="DELETE",
    path="/addressbook/contact/{ContactID}/group/{GroupID}",
    result=ContactGroupApiResultDTO,
    path_fields=(
        Text("ContactID", name="ContactID", min_length=1, aliases=("ID",), shown=True, required=True),
        Text("GroupID", name="GroupID", min_length=1, aliases=("GroupCode",), shown=True, required=True),
    ),
    repeatable=True,
)
"""Take a contact out of a group."""
