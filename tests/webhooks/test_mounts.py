"""The examples of docs/webhooks.md, each under its real server, with webhooks posted to it."""

from __future__ import annotations

import re
import socket
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from bestsms.sandbox import Settings
from bestsms.webhooks import ReceivedEvent, StatusEvent, parse
from bestsms.webhooks.samples import FORMATS, Sample, headers_of, samples, written
from scripts.toolbox import ROOT
from tests.sandbox.kit import NUMBER, send, with_settings
from tests.webhooks.posts import reply, status
from tests.webhooks.serving import Served, each_loading, gunicorn, served, uvicorn

pytestmark = pytest.mark.source

SECRET = "[Your secret]"
PAGE = (ROOT / "docs" / "webhooks.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
RECEIVER = BLOCKS[0]
ANY_PATH = ""


def example(mark: str) -> str:
    """The receiver of the page, and the example with such a line."""
    (block,) = [block for block in BLOCKS if mark in block]
    return RECEIVER if block is RECEIVER else f"{RECEIVER}\n{block}"


SERVERS = {
    "asgi": ("receiver.asgi", ANY_PATH, uvicorn),
    "wsgi": ("receiver.wsgi", ANY_PATH, gunicorn),
    "wsgi-threads-each-loading": ("receiver.wsgi", ANY_PATH, (*each_loading, "--threads", "4")),
    "fastapi": ("FastAPI()", "/webhooks", uvicorn),
    "starlette": ("Starlette(", "/webhooks", uvicorn),
    "flask": ("Flask(__name__)", "/webhooks", gunicorn),
    "django": ("settings.configure", "/webhooks", gunicorn),
}


@pytest.fixture(params=SERVERS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[tuple[str, Served]]:
    """The address of a receiver, served."""
    mark, path, command = SERVERS[request.param]
    with served(example(mark), tmp_path, command) as running:
        yield running.url + path, running
    log = running.log.read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert SECRET not in log


def test_an_example_of_the_page_receives_every_kind_of_webhook_once_and_refuses_what_is_none(
    url: tuple[str, Served],
) -> None:
    address, running = url
    every = [one_by_itself(sample) for version in ("2.04", "3.00") for sample in samples(version)]
    headers = {one: headers_of(one, SECRET, "application@example.com") for one in FORMATS}
    with httpx.Client(trust_env=False, timeout=30) as client:
        answers = [
            client.post(address, content=sample.Body(written_as), headers=headers[written_as]).status_code
            for sample in every
            for written_as in FORMATS
        ]
        assert set(answers) == {200}
        refused = [
            client.post(address, content=b"{}", headers={**headers["JSON"], "Authorization": "wrong"}),
            client.post(address, content=b"{}", headers={"Content-Type": "application/json"}),
            client.post(address, content=b"{", headers=headers["JSON"]),
            client.post(address, content=b"\x89PNG", headers={**headers["JSON"], "Content-Type": "image/png"}),
            client.get(address),
            client.put(address, content=b"{}", headers=headers["JSON"]),
        ]
        assert [answer.status_code for answer in refused] == [401, 401, 400, 415, 405, 405]
        assert all("POST" in answer.headers["Allow"] for answer in refused[-2:])
        chunked = client.post(address, content=iter([b"{", b'"Type":', b'"SMS"}']), headers=headers["JSON"])
        assert chunked.status_code == 200
    posted(address, [status(APIKey=SECRET), reply(APIKey=SECRET, Message="Ja 🙂")])
    assert too_long(address, headers["JSON"]) == 413
    lines = running.prints(len(expected := told(every)))
    assert sorted(lines) == sorted(expected)


def test_what_a_sandbox_posts_is_received(tmp_path: Path) -> None:
    expected: list[str] = []
    with served(example("receiver.wsgi"), tmp_path, gunicorn) as running:
        for form in FORMATS:
            settings = Settings(WebhookURL=running.url, WebhookFormat=form, WebhookSecret=SECRET)
            with with_settings(settings) as (sandbox, client):
                message = send(client, "Tea?", [NUMBER])
                sandbox.Advance("1m")
                expected.append(f"{message} {NUMBER} SUCCESS")
                assert running.prints(len(expected)) == expected
                sandbox.Reply(NUMBER, "Yes, tea 🙂")
                expected.append(f"{NUMBER} answers Yes, tea 🙂")
                assert running.prints(len(expected)) == expected
                assert {one.Attempts[-1].Status for one in sandbox.Webhooks().Webhooks} == {200}


def one_by_itself(sample: Sample) -> Sample:
    """Return a sample with our secret, which no other makes stale."""
    return replace(sample, Fields={**sample.With(Secret=SECRET).Fields, "MessageID": sample.Name})


def told(every: Sequence[Sample]) -> list[str]:
    """What the handlers of the page print of the samples and of our own, each once."""
    lines: dict[str, str] = {}
    bodies = [sample.Body() for sample in every]
    bodies += [written(status(), "JSON"), written(reply(Message="Ja 🙂"), "JSON"), b'{"Type":"SMS"}']
    for body in bodies:
        event = parse(body)
        if isinstance(event, StatusEvent):
            lines.setdefault(event.Key, f"{event.MessageID} {event.Destination} {event.Status}")
        elif isinstance(event, ReceivedEvent) and event.IsReply:
            lines.setdefault(event.Key, f"{event.Destination} answers {event.Message}")
    return list(lines.values())


def posted(address: str, every: Sequence[dict[str, str | None]]) -> None:
    """Post webhooks, each twice."""
    for given in (*every, *every):
        headers = headers_of("JSON", SECRET, "application@example.com")
        answer = httpx.post(address, content=written(given, "JSON"), headers=headers, trust_env=False, timeout=30)
        assert answer.status_code == 200


def too_long(address: str, headers: dict[str, str]) -> int:
    """Begin to send a body of 50 MB, and return the status that comes before its end."""
    parts = urlsplit(address)
    assert parts.hostname is not None
    head = "".join(f"{name}: {value}\r\n" for name, value in {**headers, "Content-Length": "50000000"}.items())
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
        connection.sendall(f"POST {parts.path or '/'} HTTP/1.1\r\nHost: x\r\n{head}\r\n".encode())
        connection.sendall(b" " * 1_100_000)
        return int(connection.recv(100).split()[1])
