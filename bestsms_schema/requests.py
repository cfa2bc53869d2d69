"""Request objects: what `client.Messaging.SMS` and its siblings are made of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Generator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from bestsms_schema.names import unknown_name
from bestsms_schema.operation import Operation
from bestsms_schema.result import Result
from bestsms_schema.versions import elsewhere

__all__ = ["AsyncCarrier", "AsyncRequests", "Carrier", "Requests", "SyncRequests"]

R = TypeVar("R", bound=Result)
Arguments = Mapping[str, object]


class Carrier(ABC):
    """Carries out operations with what was set on the request object before and what its method was given."""

    __slots__ = ()

    @abstractmethod
    def _call(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R: ...

    @abstractmethod
    def _all(self, operation: Operation[Result], preset: Arguments, given: Arguments, /) -> Generator[Any]:
        """Read every record of every page."""

    @abstractmethod
    def _seek(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        """Look for a record that no request answers."""

    @abstractmethod
    def _wait(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        """Ask until something is final."""

    @abstractmethod
    def _follow(self, operation: Operation[Result], preset: Arguments, given: Arguments, /) -> Generator[Any]:
        """Read messages as they come in."""


class AsyncCarrier(ABC):
    """Carrier's awaitable twin."""

    __slots__ = ()

    @abstractmethod
    async def _call(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R: ...

    @abstractmethod
    def _all(self, operation: Operation[Result], preset: Arguments, given: Arguments, /) -> AsyncGenerator[Any]:
        """See Carrier._all."""

    @abstractmethod
    async def _seek(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        """See Carrier._seek."""

    @abstractmethod
    async def _wait(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R:
        """See Carrier._wait."""

    @abstractmethod
    def _follow(self, operation: Operation[Result], preset: Arguments, given: Arguments, /) -> AsyncGenerator[Any]:
        """See Carrier._follow."""


class Requests:
    """A request whose documented parameters can be set as attributes before its method is called."""

    parameters: ClassVar[frozenset[str]] = frozenset()
    _preset: dict[str, object]

    def __init__(self) -> None:
        object.__setattr__(self, "_preset", {})

    if not TYPE_CHECKING:
        __slots__ = ("_preset",)  # type checkers would take it for the list of what can be set

        def __getattr__(self, name):
            if name in self.parameters:
                return self._preset.get(name)
            raise AttributeError(self._lacks(name))

        def __setattr__(self, name, value):
            if name not in self.parameters:
                del value  # tracebacks show the variables of each frame
                raise AttributeError(self._lacks(name))
            self._preset[name] = value

    def _lacks(self, name: str) -> str:
        """Say that there is no method and no parameter of this name; see unknown_name."""
        kind = type(self)

        def has(other: type) -> bool:
            return hasattr(other, name) or name in getattr(other, "parameters", ())

        there = elsewhere(kind.__module__, kind.__name__, has)
        return unknown_name(kind.__name__, name, self.parameters, "attribute", there)

    def _arguments(self, given: dict[str, Any]) -> tuple[Arguments, Arguments]:
        """Return what was set before, and what a method was given: its `locals()`, without itself."""
        del given["self"]
        return self._preset, given

    def __repr__(self) -> str:
        return f"<{type(self).__name__} set: {', '.join(self._preset) or 'nothing'}>"


class SyncRequests(Requests):
    """Requests of the blocking client."""

    __slots__ = ("_carrier",)
    _carrier: Carrier

    def __init__(self, carrier: Carrier) -> None:
        super().__init__()
        object.__setattr__(self, "_carrier", carrier)


class AsyncRequests(Requests):
    """Requests of the asyncio client."""

    __slots__ = ("_carrier",)
    _carrier: AsyncCarrier

    def __init__(self, carrier: AsyncCarrier) -> None:
        super().__init__()
        object.__setattr__(self, "_carrier", carrier)
