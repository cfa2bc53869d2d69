"""Outbox: what a program sent."""

from __future__ import annotations

import re

import pytest

from bestsms.sandbox import Outbox, Sandbox
from tests.sandbox.kit import NUMBER, OTHER, Client, send


@pytest.fixture
def outbox(sandbox: Sandbox) -> Outbox:
    return Outbox(sandbox)


def test_it_is_empty_until_something_is_sent(outbox: Outbox, client: Client) -> None:
    assert (len(outbox), bool(outbox), list(outbox)) == (0, False, [])
    outbox.assert_nothing_sent()
    outbox.assert_not_sent()
    send(client)
    assert (len(outbox), bool(outbox)) == (1, True)


def test_it_has_one_entry_for_each_recipient_the_oldest_first(outbox: Outbox, client: Client) -> None:
    send(client, "First", to=[NUMBER, OTHER])
    send(client, "Second", to=OTHER)
    assert [(sms.To, sms.Text) for sms in outbox] == [(NUMBER, "First"), (OTHER, "First"), (OTHER, "Second")]
    assert outbox[0].MessageID == outbox[1].MessageID != outbox.last.MessageID
    assert outbox.last == outbox[-1]


def test_an_entry_shows_what_reaches_the_handset(outbox: Outbox, client: Client, sandbox: Sandbox) -> None:
    to = {"Recipient": "0491 570 006", "Attention": "Jess"}
    identifier = send(client, "Dear [[Attention]]", to=to, Reference="Greeting")
    sms = outbox.last
    assert (sms.To, sms.Text, sms.MessageID, sms.Reference) == (NUMBER, "Dear Jess", identifier, "Greeting")
    assert sms.Status == "PENDING"
    sandbox.Advance("5s")
    assert (outbox.last.Status, outbox.last.Result) == ("SUCCESS", "delivered")


def test_what_was_sent_is_found_by_each_of_its_features(outbox: Outbox, client: Client) -> None:
    identifier = send(client, "Your code is 4711", Reference="Code")
    send(client, "Something else", to=OTHER)
    expected = outbox[0]
    assert outbox.assert_sent(To="0491 570 006") == expected
    assert outbox.assert_sent(Text="Your code is 4711") == expected
    assert outbox.assert_sent(Text=re.compile(r"code is \d{4}$")) == expected
    assert outbox.assert_sent(Containing="code") == expected
    assert outbox.assert_sent(Reference="Code") == expected
    assert outbox.assert_sent(MessageID=identifier, To=NUMBER, Count=1) == expected
    assert outbox.matching(Containing="o", To=NUMBER) == [expected]
    outbox.assert_not_sent(To=OTHER, Containing="code")


def test_a_failed_assert_shows_what_was_looked_for_and_what_was_sent(outbox: Outbox, client: Client) -> None:
    send(client, "Hello", Reference="Greeting")
    with pytest.raises(AssertionError) as raised:
        outbox.assert_sent(To=OTHER, Text="Goodbye")
    assert str(raised.value).splitlines() == [
        f"No SMS with To='{OTHER}', Text='Goodbye' was sent.",
        "Sent: 1",
        f"  1. to {NUMBER}: 'Hello', Reference 'Greeting' (PENDING)",
    ]


def test_an_assert_fails_on_another_number_of_them(outbox: Outbox, client: Client) -> None:
    send(client, "Hello", to=[NUMBER, OTHER])
    outbox.assert_sent(Text="Hello", Count=2)
    with pytest.raises(AssertionError, match=r"2 SMS with Text='Hello' were sent, not 1\."):
        outbox.assert_sent(Text="Hello", Count=1)
    with pytest.raises(ValueError, match="assert_not_sent"):
        outbox.assert_sent(Count=0)


def test_an_assert_that_nothing_was_sent_fails_on_anything(outbox: Outbox, client: Client) -> None:
    send(client, "Hello")
    with pytest.raises(AssertionError, match=r"Something was sent\.\nSent: 1\n  1\. to \+61491570006: 'Hello'"):
        outbox.assert_nothing_sent()
    with pytest.raises(AssertionError, match="An SMS at all was sent"):
        outbox.assert_not_sent()


def test_a_failed_assert_shows_the_sends_that_were_refused(outbox: Outbox, client: Client) -> None:
    client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients={"ContactID": "none"})
    with pytest.raises(AssertionError, match=r"Sent: nothing\nRefused: 400 .*Could not find any valid destination"):
        _ = outbox.last


def test_a_long_outbox_is_shown_in_part(outbox: Outbox, client: Client) -> None:
    for number in range(25):
        send(client, f"Text {number}")
    with pytest.raises(AssertionError, match=r"(?s)Sent: 25\n.*20\. to .*\n  \.\.\. and 5 more$"):
        outbox.assert_nothing_sent()
