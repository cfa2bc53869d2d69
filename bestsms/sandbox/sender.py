"""Posting over HTTP/1.1: connections are kept, and no receiver holds a post for longer than its time."""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

import h11

from bestsms._version import __version__

__all__ = ["Answer", "Sender", "is_loopback"]

LONGEST_ANSWER = 2000
KEPT_SECONDS = 1.0
"""How long a connection is kept; a server that closes idle ones is rarely quicker."""
_CHUNK = 65_536


@dataclass(frozen=True)
class Answer:
    """What a receiver answered."""

    status: int
    text: str


@dataclass(frozen=True)
class _Address:
    """Where a URL leads: what is connected to, and what is asked for there."""

    host: str
    port: int
    is_tls: bool
    authority: str
    target: str


@lru_cache(maxsize=1024)
def _address(url: str) -> _Address:
    import httpx

    parsed = httpx.URL(url)
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise ValueError("an address begins with http:// or https:// and names a host")
    is_tls = parsed.scheme == "https"
    return _Address(
        host=parsed.raw_host.decode("ascii"),
        port=parsed.port or (443 if is_tls else 80),
        is_tls=is_tls,
        authority=parsed.netloc.decode("ascii"),
        target=parsed.raw_path.decode("ascii"),
    )


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine, by its name alone, as what posts reads it."""
    import httpx

    try:
        host = _address(url).host
    except (ValueError, httpx.InvalidURL):
        return False
    if host == "localhost":  # a name below it may lead elsewhere
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Sender:
    """Posts, each on a connection of its own for as long as it takes.

    Args:
        seconds: For the whole of a post: to connect, to send, and to read the beginning of the answer.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._idle: defaultdict[tuple[str, int, bool], list[_Connection]] = defaultdict(list)

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Post a body; return the answer, of which no more is read than is kept.

        Raises:
            Exception: Of many kinds, since an address can lead anywhere.
        """
        try:
            async with asyncio.timeout(self._seconds):
                return await self._post(_address(url), body, headers)
        except TimeoutError:
            raise TimeoutError(f"no answer within {self._seconds:g} seconds") from None

    async def _post(self, address: _Address, body: bytes, headers: Mapping[str, str]) -> Answer:
        request = _request(address, len(body), headers)
        idle = self._idle[address.host, address.port, address.is_tls]
        connection = _usable(idle) or await _Connection.opened(address)
        try:
            answer = await connection.post(request, body)
        except BaseException:
            connection.close()
            raise
        if connection.renew():
            idle.append(connection)
        else:
            connection.close()
        return answer

    def close(self) -> None:
        """Close the connections that are kept."""
        for idle in self._idle.values():
            while idle:
                idle.pop().close()


class _Connection:
    """A connection to a receiver, for one post at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._http = h11.Connection(h11.CLIENT)
        self._used = 0.0

    @classmethod
    async def opened(cls, address: _Address) -> _Connection:
        """Connect."""
        tls = _tls() if address.is_tls else None
        return cls(*await asyncio.open_connection(address.host, address.port, ssl=tls))

    @property
    def is_usable(self) -> bool:
        """Whether the receiver may still be there."""
        return not self._reader.at_eof() and time.monotonic() - self._used < KEPT_SECONDS

    async def post(self, request: h11.Request, body: bytes) -> Answer:
        """Send a request; return the beginning of its answer."""
        events = (request, h11.Data(data=body), h11.EndOfMessage())
        self._writer.write(b"".join(self._http.send(event) or b"" for event in events))
        head = await self._next()
        while isinstance(head, h11.InformationalResponse):
            head = await self._next()
        assert isinstance(head, h11.Response)
        read = bytearray()
        while len(read) < LONGEST_ANSWER and isinstance(event := await self._next(), h11.Data):
            read += event.data
        return Answer(head.status_code, read.decode(errors="replace")[:LONGEST_ANSWER])

    async def _next(self) -> h11.Event | type[h11.PAUSED]:
        while True:
            event = self._http.next_event()
            if event is not h11.NEED_DATA:
                return cast("h11.Event | type[h11.PAUSED]", event)
            data = await self._reader.read(_CHUNK)
            if not data and self._http.their_state is h11.SEND_RESPONSE:
                raise ConnectionError("the connection was closed before an answer came")
            self._http.receive_data(data)

    def renew(self) -> bool:
        """Be ready for the next post; return whether the last one left the connection so."""
        if not self._http.our_state is self._http.their_state is h11.DONE:
            return False
        self._http.start_next_cycle()
        self._used = time.monotonic()
        return True

    def close(self) -> None:
        """Break off."""
        self._writer.transport.abort()


def _usable(idle: list[_Connection]) -> _Connection | None:
    while idle:
        connection = idle.pop()
        if connection.is_usable:
            return connection
        connection.close()
    return None


def _request(address: _Address, length: int, headers: Mapping[str, str]) -> h11.Request:
    given = {
        "Host": address.authority,
        "User-Agent": f"bestsms-sandbox/{__version__}",
        "Accept": "*/*",
        "Content-Length": str(length),
        **headers,
    }
    encoded = [(name.encode("ascii"), value.encode("ascii")) for name, value in given.items()]
    return h11.Request(method="POST", target=address.target, headers=encoded)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
