"""What somebody writes is text, wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bestsms import BestSMS
from bestsms.sandbox import Sandbox

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Inbox
    from tests.browser.receiver import Receiver

pytestmark = [pytest.mark.browser, pytest.mark.source]

HANDSET = "+61491570006"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)><b>bold</b>"


def made_of(page: Page) -> int:
    """Count the elements that the markup would be."""
    return page.locator("body script, img[src=x], main b:text-is('bold'), main [onerror]").count()


@pytest.fixture
def everywhere(sandbox: Sandbox, client: BestSMS, receiver: Receiver) -> None:
    """Markup in every field that can hold some."""
    receiver.status, receiver.answer = 500, MARKUP.encode()
    client.Addressbook.Contact.Create(FirstName=MARKUP, Company=MARKUP, MobilePhone=HANDSET)
    client.Addressbook.Group.Create(GroupName=MARKUP)
    client.Messaging.SMS.SendMessage(MessageText=MARKUP, Reference=MARKUP[:80], Recipients=HANDSET)
    receiver.next("SMS")
    sandbox.Reply(HANDSET, MARKUP)
    receiver.next("SMSReply")
    sandbox.Snapshot(MARKUP.replace("/", ""))


@pytest.mark.usefixtures("everywhere")
@pytest.mark.parametrize(
    "place, shown",
    [
        ("messages", "#message-list"),
        ("messages/1", "#message .bubble"),
        ("messages/1", "#message .bubble.in"),
        ("messages/1", "#message .entries"),
        ("conversations", "#conversation-list"),
        (f"conversations/{HANDSET}", "#thread"),
        (f"conversations/{HANDSET}", "#phone-name"),
        ("addressbook", "#contacts"),
        ("addressbook", "#groups"),
        ("log/webhooks", "#log-entries"),
    ],
)
def test_markup_stays_text(inbox: Inbox, place: str, shown: str) -> None:
    page = inbox.open(place)
    expect(page.locator(shown).first).to_contain_text(MARKUP)
    assert made_of(page) == 0


@pytest.mark.usefixtures("everywhere")
@pytest.mark.parametrize("place, shown", [("log/requests", "#log-entries"), ("tools", "#snapshot-list")])
def test_markup_stays_text_inside_of_json_and_without_its_slashes(inbox: Inbox, place: str, shown: str) -> None:
    page = inbox.open(place)
    expect(page.locator(shown)).to_contain_text("<img src=x onerror=alert(2)>")
    assert made_of(page) == 0


def test_a_search_for_markup_finds_it_and_makes_none(inbox: Inbox, client: BestSMS) -> None:
    page = inbox.open()
    client.Messaging.SMS.SendMessage(MessageText="plain", Recipients=HANDSET)
    client.Messaging.SMS.SendMessage(MessageText=MARKUP, Recipients=HANDSET)
    expect(inbox.rows).to_have_count(2)
    page.get_by_role("searchbox").fill("<script>")
    expect(inbox.rows).to_have_count(1)
    assert made_of(page) == 0


def test_the_browser_itself_refuses_markup_and_scripts_from_text(inbox: Inbox) -> None:
    page = inbox.open()
    refused = page.evaluate(
        """() => {
          try { document.body.innerHTML = "<b>x</b>"; } catch (error) { return error.name; }
          return "accepted";
        }"""
    )
    assert refused == "TypeError"
    inbox.wrongs.clear()
