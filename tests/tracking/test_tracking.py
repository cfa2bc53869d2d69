"""Sends, webhooks and polls tell where each recipient is, in whatever order they come."""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bestsms import BestSMS
from bestsms.sandbox.faults import Kind
from bestsms.tracking import Tracker
from bestsms.webhooks import StatusEvent, parse
from tests.servers import Server
from tests.tracking.life import FAILS, NUMBER, OTHER, STAYS_PENDING, Life

EARLIER, LATER = "2026-03-01T00:00:00.000Z", "2026-03-01T01:00:00.000Z"


@pytest.fixture
def tracker() -> Generator[Tracker]:
    with Tracker() as made:
        yield made


def status(result: str, *, time: str = EARLIER, state: str = "SUCCESS", to: str = NUMBER, **more: str) -> StatusEvent:
    fields: Mapping[str, str] = {
        "Type": "SMS", "MessageID": "One", "Destination": to, "Status": state, "Result": result,
        "SentTimeUTC-RFC3339": time, **more,
    }  # fmt: skip
    event = parse(json.dumps(fields).encode())
    assert isinstance(event, StatusEvent)
    return event


def pending(time: str = EARLIER) -> StatusEvent:
    return status("Pending", time=time, state="PENDING")


def result_of(tracker: Tracker) -> str | None:
    message = tracker.Message("One")
    assert message is not None
    (recipient,) = message.Recipients
    return "disputed" if recipient.IsDisputed else recipient.Result


def test_a_message_is_followed_from_the_send_to_the_webhooks(life: Life) -> None:
    message_id = life.send(NUMBER, "0491 570 156")
    sent = life.message(message_id)
    assert (sent.State, sent.Count, sent.IsFinal) == ("Pending", 2, False)
    assert [(one.Given, one.Destination, one.Status) for one in sent.Recipients] == [
        (NUMBER, None, None),
        ("0491 570 156", None, None),
    ]
    life.advance(5)
    done = life.message(message_id)
    assert (done.State, done.IsFinal) == ("Completed", True)
    assert [(one.Given, one.Destination, one.Result) for one in done.Recipients] == [
        (NUMBER, NUMBER, "delivered"),
        ("0491 570 156", OTHER, "delivered"),
    ]
    first = done.Recipients[0]
    assert (first.Price, first.Parts, first.Source, first.Delivery.IsDelivered) == (Decimal("0.1"), 1, "Webhook", True)
    assert [(one.Source, one.Status) for one in done.Timeline] == [
        ("Send", "Sending"),
        ("Send", "Accepted"),
        ("Webhook", "SUCCESS"),
        ("Webhook", "SUCCESS"),
    ]
    assert life.tracker.Pending() == []


def test_polls_alone_tell_as_much(life: Life) -> None:
    life.is_receiving = False
    message_id = life.send(NUMBER, FAILS)
    life.advance(5)
    life.client.Reports.Status.Poll(MessageID=message_id)
    done = life.message(message_id)
    assert (done.State, done.Status) == ("Completed", "Completed")
    assert life.results(message_id) == [(NUMBER, "delivered"), (FAILS, "Bad Number")]


def test_waiting_and_reading_every_page_are_learnt_from_as_well(life: Life) -> None:
    life.is_receiving = False
    first, second = life.send(NUMBER), life.send(OTHER)
    life.advance(5)
    life.client.Reports.Status.Wait(MessageID=first)
    list(life.client.Reports.Status.PollAll(MessageID=second))
    assert [life.message(one).State for one in (first, second)] == ["Completed", "Completed"]


def test_sends_and_polls_of_a_client_that_is_not_tracked_are_fed_by_hand(life: Life) -> None:
    life.is_receiving = False
    sent = life.plain.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=["0491570006", OTHER])
    life.tracker.Sent(sent, Recipients=["0491570006", OTHER])
    assert sent.MessageID is not None
    assert life.message(sent.MessageID).State == "Pending"
    life.advance(5)
    life.tracker.Poll(life.plain.Reports.Status.Poll(MessageID=sent.MessageID))
    assert life.message(sent.MessageID).State == "Completed"
    assert life.results(sent.MessageID) == [(NUMBER, "delivered"), (OTHER, "delivered")]


