"""A receiver that could not do its work says so when it is made, or when it is asked."""

from __future__ import annotations

import math
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bestsms.webhooks import SQLiteStore, StatusEvent, WebhookReceiver
from bestsms.webhooks.stores.sqlalchemy import SQLAlchemyStore
from tests.webhooks.conftest import Made
from tests.webhooks.posts import SECRET, SENDER, Moving, direct, post, status


class Later:
    """What nobody would await."""

    async def __call__(self, event: object, error: Exception) -> None: ...


@pytest.mark.parametrize(
    "options, complaint",
    [
        ({}, "a receiver needs a Secret.*AllowUnverified=True"),
        ({"Sender": SENDER}, "a receiver needs a Secret"),
        ({"Secret": ""}, "Secret must not be empty.*environment"),
        ({"Secret": " padded"}, "white space"),
        ({"Secret": []}, "Secret must hold at least one"),
        ({"Secret": SECRET, "MaxBytes": 0}, "MaxBytes must be from 1 to 1,000,000,000, not 0"),
        ({"Secret": SECRET, "OnStatus": None}, "at least one of OnStatus, OnReply, OnInbound and OnUnknown"),
        ({"AllowUnverified": True, "Lease": 0.5}, "Lease must be from 1 to 86,400, not 0.5"),
    ],
)
def test_a_receiver_that_could_not_do_its_work_does_not_start(options: dict[str, Any], complaint: str) -> None:
    arguments: dict[str, Any] = {"OnStatus": print, **options}
    with pytest.raises(ValueError, match=complaint) as raised:
        WebhookReceiver(**arguments)
    assert "padded" not in str(raised.value)


@pytest.mark.parametrize(
    "options, complaint",
    [
        ({"Secret": 5}, r"Secret must be text \(str\) or several of them, not int"),
        ({"OnStatus": "handler"}, "OnStatus must be a function of an event, not str"),
        ({"Store": "webhooks.db"}, r'Store must be a store, such as SQLiteStore\("webhooks.db"\), not str'),
        ({"AllowUnverified": "false"}, "AllowUnverified must be True or False, not str"),
        ({"DropStale": 1}, "DropStale must be True or False, not int"),
        ({"RunWorker": "0"}, "RunWorker must be True or False, not str"),
        ({"MaxAttempts": "12"}, "MaxAttempts must be a number, not str"),
        ({"MaxAttempts": True}, "MaxAttempts must be a number, not bool"),
        ({"MaxAttempts": 2.5}, r"MaxAttempts must be a whole number \(int\), not float"),
        ({"MaxBytes": 1e6}, r"MaxBytes must be a whole number \(int\), not float"),
        ({"Lease": None}, "Lease must be a number, not NoneType"),
        ({"KeepFor": "30 days"}, "KeepFor must be a number, not str"),
        (
            {"OnError": Later()},
            "OnError must be a plain function of .*, not a coroutine function",
        ),
    ],
)
def test_an_argument_of_a_wrong_type_is_a_type_error(options: dict[str, Any], complaint: str) -> None:
    arguments: dict[str, Any] = {"Secret": SECRET, "OnStatus": print, **options}
    with pytest.raises(TypeError, match=complaint):
        WebhookReceiver(**arguments)


@pytest.mark.parametrize(
    "name, limits",
    [
        ("MaxAttempts", "from 1 to 1,000,000"),
        ("MaxBytes", "from 1 to 1,000,000,000"),
        ("Lease", "from 1 to 86,400"),
        ("KeepFor", "from 86,400 to 315,360,000"),
    ],
)
@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan, pytest.param(10**400, id="huge"), 0, -1])
def test_a_number_outside_its_limits_is_a_value_error(name: str, limits: str, number: float) -> None:
    with pytest.raises(ValueError, match=f"{name} must be {limits}, not "):
        WebhookReceiver(Secret=SECRET, OnStatus=print, **{name: number})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # whichever it is


def test_the_number_at_each_limit_is_one_that_a_receiver_can_work_with(made: Made) -> None:
    time = Moving()

    def fail(_: StatusEvent) -> None:
        raise ValueError

    receiver = made(
        OnStatus=fail, MaxAttempts=1_000_000, MaxBytes=1_000_000_000, Lease=86_400, KeepFor=315_360_000, Time=time
    )
    assert post(receiver, status()).Status == 200
    for _ in range(1100):  # 2 to the power of 1100 is no float
        receiver.Work(Once=True)
        time.go_on(3600)
    assert (receiver.Waiting(), receiver.DeadLetters()) == (1, [])


def test_arguments_of_the_work_are_checked_at_once(made: Made) -> None:
    receiver = made(OnStatus=print)
    with pytest.raises(TypeError, match="Once must be True or False, not str"):
        receiver.Work("once")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # what is refused
    with pytest.raises(ValueError, match="Timeout must be from 0 to 86,400, not inf"):
        receiver.Stop(math.inf)
    with pytest.raises(ValueError, match="Limit must be from 1 to 1,000,000, not 0"):
        receiver.DeadLetters(0)


def test_a_handler_in_a_transaction_needs_its_own_store_and_is_a_plain_function(tmp_path: Path) -> None:
    store, other = SQLiteStore(tmp_path / "one.db"), SQLAlchemyStore(f"sqlite:///{tmp_path}/other.db")

    @store.Transactional
    def handle(event: StatusEvent, connection: sqlite3.Connection) -> None: ...

    for wrong in (other, None):
        with pytest.raises(ValueError, match="needs the store that it was made by"):
            direct(Store=wrong, OnStatus=handle)

    async def waits(event: StatusEvent, connection: sqlite3.Connection) -> None: ...

    with pytest.raises(TypeError, match="must be a plain function"):
        store.Transactional(waits)
    with pytest.raises(TypeError, match="give it to a WebhookReceiver"):
        handle(StatusEvent())


def test_what_needs_a_store_says_so() -> None:
    receiver = direct(OnStatus=print)
    for call in (receiver.Waiting, receiver.DeadLetters, receiver.Replay, receiver.Work):
        with pytest.raises(ValueError, match="has no Store"):
            call()
