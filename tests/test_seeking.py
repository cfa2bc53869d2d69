"""A record that no request answers is looked for in the list that holds it: a contact's group, a group's contact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bestsms import BestSMS, NotFoundError, ServerError
from bestsms.testing import virtual_time
from tests.calls import CONTACT_ID, TOKEN
from tests.polled import CALLERS, Answer, Calling, Respond, page_of, serving

DETAIL = "Addressbook.ContactGroup.Detail"
GROUPS = [{"GroupID": f"G{number}", "GroupCode": f"Code-{number}", "GroupName": "Test"} for number in range(250)]
CONTACTS = [{"ContactID": f"C{number}", "FirstName": "Ada"} for number in range(250)]


def listing(rows: list[dict[str, str]], name: str) -> Respond:
    return lambda path, query: page_of(rows, query, name)


def detail(calling: Calling, respond: Respond, name: str = DETAIL, **given: object) -> tuple[Any, list[dict[str, str]]]:
    """The result of looking, and the pages that were asked for."""
    options: dict[str, Any] = {key: given.pop(key) for key in ("MaxRetries", "RaiseErrors") if key in given}
    with serving(respond, "/api/v3.00") as service:
        result, _ = calling(service.url, APIVersion="3.00", **options).result(name, given)
    return result, service.asked


@CALLERS
@pytest.mark.parametrize("wanted, pages", [("G0", 1), ("G99", 1), ("G249", 3), ("g120", 2)])
def test_a_group_is_found_on_whichever_page_it_is(calling: Calling, wanted: str, pages: int) -> None:
    result, asked = detail(calling, listing(GROUPS, "Groups"), ContactID=CONTACT_ID, GroupID=wanted)
    assert (result.Result, result.HTTPStatus, result.ErrorMessage) == ("Success", 200, [])
    assert result.Group.GroupID == wanted.upper()
    assert type(result).__name__ == "ContactGroupApiResultDTO"
    assert len(asked) >= pages
    assert asked[0] == {"recordsPerPage": "100", "page": "1"}


@CALLERS
def test_a_group_is_found_by_its_code(calling: Calling) -> None:
    result, _ = detail(calling, listing(GROUPS, "Groups"), ContactID=CONTACT_ID, GroupCode="code-7")
    assert (result.IsSuccess, result.Group.GroupID) == (True, "G7")


@CALLERS
def test_a_contact_of_a_group_is_found(calling: Calling) -> None:
    respond = listing(CONTACTS, "Contacts")
    result, _ = detail(calling, respond, "Addressbook.GroupContact.Detail", GroupID="G1", ContactID="C120")
    assert (result.IsSuccess, result.Contact.ContactID, result.Contact.FirstName) == (True, "C120", "Ada")


@CALLERS
@pytest.mark.parametrize("rows", [GROUPS, [], [{"GroupName": "Nameless"}]], ids=["many", "none", "nameless"])
@pytest.mark.parametrize("wanted", ["Missing", "None"])
def test_a_group_that_the_list_does_not_hold_is_not_found(
    calling: Calling, rows: list[dict[str, str]], wanted: str
) -> None:
    respond = listing(rows, "Groups")
    result, asked = detail(calling, respond, ContactID=CONTACT_ID, GroupID=wanted)
    assert (result.Result, result.HTTPStatus, result.Group) == ("Failed", 200, None)
    text = "Addressbook.ContactGroup.Detail: the list that was read to its end holds no such GroupID"
    assert result.ErrorMessage == [text]
    assert wanted not in repr(result)
    assert len(asked) >= -(-len(rows) // 100)
    with pytest.raises(NotFoundError, match=text) as caught:
        result.RaiseForError()
    assert caught.value.Result is result
    with pytest.raises(NotFoundError):
        detail(calling, respond, ContactID=CONTACT_ID, GroupID=wanted, RaiseErrors=True)


def failing(page: str, answer: Answer) -> Respond:
    def respond(path: str, query: Mapping[str, str]) -> object:
        return answer if query["page"] == page else page_of(GROUPS, query, "Groups")

    return respond


@CALLERS
def test_a_page_that_fails_is_the_end_of_looking(calling: Calling) -> None:
    answer = Answer({"Result": "Error", "ErrorMessage": ["Down"]}, 503)
    result, asked = detail(calling, failing("1", answer), ContactID=CONTACT_ID, GroupID="G0")
    assert (result.Result, result.HTTPStatus, result.Group, len(asked)) == ("Error", 503, None, 1)
    with pytest.raises(ServerError):
        result.RaiseForError()


@CALLERS
def test_a_contact_that_there_is_not_is_what_the_service_says(calling: Calling) -> None:
    answer = Answer({"Result": "RecordNotFound", "ErrorMessage": ["Unable to find entry."]}, 404)
    result, _ = detail(calling, failing("1", answer), ContactID=CONTACT_ID, GroupID="G0")
    assert (result.Result, result.HTTPStatus, result.ErrorMessage) == ("Failed", 404, ["Unable to find entry."])


@CALLERS
def test_a_page_that_fails_once_is_read_again(calling: Calling) -> None:
    count = 0

    def respond(path: str, query: Mapping[str, str]) -> object:
        nonlocal count
        count += 1
        return Answer({}, 503) if count % 2 else page_of(GROUPS, query, "Groups")

    result, asked = detail(calling, respond, ContactID=CONTACT_ID, GroupID="G249", MaxRetries=1)
    assert result.IsSuccess
    assert len(asked) >= 6


@CALLERS
def test_a_list_that_never_ends_is_an_error_and_no_success(calling: Calling) -> None:
    def respond(path: str, query: Mapping[str, str]) -> object:
        return {"Result": "Success", "TotalRecords": 10**6, "Groups": GROUPS[:100]}

    result, _ = detail(calling, respond, ContactID=CONTACT_ID, GroupID="Missing")
    assert (result.Result, result.Group) == ("Error", None)
    assert "repeats its records" in result.ErrorMessage[0]


def test_a_deadline_bounds_the_whole_of_looking() -> None:
    def respond(path: str, query: Mapping[str, str]) -> object:
        return Answer({}, 503) if query["page"] == "2" else page_of(GROUPS, query, "Groups")

    with (
        serving(respond, "/api/v3.00") as service,
        BestSMS(TOKEN, APIVersion="3.00", BaseURL=service.url, MaxRetries=20) as client,
        virtual_time(client) as time,
    ):
        book = client.WithOptions(Deadline=5.0).Addressbook
        result = book.ContactGroup.Detail(ContactID=CONTACT_ID, GroupID="G249")
    assert (result.Result, result.HTTPStatus) == ("Error", 503)
    assert 0 < time.Elapsed <= 5


@pytest.mark.parametrize("given", [{}, {"ContactID": "C1"}, {"GroupID": "G1"}, {"ContactID": "C1", "GroupID": ""}])
def test_what_to_look_for_must_be_given(given: dict[str, str]) -> None:
    client: Any = BestSMS(TOKEN, APIVersion="3.00")
    with serving(listing(GROUPS, "Groups"), "/api/v3.00") as service, pytest.raises((TypeError, ValueError)):
        client.Addressbook.ContactGroup.Detail(**given)
    assert service.asked == []


def test_each_page_is_the_first_attempt_of_its_own_for_the_hooks() -> None:
    attempts: list[int] = []
    with (
        serving(listing(GROUPS, "Groups"), "/api/v3.00") as service,
        BestSMS(
            TOKEN, APIVersion="3.00", BaseURL=service.url, OnRequest=lambda event: attempts.append(event.Attempt)
        ) as client,
    ):
        assert client.Addressbook.ContactGroup.Detail(ContactID=CONTACT_ID, GroupID="G249").IsSuccess
    assert len(attempts) >= 3
    assert set(attempts) == {1}
