"""What is no webhook is refused with one error, quickly, and nothing of it is shown or done."""

from __future__ import annotations

import gzip
import pickle
import time
import traceback
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestsms.webhooks import WebhookParseError, parse
from bestsms.webhooks.events import Event
from bestsms.webhooks.samples import FORMATS, VERSIONS, samples
from tests.servers import Server

LAUGHS = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
BILLION_LAUGHS = f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]><root><Type>&l9;</Type></root>'
QUADRATIC = f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]><root><Type>{"&a;" * 50_000}</Type></root>'
EXTERNAL = '<!DOCTYPE r [<!ENTITY x SYSTEM "{}">]><root><Type>&x;</Type></root>'
PARAMETER = '<!DOCTYPE r [<!ENTITY % p SYSTEM "{}">%p;]><root><Type>SMS</Type></root>'
GZIP = gzip.compress(b'{"Type": "SMS"}', mtime=0)
SUBSET = '<!DOCTYPE r SYSTEM "{}"><root><Type>SMS</Type></root>'


def refused(body: bytes, label: str | None = None) -> WebhookParseError:
    with pytest.raises(WebhookParseError) as caught:
        parse(body, None if label is None else {"Content-Type": label})
    assert caught.value.__context__ is caught.value.__cause__ is None
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        BILLION_LAUGHS,
        QUADRATIC,
        EXTERNAL.format("file:///etc/passwd"),
        PARAMETER.format("file:///etc/passwd"),
        "<!DOCTYPE root><root><Type>SMS</Type></root>",
        "<!DOCTYPE root [<!ATTLIST Type a CDATA 'x'>]><root><Type>SMS</Type></root>",
        "<!DOCTYPE root [<!NOTATION n SYSTEM 'x'><!ENTITY u SYSTEM 'y' NDATA n>]><root/>",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_a_document_type_is_refused_in_any_encoding(text: str, codec: str) -> None:
    error = refused(text.encode(codec), "text/xml")
    assert (error.Reason, str(error)) == ("malformed", "the XML has a document type or an entity, which is never read")


@pytest.mark.parametrize("text", [EXTERNAL, PARAMETER, SUBSET, '<?xml-stylesheet href="{}"?>' + SUBSET])
def test_nothing_is_fetched(text: str, server: Server) -> None:
    refused(text.replace("{}", f"{server.url}/x").encode())
    assert server.requests == []


def test_an_include_is_a_field_and_includes_nothing(server: Server) -> None:
    body = (
        '<root xmlns:xi="http://www.w3.org/2001/XInclude"><Type>New</Type>'
        f'<xi:include href="{server.url}/x" parse="text"/></root>'
    )
    assert parse(body.encode()).ToDict() == {"Type": "New", "include": ""}
    assert server.requests == []


@pytest.mark.parametrize(
    "body",
    [
        b"<root><Type>&nosuch;</Type></root>",
        b"<root><Type>SMS</Type>",
        b"<root><Type>SMS</Typo></root>",
        b"<root/><root/>",
        b"<root>\x00</root>",
        b"<root>&#0;</root>",
        b"<root>&#xD800;</root>",
        b"<",
        b"<?xml version='1.0'?>",
        b"<root" + b" a='1'" * 2 + b"/>",
        "<root/>".encode("utf-16-le") + b"<",
    ],
)
def test_broken_xml_is_malformed(body: bytes) -> None:
    assert refused(body, "text/xml").Reason == "malformed"


def test_letters_that_utf_7_would_read_as_signs_stay_letters() -> None:
    event = parse(b"<root><Type>New</Type><Message>+ADw-script+AD4-</Message></root>")
    assert event.ToDict()["Message"] == "+ADw-script+AD4-"
    assert refused(b"+ADw-root+AD4-+ADw-Type+AD4-SMS+ADw-/Type+AD4-+ADw-/root+AD4-", "text/xml").Reason == "malformed"


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"{]",
        b'{"Type": "SMS"} {"Type": "SMS"}',
        b'{"Type": "SMS"',
        b"[]",
        b'[{"Type": "SMS"}]',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":' * 50_000,
        b'{"a":' + b"[" * 200_000,
        b'{"a":' + b"[" * 300 + b"]" * 300 + b"}",
        b'{"a":' * 300 + b"1" + b"}" * 300,
        b"[" * 400_000,
    ],
)
def test_broken_or_deep_json_is_malformed(body: bytes) -> None:
    assert refused(body, "application/json").Reason == "malformed"


@pytest.mark.parametrize("levels", [21, 1000, 100_000])
def test_deep_xml_is_malformed(levels: int) -> None:
    assert refused(b"<a>" * levels).Reason == "malformed"
    assert refused(b"<a>" * levels + b"</a>" * levels).Reason == "malformed"


def test_xml_of_too_many_elements_is_malformed() -> None:
    fields = b"<a/>" * 9999
    assert parse(b"<r>" + fields + b"</r>").ToDict() == {"a": ""}
    assert refused(b"<r>" + fields + b"<a/></r>").Reason == "malformed"


def test_a_form_of_too_many_fields_is_malformed() -> None:
    assert refused(b"Type=SMS&" + b"a=1&" * 2000).Reason == "malformed"


