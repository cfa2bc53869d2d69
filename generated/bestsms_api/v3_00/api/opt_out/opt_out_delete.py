# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
    Text,
)

from ...models.opt_out_api_result_dto import OptOutApiResultDTO

OPT_OUT_DELETE = Operation(
    name="OptOut.Delete",
    method="DELETE",
    path="/optout/{OptOutID}",
    result=OptOutApiResultDTO,
    path_fields=(Text("OptOutID", name="OptOutID", min_length=1, aliases=("ID",), shown=True, required=True),),
    repeatable=True,
)
"""Delete an opt-out."""
