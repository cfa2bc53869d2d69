"""Arguments and answers of every kind, for the property-based tests."""

from __future__ import annotations

import copy
import gzip
import inspect
import json
from collections.abc import Mapping
from datetime import UTC, date, timedelta, timezone
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from bestsms import BestSMS
from bestsms.models import Attachment, ContactModel, GroupModel, RecipientModel
from tests.answers import ANSWERS
from tests.calls import CALLS, CONTACT_ID, GROUP_ID, MESSAGE_ID, NUMBER, TOKEN, method

EXAMPLES = max(400, settings.default.max_examples if settings.default else 0)
_CLIENT = BestSMS(TOKEN)
KNOWN: Mapping[str, tuple[str, ...]] = {
    name: tuple(inspect.signature(method(_CLIENT, name)).parameters) for name in CALLS
}
EVERY_NAME = sorted({name for names in KNOWN.values() for name in names})

_ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=100)
_GOOD_TEXT = st.sampled_from(
    [
        NUMBER,
        MESSAGE_ID,
        CONTACT_ID,
        GROUP_ID,
        "AUS Eastern",
        "Australia/Sydney",
        "2026-12-24 09:00",
        "2026-10-04T02:30",
        "https://www.example.com/webhook",
        "JSON",
        "Test",
        "Account",
        "No",
        ".",
        "",
        "a/b",
    ]
)
_ZONES = st.sampled_from([None, UTC, ZoneInfo("Australia/Sydney"), timezone(timedelta(hours=-12))])
_SCALARS: st.SearchStrategy[object] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**4000, -(10**400), 2**63, 0, -1]),
    st.floats(),
    _ANY_TEXT,
    _GOOD_TEXT,
    st.text(max_size=5).map(lambda text: text * 60),
    st.binary(max_size=20),
    st.datetimes(timezones=_ZONES, allow_imaginary=True),
    st.dates(),
    st.decimals(),
    st.builds(object),
    st.sampled_from(
        [date.max, Decimal("1e99"), timedelta(1), 1j, int, len, ..., NotImplemented, PurePosixPath("/none")]
    ),
)
_KEYS = st.one_of(
    st.sampled_from(["Recipient", "MobilePhone", "First Name", "FirstName", "ContactID", "GroupCode", "Name", "Data"]),
    _ANY_TEXT,
    st.integers(),
)
_MODELS: st.SearchStrategy[object] = st.sampled_from(
    [
        RecipientModel(Recipient=NUMBER, FirstName="Ada"),
        RecipientModel(),
        ContactModel(MobilePhone="nobody"),
        ContactModel(ContactID=CONTACT_ID),
        GroupModel(GroupCode="Test_Group"),
        GroupModel(GroupName="All"),
        Attachment(Name="a.txt", Data="YWJj"),
        Attachment(Name="a.txt"),
    ]
)
VALUES: st.SearchStrategy[object] = st.recursive(
    st.one_of(_SCALARS, _MODELS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(_KEYS, inner, max_size=4),
        st.lists(inner, max_size=3).map(iter),
    ),
    max_leaves=8,
)
_RECIPIENTS: st.SearchStrategy[object] = st.lists(
    st.sampled_from(
        [NUMBER, "0491 570 156", {"Recipient": NUMBER, "FirstName": "Ada"}, GroupModel(GroupCode="Test_Group")]
    )
)
_SUITABLE: Mapping[str, st.SearchStrategy[object]] = {
    "Page": st.integers(1),
    "RecordsPerPage": st.integers(1, 999),
    "TimePeriod": st.integers(1),
    "ForceGSMChars": st.booleans(),
    "CharacterConversion": st.booleans(),
    "Recipients": _RECIPIENTS,
    "Destinations": _RECIPIENTS,
    "Files": st.lists(st.builds(dict, Name=_ANY_TEXT, Data=st.binary(max_size=9)), max_size=3),
}
_SUITABLE_TEXT = st.one_of(_GOOD_TEXT, _ANY_TEXT, st.datetimes(timezones=_ZONES, allow_imaginary=True))
_NAMES = st.one_of(st.sampled_from(EVERY_NAME), _ANY_TEXT)


@st.composite
def changed_calls(
    draw: st.DrawFn, least: Mapping[str, Mapping[str, object]], known_names: Mapping[str, tuple[str, ...]]
) -> tuple[str, dict[str, object]]:
    """A call, with some of its arguments replaced, some more given and some taken away."""
    name = draw(st.sampled_from(sorted(least)))
    arguments = dict(least[name])
    known = st.sampled_from(sorted(known_names[name])) if known_names[name] else st.nothing()
    for _ in range(draw(st.integers(0, 3))):
        argument = draw(known)
        suitable = _SUITABLE.get(argument, _SUITABLE_TEXT)
        arguments[argument] = draw(VALUES if draw(st.integers(0, 3)) == 0 else suitable)
    if draw(st.integers(0, 7)) == 0:
        arguments[draw(_NAMES)] = draw(VALUES)
    if arguments and draw(st.integers(0, 7)) == 0:
        del arguments[draw(st.sampled_from(sorted(arguments)))]
    return name, arguments


