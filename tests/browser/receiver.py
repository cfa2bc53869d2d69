"""A webhook receiver on loopback."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from queue import Queue
from threading import Thread

from tests.servers import Quiet


@dataclass
class Receiver:
    """Where webhooks go to, and what came."""

    url: str = ""
    status: int = 204
    """What it answers."""
    answer: bytes = b""
    bodies: Queue[dict[str, str]] = field(default_factory=Queue)

    def next(self, kind: str) -> dict[str, str]:
        """Wait for the next webhook of a type."""
        while (body := self.bodies.get(timeout=60))["Type"] != kind:
            pass
        return body


@contextmanager
def receiving() -> Generator[Receiver]:
    """Run a receiver."""
    receiver = Receiver()

    class Handler(Quiet):
        def do_POST(self) -> None:
            receiver.bodies.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            with suppress(ConnectionError):  # the sandbox may be gone already
                self._answer()

        def _answer(self) -> None:
            self.send_response(receiver.status)
            self.send_header("Content-Length", str(len(receiver.answer)))
            self.end_headers()
            self.wfile.write(receiver.answer)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            receiver.url = f"http://127.0.0.1:{server.server_port}/webhook"
            yield receiver
        finally:
            server.shutdown()
            thread.join()
