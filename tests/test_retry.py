"""What is tried again, when, and what comes next: decisions alone, without a server and without waiting."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestsms import Result
from bestsms._core.arguments import collect
from bestsms._core.clock import Clock
from bestsms._core.exchange import Call, Ending, Send, Sleep
from bestsms._core.request import Prepared, prepare
from bestsms._core.retry import is_worth_repeating, pause
from bestsms._core.settings import Settings
from bestsms._core.turns import Turns
from bestsms._core.wire import FailureKind, HTTPAnswer, TransportFailure
from bestsms_api import v2_04
from bestsms_api.v2_04.api.contact.contact_create import CONTACT_CREATE
from bestsms_api.v2_04.api.contact.contact_delete import CONTACT_DELETE
from bestsms_api.v2_04.api.contact.contact_update import CONTACT_UPDATE
from bestsms_api.v2_04.api.resubmit.resubmit_send_request import RESUBMIT_SEND_REQUEST
from bestsms_api.v2_04.api.sms.sms_send_message import SMS_SEND_MESSAGE
from bestsms_api.v2_04.api.status.status_poll import STATUS_POLL
from bestsms_schema import Operation

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MESSAGE_ID = "ID123456"

SAFE = (STATUS_POLL, CONTACT_UPDATE, CONTACT_DELETE)
ONCE = (SMS_SEND_MESSAGE, RESUBMIT_SEND_REQUEST, CONTACT_CREATE)


def answer(status: int, body: object = None, **headers: str) -> HTTPAnswer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HTTPAnswer(status, named, b"" if body is None else json.dumps(body).encode())


def failure(kind: FailureKind, *, arrived: bool) -> TransportFailure:
    return TransportFailure("no answer", kind, may_have_arrived=arrived)


REFUSED = failure(FailureKind.CONNECTION, arrived=False)
POOL_TIMEOUT = failure(FailureKind.TIMEOUT, arrived=False)
RESET = failure(FailureKind.CONNECTION, arrived=True)
READ_TIMEOUT = failure(FailureKind.TIMEOUT, arrived=True)
DONE = answer(200, {"Result": "Success", "MessageID": MESSAGE_ID})
THERE = answer(200, {"Result": "Success", "MessageID": MESSAGE_ID, "Status": "Pending"})
NOT_THERE = answer(404, {"Result": "Failed", "ErrorMessage": ["Message(s) NOT found"]})
REFUSAL = answer(400, {"Result": "Failed", "ErrorMessage": ["Missing or empty message"]})
BUSY = answer(429, retry_after="3")


@pytest.mark.parametrize("operation", SAFE, ids=lambda operation: operation.name)
@pytest.mark.parametrize(
    "ending", [REFUSED, POOL_TIMEOUT, RESET, READ_TIMEOUT, *map(answer, (408, 429, 500, 502, 599))]
)
def test_reads_updates_and_deletes_are_repeated_after_trouble(operation: Operation[Result], ending: Ending) -> None:
    assert is_worth_repeating(operation, ending)


@pytest.mark.parametrize("operation", ONCE, ids=lambda operation: operation.name)
@pytest.mark.parametrize("ending", [REFUSED, POOL_TIMEOUT, answer(429)])
def test_sends_and_creates_are_repeated_when_nothing_was_done(operation: Operation[Result], ending: Ending) -> None:
    assert is_worth_repeating(operation, ending)


@pytest.mark.parametrize("operation", ONCE, ids=lambda operation: operation.name)
@pytest.mark.parametrize("ending", [RESET, READ_TIMEOUT, *map(answer, (408, 500, 502, 503, 504))])
def test_sends_and_creates_are_not_repeated_when_they_may_have_been_done(
    operation: Operation[Result], ending: Ending
) -> None:
    assert not is_worth_repeating(operation, ending)


@pytest.mark.parametrize("operation", [*SAFE, *ONCE], ids=lambda operation: operation.name)
@pytest.mark.parametrize("status", [200, 204, 302, 400, 401, 403, 404, 410, 413, 600])
def test_an_answer_that_says_enough_ends_the_call(operation: Operation[Result], status: int) -> None:
    assert not is_worth_repeating(operation, answer(status))


@pytest.mark.parametrize(
    "header, seconds",
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 7 ", 7.0),
        ("60", 60.0),
        ("61", 60.0),
        ("9" * 400, 60.0),
        (format_datetime(NOW + timedelta(seconds=5), usegmt=True), 5.0),
        ("Sun, 22 Nov 2026 20:00:10 +1100", 10.0),
        ("Sunday, 22-Nov-26 09:00:12 GMT", 12.0),
        (format_datetime(NOW + timedelta(days=1), usegmt=True), 60.0),
        (format_datetime(NOW - timedelta(days=1), usegmt=True), 0.0),
    ],
)
def test_retry_after_says_how_long_to_wait_up_to_a_minute(header: str, seconds: float) -> None:
    assert pause(1, answer(429, retry_after=header), NOW, 0.5) == seconds
    assert pause(9, answer(503, retry_after=header), NOW, 0.999) == seconds


@pytest.mark.parametrize(
    "header", ["", " ", "soon", "-5", "1.5", "1e3", "0x10", "٣", "²", "Sun, 99 Nov 2026 09:00:00 GMT"]
)
def test_a_retry_after_that_says_nothing_is_as_if_there_were_none(header: str) -> None:
    assert pause(1, answer(429, retry_after=header), NOW, 0.5) == pause(1, answer(429), NOW, 0.5) == 0.5


@pytest.mark.parametrize("attempt, longest", [(1, 1.0), (2, 2.0), (3, 4.0), (4, 8.0), (5, 8.0), (1000, 8.0)])
def test_the_pause_doubles_from_a_second_to_eight(attempt: int, longest: float) -> None:
    assert pause(attempt, RESET, NOW, 0.0) == 0.0
    assert pause(attempt, RESET, NOW, 0.5) == longest / 2


@given(st.integers(1, 100), st.floats(0, 1, exclude_max=True), st.sampled_from([RESET, REFUSED, answer(503)]))
def test_the_jitter_is_full_and_the_pause_bounded(attempt: int, chance: float, ending: Ending) -> None:
    longest = min(8.0, 0.5 * 2.0**attempt)
    assert 0 <= pause(attempt, ending, NOW, chance) <= longest
    assert pause(attempt, ending, NOW, chance) == pytest.approx(chance * longest)


@given(st.text(max_size=40) | st.datetimes().map(format_datetime), st.integers(1, 50))
def test_no_retry_after_makes_the_pause_negative_or_longer_than_a_minute(header: str, attempt: int) -> None:
    assert 0 <= pause(attempt, answer(429, retry_after=header), NOW, 0.7) <= 60


@dataclass
class Time:
    """A clock that goes on when it is told to."""

    passed: float = 0.0

    def clock(self, chance: float = 0.5) -> Clock:
        return Clock(
            turns=Turns(),
            monotonic=lambda: self.passed,
            now=lambda: NOW + timedelta(seconds=self.passed),
            chance=lambda: chance,
        )


SETTINGS = Settings(
    token="a-fake-token-of-nobody",
    api=v2_04,
    base_url="http://127.0.0.1:9",
    time_zone=None,
    send_mode=None,
    timeout=30.0,
    deadline=None,
    max_retries=2,
    raise_errors=False,
    reconcile_for=3.0,
    resend_unknown=False,
)


def prepared(operation: Operation[Result]) -> Prepared:
    arguments: dict[str, dict[str, object]] = {
        SMS_SEND_MESSAGE.name: {"MessageID": MESSAGE_ID, "MessageText": "Hi", "Recipients": "+61491570006"},
        STATUS_POLL.name: {"MessageID": MESSAGE_ID},
        CONTACT_CREATE.name: {"FirstName": "Ada"},
    }
    return prepare(operation, collect(operation, {}, {}, arguments[operation.name]), time_zone=None, max_bytes=10**6)


@dataclass
class Played:
    """How a call went: what it did, in short, and what it came to."""

    steps: list[str]
    result: Result
    seconds: float


def play(
    operation: Operation[Result],
    endings: Sequence[Ending],
    settings: Settings = SETTINGS,
    took: float = 0.0,
    chance: float = 0.5,
) -> Played:
    """Carry out a call on paper: each request takes `took` seconds and ends as the next of the endings."""
    time, steps = Time(), list[str]()
    left: Iterator[Ending] = iter(endings)
    call = Call(settings, time.clock(chance)).perform(operation, prepared(operation))
    ending: Ending | None = None
    try:
        while True:
            step = call.send(ending)
            assert isinstance(step, Send | Sleep)
            if isinstance(step, Sleep):
                time.passed += step.seconds
                steps.append(f"wait {step.seconds:g}")
                ending = None
            else:
                time.passed += min(took, step.timeout)
                steps.append(f"{step.prepared.operation.method} {step.attempt}")
                ending = next(left)
    except StopIteration as done:
        assert next(left, None) is None, "fewer requests than expected"
        return Played(steps, done.value, time.passed)


LOOKUPS = ["GET 1", "wait 1"]
Change = Callable[[Settings], Settings]


@pytest.mark.parametrize(
    "endings, steps, word",
    [
        ([DONE], ["POST 1"], "Success"),
        ([REFUSAL], ["POST 1"], "Failed"),
        ([REFUSED, DONE], ["POST 1", "wait 0.5", "POST 2"], "Success"),
        ([POOL_TIMEOUT, BUSY, DONE], ["POST 1", "wait 0.5", "POST 2", "wait 3", "POST 3"], "Success"),
        ([REFUSED, REFUSED, REFUSED], ["POST 1", "wait 0.5", "POST 2", "wait 1", "POST 3"], "Error"),
        ([BUSY, BUSY, BUSY], ["POST 1", "wait 3", "POST 2", "wait 3", "POST 3"], "Failed"),
        ([RESET, THERE], ["POST 1", "GET 1"], "Success"),
        ([READ_TIMEOUT, THERE], ["POST 1", "GET 1"], "Success"),
        ([answer(503), NOT_THERE, THERE], ["POST 1", "GET 1", "wait 1", "GET 1"], "Success"),
        ([answer(200, "nonsense"), RESET, THERE], ["POST 1", "GET 1", "wait 1", "GET 1"], "Success"),
        ([REFUSED, RESET, THERE], ["POST 1", "wait 0.5", "POST 2", "GET 1"], "Success"),
        ([answer(408), *[NOT_THERE] * 3], ["POST 1", *LOOKUPS * 3], "Unknown"),
        ([RESET, *[REFUSED] * 3], ["POST 1", *LOOKUPS * 3], "Unknown"),
        ([RESET, REFUSAL, answer(500), NOT_THERE], ["POST 1", *LOOKUPS * 3], "Unknown"),
        ([answer(302)], ["POST 1"], "Error"),
    ],
)
def test_a_send_is_repeated_looked_up_or_over(endings: list[Ending], steps: list[str], word: str) -> None:
    played = play(SMS_SEND_MESSAGE, endings)
    assert (played.steps, played.result.Result) == (steps, word)


@pytest.mark.parametrize(
    "endings, steps, word",
    [
        ([THERE], ["GET 1"], "Success"),
        ([RESET, answer(500), THERE], ["GET 1", "wait 0.5", "GET 2", "wait 1", "GET 3"], "Success"),
        ([RESET, READ_TIMEOUT, RESET], ["GET 1", "wait 0.5", "GET 2", "wait 1", "GET 3"], "Error"),
        ([BUSY, BUSY, BUSY], ["GET 1", "wait 3", "GET 2", "wait 3", "GET 3"], "Failed"),
        ([NOT_THERE], ["GET 1"], "Failed"),
    ],
)
def test_a_read_is_repeated_or_over(endings: list[Ending], steps: list[str], word: str) -> None:
    played = play(STATUS_POLL, endings)
    assert (played.steps, played.result.Result) == (steps, word)


def test_a_create_whose_answer_is_lost_is_unknown_at_once_since_nothing_tells_of_it() -> None:
    played = play(CONTACT_CREATE, [RESET])
    assert (played.steps, played.result.Result) == (["POST 1"], "Unknown")


RESENDING = SETTINGS.having(resend_unknown=True)


@pytest.mark.parametrize(
    "endings, steps, word",
    [
        ([RESET, *[NOT_THERE] * 3, DONE], ["POST 1", *LOOKUPS * 3, "POST 2"], "Success"),
        ([RESET, NOT_THERE, RESET, NOT_THERE, DONE], ["POST 1", *LOOKUPS * 3, "POST 2"], "Success"),
        ([RESET, NOT_THERE, NOT_THERE, RESET], ["POST 1", *LOOKUPS * 3], "Unknown"),
        ([RESET, *[REFUSED] * 3], ["POST 1", *LOOKUPS * 3], "Unknown"),
        ([RESET, *[answer(404)] * 3], ["POST 1", *LOOKUPS * 3], "Unknown"),
        ([RESET, NOT_THERE, THERE], ["POST 1", "GET 1", "wait 1", "GET 1"], "Success"),
        ([RESET, *[NOT_THERE] * 3, RESET, THERE], ["POST 1", *LOOKUPS * 3, "POST 2", "GET 1"], "Success"),
        (
            [RESET, *[NOT_THERE] * 3, RESET, *[NOT_THERE] * 3],
            ["POST 1", *LOOKUPS * 3, "POST 2", *LOOKUPS * 3],
            "Unknown",
        ),
    ],
)
def test_a_send_is_repeated_once_where_asked_for_and_the_service_last_said_that_it_does_not_know_it(
    endings: list[Ending], steps: list[str], word: str
) -> None:
    played = play(SMS_SEND_MESSAGE, endings, RESENDING)
    assert (played.steps, played.result.Result) == (steps, word)


def test_a_send_is_never_repeated_unasked() -> None:
    assert play(SMS_SEND_MESSAGE, [RESET, *[NOT_THERE] * 3]).steps == ["POST 1", *LOOKUPS * 3]


def test_without_time_to_look_up_a_lost_send_is_unknown_at_once_and_not_repeated() -> None:
    played = play(SMS_SEND_MESSAGE, [RESET], RESENDING.having(reconcile_for=0.0))
    assert (played.steps, played.result.Result) == (["POST 1"], "Unknown")


def test_without_retries_one_refused_connection_is_the_end() -> None:
    assert play(SMS_SEND_MESSAGE, [REFUSED], SETTINGS.having(max_retries=0)).steps == ["POST 1"]


def test_a_pause_that_would_pass_the_deadline_is_not_begun() -> None:
    played = play(SMS_SEND_MESSAGE, [BUSY], SETTINGS.having(deadline=2.5))
    assert (played.steps, played.result.Result) == (["POST 1"], "Failed")


def test_looking_up_ends_with_the_deadline() -> None:
    played = play(SMS_SEND_MESSAGE, [RESET, NOT_THERE, NOT_THERE], RESENDING.having(deadline=1.5))
    assert played.steps == ["POST 1", "GET 1", "wait 1", "GET 1", "wait 0.5"]
    assert (played.result.Result, played.seconds) == ("Unknown", 1.5)


@given(
    st.lists(st.sampled_from([REFUSED, RESET, READ_TIMEOUT, BUSY, answer(503), NOT_THERE]), min_size=60, max_size=60),
    st.floats(0.01, 100),
    st.floats(0.001, 40),
    st.booleans(),
    st.integers(0, 10),
)
def test_whatever_happens_no_call_outlives_its_deadline(
    endings: list[Ending], deadline: float, took: float, resend: bool, retries: int
) -> None:
    settings = SETTINGS.having(deadline=deadline, resend_unknown=resend, max_retries=retries, reconcile_for=10.0)
    time, requests = Time(), iter(endings)
    for operation in (SMS_SEND_MESSAGE, STATUS_POLL):
        call = Call(settings, time.clock()).perform(operation, prepared(operation))
        began, ending = time.passed, None
        try:
            while True:
                step = call.send(ending)
                if isinstance(step, Send):
                    assert 0 < step.timeout <= 30
                    time.passed += min(took, step.timeout)
                    ending = next(requests, RESET)
                else:
                    assert isinstance(step, Sleep)
                    assert step.seconds >= 0
                    time.passed += step.seconds
                    ending = None
        except StopIteration:
            assert time.passed - began <= deadline + 0.01
