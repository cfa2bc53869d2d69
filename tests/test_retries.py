"""Repeating what is safe to repeat, and looking up what is not."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any

import pytest

from bestsms._core.wire import FailureKind, HTTPAnswer, HTTPRequest
from tests.calls import CALLERS, CALLS, TOKEN, Caller
from tests.servers import DONE, Answer, Received, Server

SEND, POLL = "Messaging.SMS.SendMessage", "Reports.Status.Poll"
LOST = Answer(b"", 502)


@pytest.fixture(params=CALLERS, ids=["sync", "async"])
def patient(request: pytest.FixtureRequest, server: Server) -> Generator[Caller]:
    """Each client, looking up for a moment what became of a send."""
    with request.param(server.url, MaxRetries=2, ReconcileFor=0.3) as caller:
        yield caller


def call(caller: Caller, name: str, **more: object) -> Any:
    return caller.call(name, **CALLS[name].arguments, **more)


@pytest.mark.parametrize(
    "after",
    ["0", " 0 ", "-5 nonsense", "Mon, 01 Jan 2024 00:00:00 GMT", "Mon, 01 Jan 2024 00:00:00 -0000"],
)
@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_read_is_repeated_until_it_is_answered(patient: Caller, server: Server, status: int, after: str) -> None:
    answers = [Answer({}, status, (("Retry-After", after),)), Answer({"Status": "Completed"})]
    server.respond = lambda request: answers[len(server.requests) - 1]
    assert call(patient, POLL).Status == "Completed"
    assert len(server.requests) == 2


@pytest.mark.parametrize("after", ["Mon, 01 Jan 2024 00:00:00 +9999999999999999999", "soon", "", "\xb2"])
def test_a_retry_after_that_says_nothing_is_passed_over(patient: Caller, server: Server, after: str) -> None:
    answers = [Answer({}, 503, (("Retry-After", after),)), Answer({"Status": "Completed"})]
    server.respond = lambda request: answers[len(server.requests) - 1]
    assert call(patient, POLL).IsSuccess


def test_a_refusal_is_not_repeated(patient: Caller, server: Server) -> None:
    server.answers({"Result": "Failed"}, 400)
    assert call(patient, POLL).Result == call(patient, SEND).Result == "Failed"
    assert len(server.requests) == 2


@pytest.mark.parametrize("name", [SEND, "Actions.Resubmit.SendRequest", "Addressbook.Group.Create"])
def test_what_must_not_be_done_twice_is_sent_once(patient: Caller, server: Server, name: str) -> None:
    server.answers(b"", 502)
    assert call(patient, name).Result == "Unknown"
    assert [request.method for request in server.requests].count(CALLS[name].method) == 1


def test_a_send_that_was_limited_is_repeated_with_its_message_id(patient: Caller, server: Server) -> None:
    answers = [Answer({}, 429, (("Retry-After", "0"),)), Answer(DONE)]
    server.respond = lambda request: answers[len(server.requests) - 1]
    assert call(patient, SEND).IsSuccess
    first, second = server.requests
    assert first.body == second.body


def test_a_send_whose_answer_was_lost_is_found_by_its_message_id(patient: Caller, server: Server) -> None:
    def respond(request: Received) -> Answer:
        return LOST if request.method == "POST" else Answer({"Status": "Pending", "MessageID": "ID1"})

    server.respond = respond
    result = call(patient, SEND, MessageID="ID1")
    assert (result.Result, result.MessageID, result.ErrorMessage) == ("Success", "ID1", [])
    assert [request.path.rpartition("/")[2] for request in server.requests] == ["sms", "ID1"]


@pytest.mark.parametrize("verdict", [Answer({"Result": "Failed"}, 404), LOST])
def test_a_send_that_cannot_be_found_stays_unknown(patient: Caller, server: Server, verdict: Answer) -> None:
    server.respond = lambda request: LOST if request.method == "POST" else verdict
    result = call(patient, SEND)
    assert result.Result == "Unknown"
    assert re.search(f"MessageID {result.MessageID}", result.ErrorMessage[-1])
    assert [request.method for request in server.requests].count("POST") == 1


@pytest.mark.parametrize("kind", CALLERS, ids=["sync", "async"])
@pytest.mark.parametrize(
    "verdict, posts",
    [
        (Answer({"Result": "Failed"}, 404), 2),
        (Answer({"Result": "Failed", "ErrorMessage": ["Message(s) NOT found"]}, 400), 2),
        (Answer({"Result": "Failed", "ErrorMessage": ["Failed to process your API request."]}, 400), 1),
        (Answer({"Result": "Failed", "ErrorMessage": ["Unauthorized"]}, 401), 1),
        (Answer({"Result": "Failed"}, 403), 1),
        (Answer({"Result": "Failed"}, 429, (("Retry-After", "0"),)), 1),
        (LOST, 1),
    ],
)
def test_an_unknown_send_is_repeated_only_on_request_and_only_if_the_service_does_not_know_it(
    kind: Any, server: Server, verdict: Answer, posts: int
) -> None:
    sent: list[bytes] = []

    def respond(request: Received) -> Answer:
        if request.method == "GET":
            return verdict
        sent.append(request.body)
        return Answer(DONE) if len(sent) == 2 else LOST

    server.respond = respond
    with kind(server.url, ReconcileFor=0.2, ResendUnknown=True) as caller:
        assert call(caller, SEND).Result == ("Success" if posts == 2 else "Unknown")
    assert len(sent) == posts
    assert len(set(sent)) == 1


def test_what_goes_over_a_transport_shows_no_secret() -> None:
    request = HTTPRequest("POST", f"https://x/{TOKEN}", {"Authorization": TOKEN}, TOKEN.encode())
    answer = HTTPAnswer(200, {"x": TOKEN}, TOKEN.encode())
    assert TOKEN not in repr(request) + repr(answer) + repr(FailureKind.TIMEOUT)
