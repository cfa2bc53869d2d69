"""The documented calls against the mock server: each as you would write it, then its answer. Nothing is sent."""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Callable
from typing import TypeAlias

from bestsms import BestSMS, Result
from bestsms.models import ContactModel, GroupModel, RecipientModel
from scripts.mock import MockServerError, running
from scripts.toolbox import documents

Call: TypeAlias = Callable[[BestSMS], Result]
FIRST_LINES, LAST_LINES = 14, 10


def basic_message(client: BestSMS) -> Result:
    """Send one text to two numbers."""
    return client.Messaging.SMS.SendMessage(
        Reference="Test",
        MessageText="Test SMS",
        Recipients=["+61491570006", "+61491570156"],
    )


def advanced_message(client: BestSMS) -> Result:
    """Send to numbers, people, contacts and groups in one call, with an identifier of your own."""
    return client.Messaging.SMS.SendMessage(
        MessageID="ID123456",
        Reference="Test SMS - Advanced version",
        ForceGSMChars=True,
        MessageText="Test SMS for [[Attention]] at [[Company]]. Click [[Reply]] to reply.",
        Recipients=[
            "+61491570157",
            {"Recipient": "+61491570158", "Attention": "John Doe", "Company": "Example Corp"},
            RecipientModel(Recipient="+61491570159", Attention="Jess Doe", Custom1="Value 1"),
            GroupModel(GroupID="4000000b-f002-4007-b00a-c00000000003"),
            ContactModel(ContactID="6000000b-f002-4007-b00a-c00000000004"),
        ],
    )


def status(client: BestSMS) -> Result:
    """Ask what became of a message."""
    return client.Reports.Status.Poll(MessageID="ID123456")


def replies(client: BestSMS) -> Result:
    """Read the replies to a message."""
    return client.Reports.SMSReply.Poll(MessageID="ID123456")


def received(client: BestSMS) -> Result:
    """Read everything that came in during the last day (1440 minutes)."""
    return client.Reports.SMSReceived.Poll(TimePeriod=1440)


def reschedule(client: BestSMS) -> Result:
    """Move a delayed message to another time."""
    return client.Actions.Reschedule.SendRequest(MessageID="ID123456", SendTime="2030-08-12 12:00:00")


def abort(client: BestSMS) -> Result:
    """Cancel a delayed message."""
    return client.Actions.Abort.SendRequest(MessageID="ID123456")


def contacts(client: BestSMS) -> Result:
    """List the contacts."""
    return client.Addressbook.Contact.List(RecordsPerPage=10, Page=1)


def new_contact(client: BestSMS) -> Result:
    """Create a contact."""
    return client.Addressbook.Contact.Create(
        FirstName="Jess", LastName="Doe", MobilePhone="+61491570006", ViewPublic="Account", EditPublic="Account"
    )


def groups(client: BestSMS) -> Result:
    """List the groups."""
    return client.Addressbook.Group.List(RecordsPerPage=10, Page=1)


def new_group(client: BestSMS) -> Result:
    """Create a group."""
    return client.Addressbook.Group.Create(GroupName="Test Group", GroupCode="Test_Group")


CALLS: tuple[Call, ...] = (
    basic_message,
    advanced_message,
    status,
    replies,
    received,
    reschedule,
    abort,
    contacts,
    new_contact,
    groups,
    new_group,
)


def source(call: Call) -> str:
    """Return the call as it is written above, without what surrounds it."""
    _, _, body = inspect.getsource(call).rpartition('"""\n')
    return textwrap.dedent(body).removeprefix("return ").rstrip()


def shortened(answer: str) -> str:
    """Return an answer with no more lines than a screen takes."""
    lines = answer.splitlines()
    left_out = len(lines) - FIRST_LINES - LAST_LINES
    if left_out <= 1:
        return answer
    return "\n".join((*lines[:FIRST_LINES], f"... {left_out} lines ...", *lines[-LAST_LINES:]))


def show(number: int, call: Call, client: BestSMS) -> bool:
    """Make one call, print it with its answer, and tell whether it was a success."""
    print(f"\n{number}. {inspect.getdoc(call)}\n")
    print(textwrap.indent(source(call), ">>> ", lambda line: not line.startswith((" ", ")"))), flush=True)
    result = call(client)
    print(textwrap.indent(shortened(str(result)), "    "), flush=True)
    return result.IsSuccess


def tour(url: str, calls: tuple[Call, ...] = CALLS) -> int:
    """Make the calls against the server at `url`; 1 if one is not a success."""
    print(f'>>> client = BestSMS("a-made-up-token", BaseURL="{url}")')
    with BestSMS("a-made-up-token", BaseURL=url) as client:
        failed = [call.__name__ for number, call in enumerate(calls, 1) if not show(number, call, client)]
    if failed:
        print(f"\nFAILED: not a success: {', '.join(failed)}", file=sys.stderr)
        return 1
    print(f"\nOK: {len(calls)} calls, all with Result=Success.")
    return 0


def main() -> int:
    """Start the mock server and make every call."""
    document = documents()[-1]
    try:
        with running(document) as url:
            print(f"A mock server answers from openapi/{document.name}. No message is sent, no account is needed.\n")
            return tour(url)
    except MockServerError as error:
        print(f"FAILED: the mock server did not start.\n{error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
