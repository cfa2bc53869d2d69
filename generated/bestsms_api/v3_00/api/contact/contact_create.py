# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
)

from ...models.contact_api_result_dto import ContactApiResultDTO
from ...models.contact_request import ContactRequest

CONTACT_CREATE = Operation(
    name="Addressbook.Contact.Create",
    method="POST",
    path="/addressbook/contact",
    result=ContactApiResultDTO,
    has_body=True,
    body_fields=tuple(ContactRequest.declared()),
    repeatable=False,
)
"""Create a contact."""
