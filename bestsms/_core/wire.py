"""What goes over a transport and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

__all__ = ["FailureKind", "HTTPAnswer", "HTTPRequest", "TransportFailure"]


class HTTPRequest(NamedTuple):
    """An HTTP request. Its repr shows neither headers nor body: they hold secrets."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None = None

    def __repr__(self) -> str:
        return f"<HTTPRequest {self.method} of {len(self.body or b'')} bytes>"


class HTTPAnswer(NamedTuple):
    """An HTTP answer; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def __repr__(self) -> str:
        return f"<HTTPAnswer {self.status} of {len(self.body)} bytes>"


class FailureKind(Enum):
    """Why no answer came."""

    CONNECTION = "connection"
    TIMEOUT = "timeout"
    CLOSED = "closed"
    """The client was closed before the request began."""


class TransportFailure(Exception):
    """No answer came.

    Attributes:
        kind: Whether the connection failed or time ran out.
        may_have_arrived: Whether any byte of the request may have reached the server.
    """

    def __init__(self, text: str, kind: FailureKind, *, may_have_arrived: bool) -> None:
        super().__init__(text)
        self.kind = kind
        self.may_have_arrived = may_have_arrived
