"""Who may talk to the sandbox: this machine, and no web page but its own."""

from __future__ import annotations

import httpx
import pytest

from bestsms.sandbox import Sandbox
from tests.sandbox.kit import NUMBER

TEXT = {"From": NUMBER, "MessageText": "Hi"}


def ask(sandbox: Sandbox, method: str, path: str, **headers: str) -> int:
    body = TEXT if method == "POST" else None
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.request(
        method, f"{sandbox.URL}{path}", json=body, headers=named, timeout=60, trust_env=False
    ).status_code


@pytest.mark.parametrize("path", ["/", "/_sandbox/state", "/api/v2.04/get/status/a"])
def test_another_host_name_is_refused(path: str, sandbox: Sandbox) -> None:
    port = sandbox.URL.rpartition(":")[2]
    for host in (f"evil.example:{port}", "evil.example", "127.0.0.1.evil.example", "", "10.0.0.1"):
        assert ask(sandbox, "GET", path, Host=host) == 403
    for host in (f"localhost:{port}", "localhost", f"127.0.0.1:{port}", f"[::1]:{port}"):
        assert ask(sandbox, "GET", path, Host=host) != 403


def test_a_change_needs_the_key_or_a_page_of_the_sandbox(sandbox: Sandbox) -> None:
    port = sandbox.URL.rpartition(":")[2]
    assert ask(sandbox, "POST", "/_sandbox/inbound") == 403
    assert ask(sandbox, "POST", "/_sandbox/inbound", X_Sandbox_Key="wrong") == 403
    assert ask(sandbox, "POST", "/_sandbox/inbound", Sec_Fetch_Site="none") == 403
    assert ask(sandbox, "POST", "/_sandbox/inbound", Origin="http://evil.example") == 403
    assert ask(sandbox, "POST", "/_sandbox/inbound", Sec_Fetch_Site="same-origin", Origin="null") == 403
    assert sandbox.State().Inbound == 0
    assert ask(sandbox, "POST", "/_sandbox/inbound", X_Sandbox_Key=sandbox.Key) == 200
    assert ask(sandbox, "POST", "/_sandbox/inbound", Sec_Fetch_Site="same-origin") == 200
    assert ask(sandbox, "POST", "/_sandbox/inbound", Origin=f"http://127.0.0.1:{port}") == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_page_may_not_even_read(site: str, sandbox: Sandbox) -> None:
    assert ask(sandbox, "GET", "/_sandbox/messages", Sec_Fetch_Site=site) == 403
    assert ask(sandbox, "POST", "/_sandbox/inbound", Sec_Fetch_Site=site, X_Sandbox_Key=sandbox.Key) == 403


def test_the_key_is_told_to_the_page_alone_which_no_other_origin_can_read(sandbox: Sandbox) -> None:
    for path in ("/_sandbox/state", "/_sandbox/requests"):
        answer = httpx.get(f"{sandbox.URL}{path}", trust_env=False)
        assert sandbox.Key not in answer.text + str(answer.headers)
    page = httpx.get(sandbox.URL, headers={"Origin": "https://elsewhere.example"}, trust_env=False)
    assert sandbox.Key in page.text
    assert not [name for name in page.headers if name.startswith("access-control")]
    assert page.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/static/..%2fsettings.py", "/static/index.py", "/static/none.js", "/nothing"])
def test_only_the_files_of_the_page_are_served(path: str, sandbox: Sandbox) -> None:
    assert ask(sandbox, "GET", path) == 404


@pytest.mark.parametrize(
    "path, body",
    [
        ("replies", {}),
        ("replies", {"From": NUMBER, "MessageText": "Hi", "Other": 1}),
        ("replies", {"From": "nobody", "MessageText": "Hi"}),
        ("clock/advance", {"Seconds": 1, "For": "1h"}),
        ("clock/advance", {"Seconds": -1}),
        ("outcomes", {"Result": "SentOK", "Count": 0}),
        ("snapshots", {"Name": ""}),
        ("faults", {"Kind": "busy", "Count": 0}),
    ],
)
def test_a_command_that_is_wrong_is_refused_with_the_reason(path: str, body: object, sandbox: Sandbox) -> None:
    headers = {"X-Sandbox-Key": sandbox.Key}
    answer = httpx.post(f"{sandbox.URL}/_sandbox/{path}", json=body, headers=headers, timeout=60, trust_env=False)
    assert answer.status_code == 400
    assert answer.json()["ErrorMessage"][0]


@pytest.mark.parametrize("query", ["page=0", "page=x", "recordsPerPage=1001", "page=99999999999999999999"])
def test_a_page_that_cannot_be_is_refused(query: str, sandbox: Sandbox) -> None:
    assert ask(sandbox, "GET", f"/_sandbox/messages?{query}") == 400
