"""What a receiver refuses, and what it tells of it."""

from __future__ import annotations

import logging
from http import HTTPStatus

import httpx
import pytest

from bestsms.webhooks import ReceivedEvent
from bestsms.webhooks.samples import written
from tests.webhooks.conftest import Made
from tests.webhooks.posts import SECRET, SENDER, WRONG, Moving, direct, post, reply, status


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_another_method_than_post_is_405(method: str) -> None:
    answer = direct(OnStatus=print).Receive(method, {"Authorization": SECRET}, b"")
    assert (answer.Status, answer.Headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize(
    "body, content_type, expected",
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"<root>", "text/xml", 400),
        (b"", "application/json", 400),
        (b"\x89PNG", "image/png", 415),
        (b"hello", "text/plain", 415),
        (b'{"Type": "SMS", "Message": "' + b"x" * 2000 + b'"}', "application/json", 413),
    ],
)
def test_what_is_no_webhook_is_refused_and_of_those_without_the_secret_nothing_is_told(
    body: bytes, content_type: str, expected: int
) -> None:
    receiver = direct(MaxBytes=2000, OnStatus=print)
    assert receiver.Receive("POST", {"Authorization": SECRET, "Content-Type": content_type}, body).Status == expected
    for headers in ({}, {"Authorization": WRONG}):
        assert receiver.Receive("POST", {**headers, "Content-Type": content_type}, body).Status == 401


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was warned of since the last time, and with what logger."""
    found = [f"{record.name}: {record.getMessage()}" for record in caplog.records if record.levelno == logging.WARNING]
    caplog.clear()
    return found


def test_an_operator_reads_why_webhooks_are_refused(caplog: pytest.LogCaptureFixture) -> None:
    receiver = direct(Sender=SENDER, PathSecret="p4th", MaxBytes=2000, OnStatus=print)
    right, body = {"Authorization": SECRET, "X-Sender": SENDER}, written(status(), "JSON")
    for method, headers, sent, path in (
        ("GET", {}, b"", None),
        ("POST", {**right, "Authorization": WRONG}, body, "p4th"),
        ("POST", {}, b"", "path"),
        ("POST", right, b"x" * 2001, "p4th"),
        ("POST", right, b"hello", "p4th"),
        ("POST", right, b"{", "p4th"),
    ):
        receiver.Receive(method, headers, sent, path)
    begins = "bestsms.webhooks: webhooks are refused with"
    assert warnings(caplog) == [
        f"{begins} 405 Method Not Allowed: the request is no POST; does a redirect make a GET of it?",
        f"{begins} 401 Unauthorized: Secret is wrong",
        f"{begins} 401 Unauthorized: Secret is missing and Sender is missing and PathSecret is wrong",
        f"{begins} 413 {HTTPStatus(413).phrase}: the body is longer than MaxBytes",
        f"{begins} 415 Unsupported Media Type: the body is neither JSON nor XML nor a form",
        f"{begins} 400 Bad Request: the body is broken JSON or XML, or no webhook",
    ]


def test_thousands_of_refusals_are_two_warnings(caplog: pytest.LogCaptureFixture) -> None:
    time = Moving()
    receiver = direct(time, OnStatus=print)
    for number in range(3000):
        receiver.Receive("POST", {"Authorization": f"guess-{number}"}, b"{")
    assert warnings(caplog) == ["bestsms.webhooks: webhooks are refused with 401 Unauthorized: Secret is wrong"]
    time.go_on(301)
    receiver.Receive("POST", {"Authorization": "guess"}, b"{")
    assert [line.partition("wrong ")[2] for line in warnings(caplog)] == ["(2999 more since the last warning)"]


def test_a_body_that_is_refused_while_it_is_read_is_told_of_as_well(caplog: pytest.LogCaptureFixture) -> None:
    receiver = direct(MaxBytes=100, OnStatus=print)
    with (
        httpx.Client(transport=httpx.WSGITransport(receiver.wsgi)) as client,
        caplog.at_level(logging.DEBUG, "bestsms.webhooks"),
    ):
        assert client.post("http://here/", content=b"x" * 101).status_code == 413
    assert [record.levelname for record in caplog.records if record.name == "bestsms.webhooks"] == ["DEBUG", "WARNING"]


def test_neither_answers_nor_the_log_nor_a_repr_show_a_secret_or_a_message(
    made: Made, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    text = "a text nobody else is to see"

    def fail(event: ReceivedEvent) -> None:
        raise ValueError(event.Message)

    answers = [
        post(receiver, reply(Message=text, APIKey=api_key), Authorization=authorization)
        for receiver in (direct(OnReply=fail, OnError=fail), made(OnReply=fail, OnError=fail, MaxAttempts=1))
        for authorization, api_key in ((SECRET, SECRET), (WRONG, SECRET), (SECRET, WRONG))
    ]
    kept = made(OnReply=fail)
    kept.Work(Once=True)
    assert [answer.Status for answer in answers] == [500, 401, 401, 200, 401, 401]
    shown = f"{answers} {caplog.text} {kept!r} {kept.__dict__['_verifier'].__dict__}"
    assert "failed with ValueError" in caplog.text
    for hidden in (SECRET, WRONG, text, "+61491570", SENDER):
        assert hidden not in shown
