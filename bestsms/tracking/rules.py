"""Whether a report says more than what is known. Pure decisions, so that the order of reports does not matter.

A poll that was asked after everything else was learnt is the service's own word, and decides. Whatever else is told may
be late: a webhook comes up to a day after the event, and another may have come before it. What such reports have is the
time of the message: the same for every report of one attempt, later for one that was sent again.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from bestsms._core.codes import folded
from bestsms.tracking.reports import Report

__all__ = ["Known", "Verdict", "verdict"]

Verdict: TypeAlias = Literal["Take", "Same", "Late", "Dispute"]
"""What to do with a report: it is news, known already, older than what is known, or contradicts it."""


class Known(NamedTuple):
    """What is known of a recipient."""

    status: str | None
    result: str | None
    is_final: bool
    sent: int | None
    is_reopened: bool
    """Whether it is being sent again, since a time that is not known."""


def verdict(known: Known, report: Report, *, decides: bool) -> Verdict:
    """Judge a report; `decides` if it is the service's own word on everything that is known."""
    if known.status is None:
        return "Take"
    says_the_same = folded(report.status) == folded(known.status) and folded(report.result) == folded(
        known.result or ""
    )
    if decides:
        tells_since_when = known.is_reopened and report.sent not in (None, known.sent)
        return "Same" if says_the_same and not tells_since_when else "Take"
    if report.sent is not None and known.sent is not None and report.sent != known.sent:
        return "Take" if report.sent > known.sent else "Late"
    return _of_the_same_attempt(known, report, says_the_same=says_the_same)


def _of_the_same_attempt(known: Known, report: Report, *, says_the_same: bool) -> Verdict:
    if says_the_same:
        return "Same"
    if not known.is_final:
        return "Late" if known.is_reopened and report.is_final else "Take"
    if report.is_final or report.says_that_something_changed:
        return "Dispute"
    return "Late"
