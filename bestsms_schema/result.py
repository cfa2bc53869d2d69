"""Results: what every call returns."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol, Self

from bestsms_schema.model import JSONObject, Model

__all__ = ["Outcome", "Result"]


class Outcome(Protocol):
    """How a call ended; the client decides it, the result shows it."""

    @property
    def word(self) -> str:
        """Success, Failed, Error or Unknown."""
        ...

    @property
    def messages(self) -> tuple[str, ...]:
        """Why it failed."""
        ...

    @property
    def status(self) -> int | None:
        """The HTTP status of the answer; None where there was none."""
        ...

    @property
    def decoded(self) -> object:
        """The answer as decoded JSON; None where there was none."""
        ...

    def exception(self, result: Result) -> Exception | None:
        """Return the exception for this outcome; None for a success."""
        ...


class Result(Model):
    """What a call returned, whatever happened: read Result (or IsSuccess) first, ErrorMessage when it failed."""

    __slots__ = ("_outcome",)
    _outcome: Outcome

    @classmethod
    def _of(cls, outcome: Outcome, data: JSONObject) -> Self:
        result = cls._view(data)
        object.__setattr__(result, "_outcome", outcome)
        return result

    @property
    def Result(self) -> str:
        """Result of the call, not of the message: Success, Failed (refused), Error (no usable answer, nothing was
        done) or Unknown (it may have been done). The service's own word is in Raw."""
        return self._outcome.word

    @property
    def IsSuccess(self) -> bool:
        """Whether Result is Success."""
        return self._outcome.word == "Success"

    @property
    def ErrorMessage(self) -> list[str]:
        """Why the call failed; empty on success."""
        return list(self._outcome.messages)

    @property
    def HTTPStatus(self) -> int | None:
        """The HTTP status code of the answer; None when no answer came."""
        return self._outcome.status

    @property
    def Raw(self) -> object:
        """The decoded JSON answer, untouched; None when there was none or it was not JSON."""
        return self._outcome.decoded

    def RaiseForError(self) -> Self:
        """Return this result if it is a success.

        Raises:
            BestSMSError: The subclass that fits how the call failed; it carries this result.
        """
        error = self._outcome.exception(self)
        if error is not None:
            raise error
        return self

    def ToDict(self) -> dict[str, Any]:
        """Return what is set as a new dict: Result, then the answer's own fields, then ErrorMessage if any."""
        answered = {name: value for name, value in super().ToDict().items() if name not in _REPLACED}
        messages = {"ErrorMessage": self.ErrorMessage} if self._outcome.messages else {}
        return {"Result": self.Result, **answered, **messages}

    def _store(self, field: object, value: object) -> None:  # noqa: ARG002  # whichever field, whatever value
        raise AttributeError(f"{type(self).__name__} is a record of an answer and cannot be changed")

    def __eq__(self, other: object) -> bool:
        same = super().__eq__(other)
        return same and isinstance(other, Result) and self._outcome == other._outcome if same is True else same

    __hash__: ClassVar[None] = None  # compared by value, like every model

    def __repr__(self) -> str:
        head = f"<{type(self).__name__} Result={self.Result!r} HTTPStatus={self.HTTPStatus}"
        return head + super().__repr__().removeprefix(f"<{type(self).__name__}")

    def __getstate__(self) -> object:
        return {"_data": self._data, "_outcome": self._outcome}


_REPLACED = frozenset({"Result", "ErrorMessage", "Message"})
