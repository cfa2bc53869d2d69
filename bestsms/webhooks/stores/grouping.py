"""Writing for many threads with one commit: while one is being made, what comes in waits for the next together."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

__all__ = ["Grouped"]

Given = TypeVar("Given")
Answer = TypeVar("Answer")


class _Ask(Generic[Given, Answer]):
    def __init__(self, given: Given) -> None:
        self.given = given
        self.answers: list[Answer] = []
        self.error: BaseException | None = None


class Grouped(Generic[Given, Answer]):
    """A call of one thing, made of a call of many."""

    def __init__(self, write: Callable[[Sequence[Given]], Sequence[Answer]]) -> None:
        self._write = write
        self._turn = threading.Lock()
        self._queued = threading.Lock()
        self._asks: list[_Ask[Given, Answer]] = []

    def __call__(self, given: Given) -> Answer:
        """Return the answer to what is given, once it is written."""
        ask = _Ask[Given, Answer](given)
        with self._queued:
            self._asks.append(ask)
        with self._turn:
            if not ask.answers and ask.error is None:
                self._write_all()
        if ask.error is not None:
            raise ask.error
        return ask.answers[0]

    def _write_all(self) -> None:
        with self._queued:
            asks, self._asks = self._asks, []
        try:
            answers = self._write([ask.given for ask in asks])
        except BaseException as error:
            for ask in asks:
                ask.error = error
            raise
        for ask, answer in zip(asks, answers, strict=True):
            ask.answers.append(answer)
