"""A send is written down before it leaves: whatever happens then, it is made once or not at all, and that is known."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bestsms import AsyncBestSMS, BestSMS, OutcomeUnknownError
from bestsms.tracking import Tracker
from tests.tracking.life import NUMBER, OTHER, Life

LONG_AFTER = 3600.0
PROGRAM = """
import os, signal, sys
from bestsms import BestSMS
from bestsms.tracking import Tracker

url, token, store, moment = sys.argv[1:]

def die(event):
    os.kill(os.getpid(), signal.SIGKILL)

hooks = {"before": {"OnRequest": die}, "after": {"OnResponse": die}}[moment]
client = Tracker(store).Track(BestSMS(token, BaseURL=url, **hooks))
client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients="+61491570006", MessageID="order-17")
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "messages.db"


def times_sent(life: Life) -> int:
    return life.sandbox.Messages().TotalRecords


@pytest.mark.parametrize("moment, state, count", [("before", "NotSent", 0), ("after", "Completed", 1)])
def test_a_process_that_is_killed_in_mid_send_leaves_what_settles_it(
    life: Life, store: Path, moment: str, state: str, count: int
) -> None:
    arguments = (life.sandbox.BaseURL, life.sandbox.Token, str(store), moment)
    ran = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], check=False, env={**os.environ})
    assert ran.returncode == -signal.SIGKILL
    assert life.message("order-17").State == "Sending"
    life.is_receiving = False
    life.advance(LONG_AFTER)
    did = life.tracker.Reconcile(life.client)
    assert (life.message("order-17").State, did.Found, did.NotSent) == (state, count, 1 - count)
    assert times_sent(life) == count
    life.send(NUMBER, message_id="order-17")  # the job is run again, as it never said that it was done
    assert times_sent(life) == 1


def test_a_send_is_made_once_however_often_it_is_asked_for(life: Life) -> None:
    assert {life.send(NUMBER, message_id="order-17") for _ in range(3)} == {"order-17"}
    assert times_sent(life) == 1


def test_threads_that_send_the_same_send_it_once(life: Life) -> None:
    def send(_: int) -> str:
        answer = life.client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER, MessageID="order-17")
        return answer.Result

    with ThreadPoolExecutor(4) as threads:
        words = set(threads.map(send, range(8)))
    assert "Success" in words <= {"Success", "Unknown"}
    assert times_sent(life) == 1


def test_another_message_under_the_same_identifier_is_refused_and_not_sent(life: Life) -> None:
    life.send(NUMBER, message_id="order-17")
    for text, number in (("Other", NUMBER), ("Hello", OTHER)):
        with pytest.raises(ValueError, match="MessageID order-17 is that of another message"):
            life.send(number, message_id="order-17", text=text)
    assert times_sent(life) == 1


def test_a_send_whose_answer_was_lost_is_looked_up_when_it_is_repeated(life: Life) -> None:
    life.sandbox.AddFault("drop-after", Operation="SMSSendMessage")
    first = life.client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER, MessageID="order-17")
    assert (first.Result, life.message("order-17").State) == ("Unknown", "Unknown")
    life.send(NUMBER, message_id="order-17")
    assert (life.message("order-17").State, times_sent(life)) == ("Pending", 1)


def test_a_send_that_may_be_under_way_is_not_repeated_and_one_that_surely_is_not_is(life: Life) -> None:
    life.sandbox.AddFault("drop-before", Operation="SMSSendMessage")
    call = life.client.Messaging.SMS
    arguments = {"MessageText": "Hello", "Recipients": NUMBER, "MessageID": "order-17"}
    assert call.SendMessage(**arguments).Result == "Unknown"  # type: ignore[arg-type]  # they are right
    again = call.SendMessage(**arguments)  # type: ignore[arg-type]  # they are right
    assert (again.Result, times_sent(life)) == ("Unknown", 0)
    with pytest.raises(OutcomeUnknownError, match="order-17 may have been sent before"):
        again.RaiseForError()
    life.advance(120)
    assert call.SendMessage(**arguments).Result == "Success"  # type: ignore[arg-type]  # they are right
    assert times_sent(life) == 1


def test_what_was_refused_can_be_sent_under_the_same_identifier(life: Life) -> None:
    life.sandbox.AddFault("busy", Operation="SMSSendMessage", Seconds=0)
    refused = life.client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER, MessageID="order-17")
    assert (refused.Result, life.message("order-17").State) == ("Failed", "NotSent")
    life.send(OTHER, message_id="order-17", text="Better")
    assert [one.Given for one in life.message("order-17").Recipients] == [OTHER]


def test_an_earlier_message_of_the_same_identifier_is_not_taken_for_the_one_that_was_lost(life: Life) -> None:
    life.is_receiving = False
    life.plain.Messaging.SMS.SendMessage(MessageText="Earlier", Recipients=NUMBER, MessageID="order-17")
    life.advance(LONG_AFTER)
    life.sandbox.AddFault("drop-before", Operation="SMSSendMessage")
    life.client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER, MessageID="order-17")
    life.advance(LONG_AFTER)
    life.tracker.Reconcile(life.client)
    assert life.message("order-17").State == "NotSent"


def test_nothing_is_sent_that_cannot_be_written_down(life: Life) -> None:
    life.tracker.Close()
    with pytest.raises(RuntimeError, match="the tracker is closed"):
        life.client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER)
    assert times_sent(life) == 0


def test_a_send_that_left_is_a_success_even_if_that_cannot_be_written_down(
    life: Life, caplog: pytest.LogCaptureFixture
) -> None:
    with BestSMS(
        life.sandbox.Token, BaseURL=life.sandbox.BaseURL, OnResponse=lambda event: life.tracker.Close()
    ) as closing:
        sent = life.tracker.Track(closing).Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER)
    assert (sent.Result, times_sent(life)) == ("Success", 1)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "the tracker could not write down what a call came to"
    ]


async def test_the_asyncio_client_is_tracked_alike(life: Life) -> None:
    async with AsyncBestSMS(life.sandbox.Token, BaseURL=life.sandbox.BaseURL) as plain:
        client = life.tracker.Track(plain)
        for _ in range(2):
            sent = await client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER, MessageID="order-17")
            assert sent.Result == "Success"
        assert (life.message("order-17").State, times_sent(life)) == ("Pending", 1)
        life.is_receiving = False
        life.advance(LONG_AFTER)
        did = await life.tracker.ReconcileAsync(client, Replies=False)
    assert (did.Completed, life.message("order-17").State) == (1, "Completed")


def test_a_client_made_from_a_tracked_one_is_tracked(life: Life) -> None:
    assert life.tracker.Track(life.client) is life.client
    life.client.WithOptions(Timeout=5).Messaging.SMS.SendMessage(
        MessageText="Hello", Recipients=NUMBER, MessageID="order-17"
    )
    assert life.message("order-17").State == "Pending"
    life.plain.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=OTHER, MessageID="order-18")
    assert life.tracker.Message("order-18") is None


def test_only_a_client_is_tracked() -> None:
    with Tracker() as tracker, pytest.raises(TypeError, match="Client must be a BestSMS or an AsyncBestSMS, not str"):
        tracker.Track("client")  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]  # what is wrong here


def test_numbers_are_stored_and_texts_are_not(life: Life, store: Path) -> None:
    life.send(NUMBER, text="Only once and nowhere else")
    life.tracker.Close()
    with sqlite3.connect(store) as db:
        dump = "\n".join(db.iterdump())
    db.close()
    assert NUMBER in dump
    assert "nowhere else" not in dump
