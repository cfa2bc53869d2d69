# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
    Text,
)

from ...models.contact_api_result_dto import ContactApiResultDTO
from ...models.contact_request import ContactRequest

CONTACT_UPDATE = Operation(
    name="Addressbook.Contact.Update",
    method="PATCH",
    path="/addressbook/contact/{ContactID}",
    result=ContactApiResultDTO,
    path_fields=(Text("ContactID", name="ContactID", min_length=1, aliases=("ID",), shown=True, required=True),),
    has_body=True,
    body_fields=tuple(ContactRequest.declared()),
    repeatable=True,
    null_clears=True,
)
"""Change a contact."""
