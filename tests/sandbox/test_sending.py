"""Messages are accepted, and go their way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from bestsms.sandbox import Sandbox, Settings
from tests.sandbox.kit import BOTH, NUMBER, OTHER, Client, with_settings

pytestmark = BOTH

ACCOUNT = ZoneInfo("Australia/Sydney")


def now(sandbox: Sandbox) -> datetime:
    return datetime.fromisoformat(sandbox.Clock().Now)


def status(client: Client, sent: Any) -> str:
    return str(client.Reports.Status.Poll(MessageID=sent.MessageID).Status)


def test_a_message_is_pending_and_then_completed(client: Client, sandbox: Sandbox) -> None:
    sandbox.AddFault("error-before", Operation="GroupList")  # has nothing to do with it
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER)
    assert sent.Result == "Success"
    seen = {status(client, sent)}
    sandbox.Advance("5s")
    after = client.Reports.Status.Poll(MessageID=sent.MessageID)
    assert seen <= {"Pending", "Completed"}
    assert (after.Status, after.Count, after.Complete, after.Success, after.Failed) == ("Completed", 1, 1, 1, 0)
    assert (after.Recipients[0].Status.upper(), after.Recipients[0].Result) == ("SUCCESS", "delivered")


def test_a_message_stays_pending_for_as_long_as_it_is_set() -> None:
    with with_settings(Settings(DeliverySeconds=3600)) as (slow, client):
        sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER)
        assert status(client, sent) == "Pending"
        slow.Advance("59m")
        assert status(client, sent) == "Pending"
        slow.Advance("2m")
        assert status(client, sent) == "Completed"


def test_each_recipient_has_its_own_result_price_and_times(client: Client, sandbox: Sandbox) -> None:
    before = now(sandbox)
    bad = sandbox.MagicNumbers()["Bad Number"]
    refused = sandbox.MagicNumbers()["No Permit Record"]
    sent = client.Messaging.SMS.SendMessage(MessageText="x" * 161, Recipients=[NUMBER, bad, refused])
    sandbox.Advance("5s")
    after = client.Reports.Status.Poll(MessageID=sent.MessageID)
    results = [(one.Destination, one.Status.upper(), one.Result, one.Price) for one in after.Recipients]
    assert results == [
        (NUMBER, "SUCCESS", "delivered", Decimal("0.2")),
        (bad, "FAILED", "Bad Number", Decimal("0.2")),
        (refused, "FAILED", "No Permit Record", Decimal(0)),
    ]
    assert (after.Price, after.Success, after.Failed) == (Decimal("0.4"), 1, 2)
    sent_at = after.Recipients[0].SentTimeUTC
    assert before - timedelta(seconds=1) <= sent_at <= now(sandbox)
    assert after.Recipients[0].SentTimeLocal == sent_at.astimezone(ACCOUNT).replace(tzinfo=None)
    assert after.CreatedTimeLocal == after.CreatedTimeUTC.astimezone(ACCOUNT).replace(tzinfo=None)
    assert after.Timezone == "AUS Eastern"
    assert [one.DestSeq for one in after.Recipients] == ["00000001", "00000002", "00000003"]


def test_the_message_id_is_kept_or_made(client: Client, http: httpx.Client) -> None:
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER, MessageID="Mine-1")
    assert sent.MessageID == "Mine-1"
    data = {"Message": "Hello", "Destinations": [{"Recipient": NUMBER}]}
    made = http.post("/send/sms", json={"MessageData": data}).json()["MessageID"]
    assert len(made) == 36
    assert client.Reports.Status.Poll(MessageID=made).Result == "Success"


def test_the_newest_of_two_messages_with_one_id_counts(client: Client, sandbox: Sandbox) -> None:
    for number, reference in ((NUMBER, "first"), (OTHER, "second")):
        client.Messaging.SMS.SendMessage(
            MessageText="Hello", Recipients=number, MessageID="Mine-1", Reference=reference
        )
    found = client.Reports.Status.Poll(MessageID="Mine-1")
    assert (found.Reference, found.Recipients[0].Destination) == ("second", OTHER)


def test_a_test_message_is_a_success_at_once_and_costs_nothing(client: Client, sandbox: Sandbox) -> None:
    bad = sandbox.MagicNumbers()["Bad Number"]
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=[NUMBER, bad], SendMode="Test")
    found = client.Reports.Status.Poll(MessageID=sent.MessageID)
    assert (found.Status, found.Success, found.Price) == ("Completed", 2, 0)
    assert {one.Status.upper() for one in found.Recipients} == {"SUCCESS"}


def test_a_send_time_delays_a_message_until_then(client: Client, sandbox: Sandbox) -> None:
    due = (now(sandbox) + timedelta(hours=3)).astimezone(ACCOUNT).replace(tzinfo=None, microsecond=0)
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER, SendTime=due)
    delayed = client.Reports.Status.Poll(MessageID=sent.MessageID)
    assert (delayed.Status, delayed.DelayedTimeLocal) == ("Delayed", due)
    sandbox.Advance("2h")
    assert status(client, sent) == "Delayed"
    sandbox.Advance("2h")
    after = client.Reports.Status.Poll(MessageID=sent.MessageID)
    assert after.Status == "Completed"
    assert after.Recipients[0].SentTimeLocal == due


@pytest.mark.parametrize("zone, hours", [("UTC", 0), ("New Zealand", None)])
def test_a_time_zone_says_which_clock_the_send_time_is_read_from(
    zone: str, hours: int | None, client: Client, sandbox: Sandbox
) -> None:
    place = UTC if hours == 0 else ZoneInfo("Pacific/Auckland")
    due = (now(sandbox) + timedelta(hours=6)).replace(microsecond=0)
    sent = client.Messaging.SMS.SendMessage(
        MessageText="Hello", Recipients=NUMBER, SendTime=due.astimezone(place).replace(tzinfo=None), TimeZone=zone
    )
    assert client.Reports.Status.Poll(MessageID=sent.MessageID).DelayedTimeUTC == due


def test_a_send_time_that_is_over_delays_nothing(client: Client, sandbox: Sandbox) -> None:
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER, SendTime="2020-01-01 10:00")
    sandbox.Advance("5s")
    assert status(client, sent) == "Completed"


def test_the_same_text_to_the_same_number_within_60_seconds_is_a_duplicate(client: Client, sandbox: Sandbox) -> None:
    def result(text: str, number: str = NUMBER) -> str:
        sent = client.Messaging.SMS.SendMessage(MessageText=text, Recipients=number)
        sandbox.Advance("5s")
        return str(client.Reports.Status.Poll(MessageID=sent.MessageID).Recipients[0].Result)

    assert result("Hello") == "delivered"
    assert result("Hello") == "Rejected-Duplicate"
    assert result("Hello", OTHER) == "delivered"
    assert result("Another") == "delivered"
    sandbox.Advance("60s")
    assert result("Hello") == "delivered"


def test_a_duplicate_costs_nothing_and_leaves_the_first_message_as_it_is(client: Client, sandbox: Sandbox) -> None:
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=[NUMBER, NUMBER])
    sandbox.Advance("5s")
    found = client.Reports.Status.Poll(MessageID=sent.MessageID)
    assert [one.Result for one in found.Recipients] == ["delivered", "Rejected-Duplicate"]
    assert found.Price == Decimal("0.1")


def test_recipients_come_page_by_page(client: Client, sandbox: Sandbox) -> None:
    numbers = [f"+614915701{number:02}" for number in range(25)]
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=numbers)
    found: list[str] = []
    for page in (1, 2, 3, 4):
        answer = client.Reports.Status.Poll(MessageID=sent.MessageID, RecordsPerPage=10, Page=page)
        assert (answer.TotalRecords, answer.PageCount, answer.Page) == (25, 3, page)
        found += [one.Destination for one in answer.Recipients]
    assert found == numbers


def test_a_send_to_many_recipients_is_delivered_to_each(client: Client, sandbox: Sandbox) -> None:
    numbers = [f"+6149157{number}" for number in range(1000, 3500)]
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=numbers)
    sandbox.Advance("1m")
    after = client.Reports.Status.Poll(MessageID=sent.MessageID)
    assert (after.Status, after.Count, after.Success) == ("Completed", 2500, 2500)


def test_what_is_sent_with_a_message_is_told_of_it(client: Client, sandbox: Sandbox) -> None:
    sent = client.Messaging.SMS.SendMessage(
        MessageText="Hello",
        Recipients={"Recipient": NUMBER, "Attention": "Ada", "Company": "Example", "Custom9": "nine"},
        Reference="Ref",
        SubAccount="Sub",
        Department="Dep",
    )
    found = client.Reports.Status.Poll(MessageID=sent.MessageID)
    assert (found.Reference, found.SubAccount, found.Department) == ("Ref", "Sub", "Dep")
    one = found.Recipients[0]
    assert (one.Attention, one.Company, one.Custom9) == ("Ada", "Example", "nine")
