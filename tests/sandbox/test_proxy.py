"""Prism, which knows the OpenAPI document and nothing of the sandbox, finds nothing wrong with what passes it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.mock import proxying
from scripts.toolbox import ROOT
from tests.calls import CALLERS, CALLS, ONCE, Blocking
from tests.contract.document import DOCUMENTS, PATH, Document
from tests.documentation.test_examples import REFUSED
from tests.sandbox.through_prism import EXAMPLES, passed
from tests.servers import Server
from tests.through_proxy import REPORT

pytestmark = pytest.mark.source


@pytest.mark.parametrize("of", DOCUMENTS, ids=repr)
def test_examples_and_calls_of_both_clients_pass_a_proxy_that_judges_requests_and_answers(of: Document) -> None:
    found = passed(of)
    print(f"\n{found}")
    assert found.violations == []
    examples = {f"{name}.py" for name in REFUSED[repr(of)]}
    assert found.refused.keys() == examples | (CALLS.keys() - of.operations.keys())
    assert found.calls["examples"] + len(examples) == len(EXAMPLES)
    assert len(EXAMPLES) == 50 + 1
    assert all(found.calls[one.__name__] >= 100 for one in CALLERS)
    assert found.succeeded == of.operations.keys()
    assert found.answers.keys() == {"200", "400", "404"}


def test_the_proxy_finds_an_answer_that_the_document_does_not_allow(server: Server) -> None:
    with proxying(PATH, server.url) as proxy, Blocking(proxy.url, **ONCE) as caller:
        server.answers({"Result": "Success", "MessageID": "ID123456"})
        caller.call("Messaging.SMS.SendMessage", **CALLS["Messaging.SMS.SendMessage"].arguments)
        assert proxy.violations() == []
        server.answers({"Result": 5})
        caller.call("Messaging.SMS.SendMessage", **CALLS["Messaging.SMS.SendMessage"].arguments)
        (violation,) = proxy.violations()
    print(violation)
    assert {"response", "body"} <= {place for one in json.loads(violation) for place in one["location"]}


SUITE = """
import httpx
import pytest
from bestsms import BestSMS
from bestsms.sandbox import Sandbox, Settings
from tests.servers import recording

@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(Settings(RecipientType=7)) as running:
        yield running

def client(url, token="a-made-up-token", version="2.04"):
    return BestSMS(token, APIVersion=version, BaseURL=url, MaxRetries=0, ReconcileFor=0)

def send(made):
    return made.Messaging.SMS.SendMessage(MessageText="Hello", Recipients="+61491570006", MessageID="Mine")

def test_of_a_scripted_service():
    with recording() as server, client(server.url) as made:
        assert send(made).IsSuccess

def test_of_a_sandbox(sandbox):
    with client(sandbox.BaseURL, sandbox.Token) as made:
        assert send(made).IsSuccess

def test_of_a_scripted_service_of_another_version():
    with recording("/api/v3.00") as server, client(server.url, version="3.00") as made:
        assert send(made).IsSuccess

def test_of_a_sandbox_in_another_version(sandbox):
    with client(sandbox.BaseURLOf("3.00"), sandbox.Token, "3.00") as made:
        assert send(made).IsSuccess

def test_of_what_no_document_allows(sandbox):
    with httpx.Client(base_url=sandbox.BaseURLOf("3.00"), trust_env=False) as plain:
        headers = {"Authorization": f"Bearer {sandbox.Token}"}
        assert plain.post("/sms", json={"Message": 5}, headers=headers).status_code == 400

def test_of_a_sandbox_that_answers_what_the_document_does_not_allow(sandbox):
    with client(sandbox.BaseURL, sandbox.Token) as made:
        assert made.Reports.Status.Poll(MessageID="Mine").IsSuccess

def test_of_a_sandbox_that_answers_what_another_document_does_not_allow(sandbox):
    with client(sandbox.BaseURLOf("3.00"), sandbox.Token, "3.00") as made:
        assert made.Reports.Status.Poll(MessageID="Mine").IsSuccess
"""


def named(test: str) -> str:
    return test.rpartition("::")[2]


def test_a_suite_has_its_requests_judged_and_fails_for_a_wrong_answer(tmp_path: Path) -> None:
    (tmp_path / "test_suite.py").write_text(SUITE)
    command = [sys.executable, "-m", "pytest", "-p", "tests.through_proxy", "-p", "no:cacheprovider", str(tmp_path)]
    environment = os.environ | {REPORT: str(tmp_path), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert re.search("7 passed, 2 errors", ran.stdout), ran.stdout
    (report,) = (json.loads(file.read_text()) for file in tmp_path.glob("*.json"))
    assert report["answers"] == {"200": 6}
    assert report["versions"] == {"2.04": 3, "3.00": 3}
    assert report["counts"] == {"left out": 0, "once more": 6, "through": 5}
    assert [named(line) for line in report["invalid"]] == ["test_of_what_no_document_allows"]
    assert [named(line.partition(": ")[0]) for line in report["wrong"]] == [
        "test_of_a_sandbox_that_answers_what_the_document_does_not_allow",
        "test_of_a_sandbox_that_answers_what_another_document_does_not_allow",
    ]
