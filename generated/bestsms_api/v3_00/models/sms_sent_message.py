# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from datetime import datetime

from bestsms_schema import (
    DateTime,
    Model,
    Text,
    documented,
)


class SMSSentMessage(Model):
    """The message that replies refer to."""

    __slots__ = ()

    Date: DateTime = DateTime("Date", aliases=("SentTimeLocal", "SentDate"), shown=True)
    """When the message was sent, `YYYY-MM-DD HH:MM:SS`, local to the account. Example: 2025-06-04 09:16:55"""
    SentTimeLocal: DateTime = Date
    """The same as Date."""
    SentDate: DateTime = Date
    """The same as Date."""

    Destination: Text = Text("Destination")
    """Number of the recipient in E.164 form; the plus may be missing. Example: +61491570006"""

    MessageText: Text = Text("MessageText")
    """Text that was sent. Example: Reply YES to renew."""

    @documented
    def __init__(
        self,
        *,
        Date: datetime | str | None = None,
        SentTimeLocal: datetime | str | None = None,
        SentDate: datetime | str | None = None,
        Destination: str | None = None,
        MessageText: str | None = None,
    ) -> None:
        self._fill(locals())
