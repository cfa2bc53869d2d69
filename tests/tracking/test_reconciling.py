"""What no webhook told is asked for: at the documented pace, ever less often, and not for ever."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bestsms import AsyncBestSMS, BestSMS
from bestsms.tracking import Reconciled, Tracker
from tests.tracking.life import FAILS, NUMBER, OTHER, STAYS_PENDING, Life

QUIET = 6 * 60
HOUR = 3600


def polls(life: Life) -> list[str]:
    """Return the paths of the status polls that the sandbox got, the first first."""
    found = [one.Path for one in life.sandbox.Requests(RecordsPerPage=1000).Requests]
    return [path for path in reversed(found) if "/get/status/" in path]


def reconcile(life: Life, **options: float) -> Reconciled:
    return life.tracker.Reconcile(life.client, Replies=False, **options)


def test_lost_webhooks_are_found(life: Life) -> None:
    life.is_receiving = False
    first, second = life.send(NUMBER, FAILS), life.send(OTHER)
    life.advance(5)
    life.sandbox.Reply(From=NUMBER, MessageText="Yes")
    life.advance(QUIET)
    did = life.tracker.Reconcile(life.client)
    assert (did.Messages, did.Completed, did.Replies, did.Trouble, did.Left) == (2, 2, 1, 0, 0)
    assert life.results(first) == [(NUMBER, "delivered"), (FAILS, "Bad Number")]
    assert life.results(second) == [(OTHER, "delivered")]
    assert [one.MessageText for one in life.message(first).Replies] == ["Yes"]


def test_what_the_webhooks_told_is_not_asked_for(life: Life) -> None:
    life.send(NUMBER)
    life.advance(QUIET)
    assert reconcile(life) == Reconciled()
    assert polls(life) == []


def test_what_was_learnt_of_a_moment_ago_is_left_alone(life: Life) -> None:
    life.is_receiving = False
    life.send(NUMBER)
    life.advance(QUIET - 1)
    assert reconcile(life) == Reconciled()
    life.advance(1)
    assert reconcile(life).Completed == 1


def test_polls_are_a_second_apart_and_stop_in_time(life: Life) -> None:
    life.is_receiving = False
    for number in range(6):
        life.send(NUMBER, text=f"Hello {number}")
    life.advance(QUIET)
    begun = life.time.Elapsed
    did = reconcile(life, Timeout=3.5)
    assert (did.Polls, did.Completed, did.Left) == (4, 4, 2)
    assert life.time.Elapsed - begun == pytest.approx(3)
    assert reconcile(life).Completed == 2


def test_two_workers_share_the_pace_and_ask_for_each_message_once(life: Life) -> None:
    life.is_receiving = False
    for number in range(4):
        life.send(NUMBER, text=f"Hello {number}")
    life.advance(QUIET)
    reconcile(life, Timeout=1.5)
    begun = life.time.Elapsed
    reconcile(life)
    assert life.time.Elapsed - begun == pytest.approx(2)
    assert len(polls(life)) == len(set(polls(life))) == 4


def test_what_brings_nothing_is_asked_for_ever_less_often_and_given_up_after_48_hours(life: Life) -> None:
    message_id = life.send(STAYS_PENDING)
    asked: list[float] = []
    while not life.message(message_id).IsFinal:
        life.time.Pass(60 * 6)
        if reconcile(life).Polls:
            asked.append(life.time.Elapsed)
        assert life.time.Elapsed < 50 * HOUR
    assert life.message(message_id).State == "GivenUp"
    assert life.message(message_id).Timeline[-1].Status == "GivenUp"
    assert 48 * HOUR <= life.time.Elapsed < 49.1 * HOUR
    gaps = [round((later - earlier) / 60) for earlier, later in pairwise(asked)]
    assert gaps[:6] == [6, 12, 24, 48, 60, 60]
    assert life.tracker.Pending() == []


def test_a_webhook_after_that_still_counts(life: Life) -> None:
    message_id = life.send(STAYS_PENDING)
    life.advance(48 * HOUR + QUIET)
    assert reconcile(life).GivenUp == 1
    life.sandbox.SetResult(1, "delivered")
    life.advance(1)
    assert life.message(message_id).State == "Completed"


def test_after_days_without_a_worker_the_service_is_asked_before_a_message_is_given_up(deaf: Life) -> None:
    message_id = deaf.send(NUMBER)
    deaf.advance(72 * HOUR)
    assert (reconcile(deaf).Completed, deaf.message(message_id).State) == (1, "Completed")


def test_a_message_that_is_to_go_later_is_asked_for_later(deaf: Life) -> None:
    sent = deaf.client.Messaging.SMS.SendMessage(
        MessageText="Hello", Recipients=NUMBER, SendTime=deaf.now() + timedelta(days=3), TimeZone="AUS Eastern"
    )
    assert sent.MessageID is not None
    for _ in range(70):
        deaf.advance(HOUR)
        reconcile(deaf)
    assert len(polls(deaf)) == 1
    assert (deaf.message(sent.MessageID).State, deaf.message(sent.MessageID).Status) == ("Pending", "Delayed")
    deaf.advance(3 * HOUR)
    assert reconcile(deaf).Completed == 1


def test_disputes_are_settled_by_the_service(life: Life) -> None:
    message_id = life.send(NUMBER)
    life.advance(5)
    life.sandbox.SetResult(1, "Undelivered")
    life.advance(1)
    assert life.message(message_id).Recipients[0].IsDisputed
    reconcile(life)
    (recipient,) = life.message(message_id).Recipients
    assert (recipient.IsDisputed, recipient.Result) == (False, "Undelivered")


def test_every_page_of_a_large_message_is_read(deaf: Life) -> None:
    numbers = [f"+4477009{number:05}" for number in range(100, 610)]
    message_id = deaf.send(*numbers)
    deaf.advance(QUIET)
    did = reconcile(deaf)
    assert (did.Polls, did.Completed) == (2, 1)
    assert deaf.results(message_id) == [(number, "delivered") for number in numbers]


def test_trouble_is_counted_and_asked_about_again(life: Life) -> None:
    life.is_receiving = False
    message_id = life.send(NUMBER)
    life.advance(QUIET)
    life.sandbox.AddFault("error-before", Operation="StatusPoll")
    did = reconcile(life)
    assert (did.Trouble, did.Completed, life.message(message_id).State) == (1, 0, "Pending")
    life.advance(2 * QUIET)
    assert reconcile(life).Completed == 1


def test_a_refused_token_ends_it(life: Life) -> None:
    life.is_receiving = False
    for number in range(3):
        life.send(NUMBER, text=f"Hello {number}")
    life.advance(QUIET)
    with BestSMS("another-token", BaseURL=life.sandbox.BaseURL, MaxRetries=0) as stranger:
        did = life.tracker.Reconcile(stranger)
    assert (did.Polls, did.Trouble, did.Left) == (1, 1, 2)


def test_retry_after_is_waited_for_by_the_client(life: Life) -> None:
    life.is_receiving = False
    life.send(NUMBER)
    life.advance(QUIET)
    life.sandbox.AddFault("busy", Operation="StatusPoll", Seconds=20)
    begun = life.time.Elapsed
    did = life.tracker.Reconcile(life.client.WithOptions(MaxRetries=1), Replies=False)
    assert did.Completed == 1
    assert life.time.Elapsed - begun == pytest.approx(20)


async def test_the_asyncio_client_reconciles_alike(life: Life) -> None:
    life.is_receiving = False
    message_id = life.send(NUMBER)
    life.advance(5)
    life.sandbox.Reply(From=NUMBER, MessageText="Yes")
    life.advance(QUIET)
    async with AsyncBestSMS(life.sandbox.Token, BaseURL=life.sandbox.BaseURL) as client:
        did = await life.tracker.ReconcileAsync(client)
        with pytest.raises(TypeError, match="Client must be BestSMS, not AsyncBestSMS"):
            life.tracker.Reconcile(client)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # what is wrong here
    assert (did.Completed, did.Replies, life.message(message_id).State) == (1, 1, "Completed")


@pytest.mark.parametrize("given", [-1, 1e9])
def test_limits_are_checked_at_once(life: Life, given: float) -> None:
    with pytest.raises(ValueError, match="Timeout must be from 0 to"):
        life.tracker.Reconcile(life.client, Timeout=given)
    with pytest.raises(ValueError, match="QuietFor must be from 0 to"):
        life.tracker.Reconcile(life.client, QuietFor=given)


def test_forgotten_messages_are_gone_and_not_asked_for(life: Life) -> None:
    message_id = life.send(STAYS_PENDING)
    assert life.tracker.Forget(message_id)
    assert not life.tracker.Forget(message_id)
    life.advance(HOUR)
    assert reconcile(life).Polls == 0
    assert life.tracker.Message(message_id) is None


def test_final_messages_are_purged_when_they_are_old(life: Life) -> None:
    done, waiting = life.send(NUMBER), life.send(STAYS_PENDING)
    life.advance(5)
    life.advance(HOUR)
    assert life.tracker.Purge(timedelta(hours=2)) == 0
    assert life.tracker.Purge(timedelta(minutes=30)) == 1
    assert life.tracker.Message(done) is None
    assert life.tracker.Message(waiting) is not None
    with pytest.raises(ValueError, match="OlderThan must be a time from 0 on"):
        life.tracker.Purge(timedelta(days=-1))


def test_pending_messages_are_listed_the_oldest_first(life: Life) -> None:
    sent = []
    for number in range(3):
        sent.append(life.send(STAYS_PENDING, text=f"Hello {number}"))
        life.advance(1)
    assert [one.MessageID for one in life.tracker.Pending()] == sent
    assert [one.MessageID for one in life.tracker.Pending(Limit=1)] == sent[:1]


def test_a_clock_without_a_zone_is_refused() -> None:
    with (
        Tracker(Clock=datetime.now) as tracker,
        BestSMS("a-made-up-token") as client,
        pytest.raises(ValueError, match="Clock must return an aware time"),
    ):
        tracker.Reconcile(client)
