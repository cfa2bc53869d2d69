"""Hooks: what they are told, and that they change nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest

from bestsms import AsyncBestSMS, BestSMS
from bestsms.events import RequestEvent, ResponseEvent, RetryEvent
from bestsms.testing import virtual_time
from tests.calls import CALLERS, NUMBER, TOKEN, Caller
from tests.servers import Answer, Received, Server

both_callers = pytest.mark.parametrize("kind", CALLERS, ids=["sync", "async"])
both_clients = pytest.mark.parametrize("client", [BestSMS, AsyncBestSMS])
HOOKS = ("OnRequest", "OnResponse", "OnRetry")
SEND: dict[str, Any] = {"MessageText": "Hi", "Recipients": NUMBER}


class Leave(BaseException):
    """What a hook may raise to end the program."""


def failing_once(server: Server) -> None:
    """Have the server answer 503, and from then on a success."""
    answers = [Answer({"Result": "Failed"}, 503)]

    def respond(request: Received) -> Answer:
        return answers.pop() if answers else Answer({"Result": "Success"})

    server.respond = respond


@both_callers
def test_the_hooks_are_told_of_each_request_its_end_and_its_repetition_in_order(
    kind: Callable[..., Caller], server: Server
) -> None:
    failing_once(server)
    told: list[Any] = []
    with (
        kind(server.url, MaxRetries=1, **dict.fromkeys(HOOKS, told.append)) as caller,
        virtual_time(caller.client),
    ):
        caller.call("Reports.Status.Poll", MessageID="ID1")
    first, ended, retry, second, answered = told
    assert [type(event) for event in told] == [RequestEvent, ResponseEvent, RetryEvent, RequestEvent, ResponseEvent]
    assert (first.Operation, first.Method, first.Attempt) == ("Reports.Status.Poll", "GET", 1)
    assert first.URLTemplate == f"{server.url}/get/status/{{MessageID}}"
    assert (ended.Request, ended.Status, ended.Failure) == (first, 503, None)
    assert (retry.Attempt, retry.Status, retry.Failure) == (1, 503, None)
    assert (second.Attempt, answered.Request, answered.Status) == (2, second, 200)


@both_callers
def test_the_end_of_a_request_that_nobody_answers_says_why(kind: Callable[..., Caller]) -> None:
    told: list[ResponseEvent] = []
    with kind("http://127.0.0.1:1", MaxRetries=0, OnResponse=told.append) as caller:
        caller.call("Reports.Status.Poll", MessageID="ID1")
    (ended,) = told
    assert (ended.Status, ended.Failure, ended.BodySize) == (None, "connection", 0)


@both_callers
def test_what_hooks_raise_is_logged_and_the_call_goes_on(
    kind: Callable[..., Caller], server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(event: object) -> None:
        raise ValueError("out of order")

    failing_once(server)
    with kind(server.url, MaxRetries=1, **dict.fromkeys(HOOKS, fail)) as caller, virtual_time(caller.client):
        assert caller.call("Reports.Status.Poll", MessageID="ID1").IsSuccess
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert {record.name for record in errors} == {"bestsms"}
    assert [record.getMessage().rpartition(" ")[2] for record in errors] == [
        "RequestEvent",
        "ResponseEvent",
        "RetryEvent",
        "RequestEvent",
        "ResponseEvent",
    ]


@both_clients
@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_that_cannot_be_called_is_refused_by_name(client: Callable[..., object], name: str) -> None:
    with pytest.raises(TypeError, match=f"{name} must be a function, not str"):
        client(TOKEN, **{name: "print"})


@both_clients
@pytest.mark.parametrize("name", HOOKS)
def test_a_coroutine_function_is_refused_as_a_hook_since_nobody_would_await_it(
    client: Callable[..., object], name: str
) -> None:
    async def hook(event: object) -> None: ...

    with pytest.raises(TypeError, match=f"{name} must be a plain function"):
        client(TOKEN, **{name: hook})


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
