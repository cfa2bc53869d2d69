"""A store that is there already, by its URL or its file: for commands, which must not make one by mistake."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bestsms.webhooks.stores.interface import Store
from bestsms.webhooks.stores.sqlite import SQLiteStore

__all__ = ["NoStoreError", "existing_store"]

SQLITE = "sqlite:///"


class NoStoreError(Exception):
    """There is no store there that can be read; the text says why, and shows no URL, which may hold a password."""


@contextmanager
def existing_store(place: str) -> Generator[Store]:
    """Yield the store of a URL or a path, of which nothing is made or changed; close it at the end.

    Args:
        place: The path of an SQLiteStore, or `sqlite:///` and that path; the URL of a RedisStore, such as
            `redis://localhost`; or that of a SQLAlchemyStore.

    Raises:
        NoStoreError: There is none, or what is done with it in the block fails.
    """
    scheme, separator, _ = place.partition("://")
    if not separator or (scheme == "sqlite" and place.startswith(SQLITE)):
        opened = _in_file(place.removeprefix(SQLITE))
    elif scheme in ("redis", "rediss", "unix"):
        opened = _in_redis(place)
    else:
        opened = _in_database(place)
    with opened as store:
        try:
            yield store
        finally:
            store.Close()


@contextmanager
def _in_file(file: str) -> Generator[Store]:
    _check_file(file)
    try:
        yield SQLiteStore(file, CreateTables=False)
    except sqlite3.Error as error:
        raise NoStoreError(f"cannot read {file}: it is no SQLiteStore ({error})") from error


def _check_file(file: str) -> None:
    if not Path(file).is_file():
        raise NoStoreError(f"cannot read {file}: there is no such file")


@contextmanager
def _in_redis(url: str) -> Generator[Store]:
    try:
        from redis import RedisError

        from bestsms.webhooks.stores.redis import RedisStore
    except ImportError as error:
        raise NoStoreError(str(error)) from error
    try:
        yield RedisStore(url)
    except (RedisError, ValueError) as error:
        raise NoStoreError(f"cannot read the store in Redis: {type(error).__name__}") from error


@contextmanager
def _in_database(url: str) -> Generator[Store]:
    try:
        from sqlalchemy import make_url
        from sqlalchemy.exc import SQLAlchemyError

        from bestsms.webhooks.stores.sqlalchemy import SQLAlchemyStore
    except ImportError as error:
        raise NoStoreError(str(error)) from error
    try:
        place = make_url(url)
        if place.get_backend_name() == "sqlite":  # which makes a file that is not there
            _check_file(place.database or ":memory:")
        yield SQLAlchemyStore(place, CreateTables=False)
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise NoStoreError(f"cannot read the store in the database: {type(error).__name__}") from error
