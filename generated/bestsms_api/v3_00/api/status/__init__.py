# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Reads the state of a message."""

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

from ...models.status_recipient import StatusRecipient
from ...models.status_result import StatusResult
from ...types import FilesGiven, RecipientsGiven
from .status_poll import STATUS_POLL


class StatusParameters(Requests):
    """The parameters of Status that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(["MessageID", "RecordsPerPage", "Page"])
    MessageID: str | None
    RecordsPerPage: int | None
    Page: int | None


class Status(StatusParameters, SyncRequests):
    """Reads the state of a message."""

    __slots__ = ()

    @documented
    def Poll(
        self,
        *,
        MessageID: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> StatusResult:
        """Read the state of a message and of its recipients.

        Tells how far a message is, the result of each recipient, and what was sent to it and came back,
        page by page. Give up after 6 hours without a final result.

        Documentation: Status Reporting > GET Status Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            StatusResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(STATUS_POLL, *self._arguments(locals()))

    @documented
    def PollAll(
        self,
        *,
        MessageID: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> Generator[StatusRecipient]:
        """Read the state of a message and of its recipients, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: Status Reporting > GET Status Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            StatusRecipient: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(STATUS_POLL, *self._arguments(locals()))

    @documented
    def Wait(
        self,
        *,
        MessageID: str | None = None,
        Timeout: float = 21_600.0,
        OnUpdate: Callable[[StatusResult], object] | None = None,
    ) -> StatusResult:
        """Read the state of a message and of its recipients, again and again until it is final.

        Asks every second at first, then ever less often, down to every five minutes. Trouble (no answer,
        HTTP 5xx or 429) is waited out. A refusal ends it at once; that the message is not known, when that
        lasts for ReconcileFor seconds.

        Documentation: Status Reporting > GET Status Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            Timeout: Seconds after which it ends. Default 6 hours.
            OnUpdate: Called with each status that differs from the one before. With the asyncio client it may
                be a coroutine function. What it raises ends the waiting.

        Returns:
            StatusResult: The last one: final, or as it was when the time was over.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: It was refused, or never answered, and the client was made with RaiseErrors=True.
        """
        return self._carrier._wait(STATUS_POLL, *self._arguments(locals()))


class AsyncStatus(StatusParameters, AsyncRequests):
    """Reads the state of a message."""

    __slots__ = ()

    @documented
    async def Poll(
        self,
        *,
        MessageID: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> StatusResult:
        """Read the state of a message and of its recipients.

        Tells how far a message is, the result of each recipient, and what was sent to it and came back,
        page by page. Give up after 6 hours without a final result.

        Documentation: Status Reporting > GET Status Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            StatusResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(STATUS_POLL, *self._arguments(locals()))

    @documented
    def PollAll(
        self,
        *,
        MessageID: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> AsyncGenerator[StatusRecipient]:
        """Read the state of a message and of its recipients, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: Status Reporting > GET Status Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            RecordsPerPage: Records on one page. From 1 to 100. Default 100.

        Yields:
            StatusRecipient: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(STATUS_POLL, *self._arguments(locals()))

    @documented
    async def Wait(
        self,
        *,
        MessageID: str | None = None,
        Timeout: float = 21_600.0,
        OnUpdate: Callable[[StatusResult], object] | None = None,
    ) -> StatusResult:
        """Read the state of a message and of its recipients, again and again until it is final.

        Asks every second at first, then ever less often, down to every five minutes. Trouble (no answer,
        HTTP 5xx or 429) is waited out. A refusal ends it at once; that the message is not known, when that
        lasts for ReconcileFor seconds.

        Documentation: Status Reporting > GET Status Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            Timeout: Seconds after which it ends. Default 6 hours.
            OnUpdate: Called with each status that differs from the one before. With the asyncio client it may
                be a coroutine function. What it raises ends the waiting.

        Returns:
            StatusResult: The last one: final, or as it was when the time was over.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: It was refused, or never answered, and the client was made with RaiseErrors=True.
        """
        return await self._carrier._wait(STATUS_POLL, *self._arguments(locals()))
