"""The commands: listen shows webhooks as they come, replay sends them as the service does."""

from __future__ import annotations

import io
import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from rich.console import Console

from bestsms.webhooks import parse
from bestsms.webhooks.__main__ import main
from bestsms.webhooks.listening import Listener, listening_on, server
from bestsms.webhooks.receiver import WebhookReceiver
from bestsms.webhooks.samples import FORMATS, VERSIONS, headers_of, samples
from bestsms.webhooks.stores import SQLiteStore
from bestsms.webhooks.terminal import Terminal
from tests.servers import Received, Server

EVERY = sum(len(samples(version)) for version in VERSIONS) * len(FORMATS)
OURS = {"Authorization": "s3cret"}
REPLY = b'{"Type": "SMSReply", "Destination": "+61491570006", "Message": "Yes, please.", "MessageID": "m1"}'


@contextmanager
def listening(
    *, mask: bool = False, secret: str | None = None, forward: str | None = None
) -> Generator[tuple[str, io.StringIO]]:
    """Run a listener in this process; yield its URL and what it prints."""
    printed = io.StringIO()
    terminal = Terminal(Mask=mask, Console=Console(file=printed, highlight=False, soft_wrap=True, width=200))
    with listening_on("127.0.0.1", 0) as sock:
        running = server(Listener(terminal, secret, forward))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [sock]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{sock.getsockname()[1]}/hook", printed
        finally:
            running.should_exit = True
            thread.join()


