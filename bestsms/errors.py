"""Exceptions: how a call failed, for those who ask for exceptions.

A call raises these only from a client made with `RaiseErrors=True`, or from `RaiseForError()` of its result. Wrong
arguments are always a TypeError or ValueError, and nothing was sent.
"""

from __future__ import annotations

from typing import TypeAlias

import bestsms_schema

__all__ = [
    "APIError",
    "AuthenticationError",
    "BestSMSError",
    "ConnectionFailed",
    "InvalidRequestError",
    "NotFoundError",
    "OutcomeUnknownError",
    "RateLimitError",
    "RequestTimeout",
    "ResponseParseError",
    "ServerError",
    "TransportError",
]

CallResult: TypeAlias = bestsms_schema.Result


class BestSMSError(Exception):
    """A call did not succeed.

    Attributes:
        Result: The result that the call would have returned.
    """

    def __init__(self, text: str, Result: CallResult) -> None:
        super().__init__(text)
        self.Result = Result

    def __reduce__(self) -> tuple[type[BestSMSError], tuple[str, CallResult], dict[str, object]]:
        return type(self), (str(self), self.Result), self.__dict__


class APIError(BestSMSError):
    """The service answered, and not with success."""


class InvalidRequestError(APIError):
    """The service found the request invalid (HTTP 400, 413, 415, 422)."""


class AuthenticationError(APIError):
    """The service did not accept the Auth Token (HTTP 401, 403)."""


class NotFoundError(APIError):
    """There is no such message, contact or group (HTTP 404, 410)."""


class RateLimitError(APIError):
    """Too many requests (HTTP 429)."""


class ServerError(APIError):
    """The service failed (HTTP 5xx)."""


class TransportError(BestSMSError):
    """No answer came, and nothing was done."""


class ConnectionFailed(TransportError):
    """There was no connection to the service, or it was lost."""


class RequestTimeout(TransportError):
    """No answer came within the time allowed."""


class OutcomeUnknownError(BestSMSError):
    """The request may have been carried out: its answer was lost.

    Attributes:
        MessageID: The identifier to ask the service about; None for requests that have none.
    """

    def __init__(self, text: str, Result: CallResult) -> None:
        super().__init__(text, Result)
        found: object = getattr(Result, "MessageID", None)
        self.MessageID: str | None = found if isinstance(found, str) else None


class ResponseParseError(BestSMSError):
    """The answer could not be read.

    Attributes:
        Status: The HTTP status code.
        ContentType: The answer's Content-Type; empty if it had none.
        Length: The number of bytes in its body.
        Body: The body. It may hold personal data, so it is never part of the text.
    """

    Status: int
    ContentType: str
    Length: int
    Body: bytes
