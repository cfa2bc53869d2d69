"""Status.Wait: asks until the status of a message is final, or the time is over."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise, repeat
from typing import Any

import pytest

from bestsms import AsyncBestSMS, AuthenticationError, BestSMS, DeliveryResult, NotFoundError
from bestsms.testing import VirtualTime, virtual_time
from tests.polled import CALLERS, Answer, Calling, serving

WAIT = "Reports.Status.Wait"
ID = {"MessageID": "ID1"}
TWO_DAYS = 48 * 3600
NOT_FOUND = Answer({"Result": "Failed", "ErrorMessage": ["Message not found"]}, 404)


def status(word: str, **more: object) -> dict[str, object]:
    return {"Result": "Success", "MessageID": "ID1", "Status": word, **more}


class Script:
    """Answers one after the other, the last one for ever; notes when each was asked for."""

    def __init__(self, *answers: object) -> None:
        self._answers: Iterator[object] = chain(answers, repeat(answers[-1]))
        self.count = 0

    def __call__(self, path: str, query: Mapping[str, str]) -> object:
        self.count += 1
        assert path.endswith("/get/status/ID1")
        return next(self._answers)


@CALLERS
@pytest.mark.parametrize("final", ["Completed", "COMPLETED", "Failed", "Success", "Control Deleted"])
def test_waiting_returns_the_status_that_is_final(calling: Calling, final: str) -> None:
    script = Script(status("Pending"), status("Pending"), status("Delayed"), status(final))
    with serving(script) as service:
        result, time = calling(service.url).result(WAIT, ID)
    assert (result.Result, result.Status, script.count) == ("Success", final, 4)
    assert 3 <= time.Elapsed < 4


@CALLERS
def test_a_status_that_is_final_at_once_takes_one_poll_and_no_time(calling: Calling) -> None:
    with serving(Script(status("Completed"))) as service:
        _, time = calling(service.url).result(WAIT, ID)
    assert (len(service.asked), time.Elapsed) == (1, 0)


@CALLERS
def test_waiting_gives_up_after_48_hours_with_the_last_status(calling: Calling) -> None:
    with serving(Script(status("Pending"))) as service:
        result, time = calling(service.url).result(WAIT, ID)
    assert (result.Result, result.Status) == ("Success", "Pending")
    assert DeliveryResult(result.Status).IsFinal is False
    assert time.Elapsed == pytest.approx(TWO_DAYS)
    assert len(service.asked) < 1000


@CALLERS
@pytest.mark.parametrize("timeout", [0, 0.5, 1, 10, 3600])
def test_timeout_bounds_the_time_and_the_last_poll_is_at_its_end(calling: Calling, timeout: float) -> None:
    with serving(Script(status("Pending"))) as service:
        _, time = calling(service.url).result(WAIT, {**ID, "Timeout": timeout})
    assert time.Elapsed <= timeout
    assert time.Elapsed > timeout - 1
    assert service.asked


def test_polls_are_a_second_apart_at_least_and_five_minutes_at_most() -> None:
    asked: list[float] = []
    own: VirtualTime
    script = Script(status("Pending"), Answer({}, 503), Answer({}, 429, (("Retry-After", "0"),)), status("Pending"))
    with serving(script) as service, BestSMS("token", BaseURL=service.url) as client, virtual_time(client) as time:
        hooked = BestSMS("token", BaseURL=service.url, OnRequest=lambda event: asked.append(own.Elapsed))
        with hooked, virtual_time(hooked) as own:
            hooked.Reports.Status.Wait(MessageID="ID1")
        assert time.Elapsed == 0
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    assert min(gaps) >= 1
    assert gaps[0] == pytest.approx(1)
    assert 225 <= max(gaps) <= 300


@CALLERS
@pytest.mark.parametrize(
    "trouble", [Answer({}, 503), Answer({}, 429), Answer("?"), Answer({}, 408)], ids=lambda one: one.status
)
@pytest.mark.parametrize("raises", [True, False])
def test_trouble_is_waited_out(calling: Calling, trouble: Answer, raises: bool) -> None:
    script = Script(trouble, status("Pending"), *[trouble] * 50, status("Completed"))
    with serving(script) as service:
        result, _ = calling(service.url, RaiseErrors=raises).result(WAIT, ID)
    assert (result.Status, script.count) == ("Completed", 53)


@CALLERS
def test_a_poll_waits_as_long_as_the_service_asks(calling: Calling) -> None:
    with serving(Script(Answer({}, 429, (("Retry-After", "40"),)), status("Completed"))) as service:
        _, time = calling(service.url).result(WAIT, ID)
    assert time.Elapsed == 40


@CALLERS
def test_trouble_to_the_end_returns_the_last_status_that_was_told(calling: Calling) -> None:
    with serving(Script(status("Delayed"), Answer({}, 503))) as service:
        result, _ = calling(service.url).result(WAIT, {**ID, "Timeout": 600})
    assert (result.Result, result.Status) == ("Success", "Delayed")


@CALLERS
def test_trouble_from_the_beginning_to_the_end_returns_the_trouble(calling: Calling) -> None:
    with serving(Script(Answer({}, 503))) as service:
        result, _ = calling(service.url).result(WAIT, {**ID, "Timeout": 600})
    assert (result.Result, result.HTTPStatus, result.MessageID) == ("Error", 503, "ID1")


@CALLERS
@pytest.mark.parametrize("code", [400, 401, 403])
def test_a_refusal_ends_the_waiting_at_once(calling: Calling, code: int) -> None:
    with serving(Script(Answer({"Result": "Failed", "ErrorMessage": ["No"]}, code))) as service:
        result, time = calling(service.url).result(WAIT, ID)
    assert (result.Result, result.HTTPStatus, time.Elapsed) == ("Failed", code, 0)


@CALLERS
def test_a_refusal_is_raised_by_a_client_that_raises(calling: Calling) -> None:
    with serving(Script(Answer({}, 401))) as service, pytest.raises(AuthenticationError):
        calling(service.url, RaiseErrors=True).result(WAIT, ID)


@CALLERS
def test_a_message_that_is_not_known_yet_is_waited_for(calling: Calling) -> None:
    with serving(Script(NOT_FOUND, NOT_FOUND, NOT_FOUND, status("Completed"))) as service:
        result, _ = calling(service.url).result(WAIT, ID)
    assert result.Status == "Completed"


@CALLERS
@pytest.mark.parametrize("patience", [0, 10, 30])
def test_a_message_that_stays_unknown_ends_the_waiting_after_reconcile_for(calling: Calling, patience: int) -> None:
    with serving(Script(NOT_FOUND)) as service:
        result, time = calling(service.url, ReconcileFor=patience).result(WAIT, ID)
        with pytest.raises(NotFoundError):
            calling(service.url, ReconcileFor=patience, RaiseErrors=True).result(WAIT, ID)
    assert (result.Result, result.HTTPStatus) == ("Failed", 404)
    assert patience <= time.Elapsed < patience + 4


@CALLERS
def test_deadline_bounds_the_waiting_too(calling: Calling) -> None:
    with serving(Script(status("Pending"))) as service:
        with BestSMS("token", BaseURL=service.url) as client, virtual_time(client) as time:
            client.WithOptions(Deadline=30).Reports.Status.Wait(MessageID="ID1")
        assert time.Elapsed == 30


@CALLERS
def test_on_update_is_told_each_status_that_differs(calling: Calling) -> None:
    told: list[Any] = []
    pending = [status("Pending", Complete=number, Count=2) for number in (0, 0, 1, 1)]
    with serving(Script(*pending, Answer({}, 503), pending[-1], status("Completed", Complete=2))) as service:
        result, _ = calling(service.url).result(WAIT, {**ID, "OnUpdate": told.append})
    assert [update.Complete for update in told] == [0, 1, 2]
    assert told[-1] is result


@CALLERS
@pytest.mark.parametrize("error", [RuntimeError, StopIteration])
def test_what_on_update_raises_ends_the_waiting(calling: Calling, error: type[Exception]) -> None:
    def stop(update: object) -> None:
        raise error("enough")

    with serving(Script(status("Pending"))) as service, pytest.raises((error, RuntimeError)):
        calling(service.url).result(WAIT, {**ID, "OnUpdate": stop})
    assert len(service.asked) == 1


@pytest.mark.anyio
async def test_with_the_asyncio_client_on_update_may_be_a_coroutine_function() -> None:
    told: list[str | None] = []

    async def note(update: Any) -> None:
        await asyncio.sleep(0)
        told.append(update.Status)

    with serving(Script(status("Pending"), status("Completed"))) as service:
        async with AsyncBestSMS("token", BaseURL=service.url) as client:
            with virtual_time(client):
                await client.Reports.Status.Wait(MessageID="ID1", OnUpdate=note)
    assert told == ["Pending", "Completed"]


@pytest.mark.parametrize(
    "arguments, error",
    [
        ({}, ValueError),
        ({"MessageID": "not one"}, ValueError),
        ({**ID, "Timeout": -1}, ValueError),
        ({**ID, "Timeout": "60"}, TypeError),
        ({**ID, "Timeout": None}, TypeError),
        ({**ID, "OnUpdate": "print"}, TypeError),
        ({**ID, "Page": 1}, TypeError),
    ],
    ids=str,
)
@CALLERS
def test_wrong_arguments_are_refused_before_anything_is_asked(
    calling: Calling, arguments: dict[str, Any], error: type[Exception]
) -> None:
    with serving(Script(status("Pending"))) as service, pytest.raises(error):
        calling(service.url).result(WAIT, arguments)
    assert service.asked == []
