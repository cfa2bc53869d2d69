"""OpenTelemetry: spans and durations after the semantic conventions, by the real SDK."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import HistogramDataPoint, InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from bestsms import AsyncBestSMS, BestSMS, BestSMSv300
from bestsms.otel import BUCKETS, OpenTelemetry
from tests.faults.plans import REFUSE, Cut, Plan
from tests.faults.safety import NUMBER, TOKEN, skipping
from tests.faults.server import FaultServer, serving
from tests.faults.wire import wire_of
from tests.servers import recording


class Observed:
    """What was exported."""

    def __init__(self) -> None:
        self.exporter = InMemorySpanExporter()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.reader = InMemoryMetricReader()
        self.meters = MeterProvider([self.reader])
        self.telemetry = OpenTelemetry(TracerProvider=self.tracers, MeterProvider=self.meters)

    @property
    def spans(self) -> tuple[ReadableSpan, ...]:
        return self.exporter.get_finished_spans()

    @property
    def points(self) -> list[HistogramDataPoint]:
        data: Any = self.reader.get_metrics_data()
        (metric,) = data.resource_metrics[0].scope_metrics[0].metrics
        assert (metric.name, metric.unit) == ("http.client.request.duration", "s")
        return list(metric.data.data_points)


@pytest.fixture
def observed() -> Generator[Observed]:
    observed = Observed()
    yield observed
    observed.meters.shutdown()
    observed.tracers.shutdown()


@pytest.fixture
def server() -> Generator[FaultServer]:
    with serving() as server:
        yield server


@pytest.fixture
def client(server: FaultServer, observed: Observed) -> Generator[BestSMS]:
    with BestSMS(TOKEN, BaseURL=server.url, ReconcileFor=3, **observed.telemetry.Hooks) as client:
        skipping(client, server)
        yield client


def attributes(span: ReadableSpan) -> Mapping[str, Any]:
    assert span.attributes is not None
    return dict(span.attributes)


def send(client: BestSMS) -> str:
    return client.Messaging.SMS.SendMessage(MessageID="ID123456", MessageText="Hi", Recipients=NUMBER).Result


def test_a_request_is_a_client_span_after_the_conventions(
    client: BestSMS, server: FaultServer, observed: Observed
) -> None:
    before = time.time_ns()
    assert client.Reports.Status.Poll(MessageID="ID123456").Result == "Failed"
    (span,) = observed.spans
    assert span.name == "GET /api/v2.04/get/status/{MessageID}"
    assert span.kind is SpanKind.CLIENT
    assert span.status.status_code is StatusCode.ERROR
    assert span.start_time is not None
    assert span.end_time is not None
    assert before - 1_000_000 <= span.start_time <= span.end_time <= time.time_ns()
    assert attributes(span) == {
        "http.request.method": "GET",
        "server.address": "127.0.0.1",
        "server.port": server.port,
        "url.scheme": "http",
        "url.template": "/api/v2.04/get/status/{MessageID}",
        "url.full": f"{server.url}/get/status/{{MessageID}}",
        "http.response.status_code": 404,
        "error.type": "404",
        "http.request.body.size": 0,
        "http.response.body.size": len(wire_of(server.version).not_found[0][1]),
        "bestsms.operation": "Reports.Status.Poll",
    }
    assert span.instrumentation_scope is not None
    assert span.instrumentation_scope.name == "bestsms"


def test_a_success_is_no_error(client: BestSMS, observed: Observed) -> None:
    assert send(client) == "Success"
    (span,) = observed.spans
    assert (span.name, span.status.status_code) == ("POST /api/v2.04/send/sms", StatusCode.UNSET)
    assert "error.type" not in attributes(span)
    assert "http.request.resend_count" not in attributes(span)
    assert attributes(span)["http.request.body.size"] > 80


def test_each_repetition_and_each_lookup_is_a_span_of_its_own(
    client: BestSMS, server: FaultServer, observed: Observed
) -> None:
    server.load((REFUSE, Plan("busy-seconds"), Plan(request_cut=Cut("reset", 60))))
    assert send(client.WithOptions(ResendUnknown=True)) == "Success"
    told = [
        (
            span.name.partition(" ")[0],
            attributes(span).get("http.request.resend_count"),
            attributes(span).get("error.type"),
        )
        for span in observed.spans
    ]
    lookups = [("GET", None, "404")] * 3
    assert told == [
        ("POST", None, "connection"),
        ("POST", 1, "429"),
        ("POST", 2, "connection"),
        *lookups,
        ("POST", 3, None),
    ]


def test_a_request_without_an_answer_says_why_and_has_no_status(
    client: BestSMS, server: FaultServer, observed: Observed
) -> None:
    server.load((Plan(request_cut=Cut("stall", 60)),))
    client.WithOptions(Timeout=0.05, MaxRetries=0).Addressbook.Group.List()
    (span,) = observed.spans
    assert attributes(span)["error.type"] == "timeout"
    assert "http.response.status_code" not in attributes(span)
    assert "http.response.body.size" not in attributes(span)


def test_spans_have_the_callers_span_as_parent_and_pauses_are_its_events(
    client: BestSMS, server: FaultServer, observed: Observed
) -> None:
    server.load((Plan("busy-seconds"),))
    with observed.tracers.get_tracer("test").start_as_current_span("mine") as mine:
        assert send(client) == "Success"
    *requests, parent = observed.spans
    assert {span.parent.span_id for span in requests if span.parent is not None} == {mine.get_span_context().span_id}
    (event,) = parent.events
    assert event.name == "bestsms.retry"
    assert dict(event.attributes or {}) == {
        "bestsms.operation": "Messaging.SMS.SendMessage",
        "bestsms.attempt": 1,
        "bestsms.delay": 3.0,
        "error.type": "429",
    }


async def test_coroutines_have_spans_too(server: FaultServer, observed: Observed) -> None:
    async with AsyncBestSMS(TOKEN, BaseURL=server.url, **observed.telemetry.Hooks) as client:
        with observed.tracers.get_tracer("test").start_as_current_span("mine") as mine:
            await client.Reports.Status.Poll(MessageID="ID123456")
    span, _ = observed.spans
    assert span.parent is not None
    assert span.parent.span_id == mine.get_span_context().span_id


def test_calls_of_the_newer_version_have_spans_that_show_no_query(observed: Observed) -> None:
    with (
        recording("/api/v3.00") as service,
        BestSMSv300(TOKEN, BaseURL=service.url, **observed.telemetry.Hooks) as newer,
    ):
        assert newer.Addressbook.Contact.Search(MobilePhone=NUMBER).IsSuccess
        newer.Addressbook.ContactGroup.Detail(ContactID="C1", GroupID="G1")
    urls = [dict(span.attributes or {})["url.full"] for span in observed.spans]
    base = service.url
    assert urls == [f"{base}/addressbook/contact/search", f"{base}/addressbook/contact/{{ContactID}}/group/list"]


def test_durations_are_a_histogram_with_the_buckets_of_the_conventions(client: BestSMS, observed: Observed) -> None:
    for _ in range(3):
        send(client)
    client.Reports.Status.Poll(MessageID="Unknown")
    points = {point.attributes["http.response.status_code"]: point for point in observed.points if point.attributes}
    assert {status: point.count for status, point in points.items()} == {200: 3, 404: 1}
    assert tuple(points[200].explicit_bounds) == BUCKETS
    assert 0 < points[200].sum < 3
    assert set(points[404].attributes or {}) == {
        "http.request.method",
        "server.address",
        "server.port",
        "url.scheme",
        "url.template",
        "http.response.status_code",
        "error.type",
    }


def test_without_providers_the_global_ones_serve(server: FaultServer) -> None:
    with BestSMS(TOKEN, BaseURL=server.url, **OpenTelemetry().Hooks) as client:
        assert send(client) == "Success"
    assert not trace.get_current_span().is_recording()


def test_opentelemetry_is_not_imported_by_bestsms() -> None:
    code = "import sys, bestsms; bestsms.BestSMS('x').close(); sys.exit('opentelemetry' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_opentelemetry_the_import_says_what_to_install() -> None:
    code = "import sys; sys.modules['opentelemetry'] = None\nimport bestsms.otel"
    ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert 'ImportError: bestsms.otel needs opentelemetry-api: pip install "bestsms[otel]"' in ran.stderr
