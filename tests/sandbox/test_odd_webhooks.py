"""Webhooks to where none can go, and receivers that answer oddly, hold nothing up."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager

import httpx
import pytest

from bestsms.sandbox import Sandbox, Settings
from tests.sandbox.kit import NUMBER, send, with_settings


def callback(http: httpx.Client, url: str) -> int:
    data = {"Message": "Hello", "Destinations": [{"Recipient": NUMBER}], "WebhookCallbackURL": url}
    return http.post("/send/sms", json={"MessageData": data}).status_code


@contextmanager
def answering(head: str, chunk: bytes, *, without_end: bool = False, pause: float = 0) -> Generator[str]:
    """Answer one request with these bytes; without end, until nobody reads them any more."""
    done = threading.Event()

    def answer() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(f"HTTP/1.1 200 OK\r\n{head}\r\n\r\n".encode() + chunk)
            try:
                while without_end:
                    connection.sendall(chunk)
                    done.wait(pause)
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        done.set()
        thread.join()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_port_that_cannot_be_is_told_of_and_holds_nobody_up(
    scheme: str, http: httpx.Client, sandbox: Sandbox
) -> None:
    assert callback(http, f"{scheme}://127.0.0.1:99999/") == 200
    sandbox.Advance("6m")
    (webhook,) = sandbox.Webhooks().Webhooks
    assert [one.Status for one in webhook.Attempts] == [None, None]


def test_a_header_that_cannot_be_is_told_of_and_holds_nobody_up() -> None:
    settings = Settings(WebhookURL="http://127.0.0.1:1/", WebhookSender="Zoë")
    with with_settings(settings) as (sandbox, client):
        send(client)
        sandbox.Advance("6m")
        (webhook,) = sandbox.Webhooks().Webhooks
    assert "UnicodeEncodeError" in webhook.Attempts[0].Answer


def test_an_answer_without_end_is_read_no_further_than_it_is_shown(http: httpx.Client, sandbox: Sandbox) -> None:
    with answering("Transfer-Encoding: chunked", b"400\r\n" + b"x" * 1024 + b"\r\n", without_end=True) as url:
        callback(http, url)
        sandbox.Advance("5s")
        (webhook,) = sandbox.Webhooks().Webhooks
    assert (webhook.State, webhook.Attempts[0].Status, len(webhook.Attempts[0].Answer)) == ("Delivered", 200, 2000)


def test_a_receiver_that_drips_holds_the_clock_up_for_no_longer_than_is_set() -> None:
    with (
        answering("Content-Length: 1000", b"x", without_end=True, pause=0.05) as url,
        with_settings(Settings(WebhookURL=url, WebhookTimeout=0.3)) as (sandbox, client),
    ):
        send(client)
        sandbox.Advance("5s")
        (webhook,) = sandbox.Webhooks().Webhooks
    assert (webhook.State, webhook.Attempts[0].Status) == ("Pending", None)
    assert "no answer within 0.3 seconds" in webhook.Attempts[0].Answer


def test_a_receiver_that_hangs_up_is_told_of(http: httpx.Client, sandbox: Sandbox) -> None:
    def hang_up() -> None:
        listener.accept()[0].close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        hanging_up = threading.Thread(target=hang_up)
        hanging_up.start()
        callback(http, f"http://127.0.0.1:{listener.getsockname()[1]}/")
        sandbox.Advance("2s")
        hanging_up.join()
    (webhook,) = sandbox.Webhooks().Webhooks
    assert (webhook.State, webhook.Attempts[0].Status) == ("Pending", None)
    assert re.search("closed before an answer|ConnectionResetError", webhook.Attempts[0].Answer)


@pytest.mark.parametrize("charset", ["hex", "utf-16", "none"])
def test_an_answer_in_an_odd_charset_is_an_answer(charset: str, http: httpx.Client, sandbox: Sandbox) -> None:
    with answering(f"Content-Type: text/plain; charset={charset}\r\nContent-Length: 3", b"\xff41") as url:
        callback(http, url)
        sandbox.Advance("5s")
        (webhook,) = sandbox.Webhooks().Webhooks
    assert (webhook.State, webhook.Attempts[0].Status) == ("Delivered", 200)


@pytest.mark.parametrize(
    "url", ["https://127.1/", "https://2130706433/", "https://0x7f.1/", "https://0.0.0.0/", "https://hook.localhost/"]
)
def test_an_address_that_only_looks_like_this_machine_is_not_posted_to(
    url: str, http: httpx.Client, sandbox: Sandbox
) -> None:
    callback(http, url)
    sandbox.Advance("5s")
    (webhook,) = sandbox.Webhooks().Webhooks
    assert (webhook.State, webhook.Attempts[0].Status) == ("NotAllowed", None)
