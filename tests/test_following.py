"""SMSReceived.Follow and SMSReply.Follow: each message once, as it comes in."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bestsms import AsyncBestSMS, AuthenticationError, BestSMS, NotFoundError, ServerError
from bestsms._core.following import Follower
from bestsms.testing import virtual_time
from tests.polled import CALLERS, Act, Answer, Caller, Calling, page_of, serving

RECEIVED, REPLY = "Reports.SMSReceived.Follow", "Reports.SMSReply.Follow"
ID = {"MessageID": "ID1"}
START = datetime(2030, 1, 1, tzinfo=UTC)


def message(number: int, second: float = 0) -> dict[str, object]:
    moment = START + timedelta(seconds=second)
    return {"ReceivedID": str(number), "ReceivedTimeUTC": moment.strftime("%Y-%m-%d %H:%M:%S"), "MessageText": "YES"}


class Inbox:
    """Answers with the messages of the period that have come, newest first; each shows `lag` seconds late."""

    def __init__(self, arrivals: Mapping[int, float], lag: float = 0) -> None:
        self.arrivals, self.lag = arrivals, lag
        self.caller: Caller | None = None
        self.asked: list[float] = []
        self.periods: list[int] = []
        self.trouble: Callable[[float], bool] = lambda now: False

    def __call__(self, path: str, query: Mapping[str, str]) -> object:
        assert self.caller is not None
        now = self.caller.time.Elapsed
        self.asked.append(now)
        self.periods.append(int(query["timePeriod"]))
        if self.trouble(now):
            return Answer({}, 503)
        since = now - 60 * int(query["timePeriod"])
        there = [(at, number) for number, at in self.arrivals.items() if since <= at <= now - self.lag]
        return page_of([message(number, at) for at, number in sorted(there, reverse=True)], query, "Messages")

    def follow(self, calling: Calling, act: Act | None = None, **given: Any) -> list[int]:
        with serving(self) as service:
            self.caller = calling(service.url)
            return numbers(self.caller.items(RECEIVED, given, act))


def numbers(found: list[Any]) -> list[int]:
    return [int(item.ReceivedID) for item in found]


@CALLERS
def test_messages_come_once_each_in_the_order_they_came(calling: Calling) -> None:
    inbox = Inbox({1: -7200, 2: -60, 3: 5, 4: 5.5, 5: 300, 6: 3000, 7: 3599})
    assert inbox.follow(calling, Timeout=3600) == [1, 2, 3, 4, 5, 6, 7]


@CALLERS
@pytest.mark.parametrize("minutes, expected", [(60, [2, 3]), (1, [3])])
def test_time_period_says_how_far_back_following_begins(calling: Calling, minutes: int, expected: list[int]) -> None:
    inbox = Inbox({1: -7200, 2: -600, 3: 20})
    assert inbox.follow(calling, Timeout=60, TimePeriod=minutes) == expected


def test_following_begins_a_day_back_and_then_reads_little_more_than_is_new() -> None:
    inbox = Inbox({})
    inbox.follow(Caller, Timeout=600)
    assert inbox.periods[0] == 1440
    assert max(inbox.periods[1:]) <= 12


@CALLERS
def test_a_message_comes_soon_after_it_came_in(calling: Calling) -> None:
    late: list[float] = []
    inbox = Inbox({number: 100 * number for number in range(1, 30)})
    inbox.follow(calling, lambda item, time: late.append(time.Elapsed - 100 * int(item.ReceivedID)), Timeout=3000)
    assert len(late) == 29
    assert max(late) <= 11


@CALLERS
def test_polls_are_a_second_apart_at_least_and_a_minute_at_most(calling: Calling) -> None:
    inbox = Inbox({number: 3600 + number / 5 for number in range(300)})
    assert len(inbox.follow(calling, Timeout=7200, RecordsPerPage=7)) == 300
    gaps = [later - earlier for earlier, later in pairwise(inbox.asked)]
    assert min(gaps) >= 1
    assert 45 <= max(gaps) <= 60
    assert inbox.asked[-1] == pytest.approx(7200)


def test_a_second_passes_between_two_polls_even_if_the_caller_takes_its_time() -> None:
    inbox = Inbox({number: number for number in range(50)})
    assert len(inbox.follow(Caller, lambda item, time: time.Pass(0.7), Timeout=100)) == 50
    assert min(later - earlier for earlier, later in pairwise(inbox.asked)) >= 0.999


@CALLERS
def test_what_comes_while_the_service_is_down_comes_when_it_is_back(calling: Calling) -> None:
    inbox = Inbox({number: 60 * number for number in range(1, 400)})
    inbox.trouble = lambda now: 1000 < now < 20_000
    assert inbox.follow(calling, Timeout=26_000) == list(range(1, 400))


@CALLERS
def test_a_message_that_shows_late_comes_all_the_same(calling: Calling) -> None:
    inbox = Inbox({number: 20 * number for number in range(1, 100)}, lag=500)
    assert inbox.follow(calling, Timeout=3000) == list(range(1, 100))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.floats(-3000, 3500), max_size=60),
    st.lists(st.tuples(st.floats(0, 3000), st.floats(0, 500)), max_size=4),
    st.integers(1, 30),
)
def test_whenever_messages_come_and_the_service_is_down_each_comes_once(
    times: list[float], downs: list[tuple[float, float]], size: int
) -> None:
    inbox = Inbox(dict(enumerate(times)))
    inbox.trouble = lambda now: any(begin <= now < begin + lasts for begin, lasts in downs)
    found = inbox.follow(Caller, Timeout=4000, RecordsPerPage=size, TimePeriod=60)
    assert sorted(found) == list(range(len(times)))


def test_a_day_of_messages_is_forgotten_when_it_is_over() -> None:
    def memory(hours: int) -> int:
        inbox = Inbox({number: 1200.0 * (number // 50 + 1) for number in range(hours * 150 - 50)})
        with serving(inbox) as service, BestSMS("token", BaseURL=service.url) as client, virtual_time(client) as time:
            inbox.caller = caller = Caller(service.url)
            caller.time = time
            found = client.Reports.SMSReceived.Follow(Timeout=hours * 3600.0, TimePeriod=60)
            count, most = 0, 0
            for _ in found:
                count += 1
                if count % 500 == 300:
                    # What is kept is not public; how much it is, is promised.
                    kept = [held for held in gc.get_objects() if isinstance(held, Follower)]
                    most = max(most, *(len(follower._seen) for follower in kept))
            assert count == hours * 150 - 50
            return most

    assert memory(12) <= memory(4) <= 100


REPLIES_TO_ID1 = "/get/sms/reply/ID1"


def replies(*batches: list[int]) -> Callable[[str, Mapping[str, str]], object]:
    """Answer with ever more replies, each of a recipient of its own."""
    left: Iterator[list[int]] = iter(batches)
    now: list[list[int]] = [[]]

    def respond(path: str, query: Mapping[str, str]) -> object:
        assert path.endswith(REPLIES_TO_ID1)
        if query.get("page", "1") == "1":
            now[0] = next(left, now[0])
        rows = [{"DestSeq": f"{number:08}", "SMSReplies": [message(number)]} for number in now[0]]
        return page_of(rows, query, "Recipients")

    return respond


@CALLERS
def test_replies_come_once_each(calling: Calling) -> None:
    with serving(replies([], [], [1], [1, 2, 3], [1, 2, 3], [1, 2, 3, 4])) as service:
        caller = calling(service.url)
        assert numbers(caller.items(REPLY, {**ID, "Timeout": 600})) == [1, 2, 3, 4]
    assert caller.time.Elapsed == pytest.approx(600)


@CALLERS
def test_replies_in_the_older_shape_come_too(calling: Calling) -> None:
    body = {"Result": "Success", "Status": "Received", "ReceivedMessages": [message(1), message(2)]}
    with serving(lambda path, query: body) as service:
        assert numbers(calling(service.url).items(REPLY, {**ID, "Timeout": 60})) == [1, 2]


@CALLERS
def test_replies_on_many_pages_are_read_a_second_apart(calling: Calling) -> None:
    asked: list[float] = []
    answer = replies(list(range(25)), list(range(30)))

    def respond(path: str, query: Mapping[str, str]) -> object:
        asked.append(caller.time.Elapsed)
        return answer(path, query)

    with serving(respond) as service:
        caller = calling(service.url)
        found = numbers(caller.items(REPLY, {**ID, "RecordsPerPage": 10, "Timeout": 100}))
    assert sorted(found) == list(range(30))
    assert min(later - earlier for earlier, later in pairwise(asked)) >= 1


@CALLERS
def test_replies_are_followed_for_48_hours_in_a_thousand_requests_at_most(calling: Calling) -> None:
    with serving(replies([], [1])) as service:
        caller = calling(service.url)
        assert numbers(caller.items(REPLY, ID)) == [1]
        assert caller.time.Elapsed == pytest.approx(48 * 3600)
        assert len(service.asked) < 1000


@CALLERS
@pytest.mark.parametrize("name, given", [(RECEIVED, {}), (REPLY, ID)])
@pytest.mark.parametrize("raises", [True, False])
def test_a_refusal_is_raised_at_once(calling: Calling, name: str, given: dict[str, Any], raises: bool) -> None:
    with serving(lambda path, query: Answer({}, 401)) as service, pytest.raises(AuthenticationError):
        calling(service.url, RaiseErrors=raises).items(name, given)
    assert len(service.asked) == 1


@CALLERS
def test_a_message_that_stays_unknown_is_raised_after_reconcile_for(calling: Calling) -> None:
    with serving(lambda path, query: Answer({"Result": "Failed"}, 404)) as service:
        caller = calling(service.url)
        with pytest.raises(NotFoundError):
            caller.items(REPLY, ID)
    assert 10 <= caller.time.Elapsed < 14


@CALLERS
def test_trouble_at_the_end_of_the_time_is_raised_so_that_no_end_hides_it(calling: Calling) -> None:
    inbox, seen = Inbox({1: 5}), list[Any]()
    inbox.trouble = lambda now: now > 50
    with pytest.raises(ServerError):
        inbox.follow(calling, lambda item, time: seen.append(item), Timeout=100)
    assert numbers(seen) == [1]


def test_trouble_for_longer_than_a_version_tells_of_at_once_is_raised_so_that_nothing_is_missed_unsaid() -> None:
    inbox = Inbox({1: 5})
    inbox.trouble = lambda now: now > 50
    with (
        serving(inbox, "/api/v3.00") as service,
        BestSMS("token", APIVersion="3.00", BaseURL=service.url) as client,
        virtual_time(client) as time,
    ):
        inbox.caller = caller = Caller(service.url)
        caller.time = time
        found = client.Reports.SMSReceived.Follow()
        assert numbers([next(found)]) == [1]
        with pytest.raises(ServerError):
            next(found)
        assert 23 * 3600 < time.Elapsed < 25 * 3600
    assert max(inbox.periods) <= 1440


def test_without_a_timeout_following_goes_on_and_can_be_left() -> None:
    inbox = Inbox({number: 1000.0 * number for number in range(100)})
    with serving(inbox) as service, BestSMS("token", BaseURL=service.url) as client, virtual_time(client) as time:
        inbox.caller = caller = Caller(service.url)
        caller.time = time
        found = client.Reports.SMSReceived.Follow()
        assert numbers(list(islice(found, 50))) == list(range(50))
        found.close()
        assert list(found) == []


@pytest.mark.parametrize(
    "name, given, error",
    [
        (RECEIVED, {"TimePeriod": 0}, ValueError),
        (RECEIVED, {"Timeout": -1}, ValueError),
        (RECEIVED, {"Timeout": "1"}, TypeError),
        (RECEIVED, {"DateFrom": "2030-01-01 00:00"}, TypeError),
        (RECEIVED, {"Page": 1}, TypeError),
        (REPLY, {}, ValueError),
        (REPLY, {"MessageID": "not one"}, ValueError),
        (REPLY, {**ID, "Timeout": "1"}, TypeError),
    ],
    ids=str,
)
def test_arguments_are_checked_by_the_call(name: str, given: dict[str, Any], error: type[Exception]) -> None:
    *path, last = name.split(".")
    for client in (BestSMS("token"), AsyncBestSMS("token")):
        found: Any = client
        for part in path:
            found = getattr(found, part)
        with pytest.raises(error):
            getattr(found, last)(**given)


def test_dates_set_as_attributes_are_refused() -> None:
    with BestSMS("token") as client:
        request: Any = client.Reports.SMSReceived
        request.DateFrom, request.DateTo = "2030-01-01 00:00", "2030-01-02 00:00"
        with pytest.raises(TypeError, match="DateFrom was set, but this method does not take it"):
            request.Follow()
