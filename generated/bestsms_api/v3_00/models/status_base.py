# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    DateTime,
    Integer,
    Model,
    Number,
    Text,
)


class StatusBase(Model):
    """What the status and the reply poll say about a message."""

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

    TotalRecords = Integer("TotalRecords", shown=True)
    """Records on all pages together. Example: 3"""

    RecordsPerPage = Integer("RecordsPerPage", shown=True)
    """Records that one page holds. Example: 100"""

    PageCount = Integer("PageCount", shown=True)
    """Number of pages. Example: 1"""

    Page = Integer("Page", shown=True)
    """Number of this page, counted from 1. Example: 1"""

    Status = Text("JobStatus", max_length=100, name="Status", aliases=("JobStatus",), shown=True)
    """State of the message as a whole. At most 100 characters. Known values: Unknown, Pending, Delayed, Completed,
    CreditHold. Example: Completed"""
    JobStatus = Status
    """The same as Status."""

    JobNum = Text("JobNum", shown=True)
    """Eight-character job number of the service. Example: 10AB20CE"""

    Account = Text("Account")
    """Account that the message belongs to. Example: 102030"""

    SubAccount = Text("SubAccount", nullable=True)
    """Sub-account the message is reported and billed under. Example: SubAccount01"""

    Department = Text("Department", nullable=True)
    """Department the message is reported and billed under. Example: Department01"""

    Reference = Text("Reference", nullable=True)
    """Reference given with the message. Example: Test1"""

    CreatedTimeLocal = DateTime("CreatedTimeLocal", aliases=("Created",), never="0001-01-01", shown=True)
    """When the message was accepted, `YYYY-MM-DD HH:MM:SS` in Timezone. Example: 2025-06-04 09:16:50"""
    Created = CreatedTimeLocal
    """The same as CreatedTimeLocal."""

    CreatedTimeUTC = DateTime("CreatedTimeUTC", aliases=("CreatedUTC",), never="0001-01-01", utc=True, shown=True)
    """When the message was accepted, `YYYY-MM-DD HH:MM:SS` in UTC. Example: 2025-06-03 23:16:50"""
    CreatedUTC = CreatedTimeUTC
    """The same as CreatedTimeUTC."""

    CreatedTimeUTC_RFC3339 = DateTime("CreatedTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the message was accepted, in RFC 3339 form. Example: 2025-06-03T23:16:50.000Z"""

    DelayedTimeLocal = DateTime("DelayedTimeLocal", aliases=("Delayed",), never="0001-01-01", shown=True)
    """When the message is due, `YYYY-MM-DD HH:MM:SS` in Timezone. Example: 2025-06-04 09:16:50"""
    Delayed = DelayedTimeLocal
    """The same as DelayedTimeLocal."""

    DelayedTimeUTC = DateTime("DelayedTimeUTC", aliases=("DelayedUTC",), never="0001-01-01", utc=True, shown=True)
    """When the message is due, `YYYY-MM-DD HH:MM:SS` in UTC. Example: 2025-06-03 23:16:50"""
    DelayedUTC = DelayedTimeUTC
    """The same as DelayedTimeUTC."""

    DelayedTimeUTC_RFC3339 = DateTime("DelayedTimeUTC_RFC3339", never="0001-01-01", utc=True, shown=True)
    """When the message is due, in RFC 3339 form. Example: 2025-06-03T23:16:50.000Z"""

    Timezone = Text("Timezone", shown=True)
    """Windows name of the time zone of the local times. Example: AUS Eastern"""

    Count = Integer("Count", shown=True)
    """Number of recipients. Example: 3"""

    Complete = Integer("Complete", shown=True)
    """Recipients with a final result. Example: 2"""

    Success = Integer("Success", shown=True)
    """Recipients that count as a success. Example: 1"""

    Failed = Integer("Failed", shown=True)
    """Recipients that failed. Example: 1"""

    Price = Number("Price", shown=True)
    """Cost of the message so far, in the currency of the account. Example: 0.20"""
