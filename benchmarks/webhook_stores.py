"""How many webhooks a second one process takes, from the request's bytes to a handler that is done, for each store."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from benchmarks.common import QUICK, Effort, Figures
from benchmarks.facts import markdown
from benchmarks.rows import shortly
from bestsms.webhooks import SQLiteStore, WebhookReceiver
from bestsms.webhooks.samples import headers_of, samples
from bestsms.webhooks.stores import Store
from bestsms.webhooks.stores.redis import RedisStore
from bestsms.webhooks.stores.sqlalchemy import SQLAlchemyStore
from tests.webhooks.databases import postgres_running, redis_running

__all__ = ["THREADS", "measure_stores", "stores_table"]

SECRET = "a-made-up-secret"
THREADS = 8
STORES = ("none", "SQLite", "Redis", "PostgreSQL")


@contextmanager
def store_of(name: str) -> Generator[Store | None]:
    """Run what a store needs, all of it writing to disk before it answers."""
    if name == "none":
        yield None
    elif name == "SQLite":
        with tempfile.TemporaryDirectory() as folder:
            yield SQLiteStore(Path(folder, "events.db"))
    elif name == "Redis":
        with redis_running("--appendonly", "yes", "--appendfsync", "always") as url:
            yield RedisStore(url)
    else:
        with postgres_running() as url:
            yield SQLAlchemyStore(url)


def rates(store: Store | None, count: int) -> tuple[float, float]:
    """Return how many webhooks a second are acknowledged to several threads, and how many of them handled by one."""
    handled: list[object] = []
    receiver = WebhookReceiver(Secret=SECRET, Store=store, OnStatus=handled.append, RunWorker=False)
    headers = headers_of("JSON", SECRET, "")
    sample = samples()[0].With(Secret=SECRET)
    bodies = [sample.Body().replace(b'"MessageID": "', b'"MessageID": "%d-' % number) for number in range(count)]
    start = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        statuses = set(pool.map(lambda body: receiver.Receive("POST", headers, body).Status, bodies))
    acknowledged = time.perf_counter()
    if store is not None:
        receiver.Work(Once=True)
    end = time.perf_counter()
    receiver.Stop()
    assert statuses == {200}
    assert len(handled) == count
    return count / (acknowledged - start), count / (end - (acknowledged if store is not None else start))


def measure_stores(effort: Effort) -> Figures:
    """Return the rates of each store; only of those that need no server for a quick look."""
    figures: dict[str, float] = {}
    for name in STORES[:2] if effort is QUICK else STORES:
        with store_of(name) as store:
            figures[f"{name} taken"], figures[f"{name} handled"] = rates(store, max(effort.calls, 100))
    return figures


def stores_table(figures: Figures) -> str:
    """Return the figures as a table."""
    rows = [
        [name, shortly(figures[f"{name} taken"]), shortly(figures[f"{name} handled"])]
        for name in STORES
        if f"{name} taken" in figures
    ]
    return markdown(("Store", "acknowledged a second", "handled a second"), (False, True, True), rows)
