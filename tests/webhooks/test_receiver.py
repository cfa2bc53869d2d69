"""WebhookReceiver: whom it believes, what it answers, and that each event is handed over once."""

from __future__ import annotations

import asyncio
import hmac
import logging
import sqlite3
import threading
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bestsms.webhooks import ReceivedEvent, SQLiteStore, StatusEvent, UnknownEvent, WebhookReceiver
from bestsms.webhooks.samples import FORMATS, Format, headers_of, written
from bestsms.webhooks.stores.sqlalchemy import SQLAlchemyStore
from tests.webhooks.posts import SECRET, SENDER, Moving, fields, post, reply, status

Made = Callable[..., WebhookReceiver]


@pytest.fixture
def made(tmp_path: Path) -> Generator[Made]:
    """Make receivers over one store, worked by hand, at a time of one's own."""
    receivers: list[WebhookReceiver] = []

    def make(**options: Any) -> WebhookReceiver:
        arguments: dict[str, Any] = {"Store": SQLiteStore(tmp_path / "events.db"), "RunWorker": False, **options}
        receivers.append(direct(**arguments))
        return receivers[-1]

    yield make
    for receiver in receivers:
        receiver.Stop()


def direct(Time: Moving | None = None, **options: Any) -> WebhookReceiver:
    """A receiver, without a store unless one is given."""
    arguments: dict[str, Any] = {"Secret": SECRET, **options}
    receiver = WebhookReceiver(**arguments)
    if Time is not None:
        receiver._clock = Time.clock
    return receiver


# Whom it believes


@pytest.mark.parametrize(
    "options, complaint",
    [
        ({}, "a receiver needs a Secret.*AllowUnverified=True"),
        ({"Sender": SENDER}, "a receiver needs a Secret"),
        ({"Secret": ""}, "Secret must not be empty.*environment"),
        ({"Secret": " padded"}, "white space"),
        ({"Secret": []}, "Secret must hold at least one"),
        ({"Secret": SECRET, "MaxBytes": 0}, "MaxBytes must be at least 1, not 0"),
        ({"Secret": SECRET, "OnStatus": None}, "at least one of OnStatus, OnReply, OnInbound and OnUnknown"),
        ({"AllowUnverified": True, "Lease": 0.5}, "Lease must be at least 1, not 0.5"),
    ],
)
def test_a_receiver_that_could_not_do_its_work_does_not_start(options: dict[str, Any], complaint: str) -> None:
    arguments: dict[str, Any] = {"OnStatus": print, **options}
    with pytest.raises(ValueError, match=complaint) as raised:
        WebhookReceiver(**arguments)
    assert "padded" not in str(raised.value)


@pytest.mark.parametrize("options", [{"Secret": 5}, {"Secret": SECRET, "OnStatus": "handler"}])
def test_an_argument_of_a_wrong_type_is_a_type_error(options: dict[str, Any]) -> None:
    arguments: dict[str, Any] = {"OnStatus": print, **options}
    with pytest.raises(TypeError, match="must be"):
        WebhookReceiver(**arguments)


def test_without_a_secret_it_starts_only_if_told_to() -> None:
    seen: list[StatusEvent] = []
    receiver = WebhookReceiver(AllowUnverified=True, OnStatus=seen.append)
    assert post(receiver, status(), Authorization=None, X_Sender=None).Status == 200
    assert len(seen) == 1


