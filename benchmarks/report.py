"""The table, and the page of the documentation around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benchmarks.common import FULL, Figures
from benchmarks.facts import Facts, markdown
from benchmarks.rows import Comparison

__all__ = ["page", "table"]

HEADINGS = ("Sending, reading, starting", "bestsms", "peer", "its figure", "unit", "ratio (from, to)", "bar", "met")
NUMBERS = ("bestsms", "its figure", "ratio (from, to)")
LIBRARIES = ("bestsms", "httpx", "httpcore", "pyreqwest", "msgspec", "requests", "twilio", "telnyx")
PAGE = """# Benchmarks

Written by `make bench`, which measures again and replaces this page. Read the ratios: times depend on the machine.

![Each ratio as a bar, to the right of the line where bestsms does better](benchmarks.svg)

{table}

{told} for {runs} runs.

## How to read it

- A row is one figure of this library, the same figure of a peer, and the first over the second. Figures are medians of
  {runs} runs. The ratio is worked out within each run; shown are its median, its smallest and its largest.
- `calls/s`: more is better. All other units: less is better.
- The bar is what the project asks of the ratio. `met` says in how many runs it was kept. Rows without a bar are there
  to be known.
- `httpx` and `pyreqwest` in the first column are the two transports of this library; see
  [client options](client-options.md).

## How it is made

- One server of our own, one process on another core than the client's, answers every library what it expects, from
  memory. It was busy for at most {busy:.0%} of the time while calls a second were measured, so that it holds nobody
  back. Connections are plain HTTP on loopback and stay open.
- Every library sends one message by the call that its documentation shows: `client.messages.create` of twilio, with a
  custom HTTP client that is twilio's own with another address; `client.messages.send` of telnyx, with `base_url`;
  `post` of an `httpx.Client` and of a `requests.Session`, with the headers and the body that this library sends, a UUID
  included, and the answer's JSON read. All else is at its defaults, but for `httpx.AsyncClient`, which may keep 100
  connections, as this library does, and wait 60 s, lest it give up.
- One at a time: {blocks} blocks of {block} calls of each library, in turns, in one process on one core. CPU is that of
  the whole process, its threads included.
- asyncio: {calls:,} calls, or as many as come back in {cap:g} s. {few}
- Decode: {recipients:,} recipients, from the bytes of the answer to the result whose `Recipients` are all made. The
  second row also reads one field of each, which `json.loads` is not asked to do.
- Encode: {many:,} `RecipientModel` objects, made before, to the bytes of the request, checks included; against
  `json.dumps` of the same dicts. Memory is what tracemalloc sees at the peak, over what was there before.
- Import and client: a new interpreter each time, without the start of Python itself, all compiled before.
- Paging: {contacts:,} contacts in pages of 100 with `ListAll`, which also sees to it that none is lost or read twice
  while the list changes; against a loop that asks for one page after the other. Memory by tracemalloc, in a run of its
  own; it does not see what pyreqwest keeps outside of Python.
"""


def table(comparisons: Sequence[Comparison]) -> str:
    """Return the rows as a table in Markdown."""
    return markdown(HEADINGS, [one in NUMBERS for one in HEADINGS], (one.cells() for one in comparisons))


def page(comparisons: Sequence[Comparison], runs: Sequence[Figures], facts: Facts) -> str:
    """Return the page of the documentation."""
    return PAGE.format(
        table=table(comparisons),
        told=facts.told(LIBRARIES),
        runs=len(runs),
        busy=max(value for run in runs for name, value in run.items() if " busy " in name),
        blocks=FULL.blocks,
        block=FULL.block,
        calls=FULL.calls,
        cap=FULL.seconds,
        few=_few(runs),
        recipients=FULL.recipients,
        many=FULL.recipients * 10,
        contacts=FULL.contacts,
    )


def _few(runs: Sequence[Figures]) -> str:
    """Say who did not come to all calls."""
    pattern = re.compile(r"async (\d+) calls (.+)")
    fewest: dict[str, int] = {}
    for run in runs:
        for name, calls in run.items():
            if (found := pattern.fullmatch(name)) and calls < FULL.calls:
                label = f"{found[2]} with {found[1]} in flight"
                fewest[label] = min(int(calls), fewest.get(label, FULL.calls))
    told = ", ".join(f"{calls:,} of {label}" for label, calls in fewest.items())
    return f"At least that were {told}." if told else "All came to that many."
