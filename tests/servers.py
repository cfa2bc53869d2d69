"""Servers on loopback that record what they are sent and answer what they are told to."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

DONE: dict[str, object] = {"Result": "Success"}


@dataclass(frozen=True)
class Received:
    """A request as it came in."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True, strict_parsing=True))

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def message(self) -> dict[str, Any]:
        return cast("dict[str, Any]", self.json["MessageData"])


@dataclass(frozen=True)
class Answer:
    """What to answer; a body that is no bytes is sent as JSON."""

    body: object = None
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


class Server:
    """Records requests; answers `answer`, or what `respond` makes of the request."""

    def __init__(self) -> None:
        self.requests: list[Received] = []
        self.answer = Answer(DONE)
        self.respond: Callable[[Received], Answer] | None = None
        self.url = ""

    def answers(self, body: object, status: int = 200, **headers: str) -> None:
        named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
        self.answer = Answer(body, status, named)

    @property
    def only(self) -> Received:
        """The one request that came."""
        (request,) = self.requests
        return request


class Quiet(BaseHTTPRequestHandler):
    """What handles requests without a word on standard error."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        """Write nothing."""


@contextmanager
def recording(base: str = "/api/v2.04") -> Generator[Server]:
    """Run a Server."""
    server = Server()

    class Handler(Quiet):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except ConnectionError:
                self.close_connection = True

        def reply(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = Received(self.command, self.path, dict(self.headers.items()), body)
            server.requests.append(request)
            answer = server.answer if server.respond is None else server.respond(request)
            self.send_response(answer.status)
            names = {name.lower() for name, _ in answer.headers}
            for name, value in answer.headers:
                self.send_header(name, value)
            if "content-type" not in names:
                self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_GET = do_POST = do_PATCH = do_DELETE = reply

    class Many(ThreadingHTTPServer):
        request_queue_size = 256
        daemon_threads = True

    with _serving(Many(("127.0.0.1", 0), Handler)) as port:
        server.url = f"http://127.0.0.1:{port}{base}"
        yield server


class RawServer:
    """Reads one request from each connection, writes `raw` and closes."""

    def __init__(self) -> None:
        self.raw = b""
        self.hold: threading.Event | None = None
        self.count = 0
        self.url = ""


@contextmanager
def raw() -> Generator[RawServer]:
    """Run a RawServer."""
    server = RawServer()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            try:
                length = 0
                while (line := self.rfile.readline()) not in (b"\r\n", b""):
                    name, _, value = line.partition(b":")
                    length = int(value) if name.lower() == b"content-length" else length
                self.rfile.read(length)
                server.count += 1
                self.wfile.write(server.raw)
                if server.hold is not None:
                    server.hold.wait(30)
            except OSError:
                return

        def finish(self) -> None:
            try:
                super().finish()
            except OSError:
                return

    class Many(socketserver.ThreadingTCPServer):
        request_queue_size = 256
        daemon_threads = True
        allow_reuse_address = True

    with _serving(Many(("127.0.0.1", 0), Handler)) as port:
        server.url = f"http://127.0.0.1:{port}"
        try:
            yield server
        finally:
            if server.hold is not None:
                server.hold.set()


@contextmanager
def _serving(server: socketserver.BaseServer) -> Generator[int]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield cast("tuple[str, int]", server.server_address)[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
