"""Attachments."""

from __future__ import annotations

import asyncio
import base64
import os
from pathlib import Path
from typing import Any

import pytest

from bestsms import AsyncBestSMS
from bestsms.models import Attachment
from tests.calls import NUMBER, Caller
from tests.servers import Server

TEXT = base64.b64encode(b"Hello").decode()


def sent(caller: Caller, server: Server, files: object) -> list[dict[str, Any]]:
    """The files that go on the wire."""
    caller.call("Messaging.SMS.SendMessage", MessageText="Hello", Recipients=NUMBER, Files=files)
    found: list[dict[str, Any]] = server.only.message["Files"]
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.txt"
    made.write_bytes(b"Hello")
    return made


@pytest.mark.parametrize("form", [str, Path, lambda path: [path], lambda path: iter([str(path)])])
def test_a_path_is_read_named_and_encoded(caller: Caller, server: Server, path: Path, form: Any) -> None:
    assert sent(caller, server, form(path)) == [{"Name": "a.txt", "Data": TEXT}]


@pytest.mark.parametrize(
    "given",
    [
        {"Name": "a.txt", "Data": b"Hello"},
        {"Name": "a.txt", "Data": bytearray(b"Hello")},
        {"Name": "a.txt", "Data": TEXT},
        Attachment(Name="a.txt", Data=TEXT),
    ],
)
def test_a_name_with_data_is_sent_as_base64(caller: Caller, server: Server, given: object) -> None:
    assert sent(caller, server, [given]) == [{"Name": "a.txt", "Data": TEXT}]


def test_a_message_may_be_files_alone(caller: Caller, server: Server, path: Path) -> None:
    caller.call("Messaging.SMS.SendMessage", Recipients=NUMBER, Files=path)
    assert "Message" not in server.only.message


def test_no_files_and_no_text_are_no_message(caller: Caller, server: Server) -> None:
    with pytest.raises(ValueError, match="MessageText or Files is missing"):
        caller.call("Messaging.SMS.SendMessage", Recipients=NUMBER, Files=[])
    assert server.requests == []


def test_ten_files_are_sent_and_eleven_refused(caller: Caller, server: Server, path: Path) -> None:
    assert len(sent(caller, server, [path] * 10)) == 10
    with pytest.raises(ValueError, match="Files must not be more than 10 files; there are 11"):
        sent(caller, server, [path] * 11)
    assert len(server.requests) == 1


class BytesPath:
    def __init__(self, path: bytes) -> None:
        self.path = path

    def __fspath__(self) -> bytes:
        return self.path


def test_a_path_of_bytes_is_a_path(caller: Caller, server: Server, path: Path) -> None:
    assert sent(caller, server, BytesPath(os.fsencode(path))) == [{"Name": "a.txt", "Data": TEXT}]


def test_a_file_whose_name_is_no_text_is_refused(caller: Caller, server: Server, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"\xff.txt")
    odd.write_bytes(b"Hello")
    with pytest.raises(ValueError, match=r"Files\[0\]'s name holds half of a surrogate pair"):
        sent(caller, server, str(odd))
    assert server.requests == []


def test_a_file_without_end_is_refused(caller: Caller, server: Server) -> None:
    with pytest.raises(ValueError, match=r"Files\[0\] has more than 20,000,000 bytes"):
        sent(caller, server, "/dev/zero")
    assert server.requests == []


async def test_the_event_loop_goes_on_while_a_file_is_read(server: Server, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # nothing can be read of it before something is written
    async with AsyncBestSMS("token", BaseURL=server.url) as client:
        sending = asyncio.create_task(client.Messaging.SMS.SendMessage(Recipients=NUMBER, Files=pipe))
        await asyncio.sleep(0)
        assert await asyncio.to_thread(pipe.write_bytes, b"Hello") == 5
        await sending
    assert server.only.message["Files"] == [{"Name": "pipe", "Data": TEXT}]


def test_an_empty_file_is_refused(caller: Caller, server: Server, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(ValueError, match=r"Files\[0\] is an empty file"):
        sent(caller, server, tmp_path / "empty")
    assert server.requests == []


@pytest.mark.parametrize(
    "files, error, words",
    [
        ("/does/not/exist", ValueError, r"Files\[0\] cannot be read: No such file"),
        (["."], ValueError, r"Files\[0\] cannot be read: Is a directory"),
        ("a\x00b", ValueError, r"Files\[0\] cannot be read: it is no path"),
        (1, TypeError, "Files must be a path"),
        (b"/a/path", TypeError, "Files must be a path"),
        ([1], TypeError, r"Files\[0\] must be a path or a dict of Name and Data, not int"),
        ([{"Name": "a"}], ValueError, r"Files\[0\] has no Data"),
        ([{"Data": b"a"}], ValueError, r"Files\[0\] has no Name"),
        ([{}], ValueError, r"Files\[0\] has no Name and no Data"),
        ([{"Name": "a", "Data": b""}], ValueError, r"Files\[0\] has no Data"),
        ([{"Name": "a", "Data": "not base64!"}], ValueError, r"Files\[0\]\['Data'\] is text that is not Base64"),
        ([{"Name": "a", "Data": "ä==="}], ValueError, r"Files\[0\]\['Data'\]"),
        ([{"Name": "a", "Data": 5}], TypeError, r"Files\[0\]\['Data'\] must be bytes or Base64 text, not int"),
        ([{"Name": 5, "Data": b"a"}], TypeError, r"Files\[0\]\['Name'\] must be text"),
        ([{"Name": "a", "Date": b"a"}], TypeError, r"Files\[0\] has no key 'Date'; did you mean Data\?"),
    ],
)
def test_what_is_no_file_is_refused_with_its_position(
    caller: Caller, server: Server, files: object, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        sent(caller, server, files)
    assert server.requests == []
