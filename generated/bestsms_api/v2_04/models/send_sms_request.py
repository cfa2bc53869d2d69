# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    One,
)

from .message_data import MessageData


class SendSMSRequest(Model):
    """Body of a send: the message under its one key, nothing beside it."""

    __slots__ = ()

    MessageData = One(MessageData, "MessageData", required=True)
    """The message to send."""
