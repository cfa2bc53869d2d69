"""A receiver of webhooks: verifies, drops what is known, and hands each event over once it is safe."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bestsms._core.clock import Clock
from bestsms.webhooks.answers import Answer, answer
from bestsms.webhooks.background import Background
from bestsms.webhooks.direct import Direct
from bestsms.webhooks.errors import WebhookParseError
from bestsms.webhooks.events import Event, UnknownEvent
from bestsms.webhooks.handling import (
    ErrorHandler,
    Handlers,
    Loop,
    ReceivedHandler,
    StatusHandler,
    UnknownHandler,
    is_awaited,
)
from bestsms.webhooks.ordering import entry_of, event_from
from bestsms.webhooks.parse import MAX_BYTES, parse
from bestsms.webhooks.refusals import Refusals
from bestsms.webhooks.settings import Secrets, checked_count, checked_flag, checked_number, checked_secrets
from bestsms.webhooks.signals import stopped_by_signals
from bestsms.webhooks.stores.interface import Store
from bestsms.webhooks.stores.transactional import Transactional
from bestsms.webhooks.verification import Verifier
from bestsms.webhooks.worker import Policy, Worker

if TYPE_CHECKING:
    from bestsms.webhooks.asgi import ASGIReceiver
    from bestsms.webhooks.wsgi import WSGIReceiver

__all__ = ["DeadLetter", "WebhookReceiver"]

_logger = logging.getLogger("bestsms.webhooks")
EVERY = 1_000_000
DAY = 86_400
LARGEST_BODY = 1_000_000_000
MOST_ATTEMPTS = 1_000_000


@dataclass(frozen=True)
class DeadLetter:
    """An event that was given up, since its handler failed too often.

    Attributes:
        Event: The event.
        Attempts: How often handling it failed.
        Error: What was raised the last time.
        Time: When it was given up, aware and in UTC.
    """

    Event: Event
    Attempts: int
    Error: str
    Time: datetime


class WebhookReceiver:
    """Receives webhooks: mount `asgi`, `wsgi` or one of the adapters at the address that the service posts to.

    A handler is a plain function or a coroutine function of one event. With a Store an event is written, acknowledged,
    and then handled in the background, again later if the handler raises. Without one the handler runs first, and the
    service sends the webhook again if it raises. Either way each event is handed over once, however often it comes.

    Documentation: Status Reporting > Webhook, Receive Messages > Webhook.

    Args:
        Secret: What the service sends in the header Authorization and in the field APIKey, as set in the Dashboard
            (Users > API > Reporting). Several may be given, for the time of a change.
        Sender: What it sends in the header X-Sender and in the field Sender; only beside a secret. One or several.
        PathSecret: The last segment of the path that it posts to, in place of a secret or beside it. One or several.
        Store: Keeps events until they are handled, such as `SQLiteStore("webhooks.db")`. Default: none.
        OnStatus: Called with each StatusEvent.
        OnReply: Called with each ReceivedEvent that answers a message.
        OnInbound: Called with each ReceivedEvent that answers none.
        OnUnknown: Called with each event of a Type that this release does not know. Without it, a Store keeps them as
            dead letters.
        OnError: Called with an event and the exception that a handler raised for it. A plain function: it is not
            awaited.
        MaxBytes: The longest body that is read, in bytes: from 1 to 1,000,000,000. Default: 1,000,000.
        AllowUnverified: Whether to receive from anyone, where no secret is given.
        DropStale: Whether a status that is older than one of the same recipient is dropped (PENDING after SUCCESS).
        RunWorker: Whether this process handles what a Store keeps. Otherwise another must: see `Work`.
        MaxAttempts: How often a handler is called for an event before the event is a dead letter: from 1 to
            1,000,000. Default: 12.
        Lease: Seconds after which another worker takes an event, if the one that has it is not heard of: more than
            the slowest handler takes, and from 1 to 86,400. Default: 120.
        KeepFor: Seconds for which an event is known after it came: at least 86,400, as the service repeats for 24
            hours, and at most ten years. Default: 30 days.

    Raises:
        TypeError: An argument has a wrong type.
        ValueError: There is no secret, no handler, a number outside its limits, or a handler of another store's
            transactions.

    Attributes:
        MaxBytes: The longest body that is read, in bytes.
    """

    def __init__(
        self,
        *,
        Secret: Secrets = None,
        Sender: Secrets = None,
        PathSecret: Secrets = None,
        Store: Store | None = None,
        OnStatus: StatusHandler | None = None,
        OnReply: ReceivedHandler | None = None,
        OnInbound: ReceivedHandler | None = None,
        OnUnknown: UnknownHandler | None = None,
        OnError: ErrorHandler | None = None,
        MaxBytes: int = MAX_BYTES,
        AllowUnverified: bool = False,
        DropStale: bool = True,
        RunWorker: bool = True,
        MaxAttempts: int = 12,
        Lease: float = 120.0,
        KeepFor: float = 30 * 86400.0,
    ) -> None:
        secrets, paths = checked_secrets("Secret", Secret), checked_secrets("PathSecret", PathSecret)
        may_be_anyone = checked_flag("AllowUnverified", AllowUnverified)
        if not (secrets or paths or may_be_anyone):
            raise ValueError(
                "a receiver needs a Secret (Dashboard > Users > API > Reporting) or a PathSecret: without one, anyone"
                " can post what looks like a webhook. AllowUnverified=True does without, for trying things"
            )
        self._verifier = Verifier(secrets, checked_secrets("Sender", Sender), paths)
        self._handlers = Handlers(OnStatus, OnReply, OnInbound, OnUnknown)
        self._store = _checked_store(Store)
        for handler in self._handlers.all():
            if isinstance(handler, Transactional) and handler.store is not Store:
                raise ValueError("a handler within a transaction needs the store that it was made by as Store")
        self.MaxBytes: int = checked_count("MaxBytes", MaxBytes, 1, LARGEST_BODY)
        self._policy = Policy(
            checked_count("MaxAttempts", MaxAttempts, 1, MOST_ATTEMPTS),
            checked_number("Lease", Lease, 1, DAY),
            checked_number("KeepFor", KeepFor, DAY, 3650 * DAY),
            OnError,
        )
        if OnError is not None and (not callable(OnError) or is_awaited(OnError)):
            raise TypeError(f"OnError must be a plain function of an event and an exception, not {_kind_of(OnError)}")
        self._drop_stale = checked_flag("DropStale", DropStale)
        self._clock = Clock()
        self._refusals = Refusals(lambda: self._clock.monotonic())  # noqa: PLW0108  # of whichever clock it has then
        self._loop = Loop()
        self._direct = Direct(self._handlers, self._loop, DropStale, OnError)
        runs_here = checked_flag("RunWorker", RunWorker) and Store is not None
        self._background = Background(self._worker) if runs_here else None
        self._working: set[Worker] = set()

    def __repr__(self) -> str:
        return f"WebhookReceiver(Store={self._store!r})"

    @property
    def asgi(self) -> ASGIReceiver:
        """The receiver as an ASGI application."""
        from bestsms.webhooks.asgi import ASGIReceiver

        return ASGIReceiver(self)

    @property
    def wsgi(self) -> WSGIReceiver:
        """The receiver as a WSGI application."""
        from bestsms.webhooks.wsgi import WSGIReceiver

        return WSGIReceiver(self)

    def Receive(self, Method: str, Headers: Mapping[str, str], Body: bytes, PathSecret: str | None = None) -> Answer:
        """Receive a webhook, in a framework for which there is no adapter, or in a test.

        Documentation: Status Reporting > Webhook, Receive Messages > Webhook.

        Args:
            Method: The request's method, such as `POST`.
            Headers: Its headers; their names in any case.
            Body: Its body, as it came.
            PathSecret: The last segment of its path, if that is to be a secret.

        Returns:
            What to answer: 200 once the event is safe, 401 where the secret is wrong, 400, 413 or 415 for a body that
            is no webhook, 500 or 503 where the service is to send it again. Nothing that comes in raises.
        """
        self.Start()
        event = self._read(Method, Headers, Body, PathSecret)
        if isinstance(event, Answer):
            return event
        if self._store is not None:
            return self._keep(self._store, event)
        return self._told(self._direct.handle(event))

    async def ReceiveAsync(
        self, Method: str, Headers: Mapping[str, str], Body: bytes, PathSecret: str | None = None
    ) -> Answer:
        """Receive a webhook in a running event loop, without holding it up. Arguments and result are as of Receive."""
        self._loop.of_the_application = asyncio.get_running_loop()
        self.Start()
        event = self._read(Method, Headers, Body, PathSecret)
        if isinstance(event, Answer):
            return event
        if self._store is not None:
            return await asyncio.to_thread(self._keep, self._store, event)
        return self._told(await self._direct.handle_async(event))

    def Start(self) -> None:
        """Start the worker in this process, so that what waits is handled before the first webhook comes.

        The ASGI application does so when it starts, each mount with the first request of any kind. For Gunicorn, call
        it in the hook `post_worker_init`.
        """
        if self._background is not None:
            self._background.start()

    def Stop(self, Timeout: float = 30.0) -> None:
        """Have the worker, or Work, end after the event that it is at, and close the store's connections.

        In the event loop that handlers run in it does not wait, since the worker may wait for a handler there.

        Args:
            Timeout: Seconds to wait for the worker: from 0 to 86,400.

        Raises:
            TypeError: Timeout is no number.
            ValueError: It is outside its limits.
        """
        checked_number("Timeout", Timeout, 0, DAY)
        for worker in list(self._working):
            worker.stop()
        may_wait = not self._loop.is_here()
        if self._background is not None:
            self._background.stop(Timeout if may_wait else 0.0)
        if may_wait:
            self._loop.close()
        if self._store is not None:
            self._store.Close()

    @asynccontextmanager
    async def Lifespan(self) -> AsyncGenerator[None]:
        """Run the worker for as long as the block lasts: for an ASGI application's own lifespan."""
        self._loop.of_the_application = asyncio.get_running_loop()
        self.Start()
        try:
            yield
        finally:
            await asyncio.to_thread(self.Stop)

    def Work(self, Once: bool = False) -> None:
        """Handle what the store keeps, here, until Stop is called or, in the main thread, SIGINT or SIGTERM comes.

        For a process of its own, beside receivers with RunWorker=False. Any number of them can share the work.

        Args:
            Once: Only what is due now; then return, for a job that runs now and then, and for tests.

        Raises:
            TypeError: Once is neither True nor False.
            ValueError: There is no store.
        """
        checked_flag("Once", Once)
        worker = self._worker()
        self._working.add(worker)
        try:
            with stopped_by_signals(worker.stop_soon):
                worker.run_while_due() if Once else worker.run()
        finally:
            self._working.discard(worker)

    def Waiting(self) -> int:
        """Return how many events of the store are not handled yet, dead letters not counted.

        Raises:
            ValueError: There is no store.
        """
        return self._needed_store().Waiting()

    def DeadLetters(self, Limit: int = 100) -> list[DeadLetter]:
        """Return events that were given up, the oldest first.

        Args:
            Limit: How many at most: from 1 to 1,000,000.

        Raises:
            TypeError: Limit is no whole number.
            ValueError: There is no store, or Limit is outside its limits.
        """
        checked_count("Limit", Limit, 1, EVERY)
        return [
            DeadLetter(event_from(one.Entry), one.Failures, one.Error, datetime.fromtimestamp(one.At, UTC))
            for one in self._needed_store().DeadLetters(Limit)
        ]

    def Replay(self, *Keys: str) -> int:
        """Have dead letters handled again, as if they had just come; return how many will be.

        A status that has become older than another of its recipient is dropped.

        Args:
            Keys: Which, by the Key of their Event; keys of other events are ignored. Default: all.

        Raises:
            ValueError: There is no store.
        """
        store, now = self._needed_store(), self._clock.now().timestamp()
        keys = Keys or [one.Entry.Key for one in store.DeadLetters(EVERY)]
        count = sum(store.Replay(key, now) == "New" for key in keys)
        if self._background is not None:
            self._background.wake()
        return count

    def _read(self, method: str, headers: Mapping[str, str], body: bytes, path_secret: str | None) -> Event | Answer:
        if method.upper() != "POST":
            return self._refusals.refuse(405, "the request is no POST; does a redirect make a GET of it?")
        folded = {name.lower(): value for name, value in headers.items()}
        try:
            read: Event | WebhookParseError = parse(body, folded, MaxBytes=self.MaxBytes)
        except WebhookParseError as error:
            read = error
        event = None if isinstance(read, WebhookParseError) else read
        complaints = self._verifier.complaints(folded, event, path_secret)
        if complaints:
            return self._refusals.refuse(401, " and ".join(complaints))
        return self._refusals.refuse_body(read.Reason) if isinstance(read, WebhookParseError) else read

    def _keep(self, store: Store, event: Event) -> Answer:
        if self._handlers.of(event) is None and not isinstance(event, UnknownEvent):
            return answer(200)
        try:
            store.Add(entry_of(event, self._drop_stale), self._clock.now().timestamp())
        except Exception as error:  # noqa: BLE001  # whatever it is, the service is to send the webhook again
            _logger.error("a webhook could not be stored: %s", type(error).__name__)  # noqa: TRY400  # no values
            return answer(503)
        if self._background is not None:
            self._background.wake()
        return answer(200)

    def _told(self, is_safe: bool) -> Answer:
        return answer(200 if is_safe else 500)

    def _worker(self) -> Worker:
        return Worker(self._needed_store(), self._handlers, self._loop, self._policy, self._clock)

    def _needed_store(self) -> Store:
        if self._store is None:
            raise ValueError("this receiver has no Store: give it one, such as SQLiteStore")
        return self._store


def _checked_store(given: Store | None) -> Store | None:
    if given is not None and not isinstance(given, Store):
        raise TypeError(f'Store must be a store, such as SQLiteStore("webhooks.db"), not {type(given).__name__}')
    return given


def _kind_of(given: object) -> str:
    return "a coroutine function" if is_awaited(given) else type(given).__name__
