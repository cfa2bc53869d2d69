# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
)

from ...models.send_sms_request import SendSMSRequest
from ...models.sms_send_result import SMSSendResult
from ..status.status_poll import STATUS_POLL

SMS_SEND_MESSAGE = Operation(
    name="Messaging.SMS.SendMessage",
    method="POST",
    path="/sms",
    result=SMSSendResult,
    has_body=True,
    body_fields=tuple(SendSMSRequest.declared()),
    repeatable=False,
    verified_by=STATUS_POLL,
    needs_one_of=(
        ("Message", "Files", "TemplateID"),
        ("Destinations", "ToNumber", "Destination", "ContactID", "GroupID"),
    ),
)
"""Send an SMS to one or more recipients."""
