"""Messages are accepted, and go their way."""

from __future__ import annotations

from bestsms import BestSMS
from bestsms.sandbox import Sandbox

NUMBER = "+61491570006"


def test_a_message_is_pending_and_then_completed(client: BestSMS, sandbox: Sandbox) -> None:
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER)
    assert sent.Result == "Success"
    before = client.Reports.Status.Poll(MessageID=sent.MessageID)
    assert (before.Status, before.Complete) == ("Pending", 0)
    sandbox.Advance("5s")
    after = client.Reports.Status.Poll(MessageID=sent.MessageID)
    assert (after.Status, after.Success) == ("Completed", 1)
    assert (after.Recipients[0].Status, after.Recipients[0].Result) == ("SUCCESS", "delivered")
