"""A client makes its transport when it is first used."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from bestsms import AsyncBestSMS, BestSMS
from bestsms.transports import TransportName
from tests.transports.loopback import AUTHORITY, answering, serving

NAMES: list[TransportName] = ["httpx", "pyreqwest"]
THREADS = 16


class Context:
    """In place of httpx.create_ssl_context: does something before it makes one, and counts."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.before: Callable[[], object] = threading.Event().is_set
        self._create = httpx.create_ssl_context
        monkeypatch.setattr(httpx, "create_ssl_context", self)

    def __call__(self) -> ssl.SSLContext:
        self.count += 1
        self.before()
        return self._create()


def test_threads_that_call_at_once_for_the_first_time_share_one_transport(monkeypatch: pytest.MonkeyPatch) -> None:
    context, begun = Context(monkeypatch), threading.Barrier(THREADS)
    with serving(answering()) as server, BestSMS("token", BaseURL=server.url, Transport="httpx") as client:

        def call(_: int) -> None:
            begun.wait(60)
            client.WithOptions(MaxRetries=1).Addressbook.Group.List()

        with ThreadPoolExecutor(THREADS) as threads:
            list(threads.map(call, range(THREADS)))
        assert (context.count, len(server.requests)) == (1, THREADS)


def test_a_client_that_is_closed_in_the_midst_of_its_first_call_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    context = Context(monkeypatch)
    with serving(answering()) as server:
        client = BestSMS("token", BaseURL=server.url, Transport="httpx")
        context.before = client.close
        for _ in range(2):
            with pytest.raises(RuntimeError, match="closed"):
                client.Addressbook.Group.List()
        assert (context.count, server.requests) == (1, [])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("client", [BestSMS, AsyncBestSMS])
@pytest.mark.parametrize("content", [None, b"no certificate"], ids=["missing", "nonsense"])
def test_certificates_that_cannot_be_read_are_an_error_in_words_when_a_client_is_made(
    client: type[BestSMS | AsyncBestSMS],
    name: TransportName,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    content: bytes | None,
) -> None:
    path = tmp_path / "authorities.pem"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with pytest.raises(ValueError, match=r"^SSL_CERT_FILE must name a readable file .*authorities\.pem"):
        client("token", Transport=name)
    path.write_bytes(AUTHORITY.read_bytes())
    assert isinstance(client("token", Transport=name), client)


def test_a_client_of_ones_own_does_without_the_certificates_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with httpx.Client() as own, serving(answering()) as server:
        monkeypatch.setenv("SSL_CERT_FILE", "/there/is/no/such/file.pem")
        assert BestSMS("token", BaseURL=server.url, HTTPClient=own).Addressbook.Group.List().HTTPStatus == 200
