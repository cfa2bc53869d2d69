"""Replaying what a store gave up: any store, by its URL, and nothing is made or changed where there is none."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from bestsms.webhooks.__main__ import main
from bestsms.webhooks.stores import Store
from tests.servers import Server
from tests.webhooks.conftest import MakeStore
from tests.webhooks.posts import direct, post, reply


def url_of(request: pytest.FixtureRequest, store: Store, folder: Path) -> str:
    """What the store was made with, as one says it to a command."""
    if "Redis" in repr(store):
        return str(request.getfixturevalue("redis_url"))
    if "postgresql" in repr(store):
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{folder}/events.db"


def fail(_: object) -> None:
    raise ValueError


def test_the_dead_letters_of_every_store_are_replayed_by_its_url_and_stay(
    make_store: MakeStore, request: pytest.FixtureRequest, tmp_path: Path, server: Server
) -> None:
    store = make_store()
    receiver = direct(Store=store, OnReply=fail, MaxAttempts=1, RunWorker=False)
    for number in range(2):
        assert post(receiver, reply(number)).Status == 200
    receiver.Work(Once=True)
    choice = ["--format", "JSON", "--secret", "new s3cret"]
    assert main(["replay", server.url, "--stored", url_of(request, store, tmp_path), *choice]) == 0
    assert sorted(one.json["ReceivedID"] for one in server.requests) == ["received-0", "received-1"]
    assert len(receiver.DeadLetters()) == 2
    receiver.Stop()


def empty(file: Path) -> None:
    file.touch()


def anothers(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE notes (text)")
    db.close()


def no_database(file: Path) -> None:
    file.write_text("no database, but a text that is longer than the head of one would be " * 10)


@pytest.mark.parametrize("made", [empty, anothers, no_database])
@pytest.mark.parametrize("scheme", ["", "sqlite:///", "sqlite+pysqlite:///"])
def test_a_file_that_holds_no_store_is_refused_and_stays_as_it_is(
    made: Callable[[Path], None], scheme: str, tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "own.db"
    made(file)
    before = file.read_bytes()
    assert main(["replay", server.url, "--stored", f"{scheme}{file}"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "cannot read the store in the database" in said or f"cannot read {file}: it is no SQLiteStore" in said
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]
    assert server.requests == []


@pytest.mark.parametrize(
    "place, complaint",
    [
        ("/nowhere/at-all", "cannot read /nowhere/at-all: there is no such file"),
        ("sqlite:////nowhere/at-all", "cannot read /nowhere/at-all: there is no such file"),
        ("sqlite+pysqlite:////nowhere/at-all", "cannot read /nowhere/at-all: there is no such file"),
        ("sqlite://", "cannot read :memory:: there is no such file"),
        ("redis://:passw0rd@127.0.0.1:1/0", "cannot read the store in Redis: ConnectionError"),
        ("postgresql+psycopg://me:passw0rd@127.0.0.1:1/x", "cannot read the store in the database: OperationalError"),
        ("nothing://me:passw0rd@127.0.0.1", "cannot read the store in the database: NoSuchModuleError"),
        ("postgresql+psycopg_async://127.0.0.1/x", "cannot read the store in the database: ValueError"),
    ],
)
def test_a_store_that_cannot_be_read_is_told_of_without_its_password(
    place: str, complaint: str, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", server.url, "--stored", place]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith(complaint)
    assert "passw0rd" not in said
    assert server.requests == []


def test_a_database_without_the_tables_of_a_store_gets_none(
    postgres_url: str, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = sa.create_engine(postgres_url)
    with engine.begin() as db:
        for table in ("bestsms_queue", "bestsms_streams", "bestsms_seen"):
            db.execute(sa.text(f"DROP TABLE IF EXISTS {table}"))
    assert main(["replay", server.url, "--stored", postgres_url]) == 1
    assert capsys.readouterr().out.startswith("cannot read the store in the database: ProgrammingError")
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()
