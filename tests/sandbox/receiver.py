"""A receiver of webhooks on loopback, which answers as it is told to."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer

from tests.servers import Quiet

__all__ = ["Receiver", "receiving"]


@dataclass
class Receiver:
    """What came in: headers and body of each webhook."""

    url: str = ""
    status: int = 204
    came: list[tuple[dict[str, str], str]] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def wait(self, count: int) -> list[tuple[dict[str, str], str]]:
        """Return all that came as soon as there are so many."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.came) >= count, 60), f"{len(self.came)} webhooks came"
            return list(self.came)


@contextmanager
def receiving() -> Generator[Receiver]:
    """Run a receiver."""
    receiver = Receiver()

    class Handler(Quiet):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            with receiver.arrived:
                receiver.came.append((dict(self.headers.items()), body))
                receiver.arrived.notify_all()
            self.send_response(receiver.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

    class Many(ThreadingHTTPServer):
        request_queue_size = 128
        daemon_threads = True

    with Many(("127.0.0.1", 0), Handler) as server:
        receiver.url = f"http://127.0.0.1:{server.server_port}/hook"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()
