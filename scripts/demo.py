"""A sandbox, and the calls of a day against it: each as you would write it, then its answer. Nothing is sent."""

from __future__ import annotations

import argparse
import inspect
import json
import sys
import textwrap
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import TypeAlias

from bestsms import BestSMS, Result
from bestsms.models import ContactModel, RecipientModel
from bestsms.sandbox import Sandbox, Settings

FIRST_LINES, LAST_LINES = 14, 10
PATIENCE = 60


class Webhooks:
    """A receiver of webhooks, as your own program would have one."""

    def __init__(self) -> None:
        self.url = ""
        self.came: Queue[dict[str, object]] = Queue()

    def next(self) -> dict[str, object]:
        """Return the next webhook, as soon as it is there."""
        return self.came.get(timeout=PATIENCE)


Step: TypeAlias = Callable[[BestSMS, Sandbox, Webhooks], object]


def send(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Send a message. The sandbox takes it and shows it in its inbox."""
    return client.Messaging.SMS.SendMessage(
        MessageID="Table-7",
        MessageText="Dear [[Attention]], your table is ready at nine. Reply YES to keep it.",
        Recipients=RecipientModel(Recipient="+61491570006", Attention="Jess"),
    )


def pending(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Ask what became of it: nothing yet."""
    return client.Reports.Status.Poll(MessageID="Table-7")


def deliver(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Let a minute pass, at once. The message is delivered meanwhile."""
    return sandbox.Advance("1m").Now


def delivered(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Status by polling."""
    return client.Reports.Status.Poll(MessageID="Table-7")


def status_webhook(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Status by webhook: the sandbox posted it to the receiver in this script."""
    return webhooks.next()


def reply(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Now this script is the handset, and types a reply."""
    return sandbox.Reply(From="+61491570006", MessageText="YES").MessageText


def reply_webhook(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """The reply by webhook."""
    return webhooks.next()


def replies(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """The replies to the message, by polling."""
    return client.Reports.SMSReply.Poll(MessageID="Table-7")


def received(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Everything that came in during the last day (1440 minutes)."""
    return client.Reports.SMSReceived.Poll(TimePeriod=1440)


def failing(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Send to one of the numbers that stand for a result."""
    return client.Messaging.SMS.SendMessage(
        MessageID="Table-8",
        MessageText="Your table is ready at ten.",
        Recipients=sandbox.MagicNumbers()["Bad Number"],
    )


def failed(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """That message comes to this result, as a webhook tells."""
    sandbox.Advance("1m")
    return webhooks.next()


def delayed(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Send at a later time."""
    return client.Messaging.SMS.SendMessage(
        MessageID="Table-9",
        MessageText="See you tonight.",
        Recipients=["+61491570156", "+61491570157"],
        SendTime="2090-08-12 12:00:00",
    )


def reschedule(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Move it to another time."""
    return client.Actions.Reschedule.SendRequest(MessageID="Table-9", SendTime="2090-08-12 18:00:00")


def abort(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Cancel it."""
    return client.Actions.Abort.SendRequest(MessageID="Table-9")


def new_contact(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Write a contact into the address book."""
    return client.Addressbook.Contact.Create(FirstName="Jess", LastName="Doe", MobilePhone="+61491570158")


def to_contacts(client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Send to every contact by name."""
    return client.Messaging.SMS.SendMessage(
        MessageText="Dear [[FirstName]], we have a new menu.",
        Recipients=[ContactModel(ContactID=contact.ContactID) for contact in client.Addressbook.Contact.ListAll()],
    )


STEPS: tuple[Step, ...] = (
    send,
    pending,
    deliver,
    delivered,
    status_webhook,
    reply,
    reply_webhook,
    replies,
    received,
    failing,
    failed,
    delayed,
    reschedule,
    abort,
    new_contact,
    to_contacts,
)


@contextmanager
def receiving() -> Generator[Webhooks]:
    """Run the receiver of webhooks."""
    webhooks = Webhooks()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(204)
            self.end_headers()
            webhooks.came.put(json.loads(body))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        webhooks.url = f"http://127.0.0.1:{server.server_port}/webhooks"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield webhooks
        finally:
            server.shutdown()
            thread.join()


def source(step: Step) -> str:
    """Return the step as it is written above, without what surrounds it."""
    _, _, body = inspect.getsource(step).rpartition('"""\n')
    return textwrap.dedent(body).replace("return ", "", 1).rstrip()


def shortened(answer: str) -> str:
    """Return an answer with no more lines than a screen takes."""
    lines = answer.splitlines()
    left_out = len(lines) - FIRST_LINES - LAST_LINES
    if left_out <= 1:
        return answer
    return "\n".join((*lines[:FIRST_LINES], f"... {left_out} lines ...", *lines[-LAST_LINES:]))


def show(number: int, step: Step, client: BestSMS, sandbox: Sandbox, webhooks: Webhooks) -> object:
    """Take one step, print it with what comes of it, and return that."""
    print(f"\n{number}. {inspect.getdoc(step)}\n")
    print(textwrap.indent(source(step), ">>> ", lambda line: not line.startswith((" ", ")"))), flush=True)
    answer = step(client, sandbox, webhooks)
    text = json.dumps(answer, indent=4, ensure_ascii=False) if isinstance(answer, dict) else str(answer)
    print(textwrap.indent(shortened(text), "    "), flush=True)
    return answer


def tour(sandbox: Sandbox, webhooks: Webhooks, steps: Sequence[Step] = STEPS) -> int:
    """Take the steps; 1 if a call among them is not a success."""
    print(f'>>> client = BestSMS("{sandbox.Token}", BaseURL="{sandbox.BaseURL}")')
    with BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL) as client:
        answers = {step.__name__: show(number, step, client, sandbox, webhooks) for number, step in enumerate(steps, 1)}
    calls = {name: answer for name, answer in answers.items() if isinstance(answer, Result)}
    failures = [name for name, answer in calls.items() if not answer.IsSuccess]
    if failures:
        print(f"\nFAILED: not a success: {', '.join(failures)}", file=sys.stderr)
        return 1
    hooks = sum(isinstance(answer, dict) for answer in answers.values())
    print(f"\nOK: {len(calls)} of {len(calls)} calls succeeded, {hooks} webhooks came.")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Start a sandbox and a receiver, and take every step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stay", action="store_true", help="keep the inbox open at the end, until Enter is pressed")
    options = parser.parse_args(arguments)
    with receiving() as webhooks, Sandbox(Settings(WebhookURL=webhooks.url, DeliverySeconds=60)) as sandbox:
        print(f"A sandbox runs on this machine. Its inbox: {sandbox.URL}/\nNothing is sent, no account is needed.\n")
        status = tour(sandbox, webhooks)
        if options.stay:
            input(f"The inbox is open: {sandbox.URL}/ Press Enter to end. ")
        return status


if __name__ == "__main__":
    sys.exit(main())
