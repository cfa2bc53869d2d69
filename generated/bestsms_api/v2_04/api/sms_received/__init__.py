# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Reads the messages that came in during a period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from bestsms_schema import (
    UNSET,
    AsyncRequests,
    Requests,
    SyncRequests,
    Unset,
    documented,
)

from ...models.sms_received_result import SMSReceivedResult
from ...types import FilesGiven, RecipientsGiven
from .sms_received_poll import SMS_RECEIVED_POLL


class SMSReceivedParameters(Requests):
    """The parameters of SMSReceived that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(["TimePeriod", "DateFrom", "DateTo", "RecordsPerPage", "Page"])
    TimePeriod: int | None
    DateFrom: datetime | str | None
    DateTo: datetime | str | None
    RecordsPerPage: int | None
    Page: int | None


class SMSReceived(SMSReceivedParameters, SyncRequests):
    """Reads the messages that came in during a period."""

    __slots__ = ()

    @documented
    def Poll(
        self,
        *,
        TimePeriod: int | None = None,
        DateFrom: datetime | str | None = None,
        DateTo: datetime | str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> SMSReceivedResult:
        """Read the messages received in a period.

        Reads every message that came in between two times, or during the last so many minutes. A failure
        can come with status code 200 and Result Failed.

        Documentation: Receive Messages > GET SMS Received Poll.

        Args:
            TimePeriod: Reads what came in during the last so many minutes. Give either this or both dates.
                Default 1440.
            DateFrom: Start of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. Needs dateTo. Given
                as a datetime, or as text with a space or T between date and time; an aware one is converted.
            DateTo: End of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. Needs dateFrom. Given as
                a datetime, or as text with a space or T between date and time; an aware one is converted.
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            SMSReceivedResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._call(SMS_RECEIVED_POLL, locals())


class AsyncSMSReceived(SMSReceivedParameters, AsyncRequests):
    """Reads the messages that came in during a period."""

    __slots__ = ()

    @documented
    async def Poll(
        self,
        *,
        TimePeriod: int | None = None,
        DateFrom: datetime | str | None = None,
        DateTo: datetime | str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> SMSReceivedResult:
        """Read the messages received in a period.

        Reads every message that came in between two times, or during the last so many minutes. A failure
        can come with status code 200 and Result Failed.

        Documentation: Receive Messages > GET SMS Received Poll.

        Args:
            TimePeriod: Reads what came in during the last so many minutes. Give either this or both dates.
                Default 1440.
            DateFrom: Start of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. Needs dateTo. Given
                as a datetime, or as text with a space or T between date and time; an aware one is converted.
            DateTo: End of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. Needs dateFrom. Given as
                a datetime, or as text with a space or T between date and time; an aware one is converted.
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            SMSReceivedResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._call(SMS_RECEIVED_POLL, locals())
