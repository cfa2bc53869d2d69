"""The public API of a revision is compared with that of a tag, in a repository made for it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from scripts import api_check
from scripts.toolbox import ROOT

pytestmark = [pytest.mark.source, pytest.mark.timeout(300)]  # two type checkers start from nothing, on a busy machine

CLIENT = '''
class BestSMS:
    """A client."""

    def Send(self, *, Text: str | None = None, To: str | int) -> str:
        """Send."""
        return f"{Text}{To}"

    def Poll(self, MessageID: str) -> str:
        """Poll."""
        return MessageID

    def Close(self) -> None:
        """Close."""
'''
BROKEN = '''
class BestSMS:
    """A client."""

    def Send(self, *, Message: str | None = None, To: str) -> str:
        """Send."""
        return f"{Message}{To}"

    def Poll(self, MessageID: object, *, Wait: int = 0) -> str | None:
        """Poll."""
        return str(MessageID) if Wait else None
'''
GROWN = '''
class BestSMS:
    """A client."""

    def Send(self, *, Text: str | None = None, To: str | int | list[str], Mode: str | None = None) -> str:
        """Send."""
        return f"{Text}{To}{Mode}"

    def Poll(self, MessageID: str, *, Wait: int = 0) -> str:
        """Poll."""
        return MessageID * Wait

    def Close(self) -> None:
        """Close."""

    def List(self) -> list[str]:
        """List."""
        return []
'''
PUBLIC = """
from typing import assert_type

from bestsms import BestSMS

client = BestSMS()
assert_type(client.Poll("1"), str)
client.Send(Text="Hi", To=5)
"""
MISUSE = """
from bestsms import BestSMS

BestSMS().Poll(5)  # error: incompatible type "int"
"""


def git(root: Path, *arguments: str) -> None:
    named = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *named, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one commit, of a library of one class."""
    root = tmp_path_factory.mktemp("repository")
    (root / "bestsms").mkdir()
    (root / "bestsms" / "py.typed").touch()
    (root / "bestsms" / "__init__.py").write_text('from bestsms.client import BestSMS\n\n__all__ = ["BestSMS"]\n')
    (root / "bestsms" / "client.py").write_text(CLIENT)
    (root / "tests" / "typing").mkdir(parents=True)
    (root / "tests" / "typing" / "public.py").write_text(PUBLIC)
    (root / "tests" / "typing" / "misuse.py").write_text(MISUSE)
    shutil.copy(ROOT / "pyproject.toml", root)
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "First")
    return root


@pytest.fixture(scope="module")
def released(repository: Path) -> Path:
    """The same with a tag."""
    git(repository, "tag", "v0.1.0")
    return repository


def test_without_a_tag_it_says_that_nothing_is_released_and_compared(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert api_check.main([], repository) == 0
    assert "Nothing has been released yet" in capsys.readouterr().out


def test_a_revision_that_is_not_there_is_refused(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert api_check.main(["--ref", "v9"], repository) == 2
    assert capsys.readouterr().err.startswith("REF=v9: ")


def test_outside_of_a_repository_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert api_check.main([], tmp_path) == 2
    assert "no git repository" in capsys.readouterr().err


def test_what_breaks_the_api_of_the_last_tag_is_named(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (released / "bestsms" / "client.py").write_text(BROKEN)
    assert api_check.main([], released) == 1
    said = capsys.readouterr().out
    for expected in (
        "bestsms.client.BestSMS.Close: Public object was removed",
        "bestsms.client.BestSMS.Send(Text): Parameter was removed",
        "bestsms.client.BestSMS.Send(To): takes int no more",
        "bestsms.client.BestSMS.Poll: may also return None",
        'public.py of v0.1.0, line 7: assert_type(client.Poll("1"), str): mypy: ',
        'public.py of v0.1.0, line 7: assert_type(client.Poll("1"), str): pyright: ',
        'public.py of v0.1.0, line 8: client.Send(Text="Hi", To=5): mypy: Unexpected keyword argument "Text"',
        "misuse.py of v0.1.0, line 4: mypy accepts it",
        "misuse.py of v0.1.0, line 4: pyright accepts it",
    ):
        assert expected in said, said


def test_what_only_adds_passes(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (released / "bestsms" / "client.py").write_text(GROWN)
    assert api_check.main([], released) == 0, capsys.readouterr().out
    assert capsys.readouterr().out == "api-check against v0.1.0: 0 breaks, 0 not allowed\n"


@pytest.mark.parametrize(
    "entries, left",
    [
        ("", ["a.Send: gone", "a.Poll: gone"]),
        ('[[allowed]]\nfinding = "a.Send"\nreason = "Never worked."\n', ["a.Poll: gone"]),
        (
            '[[allowed]]\nfinding = "a.Other"\nreason = "Old."\n',
            [
                "tests/typing/allowed.toml: nothing is found of 'a.Other'; take the entry out",
                "a.Send: gone",
                "a.Poll: gone",
            ],
        ),
        (
            '[[allowed]]\nfinding = "a."\n',
            [
                "tests/typing/allowed.toml: an entry needs a finding, or part of one, and a reason: {'finding': 'a.'}",
                "a.Send: gone",
                "a.Poll: gone",
            ],
        ),
    ],
)
def test_a_break_is_allowed_by_an_entry_with_a_reason_as_long_as_it_is_found(
    tmp_path: Path, entries: str, left: list[str]
) -> None:
    path = tmp_path / api_check.ALLOWED
    path.parent.mkdir(parents=True)
    path.write_text(entries)
    assert list(api_check.unexpected(tmp_path, ["a.Send: gone", "a.Poll: gone"])) == left
