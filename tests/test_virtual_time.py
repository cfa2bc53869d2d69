"""bestsms.testing: time that passes at once."""

from __future__ import annotations

import time as real_time
from datetime import UTC, datetime, timedelta

import pytest

from bestsms import BestSMS
from bestsms.testing import VirtualTime, virtual_time
from tests.polled import CALLERS, Answer, Calling, serving

BUSY = Answer({}, 429, (("Retry-After", "50"),))


@CALLERS
def test_pauses_before_retries_take_no_time(calling: Calling) -> None:
    began = real_time.monotonic()
    with serving(lambda path, query: BUSY) as service:
        result, time = calling(service.url, MaxRetries=5).result("Addressbook.Contact.List", {})
    assert (result.HTTPStatus, len(service.asked), time.Elapsed) == (429, 6, 250)
    assert real_time.monotonic() - began < 30


def test_clients_made_by_with_options_inside_share_the_time() -> None:
    with serving(lambda path, query: BUSY) as service, BestSMS("token", BaseURL=service.url) as client:
        with virtual_time(client) as time:
            client.WithOptions(MaxRetries=1).Addressbook.Contact.List()
        assert time.Elapsed == 50


def test_after_the_block_the_client_lives_in_real_time_again() -> None:
    failing = serving(lambda path, query: Answer({}, 503))
    with failing as service, BestSMS("token", BaseURL=service.url, MaxRetries=1) as client:
        with virtual_time(client) as time, pytest.raises(ZeroDivisionError):
            _ = 1 / 0
        client.Addressbook.Contact.List()
    assert time.Elapsed == 0
    assert len(service.asked) == 2


def test_the_clock_shows_what_has_passed_since_its_start() -> None:
    start = datetime(2031, 2, 3, 4, 5, tzinfo=UTC)
    time = VirtualTime(start)
    time.Pass(90)
    assert (time.Elapsed, time.Now) == (90, start + timedelta(seconds=90))
    with pytest.raises(ValueError, match="at least 0"):
        time.Pass(-1)


@pytest.mark.parametrize("seconds", [-1.0, float("inf"), float("nan")])
def test_only_so_much_time_can_pass(seconds: float) -> None:
    time = VirtualTime()
    with pytest.raises(ValueError, match="at least 0"):
        time.Pass(seconds)
    assert time.Elapsed == 0


def test_a_start_without_a_zone_is_refused() -> None:
    with (
        BestSMS("token") as client,
        pytest.raises(ValueError, match="Start must have a time zone"),
        virtual_time(client, datetime(2030, 1, 1)),
    ):
        pass


def test_what_is_no_client_is_refused() -> None:
    with (
        pytest.raises(TypeError, match="Client must be a BestSMS or an AsyncBestSMS, not str"),
        virtual_time("client"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # what is wrong here
    ):
        pass
