"""A server that answers from memory what each library expects. It does as little as can be: the client is measured.

python -m benchmarks.server CONTACTS CORE
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
import time
from collections.abc import Callable
from urllib.parse import parse_qs

from benchmarks.common import NUMBER, TEXT, pin

CHUNK = 256 * 1024
WHEN = "2026-01-01T00:00:00Z"
SENT = {"Result": "Success", "MessageID": "1000000a-f002-4007-b00a-d00000000001"}
SENT_AS_TWILIO = {
    "sid": "SM00000000000000000000000000000001",
    "account_sid": "AC00000000000000000000000000000001",
    "to": NUMBER,
    "from": NUMBER,
    "body": TEXT,
    "status": "queued",
    "direction": "outbound-api",
    "num_segments": "1",
    "num_media": "0",
    "date_created": "Thu, 01 Jan 2026 00:00:00 +0000",
}
SENT_AS_TELNYX = {
    "data": {
        "id": "1000000a-f002-4007-b00a-d00000000001",
        "record_type": "message",
        "direction": "outbound",
        "type": "SMS",
        "text": TEXT,
        "parts": 1,
        "to": [{"phone_number": NUMBER, "status": "queued"}],
        "received_at": WHEN,
    }
}
CONTACT = {
    "Owner": "COM\\EXAMPLE\\TEST",
    "CreatedTimeLocal": "2025-12-01T12:00:00",
    "CreatedTimeUTC": "2025-12-01T01:00:00",
    "Timezone": "AUS Eastern",
    "FirstName": "Ada",
    "LastName": "Example",
    "Company": "Example Pty Ltd",
    "MobilePhone": NUMBER,
    "Custom1": "Blue",
    "ViewBy": "Account",
    "EditBy": "Account",
}


def framed(body: bytes, status: str = "200 OK") -> bytes:
    """Return an answer with its head."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


class Book:
    """An address book whose contacts are JSON already."""

    def __init__(self, size: int) -> None:
        self._contacts = [json.dumps({"ContactID": f"{number:08d}", **CONTACT}).encode() for number in range(size)]

    def page(self, query: str) -> bytes:
        """Return the page that a query asks for."""
        asked = parse_qs(query)
        size, number, total = int(asked["recordsPerPage"][0]), int(asked["page"][0]), len(self._contacts)
        facts = {"TotalRecords": total, "RecordsPerPage": size, "PageCount": -(-total // size), "Page": number}
        head = json.dumps({"Result": "Success", **facts})[:-1].encode()
        return head + b', "Contacts": [' + b", ".join(self._contacts[(number - 1) * size : number * size]) + b"]}"


class Server:
    """One thread, one wait for all connections, no parsing but for what says where a request ends."""

    def __init__(self, contacts: int) -> None:
        self._book = Book(contacts)
        self._ready = {
            b"/bestsms/send/sms": framed(json.dumps(SENT).encode()),
            b"/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json": framed(
                json.dumps(SENT_AS_TWILIO).encode(), "201 Created"
            ),
            b"/telnyx/messages": framed(json.dumps(SENT_AS_TELNYX).encode()),
        }
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ, None)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def serve(self) -> None:
        """Answer without end."""
        while True:
            for key, _ in self._selector.select():
                take: Callable[[], None] = key.data or self._accept
                take()

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        received = bytearray()

        def take() -> None:
            try:
                data = connection.recv(CHUNK)
                if data:
                    received.extend(data)
                    self._answer(connection, received)
                    return
            except ConnectionError:
                pass
            self._selector.unregister(connection)
            connection.close()

        self._selector.register(connection, selectors.EVENT_READ, take)

    def _answer(self, connection: socket.socket, received: bytearray) -> None:
        """Answer each request that is complete."""
        while (end := request_end(received)) and end <= len(received):
            target = bytes(received[: received.find(b"\r\n")].split(b" ")[1])
            connection.sendall(self._ready.get(target) or self._made(target.decode()))
            del received[:end]

    def _made(self, target: str) -> bytes:
        path, _, query = target.partition("?")
        if path == "/seconds":
            return framed(json.dumps(time.process_time()).encode())
        if path == "/bestsms/addressbook/contact/list":
            return framed(self._book.page(query))
        return framed(b'{"Result": "Failed"}', "404 Not Found")


def request_end(received: bytearray) -> int:
    """Return where the first request ends, or will end; 0 while its head is not complete."""
    head = received.find(b"\r\n\r\n") + 4
    if head < 4:
        return 0
    lower = received[:head].lower()
    at = lower.find(b"\r\ncontent-length:")
    return head if at < 0 else head + int(lower[at + 17 : lower.find(b"\r\n", at + 2)])


if __name__ == "__main__":
    pin(int(sys.argv[2]))
    server = Server(int(sys.argv[1]))
    print(server.url, flush=True)
    server.serve()
