"""In whatever order sends, polls, webhooks, repetitions and losses come: the tracker ends where the service is."""

from __future__ import annotations

from tests.tracking.any_order import check, slow_sandbox


def test_the_tracker_ends_where_the_service_is() -> None:
    with slow_sandbox() as sandbox:
        check(sandbox, examples=12, steps=15)
