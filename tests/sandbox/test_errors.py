"""What the sandbox refuses, with which words and status codes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from bestsms.sandbox import Sandbox, Settings
from tests.sandbox.kit import NUMBER, Client, with_settings

MALFORMED = "Failed to process your API request. Check your syntax."
TO = [{"Recipient": NUMBER}]
FILE = {"Name": "a.txt", "Data": "QQ=="}


@pytest.mark.parametrize(
    "body, text",
    [
        ({}, "Missing message data"),
        ({"MessageData": None}, "Missing message data"),
        ({"MessageData": {"Message": "Hi", "Destinations": TO}, "Other": 1}, MALFORMED),
        ({"MessageData": {"Message": "Hi", "Destinations": TO, "Other": 1}}, MALFORMED),
        ({"MessageData": {"Message": "Hi", "Destinations": TO, "SendTime": "2026-13-45T10:00"}}, MALFORMED),
        ({"MessageData": {"Message": "Hi", "Destinations": TO, "TimeZone": "Nowhere"}}, MALFORMED),
        ({"MessageData": {"Message": 1, "Destinations": TO}}, MALFORMED),
        ([], MALFORMED),
        ({"MessageData": {"Message": "Hi"}}, "Missing or empty destinations"),
        ({"MessageData": {"Message": "Hi", "Destinations": []}}, "Missing or empty destinations"),
        ({"MessageData": {"Destinations": TO}}, "Missing or empty message"),
        ({"MessageData": {"Message": "", "Destinations": TO}}, "Missing or empty message"),
        (
            {"MessageData": {"Message": "Hi", "Destinations": [{"ContactID": "none"}]}},
            "Error - Could not find any valid destination(s).",
        ),
        (
            {"MessageData": {"Message": "Hi", "Destinations": TO, "WebhookCallbackURL": "http://www.example.com/"}},
            "WebhookCallbackURL must start with https://",
        ),
        (
            {"MessageData": {"Destinations": TO, "Files": [FILE, {"Data": "QQ=="}]}},
            "Missing file name on file 2",
        ),
        (
            {"MessageData": {"Destinations": TO, "Files": [{"Name": "a.txt", "Data": ""}]}},
            "Missing file data on file 1",
        ),
    ],
)
def test_a_send_that_is_wrong_is_refused_in_the_documented_words(
    body: object, text: str, http: httpx.Client, sandbox: Sandbox
) -> None:
    answer = http.post("/send/sms", json=body)
    assert (answer.status_code, answer.json()) == (400, {"Result": "Failed", "ErrorMessage": [text]})
    assert sandbox.State().Messages == 0


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"MessageData": "\\ud800"}', b"[" * 100_000, b"NaN"])
def test_a_body_that_is_no_json_is_refused(body: bytes, http: httpx.Client) -> None:
    answer = http.post("/send/sms", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["ErrorMessage"]) == (400, [MALFORMED])


def test_a_body_of_another_kind_is_refused(http: httpx.Client) -> None:
    assert http.post("/send/sms", content=b"a=b", headers={"Content-Type": "text/plain"}).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/get/status/a%20b",
        f"/get/status/{'x' * 41}",
        "/get/status/a?page=0",
        "/get/status/a?recordsPerPage=1000",
        "/get/status/a?page=one",
        "/get/status/a?page=1&page=2",
        "/get/sms/received?timePeriod=0",
        "/get/sms/received?dateFrom=yesterday&dateTo=today",
        "/get/sms/received?dateFrom=2026-13-01T00:00&dateTo=2026-01-01T00:00",
        "/addressbook/contact/list?page=-1",
    ],
)
def test_a_parameter_that_is_wrong_is_refused(path: str, http: httpx.Client) -> None:
    answer = http.get(path)
    assert (answer.status_code, answer.json()) == (400, {"Result": "Failed", "ErrorMessage": [MALFORMED]})


@pytest.mark.parametrize("header", [None, "Basic wrong", "Basic", "Bearer sandbox-token", "sandbox-token"])
def test_a_wrong_or_missing_token_is_refused(header: str | None, sandbox: Sandbox) -> None:
    headers = {} if header is None else {"Authorization": header}
    for method, path in (("GET", "/get/status/a"), ("POST", "/send/sms"), ("DELETE", "/addressbook/contact/a")):
        answer = httpx.request(method, f"{sandbox.BaseURL}{path}", headers=headers, timeout=60, trust_env=False)
        assert (answer.status_code, answer.json()["ErrorMessage"]) == (401, ["Unauthorized"])


@pytest.mark.parametrize("call, text", [("Status", "Message(s) NOT found"), ("SMSReply", "Message(s) NOT found")])
def test_a_poll_for_an_unknown_message_finds_none(call: str, text: str, client: Client) -> None:
    answer = getattr(client.Reports, call).Poll(MessageID="Nobody")
    assert (answer.HTTPStatus, answer.ErrorMessage, answer.MessageID) == (404, [text], "Nobody")


def test_another_method_is_not_allowed_and_the_answer_names_those_that_are(http: httpx.Client) -> None:
    answer = http.put("/addressbook/contact/a")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, PATCH, DELETE")
    assert http.options("/send/sms").headers["allow"] == "POST"
    assert http.head("/get/status/a").status_code == 405


def test_another_path_is_not_found(http: httpx.Client) -> None:
    assert http.get("/get/nothing").status_code == 404
    assert http.get("/").status_code == 404


def test_a_path_may_be_in_capitals(http: httpx.Client) -> None:
    assert http.get("/Addressbook/Contact/List").status_code == 200


def test_a_request_above_20_mb_is_refused_while_it_comes_in(http: httpx.Client) -> None:
    sent = 0

    def chunks() -> Any:
        nonlocal sent
        for _ in range(100):
            sent += 1_000_000
            yield b"x" * 1_000_000

    try:
        assert http.post("/send/sms", content=chunks()).status_code == 413
    except httpx.TransportError:  # the connection was closed on what was still being sent
        assert sent < 100_000_000


@pytest.mark.parametrize("method, path, status", [("POST", "/send/sms", 413), ("PATCH", "/set/abort/a", 400)])
def test_a_request_that_announces_more_than_20_mb_is_refused_at_once(
    method: str, path: str, status: int, sandbox: Sandbox
) -> None:
    address = urlsplit(sandbox.BaseURL)
    connection = HTTPConnection(address.netloc)
    connection.putrequest(method, f"{address.path}{path}")
    connection.putheader("Content-Length", "20000001")
    connection.putheader("Authorization", f"Basic {sandbox.Token}")
    connection.endheaders()
    with closing(connection):
        assert connection.getresponse().status == status


def test_answers_are_xml_where_that_is_asked_for(http: httpx.Client, client: Client) -> None:
    client.Addressbook.Contact.Create(FirstName="<Ada> & Bo")
    answer = http.get("/addressbook/contact/list", headers={"Accept": "application/xml"})
    assert answer.headers["content-type"].startswith("application/xml")
    root = ET.fromstring(answer.text)
    assert (root.tag, root.findtext("Result"), root.findtext("Contacts/FirstName")) == ("root", "Success", "<Ada> & Bo")
    refused = http.get("/get/status/none", headers={"Accept": "text/xml"})
    assert ET.fromstring(refused.text).findtext("ErrorMessage") == "Message(s) NOT found"


def test_unknown_records_are_a_400_where_that_is_set() -> None:
    with with_settings(Settings(UnknownStatus=400)) as (_, client):
        assert client.Reports.Status.Poll(MessageID="Nobody").HTTPStatus == 400
        assert client.Addressbook.Group.Detail(GroupID="none").HTTPStatus == 400


def test_a_received_poll_fails_with_200_where_that_is_set() -> None:
    with with_settings(Settings(ReceivedRefusedStatus=200)) as (sandbox, _):
        headers = {"Authorization": f"Basic {sandbox.Token}"}
        answer = httpx.get(
            f"{sandbox.BaseURL}/get/sms/received?timePeriod=0", headers=headers, timeout=60, trust_env=False
        )
    assert (answer.status_code, answer.json()["Result"]) == (200, "Failed")


def test_errors_are_one_text_under_another_name_where_that_is_set() -> None:
    with with_settings(Settings(ErrorField="Message", ErrorAsList=False)) as (_, client):
        answer = client.Reports.Status.Poll(MessageID="Nobody")
    assert answer.Raw["Message"] == "Message(s) NOT found"
    assert answer.ErrorMessage == ["Message(s) NOT found"]