def test_each_outcome_of_a_send_is_told_apart(life: Life) -> None:
    states: dict[str, str] = {}
    kinds: tuple[Kind, ...] = ("busy", "error-before")
    for kind in kinds:
        life.sandbox.AddFault(kind, Operation="SMSSendMessage", Seconds=0)
        answer = life.plain.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER, MessageID=kind)
        life.tracker.Sent(answer, Recipients=NUMBER)
        states[answer.Result] = life.message(kind).State
    assert states == {"Failed": "NotSent", "Unknown": "Unknown"}


@pytest.mark.parametrize("given", ["0491 570 006", "+61 491 570 006", "0061491570006", "61491570006", "491570006"])
def test_a_recipient_is_the_same_in_every_spelling(life: Life, given: str) -> None:
    message_id = life.send(given)
    life.advance(5)
    (recipient,) = life.message(message_id).Recipients
    assert (recipient.Given, recipient.Destination, recipient.Result) == (given, NUMBER, "delivered")


def test_the_same_number_twice_is_two_recipients_whom_a_poll_tells_apart(life: Life) -> None:
    message_id = life.send(NUMBER, "0491570006")
    life.advance(5)
    heard = life.message(message_id)
    assert (heard.State, heard.Recipients[0].IsDisputed) == ("Pending", True)
    life.client.Reports.Status.Poll(MessageID=message_id)
    assert life.message(message_id).State == "Completed"
    assert life.results(message_id) == [(NUMBER, "delivered"), (NUMBER, "Rejected-Duplicate")]


def test_a_contact_is_known_by_its_identifier_and_a_group_has_whoever_is_told_of(life: Life) -> None:
    contact = life.client.Addressbook.Contact.Create(Attention="Ada", MobilePhone=NUMBER).Contact
    group = life.client.Addressbook.Group.Create(GroupName="All").Group
    assert contact is not None
    assert group is not None
    assert contact.ContactID is not None
    assert group.GroupID is not None
    life.client.Addressbook.GroupContact.Create(GroupID=group.GroupID, ContactID=contact.ContactID)
    one = life.client.Messaging.SMS.SendMessage(MessageText="One", Recipients=contact).MessageID
    many = life.client.Messaging.SMS.SendMessage(MessageText="Many", Recipients=group).MessageID
    assert one is not None
    assert many is not None
    assert (life.message(one).Count, life.message(many).Count) == (1, None)
    life.advance(5)
    (recipient,) = life.message(one).Recipients
    assert (recipient.ContactID, recipient.Destination, life.message(one).State) == (
        contact.ContactID, NUMBER, "Completed",
    )  # fmt: skip
    assert (life.results(many), life.message(many).State) == ([(NUMBER, "delivered")], "Pending")
    life.client.Reports.Status.Poll(MessageID=many)
    assert life.message(many).State == "Completed"


def test_replies_are_known_once_whether_by_webhook_or_poll(life: Life) -> None:
    message_id = life.send(NUMBER)
    life.advance(5)
    life.sandbox.Reply(From=NUMBER, MessageText="Yes")
    life.advance(1)
    life.is_receiving = False
    life.sandbox.Reply(From=NUMBER, MessageText="No")
    life.advance(1)
    life.client.Reports.SMSReply.Poll(MessageID=message_id)
    life.client.Reports.SMSReceived.Poll()
    replies = life.message(message_id).Replies
    assert [(one.From, one.MessageText, one.Source) for one in replies] == [
        (NUMBER, "Yes", "Webhook"),
        (NUMBER, "No", "Poll"),
    ]
    assert life.results(message_id) == [(NUMBER, "delivered")]


