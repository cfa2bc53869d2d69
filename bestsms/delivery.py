"""What the Status and Result texts of a message mean."""

from __future__ import annotations

from bestsms._core.codes import folded, known_code

__all__ = ["DeliveryResult"]


class DeliveryResult:
    """The Result or Status text of a recipient, compared and explained.

    Texts compare without regard to case, spaces and hyphens: `DeliveryResult("Sent OK") == "sent-ok"`.

    Documentation: Status Reporting.

    Args:
        Text: The text as the service sent it; None is treated as an empty text.
    """

    __slots__ = ("Text", "_known")

    def __init__(self, Text: str | None) -> None:
        if Text is not None and not isinstance(Text, str):
            raise TypeError(f"Text must be text (str) or None, not {type(Text).__name__}")
        self.Text: str = Text or ""
        self._known = known_code(self.Text)

    @property
    def Code(self) -> str:
        """The known code in its usual spelling; an unknown text as it is."""
        return str(self._known["code"]) if self._known else self.Text

    @property
    def IsKnown(self) -> bool:
        """Whether the text is one of the documented codes."""
        return self._known is not None

    @property
    def IsFinal(self) -> bool | None:
        """Whether nothing more will happen; None for an unknown text."""
        return self._value("final")

    @property
    def IsDelivered(self) -> bool | None:
        """Whether the handset has the message; None for an unknown text."""
        return self._value("delivered")

    @property
    def IsCharged(self) -> bool | None:
        """Whether the message costs something; None for an unknown text, and where it is not settled yet."""
        return self._value("charged")

    @property
    def Meaning(self) -> str | None:
        """A sentence on what happened; None for an unknown text."""
        return str(self._known["meaning"]) if self._known else None

    def _value(self, name: str) -> bool | None:
        value = self._known[name] if self._known else None
        return value if isinstance(value, bool) else None

    def __eq__(self, other: object) -> bool:
        if isinstance(other, DeliveryResult):
            return self._key == other._key
        return self._key == DeliveryResult(other)._key if isinstance(other, str) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> str:
        return folded(self.Code)

    def __str__(self) -> str:
        return self.Text

    def __repr__(self) -> str:
        return f"DeliveryResult({self.Text!r:.80})"
