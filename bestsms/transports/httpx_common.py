"""What both httpx transports share: the making of clients, the reading of answers, and telling failures apart."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from http.cookiejar import CookieJar, DefaultCookiePolicy

import h11
import httpcore
import httpx

from bestsms._core.wire import FailureKind, HTTPRequest, TransportFailure
from bestsms.transports.attempt import Attempt
from bestsms.transports.common import headers_of, unusable

__all__ = [
    "NO_ANSWER",
    "built",
    "drop_if_more_came",
    "failure",
    "forget_location",
    "leave_cookies_unread",
    "lower",
    "no_cookies",
    "sensible_proxies",
    "use_backend",
]

NO_ANSWER = (httpx.HTTPError, httpx.InvalidURL, UnicodeError)
"""What httpx raises when there is no answer; the last two for a Location that it cannot parse."""

_NOTHING_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


def use_backend(
    client: httpx.Client | httpx.AsyncClient, backend: httpcore.NetworkBackend | httpcore.AsyncNetworkBackend
) -> None:
    """Have a client that we made reach the network through `backend`.

    httpx has no public way that keeps the proxies of the environment: a client given a transport ignores them. Should
    a later httpx keep its pool elsewhere, its own sockets are used: timeouts are then per read and write.
    """
    for transport in (client._transport, *client._mounts.values()):
        pool = getattr(transport, "_pool", None)
        if pool is not None:
            pool._network_backend = backend


@contextmanager
def sensible_proxies() -> Generator[None]:
    """Say in words that httpx, which reads them while a client is made, cannot use the environment's proxies.

    Raises:
        ValueError: One is no URL, or of a kind that httpx does not know.
    """
    try:
        yield
    except (httpx.InvalidURL, ValueError):
        raise ValueError(
            "the proxies of the environment (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY) make no sense to httpx; "
            "a proxy must be like http://proxy.example.com:8080"
        ) from None  # whose text can hold a password


def forget_location(response: httpx.Response) -> None:
    """Keep httpx from working out where a redirect leads: it is not followed, and may make no sense."""
    if response.is_redirect:
        response.headers.pop("Location", None)


def built(
    client: httpx.Client | httpx.AsyncClient, request: HTTPRequest, timeout: float | None, *, ours: bool
) -> httpx.Request:
    """Return the request for a client: as it is for one of ours, else with all that the client's owner set."""
    headers = headers_of(request)
    if not ours:
        made = client.build_request(request.method, request.url, headers=headers, content=request.body, timeout=timeout)
        made.url = _Marked(made.url)
        _LOGGER.addFilter(_without_our_queries)  # once, however often it is added
        return made
    limits = httpx.Timeout(timeout).as_dict()
    url = _url(request.url)
    made = httpx.Request(request.method, url, headers=headers, content=request.body, extensions={"timeout": limits})
    made.url = url  # of which httpx has made one that shows its query
    return made


class _Discreet(httpx.URL):
    """A URL whose text is without the query: httpx logs it with each request, and a query can hold a number."""

    def __str__(self) -> str:
        return super().__str__().partition("?")[0]

    def __repr__(self) -> str:
        return f"URL({str(self)!r})"


class _Marked(httpx.URL):
    """The URL of a request of ours through a caller's client, whose transport and hooks are to read all of it."""


_LOGGER = logging.getLogger("httpx")


def _without_our_queries(record: logging.LogRecord) -> bool:
    """Let every record of httpx pass; one of a request of ours without its query."""
    if isinstance(record.args, tuple):
        record.args = tuple(_Discreet(value) if isinstance(value, _Marked) else value for value in record.args)
    return True


@lru_cache(maxsize=8)
def _url(text: str) -> httpx.URL:
    """Return the parsed URL; mostly it is that of the call before."""
    return _Discreet(text)


def no_cookies() -> CookieJar:
    """Return a jar that takes no cookie."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


class _Unread(httpx.Cookies):
    def extract_cookies(self, response: httpx.Response) -> None:
        """Take none."""


def leave_cookies_unread(client: httpx.Client | httpx.AsyncClient) -> None:
    """Keep a client that we made from looking for cookies, a twentieth of a call, where its jar takes none.

    Should a later httpx keep them elsewhere, it looks for them and takes none.
    """
    client._cookies = _Unread()


def drop_if_more_came(response: httpx.Response) -> None:
    """Have the connection closed if more bytes came than the answer, which has been read to its end.

    httpcore would take them for the answer to the next request on this connection, and shows them nowhere public. To
    close the socket is not enough: another thread can be given the connection in that moment, and httpcore goes on to
    read after a failed write. To be called before the response is closed, for then the connection is another's.
    Without one of the names below nothing is known, and so nothing is done.
    """
    step: object = response.stream
    for name in ("_stream", "_httpcore_stream", "_stream", "_connection", "_h11_state"):
        step = getattr(step, name, None)
    if isinstance(step, h11.Connection) and step.trailing_data[0]:
        step.send_failed()  # a connection in this state is not used again


def lower(response: httpx.Response) -> dict[str, str]:
    """Return the headers; those that came more than once with their values joined by commas."""
    found: dict[str, str] = {}
    for raw_name, raw_value in response.headers.raw:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def failure(error: Exception, timeout: float, attempt: Attempt) -> TransportFailure:
    """Return the failure that an exception of httpx means."""
    may_have_arrived = not (isinstance(error, _NOTHING_SENT) or attempt.is_known_unsent)
    if isinstance(error, httpx.TimeoutException):
        text = f"no answer within {timeout:g} s ({type(error).__name__})"
        return TransportFailure(text, FailureKind.TIMEOUT, may_have_arrived=may_have_arrived)
    # Only the operating system's words are passed on: a protocol error quotes what was sent or answered.
    reason = f"{type(error).__name__}: {error}" if isinstance(error, httpx.NetworkError) else type(error).__name__
    return unusable(reason, may_have_arrived=may_have_arrived)
