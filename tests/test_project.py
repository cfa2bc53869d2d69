"""The project's own programs and files."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Generator
from pathlib import Path

import httpx
import pytest
from packaging.requirements import Requirement

from scripts import check_misuse, check_public_types, test_all
from scripts.mock import MockServerError, running
from scripts.toolbox import ROOT

pytestmark = pytest.mark.source

DOCUMENT = """
openapi: 3.1.0
info: {title: Echo, version: "1"}
paths:
  /echo:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {Name: {type: string}}, additionalProperties: false}
      responses:
        "200": {description: Done, content: {application/json: {example: {Result: Success}}}}
        "400": {description: Refused, content: {application/json: {example: {Result: Failed}}}}
"""

# Each is written so that it does not match itself.
UNWANTED = re.compile(
    r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|debian[.]org"
    r"|/(?:work|farm|root)/|[.][.]/shared"
)


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mock") / "echo.yaml"
    path.write_text(DOCUMENT)
    return path


@pytest.fixture(scope="module")
def mock(document: Path) -> Generator[str]:
    with running(document) as url:
        yield url


def test_the_mock_server_answers_valid_requests(mock: str) -> None:
    answer = httpx.post(f"{mock}/echo", json={"Name": "Ada"})
    assert (answer.status_code, answer.json()) == (200, {"Result": "Success"})


@pytest.mark.parametrize("name", ["Unknown", "naïve", "名前", "🙂", "a\nb"])
def test_the_mock_server_refuses_an_unknown_name_of_any_script_and_lives(mock: str, name: str) -> None:
    answer = httpx.post(f"{mock}/echo", json={name: "Ada"})
    assert answer.status_code == 400
    assert "additional properties" in answer.headers["sl-violations"]
    assert httpx.post(f"{mock}/echo", json={}).status_code == 200


def test_the_mock_server_stops_with_its_block(document: Path) -> None:
    with running(document) as url:
        httpx.post(f"{url}/echo", json={})
    with pytest.raises(httpx.ConnectError):
        httpx.post(f"{url}/echo", json={})


def test_the_mock_server_stops_when_its_starter_is_killed(document: Path) -> None:
    starter = subprocess.Popen(
        [sys.executable, ROOT / "scripts/mock.py", document, "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    with starter:
        assert starter.stdout is not None
        announced = re.search(r"http://\S+", starter.stdout.readline())
        assert announced is not None
        assert httpx.post(f"{announced[0]}/echo", json={}).status_code == 200
        starter.send_signal(signal.SIGKILL)
    assert _refuses_connections(f"{announced[0]}/echo", within=10)


def _refuses_connections(url: str, within: float) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            httpx.post(url, json={})
        except httpx.TransportError:
            return True
        time.sleep(0.05)
    return False


def test_a_mock_server_that_cannot_start_fails_with_what_it_wrote(tmp_path: Path) -> None:
    missing = tmp_path / "missing.yaml"
    with (
        pytest.raises(MockServerError, match=r"(?s)Prism ended with 1:.*no such file.*missing\.yaml"),
        running(missing),
    ):
        pytest.fail("it started")


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    listed = subprocess.check_output(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, text=True
    )
    files = [ROOT / name for name in listed.split("\0") if name]
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in files
        if file.is_file() and (match := UNWANTED.search(file.read_text(encoding="utf-8", errors="replace")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "sources, lock",
    [
        (["requirements/dev.in", "requirements/test.in"], "requirements/dev.txt"),
        (["benchmarks/requirements.in"], "benchmarks/requirements.txt"),
    ],
)
def test_a_lock_holds_what_is_declared(sources: list[str], lock: str) -> None:
    lines = [
        line
        for source in sources
        for line in (ROOT / source).read_text().splitlines()
        if line and not line.startswith(("#", "-"))
    ]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locked = dict(re.findall(r"^(\S+)==([^\s;]+)", (ROOT / lock).read_text(), re.MULTILINE))
    for declared in map(Requirement, [*lines, *project["dependencies"]]):
        version = locked.get(declared.name.lower())
        assert version, f"{declared.name} is not locked"
        assert declared.specifier.contains(version), f"{declared} is locked at {version}"


def test_every_supported_python_is_declared_and_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    prefix = "Programming Language :: Python :: 3."
    classified = [name.rpartition(" ")[2] for name in project["classifiers"] if name.startswith(prefix)]
    assert tuple(classified) == test_all.VERSIONS
    assert project["requires-python"] == f">={test_all.VERSIONS[0]}"


def test_misuse_passes_when_exactly_the_marked_lines_are_refused() -> None:
    assert list(check_misuse.differences({3: "incompatible"}, {3: ["incompatible type"]}, {3: ["anything"]})) == []


@pytest.mark.parametrize(
    "by_mypy, by_pyright, complaint",
    [
        ({}, {3: ["no"]}, "line 3: mypy accepts it"),
        ({3: ["incompatible"]}, {}, "line 3: pyright accepts it"),
        ({3: ["incompatible"], 4: ["oh"]}, {3: ["no"]}, "line 4: mypy refuses it, unmarked: oh"),
        ({3: ["something else"]}, {3: ["no"]}, "line 3: marked 'incompatible', mypy says: something else"),
    ],
)
def test_misuse_names_each_line_that_is_not_as_marked(
    by_mypy: dict[int, list[str]], by_pyright: dict[int, list[str]], complaint: str
) -> None:
    (difference,) = check_misuse.differences({3: "incompatible"}, by_mypy, by_pyright)
    assert difference.startswith(complaint)


@pytest.mark.parametrize(
    "known, ambiguous, exported, name, is_named",
    [
        (True, False, True, "bestsms.BestSMS", False),
        (False, False, True, "bestsms.BestSMS", True),
        (True, True, True, "bestsms.BestSMS", True),
        (False, False, False, "bestsms.BestSMS", False),
        (False, False, True, "bestsms.transports.interface.Transport", False),
    ],
)
def test_public_names_without_a_certain_type_are_named(
    known: bool, ambiguous: bool, exported: bool, name: str, is_named: bool
) -> None:
    symbol = {
        "name": name,
        "isExported": exported,
        "isTypeKnown": known,
        "isTypeAmbiguous": ambiguous,
        "diagnostics": [],
    }
    assert list(check_public_types.complaints([symbol])) == [f"{name}: its type is not known"] * is_named
