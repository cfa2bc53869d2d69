"""A service on loopback that accepts messages, tells of them, and fails byte by byte as it is told to.

It is a real one in what counts: a message is accepted at one moment, before or after the fault; a lookup tells of the
newest message of a MessageID; and a lookup is answered only when whatever came before it has been dealt with.
"""

from __future__ import annotations

import contextlib
import json
import select
import socket
import struct
import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus
from random import Random
from typing import Any

from bestsms_api import VERSIONS
from tests.faults.plans import OK, REFUSE, REPLIES, Cut, Plan, random_plan
from tests.faults.wire import wire_of

__all__ = ["DEFAULT", "FaultServer", "Message", "serving"]

DEFAULT = next(iter(VERSIONS))
"""The version that a client speaks unless it is told another."""
PATIENCE = 10.0


@dataclass(frozen=True)
class Message:
    """A message that was accepted."""

    message_id: str
    text: str
    created: datetime


@dataclass
class Late:
    """A message that is accepted only later."""

    message: Message
    after: int


class Hangup(Exception):
    """The connection is over."""


class Connection:
    """One connection: what is read of it, and whether anything of it is still to be dealt with."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.buffer = bytearray()
        self.is_waiting = True
        """Whether it holds no part of a request, or is stalled on purpose."""

    def is_settled(self) -> bool:
        """Whether nothing has come in that is not dealt with."""
        if not self.is_waiting:
            return False
        try:
            return not self.sock.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except OSError:
            return True

    def read_more(self) -> None:
        data = self.sock.recv(65536)
        if not data:
            raise Hangup
        self.buffer += data

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
        self.sock.close()

    def end(self, how: str) -> None:
        """Close or reset; or stall until the client is gone."""
        if how == "stall":
            self.is_waiting = True
            while self.sock.recv(65536):
                pass
        elif how == "reset":
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.sock.close()
        raise Hangup


class FaultServer:
    """Answers each request by the next plan, and truthfully when there are no more; with `chance`, by a random plan."""

    def __init__(self, chance: Random | None = None, version: str = DEFAULT) -> None:
        self.version = version
        self._wire = wire_of(version)
        self.messages: list[Message] = []
        self._chance = chance
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.earlier: tuple[Message, ...] = ()
        self.not_found = 0
        self.posts = 0
        self.told_found = 0
        """How many lookups were told of a message, in full and without a fault."""
        self._plans: list[Plan] = []
        self._late: list[Late] = []
        self._served_since_refusing = False
        self._lock = threading.RLock()
        self._connections: set[Connection] = set()
        self._is_over = False
        # Two sockets hold the port: one keeps it ours while the other, which listens, is closed to refuse.
        self._holder = self._bound(0)
        self.port: int = self._holder.getsockname()[1]
        self._listener: socket.socket | None = None
        self.url = f"http://127.0.0.1:{self.port}{self._wire.base}"
        self._open()

    @staticmethod
    def _bound(port: int) -> socket.socket:
        sock = socket.socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(("127.0.0.1", port))
        return sock

    # What a test does

    def load(self, plans: tuple[Plan, ...] = (), *, earlier: tuple[Message, ...] = (), not_found: int = 0) -> None:
        """Start afresh with these plans: no messages but earlier ones, no connections."""
        self.settle()
        with self._lock:
            for connection in list(self._connections):
                connection.close()
            self.earlier = earlier
            self.messages = list(earlier)
            self.not_found = not_found
            self.posts = self.told_found = 0
            self._plans = list(plans)
            self._late = []
            self._served_since_refusing = False
            self._follow_plan()

    def paused(self) -> None:
        """The client has waited: a refusal that it met is over."""
        with self._lock:
            if self._plans and self._plans[0] is REFUSE:
                if self._served_since_refusing:
                    self._served_since_refusing = False
                else:
                    self._plans.pop(0)
                    self._follow_plan()

    def finish(self) -> list[Message]:
        """Return all messages accepted, the late ones too, once nothing is left to be dealt with."""
        self.settle()
        with self._lock:
            self.messages += [late.message for late in self._late]
            self._late = []
            return list(self.messages)

    def settle(self, but: Connection | None = None) -> None:
        """Wait until everything that came in, but on one connection, is dealt with."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with self._lock:
                backlog = self._listener is not None and select.select([self._listener], [], [], 0)[0]
                others = [connection for connection in self._connections if connection is not but]
                if not backlog and all(connection.is_settled() for connection in others):
                    return
            time.sleep(0.0005)
        raise AssertionError("the fault server has not settled")

    def close(self) -> None:
        """Stop serving."""
        with self._lock:
            self._is_over = True
            self._shut()
            self._holder.close()
            for connection in list(self._connections):
                connection.close()

    # The port

    def _open(self) -> None:
        listener = self._bound(self.port)
        listener.listen(512)
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def _shut(self) -> None:
        if self._listener is not None:
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
            self._listener.close()
            self._listener = None

    def _follow_plan(self, but: Connection | None = None) -> None:
        """Open or close the port, as the next plan wants it."""
        refuses = bool(self._plans) and self._plans[0] is REFUSE
        if refuses and self._listener is not None:
            self._shut()
            for connection in self._connections - {but}:
                if connection.is_waiting:
                    connection.close()
        elif not refuses and self._listener is None and not self._is_over:
            self._open()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                select.select([listener], [], [])
                with self._lock:  # neither in the backlog nor among the connections: settle() must not see that
                    sock, _ = listener.accept()
                    connection = Connection(sock)
                    self._connections.add(connection)
            except (OSError, ValueError):
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._converse, args=(connection,), daemon=True).start()

    # A connection

    def _converse(self, connection: Connection) -> None:
        try:
            while self._exchange(connection):
                pass
        except (Hangup, OSError):
            pass
        finally:
            with self._lock:
                self._connections.discard(connection)
            connection.close()

    def _exchange(self, connection: Connection) -> bool:
        """Deal with one request; return whether the connection can have another."""
        connection.buffer.clear()
        if not connection.sock.recv(1, socket.MSG_PEEK):
            raise Hangup
        with self._lock:
            connection.is_waiting = False
            plan = self._next()
            refuses_next = bool(self._plans) and self._plans[0] is REFUSE
            self._served_since_refusing = refuses_next
        head, body = self._read(connection, plan.request_cut, shut=refuses_next)
        if self._looked_up(head) is not None and self._chance is None:
            connection.is_waiting = True  # nothing comes of it but an answer: two lookups do not wait for each other
            self.settle(but=connection)
            connection.is_waiting = False
        with self._lock:
            answer, is_told = self._deal(plan, head, body)
            self._follow_plan(connection)
        self._write(connection, plan, answer)
        with self._lock:
            self.told_found += is_told
        connection.is_waiting = True
        return not refuses_next

    def _next(self) -> Plan:
        if self._chance is not None:
            plan = random_plan(self._chance, honest=False)
            return plan if plan is not REFUSE and self._chance.random() < 0.4 else OK
        return self._plans.pop(0) if self._plans and self._plans[0] is not REFUSE else OK

    def _read(self, connection: Connection, cut: Cut | None, *, shut: bool) -> tuple[str, bytes]:
        """Read a request up to where it is cut."""
        limit = float("inf") if cut is None else cut.at
        whole = None
        while len(connection.buffer) < min(limit, float("inf") if whole is None else whole):
            connection.read_more()
            whole = _whole(connection.buffer)
        if cut is not None:
            if shut:
                with self._lock:
                    self._follow_plan(connection)
            connection.end(cut.how)
        head, _, body = bytes(connection.buffer).partition(b"\r\n\r\n")
        return head.decode("latin-1"), body

    def _deal(self, plan: Plan, head: str, body: bytes) -> tuple[bytes, bool]:
        """Accept the message or look it up; return the answer, and whether it tells of a message without a fault."""
        for late in list(self._late):
            late.after -= 1
            if late.after <= 0:
                self._late.remove(late)
                self.messages.append(late.message)
        reply = REPLIES[plan.reply]
        content: dict[str, Any] | None
        newest: Message | None = None
        looked_up = self._looked_up(head)
        if looked_up is not None:
            newest = self._newest(looked_up)
            content = None if newest is None else self._status(newest)
        else:
            content = self._taken(plan, self._wire.message(body), accepts=reply.records and plan.records)
        status, found = reply.status, False
        missing_status, missing = self._wire.not_found[self.not_found % len(self._wire.not_found)]
        if reply.body == "done" and content is None:
            status, text = missing_status, missing
        elif reply.body == "not-found":
            text = missing
        else:
            found = plan.reply == "ok" and newest is not None and newest not in self.earlier
            text = _body(reply.body, content)
        headers = [(name, self._header(name, value)) for name, value in reply.headers]
        plain = plan.answer_cut is None and plan.copies == 1 and plan.length == 0 and not plan.pace
        return _answer(status, headers, text, plan.length) * plan.copies, found and plain

    def _looked_up(self, head: str) -> str | None:
        method, target, _ = head.split(" ", 2)
        return self._wire.looked_up(method, target)

    def _status(self, message: Message) -> dict[str, Any]:
        return self._wire.status(message.message_id, message.created.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))

    def _taken(self, plan: Plan, data: dict[str, Any], *, accepts: bool) -> dict[str, Any]:
        self.posts += 1
        if accepts:
            message = Message(data["MessageID"], data["Message"], self.now())
            if plan.late:
                self._late.append(Late(message, plan.late))
            else:
                self.messages.append(message)
        return self._wire.acceptance(data["MessageID"])

    def _newest(self, message_id: str) -> Message | None:
        return next((message for message in reversed(self.messages) if message.message_id == message_id), None)

    def _header(self, name: str, value: str) -> str:
        if value.startswith("date+"):
            return format_datetime(self.now() + timedelta(seconds=int(value[5:])), usegmt=True)
        return self.url + self._wire.send_path if value == "self" else value

    @staticmethod
    def _write(connection: Connection, plan: Plan, answer: bytes) -> None:
        cut = plan.answer_cut
        shown = answer if cut is None else answer[: cut.at]
        if plan.pace is None:
            connection.sock.sendall(shown)
        else:
            for position in range(len(shown)):
                connection.sock.sendall(shown[position : position + 1])
                time.sleep(plan.pace)
        if cut is not None:
            connection.end(cut.how)


