"""Calls that pass through Prism, which judges each request and each answer by the OpenAPI document."""

from __future__ import annotations

import contextlib
import io
import os
import runpy
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings
from scripts.mock import Proxy, proxying
from tests.calls import CALLERS, CALLS, CONTACT_ID, GROUP_ID, MESSAGE_ID, NUMBER
from tests.contract.arguments import FULL, ODD_ID, Arguments
from tests.contract.document import PATH

__all__ = ["EXAMPLES", "Passed", "passed"]

EXAMPLES = sorted(Path(__file__).parents[1].joinpath("documentation", "examples").glob("*.py"))
TOKEN = "[Your Auth Token]"  # the documentation's own
FOUND = "Found_Group"
PATIENT = {"MaxRetries": 0, "ReconcileFor": 0, "Timeout": 60, "TimeZone": "AUS Eastern"}


@dataclass
class Passed:
    """What passed through the proxy."""

    calls: Counter[str] = field(default_factory=Counter[str])
    """By client."""
    answers: Counter[str] = field(default_factory=Counter[str])
    """By status."""
    succeeded: set[str] = field(default_factory=set[str])
    """Operations with an answer that tells of a success."""
    violations: list[str] = field(default_factory=list[str])

    def __str__(self) -> str:
        calls = ", ".join(f"{count} {name}" for name, count in self.calls.items())
        answers = ", ".join(f"{count} with {status}" for status, count in sorted(self.answers.items()))
        return (
            f"calls: {calls}\nanswers: {answers}\noperations that succeeded: {len(self.succeeded)} of {len(CALLS)}\n"
            f"violations: {len(self.violations)}"
        )


def passed(*, errors: bool = False) -> Passed:
    """Run the documentation's examples and every call of both clients; return what came of it."""
    found = Passed()
    with Sandbox(Settings(Token=TOKEN)) as sandbox, proxying(PATH, sandbox.BaseURL, errors=errors) as proxy:
        for example in EXAMPLES:
            with _noted(found, "examples", example.name, sandbox, proxy):
                _run(example, proxy.url)
        world = _world(sandbox)
        for client in CALLERS:
            with client(proxy.url, AuthToken=TOKEN, **PATIENT) as caller:
                for name, arguments in _every_call(world):
                    sandbox.Restore("world")
                    with _noted(found, client.__name__, f"{name} {arguments}", sandbox, proxy):
                        result = caller.call(name, **arguments)
                    if result.IsSuccess:
                        found.succeeded.add(name)
    return found


@contextlib.contextmanager
def _noted(found: Passed, who: str, what: str, sandbox: Sandbox, proxy: Proxy) -> Generator[None]:
    before, known = sandbox.Requests().TotalRecords, len(proxy.violations())
    yield
    after = sandbox.Requests()
    found.calls[who] += 1
    if after.TotalRecords == before:
        found.violations.append(f"{who} {what}: did not come through")
    else:
        found.answers[str(after.Requests[0].Status)] += 1
    found.violations += [f"{who} {what}: {one}" for one in proxy.violations()[known:]]


def _run(example: Path, url: str) -> None:
    with mock.patch.dict(os.environ, {"BESTSMS_API_URL": url}), contextlib.redirect_stdout(io.StringIO()):
        client = runpy.run_path(str(example), run_name="__main__")["client"]
    assert isinstance(client, BestSMS)
    client.close()


@dataclass(frozen=True)
class _World:
    contact: str
    group: str


def _world(sandbox: Sandbox) -> _World:
    """Have what the calls ask for, and keep it as a snapshot."""
    sandbox.Reset()
    with BestSMS(TOKEN, BaseURL=sandbox.BaseURL, **PATIENT) as client:  # type: ignore[call-overload]
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
    sandbox.Snapshot("world")
    return _World(contact.ContactID, group.GroupID)


STATES = {"Actions.Resubmit.SendRequest": "Failed", "Actions.Reschedule.SendRequest": "Delayed"}
STATES["Actions.Abort.SendRequest"] = "Delayed"


def _every_call(world: _World) -> Iterator[tuple[str, Arguments]]:
    """Each call as written, then about what is there."""
    there: dict[object, object] = {CONTACT_ID: world.contact, GROUP_ID: world.group, "Test_Group": FOUND}
    for name, call in CALLS.items():
        for arguments in (call.arguments, *FULL[name]):
            yield name, arguments
            odd = {"ContactID": world.contact, "GroupID": world.group}
            known = {key: _known(key, value, there, odd) for key, value in arguments.items()}
            if name in STATES:
                known["MessageID"] = STATES[name]
            if known != arguments:
                yield name, known


def _known(key: str, value: Any, there: dict[object, object], odd: dict[str, str]) -> Any:
    if value == ODD_ID:
        return odd[key]
    return there.get(value, value) if isinstance(value, str) else value
