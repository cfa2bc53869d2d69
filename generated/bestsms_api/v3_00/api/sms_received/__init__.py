# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Reads the messages that came in during a period."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator, Iterable, Mapping
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

from ...models.sms_received_message import SMSReceivedMessage
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

        Reads every message that came in between two times, or during the last so many minutes.

        Documentation: Receive Messages > GET SMS Received Poll.

        Args:
            TimePeriod: Reads what came in during the last so many minutes. Give either this or both dates.
                From 1 to 1440. Default 1440.
            DateFrom: Start of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. At most 7 days in
                all. Needs DateTo. Given as a datetime, or as text with a space or T between date and time; an
                aware one is converted.
            DateTo: End of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. At most 7 days in all.
                Needs DateFrom. Given as a datetime, or as text with a space or T between date and time; an
                aware one is converted.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            SMSReceivedResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(SMS_RECEIVED_POLL, *self._arguments(locals()))

    @documented
    def PollAll(
        self,
        *,
        TimePeriod: int | None = None,
        DateFrom: datetime | str | None = None,
        DateTo: datetime | str | None = None,
        RecordsPerPage: int | None = None,
    ) -> Generator[SMSReceivedMessage]:
        """Read the messages received in a period, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: Receive Messages > GET SMS Received Poll.

        Args:
            TimePeriod: Reads what came in during the last so many minutes. Give either this or both dates.
                From 1 to 1440. Default 1440.
            DateFrom: Start of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. At most 7 days in
                all. Needs DateTo. Given as a datetime, or as text with a space or T between date and time; an
                aware one is converted.
            DateTo: End of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. At most 7 days in all.
                Needs DateFrom. Given as a datetime, or as text with a space or T between date and time; an
                aware one is converted.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            SMSReceivedMessage: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(SMS_RECEIVED_POLL, *self._arguments(locals()))

    @documented
    def Follow(
        self,
        *,
        TimePeriod: int | None = None,
        RecordsPerPage: int | None = None,
        Timeout: float | None = None,
    ) -> Generator[SMSReceivedMessage]:
        """Read the messages received in a period, and go on as they come in.

        Asks every second at most, and ever less often while nothing comes: down to once a minute, or every
        five minutes where it is about one message. Trouble (no answer, HTTP 5xx or 429) is waited out. A
        refusal is raised at once; that the message is not known, when that lasts for ReconcileFor seconds.

        Documentation: Receive Messages > GET SMS Received Poll.

        Args:
            TimePeriod: Reads what came in during the last so many minutes. Give either this or both dates.
                From 1 to 1440. Default 1440.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Timeout: Seconds after which it ends; None for never.

        Yields:
            SMSReceivedMessage: Each message once; those of one poll by the time they came.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: It was refused, or not answered at the end of the time, whether the client was made
                with RaiseErrors or not.
        """
        return self._carrier._follow(SMS_RECEIVED_POLL, *self._arguments(locals()))


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

        Reads every message that came in between two times, or during the last so many minutes.

        Documentation: Receive Messages > GET SMS Received Poll.

        Args:
            TimePeriod: Reads what came in during the last so many minutes. Give either this or both dates.
                From 1 to 1440. Default 1440.
            DateFrom: Start of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. At most 7 days in
                all. Needs DateTo. Given as a datetime, or as text with a space or T between date and time; an
                aware one is converted.
            DateTo: End of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. At most 7 days in all.
                Needs DateFrom. Given as a datetime, or as text with a space or T between date and time; an
                aware one is converted.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            SMSReceivedResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(SMS_RECEIVED_POLL, *self._arguments(locals()))

    @documented
    def PollAll(
        self,
        *,
        TimePeriod: int | None = None,
        DateFrom: datetime | str | None = None,
        DateTo: datetime | str | None = None,
        RecordsPerPage: int | None = None,
    ) -> AsyncGenerator[SMSReceivedMessage]:
        """Read the messages received in a period, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: Receive Messages > GET SMS Received Poll.

        Args:
            TimePeriod: Reads what came in during the last so many minutes. Give either this or both dates.
                From 1 to 1440. Default 1440.
            DateFrom: Start of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. At most 7 days in
                all. Needs DateTo. Given as a datetime, or as text with a space or T between date and time; an
                aware one is converted.
            DateTo: End of the period, as `YYYY-MM-DDTHH:MM:SS` local to the account. At most 7 days in all.
                Needs DateFrom. Given as a datetime, or as text with a space or T between date and time; an
                aware one is converted.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            SMSReceivedMessage: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(SMS_RECEIVED_POLL, *self._arguments(locals()))

    @documented
    def Follow(
        self,
        *,
        TimePeriod: int | None = None,
        RecordsPerPage: int | None = None,
        Timeout: float | None = None,
    ) -> AsyncGenerator[SMSReceivedMessage]:
        """Read the messages received in a period, and go on as they come in.

        Asks every second at most, and ever less often while nothing comes: down to once a minute, or every
        five minutes where it is about one message. Trouble (no answer, HTTP 5xx or 429) is waited out. A
        refusal is raised at once; that the message is not known, when that lasts for ReconcileFor seconds.

        Documentation: Receive Messages > GET SMS Received Poll.

        Args:
            TimePeriod: Reads what came in during the last so many minutes. Give either this or both dates.
                From 1 to 1440. Default 1440.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Timeout: Seconds after which it ends; None for never.

        Yields:
            SMSReceivedMessage: Each message once; those of one poll by the time they came.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: It was refused, or not answered at the end of the time, whether the client was made
                with RaiseErrors or not.
        """
        return self._carrier._follow(SMS_RECEIVED_POLL, *self._arguments(locals()))
