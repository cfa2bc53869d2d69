"""A connection that breaks at any byte of the request or of the answer."""

from __future__ import annotations

import gzip
import itertools

import pytest

from bestsms._core.wire import FailureKind, HTTPAnswer, TransportFailure
from tests.transports.conftest import Wire
from tests.transports.loopback import BODY, HEAD_END, Peer, once, reply, serving

CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
    + BODY[:5]
    + b"\r\nf\r\n"
    + BODY[5:]
    + b"\r\n0\r\n\r\n"
)


@pytest.mark.parametrize("ending", ["close", "reset"])
def test_a_connection_lost_at_any_byte_of_the_request_is_a_failure_and_is_not_tried_again(
    wire: Wire, ending: str
) -> None:
    with serving(once(reply())) as server:
        wire.send(server.url, b"x" * 40)
        size = len(server.requests[0].head + HEAD_END) + 40

    def run(peer: Peer) -> None:
        peer.read(peer.server.connections - 1)
        if ending == "reset":
            peer.reset()

    with serving(run) as server:
        for sent in range(size):
            failure = wire.fail(server.url, b"x" * 40)
            assert failure.kind is FailureKind.CONNECTION
            assert failure.may_have_arrived or sent == 0  # a reset may come before anything is sent
            assert server.connections == sent + 1


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.99])
def test_a_connection_lost_in_a_large_request_is_a_failure(wire: Wire, share: float) -> None:
    large = b"x" * 8_000_000
    with serving(lambda peer: peer.read(int(share * len(large)))) as server:
        failure = wire.fail(server.url, large)
        assert (failure.kind, failure.may_have_arrived) == (FailureKind.CONNECTION, True)
        assert server.connections == 1


@pytest.mark.parametrize("ending", ["close", "reset"])
@pytest.mark.parametrize(
    "raw",
    [
        reply(),
        CHUNKED,
        reply(gzip.compress(BODY), "200 OK", "Content-Encoding: gzip"),
        b"HTTP/1.1 100 Continue\r\n\r\n" + reply(),
        reply(b'{"Result":"Failed"}', "500 Internal Server Error", "Connection: close"),
    ],
    ids=["length", "chunked", "gzip", "continue", "error"],
)
def test_a_connection_lost_at_any_byte_of_the_answer_is_a_failure_and_is_not_tried_again(
    wire: Wire, raw: bytes, ending: str
) -> None:
    cuts = itertools.count()

    def run(peer: Peer) -> None:
        if peer.request():
            peer.send(raw[: next(cuts)])
            if ending == "reset":
                peer.reset()

    with serving(run) as server:
        for received in range(len(raw)):
            failure = wire.fail(server.url)
            assert (received, failure.kind, failure.may_have_arrived) == (received, FailureKind.CONNECTION, True)
            assert len(server.requests) == received + 1


@pytest.mark.parametrize("raw", [reply(), CHUNKED], ids=["length", "chunked"])
def test_an_answer_is_whole_at_whatever_byte_it_was_split_on_its_way(wire: Wire, raw: bytes) -> None:
    splits = itertools.count()

    def run(peer: Peer) -> None:
        while peer.request():
            split = next(splits)
            peer.send(raw[:split])
            peer.send(raw[split:])

    with serving(run) as server:
        for _ in range(len(raw)):
            assert wire.send(server.url).body == BODY


def test_an_answer_that_comes_before_the_request_is_read_is_an_answer_or_a_failure(wire: Wire) -> None:
    def run(peer: Peer) -> None:
        peer.send(reply(b"too large", "413 Content Too Large", "Connection: close"))
        peer.request()

    with serving(run) as server:
        try:
            outcome: HTTPAnswer | TransportFailure = wire.send(server.url, b"x" * 4_000_000)
        except TransportFailure as failure:
            outcome = failure
        assert server.connections == 1
    if isinstance(outcome, HTTPAnswer):
        assert (outcome.status, outcome.body) == (413, b"too large")
    else:
        assert outcome.may_have_arrived
