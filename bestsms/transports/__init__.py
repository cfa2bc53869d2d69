"""Transports: the only code that touches a socket. They know bytes and status codes, and nothing of SMS."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, TypeAlias

from bestsms.transports.certificates import check_certificates
from bestsms.transports.interface import AsyncTransport, Transport

if TYPE_CHECKING:
    import httpx

__all__ = ["AsyncTransport", "Transport", "TransportName", "async_transport", "sync_transport"]

TransportName: TypeAlias = Literal["auto", "httpx", "pyreqwest"]
NAMES = ("auto", "httpx", "pyreqwest")

# `import bestsms` imports neither httpx nor pyreqwest. httpx and its TLS context wait for a client's first call.
# pyreqwest costs little and is made at once: made by the first of many threads that call, it crashed the process.


def sync_transport(name: TransportName, client: httpx.Client | None) -> Transport:
    """Return the blocking transport of this name, over the caller's own client if one is given."""
    fast = _is_fast(name, client)
    if client is not None:
        import httpx

        _check_client(client, httpx.Client)
    else:
        check_certificates()

    if fast:
        from bestsms.transports.pyreqwest_sync import PyreqwestTransport

        try:
            return PyreqwestTransport()
        except RuntimeError:  # in a forked child whose parent used it
            if name == "pyreqwest":
                raise

    from bestsms.transports.on_demand import OnDemandTransport

    def make() -> Transport:
        from bestsms.transports.httpx_sync import HTTPXTransport

        return HTTPXTransport(client)

    return OnDemandTransport(make)


def async_transport(name: TransportName, client: httpx.AsyncClient | None) -> AsyncTransport:
    """Return the asyncio transport of this name, over the caller's own client if one is given."""
    fast = _is_fast(name, client)
    if client is not None:
        import httpx

        _check_client(client, httpx.AsyncClient)
    else:
        check_certificates()

    if fast:
        from bestsms.transports.pyreqwest_async import AsyncPyreqwestTransport

        try:
            return AsyncPyreqwestTransport()
        except RuntimeError:  # in a forked child whose parent used it
            if name == "pyreqwest":
                raise

    from bestsms.transports.on_demand import AsyncOnDemandTransport

    def make() -> AsyncTransport:
        from bestsms.transports.httpx_async import AsyncHTTPXTransport

        return AsyncHTTPXTransport(client)

    return AsyncOnDemandTransport(make)


def _is_fast(name: object, client: object) -> bool:
    """Whether pyreqwest is to be used."""
    if name not in NAMES:
        raise ValueError(f"Transport must be one of {', '.join(NAMES)}, not {name!r:.40}")
    if name == "httpx":
        return False
    if name == "pyreqwest" and client is not None:
        raise ValueError('HTTPClient is a client of httpx: give it with Transport="httpx" or "auto", not "pyreqwest"')
    is_there = find_spec("pyreqwest") is not None
    if name == "pyreqwest" and not is_there:
        raise ImportError('Transport="pyreqwest" needs pyreqwest: pip install "bestsms[fast]"', name="pyreqwest")
    return is_there and client is None


def _check_client(client: object, wanted: type) -> None:
    if not isinstance(client, wanted):
        raise TypeError(f"HTTPClient must be an httpx.{wanted.__name__}, not {type(client).__name__}")
