"""Handlers that write in the transaction which forgets their event."""

from __future__ import annotations

from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import Generic, TypeVar, cast

from bestsms.webhooks.stores.interface import TransactionalStore

__all__ = ["Transactional"]

Given_contra = TypeVar("Given_contra", contravariant=True)
Transaction = TypeVar("Transaction")


class Transactional(Generic[Given_contra]):
    """A handler of an event and a transaction, which can stand where a handler of an event does. A store makes it."""

    def __init__(
        self, store: TransactionalStore[Transaction], handler: Callable[[Given_contra, Transaction], object]
    ) -> None:
        if iscoroutinefunction(handler):
            raise TypeError("a handler within a transaction must be a plain function: the connection is a blocking one")
        self.store: object = store
        self._handler = cast(
            "Callable[[Given_contra, object], object]", handler
        )  # it gets the store's own transactions

    def within(self, transaction: object, event: Given_contra) -> None:
        """Handle an event within a transaction of the store."""
        self._handler(event, transaction)

    def __call__(self, event: Given_contra) -> object:  # noqa: ARG002  # whichever it is
        """Refuse: there is no transaction here."""
        raise TypeError("this handler needs a transaction: give it to a WebhookReceiver that has its store")
