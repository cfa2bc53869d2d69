"""OnRequest, OnResponse and OnRetry: told what happens, and no danger to it."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bestsms import AsyncBestSMS, BestSMS
from bestsms.events import RequestEvent, ResponseEvent, RetryEvent
from bestsms.testing import virtual_time
from tests.calls import NUMBER
from tests.servers import Answer, Received, Server

NAMES = ["OnRequest", "OnResponse", "OnRetry"]
SEND: dict[str, Any] = {"MessageText": "Hi", "Recipients": NUMBER}


class Leave(BaseException):
    """What a hook may raise to end the program."""


def test_each_request_is_told_once_before_and_once_after(server: Server) -> None:
    answers = iter([Answer({}, 503), Answer({"Result": "Success"})])
    server.respond = lambda request: next(answers)
    told: list[RequestEvent | ResponseEvent | RetryEvent] = []
    client = BestSMS("token", BaseURL=server.url, OnRequest=told.append, OnResponse=told.append, OnRetry=told.append)
    with client, virtual_time(client):
        client.Addressbook.Group.List()
    kinds = [type(event) for event in told]
    assert kinds == [RequestEvent, ResponseEvent, RetryEvent, RequestEvent, ResponseEvent]
    assert [event.Request for event in told if isinstance(event, ResponseEvent)] == [told[0], told[3]]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_hook_raises_is_logged_and_changes_nothing(
    server: Server, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    answers = iter([Answer({}, 429), Answer({"Result": "Success"})])
    server.respond = lambda request: next(answers)

    def fail(event: object) -> None:
        raise KeyError(type(event).__name__)

    client = BestSMS("token", BaseURL=server.url, **{name: fail})  # type: ignore[arg-type]
    with client, virtual_time(client), caplog.at_level(logging.ERROR, "bestsms"):
        assert client.Messaging.SMS.SendMessage(**SEND).Result == "Success"
    assert "a hook failed" in caplog.text


def test_a_hook_that_ends_the_program_has_been_told_once(server: Server) -> None:
    told: list[ResponseEvent] = []

    def leave(event: ResponseEvent) -> None:
        told.append(event)
        raise Leave

    with BestSMS("token", BaseURL=server.url, OnResponse=leave) as client, pytest.raises(Leave):
        client.Messaging.SMS.SendMessage(**SEND)
    assert [event.Status for event in told] == [200]


async def test_a_hook_that_ends_the_program_has_been_told_once_in_a_coroutine_too(server: Server) -> None:
    told: list[ResponseEvent] = []

    def leave(event: ResponseEvent) -> None:
        told.append(event)
        raise Leave

    async with AsyncBestSMS("token", BaseURL=server.url, OnResponse=leave) as client:
        with pytest.raises(Leave):
            await client.Messaging.SMS.SendMessage(**SEND)
    assert [event.Status for event in told] == [200]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [BestSMS, AsyncBestSMS])
def test_a_coroutine_function_is_refused_since_nobody_would_await_it(
    kind: type[BestSMS | AsyncBestSMS], name: str
) -> None:
    async def hook(event: object) -> None:
        """Never run."""

    with pytest.raises(TypeError, match=f"{name} must be a plain function, not a coroutine function"):
        kind("token", **{name: hook})  # type: ignore[arg-type]


def test_the_blocking_client_refuses_a_coroutine_function_for_on_update(server: Server) -> None:
    async def update(status: object) -> None:
        """Never run."""

    with (
        BestSMS("token", BaseURL=server.url) as client,
        pytest.raises(TypeError, match="OnUpdate must be a plain function"),
    ):
        client.Reports.Status.Wait(MessageID="ID123456", OnUpdate=update)
    assert server.requests == []


def test_a_hook_may_call_the_client_that_calls_it(server: Server) -> None:
    def again(event: ResponseEvent) -> None:
        if len(server.requests) < 5:
            client.Messaging.SMS.SendMessage(**SEND)

    with BestSMS("token", BaseURL=server.url, OnResponse=again) as client:
        assert client.Messaging.SMS.SendMessage(**SEND).IsSuccess
    assert len(server.requests) == 5


def test_a_class_derived_from_a_client_keeps_its_attributes_in_with_options(server: Server) -> None:
    class Shop(BestSMS):
        def __init__(self, name: str) -> None:
            super().__init__("token", BaseURL=server.url)
            self.name = name

    with Shop("corner") as shop:
        assert shop.WithOptions(Timeout=3).name == "corner"


@pytest.mark.parametrize("own_id, told", [(None, "Success"), ("ID123456", "Unknown")])
def test_a_clock_that_is_wrong_is_no_matter_to_a_send_whose_messageid_nobody_had_before(
    server: Server, own_id: str | None, told: str
) -> None:
    def respond(request: Received) -> Answer:
        if request.method == "POST":
            return Answer(b"", 503)
        return Answer({"Result": "Success", "CreatedTimeUTC": "2029-12-31T12:00:00Z"})  # hours before virtual time

    server.respond = respond
    with BestSMS("token", BaseURL=server.url) as client, virtual_time(client):
        assert client.Messaging.SMS.SendMessage(MessageID=own_id, **SEND).Result == told
