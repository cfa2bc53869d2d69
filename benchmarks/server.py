"""A server that answers a send and a large status, both made beforehand, so that the client is what is measured."""

from __future__ import annotations

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SENT = json.dumps({"Result": "Success", "MessageID": "ID123456"}).encode()


def status(recipients: int) -> bytes:
    """Return the answer to a status poll of so many recipients."""
    one = {
        "Type": "SMS",
        "Destination": "+61491570006",
        "Attention": "John Doe",
        "Company": "Example Corp",
        "Custom1": "Value 1",
        "ContactID": "",
        "GroupID": "",
        "Status": "SUCCESS",
        "Result": "delivered",
        "SentTimeLocal": "2025-06-04 09:16:55",
        "SentTimeUTC": "2025-06-03 23:16:55",
        "SentTimeUTC_RFC3339": "2025-06-03T23:16:55.000Z",
        "Price": 0.1,
    }
    found = [{**one, "DestSeq": f"{number:08X}"} for number in range(recipients)]
    return json.dumps(
        {"Result": "Success", "MessageID": "ID123456", "Status": "Completed", "Recipients": found}
    ).encode()


class Handler(BaseHTTPRequestHandler):
    """Answers from memory, over connections that stay open."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    large = b""

    def do_GET(self) -> None:
        """Answer the status."""
        self._answer(self.large)

    def do_POST(self) -> None:
        """Answer the send."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(SENT)

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        """Say nothing."""


if __name__ == "__main__":
    Handler.large = status(int(sys.argv[1]))
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listener:
        print(f"http://127.0.0.1:{listener.server_port}", flush=True)
        listener.serve_forever()
