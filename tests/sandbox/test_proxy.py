"""Prism, which knows the OpenAPI document and nothing of the sandbox, finds nothing wrong with what passes it."""

from __future__ import annotations

import json

import pytest

from scripts.mock import proxying
from tests.calls import CALLERS, CALLS, ONCE, Blocking
from tests.contract.arguments import FULL
from tests.contract.document import PATH
from tests.sandbox.through_prism import EXAMPLES, passed
from tests.servers import Server

pytestmark = pytest.mark.source


def test_examples_and_calls_of_both_clients_pass_a_proxy_that_judges_requests_and_answers() -> None:
    found = passed()
    print(f"\n{found}")
    assert found.violations == []
    assert found.calls["examples"] == len(EXAMPLES) == 50 + 1
    assert all(found.calls[one.__name__] > sum(map(len, (CALLS, *FULL.values()))) for one in CALLERS)
    assert found.succeeded == CALLS.keys()
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
