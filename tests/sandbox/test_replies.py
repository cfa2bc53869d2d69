"""Handsets write back: which message they answer, what polls tell of it, and who opts out."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bestsms.sandbox import Sandbox, SandboxError
from tests.sandbox.kit import BOTH, NUMBER, OTHER, Client, send

pytestmark = BOTH

ACCOUNT = ZoneInfo("Australia/Sydney")


def test_a_reply_belongs_to_the_last_message_to_that_handset(version: str, client: Client, sandbox: Sandbox) -> None:
    first, second = send(client, "One"), send(client, "Two", [NUMBER, OTHER])
    sandbox.Advance("5s")
    assert sandbox.Reply(NUMBER, "Yes").MessageID == second
    assert sandbox.Reply("0491 570 156", "No").MessageID == second
    found = client.Reports.SMSReply.Poll(MessageID=second)
    texts = [(one.MessageText, [reply.MessageText for reply in one.SMSReplies]) for one in found.Recipients]
    assert texts == [("Two", ["Yes"]), ("Two", ["No"])]
    told = {"2.04": ("RECEIVED", "RECEIVED"), "3.00": ("Success", "delivered")}[version]
    assert {(one.Status, one.Result) for one in found.Recipients} == {told}
    assert client.Reports.SMSReply.Poll(MessageID=first).ReceivedMessages == []


def test_a_reply_may_name_its_message(client: Client, sandbox: Sandbox) -> None:
    first, _ = send(client, "One"), send(client, "Two")
    assert sandbox.Reply(NUMBER, "Yes", MessageID=first).MessageID == first
    with pytest.raises(SandboxError, match="no message with this MessageID went to this handset"):
        sandbox.Reply(OTHER, "Yes", MessageID=first)


def test_a_reply_does_not_belong_to_a_message_that_did_not_go_out(client: Client, sandbox: Sandbox) -> None:
    first = send(client, "One")
    sandbox.Advance("5s")
    send(client, "One")
    send(client, "Later", SendTime="2090-01-01 10:00")
    sandbox.Advance("5s")
    assert sandbox.Reply(NUMBER, "Yes").MessageID == first


def test_a_reply_within_7_days_belongs_to_its_message_and_a_later_one_does_not(
    client: Client, sandbox: Sandbox
) -> None:
    message = send(client)
    sandbox.Advance(timedelta(days=6, hours=23))
    soon = sandbox.Reply(NUMBER, "Soon")
    sandbox.Advance("2h")
    late = sandbox.Reply(NUMBER, "Late")
    assert (soon.Type, soon.MessageID, late.Type, late.MessageID) == ("SMSReply", message, "SMSInbound", "")
    replies = client.Reports.SMSReply.Poll(MessageID=message).ReceivedMessages
    assert [one.MessageText for one in replies] == ["Soon"]
    received = client.Reports.SMSReceived.Poll(TimePeriod=1440).ReceivedMessages
    assert [(one.MessageText, one.MessageID or "") for one in received] == [("Soon", message), ("Late", "")]


def test_a_message_of_a_handset_on_its_own_belongs_to_none(client: Client, sandbox: Sandbox) -> None:
    message = send(client)
    assert sandbox.Inbound(NUMBER, "Hello?").Type == "SMSInbound"
    assert client.Reports.SMSReply.Poll(MessageID=message).ReceivedMessages == []
    (one,) = client.Reports.SMSReceived.Poll().ReceivedMessages
    assert (one.From, one.MessageText, one.MessageID or "") == (NUMBER, "Hello?", "")


def test_what_came_in_is_polled_by_period(client: Client, sandbox: Sandbox) -> None:
    sandbox.Inbound(NUMBER, "Old")
    sandbox.Advance("2h")
    sandbox.Inbound(NUMBER, "New")
    recent = client.Reports.SMSReceived.Poll(TimePeriod=60)
    assert [one.MessageText for one in recent.ReceivedMessages] == ["New"]
    assert [one.MessageText for one in client.Reports.SMSReceived.Poll(TimePeriod=180).ReceivedMessages] == [
        "Old",
        "New",
    ]


def test_what_came_in_is_polled_by_dates_local_to_the_account(client: Client, sandbox: Sandbox) -> None:
    sandbox.Inbound(NUMBER, "Now")
    at = datetime.fromisoformat(sandbox.Clock().Now).astimezone(ACCOUNT).replace(tzinfo=None)
    minutes = timedelta(minutes=5)
    during = client.Reports.SMSReceived.Poll(DateFrom=at - minutes, DateTo=at + minutes)
    assert [one.MessageText for one in during.ReceivedMessages] == ["Now"]
    before = client.Reports.SMSReceived.Poll(DateFrom=at - 2 * minutes, DateTo=at - minutes)
    assert (before.Result, before.ReceivedMessages) == ("Success", [])


def test_what_came_in_comes_page_by_page(client: Client, sandbox: Sandbox) -> None:
    for number in range(5):
        sandbox.Inbound(NUMBER, f"Text {number}")
    pages = [client.Reports.SMSReceived.Poll(RecordsPerPage=2, Page=page) for page in (1, 2, 3)]
    assert [[one.MessageText for one in page.ReceivedMessages] for page in pages] == [
        ["Text 0", "Text 1"],
        ["Text 2", "Text 3"],
        ["Text 4"],
    ]
    assert {(page.TotalRecords, page.PageCount) for page in pages} == {(5, 3)}


@pytest.mark.parametrize("word", ["STOP", "stop", "OptOut", "OPT OUT", "Unsubscribe", " STOP please"])
def test_a_handset_that_wants_no_more_gets_no_more(word: str, client: Client, sandbox: Sandbox) -> None:
    message = send(client)
    sandbox.Advance("5s")
    assert sandbox.Reply(NUMBER, word).OptedOut
    assert [one.MessageText for one in client.Reports.SMSReply.Poll(MessageID=message).ReceivedMessages] == [word]
    refused = send(client, "Another", [NUMBER, OTHER])
    sandbox.Advance("5s")
    found = client.Reports.Status.Poll(MessageID=refused)
    assert [(one.Status.upper(), one.Result) for one in found.Recipients] == [
        ("FAILED", "Destination is blacklisted"),
        ("SUCCESS", "delivered"),
    ]
    assert found.Recipients[0].Price == 0


@pytest.mark.parametrize("word", ["Please STOP", "STOPPED", "Yes"])
def test_a_handset_that_says_something_else_does_not_opt_out(word: str, client: Client, sandbox: Sandbox) -> None:
    assert not sandbox.Inbound(NUMBER, word).OptedOut
    assert sandbox.OptOuts().OptOuts == []


def test_a_handset_can_be_put_on_the_list_and_taken_off_it(client: Client, sandbox: Sandbox) -> None:
    assert [one.Number for one in sandbox.OptOut("0491570006").OptOuts] == [NUMBER]
    assert sandbox.OptIn(NUMBER).OptOuts == []


def test_a_reply_names_the_contact_that_it_is_from(client: Client, sandbox: Sandbox) -> None:
    contact = client.Addressbook.Contact.Create(FirstName="Ada", MobilePhone="0491570006").Contact
    sandbox.Inbound(NUMBER, "Hello")
    (one,) = client.Reports.SMSReceived.Poll().ReceivedMessages
    assert one.ContactID == contact.ContactID
    assert sandbox.Conversations().Conversations[0].Name == "Ada"


def test_a_conversation_has_what_went_both_ways_in_its_order(client: Client, sandbox: Sandbox) -> None:
    send(client, "One")
    sandbox.Advance("5s")
    sandbox.Reply(NUMBER, "Two")
    sandbox.Advance("5s")
    send(client, "Three")
    entries = sandbox.Conversation(NUMBER).Entries
    assert [(one.Direction, one.Text) for one in entries] == [("Out", "One"), ("In", "Two"), ("Out", "Three")]
    (one,) = sandbox.Conversations().Conversations
    assert (one.Number, one.LastText, one.Count) == (NUMBER, "Three", 3)
