"""Who sees all that a client tells of what it does."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from bestsms.otel import OpenTelemetry
from tests.leaks.canary import shown

LOGGERS = ("", "bestsms", "httpx", "httpcore", "pyreqwest", "pyreqwest.connect", "asyncio")


class Witness(logging.Handler):
    """Takes in all that is logged, all that hooks are given, and all spans."""

    def __init__(self) -> None:
        super().__init__(0)
        self.lines: list[str] = []
        self.events: list[str] = []
        self.exporter = InMemorySpanExporter()
        provider = TracerProvider()
        provider.add_span_processor(SimpleSpanProcessor(self.exporter))
        self._telemetry = OpenTelemetry(TracerProvider=provider)
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += [self.format(record), repr(record.args), repr(record.__dict__)]

    def told(self, event: Any) -> None:
        self.events += [repr(event), repr([getattr(event, name) for name in event.__slots__])]

    def responded(self, event: Any) -> None:
        self.told(event)
        self._telemetry.OnResponse(event)

    def saw_nothing(self) -> None:
        shown("the log", *self.lines)
        shown("a hook", *self.events)
        shown("a span", *(span.to_json() for span in self.exporter.get_finished_spans()))


@contextmanager
def watching() -> Generator[Witness]:
    """Have a Witness see every record, however small."""
    witness = Witness()
    before = {name: logging.getLogger(name).level for name in LOGGERS}
    for name in LOGGERS:
        logging.getLogger(name).setLevel(1)
    logging.getLogger().addHandler(witness)
    try:
        yield witness
    finally:
        logging.getLogger().removeHandler(witness)
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
