"""Take the pictures of docs/inbox.md: the inbox, a conversation, and a message in dark mode."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from bestsms import BestSMS
from bestsms.sandbox import Sandbox

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WIDE, TALL, PHONE = (1280, 800), (1280, 1060), (390, 780)
JESS, SAM, NOOR = "+61491570006", "+61491570156", "+61491570157"
BAD_NUMBER = "+447700900006"
PICTURES: tuple[tuple[str, str, str, Literal["light", "dark"], tuple[int, int]], ...] = (
    ("inbox.png", "messages/7", ".timeline", "light", WIDE),
    ("inbox-dark.png", "messages/6", ".parts", "dark", TALL),
    ("conversation.png", f"conversations/{JESS}", "#thread li.in", "light", WIDE),
    ("conversation-phone.png", f"conversations/{JESS}", "#thread li.in", "dark", PHONE),
)
LONG = (
    "Thank you for your order. It has left our warehouse in Port Melbourne and is on its way to you. "
    "You can change the time of the delivery until six this evening: reply with MORNING or EVENING. "
    "If nobody is at home, the driver leaves it with a neighbour [or at the door]. Total: 48 €."
)


def live(sandbox: Sandbox, client: BestSMS) -> None:
    """Let a day at a shop pass."""
    for first, last, number in (("Jess", "Doe", JESS), ("Sam", "Lee", SAM), ("Noor", "Haddad", NOOR)):
        client.Addressbook.Contact.Create(FirstName=first, LastName=last, MobilePhone=number)
    send = client.Messaging.SMS.SendMessage
    send(MessageText="Your code is 493021. It is valid for ten minutes.", Recipients=SAM, Reference="Sign-in")
    sandbox.Advance("7m")
    send(MessageText="Reminder: dentist on Tuesday at 14:30. Reply YES to confirm.", Recipients=[JESS, SAM, NOOR])
    sandbox.Advance("3m")
    sandbox.Reply(SAM, "YES")
    send(MessageText="Ваш заказ 4711 готов к выдаче. Ждём вас до 20:00.", Recipients=NOOR, Reference="Order 4711")
    sandbox.Advance("11m")
    send(MessageText="We could not reach you. Please call us back.", Recipients=BAD_NUMBER)
    send(MessageText="<b>50% off</b> everything, today only!", Recipients=NOOR, Reference="Campaign 12")
    sandbox.Advance("2m")
    send(MessageText=LONG, Recipients=JESS, Reference="Order 4712")
    sandbox.Advance("4m")
    sandbox.Reply(JESS, "EVENING")
    send(MessageText="Done: we come between 18:00 and 20:00.", Recipients=JESS, Reference="Order 4712")
    sandbox.Advance("1m")
    sandbox.Reply(JESS, "Great, thanks!")
    send(MessageText="How was your delivery?", Recipients=JESS, SendTime="2099-03-01T10:00", Reference="Survey")


def take(browser: Browser, sandbox: Sandbox) -> None:
    """Take each picture."""
    for name, place, shown, scheme, (width, height) in PICTURES:
        page = browser.new_page(
            color_scheme=scheme, viewport={"width": width, "height": height}, reduced_motion="reduce", locale="en-AU"
        )
        page.goto(f"{sandbox.URL}/#/{place}")
        page.locator(shown).first.wait_for()
        page.locator("#link[data-link=on]").wait_for()
        page.evaluate("() => document.activeElement.blur()")
        page.screenshot(path=IMAGES / name)
        page.close()


def main() -> int:
    """Write the pictures."""
    IMAGES.mkdir(exist_ok=True)
    with Sandbox() as sandbox, BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL) as client, sync_playwright() as driver:
        live(sandbox, client)
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
        take(browser, sandbox)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
