# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Integer,
    Operation,
    Paged,
    Text,
)

from ...models.opt_out_list_api_result_dto import OptOutListApiResultDTO

OPT_OUT_LIST = Operation(
    name="OptOut.List",
    method="GET",
    path="/optout/list",
    result=OptOutListApiResultDTO,
    query_fields=(
        Integer("timePeriod", minimum=1, name="TimePeriod", shown=True),
        Text("destType", choices=("SMS", "Text", "Email", "Voice", "Speech", "Fax"), name="DestType", shown=True),
        Text("contactID", min_length=1, name="ContactID", shown=True),
        Integer("recordsPerPage", minimum=5, maximum=1000, name="RecordsPerPage", shown=True, default=100),
        Integer("page", minimum=1, name="Page", shown=True, default=1),
    ),
    repeatable=True,
    paged=Paged(items="OptOuts", key="ID"),
    pace=1,
    rate_limited=True,
)
"""List the opt-outs."""
