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

    def is_genuine(self, headers: Mapping[str, str], event: Event | None, path_secret: str | None) -> bool:
        """Whether all that is configured came, and nothing else in its place.

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
        checks = [
            self._agree(self._secrets, secrets),
            self._agree(self._senders, [_decoded(sender), repeated[1]]),
            self._agree(self._path_secrets, [path_secret or ""]),
        ]
        return all(checks)

    def _agree(self, allowed: Sequence[bytes], given: Iterable[str]) -> bool:
        """Whether something came, and all of it is allowed; anything is if nothing is configured."""
        found = [self._is_one_of(allowed, text) for text in given if text]
        return not allowed or (bool(found) and all(found))

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
