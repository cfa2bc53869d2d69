"""Stores, which keep events from the moment that they are acknowledged until they are handled."""

from bestsms.webhooks.stores.interface import Added, Buried, Claimed, Entry, Failure, Store, TransactionalStore
from bestsms.webhooks.stores.sqlite import SQLiteStore
from bestsms.webhooks.stores.transactional import Transactional

__all__ = [
    "Added",
    "Buried",
    "Claimed",
    "Entry",
    "Failure",
    "SQLiteStore",
    "Store",
    "Transactional",
    "TransactionalStore",
]
