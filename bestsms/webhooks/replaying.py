"""Sending webhooks as the service does: samples of every kind, a file, or what a store gave up."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from bestsms.webhooks.events import STATUS_TYPES
from bestsms.webhooks.samples import FORMATS, VERSIONS, Format, Sample, headers_of, samples
from bestsms.webhooks.stores.opening import existing_store
from bestsms.webhooks.terminal import Terminal

__all__ = ["Posting", "Wanted", "from_file", "from_samples", "from_store", "replay"]

PATIENCE = 30.0


@dataclass(frozen=True)
class Posting:
    """A webhook to be sent."""

    name: str
    format: Format
    body: bytes


@dataclass(frozen=True)
class Wanted:
    """Which webhooks are sent, and as whose."""

    types: tuple[str, ...] = ()
    formats: tuple[Format, ...] = FORMATS
    versions: tuple[str, ...] = VERSIONS
    secret: str = "not-a-real-key"  # noqa: S105  # that of the contract's examples
    sender: str = "application@example.com"
    keep_ids: bool = False

    def takes(self, kind: str) -> bool:
        """Whether webhooks of a type are wanted."""
        return not self.types or kind.casefold() in {one.casefold() for one in self.types}


def from_samples(wanted: Wanted) -> Iterator[Posting]:
    """Yield the samples. Each format and version is of messages of its own, unless the identifiers are to be kept."""
    for version in wanted.versions:
        for form in wanted.formats:
            renamed = _Renamed()
            for sample in samples(version):
                if wanted.takes(sample.Type):
                    own = sample if wanted.keep_ids else renamed(sample)
                    yield _posting(own, form, wanted)


def from_file(file: Path) -> Iterator[Posting]:
    """Yield the webhook whose body a file holds."""
    body = file.read_bytes()
    is_xml = body.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] == b"<"
    yield Posting(file.name, "XML" if is_xml else "JSON", body)


def from_store(place: str, wanted: Wanted, limit: int = 1_000_000) -> Iterator[Posting]:
    """Yield the dead letters of a store, see existing_store, in the first of the formats that are wanted."""
    with existing_store(place) as store:
        kept = [json.loads(one.Entry.Body) for one in store.DeadLetters(limit)]
    for fields in kept:
        if wanted.takes(str(fields.get("Type"))):
            stored = Sample("stored", str(fields.get("Version")), {"APIKey": "", **fields})
            yield _posting(stored, wanted.formats[0], wanted)


def replay(url: str, postings: Iterable[Posting], wanted: Wanted, terminal: Terminal) -> int:
    """Send webhooks one after the other and print each answer; return the exit status."""
    sent = taken = 0
    with httpx.Client(timeout=PATIENCE, trust_env=False, follow_redirects=False) as client:
        for posting in postings:
            start = time.monotonic()
            status: int | None = None
            try:
                headers = headers_of(posting.format, wanted.secret, wanted.sender)
                encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
                status = client.post(url, content=posting.body, headers=encoded).status_code
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                terminal.say(f"{type(error).__name__}: {error}", "red")
            terminal.answer(f"{posting.format:4}  {posting.name}", status, (time.monotonic() - start) * 1000)
            sent += 1
            taken += status is not None and 200 <= status < 300
    terminal.say(f"{taken} of {sent} were taken.", "green" if taken == sent > 0 else "bold red")
    return 0 if taken == sent > 0 else 1


def known_types() -> tuple[str, ...]:
    """Return the types of which there are samples."""
    return tuple(dict.fromkeys(sample.Type for sample in samples()))


class _Renamed:
    """Gives samples identifiers that were never used, the same one for the same."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {"": ""}

    def __call__(self, sample: Sample) -> Sample:
        new = {
            name: self._new(sample.Fields.get(name)) for name in ("MessageID", "ReceivedID") if name in sample.Fields
        }
        return Sample(sample.Name, sample.Version, {**sample.Fields, **new})

    def _new(self, known: str | None) -> str | None:
        return None if known is None else self._known.setdefault(known, str(uuid.uuid4()))


def _posting(sample: Sample, form: Format, wanted: Wanted) -> Posting:
    own = sample.With(Secret=wanted.secret, Sender=wanted.sender)
    about = own.Type if own.Type.casefold() not in STATUS_TYPES else f"{own.Type} {own.Fields.get('Status') or ''}"
    return Posting(f"{own.Version}  {about}  {own.Name}", form, own.Body(form))
