"""What each document is compiled into says what the document says, and reads every answer in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import pairwise
from pkgutil import walk_packages
from typing import Any

import pytest

import bestsms_schema
from bestsms import BestSMS
from bestsms._core.outcome import Outcome
from bestsms_schema import Operation as Compiled
from bestsms_schema import Result
from scripts.toolbox import DEFAULT_VERSION
from tests.calls import TOKEN
from tests.contract.document import DOCUMENTS, JSON, SPOKEN, Document, Example, Operation, fields
from tests.contract.reading import readings

pytestmark = pytest.mark.source

EACH = pytest.mark.parametrize("of", DOCUMENTS, ids=repr)
ANSWERS = [
    pytest.param(operation, example, id=f"{of}-{operation.id}-{example.name}")
    for of in DOCUMENTS
    for operation in of.operations.values()
    for example in operation.examples
    if example.status == 200
]


@cache
def compiled(of: Document) -> Mapping[str, Compiled[Result]]:
    """The operations that the document was compiled into, by their public names."""
    api = import_module(f"{package(of)}.api")
    modules = [import_module(found.name) for found in walk_packages(api.__path__, f"{api.__name__}.")]
    operations = [value for module in modules for value in vars(module).values() if isinstance(value, Compiled)]
    return {operation.name: operation for operation in operations}


def package(of: Document) -> str:
    return f"bestsms_api.v{of.version.replace('.', '_')}"


def rows(of: Document) -> Iterator[tuple[Operation, Compiled[Result]]]:
    yield from ((operation, compiled(of)[name]) for name, operation in of.operations.items())


@EACH
def test_the_package_knows_its_version_address_scheme_limits_and_codes(of: Document) -> None:
    facts = import_module(package(of))
    assert f"v{facts.VERSION}" == repr(of)
    assert of.root["servers"][0]["url"] == facts.BASE_URL
    assert of.scheme == facts.AUTH_SCHEME
    assert of.root["x-limits"] == facts.LIMITS
    assert of.root["x-result-codes"] == facts.RESULT_CODES


@EACH
def test_each_call_goes_where_the_document_says(of: Document) -> None:
    assert compiled(of).keys() == of.operations.keys()
    for operation, made in rows(of):
        assert (made.method, made.path) == (operation.method, operation.path)
        assert made.result.__name__ == operation.answer["$ref"].rpartition("/")[2]
        given = {field.wire for field in made.fields.values()}
        assert given == operation.names(), operation.call
        assert {field.wire for field in made.path_fields} == set(places(operation, "path")), operation.call
        assert {field.wire for field in made.query_fields} == set(places(operation, "query")), operation.call


def places(operation: Operation, place: str) -> Iterator[str]:
    for parameter in operation.parameters:
        in_path = f"{{{parameter['name']}}}" in operation.path
        if parameter["in"] == place and (in_path or place != "path"):
            yield parameter["name"]


@EACH
def test_each_call_keeps_to_the_limits_of_the_document(of: Document) -> None:
    for operation, made in rows(of):
        says = operation.extensions
        assert made.pace == says.get("x-pace", 0)
        assert made.repeatable is says["x-repeatable"]
        if span := says.get("x-span"):
            assert made.spanned == (span["begin"], span["end"], of.root["x-limits"][span["limit"]])
        else:
            assert made.spanned is None
        for parameter in operation.parameters:
            schema, field = parameter["schema"], made.fields[parameter["name"]]
            for limit, name in (("minimum", "minimum"), ("maximum", "maximum"), ("maxLength", "max_length")):
                assert getattr(field, name, None) == schema.get(limit), (operation.call, parameter["name"])
        answers = fields(operation.answer, of)
        said = tuple(name for name, field in answers.items() if field.get("x-outcome"))
        assert made.outcome == said, operation.call
        assert "Result" in said


@EACH
def test_what_no_request_answers_is_looked_for_in_a_list(of: Document) -> None:
    looked_for = {
        operation.call: made.sought for operation, made in rows(of) if made.sought or "x-sought" in operation.extensions
    }
    for name, sought in looked_for.items():
        assert sought is not None
        says: JSON = of.operations[name].extensions["x-sought"]
        assert sought.operation.paged is not None
        assert (sought.items, list(sought.keys)) == (says["items"], says["keys"])
        assert sought.operation.paged.items == sought.items
        assert sought.argument in {field.wire for field in compiled(of)[name].local_fields}
        assert sought.field in compiled(of)[name].result.fields
    print(f"\n{of}: {len(looked_for)} calls")


@pytest.mark.parametrize("operation, example", ANSWERS)
def test_every_documented_answer_is_read_field_by_field(operation: Operation, example: Example) -> None:
    result: Any = compiled(operation.of)[operation.call].result._of(Outcome("Success", 200), example.value)
    read = list(readings(operation.answer, example.value, result, of=operation.of))
    assert len(read) >= len(fields(operation.answer, operation.of)) - 2
    assert [place for place, same in read if not same] == []


# What the older version has and the newer does not: calls, and arguments of calls that both have.
LACKING = {"v3.00": {"Actions.Resubmit.SendRequest"}}
LEFT_OUT = {
    "v3.00": {
        "Messaging.SMS.SendMessage": {"ChargeCode"},
        "Addressbook.Contact.Create": {"DirectPhone"},
        "Addressbook.Contact.Update": {"DirectPhone"},
        "Addressbook.Group.Create": {"GroupCode"},
        "Addressbook.Group.Update": {"GroupCode"},
    }
}


@pytest.mark.parametrize("older, newer", list(pairwise(DOCUMENTS)), ids=repr)
def test_a_newer_version_has_the_calls_arguments_and_answers_of_the_older_under_the_same_names(
    older: Document, newer: Document
) -> None:
    assert compiled(older).keys() - compiled(newer).keys() == LACKING[repr(newer)]
    missing: dict[str, set[str]] = {}
    for name in compiled(older).keys() & compiled(newer).keys():
        one, other = compiled(older)[name], compiled(newer)[name]
        if gone := one.fields.keys() - other.fields.keys():
            missing[name] = gone
        unread = one.result.fields.keys() - other.result.fields.keys()
        assert unread == set(), name
    assert missing == LEFT_OUT[repr(newer)]


@pytest.mark.parametrize("older, newer", list(pairwise(DOCUMENTS)), ids=repr)
def test_a_newer_version_means_the_same_by_the_same_result_code(older: Document, newer: Document) -> None:
    meant, means = ({one["code"]: one for one in of.root["x-result-codes"]} for of in (older, newer))
    assert meant.keys() <= means.keys()
    assert {code: means[code] for code in meant} == meant


@EACH
def test_a_recipient_is_given_by_the_documented_names(of: Document) -> None:
    model: Any = import_module(f"{package(of)}.models").RecipientModel
    one = model(Recipient="+61491570006", FirstName="Ada", Custom9="Value 9")
    assert (one.Recipient, one.MobilePhone, one.FirstName, one.Custom9) == ("+61491570006",) * 2 + ("Ada", "Value 9")
    wire = {"v2.04": "Recipient"}.get(repr(of), "ToNumber")
    assert bestsms_schema.wire_object(one) == {wire: "+61491570006", "First Name": "Ada", "Custom9": "Value 9"}


def test_a_time_that_never_was_reads_as_none_and_a_record_under_no_name_as_itself() -> None:
    newest = DOCUMENTS[-1]
    result: Any = compiled(newest)["Addressbook.Contact.Detail"].result
    flat = {"ContactID": "C1", "FirstName": "Ada", "UpdatedTimeUTC": "0001-01-01 00:00:00"}
    read = result._of(Outcome("Success", 200), flat)
    assert (read.Contact.ContactID, read.Contact.FirstName, read.Contact.Updated) == ("C1", "Ada", None)
    assert read.Contact.UpdatedTimeUTC is None
    failed = result._of(Outcome("Failed", 404), {"Result": "RecordNotFound", "ErrorMessage": ["Unable to find entry."]})
    assert failed.Contact is None


def test_the_clients_speak_the_version_that_is_the_default() -> None:
    with BestSMS(TOKEN) as client:
        assert repr(client) == f"<BestSMS {SPOKEN.root['servers'][0]['url']}>"
    assert SPOKEN.version == DEFAULT_VERSION
