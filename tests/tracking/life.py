"""What the tests of tracking share."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings
from bestsms.testing import VirtualTime, virtual_time
from bestsms.tracking import TrackedMessage, Tracker
from bestsms.webhooks import WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

__all__ = ["FAILS", "NUMBER", "OTHER", "STAYS_PENDING", "THIRD", "Life", "Place", "place"]

NUMBER, OTHER, THIRD = "+61491570006", "+61491570156", "+61491570157"
FAILS, STAYS_PENDING = "+447700900006", "+447700900018"
SECRET = "a-made-up-webhook-secret"


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        pass


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Life:
    """A tracker and a client of a sandbox, and a receiver of its webhooks, in one time."""

    def __init__(self, sandbox: Sandbox, client: BestSMS, time: VirtualTime, store: Path | str) -> None:
        self.sandbox, self.plain, self.time = sandbox, client, time
        self.is_receiving = True
        self.came: list[bytes] = []
        """Bodies of the webhooks that came, whether they were taken or not."""
        self.tracker = Tracker(store, KeepReplyTexts=True, Clock=self.now)
        self.client = self.tracker.Track(client)
        self._receiver = WebhookReceiver(Secret=SECRET, OnStatus=self.tracker.Event, OnReply=self.tracker.Event)

    def now(self) -> datetime:
        return self.time.Now

    def advance(self, seconds: float) -> None:
        """Let time pass for everybody."""
        self.time.Pass(seconds)
        self.sandbox.Advance(Seconds=seconds)

    def app(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        self.came.append(body)
        if not self.is_receiving:
            start_response("503 Service Unavailable", [("Content-Length", "0")])
            return []
        return self._receiver.wsgi({**environ, "wsgi.input": BytesIO(body)}, start_response)

    def send(self, *recipients: str, message_id: str | None = None, text: str = "Hello") -> str:
        sent = self.client.Messaging.SMS.SendMessage(
            MessageText=text, Recipients=list(recipients), MessageID=message_id
        )
        assert sent.Result == "Success", sent
        assert sent.MessageID is not None
        return sent.MessageID

    def message(self, message_id: str) -> TrackedMessage:
        found = self.tracker.Message(message_id)
        assert found is not None
        return found

    def results(self, message_id: str) -> list[tuple[str | None, str | None]]:
        """Return number and result of each recipient, as the tracker has them."""
        return [(one.Destination, one.Result) for one in self.message(message_id).Recipients]


class Place:
    """Where lives are led, one after the other: a sandbox, and a server that its webhooks go to."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.life: Life | None = None

    @contextmanager
    def life_with(self, store: Path | str = ":memory:") -> Generator[Life]:
        """Begin anew."""
        self.sandbox.Reset()
        with (
            BestSMS(self.sandbox.Token, BaseURL=self.sandbox.BaseURL, MaxRetries=0, ReconcileFor=0) as client,
            virtual_time(client, datetime.fromisoformat(self.sandbox.Clock().Now)) as time,
        ):
            self.life = Life(self.sandbox, client, time, store)
            try:
                yield self.life
            finally:
                self.life.tracker.Close()


@contextmanager
def place(*, has_webhooks: bool = True) -> Generator[Place]:
    """Run a sandbox and a server for its webhooks."""

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        assert made.life is not None
        return made.life.app(environ, start_response)

    with make_server("127.0.0.1", 0, app, _Threads, _Quiet) as server:
        url = f"http://127.0.0.1:{server.server_port}/hook" if has_webhooks else None
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            with Sandbox(Settings(WebhookURL=url, WebhookSecret=SECRET)) as sandbox:
                made = Place(sandbox)
                yield made
        finally:
            server.shutdown()
            thread.join()
