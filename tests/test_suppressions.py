"""Whatever keeps a tool from complaining has its reason beside it."""

from __future__ import annotations

import io
import re
import subprocess
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.toolbox import ROOT

pytestmark = pytest.mark.source

SUPPRESSION = re.compile(
    r"#\s*(?:(?:ruff|flake8):\s*)?"
    r"(?:noqa|type:\s*ignore|(?:pyright|mypy):\s*[\w-]+|pragma:\s*no\s?\w+|nosec|pylint:\s*\w+)"
    r"(?:\[[^]]*\]|[:=]\s*[\w-]+(?:[\s,]+[A-Z]+\d+)*)?",
    re.IGNORECASE,
)
SILENCED = re.compile(r"(?:filterwarnings|simplefilter)\(\s*\"ignore")
REASON = re.compile(r"#.*[^\W\d]{2}")
OFF = re.compile(r"= false$|: off$")  # a rule of pyright or of Spectral
SILENCING = "filterwarnings" + '("ignore")'
PYPROJECT = ROOT / "pyproject.toml"


def comments(source: str) -> Iterator[tuple[int, str]]:
    """The comments of a Python module that may suppress something, with their lines."""
    if SUPPRESSION.search(source):  # reading the tokens takes its time
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def unexplained(source: str) -> list[int]:
    """The lines of a Python module that suppress something and do not say why."""
    bare = [
        line
        for line, text in comments(source)
        if (rest := SUPPRESSION.sub("", text)) != text and not REASON.search(rest)
    ]
    silent = [
        line
        for line, text in enumerate(source.splitlines(), start=1)
        if SILENCED.search(text) and not REASON.search(text)
    ]
    return sorted(bare + silent)


def unexplained_settings(lines: list[str], *, each: bool = False) -> list[str]:
    """The lines that turn a rule off and do not say why: on the line, or, unless `each` must, above its neighbours."""
    found: list[str] = []
    is_explained_above = False
    for line in lines:
        setting, _, reason = line.partition("#")
        if not setting.strip():
            is_explained_above = bool(reason)
        elif not each and not OFF.search(setting.rstrip()):
            is_explained_above = False
        elif not reason and (each or not is_explained_above):
            found.append(line)
    return found


def block(beginning: str, end: str) -> list[str]:
    """The lines of pyproject.toml from after one to before another."""
    lines = PYPROJECT.read_text(encoding="utf-8").splitlines()
    start = lines.index(beginning) + 1
    return lines[start : lines.index(end, start)]


def modules() -> list[Path]:
    """Every Python module that was written by hand."""
    listed = subprocess.check_output(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.py", ":!generated"],
        cwd=ROOT,
        text=True,
    )
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_every_suppression_in_the_code_says_why() -> None:
    found = [
        f"{module.relative_to(ROOT)}:{line}"
        for module in modules()
        for line in unexplained(module.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_rule_that_is_off_says_why() -> None:
    assert unexplained_settings(block("ignore = [", "]"), each=True) == []
    assert unexplained_settings(block("[tool.ruff.lint.per-file-ignores]", ""), each=True) == []
    assert unexplained_settings(block("[tool.pyright]", "[tool.pytest.ini_options]")) == []
    assert unexplained_settings((ROOT / "openapi/.spectral.yaml").read_text(encoding="utf-8").splitlines()) == []


def test_no_warning_is_silenced_for_all() -> None:
    tools = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]
    assert tools["pytest"]["ini_options"]["filterwarnings"] == ["error"]


@pytest.mark.parametrize(
    "line, is_explained",
    [
        ("x = 1", True),
        ("x = 1  # a comment", True),
        ('x = "# noqa"', True),
        ("x = 1  # noqa", False),
        ("x = 1  # noqa: S608", False),
        ("x = 1  # noqa: S608, E501", False),
        ("x = 1  # noqa: S608 #", False),
        ("x = 1  # noqa: S608  # names of our own", True),
        ("x = 1  # type: ignore[arg-type]", False),
        ("x = 1  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]", False),
        ("x = 1  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # what is wrong here", True),
        ("x = 1  # pragma: no cover", False),
        ("x = 1  # pragma: no branch  # never on this system", True),
        ("# ruff: noqa: ARG002, ASYNC109", False),
        ("# ruff: noqa: ARG002, ASYNC109  # the signatures are those of httpcore", True),
        ("# pyright: basic", False),
        ("# mypy: ignore-errors", False),
        ("# mypy: disable-error-code=misc", False),
        (f"@pytest.mark.{SILENCING}", False),
        (f"@pytest.mark.{SILENCING}  # they are tested", True),
        (f"    warnings.{SILENCING}", False),
    ],
)
def test_a_suppression_without_a_reason_is_found(line: str, is_explained: bool) -> None:
    assert unexplained(line) == ([] if is_explained else [1])


def test_a_rule_that_is_off_without_a_reason_is_found() -> None:
    settings = ["# why", "a = false", "b = false", "", "c = false", "d: off", "e: off # why", "f = true"]
    assert unexplained_settings(settings) == ["c = false", "d: off"]
    assert unexplained_settings(['"S101",   # why', '"S102",'], each=True) == ['"S102",']
