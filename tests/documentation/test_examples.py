"""Every Python example of the product's documentation, run as written.

The files in examples/ are the documentation's own, corrected only where one does not parse (a comma was missing) or
names what does not exist (EditPublid); the last is its two lines on test mode with a message around them. What each is
to send is written here by hand.
"""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bestsms import BestSMS, __version__
from scripts.examples_by_version import PAGE, Ran, page, wrong
from scripts.examples_by_version import run as run_on
from tests.contract.document import DOCUMENTS, Document
from tests.contract.versions import EACH
from tests.servers import Answer, Received, Server, recording

pytestmark = pytest.mark.source

EXAMPLES = Path(__file__).with_name("examples")
BASE = "/api/v2.04"
TOKEN = "[Your Auth Token]"
HEADERS = {
    "Authorization": "Basic [Your Auth Token]",
    "Content-Type": "application/json",
    "Accept": "application/json",
    "User-Agent": f"bestsms-python/{__version__}",
}
ANSWER = {"Result": "Success", "MessageID": "ID123456", "Note": "unknown to the library, kept: ✓"}


class UUID4:
    """Equal to every version 4 UUID in its usual form."""

    def __eq__(self, other: object) -> bool:
        form = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
        return isinstance(other, str) and re.fullmatch(form, other) is not None

    __hash__ = None  # type: ignore[assignment]  # equal to many things


class Sent(NamedTuple):
    """The request that an example is to send."""

    method: str
    path: str
    query: dict[str, str]
    body: Any = None


MADE_BY_CLIENT = UUID4()
NO_QUERY: dict[str, str] = {}
CONTACT = "AAAAAAAA-BBBB-BBBB-CCCC-DDDDDDDDDDDD"
GROUP = "BBBBBBBB-CCCC-DDDD-EEEE-FFFFFFFFFFFF"
CONTACT_PATH = "/addressbook/contact/AAAAAAAA-BBBB-BBBB-CCCC-DDDDDDDDDDDD"
GROUP_PATH = "/addressbook/group/BBBBBBBB-CCCC-DDDD-EEEE-FFFFFFFFFFFF"
BASIC_MESSAGE = {
    "MessageID": MADE_BY_CLIENT,
    "Reference": "Test",
    "Message": "Test SMS",
    "Destinations": [{"Recipient": "+61421111111"}, {"Recipient": "+61422222222"}],
}
ADVANCED_MESSAGE = {
    "MessageID": "ID12345",
    "Reference": "Test SMS - Advanced version",
    "SMSEmailReply": "[email\xa0protected]",
    "CharacterConversion": True,
    "Message": "Test SMS Message for [[Attention]] at [[Company]]. Click [[Reply]] to reply.",
    "Destinations": [
        {"Recipient": "+61421000001"},
        {
            "Recipient": "+61421000002",
            "Company": "Example Corp",
            "Attention": "John Doe",
            "First Name": "John",
            "Last Name": "Doe",
            "Custom1": "",
            "Custom2": "",
        },
        {"GroupID": "4000000b-f002-4007-b00a-c00000000001"},
        {"ContactID": "6000000b-f002-4007-b00a-c00000000002"},
        {
            "Recipient": "+61421000003",
            "Company": "Test Company 2",
            "Attention": "Test Recipient 2",
            "Custom1": "Custom1",
            "Custom2": "Custom2",
            "Custom3": "Custom3",
            "Custom4": "Custom4",
            "Custom5": "Custom5",
        },
        {"GroupID": "4000000b-f002-4007-b00a-c00000000003"},
        {"ContactID": "6000000b-f002-4007-b00a-c00000000004"},
        {"ContactID": "6000000b-f002-4007-b00a-c00000000005"},
    ],
}
NEW_CONTACT = {"Attention": "Test Person", "FirstName": "First", "LastName": "Last", "MobilePhone": "+61421000001"}
NEW_CONTACT_ADVANCED = {
    "Title": "Mr",
    "Company": "BestSMS Australia",
    "FirstName": "First",
    "LastName": "Last",
    "MobilePhone": "+61421000001",
    "ViewBy": "Account",
    "EditBy": "Account",
}
CHANGED_CONTACT = {
    "Attention": "Test Attention",
    "Title": "Mr",
    "Company": "BestSMS Australia",
    "FirstName": "First",
    "LastName": "Last",
    "MobilePhone": "+614213334444",
    "ViewBy": "Account",
    "EditBy": "Account",
}
NEW_GROUP = {"GroupCode": "Test-Group", "GroupName": "Test Group"}
CHANGED_GROUP = {"GroupCode": "Test_Group", "GroupName": "Test Group 123"}
FIRST_PAGE = {"page": "1"}
TEN_A_PAGE = {"page": "1", "recordsPerPage": "10"}
AUGUST = {"dateFrom": "2025-08-01T00:00:00", "dateTo": "2025-08-31T23:59:59", **TEN_A_PAGE}
NOON = {"SendTime": "2025-08-12T12:00:00"}

