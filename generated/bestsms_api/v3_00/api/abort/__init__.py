# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""Cancels a delayed message."""

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

from ...models.abort_request_result import AbortRequestResult
from ...types import FilesGiven, RecipientsGiven
from .abort_send_request import ABORT_SEND_REQUEST


class AbortParameters(Requests):
    """The parameters of Abort that can be set as attributes before its method is called."""

    __slots__ = ()
    parameters: ClassVar[frozenset[str]] = frozenset(["MessageID"])
    MessageID: str | None


class Abort(AbortParameters, SyncRequests):
    """Cancels a delayed message."""

    __slots__ = ()

    @documented
    def SendRequest(
        self,
        *,
        MessageID: str | None = None,
    ) -> AbortRequestResult:
        """Cancel a delayed message.

        Takes a message that is still delayed out of the queue. Where messages share a MessageID it applies
        to the newest.

        Documentation: Edit Messages > Abort Sending.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.

        Returns:
            AbortRequestResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return self._carrier._call(ABORT_SEND_REQUEST, *self._arguments(locals()))


class AsyncAbort(AbortParameters, AsyncRequests):
    """Cancels a delayed message."""

    __slots__ = ()

    @documented
    async def SendRequest(
        self,
        *,
        MessageID: str | None = None,
    ) -> AbortRequestResult:
        """Cancel a delayed message.

        Takes a message that is still delayed out of the queue. Where messages share a MessageID it applies
        to the newest.

        Documentation: Edit Messages > Abort Sending.

        Args:
            MessageID: Required. Identifier of the message: yours, or the one that the send returned. Where
                several messages share it, the newest counts. At most 40 characters.

        Returns:
            AbortRequestResult: What the service answered; see its Result.

        Raises:
            TypeError: An unknown argument, or one of a wrong type. Nothing was sent.
            ValueError: A missing argument, or one outside its limits. Nothing was sent.
            BestSMSError: The call failed and the client was made with RaiseErrors=True.
        """
        return await self._carrier._call(ABORT_SEND_REQUEST, *self._arguments(locals()))
