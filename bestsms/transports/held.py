"""One write for a request's head and its body, in place of the two that httpcore makes."""

from __future__ import annotations

__all__ = ["Held"]


class Held:
    """What was written first is held until more is written or something is to be read.

    Every write is a call of the operating system, and a packet or a TLS record of its own: of a short request, where
    head and body are written one after the other, that is a twentieth of all the time that a call takes.
    """

    __slots__ = ("_first",)

    def __init__(self) -> None:
        self._first = b""

    def and_then(self, buffer: bytes) -> bytes:
        """Return what is to be written now that the buffer is; nothing if the buffer is held."""
        first, self._first = self._first, b"" if self._first else buffer
        return first + buffer if first else b""

    def rest(self) -> bytes:
        """Return what is held, which is then held no more."""
        first, self._first = self._first, b""
        return first
