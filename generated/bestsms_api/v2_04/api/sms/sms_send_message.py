# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Operation,
)

from ...models.message_data import MessageData
from ...models.sms_send_result import SMSSendResult
from ..status.status_poll import STATUS_POLL

SMS_SEND_MESSAGE = Operation(
    name="Messaging.SMS.SendMessage",
    method="POST",
    path="/send/sms",
    result=SMSSendResult,
    has_body=True,
    body_fields=tuple(MessageData.declared()),
    body_wrapper="MessageData",
    repeatable=False,
    verified_by=STATUS_POLL,
    needs_one_of=(("Message", "Files"), ("Destinations",)),
)
"""Send an SMS to one or more recipients."""
