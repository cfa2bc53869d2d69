"""Raw-socket servers on loopback: a test says byte by byte what they read and write."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

CERTIFICATES = Path(__file__).parent / "certificates"
AUTHORITY = CERTIFICATES / "ca.pem"
BODY = b'{"Result":"Success"}'
HEAD_END = b"\r\n\r\n"


def reply(body: bytes = BODY, status: str = "200 OK", *headers: str) -> bytes:
    """An answer with its length."""
    lines = (f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + HEAD_END + body


@dataclass(frozen=True)
class Request:
    """A request as it came in."""

    head: bytes
    body: bytes

    @property
    def line(self) -> str:
        return self.head.split(b"\r\n")[0].decode()

    def header(self, name: str) -> str | None:
        for line in self.head.split(b"\r\n")[1:]:
            key, _, value = line.partition(b":")
            if key.decode().lower() == name.lower():
                return value.strip().decode()
        return None


class Peer:
    """The server's end of one connection."""

    def __init__(self, plain: socket.socket, server: Server) -> None:
        self.socket = plain
        self.server = server
        self._read = b""

    def request(self) -> Request | None:
        """Read a request; None if the other side closed."""
        while HEAD_END not in self._read:
            if not self._more():
                return None
        head, _, self._read = self._read.partition(HEAD_END)
        request = Request(head, b"")
        length = int(request.header("Content-Length") or 0)
        parts, missing = [self._read], length - len(self._read)
        while missing > 0:
            data = self.socket.recv(1 << 20)
            if not data:
                return None
            parts.append(data)
            missing -= len(data)
        everything = b"".join(parts)
        self._read = everything[length:]
        request = Request(head, everything[:length])
        self.server.requests.append(request)
        return request

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def read(self, count: int) -> None:
        """Read so many bytes and not one more."""
        while count > 0:
            data = self.socket.recv(count)
            if not data:
                return
            count -= len(data)

    def trickle(self, data: bytes, pause: float = 0.02) -> None:
        """Send byte by byte, until the server stops."""
        for at in range(len(data)):
            self.socket.sendall(data[at : at + 1])
            if self.server.stopped.wait(pause):
                return

    def stall(self) -> None:
        """Do nothing until the server stops."""
        self.server.stopped.wait(30)

    def reset(self) -> None:
        """Close with a reset."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def _more(self) -> bool:
        data = self.socket.recv(65536)
        self._read += data
        return bool(data)


Script: TypeAlias = Callable[[Peer], object]


def answering(answer: bytes = b"") -> Script:
    """A script that answers every request on a connection."""

    def run(peer: Peer) -> None:
        while peer.request():
            peer.send(answer or reply())

    return run


def once(answer: bytes) -> Script:
    """A script that answers one request and closes."""

    def run(peer: Peer) -> None:
        if peer.request():
            peer.send(answer)

    return run


class Server:
    """Runs its script for each connection; the script may be changed at any time."""

    def __init__(self, script: Script, listening: socket.socket, tls: ssl.SSLContext | None) -> None:
        self.script = script
        self.requests: list[Request] = []
        self.connections = 0
        self.finished = threading.Semaphore(0)
        self.stopped = threading.Event()
        self._listening = listening
        self._tls = tls
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def port(self) -> int:
        return int(self._listening.getsockname()[1])

    @property
    def url(self) -> str:
        host = "[::1]" if self._listening.family == socket.AF_INET6 else "127.0.0.1"
        return f"http{'s' if self._tls else ''}://{host}:{self.port}/api"

    def stop(self) -> None:
        self.stopped.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._threads[0].join(5)
        for plain in self._open:
            with suppress(OSError):
                plain.shutdown(socket.SHUT_RDWR)
        for thread in self._threads[1:]:
            thread.join(5)

    def _accept(self) -> None:
        while not self.stopped.is_set():
            try:
                plain, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(plain,), daemon=True)
            self._open.append(plain)
            self._threads.append(thread)
            thread.start()

    def _serve(self, plain: socket.socket) -> None:
        # What the client does to the connection is the test's business, not an error here.
        with suppress(OSError), plain:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._tls is None:
                self.script(Peer(plain, self))
            else:
                with self._tls.wrap_socket(plain, server_side=True, suppress_ragged_eofs=True) as wrapped:
                    self._open.append(wrapped)
                    self.script(Peer(wrapped, self))
        self.finished.release()


def server_tls() -> ssl.SSLContext:
    """A context with a certificate of the test authority for localhost and 127.0.0.1."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / "server.pem")
    return context


@contextmanager
def serving(script: Script, *, host: str = "127.0.0.1", tls: bool = False) -> Generator[Server]:
    """Run a server."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    server = Server(script, socket.create_server((host, 0), family=family, backlog=1024), server_tls() if tls else None)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def deaf() -> Generator[str]:
    """The URL of a server that takes no connection and refuses none: its queue is full."""
    with ExitStack() as stack:
        listening = stack.enter_context(socket.socket())
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listening.getsockname())
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/api"


def unused_url() -> str:
    """The URL of a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return f"http://127.0.0.1:{listening.getsockname()[1]}/api"
