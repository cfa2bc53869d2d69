"""Certificates are verified."""

from __future__ import annotations

import asyncio
import os
import ssl

import pytest

from bestsms._core.wire import FailureKind
from tests.transports.conftest import Wire, opened
from tests.transports.loopback import AUTHORITY, BODY, Peer, answering, reply, serving


@pytest.fixture
def trusting(kind: str, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch) -> Wire:
    """A transport that trusts the test authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    return opened(kind, runner)


def test_a_certificate_of_an_unknown_authority_is_refused_before_anything_is_sent(wire: Wire) -> None:
    with serving(answering(), tls=True) as server:
        failure = wire.fail(server.url)
        assert (failure.kind, failure.may_have_arrived) == (FailureKind.CONNECTION, False)
        assert server.requests == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_an_authority_named_by_ssl_cert_file_is_trusted_and_the_connection_kept(trusting: Wire, host: str) -> None:
    with serving(answering(), tls=True) as server:
        for _ in range(5):
            assert trusting.send(f"https://{host}:{server.port}/api").body == BODY
        assert (server.connections, len(server.requests)) == (1, 5)
        trusting.close()


def test_a_certificate_for_another_name_is_refused_before_anything_is_sent(trusting: Wire) -> None:
    with serving(answering(), tls=True, host="::1") as server:
        failure = trusting.fail(server.url)
        assert (failure.kind, failure.may_have_arrived) == (FailureKind.CONNECTION, False)
        assert server.requests == []
        trusting.close()


def test_a_server_without_tls_carried_nothing(wire: Wire) -> None:
    with serving(lambda peer: peer.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as server:
        failure = wire.fail(server.url.replace("http:", "https:"))
        assert (failure.kind, failure.may_have_arrived) == (FailureKind.CONNECTION, False)


def test_large_bodies_go_both_ways_over_tls(trusting: Wire) -> None:
    large = bytes(range(256)) * (20 * 1024 * 4)
    with serving(answering(reply(large)), tls=True) as server:
        assert trusting.send(server.url, large, timeout=30).body == large
        assert server.requests[0].body == large
        trusting.close()


def test_a_tls_connection_lost_at_any_byte_of_the_answer_is_a_failure(trusting: Wire) -> None:
    raw = reply()

    def run(peer: Peer) -> None:
        if peer.request():
            peer.send(raw[: len(peer.server.requests) - 1])

    with serving(run, tls=True) as server:
        for received in range(len(raw)):
            failure = trusting.fail(server.url)
            assert (received, failure.kind, failure.may_have_arrived) == (received, FailureKind.CONNECTION, True)
            assert len(server.requests) == received + 1
        trusting.close()


def test_a_tls_connection_that_the_server_closed_between_two_calls_is_replaced_unnoticed(trusting: Wire) -> None:
    def run(peer: Peer) -> None:
        peer.request()
        peer.send(reply())
        assert isinstance(peer.socket, ssl.SSLSocket)
        peer.socket.unwrap()

    with serving(run, tls=True) as server:
        for _ in range(5):
            assert trusting.send(server.url).body == BODY
            server.stopped.wait(0.02)
        assert len(server.requests) == 5
        trusting.close()


def test_a_trickling_answer_over_tls_is_a_timeout(trusting: Wire) -> None:
    def run(peer: Peer) -> None:
        peer.request()
        peer.trickle(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100)

    with serving(run, tls=True) as server:
        failure = trusting.fail(server.url, timeout=0.3)
        assert (failure.kind, failure.may_have_arrived) == (FailureKind.TIMEOUT, True)
        trusting.close()


def test_the_authority_of_the_tests_is_not_trusted_by_this_machine() -> None:
    assert os.environ.get("SSL_CERT_FILE") != str(AUTHORITY)
