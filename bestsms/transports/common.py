"""What all transports share: their limits, the reading of a body, and words for what goes wrong."""

from __future__ import annotations

from collections.abc import Mapping

from bestsms._core.wire import FailureKind, HTTPAnswer, HTTPRequest, TransportFailure

__all__ = [
    "CONNECTIONS",
    "IDLE_SECONDS",
    "LARGEST_ANSWER",
    "answer",
    "closed",
    "closed_meanwhile",
    "full",
    "headers_of",
    "too_large",
    "too_slow",
    "unusable",
]

CONNECTIONS = 100
"""How many requests one client has under way at a time; more wait for their turn."""
IDLE_SECONDS = 20.0
"""How long a connection is kept for the next call."""
LARGEST_ANSWER = 64 * 1024 * 1024
"""Bytes of an answer's body, packed or not; one that has more is none."""


def headers_of(request: HTTPRequest) -> dict[str, str]:
    """Return the headers to send: those of the request, and the one encoding that answer() can read."""
    return {**request.headers, "Accept-Encoding": "gzip"}


def answer(status: int, headers: Mapping[str, str], body: bytes) -> HTTPAnswer:
    """Return the answer with its body as it was before compression.

    The HTTP libraries' own decoders are not used: some of them take half a compressed body for a whole one.

    Raises:
        TransportFailure: The body is not in the encoding that its header says, not all there, or too large.
    """
    encoding = headers.get("content-encoding", "").strip().lower()
    if body and encoding not in ("", "identity"):
        if encoding not in ("gzip", "x-gzip"):
            raise unusable("an encoding that was not asked for")
        body = _unpacked(body)
    if len(body) > LARGEST_ANSWER:
        raise too_large()
    return HTTPAnswer(status, headers, body)


def _unpacked(body: bytes) -> bytes:
    import zlib  # slow to import, both, and most answers are too short to be packed
    from gzip import GzipFile
    from io import BytesIO

    try:
        with GzipFile(fileobj=BytesIO(body)) as packed:
            return packed.read(LARGEST_ANSWER + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise unusable(f"broken gzip, {type(error).__name__}") from None


def unusable(reason: str, *, may_have_arrived: bool = True) -> TransportFailure:
    """Return the failure of an exchange that came to nothing."""
    return TransportFailure(f"no usable answer ({reason})", FailureKind.CONNECTION, may_have_arrived=may_have_arrived)


def too_large() -> TransportFailure:
    """Return the failure of an answer that has no end in sight."""
    return unusable(f"more than {LARGEST_ANSWER // 1024**2} MB")


def too_slow(timeout: float, *, may_have_arrived: bool = True) -> TransportFailure:
    """Return the failure of an answer that is not complete in time."""
    what = "complete answer" if may_have_arrived else "connection"
    return TransportFailure(f"no {what} within {timeout:g} s", FailureKind.TIMEOUT, may_have_arrived=may_have_arrived)


def full(timeout: float) -> TransportFailure:
    """Return the failure of a request whose turn did not come."""
    return TransportFailure(
        f"{CONNECTIONS} other requests were under way for {timeout:g} s", FailureKind.TIMEOUT, may_have_arrived=False
    )


def closed() -> TransportFailure:
    """Return the failure of a request that was not begun, since the client had been closed."""
    text = "this client is closed; it takes no more calls"
    return TransportFailure(text, FailureKind.CLOSED, may_have_arrived=False)


def closed_meanwhile(*, may_have_arrived: bool) -> TransportFailure:
    """Return the failure of a request during which the client was closed."""
    return unusable("the client was closed meanwhile", may_have_arrived=may_have_arrived)
