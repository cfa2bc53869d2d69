"""A client of each version of the API: how it is chosen, what it has, and what it says of what it has not."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest

import bestsms
from bestsms import AsyncBestSMS, AsyncBestSMSv300, BestSMS, BestSMSv300, models, models_v3_00
from bestsms._clients import APIVersionName
from bestsms_api import VERSIONS
from tests.calls import MESSAGE_ID, NUMBER, ONCE, OTHER, TOKEN, method
from tests.servers import Server, recording

ANY = re.escape(" or ".join(map(repr, VERSIONS)))
KINDS = pytest.mark.parametrize("kind, newer", [(BestSMS, BestSMSv300), (AsyncBestSMS, AsyncBestSMSv300)])


def make(kind: Any, **options: Any) -> Any:
    return kind(TOKEN, **options)


@KINDS
def test_the_argument_and_the_environment_choose_the_version(
    kind: type, newer: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert type(make(kind)) is type(make(kind, APIVersion="2.04")) is kind
    assert type(make(kind, APIVersion="3.00")) is type(make(newer)) is type(make(newer, APIVersion="3.00")) is newer
    monkeypatch.setenv("BESTSMS_API_VERSION", "3.00")
    assert type(make(kind)) is newer
    assert type(make(kind, APIVersion="2.04")) is kind, "an argument wins"
    monkeypatch.setenv("BESTSMS_API_VERSION", "2.04")
    assert type(make(newer)) is newer, "a class of one version does not ask"
    monkeypatch.setenv("BESTSMS_API_VERSION", "")
    assert type(make(kind)) is kind


@KINDS
@pytest.mark.parametrize("given", ["2", "3.0", "", 3.0, 2.04, "x" * 100, b"3.00", ["3.00"]])
def test_a_version_that_there_is_not_is_refused(kind: type, newer: type, given: object) -> None:
    with pytest.raises(ValueError, match=f"^APIVersion must be {ANY}, not ") as caught:
        make(kind, APIVersion=given)
    assert len(str(caught.value)) < 100
    with pytest.raises(ValueError, match=f"^{newer.__name__} is a client of API v3.00, but APIVersion is "):
        make(newer, APIVersion=given)


def test_a_version_that_there_is_not_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESTSMS_API_VERSION", "4")
    with pytest.raises(ValueError, match=f"^BESTSMS_API_VERSION must be {ANY}, not '4'$"):
        BestSMS(TOKEN)


class Own(BestSMS):
    """A program's own client, as it was written for v2.04."""


class OwnNewer(BestSMSv300):
    """One of v3.00."""


def test_a_class_that_derives_from_a_client_keeps_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    assert type(Own(TOKEN)) is Own
    assert repr(OwnNewer(TOKEN)) == "<OwnNewer https://api.bestsms.com.au/api/v3.00>"
    with pytest.raises(ValueError, match=r"^Own is a client of API v2\.04, but APIVersion is '3\.00'$"):
        make(Own, APIVersion="3.00")
    monkeypatch.setenv("BESTSMS_API_VERSION", "3.00")
    with pytest.raises(ValueError, match=r"^Own is a client of API v2\.04, but BESTSMS_API_VERSION is '3\.00'$"):
        Own(TOKEN)
    monkeypatch.setenv("BESTSMS_API_VERSION", "2.04")
    assert type(OwnNewer(TOKEN)) is OwnNewer


@KINDS
def test_a_client_shows_its_address_alone_and_is_neither_copied_nor_pickled(kind: type, newer: type) -> None:
    client = make(kind, APIVersion="3.00")
    assert repr(client) == f"<{newer.__name__} https://api.bestsms.com.au/api/v3.00>"
    for take in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match=f"^{newer.__name__} cannot be pickled or copied"):
            take(client)


@pytest.mark.parametrize("path", ["/api/v2.04", "/api/v2.04/", "/mirror/v2.04", "/API/V2.04"])
def test_an_address_of_another_version_is_refused(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"https://sms.example.com{path}"
    with pytest.raises(ValueError, match=r"^BaseURL leads to v2\.04 .* speaks v3\.00: .* ends with v3\.00, or "):
        BestSMS(TOKEN, APIVersion="3.00", BaseURL=url)
    monkeypatch.setenv("BESTSMS_API_URL", url)
    with pytest.raises(ValueError, match=r"^BESTSMS_API_URL leads to v2\.04 .*BestSMS\(APIVersion=\"2\.04\"\)$"):
        BestSMS(TOKEN, APIVersion="3.00")
    assert repr(BestSMS(TOKEN)) == f"<BestSMS {url.rstrip('/')}>"


def test_each_version_has_its_scheme_address_and_default_send_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESTSMS_SEND_MODE", "Test")
    for version, scheme, path in (("2.04", "Basic", "/send/sms"), ("3.00", "Bearer", "/sms")):
        monkeypatch.setenv("BESTSMS_API_VERSION", version)
        with recording(f"/api/v{version}") as server, make(BestSMS, BaseURL=server.url, **ONCE) as client:
            client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER)
        request = server.only
        assert request.headers["Authorization"] == f"{scheme} {TOKEN}"
        assert request.path == f"/api/v{version}{path}"
        assert request.json.get("MessageData", request.json)["Mode"] == "Test"


