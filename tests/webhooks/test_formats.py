"""JSON, XML and forms say the same, in any charset; what a body is, its content tells."""

from __future__ import annotations

import codecs
import json
import subprocess
import sys
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bestsms.webhooks import ReceivedEvent, WebhookParseError, parse
from bestsms.webhooks.samples import Values, samples, written

FORM = "application/x-www-form-urlencoded"
NAMES = sorted({name for version in ("2.04", "3.00") for sample in samples(version) for name in sample.Fields})
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))
TYPES = st.sampled_from(["SMS", "SMSReply", "SMSInbound", "Voice", "another"])
FIELDS = st.builds(
    lambda kind, others: {**others, "Type": kind},
    TYPES,
    st.dictionaries(st.sampled_from([*NAMES, "Colour", "Größe"]), TEXTS | st.just("\t\n\r <&>'\"]]>+%00;=")),
)
REPLY: Values = {"Type": "SMSReply", "Message": "Grüße: 10 € & <more>", "ReceivedID": "r1"}


@given(FIELDS)
@settings(max_examples=60)
def test_json_xml_and_form_of_the_same_fields_are_the_same_event(fields: dict[str, str]) -> None:
    event = parse(written(fields, "JSON"))
    shown = {name: value for name, value in fields.items() if name not in ("APIKey", "AuthToken")}
    assert event.ToDict() == shown
    for body in (written(fields, "XML"), urlencode(fields).encode()):
        same = parse(body)
        assert type(same) is type(event)
        assert same == event
        assert same.Key == event.Key
        assert (same.Time, same.Type) == (event.Time, event.Type)


@pytest.mark.parametrize(
    "label",
    ["application/json", "text/xml", "application/xml; charset=utf-8", FORM, "text/plain", "image/png", "nonsense", ""],
)
@pytest.mark.parametrize("name", ["Content-Type", "content-type", "CONTENT-TYPE"])
def test_the_content_tells_what_a_body_is_whatever_its_label_says(label: str, name: str) -> None:
    expected = parse(written(REPLY, "JSON"))
    for body in (written(REPLY, "JSON"), written(REPLY, "XML"), urlencode(REPLY).encode()):
        assert parse(body, {"Host": "www.example.com", name: label}) == expected


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("label", ["application/json", "text/xml; charset=iso-8859-1", 'text/xml; charset="utf-16"'])
def test_unicode_tells_its_own_encoding(codec: str, label: str) -> None:
    if codec == "utf-8":
        label = label.partition(";")[0]
    expected = parse(written(REPLY, "JSON"))
    for text in (json.dumps(REPLY, ensure_ascii=False), written(REPLY, "XML").decode()):
        assert parse(text.encode(codec), {"Content-Type": label}) == expected


@pytest.mark.parametrize("charset", ["windows-1252", "ISO-8859-15", "cp858", "Windows-1252", "gb18030"])
def test_a_declared_charset_is_read(charset: str) -> None:
    expected = parse(written(REPLY, "JSON"))
    declared = written(REPLY, "XML").decode().replace('"UTF-8"', f"'{charset}'").encode(charset)
    assert parse(declared) == expected
    assert parse(declared, {"Content-Type": f"text/xml; charset={charset}"}) == expected
    labelled = json.dumps(REPLY, ensure_ascii=False).encode(charset)
    assert parse(labelled, {"Content-Type": f'application/json; charset="{charset}"'}) == expected
    form = urlencode(REPLY, encoding=charset).encode()
    assert parse(form, {"Content-Type": f"{FORM}; charset={charset}"}) == expected


def test_the_header_wins_over_the_xml_declaration() -> None:
    body = written(REPLY, "XML").decode().encode("windows-1252")
    assert parse(body, {"content-type": "text/xml; charset=windows-1252"}) == parse(written(REPLY, "JSON"))


@pytest.mark.parametrize("charset", ["utf-16", "UTF-16LE", "utf_32"])
def test_a_charset_that_the_bytes_belie_is_none(charset: str) -> None:
    body = f'<?xml version="1.0" encoding="{charset}"?><root><Type>SMSReply</Type><Message>Grüße</Message></root>'
    expected = parse(written({"Type": "SMSReply", "Message": "Grüße"}, "JSON"))
    assert parse(body.encode()) == parse(body.encode(), {"Content-Type": f"a/b; charset={charset}"}) == expected


def test_bytes_that_are_no_character_cost_one_character_and_not_the_event() -> None:
    for body in (
        b'{"Type": "SMSReply", "Message": "Gr\xfc\xdfe"}',
        b"<r><Type>SMSReply</Type><Message>Gr\xfc\xdfe</Message></r>",
    ):
        event = parse(body)
        assert isinstance(event, ReceivedEvent)
        assert event.Message == "Gr\ufffd\ufffde"


