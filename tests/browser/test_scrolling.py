"""A list of ten thousand messages is as quick as one of ten."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, TypedDict

import httpx
import pytest
from playwright.sync_api import expect

from bestsms.sandbox import Sandbox

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

    from tests.browser.conftest import Inbox

pytestmark = [pytest.mark.browser, pytest.mark.source, pytest.mark.timeout(600)]

MESSAGES = 10_000
ROW = 72
MOST_ROWS = 60
BUDGET = 8.0  # milliseconds of the processor for each frame, of the 16.7 that there are

# Scrolls by a step a frame; tells the milliseconds between frames, and those of each long task.
MEASURE = """
async ([step, frames]) => {
  const box = document.getElementById("message-list");
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
  observer.observe({ entryTypes: ["longtask"] });
  const gaps = [];
  let before = await new Promise(requestAnimationFrame);
  let mostRows = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    box.scrollTop += step;
    const time = await new Promise(requestAnimationFrame);
    gaps.push(time - before);
    before = time;
    mostRows = Math.max(mostRows, box.querySelectorAll("[role=option]").length);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return { gaps, tasks, mostRows, at: box.scrollTop };
}
"""


class Measured(TypedDict):
    """What scrolling cost."""

    gaps: list[float]
    tasks: list[float]
    mostRows: int
    at: float


@pytest.fixture
def sandbox() -> Generator[Sandbox]:
    """An empty sandbox that posts no webhooks: they would be measured too."""
    with Sandbox() as running:
        yield running


def fill(sandbox: Sandbox, count: int, what: str = "Message") -> None:
    """Send so many messages, each of its own text."""
    headers = {"Authorization": f"Basic {sandbox.Token}"}
    with httpx.Client(base_url=sandbox.BaseURL, headers=headers, trust_env=False, timeout=60) as client:
        for number in range(1, count + 1):
            message = {"Message": f"{what} {number}", "Destinations": [{"Recipient": "+61491570006"}]}
            assert client.post("/send/sms", json={"MessageData": message}).status_code == 200


def processor_seconds(session: CDPSession) -> float:
    """What the page's main thread has spent so far; that others keep the machine busy does not count."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def scroll(page: Page, name: str, step: int, frames: int) -> tuple[float, Measured]:
    """Scroll the list and print what it cost; return the processor's milliseconds for each frame, and all else."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = processor_seconds(session)
    found: Measured = page.evaluate(MEASURE, [step, frames])
    spent = (processor_seconds(session) - before) * 1000 / frames
    session.detach()
    gaps = sorted(found["gaps"])
    print(
        f"{name}: {spent:.1f} ms of the processor a frame; {frames} frames, median {gaps[frames // 2]:.1f} ms, "
        f"99th {gaps[int(frames * 0.99)]:.1f} ms, {sum(gap > 25 for gap in gaps)} late, "
        f"longest task {max(found['tasks'], default=0.0):.0f} ms; at most {found['mostRows']} rows in the page"
    )
    return spent, found


def test_ten_thousand_messages_scroll_smoothly_and_show_every_row(inbox: Inbox, sandbox: Sandbox) -> None:
    fill(sandbox, MESSAGES)
    sandbox.Advance("1m")
    page = inbox.open()
    expect(inbox.rows.first).to_contain_text(f"Message {MESSAGES}")
    for name, step, frames in (("slowly", 40, 300), ("fast", 2400, 300), ("back", -2400, 300)):
        spent, found = scroll(page, name, step, frames)
        assert found["mostRows"] <= MOST_ROWS
        assert spent <= BUDGET
    page.evaluate(f"() => {{ document.getElementById('message-list').scrollTop = {ROW * 5000}; }}")
    expect(inbox.rows.filter(has_text="Message 5000")).to_be_visible()
    page.locator("#message-list").focus()
    page.keyboard.press("End")
    expect(page.locator("#message-list [aria-selected=true]")).to_contain_text("Message 1")


def test_a_burst_of_messages_keeps_the_place_of_one_who_reads_further_down(inbox: Inbox, sandbox: Sandbox) -> None:
    fill(sandbox, 300)
    page = inbox.open()
    expect(inbox.rows.first).to_contain_text("Message 300")
    page.evaluate(f"() => {{ document.getElementById('message-list').scrollTop = {ROW * 100}; }}")
    reading = inbox.rows.filter(has_text="Message 199")
    expect(reading).to_be_visible()
    place = reading.bounding_box()
    fill(sandbox, 200, "Another")
    expect(page.locator("#count-messages")).to_have_text("500")
    expect(page.locator("#message-list [role=option]").first).to_have_attribute("aria-setsize", "500")
    assert reading.bounding_box() == place
