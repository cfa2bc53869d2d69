"""OpenTelemetry: a span and a duration for each request, after the semantic conventions for HTTP clients.

from bestsms.otel import OpenTelemetry

client = BestSMS(AuthToken="...", **OpenTelemetry().Hooks)

Needs opentelemetry-api: pip install "bestsms[otel]". Nothing in a span or metric is personal: where the conventions
want the URL (`url.full`), it stands with `{names}` in place of identifiers and without its query, for a MessageID leads
to who was sent what.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TypedDict
from urllib.parse import urlsplit

from bestsms._version import __version__
from bestsms.events import RequestEvent, ResponseEvent, RetryEvent

try:
    from opentelemetry import metrics, trace
except ImportError as _error:
    raise ImportError('bestsms.otel needs opentelemetry-api: pip install "bestsms[otel]"') from _error

__all__ = ["HookArguments", "OpenTelemetry"]

Value = str | int | float
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0)


class HookArguments(TypedDict):
    """Arguments for BestSMS and AsyncBestSMS."""

    OnRequest: Callable[[RequestEvent], object]
    OnResponse: Callable[[ResponseEvent], object]
    OnRetry: Callable[[RetryEvent], object]


class OpenTelemetry:
    """Hooks that make spans and metrics; one object serves any number of clients and threads.

    A span has the kind CLIENT, the name of method and path template, and the span as its parent in which the call was
    made. The metric is `http.client.request.duration`. A repetition is a span of its own, with
    `http.request.resend_count`; the wait before it is an event of the parent.

    Args:
        TracerProvider: Makes the spans. Default: the global one.
        MeterProvider: Makes the metric. Default: the global one.
    """

    __slots__ = ("_duration", "_tracer")

    def __init__(
        self,
        TracerProvider: trace.TracerProvider | None = None,
        MeterProvider: metrics.MeterProvider | None = None,
    ) -> None:
        self._tracer = trace.get_tracer("bestsms", __version__, tracer_provider=TracerProvider)
        self._duration = metrics.get_meter("bestsms", __version__, meter_provider=MeterProvider).create_histogram(
            "http.client.request.duration",
            unit="s",
            description="Duration of HTTP client requests.",
            explicit_bucket_boundaries_advisory=BUCKETS,
        )

    @property
    def Hooks(self) -> HookArguments:
        """The three hooks by the names of a client's arguments."""
        return {"OnRequest": self.OnRequest, "OnResponse": self.OnResponse, "OnRetry": self.OnRetry}

    def OnRequest(self, event: RequestEvent) -> None:
        """Do nothing: a span is made when its request has ended, so that none stays open."""

    def OnResponse(self, event: ResponseEvent) -> None:
        """Make the span of a request that has ended, and note how long it took."""
        request, ended = event.Request, time.time_ns()
        common = _attributes(event)
        span = self._tracer.start_span(
            f"{request.Method} {common['url.template']}",
            kind=trace.SpanKind.CLIENT,
            attributes={**common, **_more(event)},
            start_time=ended - int(event.Seconds * 1_000_000_000),
        )
        if "error.type" in common:
            span.set_status(trace.StatusCode.ERROR)
        span.end(ended)
        self._duration.record(event.Seconds, common)

    def OnRetry(self, event: RetryEvent) -> None:
        """Note on the span in which the call was made that a request will be repeated, why and when."""
        reason = event.Failure if event.Status is None else str(event.Status)
        trace.get_current_span().add_event(
            "bestsms.retry",
            {
                "bestsms.operation": event.Operation,
                "bestsms.attempt": event.Attempt,
                "bestsms.delay": event.Delay,
                "error.type": reason or "_OTHER",
            },
        )


def _attributes(event: ResponseEvent) -> Mapping[str, Value]:
    """Return what span and metric have in common."""
    request = event.Request
    address = urlsplit(request.URLTemplate)
    found: dict[str, Value] = {
        "http.request.method": request.Method,
        "server.address": request.ServerAddress,
        "server.port": request.ServerPort,
        "url.scheme": address.scheme,
        "url.template": address.path,
    }
    if event.Status is None:
        found["error.type"] = event.Failure or "_OTHER"
    else:
        found["http.response.status_code"] = event.Status
        if event.Status >= 400:
            found["error.type"] = str(event.Status)
    return found


def _more(event: ResponseEvent) -> Mapping[str, Value]:
    """Return what the span alone has."""
    request = event.Request
    found: dict[str, Value] = {
        "url.full": request.URLTemplate,
        "http.request.body.size": request.BodySize,
        "bestsms.operation": request.Operation,
    }
    if event.Status is not None:
        found["http.response.body.size"] = event.BodySize
    if request.Attempt > 1:
        found["http.request.resend_count"] = request.Attempt - 1
    return found