@pytest.mark.parametrize(
    "charset",
    ["utf-7", "UTF7", "unicode-1-1-utf-7", "utf-16-ex", "hz-gb-2312", "hz", "iso-2022-jp", "iso-2022-kr", "cp037",
     "punycode", "idna", "unicode_escape", "raw_unicode_escape", "base64", "rot13", "zlib", "hex", "mbcs",
     "no-such-charset", "../../etc/passwd", "undefined", "x" * 60],
)  # fmt: skip
def test_a_charset_that_hides_signs_is_refused(charset: str) -> None:
    body = b'<?xml version="1.0" encoding="' + charset.encode() + b'"?><root><Type>SMS</Type></root>'
    for given_body, label in ((body, "text/xml"), (b"<root/>", f"text/xml; charset={charset}")):
        with pytest.raises(WebhookParseError) as caught:
            parse(given_body, {"Content-Type": label})
        assert caught.value.Reason == "unsupported-type"
        assert charset not in str(caught.value)


def test_of_two_fields_of_one_name_the_last_counts_in_every_format() -> None:
    for body in (
        b'{"Type": "Fax", "Type": "SMSReply", "Message": "1", "Message": "2"}',
        b"<root><Type>Fax</Type><Type>SMSReply</Type><Message>1</Message><Message>2</Message></root>",
        b"Type=Fax&Type=SMSReply&Message=1&Message=2",
    ):
        assert parse(body).ToDict() == {"Type": "SMSReply", "Message": "2"}


def test_values_of_other_shapes_are_kept_and_read_as_none() -> None:
    event = parse(b'{"Type": "SMS", "Price": true, "Destination": {"a": [1, null]}, "Status": ["x"], "Detail": 7}')
    assert (event.Destination, event.Status, event.Detail) == (None, None, "7")
    assert event.ToDict() == {
        "Type": "SMS",
        "Price": True,
        "Destination": {"a": [1, None]},
        "Status": ["x"],
        "Detail": 7,
    }


@pytest.mark.parametrize("number", ["1e999", "-1E400", "NaN", "Infinity"])
def test_a_number_that_is_none_reads_as_null(number: str) -> None:
    event = parse(b'{"Type": "SMS", "Price": ' + number.encode() + b"}")
    assert (event.Type, event.ToDict()) == ("SMS", {"Type": "SMS"})


def test_half_a_surrogate_pair_costs_one_character() -> None:
    event = parse(b'{"Type": "SMSReply", "Message": "a\\ud83d b"}')
    assert isinstance(event, ReceivedEvent)
    assert event.Message == "a? b"


@pytest.mark.parametrize(
    "body",
    [
        b"<envelope><Type>SMSReply</Type><Message>Hi</Message></envelope>",
        b'<n:root xmlns:n="urn:x" xmlns="urn:y"><Type>SMSReply</Type><n:Message>Hi</n:Message></n:root>',
        b"\r\n  <root>\n\t<Type>SMSReply</Type>\n\t<Message><![CDATA[Hi]]></Message>\n</root>\n",
        b"<root><!-- <Type>SMS</Type> --><?pi x?><Type>SMS<!-- -->Reply</Type><Message a='b'>H&#105;</Message></root>",
    ],
)
def test_xml_of_any_root_and_style_is_read(body: bytes) -> None:
    assert parse(body).ToDict() == {"Type": "SMSReply", "Message": "Hi"}


def test_xml_keeps_the_blanks_of_a_text_and_tells_nil_from_empty() -> None:
    event = parse(
        b'<root xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Type>SMSReply</Type><Message> a \n b </Message>'
        b'<ReceivedID i:nil="true"/><Price/></root>'
    )
    assert isinstance(event, ReceivedEvent)
    assert (event.Message, event.ReceivedID, event.ToDict()["Price"]) == (" a \n b ", None, "")


def test_xml_elements_within_a_field_become_an_object() -> None:
    event = parse(
        b"<root><Type>New</Type><List> <Item>1</Item> <Item>2</Item> <Item>3</Item><A><B/></A> </List></root>"
    )
    assert event.ToDict() == {"Type": "New", "List": {"Item": ["1", "2", "3"], "A": {"B": ""}}}


@pytest.mark.parametrize("body", [b"Type=SMSReply", b"Message=a%26b&Type=SMSReply", b"MessageID=&Type=SMSReply&x"])
def test_a_form_is_known_by_its_type_field_without_a_label(body: bytes) -> None:
    assert parse(body).Kind == "Reply"
    assert parse(body, {"Content-Type": "text/plain"}).Kind == "Reply"


def test_a_mark_alone_is_no_body() -> None:
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE):
        with pytest.raises(WebhookParseError):
            parse(mark)


def test_without_the_extra_the_import_says_what_to_install() -> None:
    script = "import sys; sys.modules['defusedxml'] = None; import bestsms.webhooks"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.endswith('bestsms.webhooks needs defusedxml: pip install "bestsms[webhooks]"\n')
