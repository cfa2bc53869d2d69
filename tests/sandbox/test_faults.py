"""Faults on demand: what a client meets, and what was accepted nevertheless."""

from __future__ import annotations

import time

import httpx
import pytest

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, SandboxError
from bestsms.sandbox.faults import Kind
from tests.sandbox.kit import NUMBER, send

DATA = {"MessageData": {"Message": "Hello", "Destinations": [{"Recipient": NUMBER}], "MessageID": "Mine"}}
CUT: list[tuple[Kind, int]] = [("drop-before", 0), ("drop-after", 1)]
STALLED: list[tuple[Kind, int]] = [("stall-before", 0), ("stall-after", 1)]
FAILED: list[tuple[Kind, int]] = [("error-before", 0), ("error-after", 1)]


@pytest.mark.parametrize("kind, accepted", CUT)
def test_a_connection_is_cut_before_or_after_a_message_is_accepted(
    kind: Kind, accepted: int, http: httpx.Client, sandbox: Sandbox
) -> None:
    sandbox.AddFault(kind)
    with pytest.raises(httpx.TransportError):
        http.post("/send/sms", json=DATA)
    assert sandbox.State().Messages == accepted
    assert http.post("/send/sms", json=DATA).status_code == 200


@pytest.mark.parametrize("kind, accepted", STALLED)
def test_an_answer_never_comes_before_or_after_a_message_is_accepted(
    kind: Kind, accepted: int, http: httpx.Client, sandbox: Sandbox
) -> None:
    sandbox.AddFault(kind)
    with pytest.raises(httpx.ReadTimeout):
        http.post("/send/sms", json=DATA, timeout=httpx.Timeout(60, read=1))
    end = time.monotonic() + 60
    while sandbox.State().Messages != accepted:
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize("kind, accepted", FAILED)
def test_a_server_fails_before_or_after_a_message_is_accepted(
    kind: Kind, accepted: int, http: httpx.Client, sandbox: Sandbox
) -> None:
    sandbox.AddFault(kind, Status=503)
    answer = http.post("/send/sms", json=DATA)
    assert (answer.status_code, answer.json()["Result"]) == (503, "Failed")
    assert sandbox.State().Messages == accepted


def test_a_busy_server_says_when_to_come_again_in_seconds_or_as_a_date(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.AddFault("busy", Seconds=3)
    sandbox.AddFault("busy-date", Seconds=3)
    first, second = (http.post("/send/sms", json=DATA) for _ in range(2))
    assert (first.status_code, first.headers["retry-after"]) == (429, "3")
    assert (second.status_code, second.headers["retry-after"][-3:]) == (429, "GMT")
    assert sandbox.State().Messages == 0


def test_an_answer_is_broken_or_html_although_the_message_is_accepted(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.AddFault("broken")
    sandbox.AddFault("html")
    broken, html = (http.post("/send/sms", json=DATA) for _ in range(2))
    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        broken.json()
    assert (html.status_code, html.headers["content-type"]) == (200, "text/html")
    assert sandbox.State().Messages == 2


def test_connections_are_refused() -> None:
    with Sandbox() as own:
        own.AddFault("refuse", Seconds=3600)
        with pytest.raises(httpx.ConnectError):
            httpx.get(own.URL, timeout=60, trust_env=False)


def test_connections_are_taken_again_after_a_while() -> None:
    with Sandbox() as own, BestSMS(own.Token, BaseURL=own.BaseURL, MaxRetries=0) as caller:
        own.AddFault("refuse", Seconds=0.1)
        end = time.monotonic() + 60
        while caller.Reports.Status.Poll(MessageID="a").HTTPStatus != 404:
            assert time.monotonic() < end
            time.sleep(0.05)
        assert own.State().Messages == 0


def test_connections_are_refused_after_a_request_to_an_operation() -> None:
    with Sandbox() as own, httpx.Client(base_url=own.BaseURL, timeout=60, trust_env=False) as http:
        own.AddFault("refuse", Operation="StatusPoll", Seconds=3600)
        assert http.get("/addressbook/group/list").status_code == 401
        last = http.get("/get/status/Mine")
        assert (last.status_code, last.headers["connection"]) == (401, "close")
        with pytest.raises(httpx.ConnectError):
            http.get("/get/status/Mine")


def test_connections_are_refused_as_often_as_was_said() -> None:
    closed: list[bool] = []
    with Sandbox() as own, _patient(own) as http:
        assert own.AddFault("refuse", Count=3, Seconds=0.05).Count == 2  # it has begun
        while len(closed) < 5:
            closed.append(http.get("/get/status/Mine").headers.get("connection") == "close")
        assert own.Faults().Faults == []
    assert closed == [True, True, False, False, False]


def test_connections_are_refused_by_chance_the_same_for_the_same_seed() -> None:
    runs: list[list[bool]] = []
    for seed in (1, 1, 2):
        with Sandbox() as own, _patient(own) as http:
            own.AddFault("refuse", Probability=0.5, Seed=seed, Seconds=0)
            runs.append([http.get("/get/status/Mine").headers.get("connection") == "close" for _ in range(20)])
    assert runs[0] == runs[1] != runs[2]
    assert set(runs[0]) == {True, False}


def _patient(sandbox: Sandbox) -> httpx.Client:
    """A client that connects again until it is let in."""
    transport = httpx.HTTPTransport(retries=20)
    return httpx.Client(base_url=sandbox.BaseURL, transport=transport, timeout=60, trust_env=False)


def test_a_fault_happens_as_often_as_was_said_and_only_to_its_operation(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.AddFault("error-before", Operation="StatusPoll", Count=2)
    assert http.post("/send/sms", json=DATA).status_code == 200
    assert [http.get("/get/status/Mine").status_code for _ in range(3)] == [500, 500, 200]
    assert sandbox.Faults().Faults == []


def test_a_fault_by_chance_is_the_same_for_the_same_seed(http: httpx.Client, sandbox: Sandbox) -> None:
    runs: list[list[int]] = []
    for seed in (1, 1, 2):
        sandbox.AddFault("error-before", Probability=0.5, Seed=seed)
        runs.append([http.get("/get/status/Mine").status_code for _ in range(30)])
        sandbox.ClearFaults()
    assert runs[0] == runs[1] != runs[2]
    assert set(runs[0]) == {404, 500}


def test_a_lost_answer_is_looked_up_and_the_message_not_sent_twice(sandbox: Sandbox) -> None:
    with BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL) as client:
        for kind in ("drop-after", "error-after", "broken", "html"):
            sandbox.AddFault(kind, Operation="SMSSendMessage")
            assert send(client, kind)
    texts = [one.Text for one in sandbox.Messages().Messages]
    assert sorted(texts) == ["broken", "drop-after", "error-after", "html"]


def test_a_fault_that_is_none_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxError, match="Operation must be one of SMSSendMessage"):
        sandbox.AddFault("busy", Operation="Nothing")
    with pytest.raises(SandboxError, match="Probability must be from 0 to 1"):
        sandbox.AddFault("busy", Probability=2)
    with pytest.raises(SandboxError, match="Invalid enum value"):
        sandbox.AddFault("fire")  # type: ignore[arg-type]  # what is wrong here