def test_texts_of_replies_are_kept_only_if_asked_for(tracker: Tracker) -> None:
    body = {"Type": "SMSReply", "MessageID": "One", "Destination": NUMBER, "ReceivedID": "1", "Message": "Yes"}
    event = parse(json.dumps(body).encode())
    assert tracker.Event(event)
    assert not tracker.Event(event)
    message = tracker.Message("One")
    assert message is not None
    assert [(one.From, one.MessageText) for one in message.Replies] == [(NUMBER, None)]


@pytest.mark.parametrize(
    "events, outcome",
    [
        ([status("delivered"), pending()], "delivered"),
        ([pending(), status("delivered")], "delivered"),
        ([status("delivered"), status("delivered"), pending()], "delivered"),
        ([status("Undelivered", state="FAILED"), status("delivered", time=LATER)], "delivered"),
        ([status("delivered", time=LATER), status("Undelivered", state="FAILED")], "delivered"),
        ([status("Undelivered", state="FAILED"), pending(LATER)], "Pending"),
        ([pending(LATER), status("Undelivered", state="FAILED")], "Pending"),
        ([status("Undelivered", state="FAILED"), status("delivered")], "disputed"),
        ([status("delivered"), status("", state="UPDATED")], "disputed"),
        ([status("SENT OK"), status("sent-ok", state="Success")], "SENT OK"),
    ],
)
def test_neither_order_nor_repetition_of_webhooks_matters(
    tracker: Tracker, events: list[StatusEvent], outcome: str
) -> None:
    for event in [*events, *events[:1]]:
        tracker.Event(event)
    assert result_of(tracker) == outcome


@pytest.mark.parametrize(
    "told, kept", [("0.10", Decimal("0.1")), ("10", Decimal(10)), ("1.00", Decimal(1)), ("", None), ("free", None)]
)
def test_a_price_is_kept_as_it_is_told(tracker: Tracker, told: str, kept: Decimal | None) -> None:
    tracker.Event(status("delivered", Price=told))
    message = tracker.Message("One")
    assert message is not None
    assert [one.Price for one in message.Recipients] == [kept]


def test_whether_an_event_was_news_is_told(tracker: Tracker) -> None:
    assert [tracker.Event(one) for one in (pending(), status("delivered"), status("delivered"), pending())] == [
        True, True, False, False,
    ]  # fmt: skip


def test_what_is_about_no_message_tells_nothing(tracker: Tracker) -> None:
    for body in ({"Type": "SMSInbound", "Message": "Hi"}, {"Type": "New"}, {"Type": "SMS", "MessageID": "One"}):
        assert not tracker.Event(parse(json.dumps(body).encode()))
    assert tracker.Message("One") is None


def test_what_is_no_event_is_refused(tracker: Tracker) -> None:
    with pytest.raises(TypeError, match=r"Event must be what bestsms\.webhooks\.parse returns, not dict"):
        tracker.Event({})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # what is wrong here


def test_a_poll_that_was_asked_before_a_webhook_came_does_not_take_it_back(life: Life) -> None:
    message_id = life.send(NUMBER)
    before = life.plain.Reports.Status.Poll(MessageID=message_id)
    life.advance(5)
    assert before.Status == "Pending"
    life.tracker.Poll(before)
    assert life.message(message_id).State == "Completed"


def test_a_message_that_is_submitted_again_is_open_again(life: Life) -> None:
    life.sandbox.SetOutcome("Undelivered", Destination=NUMBER)
    message_id = life.send(NUMBER, OTHER)
    life.advance(5)
    assert life.message(message_id).State == "Completed"
    failed = next(body for body in life.came if b"Undelivered" in body)
    life.advance(60)
    life.client.Actions.Resubmit.SendRequest(MessageID=message_id)
    assert life.message(message_id).State == "Pending"
    event = parse(failed)
    assert isinstance(event, StatusEvent)
    assert not life.tracker.Event(event), "a late webhook of the attempt before"
    life.advance(5)
    assert life.results(message_id) == [(NUMBER, "delivered"), (OTHER, "delivered")]
    assert life.message(message_id).State == "Pending", "until a poll has told of the new attempt"
    life.client.Reports.Status.Poll(MessageID=message_id)
    assert life.message(message_id).State == "Completed"


