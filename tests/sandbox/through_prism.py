"""Calls that pass through Prism, which judges each request and each answer by the OpenAPI document."""

from __future__ import annotations

import contextlib
import io
import os
import runpy
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings
from bestsms.testing import virtual_time
from scripts.mock import Proxy, proxying
from tests.calls import CALLERS, CALLS, CONTACT_ID, GROUP_ID, MESSAGE_ID, NUMBER
from tests.contract.arguments import ODD_ID, Arguments
from tests.contract.document import SPOKEN, Document
from tests.contract.versions import calls, every_call

__all__ = ["EXAMPLES", "Passed", "passed"]

EXAMPLES = sorted(Path(__file__).parents[1].joinpath("documentation", "examples").glob("*.py"))
TOKEN = "[Your Auth Token]"  # the documentation's own
FOUND = "Found_Group"
PATIENT: Mapping[str, Any] = {"MaxRetries": 0, "ReconcileFor": 0, "Timeout": 60, "TimeZone": "AUS Eastern"}


@dataclass
class Passed:
    """What passed through the proxy."""

    calls: Counter[str] = field(default_factory=Counter[str])
    """By client."""
    answers: Counter[str] = field(default_factory=Counter[str])
    """By status."""
    succeeded: set[str] = field(default_factory=set[str])
    """Operations with an answer that tells of a success."""
    refused: Counter[str] = field(default_factory=Counter[str])
    """What the client itself refuses, since its version of the API has no such call or argument."""
    violations: list[str] = field(default_factory=list[str])

    def __str__(self) -> str:
        calls = ", ".join(f"{count} {name}" for name, count in self.calls.items())
        answers = ", ".join(f"{count} with {status}" for status, count in sorted(self.answers.items()))
        return (
            f"calls: {calls}\nanswers: {answers}\ncalls that succeeded: {len(self.succeeded)}\n"
            f"refused by the client: {', '.join(sorted(self.refused)) or 'none'}\n"
            f"violations: {len(self.violations)}"
        )


def passed(of: Document = SPOKEN, *, errors: bool = False) -> Passed:
    """Run the documentation's examples and every call of both clients in a version; return what came of it."""
    found = Passed()
    with (
        Sandbox(Settings(Token=TOKEN)) as sandbox,
        proxying(of.path, sandbox.BaseURLOf(of.version), errors=errors) as proxy,
    ):
        for example in EXAMPLES:
            with _noted(found, "examples", example.name, sandbox, proxy):
                _run(example, proxy.url, of.version)
        world = _world(sandbox)
        for client in CALLERS:
            with (
                client(proxy.url, AuthToken=TOKEN, APIVersion=of.version, **PATIENT) as caller,
                virtual_time(caller.client),
            ):
                for name, arguments in _every_call(of, world):
                    sandbox.Restore("world")
                    with _noted(found, client.__name__, name, sandbox, proxy, arguments):
                        if caller.call(name, **arguments).IsSuccess:
                            found.succeeded.add(name)
    return found


@contextlib.contextmanager
def _noted(
    found: Passed, who: str, what: str, sandbox: Sandbox, proxy: Proxy, arguments: Arguments | None = None
) -> Generator[None]:
    before, known = sandbox.Requests().TotalRecords, len(proxy.violations())
    try:
        yield
    except (AttributeError, TypeError, ValueError) as error:
        if "API v" not in str(error) and "must be" not in str(error):
            raise
        found.refused[what] += 1
        return
    what = what if arguments is None else f"{what} {arguments}"
    after = sandbox.Requests()
    found.calls[who] += 1
    if after.TotalRecords == before:
        found.violations.append(f"{who} {what}: did not come through")
    else:
        found.answers[str(after.Requests[0].Status)] += 1
    found.violations += [f"{who} {what}: {one}" for one in proxy.violations()[known:]]


def _run(example: Path, url: str, version: str) -> None:
    environment = {"BESTSMS_API_URL": url, "BESTSMS_API_VERSION": version}
    with mock.patch.dict(os.environ, environment), contextlib.redirect_stdout(io.StringIO()):
        client = runpy.run_path(str(example), run_name="__main__")["client"]
    assert isinstance(client, BestSMS)
    client.close()


@dataclass(frozen=True)
class _World:
    contact: str
    group: str
    optout: str


def _world(sandbox: Sandbox) -> _World:
    """Have what the calls ask for, and keep it as a snapshot."""
    sandbox.Reset()
    with BestSMS(TOKEN, BaseURL=sandbox.BaseURL, **PATIENT) as client:
        contact = client.Addressbook.Contact.Create(FirstName="Ada", MobilePhone=NUMBER, ViewBy="Account").Contact
        group = client.Addressbook.Group.Create(GroupName="Found Group", GroupCode=FOUND).Group
        assert contact is not None
        assert contact.ContactID
        assert group is not None
        assert group.GroupID
        client.Addressbook.ContactGroup.Create(ContactID=contact.ContactID, GroupID=group.GroupID)
        sends = client.Messaging.SMS.SendMessage
        sends(MessageText="Hello", Recipients=NUMBER, MessageID=MESSAGE_ID)
        sends(MessageText="Later", Recipients=NUMBER, MessageID="Delayed", SendTime="2090-01-01 09:00")
        sends(MessageText="Lost", Recipients=sandbox.MagicNumbers()["Undelivered"], MessageID="Failed")
    sandbox.Advance("5s")
    sandbox.Reply(From=NUMBER, MessageText="Yes", MessageID=MESSAGE_ID)
    sandbox.Inbound(From="+61491570156", MessageText="名前 🙂")
    with BestSMS(TOKEN, BaseURL=sandbox.BaseURLOf("3.00"), APIVersion="3.00", **PATIENT) as newer:
        optout = newer.OptOut.Create(DestType="SMS", Destination="+61491570157").OptOut
        assert optout is not None
        assert optout.ID
    sandbox.Snapshot("world")
    return _World(contact.ContactID, group.GroupID, optout.ID)


STATES = {"Actions.Resubmit.SendRequest": "Failed", "Actions.Reschedule.SendRequest": "Delayed"}
STATES["Actions.Abort.SendRequest"] = "Delayed"


def _every_call(of: Document, world: _World) -> Iterator[tuple[str, Arguments]]:
    """Each call as written, then about what is there; and those that only the default version has."""
    there: dict[object, object] = {CONTACT_ID: world.contact, GROUP_ID: world.group, "Test_Group": FOUND}
    there |= {calls(of)[name].arguments["OptOutID"]: world.optout for name in calls(of) if name == "OptOut.Detail"}
    odd = {"ContactID": world.contact, "GroupID": world.group}
    made: list[tuple[str, Arguments]] = []
    for name, arguments in every_call(of):
        if (name, arguments) in made:  # documents can give one example twice
            continue
        made.append((name, arguments))
        yield name, arguments
        known = {key: _known(key, value, there, odd) for key, value in arguments.items()}
        if name in STATES:
            known["MessageID"] = STATES[name]
        if known != arguments:
            yield name, known
    for name in CALLS.keys() - of.operations.keys():
        yield name, CALLS[name].arguments


def _known(key: str, value: Any, there: dict[object, object], odd: dict[str, str]) -> Any:
    if value == ODD_ID:
        return odd[key]
    return there.get(value, value) if isinstance(value, str) else value
