"""What httpx logs of requests that go through a caller's own client."""

from __future__ import annotations

import asyncio
import logging

import httpx
import pytest

from bestsms import AsyncBestSMS, BestSMS
from tests.servers import Server

NUMBER = "+61491570737"
DIGITS = NUMBER[1:]
FOUND = {"Result": "Success", "Contacts": []}


@pytest.fixture
def url(server: Server) -> str:
    server.answers(FOUND)
    return server.url.replace("v2.04", "v3.00")


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(1)
    for name in ("httpx", "httpcore"):
        caplog.set_level(1, name)


def records(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """Those that tell of a request: some are there, and that of httpx among them."""
    of_requests = [record for record in caplog.records if record.name != "asyncio"]
    assert "httpx" in {record.name for record in of_requests}
    return of_requests


def check(caplog: pytest.LogCaptureFixture, server: Server) -> None:
    """A number was sent, and is in no record."""
    assert DIGITS in server.only.target
    for record in records(caplog):
        assert DIGITS not in f"{record.getMessage()} {record.args!r}"


def test_a_search_through_a_callers_client_is_logged_without_its_query(
    server: Server, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with httpx.Client() as own:
        client = BestSMS("token", APIVersion="3.00", BaseURL=url, HTTPClient=own)
        assert client.Addressbook.Contact.Search(MobilePhone=NUMBER).IsSuccess
    check(caplog, server)
    assert any("/addressbook/contact/search " in record.getMessage() for record in records(caplog))


def test_a_search_of_a_coroutine_through_a_callers_client_is_logged_without_its_query(
    server: Server, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def search() -> bool:
        async with httpx.AsyncClient() as own:
            client = AsyncBestSMS("token", APIVersion="3.00", BaseURL=url, HTTPClient=own)
            return (await client.Addressbook.Contact.Search(MobilePhone=NUMBER)).IsSuccess

    assert asyncio.run(search())
    check(caplog, server)


def test_what_a_caller_asks_with_the_same_client_is_logged_as_ever(url: str, caplog: pytest.LogCaptureFixture) -> None:
    with httpx.Client() as own:
        BestSMS("token", APIVersion="3.00", BaseURL=url, HTTPClient=own).Addressbook.Contact.Search(MobilePhone=NUMBER)
        own.get(f"{url}/mine", params={"page": "2"})
    assert any("/mine?page=2" in record.getMessage() for record in records(caplog))


def test_a_callers_transport_and_hooks_are_shown_the_whole_address(url: str) -> None:
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(200, json=FOUND)

    def note(request: httpx.Request) -> None:
        seen.append(str(request.url))

    with httpx.Client(transport=httpx.MockTransport(handle), event_hooks={"request": [note]}) as own:
        client = BestSMS("token", APIVersion="3.00", BaseURL=url, HTTPClient=own)
        assert client.Addressbook.Contact.Search(MobilePhone=NUMBER).IsSuccess
    assert len(seen) == 2
    assert all(DIGITS in address for address in seen)
