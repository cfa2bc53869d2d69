"""What a caller gives and what the service answers shows up nowhere but in the results.

A token, a number, a text and a name that are in nothing else go through calls that succeed, fail and are wrong; then
they are looked for in log records, hook payloads, spans, reprs, exceptions and tracebacks with all variables shown.
"""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
import socket
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from traceback import TracebackException
from typing import Any

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from bestsms import AsyncBestSMS, BestSMS, BestSMSError, models
from bestsms.otel import OpenTelemetry
from bestsms.testing import virtual_time
from bestsms.transports import TransportName
from tests.faults.safety import TRANSPORTS

TOKEN = "canary-token-5f1c9e7a"
NUMBER = "+61491570737"
DIGITS = "491570737"
TEXT = "Canary text 7b2d: meet me at the lighthouse"
NAME = "Zebulon-Canary-Quillfeather"
CANARIES = (TOKEN, DIGITS, TEXT, "lighthouse", NAME)
ECHO: dict[str, object] = {
    "ErrorMessage": [f"Refused QUOTED to {NUMBER} with {TOKEN}"],  # what was sent is quoted
    "Destination": NUMBER,
    "Messages": [{"From": NUMBER, "MessageText": TEXT, "ReceivedID": "1"}],
    "Recipients": [{"Destination": NUMBER, "FirstName": NAME, "SMSReplies": [{"MessageText": TEXT, "From": NUMBER}]}],
    "Contacts": [{"FirstName": NAME, "MobilePhone": NUMBER}],
    "Contact": {"FirstName": NAME, "MobilePhone": NUMBER},
    "PageCount": 3,
    "TotalRecords": 3,
}
LOGGERS = ("", "bestsms", "httpx", "httpcore", "pyreqwest", "pyreqwest.connect", "asyncio")


def shown(what: str, *texts: str) -> None:
    """Fail if a canary is in what was shown."""
    for text in texts:
        for canary in CANARIES:
            assert canary not in text, f"{what} shows {canary}:\n{text}"


class Echo:
    """A service that answers as it is told, and quotes everything it knows."""

    def __init__(self) -> None:
        self.url = ""
        self.status = 200
        self.body = b""
        self.hang = threading.Event()
        self.hang.set()

    def answers(self, status: int, body: object) -> None:
        self.status = status
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()


