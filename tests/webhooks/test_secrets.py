"""Whom a receiver believes."""

from __future__ import annotations

import hmac

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bestsms.webhooks import StatusEvent, WebhookReceiver
from bestsms.webhooks.samples import FORMATS, Format, headers_of, written
from tests.webhooks.posts import SECRET, SENDER, WRONG, direct, post, status


def test_without_a_secret_it_starts_only_if_told_to() -> None:
    seen: list[StatusEvent] = []
    receiver = WebhookReceiver(AllowUnverified=True, OnStatus=seen.append)
    assert post(receiver, status(), Authorization=None, X_Sender=None).Status == 200
    assert len(seen) == 1


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    "authorization, api_key, auth_token, is_believed",
    [
        (SECRET, SECRET, None, True),
        (SECRET, None, None, True),
        (None, SECRET, None, True),
        (f"Basic {SECRET}", SECRET, None, True),
        (f"bearer  {SECRET}", None, None, True),
        (None, None, SECRET, True),  # older webhooks
        (SECRET, SECRET, "eyJ.another.value", True),
        (None, None, None, False),
        (None, None, WRONG, False),
        (WRONG, SECRET, SECRET, False),
        (SECRET, WRONG, SECRET, False),
        (SECRET[:-1], None, None, False),
        (f"{SECRET} ", None, None, True),
        (f"Digest {SECRET}", None, None, False),
    ],
)
def test_the_secret_must_come_and_be_right_wherever_it_comes(
    written_as: Format, authorization: str | None, api_key: str | None, auth_token: str | None, is_believed: bool
) -> None:
    receiver = direct(OnStatus=print)
    given = status(APIKey=api_key or "", AuthToken=auth_token or "")
    assert post(receiver, given, written_as, Authorization=authorization).Status == (200 if is_believed else 401)


@pytest.mark.parametrize(
    "header, field, is_believed",
    [(SENDER, SENDER, True), (SENDER, "", True), (None, SENDER, True), (None, "", False), (SENDER, "x", False)],
)
def test_a_sender_that_is_configured_must_come_as_well(header: str | None, field: str, is_believed: bool) -> None:
    receiver = direct(Sender=SENDER, OnStatus=print)
    assert post(receiver, status(Sender=field), X_Sender=header).Status == (200 if is_believed else 401)


def test_each_secret_of_several_is_good() -> None:
    receiver = direct(Secret=[SECRET, "next-secret"], OnStatus=print)
    assert post(receiver, status()).Status == 200
    assert post(receiver, status(APIKey="next-secret"), Authorization="next-secret").Status == 200
    assert post(receiver, status(APIKey="other"), Authorization="other").Status == 401


def test_a_secret_of_any_script_is_read_as_servers_hand_it_on() -> None:
    secret = "geheimnis-ä-秘密"
    receiver = direct(Secret=secret, OnStatus=print)
    as_latin_1 = secret.encode().decode("latin-1")
    assert post(receiver, status(APIKey=secret), Authorization=as_latin_1).Status == 200


def test_a_path_secret_stands_for_a_secret_or_beside_one() -> None:
    alone, both = direct(Secret=None, PathSecret="p4th", OnStatus=print), direct(PathSecret="p4th", OnStatus=print)
    body, headers = written(status(), "JSON"), headers_of("JSON", SECRET, SENDER)
    assert [alone.Receive("POST", {}, body, path).Status for path in ("p4th", "path", "", None)] == [200, 401, 401, 401]
    assert [both.Receive("POST", headers, body, path).Status for path in ("p4th", "path")] == [200, 401]
    assert both.Receive("POST", {"Authorization": "wrong"}, body, "p4th").Status == 401


TEXTS = st.sampled_from(["", SECRET, SECRET[:5], "x", "Basic x", "ä"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    secrets=st.lists(st.sampled_from(["one", "two", SECRET]), min_size=1, max_size=3, unique=True),
    given_ones=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS),
)
def test_whatever_comes_all_that_is_configured_is_compared(
    monkeypatch: pytest.MonkeyPatch, secrets: list[str], given_ones: tuple[str, str, str, str, str]
) -> None:
    """As often for a right secret as for a wrong one, in first place or last: time tells nothing."""
    authorization, api_key, sender, x_sender, path = given_ones
    compared: list[tuple[bytes, bytes]] = []
    real = hmac.compare_digest

    def counting(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return real(one, other)

    receiver = direct(Secret=secrets, Sender=[SENDER, "b"], PathSecret="p4th", OnStatus=print)
    headers = {"Authorization": authorization, "X-Sender": x_sender}
    with monkeypatch.context() as patch:
        patch.setattr(hmac, "compare_digest", counting)
        body = written(status(APIKey=api_key, Sender=sender, AuthToken="x"), "JSON")
        receiver.Receive("POST", headers, body, path)
    secrets_come = sum(map(bool, (authorization, api_key))) or 1  # AuthToken where neither is there
    expected = len(secrets) * secrets_come + 2 * sum(map(bool, (sender, x_sender))) + bool(path)
    assert len(compared) == expected
    assert {len(text) for pair in compared for text in pair} <= {32}