WRONG = "a-made-up-secreT"


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    "authorization, api_key, auth_token, is_believed",
    [
        (SECRET, SECRET, None, True),
        (SECRET, None, None, True),
        (None, SECRET, None, True),
        (f"Basic {SECRET}", SECRET, None, True),
        (f"bearer  {SECRET}", None, None, True),
        (None, None, SECRET, True),  # older webhooks
        (SECRET, SECRET, "eyJ.another.value", True),
        (None, None, None, False),
        (None, None, WRONG, False),
        (WRONG, SECRET, SECRET, False),
        (SECRET, WRONG, SECRET, False),
        (SECRET[:-1], None, None, False),
        (f"{SECRET} ", None, None, True),
        (f"Digest {SECRET}", None, None, False),
    ],
)
def test_the_secret_must_come_and_be_right_wherever_it_comes(
    written_as: Format, authorization: str | None, api_key: str | None, auth_token: str | None, is_believed: bool
) -> None:
    receiver = direct(OnStatus=print)
    given = status(APIKey=api_key or "", AuthToken=auth_token or "")
    assert post(receiver, given, written_as, Authorization=authorization).Status == (200 if is_believed else 401)


@pytest.mark.parametrize(
    "header, field, is_believed",
    [(SENDER, SENDER, True), (SENDER, "", True), (None, SENDER, True), (None, "", False), (SENDER, "x", False)],
)
def test_a_sender_that_is_configured_must_come_as_well(header: str | None, field: str, is_believed: bool) -> None:
    receiver = direct(Sender=SENDER, OnStatus=print)
    assert post(receiver, status(Sender=field), X_Sender=header).Status == (200 if is_believed else 401)


def test_each_secret_of_several_is_good() -> None:
    receiver = direct(Secret=[SECRET, "next-secret"], OnStatus=print)
    assert post(receiver, status()).Status == 200
    assert post(receiver, status(APIKey="next-secret"), Authorization="next-secret").Status == 200
    assert post(receiver, status(APIKey="other"), Authorization="other").Status == 401


def test_a_secret_of_any_script_is_read_as_servers_hand_it_on() -> None:
    secret = "geheimnis-ä-秘密"
    receiver = direct(Secret=secret, OnStatus=print)
    as_latin_1 = secret.encode().decode("latin-1")
    assert post(receiver, status(APIKey=secret), Authorization=as_latin_1).Status == 200


def test_a_path_secret_stands_for_a_secret_or_beside_one() -> None:
    alone, both = direct(Secret=None, PathSecret="p4th", OnStatus=print), direct(PathSecret="p4th", OnStatus=print)
    body, headers = written(status(), "JSON"), headers_of("JSON", SECRET, SENDER)
    assert [alone.Receive("POST", {}, body, path).Status for path in ("p4th", "path", "", None)] == [200, 401, 401, 401]
    assert [both.Receive("POST", headers, body, path).Status for path in ("p4th", "path")] == [200, 401]
    assert both.Receive("POST", {"Authorization": "wrong"}, body, "p4th").Status == 401


TEXTS = st.sampled_from(["", SECRET, SECRET[:5], "x", "Basic x", "ä"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    secrets=st.lists(st.sampled_from(["one", "two", SECRET]), min_size=1, max_size=3, unique=True),
    given_ones=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS),
)
def test_whatever_comes_all_that_is_configured_is_compared(
    monkeypatch: pytest.MonkeyPatch, secrets: list[str], given_ones: tuple[str, str, str, str, str]
) -> None:
    """As often for a right secret as for a wrong one, in first place or last: time tells nothing."""
    authorization, api_key, sender, x_sender, path = given_ones
    compared: list[tuple[bytes, bytes]] = []
    real = hmac.compare_digest

    def counting(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return real(one, other)

    receiver = direct(Secret=secrets, Sender=[SENDER, "b"], PathSecret="p4th", OnStatus=print)
    headers = {"Authorization": authorization, "X-Sender": x_sender}
    with monkeypatch.context() as patch:
        patch.setattr(hmac, "compare_digest", counting)
        body = written(status(APIKey=api_key, Sender=sender, AuthToken="x"), "JSON")
        receiver.Receive("POST", headers, body, path)
    secrets_come = sum(map(bool, (authorization, api_key))) or 1  # AuthToken where neither is there
    expected = len(secrets) * secrets_come + 2 * sum(map(bool, (sender, x_sender))) + bool(path)
    assert len(compared) == expected
    assert {len(text) for pair in compared for text in pair} <= {32}


# What it answers


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_another_method_than_post_is_405(method: str) -> None:
    answer = direct(OnStatus=print).Receive(method, {"Authorization": SECRET}, b"")
    assert (answer.Status, answer.Headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize(
    "body, content_type, expected",
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"<root>", "text/xml", 400),
        (b"", "application/json", 400),
        (b"\x89PNG", "image/png", 415),
        (b"hello", "text/plain", 415),
        (b'{"Type": "SMS", "Message": "' + b"x" * 2000 + b'"}', "application/json", 413),
    ],
)
def test_what_is_no_webhook_is_refused_and_of_those_without_the_secret_nothing_is_told(
    body: bytes, content_type: str, expected: int
) -> None:
    receiver = direct(MaxBytes=2000, OnStatus=print)
    assert receiver.Receive("POST", {"Authorization": SECRET, "Content-Type": content_type}, body).Status == expected
    for headers in ({}, {"Authorization": WRONG}):
        assert receiver.Receive("POST", {**headers, "Content-Type": content_type}, body).Status == 401


