"""What both httpx transports share: reading an answer, and telling failures apart."""

from __future__ import annotations

import httpx

from bestsms._core.wire import FailureKind, HTTPAnswer, TransportFailure

__all__ = ["NO_ANSWER", "answer", "failure", "too_slow"]

NO_ANSWER = (httpx.HTTPError, httpx.InvalidURL, UnicodeError)
"""What httpx raises when there is no answer; the last two for a Location that it cannot parse."""

_NOTHING_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


def answer(response: httpx.Response, body: bytes) -> HTTPAnswer:
    """Return the answer that httpx read."""
    return HTTPAnswer(response.status_code, {name.lower(): value for name, value in response.headers.items()}, body)


def failure(error: Exception, timeout: float) -> TransportFailure:
    """Return the failure that an exception of httpx means."""
    if isinstance(error, httpx.TimeoutException):
        text, kind = f"no answer within {timeout:g} s ({type(error).__name__})", FailureKind.TIMEOUT
    else:
        # Only the operating system's words are passed on: a protocol error quotes what was sent or answered.
        reason = f"{type(error).__name__}: {error}" if isinstance(error, httpx.NetworkError) else type(error).__name__
        text, kind = f"no usable answer ({reason})", FailureKind.CONNECTION
    return TransportFailure(text, kind, may_have_arrived=not isinstance(error, _NOTHING_SENT))


def too_slow(timeout: float) -> TransportFailure:
    """Return the failure of an answer that is not complete in time."""
    return TransportFailure(f"no complete answer within {timeout:g} s", FailureKind.TIMEOUT, may_have_arrived=True)
