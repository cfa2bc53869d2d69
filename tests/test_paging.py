"""ListAll and PollAll: every record of every page, once."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Generator, Mapping
from contextlib import aclosing, contextmanager
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bestsms import AsyncBestSMS, AuthenticationError, BestSMS, BestSMSError, ServerError
from tests.polled import CALLERS, Answer, AsyncCaller, Calling, Service, contacts, page_of, serving

LIST = "Addressbook.Contact.ListAll"
PAGED = [
    ("Reports.Status.PollAll", {"MessageID": "ID1"}, "Recipients", "DestSeq"),
    ("Reports.SMSReceived.PollAll", {"TimePeriod": 60}, "Messages", "ReceivedID"),
    ("Reports.SMSReply.PollAll", {"MessageID": "ID1"}, "Recipients", "DestSeq"),
    ("Addressbook.Contact.ListAll", {}, "Contacts", "ContactID"),
    ("Addressbook.Group.ListAll", {}, "Groups", "GroupID"),
    ("Addressbook.ContactGroup.ListAll", {"ContactID": "C1"}, "Groups", "GroupID"),
    ("Addressbook.GroupContact.ListAll", {"GroupID": "G1"}, "Contacts", "ContactID"),
]


def ids(found: list[Any]) -> list[int]:
    return [int(item.ContactID) for item in found]


@CALLERS
@pytest.mark.parametrize("name, arguments, items, key", PAGED, ids=[one[0] for one in PAGED])
def test_every_paged_call_has_a_twin_that_reads_all_pages(
    calling: Calling, name: str, arguments: dict[str, Any], items: str, key: str
) -> None:
    rows = [{key: f"{number:08}"} for number in range(250)]
    with serving(lambda path, query: page_of(rows, query, items)) as service:
        found = calling(service.url).items(name, arguments)
    assert [getattr(item, key) for item in found] == [row[key] for row in rows]
    assert len(service.asked) == 3
    others = {"timePeriod": "60"} if "SMSReceived" in name else {}
    assert all({**asked, **others} == asked for asked in service.asked)


@CALLERS
@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6, 7, 10, 12, 60, 100, 999])
@pytest.mark.parametrize("count", [0, 1, 59, 60, 61, 121])
def test_any_count_in_any_size_of_page_is_read_once_and_in_order(calling: Calling, size: int, count: int) -> None:
    with serving(lambda path, query: page_of(contacts(range(count)), query)) as service:
        assert ids(calling(service.url).items(LIST, {"RecordsPerPage": size})) == list(range(count))


@CALLERS
def test_one_page_takes_one_request(calling: Calling) -> None:
    with serving(lambda path, query: page_of(contacts(range(100)), query)) as service:
        assert len(calling(service.url).items(LIST, {})) == 100
    assert service.asked == [{"recordsPerPage": "100", "page": "1"}]


@CALLERS
def test_a_service_that_gives_less_than_was_asked_for_is_read_in_its_own_size(calling: Calling) -> None:
    with serving(lambda path, query: page_of(contacts(range(1000)), query, cap=50)) as service:
        assert ids(calling(service.url).items(LIST, {"RecordsPerPage": 999})) == list(range(1000))
    assert len(service.asked) < 25


def fixed(rows: list[dict[str, object]], query: Mapping[str, str], *left_out: str) -> dict[str, object]:
    page = page_of(rows, {"recordsPerPage": "20", "page": query["page"]})
    return {name: value for name, value in page.items() if name not in left_out}


@CALLERS
@pytest.mark.parametrize("left_out", [(), ("RecordsPerPage",), ("PageCount",), ("TotalRecords",)], ids=str)
def test_a_service_with_a_size_of_its_own_is_read_to_the_end(calling: Calling, left_out: tuple[str, ...]) -> None:
    with serving(lambda path, query: fixed(contacts(range(130)), query, *left_out)) as service:
        assert ids(calling(service.url).items(LIST, {"RecordsPerPage": 50})) == list(range(130))
    assert len(service.asked) < 20


@CALLERS
def test_with_a_size_of_its_own_too_a_deletion_makes_no_record_slip(calling: Calling) -> None:
    rows = contacts(range(100))

    def respond(path: str, query: Mapping[str, str]) -> object:
        page = fixed(rows, query)
        if len(rows) == 100 and query["page"] == "2":
            del rows[3:9]
        return page

    with serving(respond) as service:
        assert ids(calling(service.url).items(LIST, {"RecordsPerPage": 50})) == list(range(100))


@CALLERS
def test_pages_are_read_when_their_records_are_asked_for(calling: Calling) -> None:
    rows, seen = contacts(range(30)), list[tuple[int, int]]()
    with serving(lambda path, query: page_of(rows, query)) as service:
        calling(service.url).items(
            LIST,
            {"RecordsPerPage": 10},
            lambda item, time: seen.append((int(item.ContactID), len(service.asked))),
        )
    assert seen[9] == (9, 1)
    assert seen[10] == (10, 2)


@CALLERS
def test_deleting_each_record_as_it_comes_reaches_all_of_them(calling: Calling) -> None:
    rows = contacts(range(500))
    with serving(lambda path, query: page_of(rows, query)) as service:
        found = calling(service.url).items(LIST, {}, lambda item, time: rows.remove(item.ToDict()))
    assert ids(found) == list(range(500))
    assert rows == []
    assert len(service.asked) < 15


@CALLERS
@pytest.mark.parametrize("imported", [3, 250, 2500])
def test_records_that_come_before_the_place_make_none_be_seen_twice(calling: Calling, imported: int) -> None:
    rows = contacts(range(1000))

    def respond(path: str, query: Mapping[str, str]) -> object:
        page = page_of(rows, query)
        if len(service.asked) == 4:
            rows[:0] = contacts(range(5000, 5000 + imported))
        return page

    with serving(respond) as service:
        assert [number for number in ids(calling(service.url).items(LIST, {})) if number < 5000] == list(range(1000))


Change = tuple[str, float]
"""What happens (a record comes or goes), and where in the list, from 0 to 1."""


@st.composite
def shifting(draw: st.DrawFn) -> tuple[int, int, list[list[Change]]]:
    """A size of page, a number of records, and what changes after each request: less than half a page."""
    size = draw(st.integers(3, 12))
    change = st.tuples(st.sampled_from(["come", "go"]), st.floats(0, 1, exclude_max=True))
    return size, draw(st.integers(0, 80)), draw(st.lists(st.lists(change, max_size=(size - 1) // 2), max_size=40))


@pytest.fixture(scope="module")
def shifting_client(shifting_service: Service) -> Generator[BestSMS]:
    with BestSMS("token", BaseURL=shifting_service.url, MaxRetries=0) as client:
        yield client


@pytest.fixture(scope="module")
def shifting_service() -> Generator[Service]:
    with serving(lambda path, query: {}) as service:
        yield service


def read_while_shifting(
    service: Service, read: Callable[[int], list[Any]], size: int, count: int, changes: list[list[Change]]
) -> tuple[list[int], set[int]]:
    """Read the list while it changes after each request; return what was read, and what was there all the time."""
    rows, there_always, new, left = contacts(range(count)), set(range(count)), iter(range(1000, 9000)), list(changes)

    def respond(path: str, query: Mapping[str, str]) -> object:
        page = page_of(rows, query)
        for kind, place in left.pop(0) if left else ():
            at = int(place * len(rows))
            if kind == "come":
                rows.insert(at, {"ContactID": str(next(new))})
            elif rows:
                there_always.discard(int(str(rows.pop(at)["ContactID"])))
        return page

    service.respond = respond
    service.asked.clear()
    found = ids(read(size))
    assert len(service.asked) < 4 * (count + sum(map(len, changes)) + 10)
    return found, there_always


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(case=shifting())
@example(case=(4, 40, [[("go", 0.0), ("come", 0.99)]] * 5))  # the total does not show it
def test_however_pages_shift_what_is_there_all_the_time_is_yielded_once_and_nothing_twice(
    shifting_service: Service, shifting_client: BestSMS, case: tuple[int, int, list[list[Change]]]
) -> None:
    found, there_always = read_while_shifting(
        shifting_service, lambda size: list(shifting_client.Addressbook.Contact.ListAll(RecordsPerPage=size)), *case
    )
    assert len(found) == len(set(found))
    assert there_always <= set(found)
    assert [number for number in found if number in there_always] == sorted(there_always)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(case=shifting())
def test_the_asyncio_client_reads_every_record_once_too(
    shifting_service: Service, case: tuple[int, int, list[list[Change]]]
) -> None:
    caller = AsyncCaller(shifting_service.url)
    found, there_always = read_while_shifting(
        shifting_service, lambda size: caller.items(LIST, {"RecordsPerPage": size}), *case
    )
    assert len(found) == len(set(found))
    assert there_always <= set(found)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.fixed_dictionaries(
            {"Contacts": st.lists(st.fixed_dictionaries({"ContactID": st.sampled_from("abcdefgh")}), max_size=8)},
            optional={
                name: st.none() | st.integers(-1, 10**18) | st.text(max_size=2)
                for name in ("TotalRecords", "RecordsPerPage", "PageCount", "Page")
            },
        ),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_a_service_says_of_its_pages_reading_them_ends(
    shifting_service: Service, shifting_client: BestSMS, pages: list[dict[str, object]]
) -> None:
    shifting_service.asked.clear()
    shifting_service.respond = lambda path, query: {
        "Result": "Success",
        **pages[len(shifting_service.asked) % len(pages)],
    }
    complaint = ""
    try:
        list(shifting_client.Addressbook.Contact.ListAll(RecordsPerPage=5))
    except BestSMSError as error:
        complaint = str(error)
    assert not complaint or "repeats" in complaint
    assert len(shifting_service.asked) < 200


@CALLERS
@pytest.mark.parametrize(
    "facts", [{}, {"PageCount": 10**9}, {"TotalRecords": 10**9}, {"PageCount": 10**9, "TotalRecords": 10**9}], ids=str
)
def test_an_empty_page_is_the_end_whatever_the_service_counts(calling: Calling, facts: dict[str, int]) -> None:
    def respond(path: str, query: Mapping[str, str]) -> object:
        page = page_of(contacts(range(12)), query)
        return {"Result": "Success", "RecordsPerPage": page["RecordsPerPage"], "Contacts": page["Contacts"], **facts}

    with serving(respond) as service:
        assert ids(calling(service.url).items(LIST, {"RecordsPerPage": 6})) == list(range(12))
    assert len(service.asked) < 10


@CALLERS
def test_a_service_that_repeats_one_page_for_ever_is_an_error_not_an_end(calling: Calling) -> None:
    first = page_of(contacts(range(300)), {"recordsPerPage": "100", "page": "1"})
    with serving(lambda path, query: first) as service, pytest.raises(BestSMSError, match="repeats its records: 100"):
        calling(service.url).items(LIST, {})
    assert len(service.asked) < 10


@CALLERS
@pytest.mark.parametrize("raises", [True, False])
def test_a_page_that_cannot_be_read_is_raised_after_the_records_before_it(calling: Calling, raises: bool) -> None:
    seen: list[object] = []

    def respond(path: str, query: Mapping[str, str]) -> object:
        return page_of(contacts(range(30)), query) if len(service.asked) == 1 else Answer({}, 503)

    with serving(respond) as service, pytest.raises(ServerError) as caught:
        calling(service.url, RaiseErrors=raises).items(
            LIST, {"RecordsPerPage": 10}, lambda item, time: seen.append(item)
        )
    assert len(seen) == 10
    assert caught.value.Result.HTTPStatus == 503


@CALLERS
def test_a_page_is_tried_again_as_any_read_is(calling: Calling) -> None:
    def respond(path: str, query: Mapping[str, str]) -> object:
        return page_of(contacts(range(30)), query) if len(service.asked) % 2 == 0 else Answer({}, 503)

    with serving(respond) as service:
        assert len(calling(service.url, MaxRetries=1).items(LIST, {"RecordsPerPage": 10})) == 30


@CALLERS
def test_a_refusal_is_raised(calling: Calling) -> None:
    with serving(lambda path, query: Answer({"Result": "Failed"}, 401)) as service, pytest.raises(AuthenticationError):
        calling(service.url).items(LIST, {})


@CALLERS
def test_records_without_an_identifier_are_told_apart_by_what_they_hold(calling: Calling) -> None:
    rows: list[dict[str, object]] = [{"FirstName": f"Name {number}"} for number in range(25)]
    with serving(lambda path, query: page_of(rows, query)) as service:
        found = calling(service.url).items(LIST, {"RecordsPerPage": 10})
    assert [item.FirstName for item in found] == [row["FirstName"] for row in rows]


@pytest.mark.parametrize(
    "arguments, error",
    [({"RecordsPerPage": 0}, ValueError), ({"RecordsPerPage": "9"}, TypeError), ({"Page": 1}, TypeError)],
)
def test_arguments_are_checked_by_the_call(arguments: dict[str, Any], error: type[Exception]) -> None:
    with serving(lambda path, query: {}) as service, BestSMS("token", BaseURL=service.url) as client:
        with pytest.raises(error):
            client.Addressbook.Contact.ListAll(**arguments)
        with pytest.raises(error):
            AsyncBestSMS("token", BaseURL=service.url).Addressbook.Contact.ListAll(**arguments)
    assert service.asked == []


def test_a_page_set_as_an_attribute_is_refused_and_a_size_is_used() -> None:
    service_of_three = serving(lambda path, query: page_of(contacts(range(3)), query))
    with service_of_three as service, BestSMS("token", BaseURL=service.url) as client:
        request: Any = client.Addressbook.Contact
        request.RecordsPerPage = 7
        assert len(list(request.ListAll())) == 3
        request.Page = 2
        with pytest.raises(TypeError, match="Page was set, but this method does not take it"):
            request.ListAll()
    assert service.asked == [{"recordsPerPage": "7", "page": "1"}]


def test_an_iterator_can_be_left_and_the_client_goes_on() -> None:
    service_of_thirty = serving(lambda path, query: page_of(contacts(range(30)), query))
    with service_of_thirty as service, BestSMS("token", BaseURL=service.url) as client:
        found = client.Addressbook.Contact.ListAll(RecordsPerPage=10)
        assert next(found).ContactID == "0"
        found.close()
        assert list(found) == []
        assert client.Addressbook.Contact.List().TotalRecords == 30
    assert len(service.asked) == 2


@pytest.mark.anyio
async def test_an_asyncio_iterator_can_be_left_and_the_client_goes_on() -> None:
    with serving(lambda path, query: page_of(contacts(range(30)), query)) as service:
        async with AsyncBestSMS("token", BaseURL=service.url) as client:
            async with aclosing(client.Addressbook.Contact.ListAll(RecordsPerPage=10)) as found:
                async for contact in found:
                    assert contact.ContactID == "0"
                    break
            assert (await client.Addressbook.Contact.List()).TotalRecords == 30
    assert len(service.asked) == 2


class Many(list[dict[str, object]]):
    """100,000 contacts that are made when they are asked for."""

    def __len__(self) -> int:
        return 100_000

    def __getitem__(self, place: Any) -> Any:
        return contacts(range(*place.indices(len(self))))


def serve_many(told: Connection) -> None:
    with serving(lambda path, query: page_of(Many(), query)) as service:
        told.send(service.url)
        told.recv()  # until the test ends


@contextmanager
def serving_many() -> Generator[str]:
    """Serve them from a process of their own, whose memory does not count; yield the address."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve_many, args=(there,))
    process.start()
    try:
        yield here.recv()
    finally:
        here.send(None)
        process.join()
    assert process.exitcode == 0


def test_a_hundred_thousand_contacts_are_read_in_the_memory_of_a_few_pages() -> None:
    def peak(pages: int) -> tuple[int, int]:
        found = client.Addressbook.Contact.ListAll(RecordsPerPage=500)
        tracemalloc.start()
        read = sum(1 for _ in islice(found, pages * 500))
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        found.close()
        return read, top

    with serving_many() as url, BestSMS("token", BaseURL=url) as client:
        peak(4)
        few = peak(4)[1]
        read, many = peak(300)
    assert read == 100_000
    assert many < 1.5 * few