@pytest.fixture
def service() -> Generator[Echo]:
    echo = Echo()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def reply(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            body = echo.body.replace(b"QUOTED", " ".join(text for text in (TEXT, NAME) if text in sent).encode())
            echo.hang.wait(5)
            if echo.status == 0:
                self.close_connection = True
                return
            with suppress(OSError):
                self.send_response(echo.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_DELETE = reply

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Write nothing."""

    class Many(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """The client went away: that is what some tests are about."""

    with Many(("127.0.0.1", 0), Handler) as server:
        echo.url = f"http://127.0.0.1:{server.server_port}/api/v2.04"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield echo
        finally:
            echo.hang.set()
            server.shutdown()
            thread.join()


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


@pytest.fixture
def witness() -> Generator[Witness]:
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


Call = Callable[[Any], Any]


def send(client: Any) -> Any:
    return client.Messaging.SMS.SendMessage(
        MessageText=TEXT,
        Recipients=[NUMBER, {"Recipient": NUMBER, "FirstName": NAME}, models.RecipientModel(Recipient=NUMBER)],
    )


def send_by_attributes(client: Any) -> Any:
    request = client.Messaging.SMS
    request.MessageText = TEXT
    request.Recipients = [NUMBER]
    shown("a request", repr(request))
    return request.SendMessage()


CALLS: dict[str, Call] = {
    "send": send,
    "attributes": send_by_attributes,
    "create": lambda client: client.Addressbook.Contact.Create(FirstName=NAME, MobilePhone=NUMBER),
    "update": lambda client: client.Addressbook.Contact.Update(ContactID="1", FirstName=NAME, MobilePhone=NUMBER),
    "status": lambda client: client.Reports.Status.Poll(MessageID="ID123456"),
    "wait": lambda client: client.Reports.Status.Wait(MessageID="ID123456", Timeout=0.01),
    "received": lambda client: client.Reports.SMSReceived.Poll(),
    "contacts": lambda client: client.Addressbook.Contact.List(),
}
ANSWERS: dict[str, tuple[int, object]] = {
    "success": (200, {"Result": "Success", **ECHO}),
    "failed": (200, {"Result": "Failed", **ECHO}),
    "other word": (200, {"Result": TEXT, **ECHO}),
    **{str(status): (status, {"Result": "Failed", **ECHO}) for status in (302, 400, 401, 404, 408, 429, 500, 503)},
    "html": (200, f"<p>{ECHO}".encode()),
    "html 502": (502, f"<p>{ECHO}".encode()),
    "broken": (200, json.dumps(ECHO).encode()[:-1]),
    "nothing": (0, b""),
}


@contextmanager
def blocking(service: Echo, witness: Witness, transport: TransportName, raises: bool = True) -> Generator[BestSMS]:
    with BestSMS(
        TOKEN,
        BaseURL=service.url,
        Transport=transport,
        Timeout=1,
        MaxRetries=1,
        ReconcileFor=0,
        RaiseErrors=raises,
        OnRequest=witness.told,
        OnResponse=witness.responded,
        OnRetry=witness.told,
    ) as client:
        client._session.clock = client._session.clock._replace(sleep=lambda seconds: None)
        yield client


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("answer", ANSWERS)
def test_no_outcome_of_a_call_gives_anything_away(
    service: Echo, witness: Witness, transport: TransportName, answer: str
) -> None:
    service.answers(*ANSWERS[answer])
    with blocking(service, witness, transport) as client:
        for call in CALLS.values():
            try:
                result = call(client)
            except BestSMSError as error:
                gives_nothing_away(error)
            else:
                shown("a result", repr(result))
    assert witness.lines
    assert witness.events
    witness.saw_nothing()


NEWER_CALLS: dict[str, Call] = {
    **CALLS,
    "sought": lambda client: client.Addressbook.GroupContact.Detail(GroupID="1", ContactID=NAME),
    "search": lambda client: client.Addressbook.Contact.Search(MobilePhone=NUMBER, FirstName=NAME),
    "opt-out": lambda client: client.OptOut.Create(DestType="SMS", Destination=NUMBER, StopMessage=TEXT),
    "opt-outs": lambda client: list(client.OptOut.ListAll()),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_no_outcome_of_a_call_of_the_newer_version_gives_anything_away(
    service: Echo, witness: Witness, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BESTSMS_API_VERSION", "3.00")
    service.url = service.url.replace("v2.04", "v3.00")
    service.answers(*ANSWERS[answer])
    with blocking(service, witness, "httpx") as client, virtual_time(client):
        for call in NEWER_CALLS.values():
            try:
                result = call(client)
            except BestSMSError as error:
                gives_nothing_away(error)
            else:
                shown("a result", repr(result))
    assert type(client).__name__ == "BestSMSv300"
    witness.saw_nothing()


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("answer", ["success", "400", "html", "nothing"])
async def test_no_outcome_of_a_coroutine_gives_anything_away(
    service: Echo, witness: Witness, transport: TransportName, answer: str
) -> None:
    service.answers(*ANSWERS[answer])
    async with AsyncBestSMS(
        TOKEN,
        BaseURL=service.url,
        Transport=transport,
        MaxRetries=0,
        ReconcileFor=0,
        RaiseErrors=True,
        OnRequest=witness.told,
        OnResponse=witness.responded,
    ) as client:
        for call in CALLS.values():
            try:
                result = await call(client)
            except BestSMSError as error:
                gives_nothing_away(error)
            else:
                shown("a result", repr(result))
    witness.saw_nothing()


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_neither_a_refused_connection_nor_a_timeout_gives_anything_away(
    service: Echo, witness: Witness, transport: TransportName
) -> None:
    service.hang.clear()
    with blocking(service, witness, transport) as client, pytest.raises(BestSMSError) as timeout:
        send(client.WithOptions(Timeout=0.05, MaxRetries=0))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    service.url = f"http://127.0.0.1:{port}"
    with blocking(service, witness, transport) as client, pytest.raises(BestSMSError) as refused:
        send(client)
    for error in (timeout.value, refused.value):
        gives_nothing_away(error)
        shown("a pickle", repr(pickle.dumps(error)))  # one with an answer holds that answer, and says so
    witness.saw_nothing()


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_a_cancelled_send_gives_nothing_away(service: Echo, witness: Witness, transport: TransportName) -> None:
    service.hang.clear()
    async with AsyncBestSMS(TOKEN, BaseURL=service.url, Transport=transport, OnResponse=witness.responded) as client:
        with pytest.raises(TimeoutError) as cancelled:
            async with asyncio.timeout(0.05):
                await send(client)
    gives_nothing_away(cancelled.value)
    assert "interrupted" in "".join(witness.events)
    witness.saw_nothing()


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_an_interrupted_send_gives_nothing_away(service: Echo, witness: Witness, transport: TransportName) -> None:
    service.answers(200, {"Result": "Success"})

    def interrupt(event: object) -> None:
        raise KeyboardInterrupt

    with (
        BestSMS(TOKEN, BaseURL=service.url, Transport=transport, OnRequest=interrupt) as client,
        pytest.raises(KeyboardInterrupt) as interrupted,
    ):
        send(client)
    gives_nothing_away(interrupted.value)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_closed_client_gives_nothing_away(service: Echo, witness: Witness, transport: TransportName) -> None:
    with blocking(service, witness, transport) as client:
        pass
    with pytest.raises(RuntimeError) as closed:
        send(client)
    gives_nothing_away(closed.value)
    witness.saw_nothing()


def test_iterators_give_nothing_away(service: Echo, witness: Witness) -> None:
    with blocking(service, witness, "httpx") as client:
        for read in (client.Addressbook.Contact.ListAll, client.Reports.SMSReceived.PollAll):
            service.answers(200, {"Result": "Success", **ECHO})
            records = read()
            shown("an iterator", repr(records), repr(next(records)))
            service.answers(*ANSWERS["400"])
            with pytest.raises(BestSMSError) as refused:
                list(records)
            gives_nothing_away(refused.value)
    witness.saw_nothing()


def unknown_attribute(client: Any) -> None:
    client.Messaging.SMS.MesageText = TEXT


def unknown_field(client: Any) -> None:
    models.RecipientModel(Recipient=NUMBER).FirstNam = NAME  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


def wrong_field(client: Any) -> None:
    models.ContactModel(MobilePhone=NUMBER).FirstName = [NAME]  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]


WRONG: dict[str, Call] = {
    "unknown key": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=[{NUMBER: NAME}]),
    "name as key": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients={NAME: NUMBER}),
    "number as key": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients={int(DIGITS): NAME}),
    "key of a file": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, Files=[{NAME: TEXT}]),
    "wrong type": lambda c: c.Messaging.SMS.SendMessage(MessageText=[TEXT], Recipients=NUMBER),
    "wrong recipient": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=[NUMBER, [NUMBER]]),
    "no recipient": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=[]),
    "nobody": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=[{"FirstName": NAME}]),
    "no number": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=[NAME]),
    "no message": lambda c: c.Messaging.SMS.SendMessage(Recipients=NUMBER),
    "number as MessageID": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, MessageID=NUMBER),
    "number as SendTime": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, SendTime=NUMBER),
    "number as TimeZone": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, TimeZone=NUMBER),
    "long reference": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, Reference=TEXT * 9),
    "bad file": lambda c: c.Messaging.SMS.SendMessage(
        MessageText=TEXT, Recipients=NUMBER, Files=[{"Name": NAME, "Data": TEXT}]
    ),
    "no such file": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, Files=[f"/no/{NAME}"]),
    "too large": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT * 500_000, Recipients=NUMBER),
    "two spellings": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Message=NAME, Recipients=NUMBER),
    "unknown argument": lambda c: c.Messaging.SMS.SendMessage(MesageText=TEXT, Recipients=NUMBER),
    "argument of another version": lambda c: c.Messaging.SMS.SendMessage(TemplateID=TEXT, Recipients=NUMBER),
    "attribute of another version": lambda c: setattr(c.Messaging.SMS, "TemplateID", TEXT),
    "key of another version": lambda c: c.Messaging.SMS.SendMessage(
        MessageText=TEXT, Recipients=[{"Recipient": NUMBER, "EmailAddress": NAME}]
    ),
    "number as argument": lambda c: c.Messaging.SMS.SendMessage(**{NUMBER: TEXT}),
    "positional": lambda c: c.Messaging.SMS.SendMessage(TEXT, NUMBER),
    "half a character": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT + "\ud83d", Recipients=NUMBER),
    "empty ContactID": lambda c: c.Addressbook.Contact.Update(ContactID="", FirstName=NAME, MobilePhone=NUMBER),
    "wrong name": lambda c: c.Addressbook.Contact.Create(FirstName=[NAME], MobilePhone=NUMBER),
    "model": lambda c: models.RecipientModel(Recipient=NUMBER, Bogus=NAME),  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    "model's number": lambda c: models.RecipientModel(Recipient=[NUMBER]),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    "unknown attribute": unknown_attribute,
    "unknown field": unknown_field,
    "wrong field": wrong_field,
    "client": lambda c: BestSMS(TOKEN, Timeout=-1),
    "client's token": lambda c: BestSMS(f"Bearer {TOKEN}"),
    "client's URL": lambda c: BestSMS(TOKEN, BaseURL="http://example.com"),
    "client's argument": lambda c: BestSMS(TOKEN, Bogus=1),  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    "client's transport": lambda c: BestSMS(TOKEN, Transport="carrier pigeon"),  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    "options": lambda c: c.WithOptions(Timeout=-1),
    "pickle": pickle.dumps,
}


@pytest.mark.parametrize("wrong", WRONG)
def test_no_complaint_about_arguments_gives_anything_away(service: Echo, witness: Witness, wrong: str) -> None:
    with blocking(service, witness, "httpx") as client:
        with pytest.raises((TypeError, ValueError, AttributeError)) as complaint:
            WRONG[wrong](client)
        shown("a client", repr(client), str(client), repr(client._session), repr(client._session.settings))
    gives_nothing_away(complaint.value)
    witness.saw_nothing()


async def test_no_complaint_of_a_coroutine_about_arguments_gives_anything_away(service: Echo) -> None:
    async with AsyncBestSMS(TOKEN, BaseURL=service.url) as client:
        for wrong in ("unknown key", "wrong type", "no message", "unknown argument", "number as MessageID", "bad file"):
            with pytest.raises((TypeError, ValueError)) as complaint:
                await WRONG[wrong](client)
            gives_nothing_away(complaint.value)


def test_the_frames_of_the_caller_are_left_alone(service: Echo) -> None:
    def numbers() -> Iterator[str]:
        mine = "kept"
        yield NUMBER
        raise LookupError(mine)

    with BestSMS(TOKEN, BaseURL=service.url) as client, pytest.raises(LookupError) as own:
        client.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=numbers())
    trace = "".join(TracebackException.from_exception(own.value, capture_locals=True).format())
    assert "mine = 'kept'" in trace
    assert "recipients.py" in trace
