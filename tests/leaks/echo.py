"""A service that quotes whatever it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from http.server import ThreadingHTTPServer

from tests.leaks.canary import NAME, NUMBER, TEXT, TOKEN
from tests.servers import Quiet

ECHO: dict[str, object] = {
    "ErrorMessage": [f"Refused QUOTED to {NUMBER} with {TOKEN}"],  # what was sent is quoted
    "Destination": NUMBER,
    "Messages": [{"From": NUMBER, "MessageText": TEXT, "ReceivedID": "1"}],
    "Recipients": [{"Destination": NUMBER, "FirstName": NAME, "SMSReplies": [{"MessageText": TEXT, "From": NUMBER}]}],
    "Contacts": [{"FirstName": NAME, "MobilePhone": NUMBER}],
    "Contact": {"FirstName": NAME, "MobilePhone": NUMBER},
    "PageCount": 3,
    "TotalRecords": 3,
}
ANSWERS: dict[str, tuple[int, object]] = {
    "success": (200, {"Result": "Success", **ECHO}),
    "failed": (200, {"Result": "Failed", **ECHO}),
    "other word": (200, {"Result": TEXT, **ECHO}),
    **{str(status): (status, {"Result": "Failed", **ECHO}) for status in (302, 400, 401, 404, 408, 429, 500, 503)},
    "html": (200, f"<p>{ECHO}".encode()),
    "html 502": (502, f"<p>{ECHO}".encode()),
    "broken": (200, json.dumps(ECHO).encode()[:-1]),
    "nothing": (0, b""),
}


class Echo:
    """A service that answers as it is told, and quotes everything it knows."""

    def __init__(self) -> None:
        self.url = ""
        self.status = 200
        self.body = b""
        self.hang = threading.Event()
        self.hang.set()

    def answers(self, status: int, body: object) -> None:
        self.status = status
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()


@contextmanager
def echoing() -> Generator[Echo]:
    """Run an Echo."""
    echo = Echo()

    class Handler(Quiet):
        protocol_version = "HTTP/1.1"

        def reply(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            body = echo.body.replace(b"QUOTED", " ".join(text for text in (TEXT, NAME) if text in sent).encode())
            echo.hang.wait(5)
            if echo.status == 0:
                self.close_connection = True
                return
            with suppress(OSError):
                self.send_response(echo.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_DELETE = reply

    class Many(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """The client went away: that is what some tests are about."""

    with Many(("127.0.0.1", 0), Handler) as server:
        echo.url = f"http://127.0.0.1:{server.server_port}/api/v2.04"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield echo
        finally:
            echo.hang.set()
            server.shutdown()
            thread.join()
