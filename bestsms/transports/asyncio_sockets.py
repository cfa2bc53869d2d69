"""Sockets for httpx.AsyncClient, straight on asyncio.

With httpcore's own it cannot be known whether any byte of a request left before time ran out, and the garbage collector
complains of connections that nobody closed. Here asyncio.timeout around the attempt is the only timeout.
"""

# ruff: noqa: ARG002, ASYNC109  # the signatures are those of httpcore

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar
from weakref import WeakSet

import httpcore

from bestsms.transports.attempt import ATTEMPT
from bestsms.transports.held import Held

__all__ = ["AsyncioSockets"]

T = TypeVar("T")
CHUNK = 64 * 1024


class AsyncioSockets(httpcore.AsyncNetworkBackend):
    """Opens connections, and knows those that are open."""

    def __init__(self) -> None:
        self._open: WeakSet[socket.socket] = WeakSet()
        self._streams: WeakSet[_Stream] = WeakSet()
        self._is_over = False

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Return a connection to the first address of the host that takes one."""
        attempt = ATTEMPT.get()
        attempt.connecting = True
        if self._is_over:
            raise httpcore.ConnectError("the client was closed meanwhile")
        loop = asyncio.get_running_loop()
        try:
            addresses = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from None
        for tried, (family, _, protocol, _, address) in enumerate(addresses, start=1):
            plain = socket.socket(family, socket.SOCK_STREAM, protocol)
            self._open.add(plain)
            try:
                plain.setblocking(False)
                plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                async with asyncio.timeout(attempt.left / (len(addresses) + 1 - tried)):
                    await loop.sock_connect(plain, address)
            except OSError as error:
                plain.close()
                if tried == len(addresses):
                    late = isinstance(error, TimeoutError)
                    raise (httpcore.ConnectTimeout if late else httpcore.ConnectError)(str(error)) from None
            except BaseException:
                plain.close()
                raise
            else:
                stream = _Stream(plain, loop)
                self._streams.add(stream)
                return stream
        raise httpcore.ConnectError("the host has no address")

    def hang_up(self) -> None:
        """End all connections, and make no more; tasks that wait on one are woken, and close it."""
        self._is_over = True
        for plain in list(self._open):
            with suppress(OSError):
                plain.shutdown(socket.SHUT_RDWR)
        for stream in list(self._streams):
            stream.close()

    def close(self) -> None:
        """Close all connections, whatever is under way on them; of a forked process, only its own side."""
        for plain in list(self._open):
            plain.close()


class _Stream(httpcore.AsyncNetworkStream):
    def __init__(self, plain: socket.socket, loop: asyncio.AbstractEventLoop) -> None:
        self._socket = plain
        self._loop = loop
        self._busy = False
        self._held = Held()

    async def receive(self, max_bytes: int) -> bytes:
        self._busy = True
        try:
            return await self._loop.sock_recv(self._socket, max_bytes)
        finally:
            self._busy = False

    async def transmit(self, buffer: bytes) -> None:
        self._busy = True
        try:
            await self._loop.sock_sendall(self._socket, buffer)
        finally:
            self._busy = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        await self._write(self._held.rest())
        try:
            return await self.receive(max_bytes)
        except OSError as error:
            raise httpcore.ReadError(str(error)) from None

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._write(self._held.and_then(buffer))

    async def _write(self, buffer: bytes) -> None:
        if not buffer:
            return
        ATTEMPT.get().wrote = True
        try:
            await self.transmit(buffer)
        except OSError as error:
            raise httpcore.WriteError(str(error)) from None

    async def aclose(self) -> None:
        self.close()

    def close(self) -> None:
        if self._busy:  # whoever waits is woken by this, and then closes it
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
        else:
            self._socket.close()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        stream = _TLSStream(self, ssl_context, server_hostname)
        try:
            await stream.shake_hands()
        except OSError as error:
            self._socket.close()
            raise httpcore.ConnectError(str(error)) from None
        except BaseException:
            self._socket.close()
            raise
        return stream

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return self._is_readable()
        return self._socket if info == "socket" else None

    def _is_readable(self) -> bool:
        """Whether there is something to read where nothing is expected: the other side's close, as a rule."""
        try:
            self._socket.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


class _TLSStream(_Stream):
    """TLS over another stream, which may itself be one: that is how an HTTPS proxy is reached."""

    def __init__(self, under: _Stream, context: ssl.SSLContext, name: str | None) -> None:
        super().__init__(under._socket, under._loop)
        self._under = under
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=name)

    async def shake_hands(self) -> None:
        await self._drive(self._tls.do_handshake)

    async def receive(self, max_bytes: int) -> bytes:
        try:
            return await self._drive(partial(self._tls.read, max_bytes))
        except ssl.SSLZeroReturnError:
            return b""

    async def transmit(self, buffer: bytes) -> None:
        left = memoryview(buffer)
        while left:
            left = left[await self._drive(partial(self._tls.write, left)) :]

    async def aclose(self) -> None:
        await self._under.aclose()

    def get_extra_info(self, info: str) -> Any:
        return self._tls if info == "ssl_object" else super().get_extra_info(info)

    def _is_readable(self) -> bool:
        return bool(self._incoming.pending or self._tls.pending()) or self._under._is_readable()

    async def _drive(self, step: Callable[[], T]) -> T:
        while True:
            try:
                result = step()
            except ssl.SSLWantReadError:
                await self._flush()
                self._feed(await self._under.receive(CHUNK))
            except ssl.SSLError:
                with suppress(OSError):
                    await self._flush()  # tells the other side why
                raise
            else:
                await self._flush()
                return result

    async def _flush(self) -> None:
        if self._outgoing.pending:
            await self._under.transmit(self._outgoing.read())

    def _feed(self, data: bytes) -> None:
        if data:
            self._incoming.write(data)
        else:
            self._incoming.write_eof()
