"""A short soak, with some kills and a locked file, and a short measurement; the long ones are make targets."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from scripts import webhook_timing
from tests.webhooks.relay import Step
from tests.webhooks.soak import Plan, soak
from tests.webhooks.soak_report import Handled, Report, Sent
from tests.webhooks.soaked import Told

pytestmark = pytest.mark.source
PENDING, SUCCESS, REPLY = (Told("message-1", "+61491570006", status) for status in ("PENDING", "SUCCESS", "RECEIVED"))
OTHER_PENDING, OTHER_SUCCESS = (one._replace(destination="+61491570156") for one in (PENDING, SUCCESS))


def test_a_receiver_that_is_killed_under_load_loses_nothing_doubles_nothing_and_never_goes_back(tmp_path: Path) -> None:
    plan = Plan(events=444, kill_every=0.5, kills=3, cut_every=0.5, workers=2)
    report = soak(f"sqlite:///{tmp_path}/events.db", tmp_path, plan)
    assert report.is_good, report
    assert report.posted == 444
    assert report.in_transactions + report.others <= report.posted
    assert min(report.kills, report.cuts, report.retries, report.twice, report.out_of_order) > 0
    assert min(report.in_transactions, report.others) > 0


def arrived(*told: Told) -> list[Step]:
    """What a receiver gets that takes each event as it comes."""
    return [step for one in told for step in (Step("came", one), Step("taken", one))]


def reported(
    steps: Sequence[Step], in_transactions: Sequence[Told] = (), otherwise: Sequence[Told] = (REPLY,)
) -> Report:
    """The report of a soak in which PENDING, SUCCESS and a reply of two recipients were sent."""
    sent = Sent([PENDING, SUCCESS, OTHER_PENDING, OTHER_SUCCESS, REPLY], 0)
    return Report.of("sqlite", sent, steps, Handled(in_transactions, otherwise), kills=1, cuts=1, seconds=1.0)


def test_a_report_is_good_if_all_was_handled_once_but_for_what_came_too_late() -> None:
    steps = arrived(PENDING, SUCCESS, OTHER_SUCCESS, OTHER_PENDING, REPLY, REPLY)
    report = reported(steps, [PENDING, SUCCESS, OTHER_SUCCESS])
    assert report.is_good, report
    assert (report.out_of_order, report.twice) == (2, 1)
    again = reported(steps, [PENDING, SUCCESS, OTHER_SUCCESS], [REPLY, REPLY])
    assert again.is_good, again
    assert again.doubled_others == 1


@pytest.mark.parametrize(
    "in_transactions, lost, doubled, went_back",
    [
        ([PENDING, SUCCESS, OTHER_PENDING], 1, 0, 0),
        ([SUCCESS, OTHER_SUCCESS], 2, 0, 0),
        ([PENDING, SUCCESS, OTHER_PENDING, OTHER_SUCCESS, SUCCESS], 0, 1, 0),
        ([PENDING, SUCCESS, OTHER_SUCCESS, OTHER_PENDING], 0, 0, 1),
    ],
)
def test_a_report_tells_what_was_lost_doubled_or_turned_round(
    in_transactions: list[Told], lost: int, doubled: int, went_back: int
) -> None:
    report = reported(arrived(PENDING, OTHER_PENDING, SUCCESS, OTHER_SUCCESS, REPLY), in_transactions)
    assert (report.lost, report.doubled_in_transactions, report.went_back) == (lost, doubled, went_back)
    assert not report.is_good


def test_an_event_that_never_came_is_lost() -> None:
    report = reported(arrived(PENDING, SUCCESS, OTHER_PENDING, REPLY), [PENDING, SUCCESS, OTHER_PENDING])
    assert report.lost == 1


def test_a_secret_that_was_compared_letter_by_letter_would_be_seen_in_the_times() -> None:
    chance = random.Random(1)
    telling = [1000 + 2 * right + chance.random() for right in range(32)]
    silent = [1000 + chance.random() for _ in range(32)]
    assert webhook_timing.likelihood(telling, chance)[1] < webhook_timing.ALARM
    assert webhook_timing.likelihood(silent, chance)[1] > 0.01
    assert len(webhook_timing.measured(2)) == len(set(map(len, webhook_timing.guesses()))) * len(webhook_timing.SECRET)
