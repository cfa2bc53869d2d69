"""Whether a webhook comes from the service: what is configured is compared with what came, in constant time."""

from __future__ import annotations

import hmac
import os
import re
from collections.abc import Iterable, Mapping, Sequence

from bestsms.webhooks.events import Event

__all__ = ["Verifier"]

_SCHEME = re.compile(r"(?:basic|bearer) +", re.IGNORECASE)


class Verifier:
    """Compares the secret, the sender and the path with what is configured. It shows none of it.

    Texts are compared as digests made with a key of the moment: neither how much of a text is right nor how long it is
    has a say in how long that takes. Nothing is left out when something is wrong already.
    """

    def __init__(self, secrets: Sequence[str], senders: Sequence[str], path_secrets: Sequence[str]) -> None:
        self._key = os.urandom(32)
        self._secrets = [self._digest(text) for text in secrets]
        self._senders = [self._digest(text) for text in senders]
        self._path_secrets = [self._digest(text) for text in path_secrets]

    def complaints(self, headers: Mapping[str, str], event: Event | None, path_secret: str | None) -> list[str]:
        """Return what is missing or wrong of all that is configured, such as `Secret is wrong`; nothing of it is shown.

        Args:
            headers: Their names in lower case.
            event: What the body says; None if it cannot be read.
            path_secret: The last segment of the path.
        """
        authorization, sender = headers.get("authorization", ""), headers.get("x-sender", "")
        repeated = _text(event, "APIKey"), _text(event, "Sender")
        secrets = [_SCHEME.sub("", _decoded(authorization), count=1), repeated[0]]
        if not any(secrets):
            secrets.append(_text(event, "AuthToken"))  # of older webhooks, which have nothing else
        checks = {
            "Secret": self._complaint(self._secrets, secrets),
            "Sender": self._complaint(self._senders, [_decoded(sender), repeated[1]]),
            "PathSecret": self._complaint(self._path_secrets, [path_secret or ""]),
        }
        return [f"{name} is {complaint}" for name, complaint in checks.items() if complaint is not None]

    def _complaint(self, allowed: Sequence[bytes], given: Iterable[str]) -> str | None:
        """Return what is the matter unless something came, and all of it is allowed, or nothing is configured."""
        found = [self._is_one_of(allowed, text) for text in given if text]
        if not allowed or (found and all(found)):
            return None
        return "wrong" if found else "missing"

    def _is_one_of(self, allowed: Sequence[bytes], text: str) -> bool:
        digest = self._digest(text)
        return any([hmac.compare_digest(one, digest) for one in allowed])  # noqa: C419  # all are compared, always

    def _digest(self, text: str) -> bytes:
        return hmac.digest(self._key, text.encode("utf-8", errors="surrogatepass"), "sha256")


def _text(event: Event | None, name: str) -> str:
    value: object = getattr(event, name, None)
    return value if isinstance(value, str) else ""


def _decoded(header: str) -> str:
    """Return a header's text, which servers hand on as Latin-1, whatever it was written in."""
    try:
        return header.strip().encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header.strip()
