"""What a handset gets to read: placeholders filled, characters converted, parts counted."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bestsms.sandbox import Sandbox, Settings
from bestsms.sandbox.records import Recipient
from tests.sandbox.kit import BOTH, NUMBER, Client, with_settings

pytestmark = BOTH


def recipient(client: Client, sandbox: Sandbox, text: str, **given: Any) -> Recipient:
    """Send a text; return what became of its one recipient."""
    options = {name: given.pop(name) for name in ("Files", "ForceGSMChars") if name in given}
    sent = client.Messaging.SMS.SendMessage(MessageText=text, Recipients={"Recipient": NUMBER, **given}, **options)
    assert sent.Result == "Success"
    return sandbox.Message(sandbox.Messages().Messages[0].ID).Recipients[0]


@pytest.mark.parametrize(
    "text, fields, shown",
    [
        ("Dear [[Attention]] of [[Company]]", {"Attention": "Ada", "Company": "X"}, "Dear Ada of X"),
        ("[[FirstName]] [[LastName]]", {"FirstName": "Ada", "LastName": "Byron"}, "Ada Byron"),
        ("[[Custom1]][[Custom9]]", {"Custom1": "1", "Custom9": "9"}, "19"),
        ("[[custom1]]", {"Custom1": "1"}, "1"),
        ("Dear [[Attention]]!", {}, "Dear !"),
        ("See [[Link:https://example.com/a]]", {}, "See https://example.com/a"),
        ("[[Unknown]] stays", {}, "[[Unknown]] stays"),
        ("<script>alert(1)</script>", {}, "<script>alert(1)</script>"),
    ],
)
def test_placeholders_are_filled(
    text: str, fields: dict[str, str], shown: str, client: Client, sandbox: Sandbox
) -> None:
    assert recipient(client, sandbox, text, **fields).Text == shown


def test_each_recipient_gets_a_text_of_its_own(client: Client, sandbox: Sandbox) -> None:
    people = [{"Recipient": "+61491570156", "FirstName": "Ada"}, {"Recipient": NUMBER, "FirstName": "Bo"}]
    sent = client.Messaging.SMS.SendMessage(MessageText="Hi [[FirstName]]", Recipients=people)
    replies = client.Reports.SMSReply.Poll(MessageID=sent.MessageID)
    assert [one.MessageText for one in replies.Recipients] == ["Hi Ada", "Hi Bo"]


def test_a_file_is_linked_to_and_can_be_fetched(client: Client, sandbox: Sandbox) -> None:
    one = recipient(client, sandbox, "See [[File1]]", Files=[{"Name": "a.txt", "Data": b"content"}])
    address = one.Text.removeprefix("See ")
    answer = httpx.get(address, timeout=60, trust_env=False)
    assert (answer.content, answer.headers["content-type"]) == (b"content", "application/octet-stream")
    assert answer.headers["content-disposition"].startswith("attachment")


EURO = "€"  # two septets


@pytest.mark.parametrize(
    "text, encoding, units",
    [
        ("x" * 160, "GSM", [160]),
        ("x" * 161, "GSM", [153, 8]),
        ("x" * 459, "GSM", [153, 153, 153]),
        (EURO * 80, "GSM", [160]),
        (EURO * 81, "GSM", [152, 10]),
        ("x" * 152 + EURO + "x" * 10, "GSM", [152, 12]),
        ("ж" * 70, "UCS-2", [70]),
        ("ж" * 71, "UCS-2", [67, 4]),
        ("ж" * 201, "UCS-2", [67, 67, 67]),
        ("🙂" * 35, "UCS-2", [70]),
        ("🙂" * 36, "UCS-2", [66, 6]),
        ("`", "UCS-2", [1]),
        ("Straße à Ñ [~]", "GSM", [17]),
    ],
)
def test_a_text_is_cut_into_parts(text: str, encoding: str, units: list[int], client: Client, sandbox: Sandbox) -> None:
    one = recipient(client, sandbox, text)
    assert [part.Units for part in one.Segments] == units
    assert {part.Encoding for part in one.Segments} == {encoding}
    assert one.Parts == len(units)
    assert "".join(part.Text for part in one.Segments) == text


def test_a_text_is_cut_off_after_three_parts(client: Client, sandbox: Sandbox) -> None:
    assert recipient(client, sandbox, "x" * 500).Text == "x" * 459
    assert recipient(client, sandbox, "ж" * 300).Text == "ж" * 201
    assert len(recipient(client, sandbox, "[[Custom1]][[Custom1]]", Custom1="y" * 250).Text) == 459


def test_a_text_has_as_many_parts_as_are_set() -> None:
    with with_settings(Settings(MaxParts=0)) as (other, client):
        assert recipient(client, other, "x" * 500).Parts == 4


def test_other_characters_are_converted_on_request(client: Client, sandbox: Sandbox) -> None:
    text = "© “ő” — ж"
    assert recipient(client, sandbox, text).Segments[0].Encoding == "UCS-2"
    converted = recipient(client, sandbox, text, ForceGSMChars=True)
    assert (converted.Text, converted.Segments[0].Encoding) == ('(C) "o" - ?', "GSM")
