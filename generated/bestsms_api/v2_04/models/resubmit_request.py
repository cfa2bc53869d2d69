# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    DateTime,
    Model,
)


class ResubmitRequest(Model):
    """Body of a resubmit; empty for at once."""

    __slots__ = ()

    SendTime = DateTime("SendTime", shown=True)
    """When to retry, as `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`, local to the account. At once if absent. Example:
    2030-08-12T12:00:00"""
