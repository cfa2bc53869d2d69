"""What becomes of a message: the results that there are, and the numbers that stand for each of them."""

from __future__ import annotations

__all__ = ["HELD", "MAGIC", "is_charged", "is_success", "result_named"]

_PREFIX = "+4477009000"
# A result keeps its number for good: a new one gets the next.
_RESULTS = (
    "delivered",
    "SentOK",
    "delivered-to-network",
    "Control Deleted",
    "Undelivered",
    "Bad Number",
    "Destination is blacklisted",
    "Rejected-Duplicate",
    "Rejected-Country Blocked-Account Policy",
    "Rejected-Invalid Sender ID",
    "Rejected-Message Content Issue",
    "LinkNotPermitted",
    "No Permit Record",
    "Invalid Mobile Number (RP-Max)",
    "Invalid Mobile Number (RP-Min)",
    "Rejected-06-Invalid Mobile Number",
    "Rejected-07-Invalid Number",
    "Pending",
    "CreditHold",
)
MAGIC = {f"{_PREFIX}{position:02}": result for position, result in enumerate(_RESULTS, 1)}
"""The result of each number that stands for one."""
HELD = frozenset({"Pending", "CreditHold"})
"""Those that are no results: the recipient stays so."""

_BY_NAME = {name.lower().replace(" ", "").replace("-", ""): name for name in _RESULTS}
_SUCCESS = frozenset({"delivered", "SentOK", "delivered-to-network", "Control Deleted"})
_CHARGED = frozenset({"delivered", "SentOK", "delivered-to-network", "Undelivered", "Bad Number"})


def result_named(text: str) -> str | None:
    """Return the result as the service writes it; case, spaces and hyphens do not count."""
    return _BY_NAME.get(text.lower().replace(" ", "").replace("-", ""))


def is_success(result: str) -> bool:
    """Whether a recipient with this result counts as a success."""
    return result in _SUCCESS


def is_charged(result: str) -> bool:
    """Whether a recipient with this result costs anything."""
    return result in _CHARGED
