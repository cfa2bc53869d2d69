"""What changed between two documents is said of the call or model it concerns, and marked if it breaks a client."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts import spec_diff, upgrading
from scripts.changes import Description, compared
from scripts.changes.report import report, shortened
from scripts.toolbox import documents
from scripts.versions import known, pairs

pytestmark = pytest.mark.source

JSON = dict[str, Any]
BASE: JSON = yaml.safe_load("""
info: {version: '1.00'}
servers: [{url: https://example.com/v1.00}]
security: [{Token: []}]
tags: [{name: SMS, description: Sends.}]
x-tagGroups: [{name: Messaging, description: Sends., tags: [SMS]}]
x-limits: {Files: 10}
x-result-codes: [{code: delivered, final: true, delivered: true, charged: true}]
paths:
  /send:
    post:
      operationId: Send
      tags: [SMS]
      x-method: Send
      x-repeatable: false
      x-pace: 2
      x-require: [[Message]]
      parameters:
        - {name: page, in: query, x-name: Page, schema: {type: integer, maximum: 100}}
        - {name: dateTo, in: query, x-name: DateTo, schema: {type: string}}
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Request'}}}}
      responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Answer'}}}}}
components:
  securitySchemes: {Token: {type: http, scheme: basic}}
  schemas:
    Request:
      type: object
      properties:
        Message: {type: string, maxLength: 100, x-alias: [MessageText], x-documented: MessageText}
        Mode: {type: string, enum: [Test, Live], default: Live}
        Contact: {$ref: '#/components/schemas/ContactModel'}
    Answer:
      type: object
      properties:
        Result: {type: string, x-known-values: [Success]}
        State: {type: string, enum: [Open, Done]}
        Contacts: {type: array, items: {$ref: '#/components/schemas/ContactModel'}}
    ContactModel:
      type: object
      properties: {Phone: {type: string}}
""")
REQUEST = "components/schemas/Request/properties"
ANSWER = "components/schemas/Answer/properties"
CALL = "paths/~send/post"
PARAMETERS = BASE["paths"]["/send"]["post"]["parameters"]


def put(path: str, value: object) -> Callable[[JSON], None]:
    """A change of a document: what stands at a path; None takes it away."""

    def change(document: JSON) -> None:
        *above, last = (part.replace("~", "/") for part in path.split("/"))
        for part in above:
            document = document[part]
        if value is None:
            del document[last]
        else:
            document[last] = value

    return change


def moved(document: JSON) -> None:
    document["paths"]["/message/sms"] = document["paths"].pop("/send")


def renamed(document: JSON) -> None:
    fields = document["components"]["schemas"]["Request"]["properties"]
    fields["Text"] = {**fields.pop("Message"), "x-alias": ["MessageText", "Message"]}


def described(path: Path, document: JSON) -> Description:
    path.write_text(yaml.safe_dump(document), encoding="utf-8")
    return Description(path)


@pytest.mark.parametrize(
    "change, where, text, breaking",
    [
        (
            put("servers", [{"url": "https://example.com/v2"}]),
            "",
            "the base URL is `https://example.com/v2`, was",
            True,
        ),
        (put("components/securitySchemes/Token/scheme", "bearer"), "", "`Authorization: Bearer <token>`, was", True),
        (put("x-limits/Files", 5), "", "limit `Files`: `5`, was `10`", True),
        (put("x-limits/Files", None), "", "limit `Files`: none, was `10`", False),
        (put("x-result-codes", []), "", "delivery result `delivered` is gone", False),
        (moved, "", "path changed: `POST /message/sms`, was `POST /send`", True),
        (put("paths", {}), "", "is gone", True),
        (put(f"{CALL}/x-require", [["Message", "Mode"]]), "", "needs one of `MessageText`, `Mode`", False),
        (put(f"{CALL}/x-require", [["Message"], ["Mode"]]), "", "needs one of `Mode`", True),
        (put(f"{CALL}/x-repeatable", True), "", "a second identical request does no harm", False),
        (put(f"{CALL}/x-rate-limited", True), "", "at most one request in 2 s, was no limit", True),
        (put(f"{CALL}/x-pace", 3), "", "", False),
        (put(f"{CALL}/x-span", {"end": "dateTo", "limit": "Files"}), "DateTo", "at most 10 days after", True),
        (put(f"{CALL}/responses/404", {}), "", "answer 404 is new", False),
        (put(f"{CALL}/parameters", PARAMETERS[1:]), "Page", "is gone", True),
        (renamed, "MessageText", "is `Text` on the wire, was `Message`", True),
        (put(f"{REQUEST}/Message/x-alias", []), "MessageText", "", False),
        (put(f"{REQUEST}/Message", None), "MessageText", "is gone", True),
        (put(f"{REQUEST}/Message/maxLength", 99), "MessageText", "at most 99 characters, was at most 100 ch", True),
        (put(f"{REQUEST}/Message/maxLength", 101), "MessageText", "at most 101 characters, was at most 100", False),
        (put(f"{REQUEST}/Message/minLength", 1), "MessageText", "at least 1 characters, was no limit", True),
        (put(f"{REQUEST}/Message/pattern", "^a"), "MessageText", "pattern: `^a`, was none", True),
        (put(f"{REQUEST}/Message/type", "integer"), "MessageText", "is integer, was string", True),
        (put(f"{REQUEST}/Message/type", ["string", "null"]), "MessageText", "is null or string, was string", False),
        (put(f"{REQUEST}/Mode/enum", ["Live"]), "Mode", "takes `Test` no more", True),
        (put(f"{REQUEST}/Mode/enum", ["Live", "Test", "Dry"]), "Mode", "takes `Dry` too", False),
        (put(f"{REQUEST}/Mode/enum", None), "Mode", "is anything, was one of a list", False),
        (put(f"{REQUEST}/Mode/default", "Test"), "Mode", "default: `Test`, was `Live`", True),
        (put(f"{REQUEST}/Mode/deprecated", True), "Mode", "is deprecated", False),
        (put(f"{REQUEST}/Notes", {"type": "string"}), "Notes", "is new", False),
        (put("components/schemas/Request/required", ["Mode"]), "Mode", "is required", True),
        (put(f"{ANSWER}/Result", None), "Result", "is gone", True),
        (put(f"{ANSWER}/Notes", {"type": "string"}), "Notes", "is new", False),
        (put(f"{ANSWER}/Result/type", ["string", "null"]), "Result", "is null or string, was string", True),
        (put(f"{ANSWER}/Result/x-known-values", ["Success", "Odd"]), "Result", "may also be `Odd`", False),
        (put(f"{ANSWER}/State/enum", ["Open", "Done", "Odd"]), "State", "takes `Odd` too", True),
        (put(f"{ANSWER}/State/enum", ["Open"]), "State", "takes `Done` no more", False),
        (put("components/schemas/ContactModel/properties/Phone", None), "ContactModel.Phone", "is gone", True),
    ],
)
def test_a_change_is_named_and_marked(
    tmp_path: Path, change: Callable[[JSON], None], where: str, text: str, breaking: bool
) -> None:
    changed = copy.deepcopy(BASE)
    change(changed)
    old, new = described(tmp_path / "old.yaml", BASE), described(tmp_path / "new.yaml", changed)
    found = list(compared(old, new))
    if not text:
        assert found == []
        return
    assert {(one.field, one.breaking) for one in found} == {(where, breaking)}
    assert all(text in one.text for one in found)


def test_a_new_required_field_breaks(tmp_path: Path) -> None:
    changed = copy.deepcopy(BASE)
    changed["components"]["schemas"]["Request"] |= {"required": ["Key"]}
    changed["components"]["schemas"]["Request"]["properties"]["Key"] = {"type": "string"}
    old, new = described(tmp_path / "old.yaml", BASE), described(tmp_path / "new.yaml", changed)
    (found,) = compared(old, new)
    assert (found.field, found.text, found.breaking) == ("Key", "is new and required", True)


def test_a_lost_spelling_breaks(tmp_path: Path) -> None:
    earlier = copy.deepcopy(BASE)
    earlier["components"]["schemas"]["Request"]["properties"]["Mode"]["x-alias"] = ["SendMode"]
    old, new = described(tmp_path / "old.yaml", earlier), described(tmp_path / "new.yaml", BASE)
    (found,) = compared(old, new)
    assert (found.field, found.text, found.breaking) == ("Mode", "is no longer called `SendMode`", True)


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_a_document_does_not_differ_from_itself(path: Path) -> None:
    description = Description(path)
    assert description.calls
    assert list(compared(description, description)) == []
    assert report(description, description, "").endswith("0 differences, 0 of them breaking.\n")


def test_a_change_of_a_model_is_reported_once_however_many_calls_use_it(tmp_path: Path) -> None:
    changed = copy.deepcopy(BASE)
    changed["components"]["schemas"]["ContactModel"]["properties"]["Notes"] = {"type": "string"}
    changed["paths"]["/other"] = copy.deepcopy(changed["paths"]["/send"])
    changed["paths"]["/other"]["post"] |= {"operationId": "Other", "x-method": "Other"}
    both = copy.deepcopy(changed)
    del both["components"]["schemas"]["ContactModel"]["properties"]["Notes"]
    old, new = described(tmp_path / "old.yaml", both), described(tmp_path / "new.yaml", changed)
    page = report(old, new, "")
    assert page.endswith("## ContactModel\n\n- argument `Notes` is new\n- answer `Notes` is new\n")
    assert "| `Messaging.SMS.Send` | the same |" in upgrading.table(old, new)
    assert "| `ContactModel` | new arguments: `Notes`<br>new attributes: `Notes` |" in upgrading.table(old, new)


def test_a_run_of_numbered_names_is_shortened() -> None:
    names = ["A", "Custom1", "Custom2", "Custom3", "Custom5", "Custom6"]
    assert shortened(names) == ["A", "Custom1 to Custom3", "Custom5", "Custom6"]


@pytest.mark.parametrize(
    "versions, complaint",
    [
        (("", "3.00"), "A and B are needed: make spec-diff A=2.04 B=3.00"),
        (("2.04", ""), "A and B are needed: make spec-diff A=2.04 B=3.00"),
        (("2.4", "3.00"), "A must be a version such as 3.00, not '2.4'"),
        (("2.04", "99.00"), f"B: openapi/ has no v99.00; it has v{', v'.join(known())}"),
        (("2.04", "missing.yaml"), "B: there is no file missing.yaml"),
    ],
)
def test_a_version_that_is_not_there_is_refused(
    versions: tuple[str, str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert spec_diff.main(list(versions)) == 2
    assert capsys.readouterr().err == f"{complaint}\n"


@pytest.mark.parametrize("text", ["a: [", "- a", "text", "", "info: {version: '1.00'}"])
def test_a_file_that_is_no_document_is_refused(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(text, encoding="utf-8")
    assert spec_diff.main(["2.04", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"B: {path} is no document like those in openapi/: ")


def test_a_page_that_cannot_be_written_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert spec_diff.main(["2.04", "3.00", "--output", str(tmp_path / "missing" / "page.md")]) == 2
    assert capsys.readouterr().err.startswith("OUT cannot be written: ")


def test_a_change_list_is_printed_or_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert spec_diff.main(["v2.04", "3.00"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# Changes from v2.04 to v3.00\n")
    assert "- **Breaking:** path changed: `POST /sms`, was `POST /send/sms`" in printed
    assert spec_diff.main(["2.04", "3.00", "--output", str(tmp_path / "page.md")]) == 0
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == printed


def test_upgrading_needs_a_place_for_each_pair_of_versions(tmp_path: Path) -> None:
    (tmp_path / "openapi").mkdir()
    (tmp_path / "docs").mkdir()
    for path in documents():
        (tmp_path / "openapi" / path.name).symlink_to(path)
    (tmp_path / "docs" / "upgrading.md").write_text("# Upgrading\n", encoding="utf-8")
    with pytest.raises(upgrading.UpgradingError, match=r"<!-- compiled: 2\.04 3\.00 -->"):
        upgrading.pages(tmp_path)


def test_pages_of_an_upgrade_are_stale_when_changed_missing_or_extra(tmp_path: Path) -> None:
    (tmp_path / "openapi").mkdir()
    (tmp_path / "docs").mkdir()
    for path in documents():
        (tmp_path / "openapi" / path.name).symlink_to(path)
    places = "".join(f"<!-- compiled: {older} {newer} -->\nold\n<!-- end -->\n" for older, newer in pairs())
    (tmp_path / "docs" / "upgrading.md").write_text(places, encoding="utf-8")
    (tmp_path / "docs" / "changes-v9.99.md").touch()
    assert list(upgrading.stale(tmp_path)) == [
        *(f"missing: changes-v{newer}.md" for _, newer in pairs()),
        "not generated: changes-v9.99.md",
        "differs: upgrading.md",
    ]
    (tmp_path / "docs" / "changes-v9.99.md").unlink()
    for path, text in upgrading.pages(tmp_path).items():
        path.write_text(text, encoding="utf-8")
    assert list(upgrading.stale(tmp_path)) == []
