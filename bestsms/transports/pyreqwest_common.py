"""What both pyreqwest transports share: the settings of clients, the reading of answers, and telling failures apart."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import TypeVar

from pyreqwest.client import ClientBuilder, SyncClientBuilder
from pyreqwest.exceptions import BuilderError, PoolTimeoutError, RequestError, RequestTimeoutError
from pyreqwest.http import HeaderMap
from pyreqwest.request import RequestBuilder, SyncRequestBuilder

from bestsms._core.wire import TransportFailure
from bestsms.transports.common import CONNECTIONS, IDLE_SECONDS, full, too_slow, unusable

__all__ = ["configured", "failure", "filled", "lower"]

B = TypeVar("B", ClientBuilder, SyncClientBuilder)
R = TypeVar("R", RequestBuilder, SyncRequestBuilder)
CONNECT_SECONDS = 10.0
"""A connection that takes longer is given up, and known not to have carried anything."""


def configured(builder: B) -> B:
    """Return the builder, set to do what it is told and no more: certificates are verified by default."""
    return (
        builder.follow_redirects(False)
        .referer(False)
        .default_cookie_store(False)
        .error_for_status(False)
        .gzip(False)
        .brotli(False)
        .zstd(False)
        .deflate(False)
        .max_connections(CONNECTIONS)
        .connect_timeout(timedelta(seconds=CONNECT_SECONDS))
        .pool_idle_timeout(timedelta(seconds=IDLE_SECONDS))
    )


def filled(building: R, body: bytes) -> R:
    """Return the builder with the body: as text, of which pyreqwest makes a copy.

    It holds on to bytes, and its own thread enters the interpreter to let go of them. If another thread forks in that
    moment, Python's own lock over its threads is held in the child by nobody, and the child waits for it for ever.
    """
    try:
        return building.body_text(body.decode())
    except UnicodeDecodeError:
        return building.body_bytes(body)


def lower(headers: HeaderMap) -> Mapping[str, str]:
    """Return the headers; those that came more than once with their values joined by commas."""
    try:
        every = headers.dict_multi_value()
    except ValueError:
        return _ascii(headers)
    return {name: value if isinstance(value, str) else ", ".join(value) for name, value in every.items()}


def _ascii(headers: HeaderMap) -> Mapping[str, str]:
    """Return the headers that are ASCII; others are of no use to a client of this API."""
    found: dict[str, str] = {}
    for name in headers:
        with suppress(ValueError):
            found[name] = ", ".join(headers.getall(name))
    return found


def failure(error: RequestError | BuilderError, timeout: float) -> TransportFailure:
    """Return the failure that an exception of pyreqwest means.

    Its class does not tell whether anything was sent: a connection that breaks after the whole request is a
    ConnectError too, and time that runs out while waiting for the answer is a ConnectTimeoutError. The chain of causes
    does tell. Should its words change, every failure counts as one that may have arrived.
    """
    if isinstance(error, PoolTimeoutError):
        return full(timeout)
    causes = [cause["message"] for cause in error.details["causes"] or ()]
    may_have_arrived = "client error (Connect)" not in causes
    if isinstance(error, RequestTimeoutError):
        return too_slow(timeout, may_have_arrived=may_have_arrived)
    # What a connection failed of is the operating system's words; other causes may quote what was sent or answered.
    words = "" if may_have_arrived else f": {causes[-1]}"
    return unusable(f"{type(error).__name__}{words}", may_have_arrived=may_have_arrived)
