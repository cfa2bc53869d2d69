"""Reading every contact of an address book, a page after the other."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Generator, Iterable

import httpx

from benchmarks.common import HEADERS, TOKEN, Effort, Figures, settle
from bestsms import BestSMS
from bestsms.transports import TransportName

__all__ = ["measure_paging", "measure_paging_memory"]

PAGE = 100
"""What ListAll asks for when it is not told otherwise."""


def measure_paging(url: str, effort: Effort) -> Figures:
    """Return the seconds of reading all contacts with ListAll, and with a loop written by hand."""
    settle()
    found: Figures = {}
    for name, read in _readers(url).items():
        started = time.perf_counter()
        _check(read(), effort)
        found[f"paging {name}"] = time.perf_counter() - started
    return found


def measure_paging_memory(url: str, effort: Effort) -> Figures:
    """Return the kilobytes of Python's memory at the peak of the same; slower, for every allocation is noted."""
    found: Figures = {}
    for name, read in _readers(url).items():
        next(iter(read()))  # what is imported and made by the first call is no part of it
        tracemalloc.start()
        _check(read(), effort)
        found[f"paging peak {name}"] = tracemalloc.get_traced_memory()[1] / 1000
        tracemalloc.stop()
    return found


def _readers(url: str) -> dict[str, Callable[[], Iterable[object]]]:
    return {
        "bestsms httpx": lambda: _listed(url, "httpx"),
        "bestsms pyreqwest": lambda: _listed(url, "pyreqwest"),
        "httpx": lambda: _by_hand(url),
    }


def _check(identifiers: Iterable[object], effort: Effort) -> None:
    if sum(1 for identifier in identifiers if identifier) != effort.contacts:
        raise AssertionError("contacts are missing")


def _listed(url: str, transport: TransportName) -> Generator[str | None]:
    with BestSMS(TOKEN, BaseURL=f"{url}/bestsms", Transport=transport) as client:
        for contact in client.Addressbook.Contact.ListAll():
            yield contact.ContactID


def _by_hand(url: str) -> Generator[object]:
    with httpx.Client(headers=HEADERS, timeout=30) as client:
        number, pages = 1, 1
        while number <= pages:
            asked = {"recordsPerPage": PAGE, "page": number}
            page = client.get(f"{url}/bestsms/addressbook/contact/list", params=asked).json()
            for contact in page["Contacts"]:
                yield contact["ContactID"]
            number, pages = number + 1, page["PageCount"]
