"""What a receiver keeps in its store, and what it answers when it cannot."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bestsms.webhooks import SQLiteStore
from tests.webhooks.conftest import Made
from tests.webhooks.posts import SECRET, direct, post, reply, status


def test_a_store_that_is_away_is_503_so_that_the_webhook_comes_again(tmp_path: Path) -> None:
    receiver = direct(Store=SQLiteStore(tmp_path / "missing" / "events.db"), OnStatus=print, RunWorker=False)
    assert post(receiver, status()).Status == 503
    (tmp_path / "missing").mkdir()
    assert post(receiver, status()).Status == 200
    receiver.Stop()


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
