"""What happens in the sandbox is seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bestsms import BestSMS
from bestsms.sandbox import Sandbox

if TYPE_CHECKING:
    from tests.browser.conftest import Inbox
    from tests.browser.receiver import Receiver

pytestmark = [pytest.mark.browser, pytest.mark.source]

HANDSET = "+61491570006"


def test_a_message_appears_without_a_reload_and_its_typed_reply_reaches_a_webhook_receiver(
    inbox: Inbox, client: BestSMS, receiver: Receiver
) -> None:
    page = inbox.open()
    page.evaluate("() => { window.loadedOnce = true; }")
    expect(page.get_by_text("Nothing has been sent yet.")).to_be_visible()
    client.Messaging.SMS.SendMessage(MessageText="Shall we deliver?", Recipients=HANDSET)
    row = inbox.rows.filter(has_text="Shall we deliver?")
    expect(row).to_contain_text("Delivered")
    row.click()
    page.get_by_role("link", name="Reply as this phone").click()
    page.get_by_role("textbox", name="Reply as this phone").fill("Yes, please")
    page.get_by_role("button", name="Send the reply").click()
    expect(page.locator("#thread li.in")).to_contain_text("Yes, please")
    reply = receiver.next("SMSReply")
    assert (reply["Destination"], reply["Message"]) == (HANDSET, "Yes, please")
    assert page.evaluate("() => window.loadedOnce")


def test_a_message_that_is_open_shows_its_delivery_as_it_happens(
    inbox: Inbox, client: BestSMS, sandbox: Sandbox
) -> None:
    client.Messaging.SMS.SendMessage(MessageText="Later", Recipients=HANDSET, SendTime="2099-01-01T10:00")
    page = inbox.open("messages/1")
    message = page.locator("#message")
    expect(message.locator("header")).to_contain_text("Delayed")
    sandbox.SetResult(1, "Bad Number")
    expect(message).to_contain_text("FAILED: Bad Number")


def test_the_page_finds_the_sandbox_again_after_it_was_gone(browser_page: Inbox) -> None:
    with Sandbox() as first:
        port = int(first.URL.rpartition(":")[2])
        browser_page.url = first.URL
        page = browser_page.open()
    expect(page.locator("#link")).to_have_text("Not connected")
    with Sandbox(Port=port) as second, BestSMS(second.Token, BaseURL=second.BaseURL) as client:
        client.Messaging.SMS.SendMessage(MessageText="Here again", Recipients=HANDSET)
        expect(browser_page.rows).to_contain_text("Here again")
        expect(page.locator("#link")).to_have_text("Live")


def test_searching_and_filtering_leave_what_is_meant(inbox: Inbox, client: BestSMS) -> None:
    page = inbox.open()
    for text, number in (("Red shoes", HANDSET), ("Blue shoes", HANDSET), ("Blue hat", "+61491570156")):
        client.Messaging.SMS.SendMessage(MessageText=text, Recipients=number)
    client.Messaging.SMS.SendMessage(MessageText="Blue later", Recipients=HANDSET, SendTime="2099-01-01T10:00")
    rows = inbox.rows
    expect(rows).to_have_count(4)
    page.get_by_role("searchbox").fill("blue")
    expect(rows).to_have_count(3)
    page.locator("#status").select_option("Delayed")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Blue later")
    page.get_by_role("searchbox").fill("nothing like it")
    expect(page.get_by_text("No message is like that.")).to_be_visible()


def test_a_long_text_shows_where_it_is_cut_and_how_full_each_part_is(inbox: Inbox, client: BestSMS) -> None:
    client.Messaging.SMS.SendMessage(MessageText="a" * 151 + "{€}", Recipients=HANDSET)
    client.Messaging.SMS.SendMessage(MessageText="ж" * 80, Recipients=HANDSET)
    page = inbox.open("messages/1")
    parts = page.locator(".parts li")
    expect(parts).to_have_count(1)
    expect(parts).to_contain_text("157 of 160 septets")
    page.goto(f"{inbox.url}/#/messages/2")
    expect(parts).to_have_count(2)
    expect(parts.first).to_contain_text("67 of 67 units")
    expect(parts.last).to_contain_text("13 of 67 units")
