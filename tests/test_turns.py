"""What the service takes once a second is asked once a second, by all that a client does together."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from operator import itemgetter
from typing import Any, TypeAlias

import pytest

from bestsms import AsyncBestSMS, AsyncBestSMSv300, BestSMS, BestSMSv300, OutcomeUnknownError, RequestTimeout
from bestsms.testing import VirtualTime, virtual_time
from tests.calls import MESSAGE_ID, NUMBER, TOKEN
from tests.polled import CALLERS, Calling, page_of, serving
from tests.servers import Answer, Received, Server, recording

DONE = {"Result": "Success", "MessageID": MESSAGE_ID, "Status": "Pending"}
Respond: TypeAlias = Callable[[Received], Answer]
NEVER_AGAIN: Mapping[str, Any] = {"MaxRetries": 0}
ONE: Mapping[str, str] = {"MessageID": MESSAGE_ID}
SIX_HOURS = 6 * 3600


def done(path: str, query: Mapping[str, str]) -> object:
    return DONE


@contextmanager
def client_of(respond: Respond | None = None, **options: Any) -> Generator[tuple[Any, VirtualTime, Server]]:
    """A client of v3.00 that lives in virtual time."""
    with (
        recording("/api/v3.00") as service,
        BestSMSv300(TOKEN, BaseURL=service.url, **{**NEVER_AGAIN, **options}) as client,
        virtual_time(client) as time,
    ):
        service.answers(DONE)
        service.respond = respond
        yield client, time, service


def test_a_call_waits_for_its_turn_and_the_first_does_not() -> None:
    with client_of() as (client, time, _):
        elapsed: list[float] = []
        for _ in range(3):
            client.Reports.Status.Poll(**ONE)
            elapsed.append(time.Elapsed)
        time.Pass(10)
        client.Reports.Status.Poll(**ONE)
        elapsed.append(time.Elapsed)
    assert elapsed == [0, 1, 2, 12]


def test_calls_of_one_address_share_its_turns_and_others_have_their_own() -> None:
    with client_of() as (client, time, _):
        client.Reports.Status.Poll(MessageID="ID1")
        client.Reports.SMSReply.Poll(MessageID="ID2")
        assert time.Elapsed == 1, "a reply is read where a status is"
        client.Reports.SMSReceived.Poll()
        client.OptOut.List()
        for _ in range(5):
            client.Addressbook.Contact.List()
        assert time.Elapsed == 1


def test_what_v204_does_not_limit_waits_for_nothing() -> None:
    with (
        serving(done) as service,
        BestSMS(TOKEN, BaseURL=service.url) as client,
        virtual_time(client) as time,
    ):
        for _ in range(5):
            client.Reports.Status.Poll(MessageID=MESSAGE_ID)
    assert time.Elapsed == 0


def test_a_client_with_other_options_shares_the_turns() -> None:
    with client_of() as (client, time, _):
        client.Reports.Status.Poll(**ONE)
        client.WithOptions(Timeout=5).Reports.Status.Poll(**ONE)
        assert time.Elapsed == 1


def test_retries_wait_for_their_turn_too() -> None:
    with client_of(lambda request: Answer({}, 503), MaxRetries=4) as (client, time, service):
        result = client.Reports.Status.Poll(**ONE)
    assert (result.Result, len(service.requests)) == ("Error", 5)
    assert time.Elapsed >= 4


def test_a_deadline_that_ends_before_the_turn_sends_nothing() -> None:
    with client_of() as (client, time, service):
        client.Reports.Status.Poll(**ONE)
        result = client.WithOptions(Deadline=0.5, MaxRetries=5).Reports.Status.Poll(**ONE)
        assert (result.Result, result.HTTPStatus, time.Elapsed, len(service.requests)) == ("Error", None, 0, 1)
        assert "nothing was sent: the Deadline is over before the service may be asked again" in result.ErrorMessage[0]
        with pytest.raises(RequestTimeout):
            result.RaiseForError()
        client.Reports.Status.Poll(**ONE)
        assert time.Elapsed == 1, "a turn that is not used is left to the next"


def test_a_retry_whose_turn_comes_after_the_deadline_is_not_made_and_the_answer_stays() -> None:
    with client_of(lambda request: Answer({"Message": "Busy"}, 503)) as (client, time, service):
        result = client.WithOptions(Deadline=0.9, MaxRetries=5).Reports.Status.Poll(**ONE)
    assert (result.Result, result.HTTPStatus, len(service.requests)) == ("Error", 503, 1)
    assert time.Elapsed < 0.9


def test_threads_of_a_client_take_one_turn_after_the_other() -> None:
    with client_of() as (client, time, service):
        # Each thread's pause is put down, not passed, as if all of them were waiting at once.
        pauses: list[float] = []
        client._session.clock = client._session.clock._replace(sleep=pauses.append)
        threads = [threading.Thread(target=client.Reports.Status.Poll, kwargs=dict(ONE)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(pauses) == [1, 2, 3, 4, 5, 6, 7]
    assert len(service.requests) == 8
    assert time.Elapsed == 0


def test_tasks_of_a_client_take_one_turn_after_the_other() -> None:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(0)

    async def ask(url: str) -> None:
        async with AsyncBestSMS(TOKEN, APIVersion="3.00", BaseURL=url, MaxRetries=0) as client:
            with virtual_time(client):
                client._session.clock = client._session.clock._replace(sleep_async=pause)
                await asyncio.gather(*(client.Reports.Status.Poll(MessageID=MESSAGE_ID) for _ in range(8)))

    with serving(done, "/api/v3.00") as service:
        asyncio.run(ask(service.url))
    assert sorted(pauses) == [1, 2, 3, 4, 5, 6, 7]
    assert len(service.asked) == 8


class Together:
    """Virtual time for calls that are under way at once: it passes when all of them pause, to where the first goes on.

    Args:
        client: Their client.
        time: Its time.
        calls: How many there are.
    """

    def __init__(self, client: Any, time: VirtualTime, calls: int) -> None:
        self._time = time
        self._calls = calls
        self._pauses: list[tuple[float, Callable[[], None]]] = []
        self._lock = threading.Lock()
        client._session.clock = client._session.clock._replace(sleep=self.pause, sleep_async=self.pause_async)

    def pause(self, seconds: float) -> None:
        over = threading.Event()
        self._begin(seconds, over.set)
        assert over.wait(60)

    async def pause_async(self, seconds: float) -> None:
        over = asyncio.Event()
        self._begin(seconds, over.set)
        await over.wait()

    def end(self) -> None:
        """Tell that one of the calls is over."""
        with self._lock:
            self._calls -= 1
            self._go_on()

    def _begin(self, seconds: float, wake: Callable[[], None]) -> None:
        with self._lock:
            self._pauses.append((self._time.Elapsed + seconds, wake))
            self._go_on()

    def _go_on(self) -> None:
        if self._pauses and len(self._pauses) == self._calls:
            first = min(self._pauses, key=itemgetter(0))
            self._pauses.remove(first)
            ends, wake = first
            self._time.Pass(max(0.0, ends - self._time.Elapsed))
            wake()


class Polled:
    """A service that comes to no end with a message, though a last step is late, and knows when it was asked."""

    def __init__(self) -> None:
        self.time = VirtualTime()
        self.asked: list[float] = []

    def __call__(self, path: str, query: Mapping[str, str]) -> object:
        self.asked.append(self.time.Elapsed)
        return {
            "MessageID": path.rpartition("/")[2],
            "JobStatus": "Pending",
            "Complete": int(self.time.Elapsed > SIX_HOURS / 2),
        }

    @property
    def gaps(self) -> list[float]:
        return [later - earlier for earlier, later in pairwise(self.asked)]


def waiting(url: str, polled: Polled, waits: int, given: Mapping[str, Any]) -> list[Any]:
    """Wait in as many threads for as many messages, with one client."""
    with BestSMSv300(TOKEN, BaseURL=url, **NEVER_AGAIN) as client, virtual_time(client) as time:
        polled.time, together = time, Together(client, time, waits)

        def wait(number: int) -> Any:
            try:
                return client.Reports.Status.Wait(MessageID=f"ID{number}", **given)
            finally:
                together.end()

        with ThreadPoolExecutor(waits) as threads:
            return list(threads.map(wait, range(waits)))


def waiting_in_tasks(url: str, polled: Polled, waits: int, given: Mapping[str, Any]) -> list[Any]:
    """The same in tasks."""

    async def run() -> list[Any]:
        async with AsyncBestSMSv300(TOKEN, BaseURL=url, **NEVER_AGAIN) as client:
            with virtual_time(client) as time:
                polled.time, together = time, Together(client, time, waits)

                async def wait(number: int) -> Any:
                    try:
                        return await client.Reports.Status.Wait(MessageID=f"ID{number}", **given)
                    finally:
                        together.end()

                return await asyncio.gather(*(wait(number) for number in range(waits)))

    return asyncio.run(run())


WAITING = pytest.mark.parametrize("wait", [waiting, waiting_in_tasks], ids=["threads", "tasks"])


@WAITING
@pytest.mark.parametrize("waits", [1, 2])
def test_waiting_keeps_to_the_turns_for_six_hours_and_returns_the_last_status(
    wait: Callable[..., list[Any]], waits: int
) -> None:
    polled = Polled()
    with serving(polled, "/api/v3.00") as service:
        results = wait(service.url, polled, waits, {})
    assert [(one.Result, one.Status, one.MessageID, one.Complete) for one in results] == [
        ("Success", "Pending", f"ID{number}", 1) for number in range(waits)
    ]
    assert min(polled.gaps) >= 1
    assert SIX_HOURS - 1 <= polled.asked[-1] <= polled.time.Elapsed <= SIX_HOURS + 1
    assert len(polled.asked) < 250 * waits


@WAITING
def test_many_that_wait_at_once_ask_once_a_second_together_and_stop_in_time(wait: Callable[..., list[Any]]) -> None:
    polled = Polled()
    with serving(polled, "/api/v3.00") as service:
        results = wait(service.url, polled, 5, {"Timeout": 30})
    assert min(polled.gaps) >= 1
    assert polled.asked[4] == 4, "and each has its turn as soon as there is one"
    assert 29 <= polled.time.Elapsed <= 31
    assert {one.Status for one in results} == {"Pending"}


def lost(found: bool) -> Respond:
    """A service whose answers to sends are lost, and that knows the message or not."""

    def respond(request: Received) -> Answer:
        if request.method == "POST":
            return Answer({}, 502)
        return Answer(DONE) if found else Answer({"Result": "RecordNotFound", "ErrorMessage": ["Not found"]}, 404)

    return respond


def test_the_look_ups_of_a_lost_send_keep_to_the_turns() -> None:
    with client_of(lost(found=True)) as (client, time, _):
        client.Reports.Status.Poll(**ONE)
        result = client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER, MessageID=MESSAGE_ID)
        assert (result.Result, time.Elapsed) == ("Success", 1)


def test_a_lost_send_that_the_service_does_not_know_is_looked_up_once_a_second_and_stays_unknown() -> None:
    with client_of(lost(found=False), ReconcileFor=5) as (client, time, service):
        client.Reports.Status.Poll(**ONE)
        result = client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER, MessageID=MESSAGE_ID)
    assert result.Result == "Unknown"
    assert len(service.requests) - 2 <= 5
    assert time.Elapsed <= 5
    with pytest.raises(OutcomeUnknownError):
        result.RaiseForError()


def test_a_look_up_whose_turn_comes_too_late_is_not_made() -> None:
    with client_of(lost(found=True), ReconcileFor=0.5) as (client, _, service):
        client.Reports.Status.Poll(**ONE)
        result = client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER, MessageID=MESSAGE_ID)
    assert (result.Result, len(service.requests)) == ("Unknown", 2)


def opt_outs(count: int) -> list[dict[str, str]]:
    return [{"ID": f"O{number}", "DestType": "SMS", "Destination": NUMBER} for number in range(count)]


@CALLERS
@pytest.mark.parametrize("size", [5, 6, 99, 100, 1000])
def test_every_opt_out_is_read_once_and_no_page_is_outside_the_limits(calling: Calling, size: int) -> None:
    rows = opt_outs(1234)
    with serving(lambda path, query: page_of(rows, query, "OptOuts", cap=1000), "/api/v3.00") as service:
        found = calling(service.url, APIVersion="3.00").items("OptOut.ListAll", {"RecordsPerPage": size})
    assert [one.ID for one in found] == [row["ID"] for row in rows]
    assert all(5 <= int(query["recordsPerPage"]) <= 1000 for query in service.asked)


@pytest.mark.parametrize("size", [0, 4, 1001])
def test_a_page_size_outside_the_limits_is_refused(size: int) -> None:
    with client_of() as (client, _, service), pytest.raises(ValueError, match=r"^RecordsPerPage must be"):
        client.OptOut.List(RecordsPerPage=size)
    assert service.requests == []


@CALLERS
def test_reading_every_page_keeps_to_the_turns(calling: Calling) -> None:
    moments: list[float] = []
    pages = opt_outs(12)
    caller: Any = None

    def respond(path: str, query: Mapping[str, str]) -> object:
        moments.append(caller.time.Elapsed)
        size, number = int(query["recordsPerPage"]), int(query["page"])
        rows = pages[(number - 1) * size : number * size]
        return {
            "TotalRecords": 12,
            "RecordsPerPage": size,
            "PageCount": -(-12 // size),
            "Page": number,
            "OptOuts": rows,
        }

    with serving(respond, "/api/v3.00") as service:
        caller = calling(service.url, APIVersion="3.00")
        found = caller.items("OptOut.ListAll", {"RecordsPerPage": 5})
    assert [one.Destination for one in found] == [NUMBER] * 12
    assert len(moments) >= 3
    assert all(later - earlier >= 1 for earlier, later in pairwise(moments))
