"""A list of ten thousand messages is as quick as one of a hundred."""

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

FEW, MESSAGES = 100, 10_000
ROW = 72
MOST_ROWS = 60
FRAME = 1000 / 60
FRAMES = 300
STEPS = (("slowly", 40), ("fast", 2400))
AS_QUICK = 2.0
"""How much more of the processor a frame of the long list may take than one of the short list in the same run."""

# Scrolls by a step a frame, back and forth; tells the milliseconds between frames, and those of each long task.
MEASURE = """
async ([selector, step, frames]) => {
  const box = document.querySelector(selector);
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
  observer.observe({ entryTypes: ["longtask"] });
  const gaps = [];
  let before = await new Promise(requestAnimationFrame);
  let mostRows = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    const last = box.scrollHeight - box.clientHeight;
    if (box.scrollTop + step > last || box.scrollTop + step < 0) step = -step;
    box.scrollTop += step;
    const time = await new Promise(requestAnimationFrame);
    gaps.push(time - before);
    before = time;
    mostRows = Math.max(mostRows, box.querySelectorAll("[role=option]").length);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return { gaps, tasks, mostRows };
}
"""
# A box with nothing in it, to see what a frame of scrolling takes on this machine at the least.
EMPTY_BOX = """
() => {
  const box = document.createElement("div");
  box.id = "empty-box";
  box.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 400px; height: 600px; overflow: auto";
  box.append(document.createElement("div"));
  box.firstChild.style.height = "720000px";
  document.body.append(box);
}
"""


class Measured(TypedDict):
    """What scrolling cost."""

    gaps: list[float]
    tasks: list[float]
    mostRows: int


@pytest.fixture
def sandbox() -> Generator[Sandbox]:
    """An empty sandbox that posts no webhooks: they would be measured too."""
    with Sandbox() as running:
        yield running


def fill(sandbox: Sandbox, last: int, what: str = "Message", first: int = 1) -> None:
    """Send messages with these numbers, each of its own text."""
    headers = {"Authorization": f"Basic {sandbox.Token}"}
    with httpx.Client(base_url=sandbox.BaseURL, headers=headers, trust_env=False, timeout=60) as client:
        for number in range(first, last + 1):
            message = {"Message": f"{what} {number}", "Destinations": [{"Recipient": "+61491570006"}]}
            assert client.post("/send/sms", json={"MessageData": message}).status_code == 200


def processor_seconds(session: CDPSession) -> float:
    """What the page's main thread has spent so far; that others keep the machine busy does not count."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def scroll(page: Page, name: str, step: int, selector: str = "#message-list") -> float:
    """Scroll a box and print what it cost; return the milliseconds of the processor that a frame took."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = processor_seconds(session)
    found: Measured = page.evaluate(MEASURE, [selector, step, FRAMES])
    spent = (processor_seconds(session) - before) * 1000 / FRAMES
    session.detach()
    gaps = sorted(found["gaps"])
    print(
        f"{name}: {spent:.2f} ms of the processor a frame; {FRAMES} frames, median {gaps[FRAMES // 2]:.1f} ms, "
        f"99th {gaps[int(FRAMES * 0.99)]:.1f} ms, {sum(gap > 25 for gap in gaps)} late, "
        f"longest task {max(found['tasks'], default=0.0):.0f} ms; at most {found['mostRows']} rows in the page"
    )
    assert found["mostRows"] <= MOST_ROWS
    return spent


def test_ten_thousand_messages_scroll_like_a_hundred_and_show_every_row(inbox: Inbox, sandbox: Sandbox) -> None:
    fill(sandbox, FEW)
    sandbox.Advance("1m")
    page = inbox.open()
    expect(inbox.rows.first).to_contain_text(f"Message {FEW}")
    few = [scroll(page, f"{FEW} messages, {name}", step) for name, step in STEPS]
    fill(sandbox, MESSAGES, first=FEW + 1)
    sandbox.Advance("1m")
    page = inbox.open()
    page.reload()
    expect(inbox.rows.first).to_contain_text(f"Message {MESSAGES}")
    many = [scroll(page, f"{MESSAGES} messages, {name}", step) for name, step in STEPS]
    page.evaluate(EMPTY_BOX)
    empty = [scroll(page, f"an empty box, {name}", step, "#empty-box") for name, step in STEPS]
    page.evaluate("() => document.getElementById('empty-box').remove()")
    assert many[0] <= FRAME
    for short, long, least in zip(few, many, empty, strict=True):
        assert long - least <= AS_QUICK * (short - least) + 0.5
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
