"""A short run of what `make fuzz-webhooks` does at length."""

from __future__ import annotations

import pytest

from scripts import fuzz_webhooks

pytestmark = pytest.mark.source


def test_mutated_webhooks_raise_nothing_but_the_one_error() -> None:
    ends, raised, _ = fuzz_webhooks.random_stage(2000, seed=7)
    assert raised == {}
    assert ends.total() == 2000
    assert {"Status", "Reply", "Inbound", "Unknown", "malformed", "unsupported-type"} <= ends.keys()


def test_the_fuzzer_tells_what_was_raised(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(body: bytes, label: str | None) -> str:
        raise RecursionError

    monkeypatch.setattr(fuzz_webhooks, "read", broken)
    _, raised, _ = fuzz_webhooks.random_stage(3, seed=7)
    assert [(what.partition(" ")[0], count) for what, count in raised.items()] == [("RecursionError", 3)]
    assert capsys.readouterr().err.count("raised RecursionError for b") == 3