def calls() -> st.SearchStrategy[tuple[str, dict[str, object]]]:
    """Any call of the default version."""
    return changed_calls({name: call.arguments for name, call in CALLS.items()}, KNOWN)


_JSON: st.SearchStrategy[object] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**30), 10**30),
        st.floats(),
        st.text(max_size=10),
        st.sampled_from(
            [
                "",
                "0001-01-01 00:00:00",
                "9999-12-31T23:59:59+14:00",
                "0001-01-01T00:00+14:00",
                "2025-06-04",
                "1e99999",
                "-0",
            ]
        ),
        st.sampled_from([10**400, -1, 1e308]),
        _ANY_TEXT,
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(st.sampled_from(["Result", "Message", "Contact", "ToDict", "_data"]), st.text(max_size=5)),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)


def _places(value: object) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        pairs: list[tuple[Any, Any]] = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    else:
        return found
    for key, inner in pairs:
        found.append((value, key))
        found.extend(_places(inner))
    return found


@st.composite
def bodies(draw: st.DrawFn, name: str) -> bytes:
    """A real answer with something wrong somewhere, or something else altogether."""
    kind = draw(st.integers(0, 14))
    if kind == 0:
        return draw(st.binary(max_size=60))
    if kind == 1:
        return json.dumps(draw(_JSON)).encode()
    if kind == 2:
        depth = draw(st.sampled_from([5, 99, 100, 101, 500, 995, 3000]))
        opening, closing = draw(st.sampled_from([(b"[", b"]"), (b'{"Result":', b"}"), (b'{"ErrorMessage":', b"}")]))
        return opening * depth + b"1" + closing * depth
    answer = copy.deepcopy(ANSWERS[name])
    if draw(st.integers(0, 3)) == 0:
        answer |= {
            draw(st.sampled_from(["Result", "ErrorMessage", "Message", "Status"])): draw(
                st.one_of(_JSON, st.sampled_from(["Failed", "Error", "Success", ["No"], "Oh"]))
            )
        }
    for _ in range(draw(st.integers(0, 3))):
        places = _places(answer)
        if places:
            holder, key = draw(st.sampled_from(places))
            holder[key] = draw(_JSON)
    text = json.dumps(answer, ensure_ascii=draw(st.booleans())).encode(errors="surrogatepass")
    if kind == 3:
        return text[: draw(st.integers(0, len(text)))]
    if kind == 4:
        at = draw(st.integers(0, len(text)))
        return text[:at] + draw(st.binary(max_size=4)) + text[at:]
    if kind == 5:
        return b"<!DOCTYPE html><html>" + text
    return text


_STATUS = st.one_of(
    *[st.just(b"HTTP/1.1 200 OK")] * 5,
    st.integers(100, 999).map(lambda status: b"HTTP/1.1 %d Odd" % status),
    st.sampled_from([400, 401, 404, 429, 500, 503, 302]).map(lambda status: b"HTTP/1.1 %d" % status),
    st.sampled_from(
        [
            b"",
            b"HTTP/1.1",
            b"HTTP/1.1 99 Low",
            b"HTTP/1.1 1000 High",
            b"HTTP/2 200",
            b"ICY 200 OK",
            b"HTTP/1.1 -1 x",
            b"\xff",
        ]
    ),
)
_HEADERS = st.one_of(
    st.sampled_from(
        [
            b"Content-Type: application/json; charset=utf-16",
            b"Content-Type: \xff\xfe",
            b"Content-Type:",
            b"Retry-After: Mon, 01 Jan 2024 00:00:00 +9999999999999999999",
            b"Retry-After: \xb2",
            b"Location: http://xn--a/",
            b"Location: http://[::1",
            b"Set-Cookie: a=b; expires=never; max-age=\xff; domain=\x01",
            b"Connection: upgrade",
            b"Content-Encoding: gzip",
            b"Content-Encoding: gzip, deflate, br",
            b"Content-Encoding: nonsense",
            b"Transfer-Encoding: chunked",
            b"Transfer-Encoding: gzip",
            b"Content-Length: 1",
            b"Content-Length: -1",
            b"Content-Length: 99999",
            b"X: " + b"y" * 2000,
            b"no colon",
            b": no name",
        ]
    ),
    st.binary(max_size=30),
)


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, bytes]:
    """A call, and the bytes that a server writes before it closes the connection."""
    name = draw(st.sampled_from(sorted(CALLS)))
    body = draw(bodies(name))
    headers = draw(st.lists(_HEADERS, max_size=3)) if draw(st.integers(0, 2)) == 0 else []
    if b"Content-Encoding: gzip" in headers and draw(st.booleans()):
        body = gzip.compress(body, mtime=0)
    if b"Transfer-Encoding: chunked" in headers and draw(st.booleans()):
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    elif draw(st.booleans()):
        headers.append(b"Content-Length: %d" % len(body))
    head = b"\r\n".join([draw(_STATUS), b"Content-Type: application/json", *headers])
    whole = head + b"\r\n\r\n" + body
    return name, whole[: draw(st.integers(0, len(whole)))] if draw(st.integers(0, 9)) == 0 else whole