def test_what_was_submitted_again_elsewhere_is_learnt_by_a_poll(life: Life) -> None:
    life.sandbox.SetOutcome("Undelivered")
    message_id = life.send(NUMBER)
    life.advance(5)
    life.plain.Actions.Resubmit.SendRequest(MessageID=message_id)
    life.client.Reports.Status.Poll(MessageID=message_id)
    assert life.message(message_id).State == "Pending"
    life.advance(5)
    assert life.results(message_id) == [(NUMBER, "delivered")]


def test_nothing_personal_is_shown(life: Life) -> None:
    message_id = life.send(NUMBER, STAYS_PENDING)
    life.advance(5)
    life.sandbox.Reply(From=NUMBER, MessageText="Secretly")
    life.advance(1)
    message = life.message(message_id)
    shown = "".join(map(repr, (message, *message.Recipients, *message.Replies, *message.Timeline, life.tracker)))
    assert NUMBER[1:] not in shown
    assert STAYS_PENDING[1:] not in shown
    assert "Secretly" not in shown


@pytest.mark.parametrize(
    "odd",
    [
        {"Count": 10**30},
        {"Count": -5},
        {"Count": 0},
        {"DelayedTimeUTC_RFC3339": "9999-12-31T23:59:59.999999Z"},
        {"Recipients": [{"DestSeq": "1", "Status": "PENDING", "SentTimeUTC_RFC3339": "9999-12-31T23:59:59.999999Z"}]},
        {"Recipients": [{"DestSeq": 10**30, "Price": 10**30, "Status": "PENDING"}, None, 5]},
    ],
)
def test_an_odd_answer_crashes_no_poll_and_completes_nothing(odd: dict[str, object], server: Server) -> None:
    server.answers({"Result": "Success", "MessageID": "One", "Status": "Pending", "Recipients": [], **odd})
    with Tracker() as tracker, BestSMS("a-made-up-token", BaseURL=server.url) as client:
        assert tracker.Track(client).Reports.Status.Poll(MessageID="One").Status == "Pending"
        (message,) = tracker.Pending()
        assert message.State == "Pending"


def test_a_webhook_of_the_last_moment_of_all_can_be_read(tracker: Tracker) -> None:
    tracker.Event(status("delivered", time="9999-12-31T23:59:59.999999Z"))
    (message,) = tracker.Pending()
    (recipient,) = message.Recipients
    assert recipient.Time == datetime(9999, 12, 31, 23, 59, 59, 999000, tzinfo=UTC)


@pytest.mark.parametrize("given", [NUMBER, "0491570006", {"ContactID": "A-CONTACT"}])
def test_a_webhook_that_comes_before_the_result_of_the_send_tells_of_the_same_recipient(
    tracker: Tracker, server: Server, given: str | dict[str, str]
) -> None:
    server.answers({"Result": "Success", "MessageID": "One"})
    with BestSMS("a-made-up-token", BaseURL=server.url) as client:
        sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=[given, OTHER], MessageID="One")
    tracker.Event(status("delivered", MessageID="One", ContactID="a-contact"))
    for _ in range(2):  # told twice, by a careless program
        tracker.Sent(sent, Recipients=[given, OTHER])
    message = tracker.Message("One")
    assert message is not None
    assert [(one.Destination, one.Given, one.Result) for one in message.Recipients] == [
        (NUMBER, given if isinstance(given, str) else None, "delivered"),
        (None, OTHER, None),
    ]