def test_every_version_that_is_compiled_has_a_client_models_and_a_name() -> None:
    assert get_args(APIVersionName) == tuple(VERSIONS)
    for version, package in list(VERSIONS.items())[1:]:
        short = package.replace("_", "")
        for kind in (BestSMS, AsyncBestSMS):
            client = make(kind, APIVersion=version)
            assert type(client).__name__ == f"{kind.__name__}{short}"
            assert type(client) is getattr(bestsms, type(client).__name__)
            assert isinstance(client, kind)
            assert f"v{version}" in (inspect.getdoc(type(client)) or "")
        assert f"models_{package}" in bestsms.__all__
        offered = import_module(f"bestsms_api.{package}.models").__all__
        assert all(hasattr(getattr(bestsms, f"models_{package}"), name) for name in offered)


@pytest.mark.source
def test_nothing_else_of_the_facade_names_a_version() -> None:
    # The extras may: they speak every version themselves.
    folder = Path(inspect.getfile(bestsms)).parent
    names = [name for pair in list(VERSIONS.items())[1:] for name in pair]
    found = {
        path.name
        for path in folder.rglob("*.py")
        if path.relative_to(folder).parts[0] not in {"sandbox", "tracking", "webhooks"}
        and any(name in path.read_text(encoding="utf-8") for name in names)
    }
    of_their_own = {f"{kind}_{package}.py" for kind in ("client", "models") for package in list(VERSIONS.values())[1:]}
    assert found == {"__init__.py", "_clients.py", "client.py", "models.py"} | of_their_own


def has_it(there: str | None, here: str) -> str:
    """The pattern of how an error ends, however many versions have what is missing, that one among them."""
    return rf"; API (v[\d.]+ and )*v{there}( and v[\d.]+)* ha(s|ve) it, v{here} has not$" if there else "$"


LACKING = [
    ("3.00", "Actions.Resubmit", "'Actions' object has no attribute 'Resubmit'", "2.04"),
    ("2.04", "OptOut", "object has no attribute 'OptOut'", "3.00"),
    ("2.04", "Addressbook.Contact.Search", "Contact has no attribute 'Search'", "3.00"),
    ("2.04", "Messaging.SMS.TemplateID", "SMS has no attribute 'TemplateID'", "3.00"),
    ("3.00", "Messaging.SMS.ChargeCode", "SMS has no attribute 'ChargeCode'", "2.04"),
    ("3.00", "Messaging.SMS.Colour", "SMS has no attribute 'Colour'", None),
    ("3.00", "Messaging.Fax", "'Messaging' object has no attribute 'Fax'", None),
    ("3.00", "Voice", "object has no attribute 'Voice'", None),
]


@pytest.mark.parametrize("kind", [BestSMS, AsyncBestSMS])
@pytest.mark.parametrize("version, name, text, there", LACKING)
def test_what_a_version_lacks_is_an_error_that_names_the_one_that_has_it(
    kind: type, version: str, name: str, text: str, there: str | None
) -> None:
    client = make(kind, APIVersion=version)
    with pytest.raises(AttributeError) as caught:
        method(client, name)
    assert re.search(text + has_it(there, version), str(caught.value).replace("Async", ""))


@pytest.mark.parametrize(
    "version, argument, there",
    [("2.04", "TemplateID", "3.00"), ("2.04", "FallbackMode", "3.00"), ("3.00", "ChargeCode", "2.04")],
)
def test_an_argument_of_another_version_is_refused_and_nothing_is_sent(
    version: str, argument: str, there: str, server: Server
) -> None:
    server.url = server.url.replace("v2.04", f"v{version}")
    text = f"^SMS.SendMessage has no argument {argument!r}{has_it(there, version)}"
    with make(BestSMS, APIVersion=version, BaseURL=server.url, **ONCE) as client, pytest.raises(TypeError, match=text):
        client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER, **{argument: "Secret value"})
    assert server.requests == []


def test_a_field_of_another_version_is_refused_by_a_model() -> None:
    kind: Any = models.ContactModel
    with pytest.raises(TypeError, match=f"^ContactModel has no argument 'Notes'{has_it('3.00', '2.04')}"):
        kind(Notes="Secret value")
    with pytest.raises(AttributeError, match=f"^ContactModel has no attribute 'Notes'{has_it('3.00', '2.04')}"):
        _ = kind().Notes
    newer: Any = models_v3_00.ContactModel
    assert newer(Notes="Regular").Notes == "Regular"


