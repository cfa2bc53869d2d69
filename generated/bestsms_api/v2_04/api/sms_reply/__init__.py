# Compiled from openapi/bestsms-v2.04.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Reads the replies to a message."""

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
from ...models.sms_reply_recipient import SMSReplyRecipient
from ...models.sms_reply_result import SMSReplyResult
from ...types import FilesGiven, RecipientsGiven
from .sms_reply_poll import SMS_REPLY_POLL


class SMSReplyParameters(Requests):
    """The parameters of SMSReply that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(["MessageID", "RecordsPerPage", "Page"])
    MessageID: str | None
    RecordsPerPage: int | None
    Page: int | None


class SMSReply(SMSReplyParameters, SyncRequests):
    """Reads the replies to a message."""

    __slots__ = ()

    @documented
    def Poll(
        self,
        *,
        MessageID: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> SMSReplyResult:
        """Read the replies to a message.

        Reads the replies to one message, page by page. A handset has 7 days to reply; what comes later is a
        message of its own. Give up after 48 hours without a reply.

        Documentation: Receive Messages > GET SMS Reply Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            SMSReplyResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(SMS_REPLY_POLL, *self._arguments(locals()))

    @documented
    def PollAll(
        self,
        *,
        MessageID: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> Generator[SMSReplyRecipient]:
        """Read the replies to a message, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: Receive Messages > GET SMS Reply Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.

        Yields:
            SMSReplyRecipient: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(SMS_REPLY_POLL, *self._arguments(locals()))

    @documented
    def Follow(
        self,
        *,
        MessageID: str | None = None,
        RecordsPerPage: int | None = None,
        Timeout: float | None = 172_800.0,
    ) -> Generator[SMSReceivedMessage]:
        """Read the replies to a message, and go on as they come in.

        Asks every second at most, and ever less often while nothing comes: down to once a minute, or every
        five minutes where it is about one message. Trouble (no answer, HTTP 5xx or 429) is waited out. A
        refusal is raised at once; that the message is not known, when that lasts for ReconcileFor seconds.

        Documentation: Receive Messages > GET SMS Reply Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.
            Timeout: Seconds after which it ends; None for never. Default 48 hours.

        Yields:
            SMSReceivedMessage: Each message once; those of one poll by the time they came.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: It was refused, or not answered at the end of the time, whether the client was made
                with RaiseErrors or not.
        """
        return self._carrier._follow(SMS_REPLY_POLL, *self._arguments(locals()))


class AsyncSMSReply(SMSReplyParameters, AsyncRequests):
    """Reads the replies to a message."""

    __slots__ = ()

    @documented
    async def Poll(
        self,
        *,
        MessageID: str | None = None,
        RecordsPerPage: int | None = None,
        Page: int | None = None,
    ) -> SMSReplyResult:
        """Read the replies to a message.

        Reads the replies to one message, page by page. A handset has 7 days to reply; what comes later is a
        message of its own. Give up after 48 hours without a reply.

        Documentation: Receive Messages > GET SMS Reply Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.
            Page: Number of the page to read, counted from 1. Default 1.

        Returns:
            SMSReplyResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(SMS_REPLY_POLL, *self._arguments(locals()))

    @documented
    def PollAll(
        self,
        *,
        MessageID: str | None = None,
        RecordsPerPage: int | None = None,
    ) -> AsyncGenerator[SMSReplyRecipient]:
        """Read the replies to a message, page after page.

        Reads a page when its first record is asked for, and keeps none. Safe when records come and go
        meanwhile: what is there all the time is yielded exactly once, as long as less than half a page
        changes between two requests, in an order that stays; what comes or goes meanwhile, at most once. To
        see that no record slips between two pages they are read with an overlap, so the number of records
        that is asked for varies a little.

        Documentation: Receive Messages > GET SMS Reply Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.

        Yields:
            SMSReplyRecipient: Each record once.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: A page could not be read, whether the client was made with RaiseErrors or not.
        """
        return self._carrier._all(SMS_REPLY_POLL, *self._arguments(locals()))

    @documented
    def Follow(
        self,
        *,
        MessageID: str | None = None,
        RecordsPerPage: int | None = None,
        Timeout: float | None = 172_800.0,
    ) -> AsyncGenerator[SMSReceivedMessage]:
        """Read the replies to a message, and go on as they come in.

        Asks every second at most, and ever less often while nothing comes: down to once a minute, or every
        five minutes where it is about one message. Trouble (no answer, HTTP 5xx or 429) is waited out. A
        refusal is raised at once; that the message is not known, when that lasts for ReconcileFor seconds.

        Documentation: Receive Messages > GET SMS Reply Poll.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            RecordsPerPage: Records on one page. From 1 to 999. Default 100.
            Timeout: Seconds after which it ends; None for never. Default 48 hours.

        Yields:
            SMSReceivedMessage: Each message once; those of one poll by the time they came.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: It was refused, or not answered at the end of the time, whether the client was made
                with RaiseErrors or not.
        """
        return self._carrier._follow(SMS_REPLY_POLL, *self._arguments(locals()))
