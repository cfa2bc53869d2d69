# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Moves a delayed message to another time."""

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

from ...models.reschedule_request_result import RescheduleRequestResult
from ...types import FilesGiven, RecipientsGiven
from .reschedule_send_request import RESCHEDULE_SEND_REQUEST


class RescheduleParameters(Requests):
    """The parameters of Reschedule that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(["MessageID", "SendTime"])
    MessageID: str | None
    SendTime: datetime | str | None


class Reschedule(RescheduleParameters, SyncRequests):
    """Moves a delayed message to another time."""

    __slots__ = ()

    @documented
    def SendRequest(
        self,
        *,
        MessageID: str | None = None,
        SendTime: datetime | str | None = None,
    ) -> RescheduleRequestResult:
        """Move a delayed message to another time.

        Changes the time of a message that is still delayed. Where messages share a MessageID it applies to
        the newest.

        Documentation: Edit Messages > Reschedule Sending.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            SendTime: Required. New time to send, as `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`, local to the
                account. Given as a datetime, or as text with a space or T between date and time; an aware one
                is converted. Example: 2030-08-12T12:00:00

        Returns:
            RescheduleRequestResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(RESCHEDULE_SEND_REQUEST, *self._arguments(locals()))


class AsyncReschedule(RescheduleParameters, AsyncRequests):
    """Moves a delayed message to another time."""

    __slots__ = ()

    @documented
    async def SendRequest(
        self,
        *,
        MessageID: str | None = None,
        SendTime: datetime | str | None = None,
    ) -> RescheduleRequestResult:
        """Move a delayed message to another time.

        Changes the time of a message that is still delayed. Where messages share a MessageID it applies to
        the newest.

        Documentation: Edit Messages > Reschedule Sending.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.
            SendTime: Required. New time to send, as `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`, local to the
                account. Given as a datetime, or as text with a space or T between date and time; an aware one
                is converted. Example: 2030-08-12T12:00:00

        Returns:
            RescheduleRequestResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(RESCHEDULE_SEND_REQUEST, *self._arguments(locals()))
