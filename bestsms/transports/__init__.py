"""Transports: the only code that touches a socket. They know bytes and status codes, and nothing of SMS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from bestsms.transports.interface import AsyncTransport, Transport

if TYPE_CHECKING:
    import httpx

__all__ = ["AsyncTransport", "Transport", "TransportName", "async_transport", "sync_transport"]

TransportName: TypeAlias = Literal["auto", "httpx"]
NAMES = ("auto", "httpx")


def sync_transport(name: TransportName, client: httpx.Client | None) -> Transport:
    """Return the blocking transport of this name, over the caller's own client if one is given."""
    import httpx  # imported by the first client, not by `import bestsms`

    from bestsms.transports.httpx_sync import HTTPXTransport

    _check(name, client, httpx.Client)
    return HTTPXTransport(client)


def async_transport(name: TransportName, client: httpx.AsyncClient | None) -> AsyncTransport:
    """Return the asyncio transport of this name, over the caller's own client if one is given."""
    import httpx  # imported by the first client, not by `import bestsms`

    from bestsms.transports.httpx_async import AsyncHTTPXTransport

    _check(name, client, httpx.AsyncClient)
    return AsyncHTTPXTransport(client)


def _check(name: object, client: object, wanted: type) -> None:
    if name not in NAMES:
        raise ValueError(f"Transport must be one of {', '.join(NAMES)}, not {name!r:.40}")
    if client is not None and not isinstance(client, wanted):
        raise TypeError(f"HTTPClient must be an httpx.{wanted.__name__}, not {type(client).__name__}")
