"""axe-core finds nothing to complain of, whatever the colours and the width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict, cast

import pytest
from playwright.sync_api import expect

from bestsms import BestSMS
from bestsms.sandbox import Sandbox
from scripts.toolbox import axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.source]

HANDSET = "+61491570006"
WIDE, PHONE = (1280, 800), (390, 844)
PLACES = {
    "messages": "#message-list [role=option]",
    "messages/1": "#message .parts",
    "messages/2": "#message .entries",
    f"conversations/{HANDSET}": "#thread li.in",
    "conversations": "#conversation-list [role=option]",
    "addressbook": "#contacts table",
    "log/requests": "#log-entries .entry",
    "log/webhooks": "#log-entries .entry",
    "tools": "#fault-list li",
}


class Violation(TypedDict):
    """One rule that is broken, and where."""

    id: str
    help: str
    nodes: list[dict[str, object]]


@pytest.fixture
def lived_in(sandbox: Sandbox, client: BestSMS) -> Sandbox:
    """A sandbox with something of everything."""
    client.Addressbook.Contact.Create(FirstName="Jess", LastName="Doe", MobilePhone=HANDSET)
    client.Addressbook.Group.Create(GroupName="Customers")
    client.Messaging.SMS.SendMessage(MessageText="A long story. " * 20, Recipients=HANDSET)
    client.Messaging.SMS.SendMessage(MessageText="To three", Recipients=[HANDSET, "+61491570156", "+447700900006"])
    client.Messaging.SMS.SendMessage(MessageText="Later", Recipients=HANDSET, SendTime="2099-01-01T10:00")
    sandbox.Advance("5m")
    sandbox.Reply(HANDSET, "Thanks")
    sandbox.Reply("+61491570156", "STOP")
    sandbox.SetOutcome("Bad Number")
    sandbox.AddFault("busy")
    sandbox.Snapshot("before lunch")
    return sandbox


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_anywhere(
    browser: Browser, lived_in: Sandbox, scheme: Literal["light", "dark"], size: tuple[int, int]
) -> None:
    width, height = size
    page = browser.new_page(
        color_scheme=scheme, viewport={"width": width, "height": height}, reduced_motion="reduce", bypass_csp=True
    )
    found: list[str] = []
    for place, shown in PLACES.items():
        page.goto(f"{lived_in.URL}/#/{place}")
        page.reload()
        expect(page.locator(shown).first).to_be_visible()
        page.evaluate(axe().read_text(encoding="utf-8"))
        for violation in cast("list[Violation]", page.evaluate("async () => (await axe.run()).violations")):
            found += [f"{place}: {violation['id']}: {violation['help']}: {node['html']}" for node in violation["nodes"]]
        overflow = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        if overflow > 0:
            found.append(f"{place}: {overflow} pixels too wide")
    page.close()
    assert found == []


def test_axe_finds_no_violation_in_the_dialogs(browser: Browser, lived_in: Sandbox) -> None:
    page = browser.new_page(bypass_csp=True)
    page.goto(f"{lived_in.URL}/#/tools")
    for button, dialog in (("Keyboard shortcuts", "#help"), ("Reset the sandbox", "#confirm")):
        page.get_by_role("button", name=button).click()
        expect(page.locator(dialog)).to_be_visible()
        page.evaluate(axe().read_text(encoding="utf-8"))
        assert page.evaluate("async () => (await axe.run()).violations") == []
        page.keyboard.press("Escape")
    page.close()
