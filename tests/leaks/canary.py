"""A token, a number, a text and a name that are in nothing else, and the looking for them."""

from __future__ import annotations

from collections.abc import Iterator
from traceback import TracebackException

from bestsms import BestSMSError

TOKEN = "canary-token-5f1c9e7a"
NUMBER = "+61491570737"
DIGITS = "491570737"
TEXT = "Canary text 7b2d: meet me at the lighthouse"
NAME = "Zebulon-Canary-Quillfeather"
CANARIES = (TOKEN, DIGITS, TEXT, "lighthouse", NAME)


def shown(what: str, *texts: str) -> None:
    """Fail if a canary is in what was shown."""
    for text in texts:
        for canary in CANARIES:
            assert canary not in text, f"{what} shows {canary}:\n{text}"


def frames(error: BaseException | None) -> Iterator[str]:
    """The variables of the library's frames, also of exceptions that a traceback does not show."""
    while error is not None:
        trace = error.__traceback__
        while trace is not None:
            if str(trace.tb_frame.f_globals["__name__"]).startswith("bestsms"):
                yield repr(trace.tb_frame.f_locals)
            trace = trace.tb_next
        error = error.__cause__ or error.__context__


def gives_nothing_away(error: BaseException) -> None:
    shown("an exception", str(error), repr(error), repr(error.args))
    shown("a traceback", "".join(TracebackException.from_exception(error, capture_locals=True).format(chain=True)))
    shown("a frame", *frames(error))
    if isinstance(error, BestSMSError):
        shown("a result", repr(error.Result))
