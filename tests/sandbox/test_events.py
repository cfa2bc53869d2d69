"""Changes are told as they happen."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx

from bestsms.sandbox import Sandbox, Settings
from tests.sandbox.kit import NUMBER, Client, send, with_settings


def events(answer: httpx.Response) -> Iterator[tuple[int, str]]:
    """Yield number and kind of each event."""
    number = 0
    for line in answer.iter_lines():
        if line.startswith("id: "):
            number = int(line[4:])
        elif line.startswith("data: "):
            yield number, json.loads(line[6:])["Kind"]


def until(found: Iterator[tuple[int, str]], kind: str) -> int:
    return next(number for number, one in found if one == kind)


def test_each_change_is_told_as_it_happens(client: Client, sandbox: Sandbox) -> None:
    with httpx.stream("GET", f"{sandbox.URL}/_sandbox/events", timeout=60, trust_env=False) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        found = events(answer)
        send(client)
        assert until(found, "Message")
        sandbox.Inbound(NUMBER, "STOP")
        assert until(found, "OptOut") < until(found, "Inbound")
        sandbox.Advance("5s")
        until(found, "Clock")


def test_who_comes_back_is_told_what_was_missed(client: Client, sandbox: Sandbox) -> None:
    with httpx.stream("GET", f"{sandbox.URL}/_sandbox/events", timeout=60, trust_env=False) as answer:
        send(client)
        last = until(events(answer), "Message")
    sandbox.Inbound(NUMBER, "Missed")
    headers = {"Last-Event-ID": str(last)}
    with httpx.stream("GET", f"{sandbox.URL}/_sandbox/events", headers=headers, timeout=60, trust_env=False) as answer:
        assert until(events(answer), "Inbound") > last


def test_a_sandbox_ends_although_somebody_listens() -> None:
    with Sandbox() as own, httpx.stream("GET", f"{own.URL}/_sandbox/events", timeout=60, trust_env=False) as answer:
        lines = answer.iter_lines()
        assert next(lines) == ": welcome"
        own.Close()
        assert list(lines) == [""]


def test_who_does_not_keep_up_is_let_go_and_may_come_again() -> None:
    settings = Settings(WebhookURL="https://hook.example/", PendingWebhooks=True, DeliverySeconds=3600)
    with with_settings(settings) as (sandbox, client):
        stream = f"{sandbox.URL}/_sandbox/events"
        with httpx.stream("GET", stream, timeout=60, trust_env=False) as answer:
            lines = answer.iter_lines()
            assert next(lines) == ": welcome"
            send(client, to=[f"+6149{number:07}" for number in range(11_000)])
            assert len(list(lines)) < 11_000
        with httpx.stream("GET", stream, timeout=60, trust_env=False) as answer:
            assert next(answer.iter_lines()) == ": welcome"
