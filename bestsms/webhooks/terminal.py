"""Events as a terminal shows them."""

from __future__ import annotations

from datetime import datetime

from rich.console import Console
from rich.text import Text

from bestsms.webhooks.events import Event, ReceivedEvent, StatusEvent

__all__ = ["Terminal", "masked", "shown"]

_COLOURS = {"Status": "cyan", "Reply": "magenta", "Inbound": "blue", "Unknown": "yellow"}
_LAST_DIGITS = 3


def shown(text: str | None) -> str:
    """Return a text in which no character moves the cursor, changes colours or turns the direction of writing."""
    letters = (letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text or "")
    return "".join(letters)


def masked(number: str | None) -> str:
    """Return a number of which only the last digits can be read."""
    return "*" * max(0, len(number or "") - _LAST_DIGITS) + shown((number or "")[-_LAST_DIGITS:])


class Terminal:
    """Prints events, a line or two each.

    Args:
        Mask: Whether numbers and texts are hidden.
        Console: Where to.
    """

    def __init__(self, *, Mask: bool = False, Console: Console | None = None) -> None:
        self._mask = Mask
        self._console = Console or _console()

    def say(self, text: str, style: str = "") -> None:
        """Print a line."""
        self._console.print(Text(text, style))

    def event(self, event: Event, form: str, *, is_new: bool = True) -> None:
        """Print an event, and what it came as."""
        line = Text.assemble(
            (f"{_when(event.Time):15}", "dim"),
            f"  {form:4}  ",
            (f"{event.Kind:7}", f"bold {_COLOURS[event.Kind]}"),
            f"  {masked(event.Destination) if self._mask else shown(event.Destination):15}  ",
        )
        if isinstance(event, StatusEvent):
            line.append_text(_state(event))
        elif isinstance(event, ReceivedEvent):
            line.append(self._words(event.Message), "bold")
        else:
            line.append(f"Type {shown(event.Type) or 'missing'}", "yellow")
        line.append(f"  {shown(event.MessageID)}", "dim")
        if not is_new:
            line.append("  known already: a receiver drops it", "yellow")
        self._console.print(line)

    def answer(self, what: str, status: int | None, milliseconds: float) -> None:
        """Print what a request was answered; None for no answer."""
        good = status is not None and 200 <= status < 300
        told = "no answer" if status is None else f"answered {status}"
        self._console.print(
            Text.assemble(f"{what}  ", (told, "green" if good else "bold red"), f"  {milliseconds:.0f} ms")
        )

    def _words(self, text: str | None) -> str:
        return f"a text of {len(text or '')} characters" if self._mask else f"“{shown(text)}”"


def _when(time: datetime | None) -> str:
    try:
        return "no time" if time is None else f"{time.astimezone():%d %b %H:%M:%S}"
    except OverflowError:  # the first or the last day of all
        return f"{time:%d %b %H:%M:%S}"


def _state(event: StatusEvent) -> Text:
    delivery = event.Delivery
    colour = "green" if delivery.IsDelivered else "red" if delivery.IsFinal else "yellow"
    parts = f"  {event.Parts} part{'s' if event.Parts != 1 else ''}" if event.Parts is not None else ""
    price = f"  {event.Price}" if event.Price is not None else ""
    return Text.assemble((f"{shown(event.Status)}: {shown(event.Result)}", colour), parts, price)


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)
