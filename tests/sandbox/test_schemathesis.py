"""Schemathesis against a running sandbox, with every check of a server on.

Each operation is called with its examples, at the limits of each field and with random data, allowed and not, without
a token and with methods that it has not, and in chains along the documented links; each answer is held against the
document. `python scripts/check_sandbox.py` does it with 100 examples an operation.
"""

from __future__ import annotations

import pytest
from schemathesis import GenerationMode

from bestsms.sandbox import Sandbox
from tests.contract.document import DOCUMENTS, Document
from tests.sandbox.schemathesis_run import EVERY_PHASE, follow_links, run

pytestmark = [pytest.mark.source, pytest.mark.timeout(600)]  # seconds, on a busy machine

EACH = pytest.mark.parametrize("of", DOCUMENTS, ids=repr)


@EACH
def test_no_data_brings_an_answer_that_the_document_does_not_foresee(of: Document, sandbox: Sandbox) -> None:
    findings = run(sandbox, of, max_examples=8)
    labels = {f"{operation.method} {operation.path}" for operation in of.operations.values()}
    assert findings.operations(GenerationMode.POSITIVE) == labels
    assert findings.operations(GenerationMode.NEGATIVE) == labels
    assert {phase for phase, _, _ in findings.cases} == set(EVERY_PHASE)
    assert [str(error) for error in findings.errors] == []
    assert findings.failures == []


@EACH
def test_no_chain_of_calls_brings_an_answer_that_the_document_does_not_foresee(of: Document, sandbox: Sandbox) -> None:
    for findings in follow_links(sandbox, of, max_examples=10):
        assert findings.links.total() > 0
        assert [str(error) for error in findings.errors] == []
        assert findings.failures == []
