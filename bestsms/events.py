"""What the hooks `OnRequest`, `OnResponse` and `OnRetry` are told. Nothing in it is personal or secret."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["RequestEvent", "ResponseEvent", "RetryEvent"]


@dataclass(frozen=True, slots=True, eq=False)
class RequestEvent:
    """A request is about to be sent. One object for each attempt; its ResponseEvent carries the same one.

    Attributes:
        Operation: The documented call, such as `Messaging.SMS.SendMessage`.
        Method: HTTP method.
        URLTemplate: Absolute URL with `{names}` in place of identifiers, without query.
        ServerAddress: Host name or address of the server.
        ServerPort: Its port.
        Attempt: 1 for the first request of a call, 2 for the first repetition, and so on.
        BodySize: Bytes of the request's body.
    """

    Operation: str
    Method: str
    URLTemplate: str
    ServerAddress: str
    ServerPort: int
    Attempt: int
    BodySize: int


@dataclass(frozen=True, slots=True, eq=False)
class ResponseEvent:
    """A request has ended, with an answer or without.

    Attributes:
        Request: What was sent.
        Status: HTTP status of the answer; None if none came.
        Failure: Why no answer came: `connection`, `timeout`, `closed` if the client was closed before it was sent, or
            `interrupted` if the caller was cancelled before it could; None if one came.
        Seconds: Time from the request to its end.
        BodySize: Bytes of the answer's body; 0 if none came.
    """

    Request: RequestEvent
    Status: int | None
    Failure: str | None
    Seconds: float
    BodySize: int


@dataclass(frozen=True, slots=True, eq=False)
class RetryEvent:
    """A request will be repeated.

    Attributes:
        Operation: The documented call.
        Attempt: Number of the attempt that failed, from 1.
        Status: HTTP status that it ended with; None if no answer came.
        Failure: Why no answer came; None if one came.
        Delay: Seconds until the next attempt.
    """

    Operation: str
    Attempt: int
    Status: int | None
    Failure: str | None
    Delay: float
