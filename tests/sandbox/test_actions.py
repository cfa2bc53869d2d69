"""Messages are aborted, moved and sent again; and the documented answer where that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bestsms.sandbox import Sandbox, Settings
from tests.sandbox.kit import BOTH, NOT_FOUND, NUMBER, OTHER, Client, with_settings

pytestmark = BOTH

ONLY_2_04 = pytest.mark.versions("2.04")
LATER, MUCH_LATER = "2090-01-01 10:00", "2091-01-01 10:00"


def delayed(client: Client) -> str:
    return str(
        client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=[NUMBER, OTHER], SendTime=LATER).MessageID
    )


def test_a_delayed_message_is_aborted(client: Client, sandbox: Sandbox) -> None:
    message = delayed(client)
    answer = client.Actions.Abort.SendRequest(MessageID=message)
    assert (answer.Result, answer.Status, answer.Action) == ("Success", "Delayed", "Abort")
    found = client.Reports.Status.Poll(MessageID=message)
    assert (found.Status, found.Success, found.Price) == ("Completed", 2, 0)
    assert {(one.Status.upper(), one.Result) for one in found.Recipients} == {("SUCCESS", "Control Deleted")}


def test_a_delayed_message_is_moved(client: Client, sandbox: Sandbox) -> None:
    message = delayed(client)
    answer = client.Actions.Reschedule.SendRequest(MessageID=message, SendTime=MUCH_LATER)
    assert (answer.Result, answer.Status, answer.Action) == ("Success", "Delayed", "Reschedule")
    found = client.Reports.Status.Poll(MessageID=message)
    assert (found.Status, found.DelayedTimeLocal.year) == ("Delayed", 2091)


def test_a_message_that_is_moved_into_the_past_goes_out(client: Client, sandbox: Sandbox) -> None:
    message = delayed(client)
    client.Actions.Reschedule.SendRequest(MessageID=message, SendTime="2020-01-01 10:00")
    sandbox.Advance("5s")
    assert client.Reports.Status.Poll(MessageID=message).Status == "Completed"


@ONLY_2_04
def test_a_failed_message_is_sent_again_to_those_whom_it_did_not_reach(client: Client, sandbox: Sandbox) -> None:
    sandbox.SetOutcome("Undelivered", OTHER)
    message = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=[NUMBER, OTHER]).MessageID
    sandbox.Advance("5m")
    assert client.Reports.Status.Poll(MessageID=message).Failed == 1
    answer = client.Actions.Resubmit.SendRequest(MessageID=message)
    assert (answer.Result, answer.Status, answer.Action) == ("Success", "Transmit", "Resubmit")
    sandbox.Advance("5m")
    found = client.Reports.Status.Poll(MessageID=message)
    assert (found.Status, found.Success, found.Failed) == ("Completed", 2, 0)


@ONLY_2_04
def test_a_failed_message_is_sent_again_at_a_time(client: Client, sandbox: Sandbox) -> None:
    sandbox.SetOutcome("Undelivered")
    message = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER).MessageID
    sandbox.Advance("5m")
    answer = client.Actions.Resubmit.SendRequest(MessageID=message, SendTime=LATER)
    assert (answer.Result, answer.Status) == ("Success", "Delayed")
    assert client.Reports.Status.Poll(MessageID=message).Status == "Delayed"


ACTIONS: dict[str, Callable[[Client, str], Any]] = {
    "abort": lambda client, message: client.Actions.Abort.SendRequest(MessageID=message),
    "reschedule": lambda client, message: client.Actions.Reschedule.SendRequest(MessageID=message, SendTime=LATER),
}
WORDS = {"2.04": "Message not found", "3.00": NOT_FOUND}


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_on_a_message_in_another_state_finds_none(
    action: str, version: str, client: Client, sandbox: Sandbox
) -> None:
    message = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER).MessageID
    sandbox.Advance("5s")
    answer = ACTIONS[action](client, message)
    assert (answer.Result, answer.HTTPStatus, answer.ErrorMessage) == ("Failed", 404, [WORDS[version]])
    assert client.Reports.Status.Poll(MessageID=message).Success == 1


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_on_an_unknown_message_finds_none(action: str, version: str, client: Client) -> None:
    answer = ACTIONS[action](client, "Nobody")
    assert (answer.Result, answer.ErrorMessage, answer.MessageID) == ("Failed", [WORDS[version]], "Nobody")


@ONLY_2_04
def test_a_message_that_reached_everybody_and_an_unknown_one_are_not_sent_again(
    client: Client, sandbox: Sandbox
) -> None:
    message = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER).MessageID
    sandbox.Advance("5s")
    for one in (message, "Nobody"):
        answer = client.Actions.Resubmit.SendRequest(MessageID=one)
        assert (answer.Result, answer.HTTPStatus, answer.ErrorMessage) == ("Failed", 404, ["Message not found"])
        assert answer.MessageID == one


def test_an_action_is_about_the_newest_message_of_an_id(client: Client, sandbox: Sandbox) -> None:
    for number in (NUMBER, OTHER):
        client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=number, SendTime=LATER, MessageID="Mine")
    client.Actions.Abort.SendRequest(MessageID="Mine")
    states = [(one.Destination, one.Status) for one in sandbox.Messages().Messages]
    assert states == [(OTHER, "Completed"), (NUMBER, "Delayed")]


def test_an_action_tells_the_state_after_it_where_that_is_set() -> None:
    with with_settings(Settings(ActionStatus="After")) as (_other, client):
        assert client.Actions.Abort.SendRequest(MessageID=delayed(client)).Status == "Deleted"
