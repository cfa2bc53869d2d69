"""What the texts of a delivery mean."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from bestsms import DeliveryResult


@pytest.mark.parametrize("text", ["Sent OK", "SentOK", "sent-ok", "SENT OK", " sent  ok ", "s-e-n-t-o-k"])
def test_texts_compare_without_case_spaces_and_hyphens(text: str) -> None:
    result = DeliveryResult(text)
    assert result == "SentOK"
    assert result == DeliveryResult("Sent OK")
    assert hash(result) == hash(DeliveryResult("Sent OK"))
    assert (result.Code, str(result), result.IsKnown) == ("SentOK", text, True)


@pytest.mark.parametrize(
    "text, final, delivered, charged",
    [
        ("delivered", True, True, True),
        ("Sent OK", True, True, True),
        ("delivered-to-network", True, False, True),
        ("Control Deleted", True, False, False),
        ("Undelivered", True, False, True),
        ("Bad Number", True, False, True),
        ("Destination is blacklisted", True, False, False),
        ("Rejected-Duplicate", True, False, False),
        ("Rejected-06-Invalid Mobile Number", True, False, False),
        ("Pending", False, False, None),
        ("Delayed", False, False, None),
        ("CreditHold", False, False, None),
        ("RECEIVED", True, False, False),
        ("FAILED", True, False, None),
        ("SUCCESS", True, True, None),
    ],
)
def test_a_known_text_says_whether_it_is_final_delivered_and_charged(
    text: str, final: bool, delivered: bool, charged: bool | None
) -> None:
    result = DeliveryResult(text)
    assert (result.IsFinal, result.IsDelivered, result.IsCharged) == (final, delivered, charged)
    assert result.Meaning


@pytest.mark.parametrize("text", ["teleported", "", None, "名前", "\ud800", "Sent_OK"])
def test_an_unknown_text_stays_text_and_says_nothing(text: str | None) -> None:
    result = DeliveryResult(text)
    assert (result.Code, result.Text, str(result)) == (text or "",) * 3
    assert (result.IsKnown, result.IsFinal, result.IsDelivered, result.IsCharged, result.Meaning) == (
        False,
        None,
        None,
        None,
        None,
    )


def test_delivery_results_differ_from_others_and_from_other_things() -> None:
    assert DeliveryResult("delivered") != "SentOK"
    assert DeliveryResult("delivered") != 5
    assert DeliveryResult(None) == ""


def test_a_delivery_result_shows_its_text_in_one_line() -> None:
    assert repr(DeliveryResult("Sent OK")) == "DeliveryResult('Sent OK')"
    assert len(repr(DeliveryResult("x\n" * 1000))) < 120


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda result: pickle.loads(pickle.dumps(result))])
def test_a_copy_of_a_delivery_result_is_equal(again: Any) -> None:
    assert again(DeliveryResult("Sent OK")) == DeliveryResult("Sent OK")


@pytest.mark.parametrize("wrong", [5, b"SentOK", ["SentOK"]])
def test_only_text_can_be_explained(wrong: Any) -> None:
    with pytest.raises(TypeError, match="Text must be text"):
        DeliveryResult(wrong)
