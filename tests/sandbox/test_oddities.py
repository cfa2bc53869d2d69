"""What nobody means to send leads to an answer all the same, and never to a state that others notice."""

from __future__ import annotations

import httpx
import pytest

from bestsms.sandbox import Sandbox, SandboxError, Settings
from tests.sandbox.kit import NUMBER, Client, send, with_settings

TOO_LARGE = "9" * 23


@pytest.fixture
def control(sandbox: Sandbox) -> httpx.Client:
    """Plain HTTP to the control API."""
    return httpx.Client(
        base_url=f"{sandbox.URL}/_sandbox/", headers={"X-Sandbox-Key": sandbox.Key}, timeout=60, trust_env=False
    )


@pytest.mark.parametrize("depth", [100, 254, 300, 900, 5000])
def test_a_body_that_is_nested_deeply_is_refused(depth: int, http: httpx.Client) -> None:
    content = b'{"MessageData":' + b"[" * depth + b"]" * depth + b"}"
    answer = http.post("/send/sms", content=content, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["Result"]) == (400, "Failed")


@pytest.mark.parametrize(
    "method, path",
    [
        ("GET", f"messages/{TOO_LARGE}"),
        ("POST", f"messages/{TOO_LARGE}/outcome"),
        ("POST", f"webhooks/{TOO_LARGE}/retry"),
        ("GET", f"files/{TOO_LARGE}/1"),
        ("GET", f"files/1/{TOO_LARGE}"),
    ],
)
def test_an_id_beyond_all_numbers_is_of_nothing(method: str, path: str, control: httpx.Client) -> None:
    with control:
        body = {"Result": "SentOK"} if method == "POST" else None
        assert control.request(method, path, json=body).status_code == 404


def test_a_head_request_changes_nothing(sandbox: Sandbox) -> None:
    sandbox.OptOut(NUMBER)
    body = f'{{"Number": "{NUMBER}"}}'
    for path in ("optouts", "outcomes", "faults", "snapshots"):
        httpx.request("HEAD", f"{sandbox.URL}/_sandbox/{path}", content=body, timeout=60, trust_env=False)
    assert [one.Number for one in sandbox.OptOuts().OptOuts] == [NUMBER]


@pytest.mark.parametrize(
    "host", ["[.localhost", "a/.localhost", "evil.example@.localhost", "localhost:port", "::1", ":1"]
)
def test_a_host_that_is_none_is_refused(host: str, http: httpx.Client) -> None:
    assert http.get("/get/status/a", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("name", [".", ".."])
def test_a_snapshot_has_a_name_that_an_address_can_hold(name: str, sandbox: Sandbox) -> None:
    with pytest.raises(SandboxError, match=r"neither \. nor \.\."):
        sandbox.Snapshot(name)


def test_a_link_that_is_none_is_not_permitted_and_holds_nobody_up() -> None:
    with with_settings(Settings(PermittedLinks=("example.com",))) as (sandbox, client):
        odd, good = send(client, "See http://[oops"), send(client, "See https://example.com/a")
        sandbox.Advance("5s")
        results = [client.Reports.Status.Poll(MessageID=one).Recipients[0].Result for one in (odd, good)]
    assert results == ["LinkNotPermitted", "delivered"]


def test_a_connection_is_cut_whoever_it_says_it_is_from(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.AddFault("drop-before")
    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        http.get("/get/status/a", headers={"X-Forwarded-For": "10.0.0.1"})


def test_a_test_message_to_many_is_a_success_at_once_for_all_of_them(client: Client) -> None:
    numbers = [f"+6149157{number}" for number in range(1000, 6000)]
    message = send(client, to=numbers, SendMode="Test")
    found = client.Reports.Status.Poll(MessageID=message, RecordsPerPage=1)
    assert (found.Status, found.Success) == ("Completed", 5000)
