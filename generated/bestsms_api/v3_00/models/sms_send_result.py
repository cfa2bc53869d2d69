# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Result,
    Text,
)


class SMSSendResult(Result):
    """Answer to a send: the message was accepted; delivery shows in the status."""

    __slots__ = ()

    MessageID: Text = Text("MessageID", shown=True)
    """Identifier of the message: yours, or the UUID that the service gave it. Example:
    1000000a-f002-4007-b00a-d00000000001"""
