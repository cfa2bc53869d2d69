# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
)

from ...models.opt_out_api_result_dto import OptOutApiResultDTO
from ...models.opt_out_create_request import OptOutCreateRequest

OPT_OUT_CREATE = Operation(
    name="OptOut.Create",
    method="POST",
    path="/optout",
    result=OptOutApiResultDTO,
    has_body=True,
    body_fields=tuple(OptOutCreateRequest.declared()),
    repeatable=False,
)
"""Opt somebody out."""
