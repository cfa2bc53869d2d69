"""How fast webhooks are parsed, on one core, beside what reads the same bytes and knows nothing of webhooks.

python benchmarks/webhooks.py [--quick]

Read the ratios. Then how many webhooks a receiver takes and handles over each store (benchmarks/webhook_stores.py).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlencode
from xml.parsers import expat

from benchmarks.common import FULL, QUICK, Effort, Figures, medians, pin
from benchmarks.webhook_stores import measure_stores, shown_stores
from bestsms.webhooks import StatusEvent, parse
from bestsms.webhooks.events import Event
from bestsms.webhooks.samples import samples

__all__ = ["MEASURES"]

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


def shown_parsing(figures: Figures) -> str:
    """Return the figures as lines."""
    lines: list[str] = []
    for form, body in BODIES.items():
        plain, ours, read = (figures[f"{form} {what}"] for what in ("plain", "parse", "parse and read"))
        lines.append(
            f"{form:4} {len(body)} bytes: parse {1e6 / ours:7.0f} a second, {ours:5.1f} µs, {ours / plain:.2f} times"
            f" {PLAIN[form][0]} ({plain:.1f} µs); with Key, Time, Delivery and Price read {read:.1f} µs"
        )
    return "\n".join(lines)


MEASURES: Mapping[str, tuple[Callable[[Effort], Figures], Callable[[Figures], str]]] = {
    "parsing": (measure_parsing, shown_parsing),
    "stores": (measure_stores, shown_stores),
}
"""What is measured, by name: what measures it, and what makes lines of the figures."""


def main() -> int:
    """Measure; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a little of each, to see that it works")
    effort = QUICK if parser.parse_args().quick else FULL
    pin(0)
    for measure, shown in MEASURES.values():
        print(shown(measure(effort)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
