# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
)


class ActionResult(Model):
    """Answer to a change of a message that was sent before."""

    __slots__ = ()

    Result = Text("Result", shown=True)
    """Outcome of the call, not of the message. Absent on most successes. Known values: Success, Failed, Unauthorized,
    RecordNotFound. Example: Failed"""

    ErrorMessage = Text("ErrorMessage", aliases=("Message",))
    """Why the call failed: a list of texts, or one text. Absent or empty on success."""
    Message = ErrorMessage
    """The same as ErrorMessage."""

    MessageID = Text("MessageID", shown=True)
    """Identifier of the message: yours, or the UUID that the service gave it. Example:
    1000000a-f002-4007-b00a-d00000000001"""

    ActionResult = Text("ActionResult", shown=True)
    """Outcome of the change, not of the message. Known values: Success, Failed. Example: Success"""

    Status = Text("Status", shown=True)
    """State of the message before the change. Known values: Pending, Delayed, Completed, CreditHold, Unknown. Example:
    Delayed"""

    JobNum = Text("JobNum", shown=True)
    """Eight-character job number of the message. Example: 10AB20CE"""

    Action = Text("Action", shown=True)
    """The change that was asked for. Known values: Reschedule, Abort. Example: Reschedule"""