def _whole(buffer: bytearray) -> int | None:
    """Return the length of the request at the start of the buffer; None until its head is complete."""
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        return None
    length = 0
    for line in bytes(buffer[:end]).split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return end + 4 + length


def _body(kind: str, content: dict[str, Any] | None) -> bytes:
    if kind == "done":
        return json.dumps(content).encode()
    if kind == "broken":
        return json.dumps(content).encode()[:-3]
    return {
        "failed": b'{"Result":"Failed","ErrorMessage":["Not now"]}',
        "html": b"<html><body>Not found, or whatever</body></html>",
        "other": b'{"status":"up"}',
        "empty": b"",
    }[kind]


def _answer(status: int, headers: list[tuple[str, str]], body: bytes, lie: int) -> bytes:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "Odd"
    kind = "text/html" if body.startswith(b"<") else "application/json"
    lines = [f"HTTP/1.1 {status} {phrase}", f"Content-Type: {kind}", *(f"{name}: {value}" for name, value in headers)]
    if status != 204:
        lines.append(f"Content-Length: {max(0, len(body) + lie)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


@contextlib.contextmanager
def serving(chance: Random | None = None, version: str = DEFAULT) -> Generator[FaultServer]:
    """Run a FaultServer."""
    server = FaultServer(chance, version)
    try:
        yield server
    finally:
        server.close()
