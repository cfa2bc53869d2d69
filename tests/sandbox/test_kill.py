"""A sandbox that is killed has all that it answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sandbox.kills import killed_rounds


@pytest.mark.timeout(300)
def test_nothing_that_was_answered_is_lost_when_the_sandbox_is_killed(tmp_path: Path) -> None:
    answered = 0
    for life in killed_rounds(tmp_path / "state.db", rounds=2, seed=1):
        assert life.lost == []
        answered += len(life.answered)
    assert answered > 0
