"""What both clients have: settings, a clock, an observer, and the way from arguments to steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import bestsms_schema
from bestsms._core.arguments import Arguments as GivenArguments
from bestsms._core.arguments import collect
from bestsms._core.clock import Clock
from bestsms._core.exchange import Call, Ending, Send, Sleep, Steps
from bestsms._core.observe import Hooks, Observer
from bestsms._core.settings import Settings
from bestsms._core.turns import Turns
from bestsms._core.wire import HTTPRequest
from bestsms._version import __version__
from bestsms_schema import Operation

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from bestsms._core.request import Prepared
    from bestsms.events import RequestEvent

__all__ = ["Arguments", "Session"]

R = TypeVar("R", bound=bestsms_schema.Result)
Arguments = Mapping[str, object]


@cache  # an import that does nothing still costs a twentieth of a call
def _prepare() -> Callable[..., Prepared]:
    from bestsms._core.request import prepare  # first needed by a call

    return prepare


class Session:
    """Everything of a client but its connections."""

    @property
    def executor(self) -> Executor | None:
        """Where the asyncio client does what may wait for a disk or a lock; None for the loop's own."""
        return None

    def __init__(self, settings: Settings, hooks: Hooks) -> None:
        self.settings = settings
        self.clock = Clock(turns=Turns())
        self.observer = Observer(settings.base_url, hooks)
        self.max_bytes: int = settings.api.LIMITS["RequestBytes"]
        self.defaults = settings.defaults
        self.headers = {
            "Authorization": f"{settings.api.AUTH_SCHEME} {settings.token}",
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": f"bestsms-python/{__version__}",
        }

    def with_settings(self, settings: Settings) -> Session:
        """Return a session that differs in its settings alone."""
        other = Session(settings, self.observer.hooks)
        other.clock = self.clock
        return other

    def steps(self, operation: Operation[R], preset: Arguments, given: Arguments) -> Steps[R]:
        """Check the arguments, then return the steps of the call.

        Raises:
            TypeError: An argument has a wrong type.
            ValueError: An argument is missing or outside its limits.
        """
        return self.begin(operation, self.prepared(operation, self.collected(operation, preset, given)))

    def begin(self, operation: Operation[R], prepared: Prepared) -> Steps[R]:
        """Return the steps of a call, of which the time begins to run."""
        return Call(self.settings, self.clock).perform(operation, prepared)

    def collected(self, operation: Operation[R], preset: Arguments, given: Arguments) -> GivenArguments:
        """Return what was given, by field; see arguments.collect."""
        return collect(operation, self.defaults, preset, given)

    def prepared(self, operation: Operation[R], arguments: GivenArguments) -> Prepared:
        """Return a checked request; see request.prepare."""
        return _prepare()(operation, arguments, time_zone=self.settings.time_zone, max_bytes=self.max_bytes)

    def request(self, step: Send) -> HTTPRequest:
        """Return the HTTP request of a step."""
        prepared = step.prepared
        return HTTPRequest(
            prepared.operation.method, self.settings.base_url + prepared.target, self.headers, prepared.body
        )

    def requested(self, step: Send) -> tuple[RequestEvent | None, float]:
        """Tell that a request is about to be sent; return its event and the time."""
        return self.observer.requested(step), self.clock.monotonic()

    def before(self, step: Send) -> Callable[[], object] | None:  # noqa: ARG002  # for those who keep something
        """Return what is to be done before a request is sent, and may wait for a disk or a lock; None if nothing is."""
        return None

    def after(self, step: Send, noted: object, ending: Ending) -> Callable[[], object] | None:  # noqa: ARG002  # see above
        """Return what is to be done after a request, and may wait for a disk or a lock; None if nothing is.

        Args:
            step: The request.
            noted: What was returned by what was done before it.
            ending: How it ended.
        """
        return None

    def responded(self, step: Send, begun: tuple[RequestEvent | None, float], ending: Ending) -> Ending:
        """Tell how a request ended, and return that."""
        event, started = begun
        self.observer.responded(step, event, ending, self.clock.monotonic() - started)
        return ending

    def interrupted(self, step: Send, begun: tuple[RequestEvent | None, float]) -> None:
        """Tell that the caller was cancelled or interrupted while a request was under way."""
        event, started = begun
        self.observer.responded(step, event, None, self.clock.monotonic() - started)

    def pausing(self, step: Sleep) -> float:
        """Tell what is waited for, and return the seconds."""
        self.observer.retrying(step)
        return step.seconds

    def finish(self, result: R) -> R:
        """Return the result, or raise it if the client was asked to."""
        return result.RaiseForError() if self.settings.raise_errors else result
