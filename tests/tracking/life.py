"""A sandbox, a receiver of its webhooks, a tracker and a client, which all live in one time."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings
from bestsms.testing import VirtualTime, virtual_time
from bestsms.tracking import TrackedMessage, Tracker
from bestsms.webhooks.receiver import WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

__all__ = ["FAILS", "NUMBER", "OTHER", "STAYS_PENDING", "THIRD", "Life", "living"]

NUMBER, OTHER, THIRD = "+61491570006", "+61491570156", "+61491570157"
FAILS, STAYS_PENDING = "+447700900006", "+447700900018"
SECRET = "a-made-up-webhook-secret"


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        pass


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Life:
    """See living."""

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
        from io import BytesIO

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


@contextmanager
def living(store: Path | str = ":memory:", **settings: object) -> Generator[Life]:
    """Run all of them; settings are the sandbox's."""
    with make_server("127.0.0.1", 0, lambda environ, start: holder[0].app(environ, start), _Threads, _Quiet) as server:
        holder: list[Life] = []
        options: dict[str, object] = {
            "WebhookURL": f"http://127.0.0.1:{server.server_port}/hook",
            "WebhookSecret": SECRET,
            **settings,
        }
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            with (
                Sandbox(Settings(**options)) as sandbox,  # type: ignore[arg-type]  # each test knows the setting it gives
                BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL, MaxRetries=0, ReconcileFor=0) as client,
                virtual_time(client, datetime.fromisoformat(sandbox.Clock().Now)) as time,
            ):
                life = Life(sandbox, client, time, store)
                holder.append(life)
                try:
                    yield life
                finally:
                    life.tracker.Close()
        finally:
            server.shutdown()
            thread.join()
