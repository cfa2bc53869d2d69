"""Webhooks: what they say, to whom, and what becomes of those that fail."""

from __future__ import annotations

import itertools
import json
import xml.etree.ElementTree as ET
from collections.abc import Generator
from datetime import UTC, datetime

import httpx
import pytest

from bestsms.sandbox import Sandbox, Settings
from tests.sandbox.kit import NUMBER, OTHER, send, with_settings
from tests.sandbox.receiver import Receiver, receiving

FIELDS = [
    "Version", "Sender", "APIKey", "Type", "Destination", "ContactID", "ReceivedID", "MessageID", "SubAccount",
    "Department", "JobNumber", "SentTimeLocal", "SentTimeUTC-ISO8601", "SentTimeUTC-RFC3339", "Status", "Result",
    "Message", "Price", "Detail", "URL",
]  # fmt: skip


@pytest.fixture
def receiver() -> Generator[Receiver]:
    with receiving() as running:
        yield running


def callback(http: httpx.Client, url: str, text: str = "Hello", **given: str) -> str:
    """Send a message with a callback address of its own, which no client lets be http."""
    data = {"Message": text, "Destinations": [{"Recipient": NUMBER}], "WebhookCallbackURL": url, **given}
    answer = http.post("/send/sms", json={"MessageData": data})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["MessageID"])


def test_a_status_webhook_has_the_documented_fields_and_headers(receiver: Receiver) -> None:
    with with_settings(Settings(WebhookURL=receiver.url)) as (sandbox, client):
        message = send(client, SubAccount="Sub", Department="Dep")
        sandbox.Advance("5s")
        headers, text = receiver.wait(1)[0]
        status = client.Reports.Status.Poll(MessageID=message)
    body = json.loads(text)
    assert list(body) == FIELDS
    sent_at = status.Recipients[0].SentTimeUTC
    assert body == {
        "Version": "2.04",
        "Sender": "application@example.com",
        "APIKey": "sandbox-secret",
        "Type": "SMS",
        "Destination": NUMBER,
        "ContactID": "",
        "ReceivedID": "",
        "MessageID": message,
        "SubAccount": "Sub",
        "Department": "Dep",
        "JobNumber": status.JobNum,
        "SentTimeLocal": status.Recipients[0].SentTimeLocal.strftime("%Y-%m-%d %H:%M:%S"),
        "SentTimeUTC-ISO8601": sent_at.strftime("%Y-%m-%d %H:%M:%S"),
        "SentTimeUTC-RFC3339": status.Raw["Recipients"][0]["SentTimeUTC_RFC3339"],
        "Status": "SUCCESS",
        "Result": "delivered",
        "Message": "",
        "Price": "0.10",
        "Detail": "SMSParts:1",
        "URL": receiver.url,
    }
    assert headers["Content-Type"] == "application/json"
    assert (headers["X-Sender"], headers["Authorization"]) == ("application@example.com", "sandbox-secret")
    assert datetime.strptime(headers["X-Timestamp"], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC) >= sent_at


def test_a_status_webhook_in_xml_has_the_same_fields(receiver: Receiver) -> None:
    with with_settings(Settings(WebhookURL=receiver.url, WebhookFormat="XML")) as (sandbox, client):
        message = send(client, "Bring <tools> & hope")
        sandbox.Advance("5s")
        headers, text = receiver.wait(1)[0]
    root = ET.fromstring(text)  # our own
    assert (root.tag, [child.tag for child in root]) == ("root", FIELDS)
    assert (root.findtext("MessageID"), root.findtext("ReceivedID")) == (message, "")
    assert headers["Content-Type"] == "text/xml"
    assert text.startswith('<?xml version="1.0" encoding="UTF-8" ?>')


@pytest.mark.parametrize("written", ["JSON", "XML"])
def test_what_a_handset_writes_is_handed_over(written: str, receiver: Receiver) -> None:
    settings = Settings(WebhookURL=receiver.url, WebhookFormat="XML" if written == "XML" else "JSON")
    with with_settings(settings) as (sandbox, client):
        sandbox.SetOutcome("LinkNotPermitted", OTHER)  # of which no webhook tells
        message = send(client, "Hello", [NUMBER, OTHER])
        sandbox.Advance("5s")
        receiver.wait(1)
        reply = sandbox.Reply(NUMBER, "STOP <b> & so on")
        inbound = sandbox.Inbound(OTHER, "Hi")
        texts = [text for _, text in receiver.wait(3)]
    bodies = [json.loads(one) if written == "JSON" else _fields(one) for one in texts[1:]]
    by_type = {one["Type"]: one for one in bodies}
    first, second = by_type["SMSReply"], by_type["SMSInbound"]
    assert list(first) == FIELDS
    assert (first["Destination"], first["MessageID"], first["ReceivedID"]) == (NUMBER, message, reply.ReceivedID)
    assert (first["Status"], first["Result"], first["Price"]) == ("RECEIVED", "RECEIVED", "")
    assert (first["Message"], first["Detail"]) == ("STOP <b> & so on", "InputToNumber:+61491570110")
    assert (second["MessageID"], second["ReceivedID"], second["Message"]) == ("", inbound.ReceivedID, "Hi")


