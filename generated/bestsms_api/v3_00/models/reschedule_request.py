# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    DateTime,
    Model,
)


class RescheduleRequest(Model):
    """Body of a reschedule."""

    __slots__ = ()

    SendTime = DateTime("SendTime", shown=True, required=True)
    """New time to send, as `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`, local to the account. Example:
    2030-08-12T12:00:00"""
