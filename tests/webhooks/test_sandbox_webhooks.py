"""What a sandbox sends reads as what it was, in JSON and in XML."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import pytest

from bestsms.sandbox import Settings
from bestsms.webhooks import ReceivedEvent, StatusEvent, parse
from tests.sandbox.kit import NUMBER, OTHER, send, with_settings
from tests.sandbox.receiver import receiving

SENDER, SECRET = "me@example.com", "a secret <&> of ours"
TEXT = "Bring <tools> & hope: Grüße, 10 €\n名前 🙂"


@pytest.mark.parametrize("written", ["JSON", "XML"])
def test_webhooks_of_a_sandbox_read_as_what_was_sent(written: Literal["JSON", "XML"]) -> None:
    with receiving() as receiver:
        settings = Settings(
            WebhookURL=receiver.url,
            WebhookFormat=written,
            WebhookSender=SENDER,
            WebhookSecret=SECRET,
            PendingWebhooks=True,
        )
        with with_settings(settings) as (sandbox, client):
            sandbox.SetOutcome("Bad Number", OTHER)
            message = send(client, TEXT, [NUMBER, OTHER], SubAccount="Sub <1>", Department="Dep & Co")
            sandbox.Advance("1m")
            receiver.wait(4)
            reply = sandbox.Reply(NUMBER, TEXT)
            inbound = sandbox.Inbound("+61491570110", "  Hi  ")
            events = [parse(body.encode(), headers) for headers, body in receiver.wait(6)]
            known = client.Reports.Status.Poll(MessageID=message)
            replies = client.Reports.SMSReply.Poll(MessageID=message)
    for event in events:
        assert (event.Version, event.Sender, event.APIKey) == ("2.04", SENDER, SECRET)
        assert (event.URL, event.ContactID) == (receiver.url, "")
        assert event.SentTimeUTC_RFC3339 == event.Time
        assert event.Time is not None
        assert event.SentTimeUTC_ISO8601 == event.Time.replace(microsecond=0)
    for event in (one for one in events if one.Kind != "Inbound"):
        assert (event.MessageID, event.JobNumber) == (message, known.JobNum)
        assert (event.SubAccount, event.Department) == ("Sub <1>", "Dep & Co")
    statuses = [event for event in events if isinstance(event, StatusEvent)]
    told = {(one.Destination, one.Status): one for one in statuses}
    assert set(told) == {(NUMBER, "PENDING"), (OTHER, "PENDING"), (NUMBER, "SUCCESS"), (OTHER, "FAILED")}
    assert len({event.Key for event in events}) == len(events) == 6
    by_number = {one.Destination: one for one in known.Recipients}
    for number, state, result in ((NUMBER, "SUCCESS", "delivered"), (OTHER, "FAILED", "Bad Number")):
        final, polled = told[number, state], by_number[number]
        assert (final.Result, final.Type, final.Message, final.ReceivedID) == (result, "SMS", "", "")
        assert (final.Time, final.SentTimeLocal) == (polled.SentTimeUTC_RFC3339, polled.SentTimeLocal)
        assert (final.Price, final.Parts) == (polled.Price, 1)
        assert (final.Delivery.IsDelivered, final.Delivery.IsFinal) == (number == NUMBER, True)
        assert (told[number, "PENDING"].Price, told[number, "PENDING"].Detail) == (None, "")
    answered, other = (event for event in events if isinstance(event, ReceivedEvent))
    if not answered.IsReply:
        answered, other = other, answered
    assert (answered.Kind, answered.Type, answered.Message) == ("Reply", "SMSReply", TEXT)
    assert (answered.Destination, answered.ReceivedID) == (NUMBER, reply.ReceivedID)
    assert answered.Time == replies.ReceivedMessages[0].ReceivedTimeUTC_RFC3339
    assert (other.Kind, other.Message, other.ReceivedID) == ("Inbound", "  Hi  ", inbound.ReceivedID)
    assert (other.Destination, other.MessageID, other.JobNumber) == ("+61491570110", "", "")
    for event in (answered, other):
        assert (event.Status, event.Result, event.Price) == ("RECEIVED", "RECEIVED", None)
        assert event.InputToNumber == settings.Number
    assert told[NUMBER, "SUCCESS"].Price == Decimal("0.10")
