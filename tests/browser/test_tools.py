"""The buttons do what they say."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bestsms import BestSMS
from bestsms.sandbox import Sandbox

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.conftest import Inbox
    from tests.browser.receiver import Receiver

pytestmark = [pytest.mark.browser, pytest.mark.source]

HANDSET = "+61491570006"


def card(inbox: Inbox, name: str) -> Locator:
    """The card with a heading."""
    return inbox.page.get_by_role("region", name=name, exact=True)


def test_the_next_outcome_is_set_met_and_gone(inbox: Inbox, client: BestSMS, sandbox: Sandbox) -> None:
    inbox.open("tools")
    outcome = card(inbox, "Next outcome")
    outcome.get_by_label("Result").select_option("Bad Number")
    outcome.get_by_role("button", name="Set").click()
    expect(outcome.get_by_role("listitem")).to_contain_text("Bad Number for the next 1 message to any number")
    client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=HANDSET)
    expect(outcome.get_by_role("listitem")).to_have_count(0)
    sandbox.Advance("1h")
    assert sandbox.Message(1).Recipients[0].Result == "Bad Number"


def test_the_outcome_of_a_message_is_changed_where_it_is_shown(inbox: Inbox, client: BestSMS, sandbox: Sandbox) -> None:
    client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=HANDSET, SendTime="2099-01-01T10:00")
    page = inbox.open("messages/1")
    page.get_by_label("Set the outcome of this message").select_option("Undelivered")
    page.get_by_role("button", name="Set outcome").click()
    expect(page.locator("#message")).to_contain_text("FAILED: Undelivered")
    assert sandbox.Message(1).Recipients[0].Result == "Undelivered"


def test_the_clock_moves_and_what_is_due_happens(inbox: Inbox, client: BestSMS, sandbox: Sandbox) -> None:
    tomorrow = datetime.now() + timedelta(hours=20)
    client.Messaging.SMS.SendMessage(MessageText="Tomorrow", Recipients=HANDSET, SendTime=tomorrow, TimeZone="UTC")
    inbox.open("tools")
    clock = card(inbox, "Clock")
    expect(clock).to_contain_text("The same as this machine's.")
    clock.get_by_role("button", name="+ 24 h").click()
    expect(clock).to_contain_text("1 d")
    assert sandbox.Message(1).Status == "Completed"


def test_a_fault_is_set_met_and_shown_until_then(inbox: Inbox, client: BestSMS) -> None:
    inbox.open("tools")
    faults = card(inbox, "Faults")
    faults.get_by_label("Kind").select_option("error-before")
    faults.get_by_label("Operation").select_option("StatusPoll")
    faults.get_by_role("button", name="Add").click()
    expect(faults.get_by_role("listitem")).to_contain_text("the next 1 request of StatusPoll")
    faults.get_by_label("How often").select_option("by chance")
    faults.get_by_label("Per cent").fill("25")
    faults.get_by_role("button", name="Add").click()
    expect(faults.get_by_role("listitem").last).to_contain_text("25% of all operations")
    faults.get_by_role("button", name="Clear all faults").click()
    expect(faults.get_by_role("listitem")).to_have_count(0)


def test_looking_at_the_address_book_meets_no_fault(inbox: Inbox, client: BestSMS, sandbox: Sandbox) -> None:
    client.Addressbook.Contact.Create(FirstName="Jess", LastName="Doe", MobilePhone=HANDSET)
    sandbox.AddFault("error-before", Count=5)
    page = inbox.open("addressbook")
    page.get_by_role("button", name="Jess Doe").click()
    expect(page.get_by_role("region", name="Contact", exact=True)).to_contain_text("FirstName")
    assert [fault.Met for fault in sandbox.Faults().Faults] == [0]


def test_a_number_opts_out_and_in_again(inbox: Inbox, sandbox: Sandbox) -> None:
    inbox.open("tools")
    out = card(inbox, "Opted out")
    out.get_by_label("Number").fill(HANDSET)
    out.get_by_role("button", name="Add").click()
    expect(out.get_by_role("listitem")).to_contain_text(HANDSET)
    out.get_by_role("button", name=f"Let {HANDSET} in again").click()
    expect(out.get_by_role("listitem")).to_have_count(0)
    assert sandbox.OptOuts().OptOuts == []


def test_a_snapshot_brings_back_what_a_reset_took_away(inbox: Inbox, client: BestSMS, sandbox: Sandbox) -> None:
    client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=HANDSET)
    page = inbox.open("tools")
    snapshots = card(inbox, "Snapshots and reset")
    snapshots.get_by_label("Name").fill("one message")
    snapshots.get_by_role("button", name="Keep").click()
    expect(snapshots.get_by_role("listitem")).to_contain_text("one message")
    snapshots.get_by_role("button", name="Reset the sandbox").click()
    page.get_by_role("button", name="Keep everything").click()
    assert sandbox.State().Messages == 1
    snapshots.get_by_role("button", name="Reset the sandbox").click()
    page.get_by_role("button", name="Reset", exact=True).click()
    expect(page.locator("#count-messages")).to_have_text("")
    snapshots.get_by_role("button", name="Go back to one message").click()
    expect(page.locator("#count-messages")).to_have_text("1")


def test_a_refusal_is_shown_in_words(inbox: Inbox) -> None:
    page = inbox.open("tools")
    out = card(inbox, "Opted out")
    out.get_by_label("Number").fill("nobody")
    out.get_by_role("button", name="Add").click()
    expect(page.locator("#notice")).to_contain_text("a number must have digits")
    inbox.wrongs.clear()


def test_a_failed_webhook_shows_each_attempt_and_is_posted_again(
    inbox: Inbox, client: BestSMS, receiver: Receiver
) -> None:
    receiver.status, receiver.answer = 500, b"not today"
    client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=HANDSET)
    page = inbox.open("log/webhooks")
    entry = page.locator(".entry")
    expect(entry).to_contain_text("1 attempt")
    entry.locator("summary").click()
    expect(entry).to_contain_text("not today")
    receiver.status = 204
    entry.get_by_role("button", name="Post again").click()
    expect(entry).to_contain_text("2 attempts")
    expect(entry).to_contain_text("Delivered")


def test_the_log_shows_each_request_with_its_answer_and_never_the_token(
    inbox: Inbox, client: BestSMS, sandbox: Sandbox
) -> None:
    client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=HANDSET)
    page = inbox.open("log/requests")
    entry = page.locator(".entry")
    entry.locator("summary").click()
    expect(entry).to_contain_text("POST /api/v2.04/send/sms")
    expect(entry).to_contain_text('"Result": "Success"')
    expect(entry).to_contain_text("Basic ***")
    assert sandbox.Token not in entry.inner_text()
