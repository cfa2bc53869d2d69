# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
    Text,
)

from ...models.opt_out_api_result_dto import OptOutApiResultDTO
from ...models.opt_out_update_request import OptOutUpdateRequest

OPT_OUT_UPDATE = Operation(
    name="OptOut.Update",
    method="PATCH",
    path="/optout/{OptOutID}",
    result=OptOutApiResultDTO,
    path_fields=(Text("OptOutID", name="OptOutID", min_length=1, aliases=("ID",), shown=True, required=True),),
    has_body=True,
    body_fields=tuple(OptOutUpdateRequest.declared()),
    repeatable=True,
    null_clears=True,
)
"""Change an opt-out."""
