# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Integer,
    Many,
    Result,
)

from .sms_received_message import SMSReceivedMessage


class SMSReceivedResult(Result):
    """A page of received messages."""

    __slots__ = ()

    TotalRecords: Integer = Integer("TotalRecords", shown=True)
    """Records on all pages together. Example: 3"""

    RecordsPerPage: Integer = Integer("RecordsPerPage", shown=True)
    """Records that one page holds. Example: 100"""

    PageCount: Integer = Integer("PageCount", shown=True)
    """Number of pages. Example: 1"""

    Page: Integer = Integer("Page", shown=True)
    """Number of this page, counted from 1. Example: 1"""

    Messages: Many[SMSReceivedMessage] = Many(SMSReceivedMessage, "Messages", aliases=("ReceivedMessages",))
    """The messages on this page."""
    ReceivedMessages: Many[SMSReceivedMessage] = Messages
    """The same as Messages."""
