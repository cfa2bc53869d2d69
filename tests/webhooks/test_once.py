"""Each event goes to its handler once, and never an older one after a newer."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from bestsms.webhooks import StatusEvent
from bestsms.webhooks.samples import FORMATS, Format
from tests.webhooks.conftest import Made
from tests.webhooks.posts import direct, fields, post, status


def kinds(**options: Any) -> tuple[list[str], dict[str, Any]]:
    """Handlers that write down by what name an event came in."""
    seen: list[str] = []
    names = ("OnStatus", "OnReply", "OnInbound", "OnUnknown")
    return seen, {name: (lambda event, name=name: seen.append(f"{name} {event.Type}")) for name in names}


@pytest.mark.parametrize("has_store", [False, True])
@pytest.mark.parametrize("written_as", FORMATS)
def test_each_kind_of_event_goes_to_its_handler_once(made: Made, has_store: bool, written_as: Format) -> None:
    seen, handlers = kinds()
    receiver = made(**handlers) if has_store else direct(**handlers)
    for _ in range(3):
        for kind in ("SMS", "SMSReply", "SMSInbound", "Telepathy"):
            given = {**fields("SMS"), "Type": kind} if kind == "Telepathy" else fields(kind)
            assert post(receiver, given, written_as).Status == 200
    if has_store:
        receiver.Work(Once=True)
    assert sorted(seen) == ["OnInbound SMSInbound", "OnReply SMSReply", "OnStatus SMS", "OnUnknown Telepathy"]


def test_the_same_webhook_in_another_format_is_a_duplicate() -> None:
    seen: list[StatusEvent] = []
    receiver = direct(OnStatus=seen.append)
    for written_as in FORMATS:
        assert post(receiver, status(), written_as).Status == 200
    assert len(seen) == 1


@pytest.mark.parametrize("has_store", [False, True])
@pytest.mark.parametrize("drops, expected", [(True, ["SUCCESS"]), (False, ["SUCCESS", "PENDING"])])
def test_an_older_status_comes_after_a_newer_only_where_it_is_asked_for(
    made: Made, has_store: bool, drops: bool, expected: list[str]
) -> None:
    seen: list[str | None] = []
    options: dict[str, Any] = {"OnStatus": lambda event: seen.append(event.Status), "DropStale": drops}
    receiver = made(**options) if has_store else direct(**options)
    for word, result in (("SUCCESS", "delivered"), ("PENDING", "Pending")):
        assert post(receiver, status(Status=word, Result=result, Price="", Detail="")).Status == 200
    if has_store:
        receiver.Work(Once=True)
    assert seen == expected


def test_without_a_store_a_webhook_that_comes_twice_at_the_same_time_is_handled_once_before_either_answer() -> None:
    begun, go_on = threading.Event(), threading.Event()
    seen: list[object] = []
    answers: list[int] = []

    def handle(event: StatusEvent) -> None:
        begun.set()
        assert go_on.wait(20)
        seen.append(event)

    receiver = direct(OnStatus=handle)
    threads = [threading.Thread(target=lambda: answers.append(post(receiver, status()).Status)) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert begun.wait(20)
    assert answers == []
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert (len(seen), answers) == (1, [200, 200])
