"""What the commands of the extras read from their arguments alike."""

from __future__ import annotations

from argparse import ArgumentTypeError

__all__ = ["port"]


def port(text: str) -> int:
    """Return the port that an argument names.

    Raises:
        ArgumentTypeError: It names none.
    """
    if not text.isascii() or not text.isdigit() or len(text) > 5 or int(text) > 65535:
        raise ArgumentTypeError(f"a port is from 0 to 65535, not {text!r:.40}")
    return int(text)
