# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
    Text,
)

from ...models.abort_request_result import AbortRequestResult

ABORT_SEND_REQUEST = Operation(
    name="Actions.Abort.SendRequest",
    method="PATCH",
    path="/sms/{MessageID}/abort",
    result=AbortRequestResult,
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
    repeatable=True,
    outcome=("Result", "ActionResult"),
)
"""Cancel a delayed message."""
