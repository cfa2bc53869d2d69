"""Sockets for httpx that keep to one deadline for a whole attempt.

httpx's own timeouts are for each read and each write: a server that sends a byte now and then is waited for without
end. Here every operation gets what is left of the calling thread's Attempt.
"""

# ruff: noqa: ARG002  # the signatures are those of httpcore

from __future__ import annotations

import codecs
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from weakref import WeakSet

import httpcore

from bestsms.transports.attempt import ATTEMPT
from bestsms.transports.held import Held

__all__ = ["BlockingSockets"]

# Python loads this codec in the first look-up of an address. A process forked by another thread in that moment would
# wait without end, in its own first look-up, for the loading to be over: so it is loaded here.
codecs.lookup("idna")

PIECE = 16 * 1024
"""Bytes written at a time: the operating system takes so many at once, or none."""


class BlockingSockets(httpcore.NetworkBackend):
    """Opens connections, and knows those that are open."""

    def __init__(self) -> None:
        self._streams: WeakSet[_Stream] = WeakSet()
        self._is_over = False
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the first address of the host that takes one."""
        ATTEMPT.get().connecting = True
        addresses = _addresses(host, port)
        for tried, address in enumerate(addresses, start=1):
            share = _left(httpcore.ConnectTimeout) / (len(addresses) + 1 - tried)
            try:
                stream = self._backend.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if tried == len(addresses):
                    raise
            else:
                return self._known(_Stream(stream, self))
        raise httpcore.ConnectError("the host has no address")

    def hang_up(self) -> None:
        """End all connections, and make no more; threads that wait on one are woken, and close it."""
        self._is_over = True
        for stream in list(self._streams):
            stream.hang_up()

    def close(self) -> None:
        """Close all connections, whatever is under way on them; of a forked process, only its own side."""
        for stream in list(self._streams):
            stream.end()

    def _known(self, stream: _Stream) -> _Stream:
        self._streams.add(stream)
        if self._is_over:
            stream.end()
            raise httpcore.ConnectError("the client was closed meanwhile")
        return stream


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, sockets: BlockingSockets) -> None:
        self._stream = stream
        self._sockets = sockets
        self._busy = False
        self._held = Held()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._busy = True
        try:
            self._write(self._held.rest())
            return self._stream.read(max_bytes, _left(httpcore.ReadTimeout))
        finally:
            self._busy = False

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._busy = True
        try:
            self._write(self._held.and_then(buffer))
        finally:
            self._busy = False

    def _write(self, buffer: bytes) -> None:
        for start in range(0, len(buffer), PIECE):
            left = _left(httpcore.WriteTimeout)
            ATTEMPT.get().wrote = True
            self._stream.write(buffer[start : start + PIECE], left)

    def close(self) -> None:
        if self._busy:  # its number could be another socket's before the thread that waits on it wakes
            self._shut_down()
        else:
            self.end()

    def end(self) -> None:
        """Close, whatever is under way."""
        self._stream.close()

    def hang_up(self) -> None:
        """Let nothing more through, and close."""
        self._shut_down()
        self.close()

    def _shut_down(self) -> None:
        with suppress(OSError):  # not SSLSocket's own, after which other threads would write to it in plain text
            socket.socket.shutdown(self._stream.get_extra_info("socket"), socket.SHUT_RDWR)

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, _left(httpcore.ConnectTimeout))
        return self._sockets._known(_Stream(stream, self._sockets))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(error: type[httpcore.TimeoutException]) -> float:
    seconds = ATTEMPT.get().left
    if seconds <= 0:
        raise error
    return seconds


def _addresses(host: str, port: int) -> list[str]:
    """Return the host's addresses. The resolver knows no timeout, so it is asked in a thread of its own."""
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        pass
    found: list[str] = []
    errors: list[OSError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            errors.append(OSError(str(error)))
        else:
            found.extend(dict.fromkeys(str(address[0]) for *_, address in answers))

    asking = threading.Thread(target=ask, name="bestsms-resolver", daemon=True)
    asking.start()
    asking.join(_left(httpcore.ConnectTimeout))
    if errors:
        raise httpcore.ConnectError(str(errors[0]))
    if asking.is_alive():
        raise httpcore.ConnectTimeout
    return found
