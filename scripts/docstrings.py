"""Docstrings of generated methods."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

__all__ = ["docstring", "wrapped"]

NEW_LINE = "\n"


def docstring(paragraphs: tuple[str, ...], signature: Iterable[Sequence[str]], returns: str, error: str) -> str:
    """Return a method's docstring, indented for a class body."""
    arguments = "\n".join(hanging(f"{name}: {text}") for name, _, _, text in signature)
    raises = (
        "Raises:\n    TypeError: An unknown argument, or one of a wrong type. Nothing was sent.\n"
        "    ValueError: A missing argument, or one outside its limits. Nothing was sent.\n"
        f"    {hanging(f'BestSMSError: {error}').replace(NEW_LINE, NEW_LINE + '    ')}"
    )
    parts = [*map(wrapped, paragraphs), f"Args:\n{textwrap.indent(arguments, '    ')}", returns, raises]
    return textwrap.indent("\n\n".join(parts), " " * 8).strip()


def wrapped(text: str) -> str:
    """Return the text in lines, escaped."""
    return textwrap.fill(" ".join(text.split()), 100).replace("\\", "\\\\")


def hanging(text: str) -> str:
    return textwrap.fill(text, 98, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
