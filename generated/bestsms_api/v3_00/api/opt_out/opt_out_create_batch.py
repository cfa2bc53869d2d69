# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
)

from ...models.opt_out_batch_api_result_dto import OptOutBatchApiResultDTO
from ...models.opt_out_batch_request import OptOutBatchRequest

OPT_OUT_CREATE_BATCH = Operation(
    name="OptOut.CreateBatch",
    method="POST",
    path="/optout/batch",
    result=OptOutBatchApiResultDTO,
    has_body=True,
    body_fields=tuple(OptOutBatchRequest.declared()),
    repeatable=False,
    needs_one_of=(("Destination", "Destinations", "ContactID", "ContactIDs"),),
)
"""Opt many out."""
