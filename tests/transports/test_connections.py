"""Connections: refused, kept, found closed, and ended."""

from __future__ import annotations

import threading

import pytest

from bestsms._core.wire import FailureKind, TransportFailure
from tests.transports.conftest import Wire
from tests.transports.loopback import BODY, Peer, answering, reply, serving, unused_url


def test_a_refused_connection_carried_nothing(wire: Wire) -> None:
    failure = wire.fail(unused_url())
    assert (failure.kind, failure.may_have_arrived) == (FailureKind.CONNECTION, False)


def test_a_name_that_nobody_has_carried_nothing(wire: Wire) -> None:
    failure = wire.fail("http://nobody.invalid/api")
    assert (failure.kind, failure.may_have_arrived) == (FailureKind.CONNECTION, False)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:99999/", "ftp://127.0.0.1/", "http://", "http://a b/", "http://[x]/"]
)
def test_an_address_that_makes_no_sense_is_a_failure(wire: Wire, url: str) -> None:
    with pytest.raises(TransportFailure):
        wire.send(url)


def test_one_connection_serves_call_after_call(wire: Wire) -> None:
    with serving(answering()) as server:
        for _ in range(20):
            assert wire.send(server.url).body == BODY
        assert (server.connections, len(server.requests)) == (1, 20)


def test_an_answer_that_says_close_is_the_last_on_its_connection(wire: Wire) -> None:
    with serving(answering(reply(BODY, "200 OK", "Connection: close"))) as server:
        for _ in range(3):
            assert wire.send(server.url).body == BODY
        assert server.connections == 3


def test_a_connection_that_the_server_closed_between_two_calls_is_replaced_unnoticed(wire: Wire) -> None:
    def run(peer: Peer) -> None:
        peer.request()
        peer.send(reply())

    with serving(run) as server:
        for count in range(1, 21):
            assert wire.send(server.url).body == BODY
            assert server.finished.acquire(timeout=5)
            server.stopped.wait(0.01)  # for the end of the connection to reach the client
            assert (server.connections, len(server.requests)) == (count, count)


def test_an_ipv6_address_is_reached(wire: Wire) -> None:
    with serving(answering(), host="::1") as server:
        assert wire.send(server.url).body == BODY
        assert server.requests[0].header("Host") == f"[::1]:{server.port}"


def test_a_name_is_tried_at_each_of_its_addresses(wire: Wire) -> None:
    with serving(answering()) as server:  # not on ::1, which localhost may be too
        assert wire.send(f"http://localhost:{server.port}/api").body == BODY


def test_closing_twice_is_fine_and_a_closed_transport_says_so(wire: Wire) -> None:
    with serving(answering()) as server:
        wire.send(server.url)
        wire.close()
        wire.close()
        with pytest.raises(TransportFailure, match="closed"):
            wire.send(server.url)
        assert len(server.requests) == 1


def test_closing_ends_the_connections(wire: Wire) -> None:
    with serving(answering()) as server:
        wire.send(server.url)
        wire.close()
        assert server.finished.acquire(timeout=5)


def test_closing_wakes_a_call_that_is_under_way(wire: Wire) -> None:
    """Only for the blocking transports: a coroutine is cancelled in another way."""
    if wire.transport is None:
        return
    arrived = threading.Event()

    def run(peer: Peer) -> None:
        peer.request()
        arrived.set()
        peer.stall()

    errors: list[Exception] = []

    def call(url: str) -> None:
        try:
            wire.send(url, timeout=20)
        except (TransportFailure, RuntimeError) as error:
            errors.append(error)

    with serving(run) as server:
        calling = threading.Thread(target=call, args=(server.url,))
        calling.start()
        assert arrived.wait(5)
        wire.close()
        calling.join(5)
        assert not calling.is_alive()
    assert len(errors) == 1
