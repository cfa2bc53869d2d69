"""A tracker learns alike from clients of every version of the API."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from bestsms import BestSMS
from bestsms.sandbox import Sandbox
from bestsms.tracking import Tracker
from bestsms_api import VERSIONS
from tests.calls import MESSAGE_ID, NUMBER, OTHER


@pytest.fixture
def sandbox() -> Generator[Sandbox]:
    with Sandbox() as made:
        yield made


@pytest.fixture(params=VERSIONS)
def client(request: pytest.FixtureRequest, sandbox: Sandbox) -> Generator[BestSMS]:
    with BestSMS(sandbox.Token, APIVersion=request.param, BaseURL=sandbox.BaseURLOf(request.param)) as made:
        yield made


def test_a_send_is_followed_from_its_first_byte_to_its_delivery(client: BestSMS, sandbox: Sandbox) -> None:
    with Tracker() as tracker:
        sent = tracker.Track(client).Messaging.SMS.SendMessage(
            MessageID=MESSAGE_ID, MessageText="Hello", Recipients=[NUMBER, {"Recipient": OTHER, "FirstName": "Ada"}]
        )
        before = tracker.Message(MESSAGE_ID)
        assert sent.IsSuccess
        assert before is not None
        assert [one.Given for one in before.Recipients] == [NUMBER, OTHER]
        sandbox.Advance("1h")
        assert tracker.Reconcile(client, QuietFor=0, Timeout=20, Replies=False).Completed == 1
        after = tracker.Message(MESSAGE_ID)
        assert after is not None
        assert after.State == "Completed"
        assert sorted((one.Destination, one.Delivery.IsDelivered) for one in after.Recipients) == [
            (NUMBER, True),
            (OTHER, True),
        ]


def test_a_reply_that_no_webhook_told_of_is_found(client: BestSMS, sandbox: Sandbox) -> None:
    with Tracker() as tracker:
        tracker.Track(client).Messaging.SMS.SendMessage(MessageID=MESSAGE_ID, MessageText="Hello", Recipients=NUMBER)
        sandbox.Advance("1m")
        sandbox.Reply(NUMBER, "Yes")
        assert tracker.Reconcile(client, QuietFor=0, Timeout=20).Replies == 1


def test_a_send_that_was_not_tracked_is_fed_with_recipients_as_its_version_takes_them(
    client: BestSMS, sandbox: Sandbox
) -> None:
    words = {"2.04": {"Attention": "Ada"}, "3.00": {"EmailAddress": "ada@example.com"}}[
        client._session.settings.api.VERSION
    ]
    given = [{"Recipient": NUMBER, **words}, OTHER]
    with Tracker() as tracker:
        sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=given)  # type: ignore[arg-type]  # of either version
        tracker.Sent(sent, Recipients=given)  # type: ignore[arg-type]  # of either version
        assert sent.MessageID is not None
        before = tracker.Message(sent.MessageID)
        sandbox.Advance("1h")
        tracker.Poll(client.Reports.Status.Poll(MessageID=sent.MessageID))
        after = tracker.Message(sent.MessageID)
    assert before is not None
    assert after is not None
    assert [one.Given for one in before.Recipients] == [NUMBER, OTHER]
    assert [(one.Given, one.Delivery.IsDelivered) for one in after.Recipients] == [(NUMBER, True), (OTHER, True)]