EXPECTED = {
    "01_send_sms_basic": Sent("POST", "/send/sms", NO_QUERY, {"MessageData": BASIC_MESSAGE}),
    "02_send_sms_advanced": Sent("POST", "/send/sms", NO_QUERY, {"MessageData": ADVANCED_MESSAGE}),
    "03_set_resubmit": Sent("PATCH", "/set/resubmit/ID123456", NO_QUERY, {}),
    "04_set_resubmit_2": Sent("PATCH", "/set/resubmit/ID123456", NO_QUERY, {"SendTime": "2025-08-10T09:00:00"}),
    "05_set_reschedule": Sent("PATCH", "/set/reschedule/ID123456", NO_QUERY, NOON),
    "06_set_reschedule_2": Sent("PATCH", "/set/reschedule/ID123456", NO_QUERY, NOON),
    "07_set_abort": Sent("PATCH", "/set/abort/ID123456", NO_QUERY, {}),
    "08_set_abort_2": Sent("PATCH", "/set/abort/ID123456", NO_QUERY, {}),
    "09_get_status": Sent("GET", "/get/status/ID123456", NO_QUERY),
    "10_get_status_2": Sent("GET", "/get/status/ID123456", NO_QUERY),
    "11_get_sms_received": Sent("GET", "/get/sms/received", {"timePeriod": "1440"}),
    "12_get_sms_received_2": Sent("GET", "/get/sms/received", AUGUST),
    "13_get_sms_reply": Sent("GET", "/get/sms/reply/ID123456", NO_QUERY),
    "14_get_sms_reply_2": Sent("GET", "/get/sms/reply/ID123456", NO_QUERY),
    "15_list_contact_basic": Sent("GET", "/addressbook/contact/list", FIRST_PAGE),
    "16_list_contact_advanced": Sent("GET", "/addressbook/contact/list", TEN_A_PAGE),
    "17_get_contact_detail_basic": Sent("GET", CONTACT_PATH, NO_QUERY),
    "18_get_contact_detail_advanced": Sent("GET", CONTACT_PATH, NO_QUERY),
    "19_create_contact_basic": Sent("POST", "/addressbook/contact", NO_QUERY, NEW_CONTACT),
    "20_create_contact_advanced": Sent("POST", "/addressbook/contact", NO_QUERY, NEW_CONTACT_ADVANCED),
    "21_update_contact_basic": Sent("PATCH", CONTACT_PATH, NO_QUERY, {"Attention": "Test Attention"}),
    "22_update_contact_advanced": Sent("PATCH", CONTACT_PATH, NO_QUERY, CHANGED_CONTACT),
    "23_delete_contact_basic": Sent("DELETE", CONTACT_PATH, NO_QUERY),
    "24_delete_contact_advanced": Sent("DELETE", CONTACT_PATH, NO_QUERY),
    "25_list_contact_group_basic": Sent("GET", f"{CONTACT_PATH}/group/list", FIRST_PAGE),
    "26_list_contact_group_advanced": Sent("GET", f"{CONTACT_PATH}/group/list", TEN_A_PAGE),
    "27_get_contact_group_detail_basic": Sent("GET", f"{CONTACT_PATH}/group/Test_Group", NO_QUERY),
    "28_get_contact_group_detail_advanced": Sent("GET", f"{CONTACT_PATH}/group/Test_Group", NO_QUERY),
    "29_create_contact_group_basic": Sent("POST", f"{CONTACT_PATH}/group", NO_QUERY, {"GroupID": GROUP}),
    "30_create_contact_group_advanced": Sent("POST", f"{CONTACT_PATH}/group", NO_QUERY, {"GroupID": GROUP}),
    "31_delete_contact_group_basic": Sent("DELETE", f"{CONTACT_PATH}/group/{GROUP}", NO_QUERY),
    "32_delete_contact_group_advanced": Sent("DELETE", f"{CONTACT_PATH}/group/{GROUP}", NO_QUERY),
    "33_list_group_basic": Sent("GET", "/addressbook/group/list", FIRST_PAGE),
    "34_list_group_advanced": Sent("GET", "/addressbook/group/list", TEN_A_PAGE),
    "35_group_detail_basic": Sent("GET", GROUP_PATH, NO_QUERY),
    "36_group_detail_advanced": Sent("GET", GROUP_PATH, NO_QUERY),
    "37_create_group_basic": Sent("POST", "/addressbook/group", NO_QUERY, NEW_GROUP),
    "38_create_group_advanced": Sent("POST", "/addressbook/group", NO_QUERY, NEW_GROUP),
    "39_update_group_basic": Sent("PATCH", GROUP_PATH, NO_QUERY, CHANGED_GROUP),
    "40_update_group_advanced": Sent("PATCH", GROUP_PATH, NO_QUERY, CHANGED_GROUP),
    "41_delete_group_basic": Sent("DELETE", GROUP_PATH, NO_QUERY),
    "42_delete_group_advanced": Sent("DELETE", GROUP_PATH, NO_QUERY),
    "43_list_group_contact_basic": Sent("GET", f"{GROUP_PATH}/contact/list", FIRST_PAGE),
    "44_list_group_contact_advanced": Sent("GET", f"{GROUP_PATH}/contact/list", TEN_A_PAGE),
    # These two are titled as reading a pair, but what the documentation prints is a create.
    "45_get_group_contact_detail_basic": Sent("POST", f"{CONTACT_PATH}/group", NO_QUERY, {"GroupID": GROUP}),
    "46_get_group_contact_detail_advanced": Sent("POST", f"{CONTACT_PATH}/group", NO_QUERY, {"GroupID": GROUP}),
    "47_create_group_contact_basic": Sent("POST", f"{GROUP_PATH}/contact", NO_QUERY, {"ContactID": CONTACT}),
    "48_create_group_contact_advanced": Sent("POST", f"{GROUP_PATH}/contact", NO_QUERY, {"ContactID": CONTACT}),
    "49_delete_group_contact_basic": Sent("DELETE", f"{GROUP_PATH}/contact/{CONTACT}", NO_QUERY),
    "50_delete_group_contact_advanced": Sent("DELETE", f"{GROUP_PATH}/contact/{CONTACT}", NO_QUERY),
    "51_sms_in_test_mode": Sent("POST", "/send/sms", NO_QUERY, {"MessageData": {**BASIC_MESSAGE, "Mode": "Test"}}),
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Generator[Server]:
    with recording() as server:
        server.answer = Answer(ANSWER)
        monkeypatch.setenv("BESTSMS_API_URL", server.url)
        monkeypatch.delenv("BESTSMS_AUTH_TOKEN", raising=False)
        monkeypatch.delenv("BESTSMS_SEND_MODE", raising=False)
        yield server


def run(name: str) -> None:
    """Run an example as a script, and close the client that it leaves open."""
    namespace = runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")
    client = namespace["client"]
    assert isinstance(client, BestSMS)
    client.close()


def what(request: Received) -> Sent:
    path = request.path.removeprefix(BASE)
    assert request.path == BASE + path
    return Sent(request.method, path, request.query, request.json if request.body else None)


def test_there_are_fifty_examples_and_one_of_test_mode() -> None:
    assert sorted(path.stem for path in EXAMPLES.iterdir() if path.suffix == ".py") == list(EXPECTED)
    assert len(EXPECTED) == 50 + 1


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_of_the_documentation_sends_exactly_its_request(
    name: str, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    run(name)
    request = server.only
    assert what(request) == EXPECTED[name]
    assert {header: request.headers.get(header) for header in HEADERS} == HEADERS
    printed = capsys.readouterr().out
    assert json.loads(printed) == ANSWER
    assert printed == '{\n  "Result": "Success",\n  "MessageID": "ID123456",\n  "Note": "' + ANSWER["Note"] + '"\n}\n'


@pytest.fixture(scope="module")
def on_each_version() -> Mapping[Document, Mapping[str, Ran]]:
    """What every example does on each version."""
    return {of: run_on(of, sorted(EXAMPLES.glob("*.py"))) for of in DOCUMENTS}


# Those that a version refuses, because it does not have what they ask for.
REFUSED = {
    "v2.04": {},
    "v3.00": {
        "03_set_resubmit": "no attribute 'Resubmit'; API v2.04 has it, v3.00 has not",
        "04_set_resubmit_2": "no attribute 'Resubmit'; API v2.04 has it, v3.00 has not",
        "12_get_sms_received_2": "DateFrom to DateTo must be at most 7 days in this version of the API, not 30 days",
        "37_create_group_basic": "no argument 'GroupCode'; API v2.04 has it, v3.00 has not",
        "38_create_group_advanced": "no argument 'GroupCode'; API v2.04 has it, v3.00 has not",
        "39_update_group_basic": "no argument 'GroupCode'; API v2.04 has it, v3.00 has not",
        "40_update_group_advanced": "no argument 'GroupCode'; API v2.04 has it, v3.00 has not",
    },
}


@EACH
def test_switched_by_the_environment_alone_an_example_sends_a_valid_request_or_is_refused(
    of: Document, on_each_version: Mapping[Document, Mapping[str, Ran]]
) -> None:
    ran = on_each_version[of]
    assert sorted(ran) == sorted(EXPECTED)
    assert {name: wrong(of, one) for name, one in ran.items() if wrong(of, one)} == {}
    refused = {name: one.error for name, one in ran.items() if not one.requests}
    assert refused.keys() == REFUSED[repr(of)].keys()
    for name, text in REFUSED[repr(of)].items():
        assert text in refused[name]
    print(f"\n{of}: {len(ran)} examples, {len(ran) - len(refused)} requests, {len(refused)} refusals, 0 violations")


def test_what_is_neither_a_valid_request_nor_a_refusal_is_found() -> None:
    of = DOCUMENTS[0]
    assert wrong(of, Ran([], "")) == ["0 requests, no error"]
    stray = Received("GET", "/api/v2.04/nowhere", {}, b"")
    assert wrong(of, Ran([stray], "ValueError: too late")) == ["1 requests, ValueError: too late"]
    assert "path /api/v2.04/nowhere" in wrong(of, Ran([stray], ""))[0]


def test_the_page_of_examples_by_version_says_what_they_do(
    on_each_version: Mapping[Document, Mapping[str, Ran]],
) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(on_each_version)


def test_the_misspelt_name_in_the_documentation_is_answered_with_the_right_one(server: Server) -> None:
    with BestSMS(TOKEN) as client, pytest.raises(TypeError) as caught:
        client.Addressbook.Contact.Update(
            ContactID=CONTACT,
            Attention="Test Attention",
            EditPublid="Account",  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the misspelling
        )
    assert str(caught.value) == "Contact.Update has no argument 'EditPublid'; did you mean EditPublic?"
    assert server.requests == []
