"""A sandbox posts to a receiver under Gunicorn that is killed and cut off from its store: what becomes of it all."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
import redis
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings
from tests.webhooks.databases import cutter, free_port
from tests.webhooks.receivers import receivers_running
from tests.webhooks.relay import relaying, steps_in
from tests.webhooks.soak_report import Handled, Report, Sent
from tests.webhooks.soaked import SECRET, TABLE, Told, receiver_of
from tests.webhooks.troubles import Trouble

__all__ = ["Plan", "soak"]

PATIENCE = 120
RECIPIENTS = 100
REPLIES = 22
"""Of the recipients of a message, so that one event in ten is a reply."""
EVENTS = 2 * RECIPIENTS + REPLIES
"""Of a message: PENDING and SUCCESS of each recipient, and the replies."""
WAVE = 10
"""Messages that are sent before time passes."""
HANDSETS = [f"+447700900{number}" for number in range(100, 100 + RECIPIENTS)]
PAGE = 1000


@dataclass(frozen=True)
class Plan:
    """What is to happen."""

    events: int
    """How many at least: a message has 222."""
    kill_every: float = 4.0
    kills: float = math.inf
    cut_every: float = 1.5
    workers: int = 4
    seed: int = 1


def soak(url: str, folder: Path, plan: Plan) -> Report:
    """Have a sandbox post to receivers over a store, kill them and cut them off, and count."""
    lines, log = folder / "lines", folder / "arrivals"
    lines.touch()
    _make_table(url)
    start = time.monotonic()
    messages = [f"message-{number}" for number in range(-(-plan.events // EVENTS))]
    with free_port() as port, receivers_running(port, url, lines, plan.workers) as restart:
        kills, cuts = Trouble(restart, plan.kill_every, plan.kills), Trouble(cutter(url), plan.cut_every)
        with relaying(port, log, plan.seed) as address, kills, cuts:
            with _sandbox(address) as (sandbox, client):
                for first in range(0, len(messages), WAVE):
                    _send(sandbox, client, messages[first : first + WAVE])
                sent = _sent(sandbox)
            _wait_until_empty(url, str(lines))
    assert len(sent.events) == len(messages) * EVENTS
    handled = Handled(_rows(url), [Told(*line.split()) for line in lines.read_text().splitlines()])
    return Report.of(
        url.partition(":")[0],
        sent,
        steps_in(log),
        handled,
        kills=kills.times,
        cuts=cuts.times,
        seconds=time.monotonic() - start,
    )


@contextmanager
def _sandbox(address: str) -> Generator[tuple[Sandbox, BestSMS]]:
    settings = Settings(WebhookURL=address, WebhookSecret=SECRET, PendingWebhooks=True)
    with Sandbox(settings) as sandbox, BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL) as client:
        yield sandbox, client


def _send(sandbox: Sandbox, client: BestSMS, messages: Sequence[str]) -> None:
    """Send messages and answer them, and let time pass until every webhook of theirs is taken or given up."""
    for message in messages:
        client.Messaging.SMS.SendMessage(MessageID=message, MessageText=message, Recipients=HANDSETS).RaiseForError()
    sandbox.Advance(Seconds=sandbox.Settings.DeliverySeconds)
    for message in messages:
        for handset in HANDSETS[:REPLIES]:
            sandbox.Reply(handset, "Yes", message)
    while sandbox.State().PendingWebhooks:
        sandbox.Advance("5m")


def _sent(sandbox: Sandbox) -> Sent:
    events: list[Told] = []
    retries, page, pages = 0, 1, 1
    while page <= pages:
        found = sandbox.Webhooks(Page=page, RecordsPerPage=PAGE)
        for webhook in found.Webhooks:
            fields = msgspec.json.decode(webhook.Body, type=dict[str, str])
            events.append(Told(fields["MessageID"], fields["Destination"], fields["Status"]))
            retries += len(webhook.Attempts) - 1
        page, pages = page + 1, found.PageCount
    return Sent(events, retries)


def _make_table(url: str) -> None:
    """Make the table that handlers write to."""
    if url.startswith("redis:"):
        return
    engine = sa.create_engine(url)
    serial = "INTEGER PRIMARY KEY AUTOINCREMENT" if url.startswith("sqlite:") else "SERIAL PRIMARY KEY"
    with engine.begin() as connection:
        connection.execute(sa.text(TABLE.format(serial=serial)))
    engine.dispose()


def _rows(url: str) -> list[Told]:
    if url.startswith("redis:"):
        return []
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        rows = connection.execute(sa.text("SELECT message, destination, status FROM handled ORDER BY number")).all()
    engine.dispose()
    return [Told(*row) for row in rows]


def _wait_until_empty(url: str, lines: str) -> None:
    receiver = receiver_of(url, lines, run_worker=False)
    deadline = time.monotonic() + PATIENCE
    least = waiting = sys.maxsize
    while waiting:
        with suppress(DBAPIError, redis.RedisError):  # it is cut off as well
            waiting = receiver.Waiting()
        if waiting < least:
            least, deadline = waiting, time.monotonic() + PATIENCE
        if time.monotonic() > deadline:
            raise AssertionError(f"for {PATIENCE} s none of {waiting} events was handled")
        time.sleep(0.1)
    receiver.Stop()
