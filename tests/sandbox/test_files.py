"""State in a file: there again after an end, and never mixed up with another's."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings, StoreError
from tests.sandbox.kit import NUMBER, send, with_settings


def test_a_sandbox_goes_on_where_the_last_one_over_its_file_ended(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    settings = Settings(DeliverySeconds=3600)
    with with_settings(settings, File=file) as (sandbox, client):
        message = send(client)
        sandbox.Inbound(NUMBER, "STOP")
        offset = sandbox.Advance("30m").Offset
    with with_settings(settings, File=file) as (sandbox, client):
        assert client.Reports.Status.Poll(MessageID=message).Status == "Pending"
        assert [one.Number for one in sandbox.OptOuts().OptOuts] == [NUMBER]
        assert sandbox.Clock().Offset == pytest.approx(offset, abs=0.1)
        sandbox.Advance("31m")
        assert client.Reports.Status.Poll(MessageID=message).Status == "Completed"


def test_a_snapshot_is_gone_back_to_in_a_file_too(tmp_path: Path) -> None:
    with with_settings(Settings(), File=tmp_path / "state.db") as (sandbox, client):
        first = send(client)
        sandbox.Snapshot("one")
        second = send(client)
        assert sandbox.Restore("one").Messages == 1
        third = send(client)
        assert client.Reports.Status.Poll(MessageID=second).HTTPStatus == 404
    with with_settings(Settings(), File=tmp_path / "state.db") as (_, client):
        for message in (first, third):
            assert client.Reports.Status.Poll(MessageID=message).HTTPStatus == 200
        assert client.Reports.Status.Poll(MessageID=second).HTTPStatus == 404


def test_a_file_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    text, other, newer = tmp_path / "notes.txt", tmp_path / "other.db", tmp_path / "newer.db"
    text.write_text("These are notes, and long enough to be no database at all. " * 40)
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE things (name)")
    database.close()
    with Sandbox(File=newer):
        pass
    with sqlite3.connect(newer) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    for file, words in ((text, "no database"), (other, "not of a sandbox"), (newer, "of version 999")):
        before = file.read_bytes()
        with pytest.raises(StoreError, match=words):
            Sandbox(File=file)
        assert file.read_bytes() == before


def test_the_command_line_prints_where_it_is_and_serves(tmp_path: Path) -> None:
    command = [
        sys.executable, "-m", "bestsms.sandbox", "--port", "0", "--db", str(tmp_path / "state.db"), "--token", "mine",
        "--webhook-secret", "ours",
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            printed = dict(process.stdout.readline().strip().rsplit(" ", 1) for _ in range(6))
            words = {name.strip(): value for name, value in printed.items()}
            assert (words["Auth Token"], words["Webhook secret"]) == ("mine", "ours")
            for version, label in (("2.04", "Base URL"), ("3.00", "or v3.00")):
                options: Any = {"BaseURL": words[label], "APIVersion": version}
                with BestSMS("mine", **options) as client:
                    assert send(client)
        finally:
            process.terminate()
            process.wait(60)
    assert (tmp_path / "state.db").exists()


def test_without_the_extra_the_command_line_says_what_to_install() -> None:
    script = (
        "import runpy, sys; sys.modules['jsonschema_rs'] = None; runpy.run_module('bestsms.sandbox', alter_sys=True)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.endswith('bestsms.sandbox needs jsonschema_rs: pip install "bestsms[sandbox]"\n')


def test_the_command_line_says_why_it_does_not_start(tmp_path: Path) -> None:
    with Sandbox() as running:
        port = running.URL.rpartition(":")[2]
        command = [sys.executable, "-m", "bestsms.sandbox", "--port", port]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith("bestsms.sandbox: ")
