"""README.md and docs/: every Python example runs, prints what the page says, and every link leads somewhere."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from bestsms import BestSMS
from bestsms.sandbox import Sandbox
from scripts import demo, reference
from scripts.contract import Contract
from scripts.toolbox import ROOT, documents
from tests.contract.document import DOCUMENTS
from tests.servers import Quiet

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.source

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]+\]\(([^)\s]+)\)")
LANGUAGES = {"python", "text", "sh", "yaml"}
PASSED_ON = ("Authorization", "Content-Type", "Accept", "Prefer")
MARK = "--- end of a block ---"

# What the pages write where the service is to refuse, or to be cut off; all else is answered as the contract says.
EXPIRED_TOKEN = "an-expired-token"
NO_SUCH_MESSAGE = "NoSuchMessage"
LOST_ANSWER = "LostAnswer"


class Block(NamedTuple):
    """A Python example and what the page says it prints, if it says."""

    code: str
    line: int
    output: str | None


def blocks(text: str) -> list[Block]:
    """Return the Python blocks; a text block that follows one with nothing between is its output."""
    fences = list(FENCE.finditer(text))
    found: list[Block] = []
    for position, fence in enumerate(fences):
        if fence[1] == "python":
            after = fences[position + 1] if position + 1 < len(fences) else None
            follows = after is not None and after[1] == "text" and not text[fence.end() : after.start()].strip()
            output = after[2] if after is not None and follows else None
            found.append(Block(fence[2], text.count("\n", 0, fence.start(2)), output))
    return found


EXAMPLES = [page for page in PAGES if blocks(page.read_text(encoding="utf-8"))]


@contextmanager
def relay(targets: Mapping[str, str]) -> Generator[str]:
    """Pass requests on to the mock server of the version whose scheme they have, and have it refuse those that a page
    wants refused."""

    class Handler(Quiet):
        protocol_version = "HTTP/1.1"

        def _pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if LOST_ANSWER.encode() in body:
                self.close_connection = True
                return
            headers = {name: self.headers[name] for name in PASSED_ON if name in self.headers}
            if self.headers["Authorization"].endswith(f" {EXPIRED_TOKEN}"):
                headers["Prefer"] = "code=401"
            elif NO_SUCH_MESSAGE in self.path or LOST_ANSWER in self.path:
                headers["Prefer"] = "code=404"
            scheme = self.headers["Authorization"].partition(" ")[0]
            upstream = HTTPConnection(urlsplit(targets[scheme]).netloc)
            upstream.request(self.command, self.path, body, headers)
            answer = upstream.getresponse()
            text = answer.read()
            upstream.close()
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.headers["Content-Type"])
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_POST = do_PATCH = do_DELETE = _pass_on

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def service(mocks: Callable[[str], str]) -> Generator[str]:
    with relay({of.scheme: mocks(of.version) for of in DOCUMENTS}) as url:
        yield url


def test_there_are_examples_to_run() -> None:
    names = {page.name for page in EXAMPLES}
    assert {"README.md", "getting-started.md", "sending.md", "reports.md", "concurrency.md"} <= names


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.name)
def test_the_examples_of_a_page_run_in_order_and_print_what_it_says(page: Path, service: str, tmp_path: Path) -> None:
    examples = blocks(page.read_text(encoding="utf-8"))
    script = tmp_path / page.with_suffix(".py").name
    source, line = "", 0
    for example in examples:  # each on the line that it has in the page, so that a traceback points there
        source += "\n" * (example.line - line) + example.code + f"print({MARK!r})\n"
        line = source.count("\n")
    script.write_text(source, encoding="utf-8")
    environment = {
        **os.environ,
        "BESTSMS_API_URL": service,
        "BESTSMS_AUTH_TOKEN": "a-made-up-token",
        "PYTHONWARNINGS": "error,ignore::ResourceWarning",  # like a script, a page may leave closing to the exit
        "PYTHONUTF8": "1",
    }
    for name in ("BESTSMS_API_VERSION", "BESTSMS_SEND_MODE"):
        environment.pop(name, None)
    ran = subprocess.run(
        [sys.executable, script], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    printed = ran.stdout.split(f"{MARK}\n")[:-1]
    assert len(printed) == len(examples)
    checker = doctest.OutputChecker()
    for example, output in zip(examples, printed, strict=True):
        if example.output is not None and not checker.check_output(example.output, output, doctest.ELLIPSIS):
            pytest.fail(f"{page.name}:{example.line} prints\n{output}\nbut the page says\n{example.output}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_of_a_page_says_its_language(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    languages = [fence[1] for fence in FENCE.finditer(text)]
    assert set(languages) <= LANGUAGES
    assert text.count("```") == 2 * len(languages)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_page_and_a_heading(page: Path) -> None:
    broken: list[str] = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        if urlsplit(link).scheme:
            continue
        target = page if not path else page.parent / path
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append(link)
    assert broken == []


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_leads_to_every_page_of_the_documentation() -> None:
    links = set(LINK.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")} <= links


def test_the_reference_is_stale_when_a_page_is_missing_changed_or_extra(tmp_path: Path) -> None:
    for path, text in reference.pages(tmp_path).items():
        path.write_text(text, encoding="utf-8")
    assert list(reference.stale(tmp_path)) == []
    (tmp_path / "reference.md").write_text("changed", encoding="utf-8")
    (tmp_path / "reference-v0.00.md").write_text("extra", encoding="utf-8")
    assert list(reference.stale(tmp_path)) == ["not generated: reference-v0.00.md", "differs: reference.md"]
    (tmp_path / "reference.md").unlink()
    assert "missing: reference.md" in list(reference.stale(tmp_path))


def test_each_reference_names_every_call_argument_and_attribute() -> None:
    for (_, text), contract in zip(reference.pages().items(), map(Contract, documents()), strict=True):
        assert_all_named(text, contract)


def assert_all_named(text: str, contract: Contract) -> None:
    for operation in contract.operations.values():
        section = text.partition(f"## {operation.name}\n")[2].partition("\n## ")[0]
        assert {f"`{name}`" for name, *_ in operation.signature} <= set(re.findall(r"`\w+`", section)), operation.id
    for model in contract.models.values():
        section = text.partition(f"### {model.name}\n")[2].partition("\n### ")[0]
        assert bool(section) is not model.is_internal, model.name
        if not model.is_internal:
            names = {f"`{name}`" for field in model.fields for name in field.names}
            assert names <= set(re.findall(r"`\w+`", section)), model.name


def test_the_demo_shows_each_call_with_its_answer() -> None:
    ran = subprocess.run([sys.executable, ROOT / "scripts" / "demo.py"], capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    assert re.match(r"A sandbox runs on this machine\. Its inbox: http://127\.0\.0\.1:\d+/\n", ran.stdout)
    assert '>>> client.Reports.Status.Poll(MessageID="Table-7")\n' in ran.stdout
    in_order = ('"Status": "Pending"', '"Status": "Completed"', '"Status": "SUCCESS"', "    YES\n", '"Message": "YES"')
    assert re.search(".*".join(map(re.escape, in_order)), ran.stdout, re.DOTALL)
    assert ran.stdout.endswith("OK: 11 of 11 calls succeeded, 3 webhooks came.\n")


def test_the_demo_fails_and_names_the_calls_that_were_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    with demo.receiving() as webhooks, Sandbox() as sandbox:
        assert demo.tour(sandbox, webhooks, (demo.send, unknown_message)) == 1
    assert capsys.readouterr().err == "\nFAILED: not a success: unknown_message\n"


def unknown_message(client: BestSMS, sandbox: Sandbox, webhooks: demo.Webhooks) -> object:
    """Ask for a message that is not there."""
    return client.Reports.Status.Poll(MessageID=NO_SUCH_MESSAGE)


def test_the_tests_in_the_guide_pass_under_pytest(pytester: pytest.Pytester) -> None:
    page = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")
    section = page.partition("\n## With pytest\n")[2].partition("\n## ")[0]
    pytester.makepyfile("".join(example.code for example in blocks(section)))
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=3)
