"""What comes back is the whole answer to this very request, or a failure."""

from __future__ import annotations

import gzip
import threading
import zlib

import pytest

from bestsms._core.wire import FailureKind
from bestsms.transports.common import LARGEST_ANSWER
from tests.transports.conftest import Wire
from tests.transports.loopback import BODY, Peer, answering, once, reply, serving

MEGABYTES = 20 * 1024 * 1024


STATUSES = (200, 201, 204, 301, 302, 307, 308, 400, 401, 404, 408, 429, 499, 500, 503, 520, 599)


def test_every_status_is_an_answer_and_a_redirect_is_not_followed(wire: Wire) -> None:
    for status in STATUSES:
        with serving(answering(reply(b"", f"{status} Whatever", "Location: /elsewhere"))) as server:
            assert wire.send(server.url).status == status
            assert [request.line for request in server.requests] == ["POST /api HTTP/1.1"], status


def test_a_location_that_makes_no_sense_is_no_trouble(wire: Wire) -> None:
    for location in ("http://[", "http://127.0.0.1:99999/", "\\\\", "//", "javascript:1"):
        with serving(answering(reply(BODY, "302 Found", f"Location: {location}"))) as server:
            assert wire.send(server.url).status == 302, location


def test_the_request_arrives_as_it_was_given_and_nothing_is_added_that_tells_of_earlier_calls(wire: Wire) -> None:
    with serving(answering(reply(BODY, "200 OK", "Set-Cookie: a=b; Path=/"))) as server:
        for _ in range(2):
            wire.send(f"{server.url}/x%2Fy?a=%20b&c=d+e%2F", b"\x00\xff{}", method="PATCH")
    for request in server.requests:
        assert request.line == "PATCH /api/x%2Fy?a=%20b&c=d+e%2F HTTP/1.1"
        assert request.body == b"\x00\xff{}"
        assert request.header("Authorization") == "Basic token"
        assert request.header("User-Agent") == "tests"
        assert request.header("Accept-Encoding") == "gzip"
        assert request.header("Cookie") is None
        assert request.header("Referer") is None


def test_head_and_body_of_a_short_request_leave_in_one_piece(wire: Wire) -> None:
    pieces: list[bytes] = []

    def script(peer: Peer) -> None:
        while piece := peer.socket.recv(65536):
            pieces.append(piece)
            peer.send(reply())

    with serving(script) as server:
        for _ in range(20):
            wire.send(server.url, b'{"a":"short one"}')
    assert len(pieces) == 20
    assert all(piece.endswith(b'\r\n\r\n{"a":"short one"}') for piece in pieces)


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_request_without_a_body_says_so_by_having_none(wire: Wire, method: str) -> None:
    with serving(answering()) as server:
        wire.send(server.url, None, method=method)
    assert server.requests[0].body == b""
    assert server.requests[0].header("Transfer-Encoding") is None


def test_header_names_come_in_lower_case_and_repeated_ones_are_joined(wire: Wire) -> None:
    with serving(answering(reply(BODY, "200 OK", "Retry-AFTER: 3", "X-Twice: a", "x-twice: b"))) as server:
        headers = wire.send(server.url).headers
    assert headers["retry-after"] == "3"
    assert headers["x-twice"] == "a, b"


@pytest.mark.parametrize("value", [b"caf\xe9", b"caf\xc3\xa9"])
def test_a_header_that_is_not_ascii_costs_nobody_the_answer(wire: Wire, value: bytes) -> None:
    raw = reply(BODY, "200 OK", "Retry-After: 3", "Server: @").replace(b"@", value)
    with serving(answering(raw)) as server:
        answer = wire.send(server.url)
    assert (answer.body, answer.headers["retry-after"]) == (BODY, "3")


def test_large_bodies_go_both_ways(wire: Wire) -> None:
    large = bytes(range(256)) * (MEGABYTES // 256)
    with serving(answering(reply(large))) as server:
        answer = wire.send(server.url, large, timeout=30)
        assert answer.body == large
        assert server.requests[0].body == large


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + b"".join(b"1\r\n%c\r\n" % byte for byte in BODY)
        + b"0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14;x=y\r\n" + BODY + b"\r\n0\r\nX-Trailer: 1\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" + reply(),
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + reply(),
        reply(BODY, "200"),
        reply(BODY, "200 OK", "Connection: close"),
    ],
    ids=["chunked", "chunk extension and trailer", "100", "103 and 102", "no reason", "close"],
)
def test_an_answer_may_be_put_in_many_ways(wire: Wire, raw: bytes) -> None:
    with serving(answering(raw)) as server:
        for _ in range(2):
            answer = wire.send(server.url)
            assert (answer.status, answer.body) == (200, BODY)


def test_an_answer_without_a_length_ends_with_its_connection(wire: Wire) -> None:
    with serving(once(b"HTTP/1.1 200 OK\r\n\r\n" + BODY)) as server:
        assert [wire.send(server.url).body for _ in range(2)] == [BODY, BODY]
        assert server.connections == 2


