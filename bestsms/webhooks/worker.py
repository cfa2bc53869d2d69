"""Handling what a store keeps: claim, call, forget; again later what failed, until it is a dead letter."""

from __future__ import annotations

import logging
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass

from bestsms._core.clock import Clock
from bestsms.webhooks.events import Event, UnknownEvent
from bestsms.webhooks.handling import ErrorHandler, Handler, Handlers, Loop, exits_as_failures, tell
from bestsms.webhooks.ordering import event_from
from bestsms.webhooks.stores.interface import Claimed, Failure, Store, TransactionalStore
from bestsms.webhooks.stores.transactional import Transactional

__all__ = ["Policy", "Worker"]

_logger = logging.getLogger("bestsms.webhooks")
AT_ONCE = 20
"""Events claimed together."""
LONGEST_COMMIT = 0.05
"""Seconds during which one transaction takes on further events."""
LONGEST_WITHOUT_FINISHING = 0.1
IDLE = 0.5
"""Seconds between looks into a store in which nothing was due."""
AFTER_TROUBLE = 0.1
"""Seconds until a store that failed is asked again; twice as long each time that it fails again."""
LONGEST_TROUBLE = 5.0
TIDYING = 3600.0
LONGEST_DELAY = 3600.0
LONGEST_ERROR = 500


@dataclass(frozen=True)
class Policy:
    """How long and how often."""

    max_attempts: int
    lease: float
    keep_for: float
    on_error: ErrorHandler | None


class Worker:
    """Handles events of a store until it is told to stop. It runs in one thread."""

    def __init__(self, store: Store, handlers: Handlers, loop: Loop, policy: Policy, clock: Clock) -> None:
        self._store = store
        self._handlers = handlers
        self._loop = loop
        self._policy = policy
        self._clock = clock
        self._handled: list[Claimed] = []
        self._awake = threading.Event()
        self._is_stopping = False
        self._tidied = 0.0

    def wake(self) -> None:
        """Have it look into the store at once. May be called from any thread."""
        self._awake.set()

    def stop(self) -> None:
        """Have it end after the event that it is at. May be called from any thread."""
        self.stop_soon()
        self._awake.set()

    def stop_soon(self) -> None:
        """As stop, from within a signal handler: what waits finds out when it looks next.

        The signal may have interrupted just what would be woken, which holds the lock for that.
        """
        self._is_stopping = True

    def run(self) -> None:
        """Handle what is due, and what will be, until stop is called."""
        troubles = 0
        while not self._is_stopping:
            self._awake.clear()
            try:
                patience = 0.0 if self.run_once() else IDLE
                troubles = 0
            except Exception as error:  # noqa: BLE001  # a store that is away comes back; nothing is lost meanwhile
                _logger.error("the store of webhooks failed with %s", type(error).__name__)  # noqa: TRY400  # no values
                patience = min(AFTER_TROUBLE * 2.0**troubles, LONGEST_TROUBLE)
                troubles = min(troubles + 1, 10)
            if patience and not self._is_stopping:
                self._awake.wait(patience)

    def run_while_due(self) -> None:
        """Handle what is due until nothing is, or stop is called."""
        while not self._is_stopping and self.run_once():
            pass

    def run_once(self) -> bool:
        """Handle some of what is due; return whether there was anything."""
        self._finish()
        now = self._now()
        if abs(now - self._tidied) >= TIDYING:  # the clock may have been set back
            self._store.Forget(now - self._policy.keep_for)
            self._tidied = now
        claims = self._store.Claim(AT_ONCE, now, now + self._policy.lease)
        last = now + self._policy.lease / 2
        within = [claim for claim in claims if isinstance(self._handler_of(claim), Transactional)]
        plain = [claim for claim in claims if claim not in within]
        left = [*self._handle_plainly(plain, last), *self._handle_within(within, last)]
        if left:
            self._store.Release(left, self._now())
        return bool(claims)

    def _handler_of(self, claim: Claimed) -> Handler | None:
        return self._handlers.of(event_from(claim.Entry))

    def _handle_plainly(self, claims: Sequence[Claimed], last: float) -> Sequence[Claimed]:
        """Call handlers that want no transaction; return the claims that are left when the time is over."""
        since = self._now()
        for position, claim in enumerate(claims):
            if self._is_over(last):
                self._finish()
                return claims[position:]
            self._handle(claim)
            if self._now() - since >= LONGEST_WITHOUT_FINISHING:
                self._finish()
                since = self._now()
        self._finish()
        return []

    def _handle(self, claim: Claimed) -> None:
        event = event_from(claim.Entry)
        handler = self._handlers.of(event)
        if handler is None and isinstance(event, UnknownEvent):
            _logger.warning("a webhook of an unknown Type is a dead letter: there is no OnUnknown")
            self._store.Fail(claim, Failure("there is no OnUnknown", None), self._now())
            return
        try:
            if handler is not None:
                with exits_as_failures():
                    self._loop.call(handler, event)
        except Exception as error:  # noqa: BLE001  # whatever it raises
            self._failed(claim, event, error)
        else:
            self._handled.append(claim)

    def _handle_within(self, claims: Sequence[Claimed], last: float) -> Sequence[Claimed]:
        """Call handlers that want a transaction; return the claims that are left when the time is over."""
        left = list(claims)
        while left and not self._is_over(last):
            assert isinstance(self._store, TransactionalStore)  # it made the handler
            for claim, error in self._store.Together(self._for_one_commit(left), self._call_within):
                self._failed(claim, event_from(claim.Entry), error)
        return left

    def _for_one_commit(self, left: list[Claimed]) -> Generator[Claimed]:
        """Take claims off, for as long as others can wait."""
        since = self._now()
        while left:
            yield left.pop(0)
            if self._now() - since >= LONGEST_COMMIT or self._is_stopping:
                return

    def _call_within(self, claim: Claimed, transaction: object) -> None:
        handler = self._handler_of(claim)
        assert isinstance(handler, Transactional)  # as in run_once
        with exits_as_failures():
            handler.within(transaction, event_from(claim.Entry))

    def _finish(self) -> None:
        if self._handled:
            self._store.Finish(self._handled)
            self._handled = []

    def _failed(self, claim: Claimed, event: Event, error: Exception) -> None:
        attempt, most = claim.Failures + 1, self._policy.max_attempts
        what = event.Kind, type(error).__name__, attempt, most
        _logger.warning("handling a webhook (%s) failed with %s, attempt %d of %d", *what)
        now = self._now()
        due = None if attempt >= most else now + self._delay(attempt)
        self._store.Fail(claim, Failure(_shown(error), due), now)
        if due is None:
            _logger.error("a webhook (%s) is a dead letter: it is kept, and not tried again", event.Kind)
        tell(self._policy.on_error, event, error)

    def _delay(self, attempt: int) -> float:
        return min(2.0 ** min(attempt - 1, 20), LONGEST_DELAY) * (1 + self._clock.chance()) / 2

    def _is_over(self, last: float) -> bool:
        return self._is_stopping or self._now() >= last

    def _now(self) -> float:
        return self._clock.now().timestamp()


def _shown(error: Exception) -> str:
    """Return an exception's repr, as any store can keep it; the name of its type where that fails itself."""
    try:
        text = repr(error)[:LONGEST_ERROR]
    except Exception:  # noqa: BLE001  # an exception of anybody's making
        text = type(error).__name__
    return text.encode("utf-8", errors="backslashreplace").decode("utf-8").replace("\0", "\\x00")
