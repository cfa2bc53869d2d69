"""The receiver that a soak posts to: `gunicorn --config python:tests.webhooks.soaked tests.webhooks.soaked:app`."""

from __future__ import annotations

import os
import sqlite3

import sqlalchemy as sa

from bestsms.webhooks import ReceivedEvent, SQLiteStore, StatusEvent, WebhookReceiver
from bestsms.webhooks.stores import Store
from bestsms.webhooks.stores.redis import RedisStore
from bestsms.webhooks.stores.sqlalchemy import SQLAlchemyStore

SECRET = "a-made-up-secret"
LEASE = 3.0
TABLE = "CREATE TABLE IF NOT EXISTS handled (number {serial}, message TEXT, status TEXT)"
INSERT = "INSERT INTO handled (message, status) VALUES ({0}, {1})"


def store_of(url: str) -> Store:
    """The store of a URL."""
    if url.startswith("redis:"):
        return RedisStore(url)
    return SQLiteStore(url.removeprefix("sqlite:///")) if url.startswith("sqlite:") else SQLAlchemyStore(url)


def receiver_of(url: str, lines: str, run_worker: bool = True) -> WebhookReceiver:
    """A receiver whose statuses are written in the store's transaction, if it has any, and all else to a file."""
    file = os.open(lines, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def write_line(event: StatusEvent | ReceivedEvent) -> None:
        os.write(file, f"{event.MessageID} {event.Status}\n".encode())

    def in_sqlite(event: StatusEvent, connection: sqlite3.Connection) -> None:
        connection.execute(INSERT.format("?", "?"), (event.MessageID, event.Status))

    def in_database(event: StatusEvent, connection: sa.Connection) -> None:
        statement = sa.text(INSERT.format(":message", ":status"))
        connection.execute(statement, {"message": event.MessageID, "status": event.Status})

    store = store_of(url)
    within = None
    if isinstance(store, SQLiteStore):
        within = store.Transactional(in_sqlite)
    elif isinstance(store, SQLAlchemyStore):
        within = store.Transactional(in_database)
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
