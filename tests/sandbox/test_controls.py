"""What somebody at the controls can do: outcomes, time, reset, snapshots, and what arrived."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from bestsms.sandbox import Sandbox, SandboxError, Settings
from bestsms.sandbox.contract import Contract
from bestsms.sandbox.outcomes import MAGIC
from tests.sandbox.kit import NUMBER, OTHER, Client, send, with_settings

KEPT = {"Pending": "PENDING", "CreditHold": "PENDING"}


@pytest.mark.parametrize("result", MAGIC.values())
def test_each_result_has_a_number_whose_messages_come_to_it(result: str, client: Client, sandbox: Sandbox) -> None:
    codes = {one["code"]: one["status"].upper() for one in Contract("2.04").document["x-result-codes"]}
    message = send(client, to=sandbox.MagicNumbers()[result])
    sandbox.Advance("5s")
    (one,) = client.Reports.Status.Poll(MessageID=message).Recipients
    assert (one.Result, one.Status) == (result, KEPT.get(result, codes[result]))


def test_no_result_of_the_contract_lacks_a_number() -> None:
    codes = Contract("2.04").document["x-result-codes"]
    results = {one["code"] for one in codes if one["final"] and one["status"] in ("Success", "Failed")}
    assert results - set(MAGIC.values()) == {"Success", "Failed", "Deleted"}  # states, not results


def test_the_next_messages_come_to_what_was_decided(client: Client, sandbox: Sandbox) -> None:
    sandbox.SetOutcome("bad number", Count=2)
    sandbox.SetOutcome("Undelivered", OTHER)
    messages = [send(client, "Hello", to) for to in ([NUMBER, OTHER], NUMBER, NUMBER)]
    sandbox.Advance("5s")
    results = [[one.Result for one in client.Reports.Status.Poll(MessageID=message).Recipients] for message in messages]
    assert results == [["Bad Number", "Undelivered"], ["Bad Number"], ["delivered"]]
    assert sandbox.SetOutcome("SentOK").Outcomes[0].Count == 1
    assert sandbox.ClearOutcomes().Outcomes == []


def test_an_unknown_result_is_refused_with_the_known_ones(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxError, match="must be one of delivered, SentOK"):
        sandbox.SetOutcome("Lost")


def test_a_message_gets_another_result(client: Client, sandbox: Sandbox) -> None:
    message = send(client, to=[NUMBER, OTHER])
    sandbox.Advance("5s")
    changed = sandbox.SetResult(1, "Undelivered", OTHER)
    assert [one.Result for one in changed.Recipients] == ["delivered", "Undelivered"]
    found = client.Reports.Status.Poll(MessageID=message)
    assert (found.Status, found.Success, found.Failed, float(found.Price)) == ("Completed", 1, 1, 0.2)
    held = sandbox.SetResult(1, "Pending")
    assert [(one.Status, one.Price) for one in held.Recipients] == [("PENDING", "0.0000")] * 2
    assert (held.Status, held.Success, held.Failed) == ("Pending", 0, 0)


def test_time_is_advanced_and_what_is_due_happens_in_its_order(client: Client, sandbox: Sandbox) -> None:
    times = [sandbox.Clock(), sandbox.Advance("24h"), sandbox.Advance(Seconds=0.5)]
    start, later, last = (datetime.fromisoformat(one.Now) for one in times)
    assert timedelta(hours=24) <= later - start < timedelta(hours=25)
    assert timedelta(seconds=0.5) <= last - later < timedelta(hours=1)


@pytest.mark.parametrize("given", ["", "5", "5 years", "-5s", "400d"])
def test_a_time_that_cannot_be_advanced_by_is_refused(given: str, sandbox: Sandbox) -> None:
    with pytest.raises(SandboxError):
        sandbox.Advance(given)


def test_a_reset_forgets_everything(client: Client, sandbox: Sandbox) -> None:
    message = send(client)
    sandbox.Inbound(NUMBER, "STOP")
    sandbox.SetOutcome("Undelivered")
    sandbox.AddFault("error-before", Probability=1)
    client.Addressbook.Contact.Create(FirstName="Ada")
    sandbox.Advance("24h")
    state = sandbox.Reset()
    assert (state.Messages, state.Inbound, state.Faults, state.Offset) == (0, 0, 0, 0)
    assert client.Reports.Status.Poll(MessageID=message).HTTPStatus == 404
    assert client.Addressbook.Contact.List().TotalRecords == 0
    assert (sandbox.OptOuts().OptOuts, sandbox.Conversations().Conversations) == ([], [])


def test_a_snapshot_is_gone_back_to(client: Client, sandbox: Sandbox) -> None:
    first = send(client)
    assert "Before" in sandbox.Snapshot("Before").Snapshots
    offset = sandbox.Clock().Offset
    second = send(client)
    sandbox.Advance("24h")
    state = sandbox.Restore("Before")
    assert state.Messages == 1
    assert state.Offset == pytest.approx(offset, abs=0.1)
    assert client.Reports.Status.Poll(MessageID=second).HTTPStatus == 404
    sandbox.Advance("5s")
    assert client.Reports.Status.Poll(MessageID=first).Status == "Completed"
    with pytest.raises(SandboxError, match="no such snapshot"):
        sandbox.Restore("None")


def test_messages_are_listed_searched_and_filtered(client: Client, sandbox: Sandbox) -> None:
    send(client, "First 100%", Reference="Ref")
    send(client, "Second", OTHER, SendTime="2090-01-01 10:00")
    sandbox.Advance("5s")
    assert [one.Text for one in sandbox.Messages().Messages] == ["Second", "First 100%"]
    assert [one.Text for one in sandbox.Messages(Query="100%").Messages] == ["First 100%"]
    assert [one.Text for one in sandbox.Messages(Query="156").Messages] == ["Second"]
    assert [one.Text for one in sandbox.Messages(Query="ref").Messages] == ["First 100%"]
    assert [one.Text for one in sandbox.Messages(Status="Delayed").Messages] == ["Second"]
    page = sandbox.Messages(Page=2, RecordsPerPage=1)
    assert ([one.Text for one in page.Messages], page.TotalRecords, page.PageCount) == (["First 100%"], 2, 2)


def test_every_request_is_kept_with_its_answer_but_not_its_token(client: Client, sandbox: Sandbox) -> None:
    message = send(client)
    client.Reports.Status.Poll(MessageID="Nobody")
    poll, sent = sandbox.Requests().Requests
    assert (poll.Method, poll.Path, poll.Operation, poll.Status) == (
        "GET", "/api/v2.04/get/status/Nobody", "StatusPoll", 404,
    )  # fmt: skip
    assert json.loads(poll.Answer)["ErrorMessage"] == ["Message(s) NOT found"]
    assert json.loads(sent.Body)["MessageData"]["MessageID"] == message
    assert ("authorization", "Basic ***") in sent.Headers
    assert sandbox.Message(1).Request == sent


def test_only_so_many_requests_are_kept_beside_those_that_sent_a_message() -> None:
    with with_settings(Settings(RequestLog=3)) as (sandbox, client):
        send(client)
        for _ in range(10):
            client.Reports.Status.Poll(MessageID="Nobody")
        kept = [one.Operation for one in sandbox.Requests().Requests]
    assert kept == ["StatusPoll", "StatusPoll", "StatusPoll", "SMSSendMessage"]


def test_what_is_not_there_is_said_so(sandbox: Sandbox) -> None:
    for ask in (lambda: sandbox.Message(1), lambda: sandbox.RetryWebhook(1), lambda: sandbox.SetResult(1, "SentOK")):
        with pytest.raises(SandboxError, match="there is no such"):
            ask()


def test_the_timeline_of_a_recipient_tells_what_happened_when(client: Client, sandbox: Sandbox) -> None:
    send(client)
    sandbox.Advance("5s")
    sandbox.Reply(NUMBER, "Yes")
    timeline = sandbox.Message(1).Recipients[0].Timeline
    assert [one.What for one in timeline] == ["Accepted", "SUCCESS: delivered", "Reply"]
    assert [one.TimeUTC for one in timeline] == sorted(one.TimeUTC for one in timeline)
