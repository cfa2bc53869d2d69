# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    DateTime,
    Integer,
    Many,
    Number,
    One,
    Result,
    Text,
)

from .sms_received_message import SMSReceivedMessage
from .sms_reply_recipient import SMSReplyRecipient
from .sms_sent_message import SMSSentMessage


class SMSReplyResult(Result):
    """State of a message and the replies to it."""

    __slots__ = ()

    MessageID: Text = Text("MessageID", shown=True)
    """Identifier of the message: yours, or the UUID that the service gave it. Example:
    1000000a-f002-4007-b00a-d00000000001"""

    TotalRecords: Integer = Integer("TotalRecords", shown=True)
    """Records on all pages together. Example: 3"""

    RecordsPerPage: Integer = Integer("RecordsPerPage", shown=True)
    """Records that one page holds. Example: 100"""

    PageCount: Integer = Integer("PageCount", shown=True)
    """Number of pages. Example: 1"""

    Page: Integer = Integer("Page", shown=True)
    """Number of this page, counted from 1. Example: 1"""

    Status: Text = Text("Status", shown=True)
    """State of the message as a whole. Known values: Unknown, Pending, Delayed, Completed, CreditHold, Received.
    Example: Completed"""

    JobNum: Text = Text("JobNum", shown=True)
    """Eight-character job number of the service. Example: 10AB20CE"""

    Account: Text = Text("Account")
    """Account that the message belongs to. Example: 102030"""

    SubAccount: Text = Text("SubAccount")
    """Sub-account the message is reported and billed under. Example: SubAccount01"""

    Department: Text = Text("Department")
    """Department the message is reported and billed under. Example: Department01"""

    Reference: Text = Text("Reference")
    """Reference given with the message. Example: Test1"""

    CreatedTimeLocal: DateTime = DateTime("CreatedTimeLocal", aliases=("Created",), shown=True)
    """When the message was accepted, `YYYY-MM-DD HH:MM:SS` in Timezone. Example: 2025-06-04 09:16:50"""
    Created: DateTime = CreatedTimeLocal
    """The same as CreatedTimeLocal."""

    CreatedTimeUTC: DateTime = DateTime("CreatedTimeUTC", aliases=("CreatedUTC",), utc=True, shown=True)
    """When the message was accepted, `YYYY-MM-DD HH:MM:SS` in UTC. Example: 2025-06-03 23:16:50"""
    CreatedUTC: DateTime = CreatedTimeUTC
    """The same as CreatedTimeUTC."""

    CreatedTimeUTC_RFC3339: DateTime = DateTime("CreatedTimeUTC_RFC3339", utc=True, shown=True)
    """When the message was accepted, in RFC 3339 form. Example: 2025-06-03T23:16:50.000Z"""

    DelayedTimeLocal: DateTime = DateTime("DelayedTimeLocal", aliases=("Delayed",), shown=True)
    """When the message is due, `YYYY-MM-DD HH:MM:SS` in Timezone. Example: 2025-06-04 09:16:50"""
    Delayed: DateTime = DelayedTimeLocal
    """The same as DelayedTimeLocal."""

    DelayedTimeUTC: DateTime = DateTime("DelayedTimeUTC", aliases=("DelayedUTC",), utc=True, shown=True)
    """When the message is due, `YYYY-MM-DD HH:MM:SS` in UTC. Example: 2025-06-03 23:16:50"""
    DelayedUTC: DateTime = DelayedTimeUTC
    """The same as DelayedTimeUTC."""

    DelayedTimeUTC_RFC3339: DateTime = DateTime("DelayedTimeUTC_RFC3339", utc=True, shown=True)
    """When the message is due, in RFC 3339 form. Example: 2025-06-03T23:16:50.000Z"""

    Timezone: Text = Text("Timezone", shown=True)
    """Windows name of the time zone of the local times. Example: AUS Eastern"""

    Count: Integer = Integer("Count", shown=True)
    """Number of recipients. Example: 3"""

    Complete: Integer = Integer("Complete", shown=True)
    """Recipients with a final result. Example: 2"""

    Success: Integer = Integer("Success", shown=True)
    """Recipients that count as a success. Example: 1"""

    Failed: Integer = Integer("Failed", shown=True)
    """Recipients that failed. Example: 1"""

    Price: Number = Number("Price", shown=True)
    """Cost of the message so far, in the currency of the account. Example: 0.20"""

    Recipients: Many[SMSReplyRecipient] = Many(SMSReplyRecipient, "Recipients")
    """The recipients on this page, each with its replies."""

    SentMessage: One[SMSSentMessage] = One(SMSSentMessage, "SentMessage", source=("Recipients",))
    """The message sent; taken from the first recipient where the service gives none."""

    ReceivedMessages: Many[SMSReceivedMessage] = Many(
        SMSReceivedMessage, "ReceivedMessages", source=("Recipients", "SMSReplies")
    )
    """All replies; taken from the recipients where the service gives none."""
