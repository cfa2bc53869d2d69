"""What v3.00 has of its own, and one state behind both versions."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Generator
from typing import Any

import httpx
import pytest

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings
from bestsms.sandbox.contract import Contract
from bestsms.sandbox.versions.dialects import DIALECTS
from bestsms.sandbox.versions.envelopes import ENVELOPES
from bestsms_api import VERSIONS
from tests.sandbox.kit import NOT_FOUND, NUMBER, OTHER, Client, client_of, send
from tests.sandbox.receiver import Receiver, receiving

FIELDS = [
    "Version", "Sender", "APIKey", "Type", "Destination", "ContactID", "ReceivedID", "MessageID", "SubAccount",
    "Department", "JobNumber", "SentTimeLocal", "SendTimeUTC", "SentTimeUTC_RFC3339", "Status", "Result", "Message",
    "Price", "Detail", "URL",
]  # fmt: skip
DENIED = "Access denied: Auth Token or credentials are incorrect or have expired."


@pytest.fixture
def version() -> str:
    return "3.00"


@pytest.fixture
def former(sandbox: Sandbox) -> Generator[Client]:
    """A client of v2.04 of the same sandbox."""
    with client_of(sandbox, "2.04") as made:
        yield made


@pytest.fixture
def http(sandbox: Sandbox) -> Generator[httpx.Client]:
    """Plain HTTP with the token, for what no client would send."""
    with plain(sandbox) as made:
        yield made


@pytest.fixture
def receiver() -> Generator[Receiver]:
    with receiving() as running:
        yield running


def plain(sandbox: Sandbox) -> httpx.Client:
    headers = {"Authorization": f"Bearer {sandbox.Token}"}
    return httpx.Client(base_url=sandbox.BaseURLOf("3.00"), headers=headers, timeout=60, trust_env=False)


def test_the_sandbox_speaks_every_version_that_there_is() -> None:
    assert {kind.version for kind in DIALECTS} == ENVELOPES.keys() == VERSIONS.keys()
    for kind in DIALECTS:
        contract = Contract(kind.version)
        assert kind(contract).operations.keys() == {operation.id for operation in contract.operations}


def test_the_limits_of_what_the_versions_share_are_the_same_in_each() -> None:
    shared = [
        [Contract(one).limits[name] for name in ("ReplyWindowDays", "DuplicateWindowSeconds", "Parts")]
        for one in VERSIONS
    ]
    assert all(one == shared[0] for one in shared)


def test_a_version_that_there_is_not_has_no_address(sandbox: Sandbox) -> None:
    assert sandbox.BaseURLOf("2.04") == sandbox.BaseURL
    assert sandbox.State().BaseURLs == {one: sandbox.BaseURLOf(one) for one in VERSIONS}
    with pytest.raises(ValueError, match=r"APIVersion must be one of 2\.04, 3\.00, not '9\.99'"):
        sandbox.BaseURLOf("9.99")


def test_a_message_sent_by_one_version_is_seen_by_the_other(client: Client, former: Client, sandbox: Sandbox) -> None:
    for sender, shown in ((client, "v3.00"), (former, "v2.04")):
        message = send(sender, f"By {shown}", Reference="Ref")
        sandbox.Advance("5s")
        sandbox.Reply(NUMBER, "Yes")
        new, old = (one.Reports.SMSReply.Poll(MessageID=message) for one in (client, former))
        for name in (
            "JobNum",
            "Status",
            "CreatedTimeUTC",
            "DelayedTimeLocal",
            "Success",
            "Price",
            "Reference",
        ):
            assert getattr(new, name) == getattr(old, name), name
        for name in ("Destination", "DestSeq", "SentTimeUTC", "Price", "MessageText"):
            assert getattr(new.Recipients[0], name) == getattr(old.Recipients[0], name), name
        told = [[(one.ReceivedID, one.MessageText) for one in poll.ReceivedMessages] for poll in (new, old)]
        assert told[0] == told[1]
        assert told[0][0][1] == "Yes"
        summary = sandbox.Messages().Messages[0]
        assert (summary.Version, sandbox.Message(summary.ID).Version) == (shown, shown)
    received = [[one.ReceivedID for one in each.Reports.SMSReceived.Poll().Messages] for each in (client, former)]
    assert received[0] == received[1]
    assert len(received[0]) == 2


def test_a_message_sent_by_one_version_is_aborted_by_the_other(client: Client, former: Client) -> None:
    message = send(former, SendTime="2090-01-01 10:00")
    assert client.Actions.Abort.SendRequest(MessageID=message).Raw == {
        "ActionResult": "Success",
        "MessageID": message,
        "JobNum": former.Reports.Status.Poll(MessageID=message).JobNum,
        "Status": "Delayed",
        "Action": "Abort",
    }
    assert former.Reports.Status.Poll(MessageID=message).Status == "Completed"


def test_a_contact_made_by_one_version_keeps_what_the_other_does_not_know(client: Client, former: Client) -> None:
    made = client.Addressbook.Contact.Create(FirstName="Ada", Notes="By telephone.", ExID="7").Contact
    assert made.UpdatedTimeUTC is None
    former.Addressbook.Contact.Update(ContactID=made.ContactID, DirectPhone=OTHER)
    shown = client.Addressbook.Contact.Detail(ContactID=made.ContactID).Contact
    assert (shown.Notes, shown.ExID, shown.LastName, "DirectPhone" in shown.ToDict()) == (
        "By telephone.", "7", None, False,
    )  # fmt: skip
    assert shown.UpdatedTimeUTC is not None
    assert former.Addressbook.Contact.Detail(ContactID=made.ContactID).Contact.DirectPhone == OTHER


def test_a_success_has_no_result_and_what_never_was_is_the_first_day(http: httpx.Client, sandbox: Sandbox) -> None:
    sent = http.post("/sms", json={"Message": "Hello", "ToNumber": NUMBER, "Reference": "Ref"})
    assert (sent.status_code, list(sent.json())) == (200, ["MessageID"])
    found = http.get(f"/sms/{sent.json()['MessageID']}").json()
    (recipient,) = found["Recipients"]
    assert "Result" not in found
    assert (found["JobStatus"], found["SubAccount"], found["Price"]) == ("Pending", None, 0)
    assert (recipient["Status"], recipient["Attention"], recipient["SMSReplies"]) == ("Pending", None, [])
    assert recipient["SentTimeLocal"] == "0001-01-01 12:00:00"
    assert recipient["SentTimeUTC_RFC3339"] == "0001-01-01T00:00:00.000Z"


def test_a_send_may_name_one_receiver_in_place_of_a_list(client: Client, http: httpx.Client, sandbox: Sandbox) -> None:
    contact = client.Addressbook.Contact.Create(FirstName="Ada", MobilePhone=NUMBER).Contact
    group = client.Addressbook.Group.Create(GroupName="All").Group
    client.Addressbook.ContactGroup.Create(ContactID=contact.ContactID, GroupID=group.GroupID)
    ways = {"ToNumber": NUMBER, "Destination": "0491 570 006", "ContactID": contact.ContactID, "GroupID": group.GroupID}
    for way in ({name: value} for name, value in ways.items()):
        assert http.post("/sms", json={"Message": "Hello", **way}).status_code == 200
        assert [one.Destination for one in sandbox.Message(sandbox.State().Messages).Recipients] == [NUMBER]
    assert http.post("/sms", json={"Message": "Hello", **ways}).status_code == 200
    assert len(sandbox.Message(5).Recipients) == 4


def test_a_template_gives_the_text_and_a_page_its_address() -> None:
    with Sandbox(Settings(Templates={"known": "Hello from a template"})) as sandbox, plain(sandbox) as http:
        for name in ("known", "other"):
            assert http.post("/sms", json={"TemplateID": name, "ToNumber": NUMBER}).status_code == 200
        http.post("/sms", json={"Message": "See [[CustomPage]]", "SMSCustomPageID": "p1", "ToNumber": NUMBER})
        texts = [sandbox.Message(number).Recipients[0].Text for number in (1, 2, 3)]
    assert texts == ["Hello from a template", "Template other", "See https://www.example.com/pages/p1"]


def test_a_file_is_linked_to_and_found_there(client: Client, sandbox: Sandbox) -> None:
    send(client, "See [[File1]]", Files=[{"Name": "a.txt", "Data": "QQ=="}])
    link = sandbox.Message(1).Recipients[0].Text.removeprefix("See ")
    assert httpx.get(link, timeout=60, trust_env=False).content == b"A"


@pytest.mark.parametrize(
    "body, text",
    [
        ({}, "Missing or empty message"),
        ([], "Missing or empty field"),
        ({"Message": "Hi"}, "Missing or empty field"),
        ({"Message": "Hi", "ToNumber": NUMBER, "Other": 1}, "Missing or empty field"),
        ({"Message": "Hi", "ToNumber": NUMBER, "Timezone": "Nowhere"}, "Missing or empty field"),
        ({"Message": "Hi", "ContactID": "none"}, "Could not find any valid destination(s)."),
        (
            {"Message": "Hi", "ToNumber": NUMBER, "WebhookCallbackURL": "http://www.example.com/"},
            "WebhookCallbackURL must start with https://",
        ),
        (
            {"Message": "Hi", "ToNumber": NUMBER, "WebhookCallbackFormat": "POST"},
            "the sandbox writes webhooks as JSON and XML: how the service writes POST is not documented",
        ),
    ],
)
def test_a_send_that_is_wrong_is_refused(body: object, text: str, http: httpx.Client, sandbox: Sandbox) -> None:
    answer = http.post("/sms", json=body)
    assert (answer.status_code, answer.json()) == (400, {"Result": "Failed", "ErrorMessage": [text]})
    assert sandbox.State().Messages == 0


def test_each_refusal_has_its_shape(http: httpx.Client) -> None:
    kind = http.post("/sms", content=b"a=b", headers={"Content-Type": "text/plain"})
    assert (kind.status_code, list(kind.json())) == (415, ["status", "extend1", "extend2"])
    for scheme in ("Basic sandbox-token", "Bearer wrong", ""):
        denied = http.get("/sms/a", headers={"Authorization": scheme})
        assert (denied.status_code, denied.json()) == (401, {"Result": "Unauthorized", "ErrorMessage": [DENIED]})
    unknown = http.get("/sms/a")
    told = {"Result": "RecordNotFound", "MessageID": "a", "ErrorMessage": [NOT_FOUND]}
    assert (unknown.status_code, unknown.json()) == (404, told)
    optout = http.get("/optout/a")
    assert (optout.status_code, optout.json()) == (404, {"ErrorMessage": [NOT_FOUND]})
    assert http.get("/get/status/a").status_code == 404
    xml = http.get("/addressbook/contact/list", headers={"Accept": "application/xml"})
    assert xml.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    "path, status",
    [
        ("/sms/received?timePeriod=1441", 400),
        ("/sms/received?timePeriod=1440", 200),
        ("/sms/received?dateFrom=2026-01-01T00:00:00&dateTo=2026-01-08T00:00:00", 200),
        ("/sms/received?dateFrom=2026-01-01T00:00:00&dateTo=2026-01-08T00:00:01", 400),
        ("/sms/received?recordsPerPage=101", 400),
        ("/optout/list?recordsPerPage=4", 400),
        ("/optout/list?recordsPerPage=1000", 200),
        ("/optout/list?recordsPerPage=1001", 400),
    ],
)
def test_what_is_beyond_a_limit_is_refused(path: str, status: int, http: httpx.Client) -> None:
    assert http.get(path).status_code == status


def test_a_fault_is_met_in_the_shape_of_the_version(http: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.AddFault("error-before", Operation="OptOutList", Status=503)
    sandbox.AddFault("busy", Operation="SMSSendMessage", Seconds=7)
    failed = http.get("/optout/list")
    assert (failed.status_code, failed.json()["Result"]) == (503, "Failed")
    busy = http.post("/sms", json={"Message": "Hello", "ToNumber": NUMBER})
    assert (busy.status_code, busy.headers["Retry-After"]) == (429, "7")
    sandbox.AddFault("html")
    assert http.get("/sms/received").headers["content-type"] == "text/html"


def test_a_token_is_kept_in_no_log(http: httpx.Client, sandbox: Sandbox) -> None:
    http.get("/sms/received")
    assert ("authorization", "Bearer ***") in sandbox.Requests().Requests[0].Headers


def test_polls_are_limited_where_that_is_set_by_the_sandboxs_time() -> None:
    with Sandbox(Settings(RateLimit=True)) as sandbox, plain(sandbox) as http:
        assert [http.get("/optout/list").status_code for _ in range(2)] == [200, 429]
        refused = http.get("/optout/list")
        assert (refused.headers["Retry-After"], refused.json()["Result"]) == ("1", "Failed")
        assert http.get("/sms/received").status_code == 200
        assert [http.get("/addressbook/contact/list").status_code for _ in range(2)] == [200, 200]
        sandbox.Advance("1s")
        assert http.get("/optout/list").status_code == 200
        with BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL, MaxRetries=0) as former:
            assert [former.Reports.SMSReceived.Poll().HTTPStatus for _ in range(2)] == [200, 200]


def test_a_handset_that_wrote_stop_is_on_the_list_and_taken_off_it_gets_messages_again(
    client: Client, former: Client, sandbox: Sandbox
) -> None:
    def result(text: str) -> str:
        message = send(former, text)
        sandbox.Advance("5s")
        return str(client.Reports.Status.Poll(MessageID=message).Recipients[0].Result)

    assert result("Reply YES") == "delivered"
    sandbox.Reply(NUMBER, "STOP it")
    (entry,) = client.OptOut.List().OptOuts
    assert (entry.DestType, entry.Destination, entry.StopMessage) == ("SMS", NUMBER, "STOP it")
    assert (entry.OriginalMessage, entry.Notes, entry.UpdatedTimeUTC) == ("Reply YES", None, None)
    assert result("Another") == "Destination is blacklisted"
    assert client.OptOut.Delete(OptOutID=entry.ID).OptOut.Destination == NUMBER
    assert client.OptOut.Detail(OptOutID=entry.ID).ErrorMessage == [NOT_FOUND]
    assert result("One more") == "delivered"


def test_an_opt_out_is_made_once_changed_and_found(client: Client, sandbox: Sandbox) -> None:
    made = client.OptOut.Create(DestType="SMS", Destination="0491 570 006", StopMessage="By letter").OptOut
    again = client.OptOut.Create(DestType="Text", Destination=NUMBER, Notes="Twice").OptOut
    assert (made.ID, made.Destination, made.StopMessage) == (again.ID, NUMBER, "By letter")
    assert [one.Number for one in sandbox.OptOuts().OptOuts] == [NUMBER]
    changed = client.OptOut.Update(OptOutID=made.ID, DestType="SMS", Notes=None, Destination=OTHER).OptOut
    assert (changed.Notes, changed.Destination, changed.StopMessage) == (None, OTHER, "By letter")
    sandbox.Advance("2h")
    client.OptOut.Create(DestType="Email", Destination="ada@example.com", ContactID="one")
    lists: list[dict[str, Any]] = [{}, {"DestType": "Text"}, {"ContactID": "one"}, {"TimePeriod": 60}]
    found = [[one.Destination for one in client.OptOut.List(**given).OptOuts] for given in lists]
    assert found == [[OTHER, "ada@example.com"], [OTHER], ["ada@example.com"], ["ada@example.com"]]


def test_many_are_opted_out_at_once_by_number_and_by_contact(client: Client, sandbox: Sandbox) -> None:
    contact = client.Addressbook.Contact.Create(MobilePhone=OTHER, MainPhone="+61491570157").Contact
    answer = client.OptOut.CreateBatch(DestType="SMS,Voice", Destinations=[NUMBER], ContactIDs=[contact.ContactID])
    assert [(one.DestType, one.Destination) for one in answer.OptOuts] == [
        ("SMS", NUMBER), ("SMS", OTHER), ("Voice", NUMBER), ("Voice", "+61491570157"),
    ]  # fmt: skip
    one = client.OptOut.CreateBatch(DestType="Fax", Destination="+61491570737")
    assert [each.Destination for each in one.OptOuts] == ["+61491570737"]
    none = client.OptOut.CreateBatch(DestType="SMS", ContactID="nobody")
    assert (none.HTTPStatus, none.ErrorMessage) == (400, ["Could not find any valid destination(s)."])


def test_an_opt_out_from_a_department_bars_its_messages_alone(client: Client, sandbox: Sandbox) -> None:
    client.OptOut.Create(DestType="SMS", Destination=NUMBER, SubAccount="Sub", Department="Dep")
    for given, result in (
        ({}, "delivered"),
        ({"SubAccount": "Sub", "Department": "Dep"}, "Destination is blacklisted"),
    ):
        message = send(client, f"Hello {result}", **given)
        sandbox.Advance("5s")
        assert client.Reports.Status.Poll(MessageID=message).Recipients[0].Result == result


def test_contacts_are_searched_by_what_is_known_of_them(client: Client) -> None:
    for name, number in (("Ada", "0491570006"), ("Bo", OTHER), ("ada", None)):
        client.Addressbook.Contact.Create(FirstName=name, MobilePhone=number, Company="Example")
    search = client.Addressbook.Contact.Search
    assert [one.MobilePhone for one in search(FirstName="ADA").Contacts] == ["0491570006", None]
    assert [one.FirstName for one in search(MobilePhone=NUMBER).Contacts] == ["Ada"]
    assert [one.FirstName for one in search(FirstName="ada", MobilePhone=OTHER).Contacts] == []
    assert (search(Company="Example", RecordsPerPage=2).PageCount, search(Company="Exam").TotalRecords) == (2, 0)


def test_a_contact_is_shown_with_its_groups(client: Client, http: httpx.Client) -> None:
    contact = client.Addressbook.Contact.Create(FirstName="Ada").Contact
    group = client.Addressbook.Group.Create(GroupName="All", AccessControl="Granted").Group
    client.Addressbook.ContactGroup.Create(ContactID=contact.ContactID, GroupID=group.GroupID)
    shown = http.get(f"/addressbook/contact/{contact.ContactID}").json()
    assert (shown["FirstName"], shown["Groups"]) == ("Ada", [group.GroupID])
    assert http.get("/addressbook/group/All").json()["AccessControl"] == "Granted"


@pytest.mark.parametrize("written", ["JSON", "XML"])
def test_webhooks_follow_the_version_of_their_message(written: str, receiver: Receiver) -> None:
    settings = Settings(WebhookURL=receiver.url, WebhookFormat="XML" if written == "XML" else "JSON")
    with Sandbox(settings) as sandbox:
        for version in VERSIONS:
            with client_of(sandbox, version) as client:
                send(client, f"By {version}")
            sandbox.Advance("5s")
            sandbox.Reply(NUMBER, "Yes & no")
            receiver.wait(2 if version == "2.04" else 4)
        sandbox.Inbound(NUMBER, "Hello")
        bodies = [_read(text) for _, text in receiver.wait(5)]
    delivered, replied = bodies[2:4]
    assert [body["Version"] for body in bodies] == ["2.04", "2.04", "v3.00", "v3.00", "2.04"]
    assert list(delivered) == list(replied) == FIELDS
    nothing = None if written == "JSON" else ""
    assert (delivered["Status"], delivered["Result"], delivered["Price"]) == ("Success", "delivered", "0.10")
    assert [delivered[name] for name in ("ReceivedID", "Message", "ContactID", "SubAccount")] == [nothing] * 4
    assert (replied["Status"], replied["Result"], replied["Type"]) == ("RECEIVED", "RECEIVED", "SMSReply")
    assert (replied["Message"], replied["Price"]) == ("Yes & no", nothing)


def test_a_message_on_its_own_is_told_of_in_the_version_that_is_set(receiver: Receiver) -> None:
    with Sandbox(Settings(WebhookURL=receiver.url, WebhookVersion="3.00")) as sandbox:
        sandbox.Inbound(NUMBER, "Hello")
        body = _read(receiver.wait(1)[0][1])
    assert (body["Version"], body["Type"], body["MessageID"], body["JobNumber"]) == ("v3.00", "SMSInbound", None, "")


@pytest.mark.parametrize("kind, count", [("None", 0), ("Email", 0), ("Webhook", 1)])
def test_the_notification_type_says_whether_there_is_a_webhook(
    kind: str, count: int, receiver: Receiver, http: httpx.Client, sandbox: Sandbox
) -> None:
    body = {"Message": "Hello", "ToNumber": NUMBER, "NotificationType": kind, "WebhookCallbackURL": receiver.url}
    assert http.post("/sms", json=body).status_code == 200
    sandbox.Advance("5s")
    assert sandbox.Webhooks().TotalRecords == count


def _read(text: str) -> dict[str, Any]:
    if text.startswith("{"):
        fields: dict[str, Any] = json.loads(text)
        return fields
    return {child.tag: child.text or "" for child in ET.fromstring(text)}
