"""What a webhook says is read through the documented names: in both versions, from JSON and from XML."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bestsms import DeliveryResult
from bestsms.webhooks import ReceivedEvent, StatusEvent, UnknownEvent, parse
from bestsms.webhooks.samples import FORMATS, VERSIONS, Format, Sample, Values, samples, written

MOMENT = datetime(2025, 6, 3, 21, 16, 55, tzinfo=UTC)
STATUS: Values = {
    "Version": "2.04",
    "Sender": "application@example.com",
    "APIKey": "ta8wr7ymd",
    "Type": "SMS",
    "Destination": "+61491570006",
    "ContactID": "7000000a-f002-4007-b00a-d00000000001",
    "ReceivedID": "",
    "MessageID": "1000000a-f002-4007-b00a-d00000000002",
    "SubAccount": "SubAccount01",
    "Department": "Department01",
    "JobNumber": "10C7B9A0",
    "SentTimeLocal": "2025-06-04 09:16:55",
    "SentTimeUTC-ISO8601": "2025-06-03 21:16:55",
    "SentTimeUTC-RFC3339": "2025-06-03T21:16:55.000Z",
    "Status": "SUCCESS",
    "Result": "delivered",
    "Message": "",
    "Price": "0.10",
    "Detail": "SMSParts:1",
    "URL": "https://www.example.com/webhook",
}
REPLY: Values = {
    **STATUS,
    "Type": "SMSReply",
    "ReceivedID": "5000000a-f002-4007-b00a-d00000000001",
    "Status": "RECEIVED",
    "Result": "RECEIVED",
    "Message": "This is a reply.",
    "Price": "",
    "Detail": "InputToNumber:021-000 001",
}
NEWER_STATUS: Values = {
    "Version": "v3.00",
    "Sender": "application@example.com",
    "APIKey": "ta8wr7ymd",
    "Type": "SMS",
    "Destination": "+61491570006",
    "ContactID": "6000000b-f002-4007-b00a-c00000000001",
    "ReceivedID": None,
    "MessageID": "a1b2c3d4-e5f6-7890-1234-567890abcdee",
    "SubAccount": "Business Unit One",
    "Department": "Team Alpha",
    "JobNumber": "10AB20CE",
    "SentTimeLocal": "2026-07-09 10:34:30",
    "SendTimeUTC": "2026-07-08 22:34:30",
    "SentTimeUTC_RFC3339": "2026-07-08T22:34:30.472Z",
    "Status": "Success",
    "Result": "delivered",
    "Message": None,
    "Price": "0.10",
    "Detail": "SMSParts:2",
    "URL": "https://www.example.com/data",
}
NEWER_REPLY: Values = {
    **NEWER_STATUS,
    "Type": "SMSReply",
    "ReceivedID": "5000000a-f002-4007-b00a-d00000000001",
    "Status": "RECEIVED",
    "Result": "RECEIVED",
    "Message": "This is a reply.",
    "Price": None,
    "Detail": "InputToNumber:021-777909",
}
OLDER_STATUS: Values = {
    "AuthToken": "not-a-real-token",
    "Type": "SMS",
    "Destination": "+61491570006",
    "MessageID": "js82hn8n",
    "SubAccount": "SubAccount01",
    "Department": "Department01",
    "JobNumber": "10C7B9A0",
    "SentTime": "16/10/2018 13:43 p.m.",
    "Status": "SUCCESS",
    "Result": "Sent OK",
    "Message": "",
    "Price": "0.20",
    "Detail": "SMSParts:2",
    "URL": "https://www.example.com/webhook",
    "RESPONSEMODE": "JSON",
}


def status(fields: Values, form: Format = "JSON") -> StatusEvent:
    event = parse(written(fields, form))
    assert isinstance(event, StatusEvent)
    return event


def received(fields: Values, form: Format = "JSON") -> ReceivedEvent:
    event = parse(written(fields, form))
    assert isinstance(event, ReceivedEvent)
    return event


@pytest.mark.parametrize("form", FORMATS)
def test_every_field_of_a_status_webhook_is_read(form: Format) -> None:
    event = status(STATUS, form)
    assert (event.Version, event.Sender, event.APIKey) == ("2.04", "application@example.com", "ta8wr7ymd")
    assert (event.Kind, event.Type, event.Destination) == ("Status", "SMS", "+61491570006")
    assert (event.ContactID, event.ReceivedID) == ("7000000a-f002-4007-b00a-d00000000001", "")
    assert (event.MessageID, event.JobNumber) == ("1000000a-f002-4007-b00a-d00000000002", "10C7B9A0")
    assert (event.SubAccount, event.Department) == ("SubAccount01", "Department01")
    assert event.SentTimeLocal == datetime(2025, 6, 4, 9, 16, 55)
    assert event.SentTimeUTC_ISO8601 == event.SentTimeUTC_RFC3339 == event.Time == MOMENT
    assert (event.Status, event.Result, event.Message) == ("SUCCESS", "delivered", "")
    assert (event.Price, event.Detail, event.Parts) == (Decimal("0.10"), "SMSParts:1", 1)
    assert event.URL == "https://www.example.com/webhook"
    assert event.Delivery == DeliveryResult("delivered")
    assert event.Delivery.IsDelivered


@pytest.mark.parametrize("form", FORMATS)
def test_every_field_of_a_received_webhook_is_read(form: Format) -> None:
    event = received(REPLY, form)
    assert (event.Version, event.Sender, event.APIKey) == ("2.04", "application@example.com", "ta8wr7ymd")
    assert (event.Kind, event.Type, event.IsReply) == ("Reply", "SMSReply", True)
    assert (event.Destination, event.ContactID) == ("+61491570006", "7000000a-f002-4007-b00a-d00000000001")
    assert event.ReceivedID == "5000000a-f002-4007-b00a-d00000000001"
    assert (event.MessageID, event.JobNumber) == ("1000000a-f002-4007-b00a-d00000000002", "10C7B9A0")
    assert (event.SubAccount, event.Department) == ("SubAccount01", "Department01")
    assert event.SentTimeLocal == datetime(2025, 6, 4, 9, 16, 55)
    assert event.SentTimeUTC_ISO8601 == event.SentTimeUTC_RFC3339 == event.Time == MOMENT
    assert (event.Status, event.Result, event.Message) == ("RECEIVED", "RECEIVED", "This is a reply.")
    assert (event.Price, event.Detail, event.InputToNumber) == (None, "InputToNumber:021-000 001", "021-000 001")
    assert event.URL == "https://www.example.com/webhook"


@pytest.mark.parametrize("form", FORMATS)
def test_a_status_webhook_of_version_3_reads_through_the_same_names(form: Format) -> None:
    event = status(NEWER_STATUS, form)
    assert (event.Version, event.Sender, event.APIKey) == ("v3.00", "application@example.com", "ta8wr7ymd")
    assert (event.Type, event.Destination) == ("SMS", "+61491570006")
    assert (event.ContactID, event.ReceivedID or None) == ("6000000b-f002-4007-b00a-c00000000001", None)
    assert (event.MessageID, event.JobNumber) == ("a1b2c3d4-e5f6-7890-1234-567890abcdee", "10AB20CE")
    assert (event.SubAccount, event.Department) == ("Business Unit One", "Team Alpha")
    assert event.SentTimeLocal == datetime(2026, 7, 9, 10, 34, 30)
    assert event.SendTimeUTC == event.SentTimeUTC_ISO8601 == datetime(2026, 7, 8, 22, 34, 30, tzinfo=UTC)
    assert event.Time == event.SentTimeUTC_RFC3339 == datetime(2026, 7, 8, 22, 34, 30, 472000, tzinfo=UTC)
    assert (event.Status, event.Result, event.Message or None) == ("Success", "delivered", None)
    assert (event.Price, event.Detail, event.Parts) == (Decimal("0.10"), "SMSParts:2", 2)
    assert event.URL == "https://www.example.com/data"


@pytest.mark.parametrize("form", FORMATS)
def test_a_received_webhook_of_version_3_reads_through_the_same_names(form: Format) -> None:
    event = received(NEWER_REPLY, form)
    assert (event.Version, event.Type, event.IsReply) == ("v3.00", "SMSReply", True)
    assert event.ReceivedID == "5000000a-f002-4007-b00a-d00000000001"
    assert event.Time == datetime(2026, 7, 8, 22, 34, 30, 472000, tzinfo=UTC)
    assert (event.Status, event.Result, event.Message) == ("RECEIVED", "RECEIVED", "This is a reply.")
    assert (event.Price, event.InputToNumber) == (None, "021-777909")


@pytest.mark.parametrize("form", FORMATS)
def test_the_older_names_of_the_documentation_are_read_and_the_text_of_an_odd_date_is_kept(form: Format) -> None:
    event = status(OLDER_STATUS, form)
    assert (event.AuthToken, event.RESPONSEMODE, event.Version) == ("not-a-real-token", "JSON", None)
    assert (event.MessageID, event.JobNum, event.Result) == ("js82hn8n", "10C7B9A0", "Sent OK")
    assert (event.Price, event.Parts, event.Delivery.IsDelivered) == (Decimal("0.20"), 2, True)
    assert (event.SentTime, event.SentTimeLocal, event.Time) == (None, None, None)
    assert event.ToDict()["SentTime"] == "16/10/2018 13:43 p.m."


def test_a_price_may_be_a_number() -> None:
    event = parse(b'{"Type": "SMS", "Price": 0.1, "MessageID": 17}')
    assert isinstance(event, StatusEvent)
    assert (event.Price, event.MessageID) == (Decimal("0.1"), "17")


@pytest.mark.parametrize("kind", ["SMS", "Email", "Fax", "Voice", "TextToSpeech", "sms", "VOICE", " Sms "])
def test_each_type_of_message_has_status_events(kind: str) -> None:
    event = status({**STATUS, "Type": kind})
    assert (event.Kind, event.Type) == ("Status", kind)


@pytest.mark.parametrize(
    "kind, is_reply", [("SMSReply", True), ("smsreply", True), ("SMSInbound", False), ("SMSINBOUND", False)]
)
def test_what_comes_in_is_a_reply_or_not(kind: str, is_reply: bool) -> None:
    event = received({**REPLY, "Type": kind})
    assert (event.IsReply, event.Kind) == (is_reply, "Reply" if is_reply else "Inbound")


@pytest.mark.parametrize("kind", ["RCS", "", None])
def test_an_unknown_type_is_kept_with_all_its_fields(kind: str | None) -> None:
    event = parse(written({**STATUS, "Type": kind, "Colour": "blue"}, "JSON"))
    assert isinstance(event, UnknownEvent)
    assert (event.Kind, event.Type, event.Destination, event.Time) == ("Unknown", kind, "+61491570006", MOMENT)
    assert event.ToDict()["Colour"] == "blue"


@pytest.mark.parametrize(
    "state, result, code, is_final",
    [
        ("SUCCESS", "Sent OK", "SentOK", True),
        ("FAILED", "Destination is blacklisted", "Destination is blacklisted", True),
        ("FAILED", "A reason of next year", "Failed", True),
        ("PENDING", "", "Pending", False),
        ("A state of next year", "A reason of next year", "A reason of next year", None),
    ],
)
def test_the_delivery_is_explained_by_the_result_or_else_by_the_status(
    state: str, result: str, code: str, is_final: bool | None
) -> None:
    delivery = status({**STATUS, "Status": state, "Result": result}).Delivery
    assert (delivery.Code, delivery.IsFinal) == (code, is_final)


@pytest.mark.parametrize(
    "given, moment",
    [
        ({"SentTimeUTC-RFC3339": "2025-06-04T09:16:55+12:00"}, MOMENT),
        ({"SentTimeUTC-RFC3339": "soon"}, MOMENT),
        ({"SentTimeUTC-RFC3339": ""}, MOMENT),
        ({"SentTimeUTC-RFC3339": None}, MOMENT),
        ({"SentTimeUTC-RFC3339": "", "SentTimeUTC-ISO8601": "31/12"}, None),
        ({"SentTimeUTC-RFC3339": "9999-12-31T23:59:59-23:59", "SentTimeUTC-ISO8601": ""}, None),
    ],
)
def test_the_time_is_in_utc_or_none(given: Values, moment: datetime | None) -> None:
    assert status({**STATUS, **given}).Time == moment


@pytest.mark.parametrize("detail, parts", [("", None), ("SMSParts:", None), ("SMSParts:x", None), ("smsparts: 3", 3)])
def test_the_parts_are_those_of_detail(detail: str, parts: int | None) -> None:
    assert status({**STATUS, "Detail": detail}).Parts == parts


@pytest.mark.parametrize("version", VERSIONS)
def test_a_copy_of_a_webhook_has_the_same_key_in_each_format_and_no_other_has_it(version: str) -> None:
    keys = {parse(sample.Body(form)).Key for sample in samples(version) for form in FORMATS}
    assert len(keys) == len(samples(version))
    assert all(len(key) == 32 and int(key, 16) for key in keys)


@pytest.mark.parametrize(
    "name",
    ["Type", "Destination", "ContactID", "MessageID", "JobNumber", "SentTimeUTC-RFC3339", "Status", "Result", "Price",
     "Detail"],
)  # fmt: skip
def test_a_status_that_differs_in_what_it_tells_has_another_key(name: str) -> None:
    other = {**STATUS, name: "Voice" if name == "Type" else "2"}
    assert status(other).Key != status(STATUS).Key


@pytest.mark.parametrize("name", ["Sender", "APIKey", "URL", "SubAccount", "Department", "Version"])
def test_a_status_that_is_only_written_otherwise_has_the_same_key(name: str) -> None:
    assert status({**STATUS, name: "another"}).Key == status(STATUS).Key


def test_case_and_a_price_as_a_number_change_no_key() -> None:
    body = written({**STATUS, "Status": "Success", "Result": "Delivered"}, "JSON").replace(b'"0.10"', b"0.10")
    assert parse(body).Key == status(STATUS).Key


def test_values_do_not_run_into_each_other_in_a_key() -> None:
    one, other = {**STATUS, "MessageID": "ab", "JobNumber": "c"}, {**STATUS, "MessageID": "a", "JobNumber": "bc"}
    assert status(one).Key != status(other).Key


def test_a_received_message_is_known_by_its_id_and_else_by_what_it_says() -> None:
    assert received(REPLY).Key == received({**REPLY, "Detail": "", "Type": "SMSInbound"}).Key
    assert received(REPLY).Key != received({**REPLY, "ReceivedID": "another"}).Key
    older = {**REPLY, "ReceivedID": ""}
    assert received(older).Key == received({**older, "Detail": ""}).Key
    assert received(older).Key != received({**older, "Message": "Another."}).Key


def test_an_event_cannot_be_changed() -> None:
    event = status(STATUS)
    with pytest.raises(AttributeError, match=r"^StatusEvent is a record of a webhook and cannot be changed$"):
        event.Status = "FAILED"
    with pytest.raises(AttributeError, match=r"did you mean Status\?"):
        event.Statsu = "FAILED"  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # a typing error


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.Name)
def test_an_event_prints_without_the_secret_and_shows_nothing_personal_in_its_repr(sample: Sample) -> None:
    event = parse(sample.Body())
    for text in (str(event), repr(event), event.ToJSON(), str(event.ToDict())):
        assert "not-a-real" not in text
    assert str(sample.Fields["Destination"]) not in repr(event)
    assert sample.Fields["Message"] == "" or str(sample.Fields["Message"]) not in repr(event)
    assert event.ToDict() == {
        name: value for name, value in sample.Fields.items() if name not in ("APIKey", "AuthToken")
    }


@pytest.mark.parametrize("sample", samples("3.00"), ids=lambda sample: sample.Name)
def test_an_event_copies_pickles_and_compares(sample: Sample) -> None:
    event = parse(sample.Body())
    for copied in (copy.copy(event), copy.deepcopy(event), pickle.loads(pickle.dumps(event))):
        assert copied == event
        assert (type(copied), copied.Key) == (type(event), event.Key)
    assert event != parse(written({**sample.Fields, "JobNumber": "other"}, "JSON"))


def test_events_can_be_made_for_tests_of_ones_own() -> None:
    made = StatusEvent(Type="SMS", MessageID="m", Status="SUCCESS", Result="delivered")
    assert (made.Kind, made.MessageID, made.Delivery.IsDelivered) == ("Status", "m", True)
    assert ReceivedEvent(Type="SMSReply", Message="Yes").IsReply


def test_samples_are_there_of_two_versions() -> None:
    with pytest.raises(ValueError, match=r"^Version must be 2\.04 or 3\.00, not '4\.00'$"):
        samples("4.00")