def test_neither_answers_nor_the_log_nor_a_repr_show_a_secret_or_a_message(
    made: Made, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    text = "a text nobody else is to see"

    def fail(event: ReceivedEvent) -> None:
        raise ValueError(event.Message)

    answers = [
        post(receiver, reply(Message=text, APIKey=api_key), Authorization=authorization)
        for receiver in (direct(OnReply=fail, OnError=fail), made(OnReply=fail, OnError=fail, MaxAttempts=1))
        for authorization, api_key in ((SECRET, SECRET), (WRONG, SECRET), (SECRET, WRONG))
    ]
    kept = made(OnReply=fail)
    kept.Work(Once=True)
    assert [answer.Status for answer in answers] == [500, 401, 401, 200, 401, 401]
    shown = f"{answers} {caplog.text} {kept!r} {kept.__dict__['_verifier'].__dict__}"
    assert "failed with ValueError" in caplog.text
    for hidden in (SECRET, WRONG, text, "+61491570", SENDER):
        assert hidden not in shown


# Each event once


def kinds(**options: Any) -> tuple[list[str], dict[str, Any]]:
    """Handlers that write down by what name an event came in."""
    seen: list[str] = []
    names = ("OnStatus", "OnReply", "OnInbound", "OnUnknown")
    return seen, {name: (lambda event, name=name: seen.append(f"{name} {event.Type}")) for name in names}


@pytest.mark.parametrize("has_store", [False, True])
@pytest.mark.parametrize("written_as", FORMATS)
def test_each_kind_of_event_goes_to_its_handler_once(made: Made, has_store: bool, written_as: Format) -> None:
    seen, handlers = kinds()
    receiver = made(**handlers) if has_store else direct(**handlers)
    for _ in range(3):
        for kind in ("SMS", "SMSReply", "SMSInbound", "Telepathy"):
            given = {**fields("SMS"), "Type": kind} if kind == "Telepathy" else fields(kind)
            assert post(receiver, given, written_as).Status == 200
    if has_store:
        receiver.Work(Once=True)
    assert sorted(seen) == ["OnInbound SMSInbound", "OnReply SMSReply", "OnStatus SMS", "OnUnknown Telepathy"]


def test_the_same_webhook_in_another_format_is_a_duplicate() -> None:
    seen: list[StatusEvent] = []
    receiver = direct(OnStatus=seen.append)
    for written_as in FORMATS:
        assert post(receiver, status(), written_as).Status == 200
    assert len(seen) == 1


@pytest.mark.parametrize("has_store", [False, True])
@pytest.mark.parametrize("drops, expected", [(True, ["SUCCESS"]), (False, ["SUCCESS", "PENDING"])])
def test_an_older_status_comes_after_a_newer_only_where_it_is_asked_for(
    made: Made, has_store: bool, drops: bool, expected: list[str]
) -> None:
    seen: list[str | None] = []
    options: dict[str, Any] = {"OnStatus": lambda event: seen.append(event.Status), "DropStale": drops}
    receiver = made(**options) if has_store else direct(**options)
    for word, result in (("SUCCESS", "delivered"), ("PENDING", "Pending")):
        assert post(receiver, status(Status=word, Result=result, Price="", Detail="")).Status == 200
    if has_store:
        receiver.Work(Once=True)
    assert seen == expected


def test_without_a_store_a_handler_that_fails_is_500_and_its_event_is_new_when_it_comes_again() -> None:
    seen: list[object] = []
    told: list[tuple[object, Exception]] = []

    def handle(event: StatusEvent) -> None:
        seen.append(event)
        if len(seen) == 1:
            raise ValueError

    receiver = direct(OnStatus=handle, OnError=lambda event, error: told.append((event, error)))
    assert [post(receiver, status()).Status for _ in range(3)] == [500, 200, 200]
    assert len(seen) == 2
    assert [type(error) for _, error in told] == [ValueError]


def test_without_a_store_a_webhook_that_comes_twice_at_the_same_time_is_handled_once_before_either_answer() -> None:
    begun, go_on = threading.Event(), threading.Event()
    seen: list[object] = []
    answers: list[int] = []

    def handle(event: StatusEvent) -> None:
        begun.set()
        assert go_on.wait(20)
        seen.append(event)

    receiver = direct(OnStatus=handle)
    threads = [threading.Thread(target=lambda: answers.append(post(receiver, status()).Status)) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert begun.wait(20)
    assert answers == []
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert (len(seen), answers) == (1, [200, 200])


@pytest.mark.parametrize("has_store", [False, True])
@pytest.mark.parametrize("is_mounted_async", [False, True])
def test_a_handler_may_be_a_coroutine_function(made: Made, has_store: bool, is_mounted_async: bool) -> None:
    seen: list[str] = []
    loops: set[asyncio.AbstractEventLoop] = set()

    async def handle(event: StatusEvent) -> None:
        await asyncio.sleep(0)
        loops.add(asyncio.get_running_loop())
        seen.append(str(event.MessageID))

    receiver = made(OnStatus=handle, RunWorker=False) if has_store else direct(OnStatus=handle)

    async def receive(number: int) -> int:
        headers = headers_of("JSON", SECRET, SENDER)
        return (await receiver.ReceiveAsync("POST", headers, written(status(number), "JSON"))).Status

    async def receive_all() -> list[int]:
        found = [await receive(number) for number in range(3)]
        if has_store:
            await asyncio.to_thread(receiver.Work, True)
        return found

    if is_mounted_async:
        assert asyncio.run(receive_all()) == [200] * 3
    else:
        assert [post(receiver, status(number)).Status for number in range(3)] == [200] * 3
        if has_store:
            receiver.Work(Once=True)
    receiver.Stop()
    assert (sorted(seen), len(loops)) == ([f"message-{number}" for number in range(3)], 1)


def test_with_a_store_the_answer_does_not_wait_for_the_handler_and_the_worker_starts_by_itself(made: Made) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def handle(event: StatusEvent) -> None:
        begun.set()
        assert go_on.wait(20)

    receiver = made(OnStatus=handle, RunWorker=True)
    assert post(receiver, status()).Status == 200
    assert begun.wait(20)
    assert receiver.Waiting() == 1
    go_on.set()
    receiver.Stop()
    assert receiver.Waiting() == 0


def test_an_event_whose_handler_fails_comes_again_ever_later_until_it_is_a_dead_letter_to_be_replayed(
    made: Made,
) -> None:
    time, calls, is_broken = Moving(), [0.0], [True]

    def handle(event: StatusEvent) -> None:
        calls.append(time.now.timestamp() - start)
        if is_broken:
            raise ValueError("no such message")

    start = time.now.timestamp()
    receiver = made(OnStatus=handle, MaxAttempts=5, Time=time)
    post(receiver, status())
    for _ in range(40):
        receiver.Work(Once=True)
        time.go_on(1)
    assert calls[1:] == [0, 1, 3, 7, 15]
    (dead,) = receiver.DeadLetters()
    assert isinstance(dead.Event, StatusEvent)
    assert (dead.Event.MessageID, dead.Attempts, dead.Error) == ("message-1", 5, "ValueError('no such message')")
    assert (dead.Time.timestamp() - start, receiver.Waiting()) == (15, 0)
    is_broken.clear()
    assert receiver.Replay() == 1
    receiver.Work(Once=True)
    assert (len(calls), receiver.DeadLetters(), receiver.Waiting(), receiver.Replay()) == (7, [], 0, 0)


def test_an_event_of_an_unknown_type_is_a_dead_letter_until_there_is_a_handler(made: Made) -> None:
    first = made(OnStatus=print)
    assert post(first, {**status(), "Type": "Telepathy", "Colour": "blue"}).Status == 200
    first.Work(Once=True)
    assert [type(dead.Event) for dead in first.DeadLetters()] == [UnknownEvent]
    seen: list[UnknownEvent] = []
    later = made(OnUnknown=seen.append)
    assert later.Replay(first.DeadLetters()[0].Event.Key) == 1
    later.Work(Once=True)
    assert [event.ToDict()["Colour"] for event in seen] == ["blue"]


def test_a_store_that_is_away_is_503_so_that_the_webhook_comes_again(tmp_path: Path) -> None:
    receiver = direct(Store=SQLiteStore(tmp_path / "missing" / "events.db"), OnStatus=print, RunWorker=False)
    assert post(receiver, status()).Status == 503
    (tmp_path / "missing").mkdir()
    assert post(receiver, status()).Status == 200
    receiver.Stop()


def test_what_a_handler_writes_in_the_stores_transaction_and_the_end_of_the_event_are_one(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "events.db")
    attempts: list[str] = []

    @store.Transactional
    def count(event: StatusEvent, connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE IF NOT EXISTS counted (message TEXT)")
        connection.execute("INSERT INTO counted VALUES (?)", (event.MessageID,))
        attempts.append(str(event.MessageID))
        if event.MessageID == "message-2" and attempts.count("message-2") == 1:
            raise ValueError

    time = Moving()
    receiver = direct(Store=store, OnStatus=count, RunWorker=False, Time=time)
    for number in range(1, 4):
        post(receiver, status(number))
    receiver.Work(Once=True)
    with sqlite3.connect(tmp_path / "events.db") as reading:
        assert reading.execute("SELECT message FROM counted").fetchall() == [("message-1",), ("message-3",)]
        assert receiver.Waiting() == 1
        time.go_on(10)
        receiver.Work(Once=True)
        assert reading.execute("SELECT count(*) FROM counted").fetchone() == (3,)
    reading.close()
    receiver.Stop()
    assert attempts == ["message-1", "message-2", "message-3", "message-2"]


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


def test_the_store_keeps_no_secret_and_of_what_was_handled_no_number_and_no_text(made: Made, tmp_path: Path) -> None:
    receiver = made(OnReply=lambda event: None)
    post(receiver, reply(Message="a text nobody else is to see"))
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"a text nobody else is to see" in kept
    assert SECRET.encode() not in kept
    receiver.Work(Once=True)
    receiver.Stop()
    with sqlite3.connect(tmp_path / "events.db") as reading:
        tables = ("bestsms_seen", "bestsms_streams", "bestsms_queue")
        left = "".join(str(row) for table in tables for row in reading.execute(f"SELECT * FROM {table}"))
    reading.close()
    assert left
    assert "+614" not in left
    assert "nobody else" not in left
