"""Programs that start at once share a file that none of them has made yet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bestsms.tracking import Tracker
from bestsms.webhooks import SQLiteStore

AT_ONCE = 3
FILES = 100
"""Before those who come at once waited for each other, some ten of these failed."""


def one_store(file: Path) -> Callable[[], object]:
    return SQLiteStore(file).Waiting


def many_trackers(file: Path) -> Callable[[], object]:
    return lambda: Tracker(file).Close()


@pytest.mark.parametrize("made", [one_store, many_trackers])
def test_a_new_file_may_be_opened_by_many_at_once(made: Callable[[Path], Callable[[], object]], tmp_path: Path) -> None:
    start = threading.Barrier(AT_ONCE)

    def run(open_it: Callable[[], object]) -> bool:
        start.wait()
        open_it()
        return True

    with ThreadPoolExecutor(AT_ONCE) as threads:
        for number in range(FILES):
            assert all(threads.map(run, [made(tmp_path / f"{number}.db")] * AT_ONCE))
