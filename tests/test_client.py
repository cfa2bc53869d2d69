"""What a client is configured with, and what each of its requests carries."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys
from typing import Any

import httpx
import pytest

import bestsms
from bestsms import AsyncBestSMS, BestSMS
from tests.calls import CALLS, MESSAGE_ID, NUMBER, ONCE, TOKEN, Caller, method
from tests.servers import Server

LIVE = "https://api.bestsms.com.au/api/v2.04"
CLIENTS = pytest.mark.parametrize("kind", [BestSMS, AsyncBestSMS])
Kind = type[BestSMS] | type[AsyncBestSMS]


@CLIENTS
def test_the_live_service_is_the_default(kind: Kind) -> None:
    assert repr(kind(TOKEN)) == f"<{kind.__name__} {LIVE}>"


@CLIENTS
def test_a_missing_token_is_an_error_that_says_where_to_get_one(kind: Kind) -> None:
    with pytest.raises(ValueError, match=r"AuthToken.*BESTSMS_AUTH_TOKEN.*Users >.*API.*sandbox"):
        kind()


def test_the_environment_gives_token_url_and_mode(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESTSMS_AUTH_TOKEN", "token-of-the-environment")
    monkeypatch.setenv("BESTSMS_API_URL", server.url)
    monkeypatch.setenv("BESTSMS_SEND_MODE", "Test")
    with BestSMS(**ONCE) as client:
        client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER)
    assert server.only.headers["Authorization"] == "Basic token-of-the-environment"
    assert server.only.message["Mode"] == "Test"


def test_arguments_win_over_the_environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESTSMS_AUTH_TOKEN", "token-of-the-environment")
    monkeypatch.setenv("BESTSMS_API_URL", "https://other.example")
    with BestSMS(TOKEN, BaseURL=server.url, **ONCE) as client:
        client.Reports.Status.Poll(MessageID=MESSAGE_ID)
    assert server.only.headers["Authorization"] == f"Basic {TOKEN}"


@pytest.mark.parametrize("name", ["BESTSMS_API_URL", "BESTSMS_SEND_MODE"])
def test_an_empty_variable_counts_as_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "")
    assert repr(BestSMS(TOKEN)) == f"<BestSMS {LIVE}>"


def test_an_empty_token_is_no_token_even_where_the_environment_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESTSMS_AUTH_TOKEN", TOKEN)
    with pytest.raises(ValueError, match="AuthToken"):
        BestSMS("")


def test_a_wrong_mode_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESTSMS_SEND_MODE", "Live")
    with pytest.raises(ValueError, match="BESTSMS_SEND_MODE must be 'Test'"):
        BestSMS(TOKEN)


@CLIENTS
@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/api",
        "http://127.9.9.9:1",
        "http://[::1]:1/api",
        "http://localhost:1",
        "HTTP://LOCALHOST:1",
        "https://api.example.com/v9",
    ],
)
def test_http_is_for_this_machine_and_https_for_all(kind: Kind, url: str) -> None:
    assert repr(kind(TOKEN, BaseURL=url + "/")) == f"<{kind.__name__} {url}>"


@CLIENTS
@pytest.mark.parametrize(
    "host",
    ["sms.example.com", "localhost.example.com", "127.0.0.1.example.com", "10.0.0.1", "0.0.0.0", "[2001:db8::1]"],
)
def test_http_to_another_machine_needs_permission(kind: Kind, host: str) -> None:
    with pytest.raises(ValueError, match=r"BaseURL must be https for .*AllowInsecureHTTP"):
        kind(TOKEN, BaseURL=f"http://{host}/api")
    assert host in repr(kind(TOKEN, BaseURL=f"http://{host}/api", AllowInsecureHTTP=True))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.example.com",
        "ftp://api.example.com",
        "https://",
        "https://user@api.example.com",
        "https://user:pass@api.example.com",
        "https://api.example.com?x=1",
        "https://api.example.com#x",
        "https://api.example.com:port",
        "https://api.example.com:99999",
        "https://[::1",
        "https://a..b",
        "https://.example.com",
        f"https://{'a' * 64}.example",
        "https://xn--a",
        "https://api.example.com/a b",
        "https://api.example.com/\n",
        "https://exämple.com",
    ],
)
def test_a_malformed_url_is_refused_by_name(url: str) -> None:
    with pytest.raises(ValueError, match="BaseURL"):
        BestSMS(TOKEN, BaseURL=url)


@pytest.mark.parametrize("token", [" s3cret", "token\n", "to\rken", "tökèn", "token\x00", "Basic abc", "bearer abc"])
def test_a_token_that_cannot_be_one_is_refused_without_being_shown(token: str) -> None:
    with pytest.raises(ValueError, match="AuthToken") as caught:
        BestSMS(token)
    assert token not in str(caught.value)


@CLIENTS
@pytest.mark.parametrize(
    "name, value, error",
    [
        ("AuthToken", 1, TypeError),
        ("BaseURL", b"https://x", TypeError),
        ("TimeZone", 10, TypeError),
        ("TimeZone", "Nowhere", ValueError),
        ("SendMode", True, TypeError),
        ("SendMode", "test", ValueError),
        ("Timeout", "1", TypeError),
        ("Timeout", None, TypeError),
        ("Timeout", True, TypeError),
        ("Timeout", 0, ValueError),
        ("Timeout", -1, ValueError),
        ("Timeout", float("nan"), ValueError),
        ("Timeout", float("inf"), ValueError),
        ("Timeout", 1e300, ValueError),
        pytest.param("Timeout", 10**5000, ValueError, id="Timeout-of-5000-digits"),
        ("MaxRetries", -1, ValueError),
        ("MaxRetries", 1.5, TypeError),
        ("RaiseErrors", 1, TypeError),
        ("ReconcileFor", -0.1, ValueError),
        ("ResendUnknown", "no", TypeError),
        ("AllowInsecureHTTP", None, TypeError),
        ("Transport", "carrier pigeon", ValueError),
        ("HTTPClient", object(), TypeError),
    ],
)
def test_a_wrong_option_is_refused_by_name(kind: Kind, name: str, value: object, error: type[Exception]) -> None:
    options: dict[str, Any] = {"AuthToken": TOKEN, name: value}
    with pytest.raises(error, match=name):
        kind(**options)


@CLIENTS
def test_an_unknown_option_is_refused_with_the_nearest_known_one(kind: Kind) -> None:
    options: dict[str, Any] = {"TimeOut": 3}
    with pytest.raises(TypeError, match=rf"^{kind.__name__} has no argument 'TimeOut'; did you mean Timeout\?$"):
        kind(TOKEN, **options)


def test_each_client_takes_only_its_own_kind_of_httpx_client() -> None:
    given: Any = httpx.AsyncClient()
    with pytest.raises(TypeError, match=r"HTTPClient must be an httpx\.Client"):
        BestSMS(TOKEN, HTTPClient=given)


@pytest.mark.parametrize("name", CALLS)
def test_every_call_makes_its_one_documented_request(caller: Caller, server: Server, name: str) -> None:
    expected = CALLS[name]
    result = caller.call(name, **expected.arguments)
    request = server.only
    assert (request.method, request.path) == (expected.method, f"/api/v2.04{expected.path}")
    assert request.headers["Authorization"] == f"Basic {TOKEN}"
    assert request.headers["Accept"] == "application/json"
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["User-Agent"] == f"bestsms-python/{bestsms.__version__}"
    assert type(result) is expected.result
    assert result.IsSuccess
    assert (request.body == b"") == (expected.method in {"GET", "DELETE"})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_never_followed(caller: Caller, server: Server, status: int) -> None:
    server.answers(b"", status, Location=f"{server.url}/elsewhere")
    result = caller.call("Messaging.SMS.SendMessage", **CALLS["Messaging.SMS.SendMessage"].arguments)
    assert (result.Result, result.HTTPStatus) == ("Error", status)
    assert "redirect" in result.ErrorMessage[0]
    assert len(server.requests) == 1


@pytest.mark.parametrize("location", ["http://xn--a/", "http://[::1", "http://a:b/", "//", "\x80", "x" * 70_000])
def test_a_redirect_to_nonsense_is_an_outcome_too(caller: Caller, server: Server, location: str) -> None:
    server.answers(b"", 302, Location=location)
    assert caller.call("Reports.Status.Poll", MessageID=MESSAGE_ID).Result == "Error"


@CLIENTS
def test_neither_repr_nor_a_pickle_nor_a_copy_gives_the_token_away(kind: Kind) -> None:
    client = kind(TOKEN)
    assert TOKEN not in repr(client) + str(client)
    for leak in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="cannot be pickled or copied"):
            leak(client)


def test_a_callers_own_client_is_used_as_it_is_and_left_open(server: Server) -> None:
    with httpx.Client(headers={"X-Own": "yes"}, timeout=7, follow_redirects=True) as own:
        before = dict(own.headers), own.timeout, own.follow_redirects
        with BestSMS(TOKEN, BaseURL=server.url, HTTPClient=own) as client:
            client.Reports.Status.Poll(MessageID=MESSAGE_ID)
            server.answers({}, 302, Location=server.url)
            client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER)
        assert not own.is_closed
        assert (dict(own.headers), own.timeout, own.follow_redirects) == before
    assert len(server.requests) == 2
    assert server.requests[0].headers["X-Own"] == "yes"
    assert server.requests[0].headers["Authorization"] == f"Basic {TOKEN}"


async def test_a_callers_own_async_client_is_left_open_too(server: Server) -> None:
    async with httpx.AsyncClient() as own:
        async with AsyncBestSMS(TOKEN, BaseURL=server.url, HTTPClient=own) as client:
            await client.Reports.Status.Poll(MessageID=MESSAGE_ID)
        assert not own.is_closed
        assert "authorization" not in own.headers


def test_closing_twice_is_fine_and_a_closed_client_sends_nothing(server: Server) -> None:
    client = BestSMS(TOKEN, BaseURL=server.url)
    client.close()
    client.close()
    with pytest.raises(RuntimeError, match="closed"):
        client.Reports.Status.Poll(MessageID=MESSAGE_ID)
    assert server.requests == []


async def test_closing_the_async_client_twice_is_fine(server: Server) -> None:
    client = AsyncBestSMS(TOKEN, BaseURL=server.url)
    await client.Reports.Status.Poll(MessageID=MESSAGE_ID)
    await client.aclose()
    await client.aclose()
    with pytest.raises(RuntimeError, match="closed"):
        await client.Reports.Status.Poll(MessageID=MESSAGE_ID)


def test_each_access_hands_out_a_fresh_request(caller: Caller, server: Server) -> None:
    first = caller.client.Messaging.SMS
    first.MessageText = "Only in the first"
    assert caller.client.Messaging.SMS is not first
    assert caller.client.Messaging.SMS.MessageText is None


def test_attributes_serve_as_arguments_and_last(server: Server) -> None:
    with BestSMS(TOKEN, BaseURL=server.url, **ONCE) as client:
        request = client.Messaging.SMS
        request.MessageText = "From the attribute"
        request.SendMode = "Test"
        request.Recipients = [NUMBER]
        request.SendMessage()
        request.SendMessage(MessageText="From the argument")
    assert [sent.message["Message"] for sent in server.requests] == ["From the attribute", "From the argument"]
    assert [sent.message["Mode"] for sent in server.requests] == ["Test", "Test"]
    assert [sent.message["Destinations"] for sent in server.requests] == [[{"Recipient": NUMBER}]] * 2


def test_an_argument_wins_over_an_attribute_of_the_other_spelling(caller: Caller, server: Server) -> None:
    request = caller.client.Messaging.SMS
    request.MessageText = "attribute"
    request.TimeZone = "UTC"
    assert repr(request).endswith("set: MessageText, TimeZone>")
    caller.finish(request.SendMessage(Message="argument", Destinations=NUMBER, Timezone="Australia/Perth"))
    assert server.only.message["Message"] == "argument"
    assert server.only.message["TimeZone"] == "W. Australia"


def test_the_clients_defaults_give_way_to_attributes_and_arguments(server: Server) -> None:
    with BestSMS(TOKEN, BaseURL=server.url, TimeZone="Australia/Sydney", SendMode="Test", **ONCE) as client:
        client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER)
        request = client.Messaging.SMS
        request.Timezone = "Australia/Perth"
        request.SendMessage(MessageText="Hi", Recipients=NUMBER)
        request.SendMessage(MessageText="Hi", Recipients=NUMBER, TimeZone="Pacific/Auckland")
        client.Reports.Status.Poll(MessageID=MESSAGE_ID)
    assert [sent.message["TimeZone"] for sent in server.requests[:3]] == ["AUS Eastern", "W. Australia", "New Zealand"]
    assert server.requests[0].message["Mode"] == "Test"
    assert server.requests[3].query == {}


def test_an_attribute_that_the_called_method_does_not_take_is_refused(caller: Caller, server: Server) -> None:
    request = caller.client.Addressbook.Contact
    request.FirstName = "Ada"
    with pytest.raises(TypeError, match=r"Addressbook\.Contact\.Detail has no argument 'FirstName'"):
        caller.finish(request.Detail(ContactID="1"))
    assert server.requests == []


def test_an_unknown_attribute_is_refused_with_the_nearest_known_one(caller: Caller) -> None:
    request = caller.client.Addressbook.Contact
    with pytest.raises(AttributeError, match=r"'EditPublid'; did you mean EditPublic\?$"):
        request.EditPublid = "No"
    with pytest.raises(AttributeError, match=r"'EditPublid'; did you mean EditPublic\?$"):
        _ = request.EditPublid


@pytest.mark.parametrize("name", CALLS)
def test_an_unknown_argument_is_refused_by_name_by_every_call(caller: Caller, server: Server, name: str) -> None:
    owner = ("Async" if isinstance(caller.client, AsyncBestSMS) else "") + ".".join(name.split(".")[1:])
    with pytest.raises(TypeError, match=rf"^{re.escape(owner)} has no argument 'Nonsense'$"):
        caller.call(name, **CALLS[name].arguments, Nonsense=1)
    assert server.requests == []


@pytest.mark.parametrize("name", CALLS)
def test_arguments_are_named_never_positional(caller: Caller, name: str) -> None:
    with pytest.raises(TypeError, match="positional"):
        method(caller.client, name)("Hi")


def test_a_client_without_a_closing_leaves_no_warning_at_exit(server: Server) -> None:
    script = (
        "from bestsms import BestSMS\n"
        f"client = BestSMS({TOKEN!r}, BaseURL={server.url!r})\n"
        f"print(client.Reports.Status.Poll(MessageID={MESSAGE_ID!r}).Result)\n"
    )
    done = subprocess.run([sys.executable, "-X", "dev", "-c", script], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("Success\n", "")
