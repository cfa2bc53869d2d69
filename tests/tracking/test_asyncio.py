"""A tracked AsyncBestSMS: its loop goes on while the tracker waits for its file, and what it writes keeps its order."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from bestsms import AsyncBestSMS
from bestsms.models import SMSSendResult
from tests.tracking.life import FAILS, NUMBER, Life

TURNS = 200
"""Of the loop, while somebody else has the file."""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "messages.db"


class Lock:
    """Somebody else who has the file."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        self.is_wanted = True
        self.is_taken = asyncio.Event()

    @property
    def is_held(self) -> bool:
        return self._connection.in_transaction

    def take(self, _: object = None) -> None:
        if self.is_wanted and not self.is_held:
            self._connection.execute("BEGIN IMMEDIATE")
            self.is_taken.set()

    def let_go(self) -> None:
        self.is_wanted = False
        self._connection.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()


@pytest.fixture
def lock(life: Life, store: Path) -> Generator[Lock]:  # life makes the file
    made = Lock(store)
    yield made
    made.close()


@pytest.fixture
async def client(life: Life, lock: Lock, request: pytest.FixtureRequest) -> AsyncGenerator[AsyncBestSMS]:
    """A tracked client; while it hears an answer, somebody else takes the file, if the test says so."""
    hook = lock.take if getattr(request, "param", "") == "after the answer" else None
    async with AsyncBestSMS(life.sandbox.Token, BaseURL=life.sandbox.BaseURL, OnResponse=hook) as plain:
        yield life.tracker.Track(plain)


def send(client: AsyncBestSMS, text: str = "Hello") -> Awaitable[SMSSendResult]:
    return client.Messaging.SMS.SendMessage(MessageText=text, Recipients=NUMBER, MessageID="order-17")


CALLS: dict[str, Callable[[Life, AsyncBestSMS], Awaitable[object]]] = {
    "send": lambda _, client: send(client),
    "poll": lambda _, client: client.Reports.Status.Poll(MessageID="order-17"),
    "resubmit": lambda _, client: client.Actions.Resubmit.SendRequest(MessageID="order-17"),
    "reconcile": lambda life, client: life.tracker.ReconcileAsync(client, QuietFor=0, Timeout=30, Replies=False),
}


@pytest.mark.parametrize("client", ["before the request", "after the answer"], indirect=True)
@pytest.mark.parametrize("call", CALLS)
async def test_the_loop_goes_on_while_somebody_else_has_the_file(
    life: Life, lock: Lock, client: AsyncBestSMS, call: str, request: pytest.FixtureRequest
) -> None:
    if call != "send":
        life.send(FAILS if call == "resubmit" else NUMBER, message_id="order-17")
    if call == "resubmit":
        life.advance(60)  # only what failed can be submitted again
    if "before the request" in request.node.name:
        lock.take()
    running = asyncio.ensure_future(CALLS[call](life, client))
    await lock.is_taken.wait()
    for _ in range(TURNS):
        await asyncio.sleep(0)
    is_done_meanwhile = running.done()
    lock.let_go()
    await running
    assert not is_done_meanwhile
    assert life.tracker.Message("order-17") is not None


async def test_of_sends_of_one_message_the_first_is_the_one_that_is_made(life: Life, client: AsyncBestSMS) -> None:
    answers = await asyncio.gather(*(send(client, f"Hello {number}") for number in range(30)), return_exceptions=True)
    assert [type(answer).__name__ for answer in answers] == ["SMSSendResult", *["ValueError"] * 29]
    assert life.sandbox.Messages().TotalRecords == 1


async def test_a_tracker_that_was_closed_says_so_to_coroutines_too(life: Life, client: AsyncBestSMS) -> None:
    life.tracker.Close()
    with pytest.raises(RuntimeError, match="the tracker is closed"):
        await send(client)
    assert life.sandbox.Messages().TotalRecords == 0


async def test_a_send_that_was_made_is_told_of_though_the_tracker_is_closed_meanwhile(
    life: Life, client: AsyncBestSMS, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, given = asyncio.get_running_loop(), list[object]()

    def after_it_is_closed(executor: Executor, call: Callable[..., object], *arguments: object) -> Awaitable[object]:
        given.append(executor)
        if len(given) == 2:  # the outcome, for which the tracker's thread was asked just before
            life.tracker.Close()
        return asyncio.wrap_future(executor.submit(call, *arguments))

    monkeypatch.setattr(loop, "run_in_executor", after_it_is_closed)
    assert (await send(client)).Result == "Success"
    assert len(given) == 2
    assert life.sandbox.Messages().TotalRecords == 1
