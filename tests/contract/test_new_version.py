"""A version of the API that is scaffolded from another, and then differs from it, costs a document and little else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import new_version, upgrading, versions

pytestmark = pytest.mark.source

ROOT = Path(__file__).resolve().parents[2]
OLD, NEW = "3.00", "3.10"
OPERATION = """\
  /sms/{MessageID}/urgent:
    patch:
      operationId: SMSUrge
      tags: [SMS]
      summary: Send a waiting message before others.
      description: Moves the message to the head of the queue.
      x-method: Urge
      x-documentation: Send Messages > Urgent
      x-repeatable: true
      parameters:
        - {$ref: '#/components/parameters/MessageID'}
      responses:
        '200':
          description: Done.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/SMSSendResult'}

"""
FIELD = """\
        Priority:
          description: How urgent the message is.
          type: integer
          minimum: 1
          maximum: 5
          examples: [3]
          x-repr: true
"""
RENAMED = """\
        ReportBy:
          x-alias: [NotificationType]
          x-documented: NotificationType
"""
REFERENCE = "        Reference:\n          description: Free text that"
EDITS = (
    ("  /sms/{MessageID}:\n", f"{OPERATION}  /sms/{{MessageID}}:\n"),
    (REFERENCE, f"{FIELD}{REFERENCE}"),
    ("        NotificationType:\n          description", f"{RENAMED}          description"),
)
PAGE = """
## New calls

- `Messaging.SMS.Urge`

## Messaging.SMS.SendMessage

- **Breaking:** argument `NotificationType` is `ReportBy` on the wire, was `NotificationType`
- **Breaking:** argument `FallbackMode` is gone
- argument `Priority` is new
"""
ROW = "| `Messaging.SMS.SendMessage` | **missing** arguments: `FallbackMode`<br>new arguments: `Priority` |"
COMPILE = """
import os, sys
from pathlib import Path
from scripts.generate import PACKAGE, compile_document

os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
compile_document(Path("openapi/bestsms-v3.10.yaml").resolve(), PACKAGE / "v3_10")
"""
SIGNATURES = """
import inspect
from bestsms_api.v3_00.api.sms import SMS as Old
from bestsms_api.v3_10.api.sms import SMS as New, AsyncSMS

names = [set(inspect.signature(kind.SendMessage).parameters) for kind in (Old, New, AsyncSMS)]
print(sorted(names[1] - names[0]), sorted(names[0] - names[1]), names[1] == names[2])
print(hasattr(Old, "Urge"), hasattr(New, "Urge"), hasattr(AsyncSMS, "Urge"))
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run Python in a copy of the project."""
    for name in ("openapi", "scripts", "docs", "bestsms", "bestsms_schema", "generated"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "README.md", tmp_path)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        path = f"{tmp_path}{os.pathsep}{tmp_path / 'generated'}"
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def edit(document: Path, *changes: tuple[str, str]) -> None:
    """Change a document: each text, which it has once, for another."""
    text = document.read_text(encoding="utf-8")
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    document.write_text(text, encoding="utf-8")


def without_field(document: Path, name: str) -> None:
    """Take a property out of its schema, and leave it in the examples."""
    lines = document.read_text(encoding="utf-8").splitlines(keepends=True)
    (start,) = (number for number, line in enumerate(lines) if line == f"        {name}:\n")
    end = next(number for number in range(start + 1, len(lines)) if not lines[number].startswith(" " * 9))
    document.write_text("".join(lines[:start] + lines[end:]), encoding="utf-8")


def test_a_version_is_scaffolded_edited_and_compiled_and_each_change_is_seen(run: Run, tmp_path: Path) -> None:
    new_version.scaffold(OLD, NEW, tmp_path)
    document = versions.path_of(NEW, tmp_path)
    same = run("scripts/spec_diff.py", OLD, NEW)
    assert "1 differences, 1 of them breaking." in same.stdout, same.stderr
    assert "the base URL is `https://api.bestsms.com.au/api/v3.10`" in same.stdout

    edit(document, *EDITS)
    without_field(document, "FallbackMode")
    compiled = run("-c", COMPILE)
    assert compiled.returncode == 0, compiled.stderr
    assert run("-c", SIGNATURES).stdout.splitlines() == [
        "['Priority', 'ReportBy'] ['FallbackMode'] True",
        "False True True",
    ]

    pages = {path.name: text for path, text in upgrading.pages(tmp_path).items()}
    assert pages[f"changes-v{NEW}.md"].endswith(PAGE)
    assert ROW in pages["upgrading.md"]
    assert f"docs/reference-v{NEW}.md" in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_a_field_that_is_taken_out_fails_the_check_of_the_examples_by_name(run: Run, tmp_path: Path) -> None:
    new_version.scaffold(OLD, NEW, tmp_path)
    for version in versions.known(tmp_path):
        if version != NEW:
            versions.path_of(version, tmp_path).unlink()
    without_field(versions.path_of(NEW, tmp_path), "FallbackMode")
    examples = run("scripts/check_examples.py")
    assert examples.returncode == 1
    assert "bestsms-v3.10.yaml" in examples.stdout
    assert "FallbackMode" in examples.stdout


@pytest.mark.parametrize(
    "arguments, complaint",
    [
        ([], "FROM and TO are needed: make new-version FROM=3.00 TO=3.10"),
        (["", "3.10"], "FROM and TO are needed: make new-version FROM=3.00 TO=3.10"),
        (["3.01", "3.10"], f"FROM: openapi/ has no v3.01; it has v{', v'.join(versions.known())}"),
        (["x", "3.10"], "FROM must be a version such as 3.00, not 'x'"),
        (["3.00", "next"], "TO must be a version such as 3.00, not 'next'"),
        (["3.00", "3.1"], "TO must be a version such as 3.00, not '3.1'"),
        (["3.00", "../../3.10"], "TO must be a version such as 3.00, not '../../3.10'"),
        (["2.04", "3.00"], "TO: openapi/ has v3.00 already; choose another, or remove it first"),
        (["3.00", "2.99"], f"TO must come after what there is: v2.99 does not come after v{versions.known()[-1]}"),
    ],
)
def test_versions_that_cannot_be_scaffolded_are_refused_and_nothing_is_written(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = versions.known()
    assert new_version.main(arguments) == 2
    assert capsys.readouterr().err == f"{complaint}\n"
    assert versions.known() == before


def test_a_scaffold_renumbers_the_version_and_no_other_number() -> None:
    text = "version: '{0}'\nurl: https://example.com/api/v{0}\nprice: 13.00\nmore: 3.001\nlist: 3.00.1\nUnlike v{0}.\n"
    assert new_version.renumbered(text.format("3.00"), "3.00", "3.10") == (
        text.format("3.10"),
        ["1: version: '3.10'", "2: url: https://example.com/api/v3.10", "6: Unlike v3.10."],
    )
