# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
    Text,
)

from ...models.reschedule_request import RescheduleRequest
from ...models.reschedule_request_result import RescheduleRequestResult

RESCHEDULE_SEND_REQUEST = Operation(
    name="Actions.Reschedule.SendRequest",
    method="PATCH",
    path="/sms/{MessageID}/reschedule",
    result=RescheduleRequestResult,
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
    has_body=True,
    body_fields=tuple(RescheduleRequest.declared()),
    repeatable=True,
    outcome=("Result", "ActionResult"),
)
"""Move a delayed message to another time."""
