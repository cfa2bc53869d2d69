"""Proxies named by the environment."""

from __future__ import annotations

import asyncio
import base64
import socket
import threading

import pytest

from bestsms import AsyncBestSMS, BestSMS
from bestsms._core.wire import FailureKind
from tests.transports.conftest import opened
from tests.transports.loopback import AUTHORITY, BODY, Peer, answering, reply, serving, unused_url


def tunnel(peer: Peer) -> None:
    """A proxy that connects to where CONNECT says."""
    request = peer.request()
    assert request is not None
    host, _, port = request.line.split()[1].rpartition(":")
    with socket.create_connection((host, int(port))) as onward:
        peer.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
        back = threading.Thread(target=_copy, args=(onward, peer.socket), daemon=True)
        back.start()
        _copy(peer.socket, onward)
        back.join(5)


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_used(
    kind: str, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with serving(answering()) as proxy:
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        wire = opened(kind, runner)
        assert [wire.send("http://service.invalid/api/x?y=1").body for _ in range(3)] == [BODY] * 3
        wire.close()
    assert [request.line for request in proxy.requests] == ["POST http://service.invalid/api/x?y=1 HTTP/1.1"] * 3
    assert proxy.connections == 1


def test_a_proxy_gets_the_credentials_of_its_own_address(
    kind: str, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(answering()) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://user:word@127.0.0.1:{proxy.port}")
        wire = opened(kind, runner)
        wire.send("http://service.invalid/api")
        wire.close()
    assert proxy.requests[0].header("Proxy-Authorization") == "Basic " + base64.b64encode(b"user:word").decode()
    assert proxy.requests[0].header("Authorization") == "Basic token"


def test_no_proxy_is_heeded(kind: str, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(answering()) as server, serving(answering()) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        wire = opened(kind, runner)
        assert wire.send(server.url).body == BODY
        wire.close()
    assert (len(server.requests), len(proxy.requests)) == (1, 0)


def test_an_https_request_goes_through_a_tunnel_with_its_certificate_verified(
    kind: str, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(answering(), tls=True) as server, serving(tunnel) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        distrusting = opened(kind, runner)
        failure = distrusting.fail(server.url)
        assert failure.kind is FailureKind.CONNECTION
        assert server.requests == []
        distrusting.close()
        monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
        monkeypatch.delenv("SSL_CERT_DIR", raising=False)
        trusting = opened(kind, runner)
        assert [trusting.send(server.url).body for _ in range(3)] == [BODY] * 3
        trusting.close()
        assert server.connections == 2
        assert all(request.header("Authorization") is None for request in proxy.requests)


def test_a_tunnel_that_is_refused_carried_nothing(
    kind: str, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(answering(reply(b"no", "403 Forbidden"))) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        wire = opened(kind, runner)
        failure = wire.fail("https://service.invalid/api")
        wire.close()
    assert (failure.kind, failure.may_have_arrived) == (FailureKind.CONNECTION, False)


def test_a_proxy_that_is_not_there_carried_nothing(
    kind: str, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", unused_url().removesuffix("/api"))
    wire = opened(kind, runner)
    failure = wire.fail("http://service.invalid/api")
    assert (failure.kind, failure.may_have_arrived) == (FailureKind.CONNECTION, False)
    wire.close()


def test_a_trickling_proxy_is_a_timeout(kind: str, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(peer: Peer) -> None:
        peer.request()
        peer.trickle(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100)

    with serving(run) as proxy:
        for name in ("HTTP_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        wire = opened(kind, runner)
        for scheme in ("http", "https"):
            assert wire.fail(f"{scheme}://service.invalid/api", timeout=0.3).kind is FailureKind.TIMEOUT
        wire.close()


@pytest.mark.parametrize("kind", [BestSMS, AsyncBestSMS])
@pytest.mark.parametrize(
    "name, value",
    [("HTTP_PROXY", "http://user:secret@host:x"), ("HTTPS_PROXY", "ftp://user:secret@host"), ("NO_PROXY", "*[::")],
)
def test_proxies_that_make_no_sense_to_httpx_are_refused_with_the_client_and_not_quoted(
    kind: type[BestSMS | AsyncBestSMS], name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match="proxies of the environment") as caught:
        kind("token", Transport="httpx")
    assert "secret" not in str(caught.value)
