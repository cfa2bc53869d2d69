"""Every store, over a real database, empty; and receivers."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
import redis
import sqlalchemy as sa

from bestsms.webhooks import WebhookReceiver
from bestsms.webhooks.stores import SQLiteStore, Store
from bestsms.webhooks.stores.redis import RedisStore
from bestsms.webhooks.stores.sqlalchemy import SQLAlchemyStore
from tests.webhooks.databases import NotHere, postgres_running, redis_running
from tests.webhooks.posts import direct

Made = Callable[..., WebhookReceiver]
MakeStore = Callable[[], Store]


@pytest.fixture(scope="session")
def redis_url() -> Generator[str]:
    """A Redis, one for each worker process."""
    try:
        with redis_running() as url:
            yield url
    except NotHere as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def postgres_url() -> Generator[str]:
    """A PostgreSQL, one for each worker process."""
    try:
        with postgres_running("fsync=off") as url:
            yield url
    except NotHere as error:
        pytest.skip(str(error))


@pytest.fixture(params=["sqlite", "sqlalchemy-sqlite", "sqlalchemy-postgresql", "redis"])
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[MakeStore]:
    """A function that returns a store: each time another one over the same database, which is empty at first."""
    made: list[Store] = []
    make = _maker(request, tmp_path)

    def kept() -> Store:
        made.append(make())
        return made[-1]

    yield kept
    for store in made:
        store.Close()


@pytest.fixture
def store(make_store: MakeStore) -> Store:
    """A store, empty."""
    return make_store()


def _maker(request: pytest.FixtureRequest, folder: Path) -> MakeStore:
    if request.param == "redis":
        url: str = request.getfixturevalue("redis_url")
        with redis.Redis.from_url(url) as client:
            client.flushall()
        return lambda: RedisStore(url)
    if request.param == "sqlite":
        return lambda: SQLiteStore(folder / "events.db")
    if request.param == "sqlalchemy-sqlite":
        return lambda: SQLAlchemyStore(f"sqlite:///{folder}/events.db")
    url = request.getfixturevalue("postgres_url")
    emptied(SQLAlchemyStore(url), url)
    return lambda: SQLAlchemyStore(url)


def emptied(store: SQLAlchemyStore, url: str) -> None:
    """Drop the tables of a store."""
    engine = sa.create_engine(url)
    store.Metadata.drop_all(engine)
    engine.dispose()
    store.Close()


@pytest.fixture
def made(tmp_path: Path) -> Generator[Made]:
    """Make receivers over one store, worked by hand, at a time of one's own."""
    receivers: list[WebhookReceiver] = []

    def make(**options: Any) -> WebhookReceiver:
        arguments: dict[str, Any] = {"Store": SQLiteStore(tmp_path / "events.db"), "RunWorker": False, **options}
        receivers.append(direct(**arguments))
        return receivers[-1]

    yield make
    for receiver in receivers:
        receiver.Stop()
