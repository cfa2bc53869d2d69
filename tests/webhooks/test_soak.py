"""A short soak, with one kill and a locked store, and a short measurement; the long ones are make targets."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from scripts import webhook_timing
from tests.webhooks.soak import Plan, soak

pytestmark = pytest.mark.source


def test_a_receiver_that_is_killed_under_load_loses_nothing_doubles_nothing_and_never_goes_back(tmp_path: Path) -> None:
    report = soak(
        f"sqlite:///{tmp_path}/events.db", tmp_path, Plan(events=600, kill_every=0.5, cut_every=0.4, workers=2)
    )
    assert report.is_good, report
    assert min(report.kills, report.cuts, report.twice, report.out_of_order, report.in_transactions) > 0


def test_a_secret_that_was_compared_letter_by_letter_would_be_seen_in_the_times() -> None:
    chance = random.Random(1)
    telling = [1000 + 2 * right + chance.random() for right in range(32)]
    silent = [1000 + chance.random() for _ in range(32)]
    assert webhook_timing.likelihood(telling, chance)[1] < webhook_timing.ALARM
    assert webhook_timing.likelihood(silent, chance)[1] > 0.01
    assert len(webhook_timing.measured(2)) == len(set(map(len, webhook_timing.guesses()))) * len(webhook_timing.SECRET)
