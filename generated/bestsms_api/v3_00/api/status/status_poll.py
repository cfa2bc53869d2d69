# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Integer,
    Operation,
    Paged,
    Text,
    Waited,
)

from ...models.status_result import StatusResult

STATUS_POLL = Operation(
    name="Reports.Status.Poll",
    method="GET",
    path="/sms/{MessageID}",
    result=StatusResult,
    path_fields=(
        Text(
            "MessageID",
            name="MessageID",
            min_length=1,
            max_length=40,
            pattern="^[A-Za-z0-9_-]+$",
            rule="hold only letters, digits, hyphens and underscores",
            shown=True,
            required=True,
        ),
    ),
    query_fields=(
        Integer("recordsPerPage", minimum=1, maximum=100, name="RecordsPerPage", shown=True, default=100),
        Integer("page", minimum=1, name="Page", shown=True, default=1),
    ),
    repeatable=True,
    paged=Paged(items="Recipients", key="DestSeq"),
    waited=Waited(state="Status"),
    pace=1,
    rate_limited=True,
)
"""Read the state of a message and of its recipients."""
