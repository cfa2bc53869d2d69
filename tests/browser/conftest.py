"""The inbox page in a real browser. Playwright is imported by fixtures only: `make test` has none."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings
from tests.browser.receiver import Receiver, receiving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Locator, Page, Request

PATIENCE = 30_000


@dataclass
class Inbox:
    """The page, and what it did that it never should."""

    page: Page
    url: str
    wrongs: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Keep each error, dialog and address."""
        self.page.on("pageerror", lambda error: self.wrongs.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)

    def open(self, place: str = "messages") -> Page:
        """Open a place of the page, and wait until it is live."""
        self.page.goto(f"{self.url}/#/{place}")
        self.page.locator("#link[data-link=on]").wait_for()
        return self.page

    @property
    def rows(self) -> Locator:
        """The rows of messages that are in the page."""
        return self.page.locator("#message-list [role=option]")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.wrongs.append(message.text)

    def _dialog(self, dialog: Dialog) -> None:
        self.wrongs.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)


@pytest.fixture(scope="session")
def browser() -> Generator[Browser]:
    """Chromium, as the system brings it."""
    from playwright.sync_api import expect, sync_playwright

    program = shutil.which("chromium")
    if program is None:
        pytest.fail("there is no chromium on the PATH: install the package of that name")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture
def receiver() -> Generator[Receiver]:
    """A webhook receiver."""
    with receiving() as made:
        yield made


@pytest.fixture
def sandbox(receiver: Receiver) -> Generator[Sandbox]:
    """An empty sandbox, whose webhooks go to the receiver."""
    with Sandbox(Settings(WebhookURL=receiver.url)) as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Generator[BestSMS]:
    """A client of the sandbox."""
    with BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL) as made:
        yield made


@pytest.fixture
def inbox(browser: Browser, sandbox: Sandbox) -> Generator[Inbox]:
    """The inbox of the sandbox, not opened yet; no error, dialog or foreign address is forgiven."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.set_default_timeout(PATIENCE)
    inbox = Inbox(page, sandbox.URL)
    inbox.watch()
    yield inbox
    page.close()
    assert inbox.wrongs == []
    assert [url for url in inbox.asked if not url.startswith(f"{sandbox.URL}/")] == []


@pytest.fixture
def browser_page(browser: Browser) -> Generator[Inbox]:
    """A page of no sandbox yet; what goes wrong while there is none is forgiven."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    yield Inbox(page, "")
    page.close()
