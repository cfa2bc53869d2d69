# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
)


class ApiResult(Model):
    """What every answer says about the call itself."""

    __slots__ = ()

    Result = Text("Result", shown=True, required=True)
    """Outcome of the call, not of the message. Known values: Success, Failed. Example: Success"""

    ErrorMessage = Text("ErrorMessage", aliases=("Message",))
    """Why the call failed: a list of texts, or one text. Absent or empty on success."""
    Message = ErrorMessage
    """The same as ErrorMessage."""
