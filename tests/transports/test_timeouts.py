"""A call takes no longer than its timeout, whatever the other side does with the time."""

from __future__ import annotations

import asyncio
import socket
import threading

import httpcore
import httpx
import pytest

from bestsms._core.wire import FailureKind, TransportFailure
from bestsms.transports import httpx_common, pyreqwest_common, sync_transport
from tests.machine import within
from tests.transports.conftest import Wire, opened, post
from tests.transports.loopback import BODY, Peer, Script, answering, deaf, reply, serving

TIMEOUT = 0.3


def _stall(peer: Peer) -> None:
    peer.request()
    peer.stall()


def _trickle_head(peer: Peer) -> None:
    peer.request()
    peer.trickle(b"HTTP/1.1 200 OK" + b" OK" * 200)


def _trickle_headers(peer: Peer) -> None:
    peer.request()
    peer.send(b"HTTP/1.1 200 OK\r\n")
    peer.trickle(b"X: y\r\n" * 200)


def _trickle_interim_answers(peer: Peer) -> None:
    peer.request()
    for _ in range(200):
        peer.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        if peer.server.stopped.wait(0.02):
            return


def _trickle_body(peer: Peer) -> None:
    peer.request()
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    peer.trickle(b"x" * 1000)


def _trickle_chunks(peer: Peer) -> None:
    peer.request()
    peer.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    peer.trickle(b"1\r\nx\r\n" * 200)


def _trickle_without_end(peer: Peer) -> None:
    peer.request()
    peer.send(b"HTTP/1.1 200 OK\r\n\r\n")
    peer.trickle(b"x" * 1000)


def _stall_in_the_body(peer: Peer) -> None:
    peer.request()
    peer.send(reply()[:-1])
    peer.stall()


@pytest.mark.parametrize(
    "script",
    [
        _stall,
        _trickle_head,
        _trickle_headers,
        _trickle_interim_answers,
        _trickle_body,
        _trickle_chunks,
        _trickle_without_end,
        _stall_in_the_body,
    ],
)
def test_an_answer_that_does_not_end_in_time_is_a_timeout(wire: Wire, script: Script) -> None:
    with serving(script) as server:
        failure = wire.fail(server.url, timeout=TIMEOUT)
        assert (failure.kind, failure.may_have_arrived) == (FailureKind.TIMEOUT, True)
        assert server.connections == 1


def _read_nothing(peer: Peer) -> None:
    peer.stall()


def _read_slowly(peer: Peer) -> None:
    while not peer.server.stopped.wait(0.02):
        peer.read(10_000)


@pytest.mark.parametrize("script", [_read_nothing, _read_slowly])
def test_a_request_that_is_not_read_in_time_is_a_timeout(wire: Wire, script: Script) -> None:
    with serving(script) as server:
        failure = wire.fail(server.url, b"x" * 20_000_000, timeout=TIMEOUT)
        assert (failure.kind, failure.may_have_arrived) == (FailureKind.TIMEOUT, True)
        assert server.connections == 1


@pytest.mark.parametrize("tls", [False, True], ids=["TCP", "TLS"])
def test_a_connection_that_does_not_come_about_in_time_carried_nothing(
    kind: str, runner: asyncio.Runner, tls: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyreqwest_common, "CONNECT_SECONDS", TIMEOUT / 2)
    wire = opened(kind, runner)
    with deaf() as url, serving(_read_nothing) as server:
        failure = wire.fail(server.url.replace("http:", "https:") if tls else url, timeout=TIMEOUT)
    assert (failure.kind, failure.may_have_arrived) == (FailureKind.TIMEOUT, False)
    wire.close()


def test_after_a_timeout_the_next_call_has_its_own_connection_and_its_own_answer(wire: Wire) -> None:
    def late(peer: Peer) -> None:
        peer.request()
        peer.server.stopped.wait(TIMEOUT + 0.1)
        peer.send(reply(b"LATE"))

    with serving(late) as server:
        wire.fail(server.url, timeout=TIMEOUT)
        server.script = answering()
        assert wire.send(server.url).body == BODY
        assert server.connections == 2


def test_a_name_that_is_not_resolved_in_time_is_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()

    def resolve(*_: object, **__: object) -> list[object]:
        released.wait(30)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    transport = sync_transport("httpx", None)
    with within(TIMEOUT + 1), pytest.raises(TransportFailure) as caught:
        transport.send(post("http://localhost:1/"), TIMEOUT)
    assert (caught.value.kind, caught.value.may_have_arrived) == (FailureKind.TIMEOUT, False)
    released.set()
    transport.close()


def test_the_sockets_below_httpx_are_ours() -> None:
    """Fails if a later httpx keeps its pool elsewhere: trickling servers would then not be cut short."""
    for client in (httpx.Client(), httpx.AsyncClient(), httpx.Client(proxy="http://127.0.0.1:1")):
        backend = httpcore.NetworkBackend()
        httpx_common.use_backend(client, backend)
        pools = [vars(each)["_pool"] for each in (client._transport, *client._mounts.values()) if each is not None]
        assert pools
        assert all(vars(pool)["_network_backend"] is backend for pool in pools)


def test_a_callers_own_client_is_timed_between_the_chunks_of_a_body() -> None:
    with (
        httpx.Client() as client,
        serving(_trickle_body) as server,
        within(TIMEOUT + 1),
        pytest.raises(TransportFailure) as caught,
    ):
        sync_transport("auto", client).send(post(server.url), TIMEOUT)
    assert (caught.value.kind, caught.value.may_have_arrived) == (FailureKind.TIMEOUT, True)