@pytest.mark.parametrize(
    "raw",
    [
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nno colon\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + BODY,
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}",
        b"\x15\x03\x01\x00\x02\x02\x50",
        b"",
    ],
    ids=[
        "no status line",
        "status not a number",
        "negative length",
        "length not a number",
        "two lengths",
        "header without colon",
        "bad chunk",
        "length too long",
        "encoding not asked for",
        "a TLS alert",
        "nothing",
    ],
)
def test_what_is_no_answer_is_a_failure_after_which_the_request_may_have_arrived(wire: Wire, raw: bytes) -> None:
    with serving(once(raw)) as server:
        failure = wire.fail(server.url)
        assert failure.kind is FailureKind.CONNECTION
        assert failure.may_have_arrived
        assert server.connections == 1


@pytest.mark.parametrize(
    "extra, pause",
    [(reply(b"STALE"), 0.0), (b"HTTP/1.1 200 OK\r\nContent-Le", 0.0), (b"X", 0.0), (reply(b"STALE"), 0.01)],
    ids=["a second answer", "half an answer", "a byte", "a second answer a little later"],
)
@pytest.mark.parametrize("chunked", [False, True])
def test_what_follows_an_answer_is_never_taken_for_the_next_one(
    wire: Wire, extra: bytes, pause: float, chunked: bool
) -> None:
    first = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" if chunked else reply(b"{}")
    done = threading.Semaphore(0)

    def run(peer: Peer) -> None:
        while peer.request():
            if pause:
                peer.send(first)
                peer.server.stopped.wait(pause)
                peer.send(extra)
            else:
                peer.send(first + extra)
            done.release()

    with serving(run) as server:
        for _ in range(3):
            assert wire.send(server.url).body == b"{}"
            assert done.acquire(timeout=5)
        assert server.connections == 3


def test_a_body_longer_than_its_length_is_cut_to_it(wire: Wire) -> None:
    with serving(answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}too long")) as server:
        assert [wire.send(server.url).body for _ in range(2)] == [b"{}", b"{}"]


def test_gzip_is_undone(wire: Wire) -> None:
    for name in ("gzip", "GZIP", "x-gzip"):
        packed = gzip.compress(BODY * 100_000)
        with serving(answering(reply(packed, "200 OK", f"Content-Encoding: {name}"))) as server:
            assert wire.send(server.url).body == BODY * 100_000


@pytest.mark.parametrize("status", ["200 OK", "204 No Content"])
def test_gzip_of_nothing_is_nothing(wire: Wire, status: str) -> None:
    with serving(answering(reply(b"", status, "Content-Encoding: gzip"))) as server:
        assert wire.send(server.url).body == b""


def test_gzip_that_is_broken_or_not_all_there_is_a_failure(wire: Wire) -> None:
    packed = gzip.compress(BODY)
    broken = [packed[:cut] for cut in range(1, len(packed))]
    broken += [packed[:-8] + b"\x00" * 8, packed + b"more", zlib.compress(BODY), BODY]
    bodies = iter([*broken, packed])

    def run(peer: Peer) -> None:
        while peer.request():
            peer.send(reply(next(bodies), "200 OK", "Content-Encoding: gzip"))

    with serving(run) as server:
        for _ in broken:
            failure = wire.fail(server.url)
            assert (failure.kind, failure.may_have_arrived) == (FailureKind.CONNECTION, True)
        assert wire.send(server.url).body == BODY


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("size", [LARGEST_ANSWER, LARGEST_ANSWER + 1])
def test_an_answer_has_64_megabytes_at_most(wire: Wire, size: int, packed: bool) -> None:
    assert LARGEST_ANSWER == 64 * 1024 * 1024
    raw = reply(gzip.compress(bytes(size), 1), "200 OK", "Content-Encoding: gzip") if packed else reply(bytes(size))
    with serving(answering(raw)) as server:
        if size == LARGEST_ANSWER:
            assert len(wire.send(server.url, timeout=60).body) == size
        else:
            failure = wire.fail(server.url, timeout=60)
            assert (failure.kind, failure.may_have_arrived) == (FailureKind.CONNECTION, True)
            assert "64 MB" in str(failure)


def test_a_small_gzip_of_something_huge_is_not_unpacked_to_its_end(wire: Wire) -> None:
    once_ = gzip.compress(bytes(1 << 20))
    with serving(answering(reply(once_ * 4000, "200 OK", "Content-Encoding: gzip"))) as server:
        assert "64 MB" in str(wire.fail(server.url, timeout=60))


def test_a_header_of_sixty_kilobytes_is_read(wire: Wire) -> None:
    with serving(answering(reply(BODY, "200 OK", f"X-Long: {'y' * 60_000}"))) as server:
        assert len(wire.send(server.url).headers["x-long"]) == 60_000


def test_ninety_headers_are_read_and_a_thousand_are_read_or_refused(wire: Wire) -> None:
    many = [f"X-{number}: {number}" for number in range(1000)]
    with serving(answering(reply(BODY, "200 OK", *many[:90]))) as server:
        assert wire.send(server.url).headers["x-89"] == "89"
    with serving(answering(reply(BODY, "200 OK", *many))) as server:
        if wire.name == "httpx":
            assert wire.send(server.url).headers["x-999"] == "999"
        else:
            assert wire.fail(server.url).may_have_arrived


def test_headers_without_end_are_a_failure(wire: Wire) -> None:
    def run(peer: Peer) -> None:
        if peer.request():
            peer.send(b"HTTP/1.1 200 OK\r\n")
            while not peer.server.stopped.is_set():
                peer.send(b"X-More: and more and more and more and more\r\n" * 100)

    with serving(run) as server:
        assert wire.fail(server.url).may_have_arrived