def _fields(text: str) -> dict[str, str]:
    return {child.tag: child.text or "" for child in ET.fromstring(text)}


def test_the_callback_of_a_message_wins(receiver: Receiver) -> None:
    with receiving() as own, with_settings(Settings(WebhookURL=receiver.url)) as (sandbox, client):
        headers = {"Authorization": f"Basic {sandbox.Token}"}
        with httpx.Client(base_url=sandbox.BaseURL, headers=headers, timeout=60, trust_env=False) as http:
            callback(http, own.url, WebhookCallbackFormat="XML")
        sandbox.Advance("5s")
        assert own.wait(1)[0][1].startswith("<?xml")
        sandbox.Reply(NUMBER, "Yes")
        assert _fields(own.wait(2)[1][1])["Type"] == "SMSReply"
        send(client, "Another")
        sandbox.Advance("5s")
        receiver.wait(1)
    assert (len(own.came), len(receiver.came)) == (2, 1)


def test_there_is_a_webhook_for_each_recipient(receiver: Receiver, http: httpx.Client, sandbox: Sandbox) -> None:
    data = {
        "Message": "Hello",
        "Destinations": [{"Recipient": NUMBER}, {"Recipient": OTHER}],
        "WebhookCallbackURL": receiver.url,
    }
    http.post("/send/sms", json={"MessageData": data})
    sandbox.Advance("5s")
    assert {json.loads(text)["Destination"] for _, text in receiver.wait(2)} == {NUMBER, OTHER}


def test_a_webhook_that_fails_is_sent_again_every_five_minutes_for_24_hours(
    receiver: Receiver, http: httpx.Client, sandbox: Sandbox
) -> None:
    receiver.status = 500
    callback(http, receiver.url)
    sandbox.Advance("5s")
    receiver.wait(1)
    sandbox.Advance("20m")
    assert len(receiver.came) == 5
    sandbox.Advance("48h")
    (webhook,) = sandbox.Webhooks().Webhooks
    times = [datetime.fromisoformat(attempt.TimeUTC) for attempt in webhook.Attempts]
    gaps = {(after - before).total_seconds() for before, after in itertools.pairwise(times)}
    assert (webhook.State, len(times), len(receiver.came)) == ("GivenUp", 289, 289)
    assert gaps == {300.0}
    assert {attempt.Status for attempt in webhook.Attempts} == {500}


def test_a_webhook_that_fails_and_then_succeeds_is_sent_no_more(
    receiver: Receiver, http: httpx.Client, sandbox: Sandbox
) -> None:
    receiver.status = 503
    callback(http, receiver.url)
    sandbox.Advance("5s")
    receiver.wait(1)
    receiver.status = 200
    sandbox.Advance("1h")
    (webhook,) = sandbox.Webhooks().Webhooks
    assert (webhook.State, [attempt.Status for attempt in webhook.Attempts]) == ("Delivered", [503, 200])
    assert sandbox.State().PendingWebhooks == 0


def test_an_attempt_without_an_answer_is_told_of_too(http: httpx.Client, sandbox: Sandbox) -> None:
    with receiving() as gone:
        pass
    callback(http, gone.url)
    sandbox.Advance("6m")
    (webhook,) = sandbox.Message(1).Webhooks
    assert (webhook.State, [attempt.Status for attempt in webhook.Attempts]) == ("Pending", [None, None])
    assert "ConnectionRefusedError" in webhook.Attempts[0].Answer
    assert webhook.NextAttemptUTC > sandbox.Clock().Now


def test_a_webhook_can_be_sent_again_at_once(receiver: Receiver, http: httpx.Client, sandbox: Sandbox) -> None:
    callback(http, receiver.url)
    sandbox.Advance("5s")
    receiver.wait(1)
    assert sandbox.RetryWebhook(1).ID == 1
    receiver.wait(2)


@pytest.mark.parametrize(
    "url", ["https://www.example.com/hook", "https://localhost@example.com/", "https://127.0.0.1.example.com/"]
)
def test_no_webhook_leaves_this_machine(url: str, http: httpx.Client, sandbox: Sandbox) -> None:
    callback(http, url)
    sandbox.Advance("1h")
    (webhook,) = sandbox.Webhooks().Webhooks
    assert (webhook.State, len(webhook.Attempts), webhook.Attempts[0].Status) == ("NotAllowed", 1, None)
    assert "--allow-remote-webhooks" in webhook.Attempts[0].Answer


def test_a_pending_message_is_told_of_where_that_is_set(receiver: Receiver) -> None:
    with with_settings(Settings(WebhookURL=receiver.url, PendingWebhooks=True)) as (sandbox, client):
        send(client)
        receiver.wait(1)
        sandbox.Advance("5s")
        statuses = [json.loads(text)["Status"] for _, text in receiver.wait(2)]
    assert statuses == ["PENDING", "SUCCESS"]