@pytest.mark.parametrize(
    "label", ["text/plain", "application/octet-stream", "multipart/form-data; boundary=x", "", None]
)
@pytest.mark.parametrize("body", [b"", b"hello", b"null", b"\x00", GZIP, zlib.compress(b"<a/>"), b"--x\r\nA: b"])
def test_what_is_neither_json_nor_xml_nor_a_form_is_unsupported(body: bytes, label: str | None) -> None:
    assert refused(body, label).Reason == "unsupported-type"


@pytest.mark.parametrize(
    "label", ["application/json", "text/xml", "application/x-www-form-urlencoded", "application/soap+xml"]
)
@pytest.mark.parametrize("body", [b"", b"hello", b"null", b"\x00\x01", GZIP])
def test_what_is_not_as_its_label_says_is_malformed(body: bytes, label: str) -> None:
    assert refused(body, label).Reason == "malformed"


def test_a_long_body_is_refused_before_it_is_read() -> None:
    body = b'{"Type": "SMS", "Message": "' + b"a" * 1_000_000 + b'"}'
    error = refused(body)
    assert (error.Reason, str(error)) == (
        "too-large", f"the body has {len(body)} bytes; at most 1000000 are read",
    )  # fmt: skip
    assert parse(body, MaxBytes=len(body)).Kind == "Status"
    with pytest.raises(WebhookParseError, match="at most 10 are read"):
        parse(b'{"a": "1234"}', MaxBytes=10)


def test_what_is_no_bytes_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match=r"^body must be bytes, not str$"):
        parse("{}")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a typing error


@pytest.mark.parametrize(
    "body",
    [b'{"Message": "secret words"', b"<root>secret words", b"secret words", b"secret words&Type=SMS" * 1001,
     b"<!DOCTYPE secret SYSTEM 'secret words'><root/>", b'{"Message": secret words}'],
)  # fmt: skip
def test_an_error_shows_nothing_of_the_body(body: bytes) -> None:
    error = refused(body, "text/xml; charset=utf-8")
    shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    ours = shown.partition("bestsms/webhooks/parse.py")[2]
    assert ours
    assert "secret words" not in ours
    assert "secret words" not in str(error) + repr(error)
    restored = pickle.loads(pickle.dumps(error))
    assert (type(restored), restored.Reason, str(restored)) == (WebhookParseError, error.Reason, str(error))


@given(
    st.binary(max_size=300), st.sampled_from([None, "application/json", "text/xml; charset=utf-16", "a/b; charset=x"])
)
def test_any_bytes_are_an_event_or_the_one_error(body: bytes, label: str | None) -> None:
    check(body, label)


@given(
    st.sampled_from([sample.Body(form) for version in VERSIONS for sample in samples(version) for form in FORMATS]),
    st.integers(0, 900),
    st.integers(0, 30),
    st.binary(max_size=20),
)  # fmt: skip
def test_any_change_of_a_sample_is_an_event_or_the_one_error(body: bytes, at: int, gone: int, come: bytes) -> None:
    check(body[:at] + come + body[at + gone :], None)


def check(body: bytes, label: str | None) -> None:
    found = read(body, label)
    if isinstance(found, WebhookParseError):
        assert found.Reason in ("unsupported-type", "malformed")
    else:
        again = read(body, label)
        assert (found.Kind, str(found)) != ("", "")
        assert isinstance(again, type(found))
        assert again.Key == found.Key


def read(body: bytes, label: str | None = None) -> Event | WebhookParseError:
    try:
        return parse(body, None if label is None else {"Content-Type": label})
    except WebhookParseError as error:
        return error


BIG: dict[str, Callable[[int], bytes]] = {
    "json text": lambda size: b'{"Type": "SMS", "Message": "' + b"a" * size + b'"}',
    "json fields": lambda size: b"{" + b",".join(b'"%d":1' % n for n in range(size // 10)) + b"}",
    "json escapes": lambda size: b'{"Message": "' + b"\\ud800" * (size // 6) + b'"}',
    "json objects": lambda size: b'{"a":[' + b"{}," * (size // 3) + b"1]}",
    "xml text": lambda size: b"<r><Message>" + b"&lt;" * (size // 4) + b"</Message></r>",
    "xml fields": lambda size: b"<r>" + b"<a/>" * (size // 4) + b"</r>",
    "xml names": lambda size: b"<r>" + b"".join(b"<a%d/>" % n for n in range(size // 10)) + b"</r>",
    "xml within": lambda size: b"<r><f>" + b"<a/>" * (size // 4) + b"</f></r>",
    "xml attributes": lambda size: b"<r " + b" ".join(b"a%d='1'" % n for n in range(size // 12)) + b"/>",
    "xml spaces": lambda size: b"<?xml" + b" " * size + b"?><r/>",
    "blanks": lambda size: b" " * size,
    "form text": lambda size: b"Type=" + b"%41" * (size // 3),
    "form fields": lambda size: b"a=1&" * (size // 4),
    "name": lambda size: b"a" * size,
}


@pytest.mark.parametrize("kind", BIG)
def test_time_and_memory_grow_with_the_size_of_a_body_and_no_faster(kind: str) -> None:
    def took(size: int) -> tuple[float, float]:
        body = BIG[kind](size)
        times: list[float] = []
        for _ in range(2):
            start = time.process_time()
            read(body)
            times.append(time.process_time() - start)
        tracemalloc.start()
        read(body)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return min(times), peak / size

    took(1000)
    (small, _), (large, memory) = took(40_000), took(320_000)
    assert large < 24 * max(small, 0.001)  # 8 where it is linear, 64 where it is quadratic
    assert memory < 120  # bytes for each byte of the body
