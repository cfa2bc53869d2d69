# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Integer,
    Operation,
    Paged,
    Text,
)

from ...models.contact_list_api_result_dto import ContactListApiResultDTO

CONTACT_SEARCH = Operation(
    name="Addressbook.Contact.Search",
    method="GET",
    path="/addressbook/contact/search",
    result=ContactListApiResultDTO,
    query_fields=(
        Text("EmailAddress", name="EmailAddress", min_length=1),
        Text("MobilePhone", name="MobilePhone", min_length=1),
        Text("MainPhone", name="MainPhone", min_length=1),
        Text("Attention", name="Attention", min_length=1),
        Text("FirstName", name="FirstName", min_length=1),
        Text("LastName", name="LastName", min_length=1),
        Text("Company", name="Company", min_length=1),
        Integer("recordsPerPage", minimum=1, maximum=100, name="RecordsPerPage", shown=True, default=100),
        Integer("page", minimum=1, name="Page", shown=True, default=1),
    ),
    repeatable=True,
    paged=Paged(items="Contacts", key="ContactID"),
)
"""Search the contacts."""
