"""Request objects: what `client.Messaging.SMS` and its siblings are made of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from bestsms_schema.names import unknown_name
from bestsms_schema.operation import Operation
from bestsms_schema.result import Result

__all__ = ["AsyncCaller", "AsyncCarrier", "AsyncRequests", "Caller", "Carrier", "Requests", "SyncRequests"]

R = TypeVar("R", bound=Result)
Arguments = Mapping[str, object]


class Caller(Protocol):
    """Carries out an operation with what was set on the request object before and what its method was given."""

    def __call__(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R: ...


class AsyncCaller(Protocol):
    """Caller's awaitable twin."""

    async def __call__(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R: ...


class Carrier(ABC):
    """Has a Caller: the blocking client."""

    __slots__ = ()

    @abstractmethod
    def _caller(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R: ...


class AsyncCarrier(ABC):
    """Carrier's awaitable twin."""

    __slots__ = ()

    @abstractmethod
    async def _caller(self, operation: Operation[R], preset: Arguments, given: Arguments, /) -> R: ...


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
            raise AttributeError(unknown_name(type(self).__name__, name, self.parameters, "attribute"))

        def __setattr__(self, name, value):
            if name not in self.parameters:
                raise AttributeError(unknown_name(type(self).__name__, name, self.parameters, "attribute"))
            self._preset[name] = value

    def __repr__(self) -> str:
        return f"<{type(self).__name__} set: {', '.join(self._preset) or 'nothing'}>"


class SyncRequests(Requests):
    """Requests of the blocking client."""

    __slots__ = ("_caller",)
    _caller: Caller

    def __init__(self, caller: Caller) -> None:
        super().__init__()
        object.__setattr__(self, "_caller", caller)

    def _call(self, operation: Operation[R], given: dict[str, Any]) -> R:
        del given["self"]
        return self._caller(operation, self._preset, given)


class AsyncRequests(Requests):
    """Requests of the asyncio client."""

    __slots__ = ("_caller",)
    _caller: AsyncCaller

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__()
        object.__setattr__(self, "_caller", caller)

    async def _call(self, operation: Operation[R], given: dict[str, Any]) -> R:
        del given["self"]
        return await self._caller(operation, self._preset, given)