@contextmanager
def nobody() -> Generator[str]:
    """Yield a URL at which nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{sock.getsockname()[1]}/"


def post(url: str, body: bytes = REPLY, headers: Mapping[str, str] | None = None) -> httpx.Response:
    return httpx.post(url, content=body, headers=headers, trust_env=False)


def lowered(request: Received) -> dict[str, str]:
    return {name.lower(): value for name, value in request.headers.items()}


def test_replay_sends_every_sample_and_listen_shows_each(capsys: pytest.CaptureFixture[str]) -> None:
    with listening(secret="s3cret") as (url, printed):
        assert main(["replay", url, "--secret", "s3cret"]) == 0
    answered = capsys.readouterr().out.splitlines()
    assert answered[-1] == f"{EVERY} of {EVERY} were taken."
    assert len([line for line in answered if "answered 200" in line]) == EVERY
    shown = printed.getvalue()
    assert (len(shown.splitlines()), shown.count("known already")) == (EVERY, 0)
    for text in (
        "JSON  Status",
        "XML   Reply",
        "SUCCESS: delivered  1 part  0.10",
        "Failed: Destination is blacklisted",
    ):
        assert text in shown
    assert "+61491570006     “Yes, please.”" in shown
    assert "s3cret" not in shown


def test_replay_of_the_samples_own_identifiers_comes_as_duplicates(capsys: pytest.CaptureFixture[str]) -> None:
    choice = ["--keep-ids", "--type", "SMSReply", "--version", "3.00"]
    with listening() as (url, printed):
        assert main(["replay", url, *choice]) == 0
    assert [line.endswith("a receiver drops it") for line in printed.getvalue().splitlines()] == [False, True]
    assert "2 of 2 were taken." in capsys.readouterr().out


def test_replay_sends_the_headers_of_the_service(server: Server) -> None:
    server.answers({})
    choice = ["--type", "SMS", "--type", "SMSInbound", "--format", "XML", "--version", "2.04"]
    assert main(["replay", server.url, "--secret", "s3cret", "--sender", "me@example.com", *choice]) == 0
    assert len(server.requests) == 6
    for request in server.requests:
        assert (lowered(request)["content-type"], lowered(request)["authorization"]) == ("text/xml", "s3cret")
        assert lowered(request)["x-sender"] == "me@example.com"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", lowered(request)["x-timestamp"])
        event = parse(request.body, request.headers)
        assert event.Type in ("SMS", "SMSInbound")
        assert {event.APIKey or event.AuthToken, event.Sender or "me@example.com"} == {"s3cret", "me@example.com"}


def test_replay_takes_the_secret_from_the_environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESTSMS_WEBHOOK_SECRET", "from outside")
    assert main(["replay", server.url, "--type", "SMSInbound", "--format", "JSON", "--version", "3.00"]) == 0
    assert lowered(server.only)["authorization"] == server.only.json["APIKey"] == "from outside"


@pytest.mark.parametrize("status", [302, 401, 500])
def test_replay_fails_if_anything_is_not_taken(status: int, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.answers({}, status)
    assert main(["replay", server.url, "--type", "SMSInbound", "--version", "3.00"]) == 1
    assert capsys.readouterr().out.count(f"answered {status}") == 2


def test_replay_fails_if_nobody_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    with nobody() as url:
        assert main(["replay", url, "--type", "SMSInbound", "--version", "3.00", "--format", "XML"]) == 1
    shown = capsys.readouterr().out
    assert "ConnectError" in shown
    assert "no answer" in shown
    assert "0 of 1 were taken." in shown


@pytest.mark.parametrize("body, label", [(REPLY, "application/json"), (b"\n<root><Type>SMS</Type></root>", "text/xml")])
def test_replay_sends_a_file_as_it_is(body: bytes, label: str, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "body"
    file.write_bytes(body)
    assert main(["replay", server.url, "--file", str(file)]) == 0
    assert (server.only.body, lowered(server.only)["content-type"]) == (body, label)


def test_replay_sends_what_a_store_gave_up(server: Server, tmp_path: Path) -> None:
    file = tmp_path / "webhooks.db"

    def fail(event: object) -> None:
        raise OSError

    receiver = WebhookReceiver(Secret="s3cret", Store=SQLiteStore(file), OnReply=fail, OnInbound=fail, MaxAttempts=1)
    for sample in samples("3.00"):
        receiver.Receive("POST", {"Authorization": "s3cret"}, sample.With(Secret="s3cret").Body("XML"))
    while receiver.Waiting():
        time.sleep(0.01)
    receiver.Stop()
    choice = ["--stored", str(file), "--type", "SMSReply", "--secret", "new s3cret", "--format", "JSON"]
    assert main(["replay", server.url, *choice]) == 0
    event = parse(server.only.body, server.only.headers)
    assert event == parse(samples("3.00")[4].Body("XML"))
    assert (event.Kind, event.APIKey) == ("Reply", "new s3cret")


@pytest.mark.parametrize("source", ["--file", "--stored"])
def test_replay_says_which_file_is_not_there(source: str, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", server.url, source, "/nowhere/at-all"]) == 1
    assert re.match(r"cannot read /nowhere/at-all: .*no such file", capsys.readouterr().out, re.IGNORECASE)
    assert server.requests == []


def test_replay_sends_a_secret_in_any_letters(server: Server) -> None:
    assert main(["replay", server.url, "--type", "SMS", "--format", "JSON", "--secret", "größe"]) == 0
    assert {lowered(request)["authorization"].encode("latin-1").decode() for request in server.requests} == {"größe"}


def test_listen_says_that_a_secret_is_none(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("BESTSMS_WEBHOOK_SECRET", "read-from-a-file\n")
    assert main(["listen", "--port", "0"]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("the secret must not be empty, nor begin or end with white space")
    assert "read-from-a-file" not in printed


def test_listen_passes_headers_on_in_whatever_letters_they_are(server: Server) -> None:
    with listening(forward=server.url) as (url, _):
        sent = [(b"X-Sender", "größe@example.com".encode()), (b"X-More", b"1"), (b"X-More", b"2")]
        assert httpx.post(url, content=REPLY, headers=sent, trust_env=False).status_code == 200
    assert lowered(server.only)["x-sender"].encode("latin-1").decode() == "größe@example.com"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="time zones of a process are a thing of Unix")
def test_a_webhook_of_the_first_or_the_last_moment_of_all_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = io.StringIO()
    terminal = Terminal(Console=Console(file=printed, width=200))
    for moment in ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"):
        for zone in ("UTC-12", "UTC+12"):
            with monkeypatch.context() as patched:
                patched.setenv("TZ", zone)
                time.tzset()
                terminal.event(parse(json.dumps({"Type": "SMS", "SentTimeUTC-RFC3339": moment}).encode()), "JSON")
    time.tzset()
    assert len(printed.getvalue().splitlines()) == 4


@pytest.mark.parametrize("forward", ["http://[::1/", "localhost:8000"])
def test_listen_answers_502_if_what_it_passes_on_to_is_no_url(forward: str) -> None:
    with listening(forward=forward) as (url, _):
        assert post(url).status_code == 502


def test_replay_says_which_file_is_no_store(tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("no database, but a text that is longer than the head of one would be " * 10)
    assert main(["replay", server.url, "--stored", str(file)]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith("cannot read ")
    assert "it is no SQLiteStore (file is not a database)" in said
    assert server.requests == []


def test_listen_passes_webhooks_on_and_answers_what_that_answers(server: Server) -> None:
    server.answers({"Result": "busy"}, 503)
    headers = headers_of("JSON", "s3cret", "me@example.com")
    with listening(secret="s3cret", forward=f"{server.url}/mine") as (url, printed):
        answer = post(url, headers=headers)
    assert (answer.status_code, answer.json()) == (503, {"Result": "busy"})
    assert (server.only.path, server.only.body) == ("/api/v2.04/mine", REPLY)
    assert {name: lowered(server.only)[name.lower()] for name in headers} == headers
    assert f"to {server.url}/mine  answered 503" in printed.getvalue()


def test_listen_answers_502_if_what_it_passes_on_to_is_not_there() -> None:
    with nobody() as gone, listening(forward=gone) as (url, printed):
        assert post(url).status_code == 502
    assert "no answer" in printed.getvalue()


def test_listen_refuses_what_has_another_secret_or_is_no_webhook_and_shows_nothing_of_it(server: Server) -> None:
    with listening(secret="s3cret", forward=server.url) as (url, printed):
        assert post(url, headers={"Authorization": "another"}).status_code == 401
        assert post(url, b"+61491570006", OURS).status_code == 415
        assert post(url, b"{+61491570006", OURS).status_code == 400
        assert post(url, b" " * 1_000_001, OURS).status_code == 413
        assert httpx.get(url, trust_env=False).status_code == 405
    assert server.requests == []
    refused = [line.split()[2] for line in printed.getvalue().splitlines()]
    assert refused == ["401", "415", "400", "413", "405"]
    assert "+61491570006" not in printed.getvalue()


def test_a_mask_hides_numbers_and_texts() -> None:
    with listening(mask=True) as (url, printed):
        post(url)
        post(url, samples()[0].Body("XML"))
    shown = printed.getvalue()
    assert "*********006" in shown
    assert "a text of 12 characters" in shown
    assert "61491570" not in shown
    assert "Yes, please." not in shown


def test_a_message_cannot_steer_the_terminal() -> None:
    message = "\x1b]0;title\x07\x1b[2J\u202egnp.exe [bold]\r\n\x9b31m\x00 Grüße 名前 🙂"
    body = json.dumps({"Type": "SMSReply", "Destination": "+61491570006\x1b[1A", "Message": message}).encode()
    with listening() as (url, printed):
        post(url, body)
    shown = printed.getvalue()
    assert "“\\x1b]0;title\\x07\\x1b[2J\\u202egnp.exe [bold]\\r\\n\\x9b31m\\x00 Grüße 名前 🙂”" in shown
    assert [letter for letter in shown if not letter.isprintable()] == ["\n"]


def test_an_unknown_type_is_shown() -> None:
    with listening() as (url, printed):
        assert post(url, b"Type=RCS&MessageID=m1").status_code == 200
        assert post(url, b'{"Status": "SUCCESS"}').status_code == 200
    first, second = printed.getvalue().splitlines()
    assert ("form" in first, "Type RCS" in first, "m1" in first, "Type missing" in second) == (True, True, True, True)


def test_listen_runs_until_it_is_interrupted() -> None:
    command = [sys.executable, "-m", "bestsms.webhooks", "listen", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
            assert found is not None
            assert "--secret" in process.stdout.readline()
            assert post(found[0]).status_code == 200
            process.send_signal(signal.SIGINT)
            assert "Yes, please." in process.stdout.read()
            assert (process.wait(), process.stderr.read()) == (0, "")
        finally:
            process.kill()


def test_listen_says_that_a_port_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        assert main(["listen", "--port", str(sock.getsockname()[1])]) == 1
    assert re.match(r"cannot listen on 127\.0\.0\.1 port \d+: ", capsys.readouterr().out)


@pytest.mark.parametrize(
    "arguments, complaint",
    [
        ([], "the following arguments are required: command"),
        (["listen", "--port", "70000"], "a port is from 0 to 65535, not '70000'"),
        (["listen", "--port", "http"], "a port is from 0 to 65535, not 'http'"),
        (["replay"], "the following arguments are required: URL"),
        (["replay", "http://localhost", "--type", "RCS"], "invalid choice: 'RCS'"),
        (["replay", "http://localhost", "--file", "a", "--stored", "b"], "not allowed with argument --file"),
    ],
)
def test_wrong_arguments_are_told(arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert complaint in capsys.readouterr().err
