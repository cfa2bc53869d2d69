"""The log, and what never is in it."""

from __future__ import annotations

import logging
import re

import pytest

from bestsms import BestSMS
from tests.answers import ANSWERS
from tests.calls import CALLS, CONTACT_ID, NUMBER, TOKEN, Caller
from tests.servers import Server


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "bestsms"]


def test_each_request_is_one_debug_line_with_the_path_template(
    caller: Caller, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caller.call("Addressbook.Contact.Detail", ContactID=CONTACT_ID)
    (record,) = [record for record in caplog.records if record.name == "bestsms"]
    assert record.levelno == logging.DEBUG
    assert re.fullmatch(r"GET /addressbook/contact/\{ContactID\}: 200 in \d+ ms, attempt 1", record.getMessage())


def test_each_attempt_is_a_line(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    server.answers({"Result": "Failed"}, 503, Retry_After="0")
    with BestSMS(TOKEN, BaseURL=server.url, MaxRetries=2) as client:
        client.Reports.Status.Poll(MessageID="1")
    assert [line.rpartition(" ")[2] for line in lines(caplog)] == ["1", "2", "3"]
    assert all(": 503 in " in line for line in lines(caplog))


def test_an_answer_that_never_came_is_logged_by_its_kind(caplog: pytest.LogCaptureFixture) -> None:
    with BestSMS(TOKEN, BaseURL="http://127.0.0.1:1", MaxRetries=0) as client:
        client.Reports.Status.Poll(MessageID="1")
    (line,) = lines(caplog)
    assert re.fullmatch(r"GET /get/status/\{MessageID\}: no answer \(connection\) in \d+ ms, attempt 1", line)


@pytest.mark.parametrize("name", CALLS)
def test_no_log_record_holds_token_number_or_text(
    caller: Caller, server: Server, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    arguments = dict(CALLS[name].arguments)
    if name == "Messaging.SMS.SendMessage":
        arguments = {"MessageText": "Meet at noon", "Recipients": {"Recipient": NUMBER, "Attention": "Ada"}}
    if name.startswith("Addressbook.Contact."):
        arguments |= {} if name.endswith(("List", "Detail", "Delete")) else {"MobilePhone": NUMBER, "FirstName": "Ada"}
    server.answers(ANSWERS[name])
    caller.call(name, **arguments)
    server.answers({"Result": "Failed", "ErrorMessage": [f"{NUMBER} {TOKEN} noon Ada"]}, 400)
    caller.call(name, **arguments)
    logged = " ".join(
        f"{record.getMessage()} {record.args} {record.exc_text}"
        for record in caplog.records
        if record.name != "asyncio"
    )
    assert len(lines(caplog)) == 2
    for secret in (TOKEN, NUMBER, NUMBER[1:], "noon", "Ada"):
        assert secret not in logged
