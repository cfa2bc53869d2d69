"""How fast webhooks are parsed, on one core, beside what reads the same bytes and knows nothing of webhooks.

python benchmarks/webhooks.py [--quick]

Read the ratios. Then how many webhooks a receiver takes and handles over each store (benchmarks/webhook_stores.py).
What is found becomes docs/webhook-benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import parse_qsl, urlencode
from xml.parsers import expat

from benchmarks.common import FULL, QUICK, Effort, Figures, medians, pin
from benchmarks.facts import Facts, markdown
from benchmarks.rows import shortly
from benchmarks.webhook_stores import THREADS, measure_stores, stores_table
from bestsms.webhooks import StatusEvent, parse
from bestsms.webhooks.events import Event
from bestsms.webhooks.samples import samples

__all__ = ["page"]

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = ("bestsms", "defusedxml", "redis", "SQLAlchemy", "psycopg")
PARSING = ("Format", "bytes", "parsed a second", "µs", "µs, all of it read", "peer", "its µs", "ratio")
PAGE = """# Benchmarks of webhooks

Written by `make bench-webhooks`, which measures again and replaces this page. Read the ratios: times depend on the
machine. The service posts one webhook for each recipient of a message and for each reply.

## Parsing

{parsing}

One core, `bestsms.webhooks.parse` with the headers of a request; medians of {repeats} turns. The ratio is that of `µs`
to the peer's, which reads the same bytes, and knows nothing of webhooks and of hostile XML. `All of it read`: with Key,
Time, Delivery and Price of the event.

## Receiving

{stores}

One process, {events:,} webhooks, from the request's bytes on, without a web server. `Acknowledged` is how many a second
are verified, parsed and written by {threads} threads, each answered 200. `Handled` is how many of those that wait one
worker then hands to a function that does nothing. Without a store both are one. The stores write to disk before they
answer: SQLite with `synchronous=FULL`, Redis with `appendfsync always`, PostgreSQL as it comes. They run on the same
core as the receiver.

{told}.
"""
HEADERS = {"host": "www.example.com", "content-type": "application/json", "x-sender": "a", "authorization": "b"}
SAMPLE = samples()[0]
BODIES = {
    "JSON": SAMPLE.Body("JSON"),
    "XML": SAMPLE.Body("XML"),
    "form": urlencode({name: value or "" for name, value in SAMPLE.Fields.items()}).encode(),
}


def with_expat(body: bytes) -> dict[str, str]:
    """Read the fields with Python's expat and no safety at all."""
    fields: dict[str, str] = {}
    texts: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda *_: texts.clear()
    parser.CharacterDataHandler = texts.append
    parser.EndElementHandler = lambda name: fields.__setitem__(name, "".join(texts))
    parser.Parse(body, True)
    return fields


PLAIN: Mapping[str, tuple[str, Callable[[bytes], object]]] = {
    "JSON": ("json.loads", json.loads),
    "XML": ("expat", with_expat),
    "form": ("parse_qsl", lambda body: parse_qsl(body.decode(), keep_blank_values=True)),
}


def everything_of(event: Event) -> object:
    """Read what a receiver reads of an event."""
    assert isinstance(event, StatusEvent)
    return event.Key, event.Time, event.Delivery.IsFinal, event.MessageID, event.Destination, event.Price


def measure_parsing(effort: Effort) -> Figures:
    """Return microseconds for a webhook of each format: parsed, read whole, and with the plain parser."""
    times = max(effort.calls // 3, 10)

    def repeated(read: Callable[[bytes], object], body: bytes) -> Callable[[], None]:
        def action() -> None:
            for _ in range(times):
                read(body)

        return action

    actions: dict[str, Callable[[], object]] = {}
    for form, body in BODIES.items():
        actions[f"{form} plain"] = repeated(PLAIN[form][1], body)
        actions[f"{form} parse"] = repeated(lambda one: parse(one, HEADERS), body)
        actions[f"{form} parse and read"] = repeated(lambda one: everything_of(parse(one, HEADERS)), body)
    return {name: took * 1000 / times for name, took in medians(actions, effort.repeats).items()}


def parsing_table(figures: Figures) -> str:
    """Return the figures as a table."""
    rows: list[list[str]] = []
    for form, body in BODIES.items():
        plain, ours, read = (figures[f"{form} {what}"] for what in ("plain", "parse", "parse and read"))
        times = f"{ours / plain:.2f}"
        shown = (len(body), 1e6 / ours, ours, read, plain)
        size, rate, took, whole, least = (shortly(number) for number in shown)
        rows.append([form, size, rate, took, whole, PLAIN[form][0], least, times])
    return markdown(PARSING, [heading not in ("Format", "peer") for heading in PARSING], rows)


def page(figures: Figures, facts: Facts) -> str:
    """Return the page of the documentation."""
    return PAGE.format(
        parsing=parsing_table(figures),
        stores=stores_table(figures),
        told=facts.told(LIBRARIES),
        threads=THREADS,
        events=FULL.calls,
        repeats=FULL.repeats,
    )


def main() -> int:
    """Measure, print the tables, and write the page unless it was a quick run; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a little of each, to see that it works; writes nothing")
    is_quick = parser.parse_args().quick
    effort = QUICK if is_quick else FULL
    pin(0)
    facts, begun = Facts.now(), time.monotonic()
    figures = measure_parsing(effort)
    print(parsing_table(figures), flush=True)
    figures |= measure_stores(effort)
    print(f"\n{stores_table(figures)}", flush=True)
    if not is_quick:
        facts = facts.ended(time.monotonic() - begun)
        (ROOT / "docs" / "webhook-benchmarks.md").write_text(page(figures, facts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
