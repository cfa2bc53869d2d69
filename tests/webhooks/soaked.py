"""The receiver that a soak posts to: `gunicorn --config python:tests.webhooks.soaked tests.webhooks.soaked:app`."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from bestsms.webhooks import ReceivedEvent, SQLiteStore, StatusEvent, WebhookReceiver
from bestsms.webhooks.stores import Store

if TYPE_CHECKING:  # a receiver that is killed again and again must start quickly
    import sqlalchemy as sa

SECRET = "a-made-up-secret"
LEASE = 3.0
TABLE = "CREATE TABLE IF NOT EXISTS handled (number {serial}, message TEXT, destination TEXT, status TEXT)"
INSERT = "INSERT INTO handled (message, destination, status) VALUES ({0}, {0}, {0})"
Handler = Callable[[StatusEvent], object]


class Told(NamedTuple):
    """What an event tells: of each recipient of each message each status once."""

    message: str
    destination: str
    status: str

    @classmethod
    def of(cls, event: StatusEvent | ReceivedEvent) -> Told:
        """What an event tells."""
        return cls(str(event.MessageID), str(event.Destination), str(event.Status))

    def __str__(self) -> str:
        return " ".join(self)


def in_sqlite(event: StatusEvent, connection: sqlite3.Connection) -> None:
    """Write a status in the transaction of the store."""
    connection.execute(INSERT.format("?"), Told.of(event))


def in_database(event: StatusEvent, connection: sa.Connection) -> None:
    """Write a status in the transaction of the store."""
    connection.exec_driver_sql(INSERT.format("%s"), tuple(Told.of(event)))


def store_of(url: str) -> tuple[Store, Handler | None]:
    """The store of a URL, and a handler within its transactions, if it has any."""
    if url.startswith("sqlite:"):
        in_file = SQLiteStore(url.removeprefix("sqlite:///"))
        return in_file, in_file.Transactional(in_sqlite)
    if url.startswith("redis:"):
        from bestsms.webhooks.stores.redis import RedisStore

        return RedisStore(url), None
    from bestsms.webhooks.stores.sqlalchemy import SQLAlchemyStore

    store = SQLAlchemyStore(url)
    return store, store.Transactional(in_database)


def receiver_of(url: str, lines: str, run_worker: bool = True) -> WebhookReceiver:
    """A receiver whose statuses are written in the store's transaction, if it has any, and all else to a file."""
    file = os.open(lines, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def write_line(event: StatusEvent | ReceivedEvent) -> None:
        os.write(file, f"{Told.of(event)}\n".encode())

    store, within = store_of(url)
    return WebhookReceiver(
        Secret=SECRET,
        Store=store,
        OnStatus=within or write_line,
        OnReply=write_line,
        Lease=LEASE,
        RunWorker=run_worker,
    )


def post_worker_init(_: object) -> None:
    """Begin at once with what waits: a hook of Gunicorn."""
    receiver.Start()


if "SOAK_STORE" in os.environ:
    receiver = receiver_of(os.environ["SOAK_STORE"], os.environ["SOAK_LINES"])
    app = receiver.wsgi