@pytest.mark.parametrize("argument, value", [("RecordsPerPage", 101), ("TimePeriod", 1441), ("TimePeriod", 0)])
def test_the_limits_of_the_version_are_kept(argument: str, value: int) -> None:
    with make(BestSMS, APIVersion="3.00") as client, pytest.raises(ValueError, match=f"^{argument} "):
        client.Reports.SMSReceived.Poll(**{argument: value})
    with recording() as server, make(BestSMS, BaseURL=server.url, **ONCE) as client:
        if value > 0:
            assert client.Reports.SMSReceived.Poll(**{argument: value}).IsSuccess


@pytest.mark.parametrize(
    "begin, end, is_sent",
    [
        ("2026-08-01 00:00", "2026-08-08 00:00", True),
        ("2026-08-01 00:00", "2026-08-08 00:00:01", False),
        ("2026-08-01 00:00", "2026-08-31 23:59:59", False),
    ],
)
def test_a_period_is_seven_days_at_most(begin: str, end: str, is_sent: bool) -> None:
    with recording("/api/v3.00") as server, make(BestSMS, APIVersion="3.00", BaseURL=server.url, **ONCE) as client:
        if is_sent:
            assert client.Reports.SMSReceived.Poll(DateFrom=begin, DateTo=end).IsSuccess
        else:
            with pytest.raises(ValueError, match=r"^DateFrom to DateTo must be at most 7 days in"):
                client.Reports.SMSReceived.Poll(DateFrom=begin, DateTo=end)
    assert len(server.requests) == int(is_sent)


def test_the_documented_models_of_another_version_are_taken() -> None:
    recipients = [
        models.RecipientModel(Recipient=NUMBER, FirstName="Ada"),
        models.ContactModel(MobilePhone=OTHER),
        models.ContactModel(ContactID="C1"),
        models.GroupModel(GroupID="G1"),
        models_v3_00.RecipientModel(Recipient=OTHER),
    ]
    with recording("/api/v3.00") as server, make(BestSMS, APIVersion="3.00", BaseURL=server.url, **ONCE) as client:
        client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=recipients)
    assert server.only.json["Destinations"] == [
        {"ToNumber": NUMBER, "First Name": "Ada"},
        {"ToNumber": OTHER},
        {"ContactID": "C1"},
        {"GroupID": "G1"},
        {"ToNumber": OTHER},
    ]


def test_a_recipient_of_a_newer_version_is_taken_by_an_older_one_unless_it_has_what_that_lacks() -> None:
    both: Any = models_v3_00.RecipientModel(Recipient=NUMBER, FirstName="Ada", Custom1="A7")
    newer: Any = models_v3_00.RecipientModel(Recipient=NUMBER, EmailAddress="ada@example.com")
    with recording() as server, make(BestSMS, BaseURL=server.url, **ONCE) as client:
        client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=both)
        with pytest.raises(TypeError, match=r"^Recipients\[0\] has no key 'EmailAddress'; API v3\.00 has it"):
            client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=[newer])
    assert server.only.json["MessageData"]["Destinations"] == [
        {"Recipient": NUMBER, "First Name": "Ada", "Custom1": "A7"}
    ]


@pytest.mark.parametrize(
    "status, body, outcome",
    [
        (200, {"MessageID": MESSAGE_ID}, ("Success", [])),
        (200, {"Result": "Failed", "Message": "No credit"}, ("Failed", ["No credit"])),
        (400, {"Message": ["Missing text", "Missing number"]}, ("Failed", ["Missing text", "Missing number"])),
        (
            404,
            {"Result": "RecordNotFound", "ErrorMessage": "Unable to find entry."},
            ("Failed", ["Unable to find entry."]),
        ),
        (415, {"title": "Unsupported Media Type", "status": 415}, None),
    ],
)
def test_an_answer_without_the_word_of_v204_is_judged_all_the_same(
    status: int, body: object, outcome: tuple[str, list[str]] | None
) -> None:
    with recording("/api/v3.00") as server, make(BestSMS, APIVersion="3.00", BaseURL=server.url, **ONCE) as client:
        server.answers(body, status)
        result = client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER, MessageID=MESSAGE_ID)
    assert result.HTTPStatus == status
    if outcome is None:
        assert result.Result == "Failed"
        assert result.ErrorMessage
    else:
        assert (result.Result, result.ErrorMessage) == outcome


@pytest.mark.parametrize("word, outcome", [("Tomorrow", "Unknown"), ("Failed", "Failed"), ("Success", "Success")])
def test_an_action_is_judged_by_the_word_that_v300_has_for_it(word: str, outcome: str) -> None:
    with recording("/api/v3.00") as server, make(BestSMS, APIVersion="3.00", BaseURL=server.url, **ONCE) as client:
        server.answers({"MessageID": MESSAGE_ID, "ActionResult": word})
        assert client.Actions.Abort.SendRequest(MessageID=MESSAGE_ID).Result == outcome
