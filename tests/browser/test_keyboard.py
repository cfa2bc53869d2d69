"""Everything can be reached without a mouse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bestsms import BestSMS

if TYPE_CHECKING:
    from tests.browser.conftest import Inbox

pytestmark = [pytest.mark.browser, pytest.mark.source]

HANDSET = "+61491570006"


@pytest.fixture(autouse=True)
def three_messages(client: BestSMS) -> None:
    """First, second and third."""
    for text in ("First", "Second", "Third"):
        client.Messaging.SMS.SendMessage(MessageText=text, Recipients=HANDSET)


def test_a_walk_by_keys_from_the_list_to_a_reply_and_back(inbox: Inbox) -> None:
    page = inbox.open()
    expect(inbox.rows).to_have_count(3)
    selected = page.locator("#message-list [aria-selected=true]")
    page.keyboard.press("j")
    expect(selected).to_contain_text("Third")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(selected).to_contain_text("Second")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#/messages/2$"))
    expect(page.locator("#message .bubble")).to_have_text("Second")
    page.keyboard.press("j")
    expect(page.locator("#message .bubble")).to_have_text("First")
    page.keyboard.press("r")
    field = page.get_by_role("textbox", name="Reply as this phone")
    expect(field).to_be_focused()
    page.keyboard.type("Just ? jk/")
    page.keyboard.press("Enter")
    expect(page.locator("#thread li.in")).to_contain_text("Just ? jk/")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("#/conversations$"))
    page.keyboard.press("1")
    expect(page.get_by_role("heading", name="Messages", exact=True)).to_be_visible()


def test_slash_goes_to_the_search_and_enter_back_to_the_list(inbox: Inbox) -> None:
    page = inbox.open("tools")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("second")
    expect(inbox.rows).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox", name="Messages")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#message-list [aria-selected=true]")).to_contain_text("Second")


def test_the_help_opens_closes_and_switches_single_keys_off(inbox: Inbox) -> None:
    page = inbox.open()
    expect(inbox.rows).to_have_count(3)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    page.get_by_label("Single keys are shortcuts").uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("5")
    expect(page.get_by_role("heading", name="Messages", exact=True)).to_be_visible()
    expect(page.locator("#message-list [aria-selected=true]")).to_have_count(0)


def test_the_tab_key_reaches_every_control_and_each_shows_that_it_has_the_focus(inbox: Inbox) -> None:
    page = inbox.open("messages/1")
    expect(page.get_by_role("button", name="Set outcome")).to_be_visible()
    reached: list[str] = []
    for _ in range(20):
        page.keyboard.press("Tab")
        name, ring = page.evaluate(
            """() => {
              const active = document.activeElement;
              const name = active.getAttribute("aria-label") ?? active.textContent.trim();
              const row = active.querySelector('[aria-selected="true"]') ?? active;
              const ring = (element) => getComputedStyle(element).outlineStyle;
              return [active === document.body ? "" : name, [ring(active), ring(row)].includes("solid")];
            }"""
        )
        if name:
            reached.append(name)
            assert ring, f"{name} does not show its focus"
    wanted = ("Skip to the content", "Search messages", "Keyboard shortcuts", "Tools", "Messages, newest first",
              "Reply as this phone", "Set the outcome of this message", "Set outcome")  # fmt: skip
    assert [name for name in wanted if name not in reached] == []
