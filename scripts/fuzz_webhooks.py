"""Parse bodies that are almost webhooks: none may raise anything but WebhookParseError, take long, or need much memory.

make fuzz-webhooks    or    python scripts/fuzz_webhooks.py [--bodies 1000000] [--guided 1000000] [--seed 1]
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import subprocess
import sys
import tempfile
import time
import traceback
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bestsms.webhooks import ReceivedEvent, StatusEvent, UnknownEvent, WebhookParseError, parse
from bestsms.webhooks.samples import FORMATS, VERSIONS, samples
from scripts.toolbox import ROOT

MAX_BYTES = 1_000_000
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "windows-1252", "utf-7")
LABELS = (
    None,
    "application/json",
    "text/xml",
    "text/xml; charset=utf-16",
    "application/json; charset=iso-8859-1",
    "application/x-www-form-urlencoded; charset=shift_jis",
    "text/plain; charset=utf-7",
    'a/b; charset="',
)
TOKENS = (
    *(b"{", b"}", b"[", b"]", b'"', b"\\", b"\\ud800", b"null", b"NaN", b"1e999", b"-0", b"9" * 400, b"true", b":"),
    *(b"<", b">", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml", b"?>", b"&amp;", b"&#0;", b"&x;"),
    *(b"<!DOCTYPE a [", b"<!ENTITY x 'y'>", b"<!ENTITY % x SYSTEM 'file:///'>", b"%x;", b" xmlns='urn:x'"),
    *(b"nil='true'", b",", b"\xc0\x80", b"\xed\xa0\x80"),
    *(b"&", b"=", b"%", b"%00", b"%zz", b"+", b"\0", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"),
    *(b"Type", b"SMSReply", b"SMS", b"Price", b"Detail", b"SMSParts:", b"2025-06-03T21:16:55.000Z", b"encoding='"),
)  # fmt: skip
SEEDS = (
    *(sample.Body(form) for version in VERSIONS for sample in samples(version) for form in FORMATS),
    b"Type=SMSReply&Message=Yes%2C+please.&ReceivedID=r1&Price=",
    b'{"Type": "SMS", "Price": 0.1, "List": [{"a": [1, null, true]}]}',
    b"<root><Type>New</Type><List><Item>1</Item><Item>2</Item></List></root>",
)
ATTRIBUTES = {
    kind: [name for name in dir(kind) if name[0].isupper() and not callable(getattr(kind, name))]
    for kind in (StatusEvent, ReceivedEvent, UnknownEvent)
}


def mutated(chance: random.Random) -> tuple[bytes, str | None]:
    """Return a sample with a few changes, and a label that need not fit it."""
    body = bytearray(chance.choice(SEEDS))
    if chance.random() < 0.2:
        body = bytearray(body.decode().encode(chance.choice(CODECS), errors="replace"))
    for _ in range(chance.choice((1, 1, 1, 1, 2, 3, 8, 40))):
        at = chance.randrange(len(body) + 1)
        change = chance.randrange(6)
        if change == 0:
            body[at : at + 1] = bytes((chance.randrange(256),))
        elif change == 1:
            del body[at : at + chance.choice((1, 3, 30, 300))]
        elif change == 2:
            body[at:at] = chance.choice(TOKENS)
        elif change == 3:
            body[at:at] = body[chance.randrange(len(body) + 1) :][: chance.choice((5, 50))]
        elif change == 4:
            body[at:] = chance.choice(SEEDS)[at:]
        else:
            body[at:at] = chance.choice(TOKENS) * chance.choice((2, 25, 200))
    return bytes(body), chance.choice(LABELS)


def read(body: bytes, label: str | None) -> str:
    """Parse a body and look at all of the event; return its kind, or the reason of the refusal."""
    headers = None if label is None else {"content-TYPE": label}
    try:
        event = parse(body, headers, MaxBytes=MAX_BYTES)
    except WebhookParseError as error:
        return error.Reason
    for name in ATTRIBUTES[type(event)]:
        getattr(event, name)
    if event != parse(body, headers) or not (event.Key and repr(event) and str(event)):
        raise AssertionError("a body was read twice, and differently")
    return event.Kind


def random_stage(bodies: int, seed: int) -> tuple[Counter[str], Counter[str], float]:
    """Read mutated samples; return how they ended, what was raised, and the most milliseconds that one took."""
    chance = random.Random(seed)  # noqa: S311  # to be repeated, not to be secret
    ends, raised, slowest = Counter[str](), Counter[str](), 0.0
    for _ in range(bodies):
        body, label = mutated(chance)
        start = time.process_time()
        try:
            ends[read(body, label)] += 1
        except Exception as error:  # noqa: BLE001  # which ones there are is what this script is to find out
            where = traceback.extract_tb(error.__traceback__)[-1]
            raised[f"{type(error).__name__} in {where.filename}:{where.lineno}"] += 1
            print(f"raised {type(error).__name__} for {body!r} labelled {label!r}", file=sys.stderr)
        slowest = max(slowest, (time.process_time() - start) * 1000)
    return ends, raised, slowest


def grown() -> Iterator[tuple[str, bytes]]:
    """Yield bodies of a megabyte that are as much work as a megabyte can be."""
    for name, begin, piece, end in (
        ("text in JSON", b'{"Type":"SMS","Message":"', b"a", b'"}'),
        ("escapes in JSON", b'{"Type":"SMS","Message":"', b"\\ud800", b'"}'),
        ("objects in JSON", b'{"Type":"SMS","a":[', b"{},", b"1]}"),
        ("depth in JSON", b'{"a":', b"[", b""),
        ("digits in JSON", b'{"Price":', b"9", b"}"),
        ("text in XML", b"<r><Type>SMS</Type><Message>", b"a", b"</Message></r>"),
        ("references in XML", b"<r><Type>SMS</Type><Message>", b"&lt;", b"</Message></r>"),
        ("fields in XML", b"<r>", b"<a/>", b"</r>"),
        ("elements in XML", b"<r><f>", b"<a/>", b"</f></r>"),
        ("depth in XML", b"", b"<a>", b""),
        ("entities in XML", b"<!DOCTYPE r [", b"<!ENTITY a 'b'>", b"]><r/>"),
        ("blanks in XML", b"<?xml", b" ", b"?><r/>"),
        ("text in a form", b"Type=SMS&Message=", b"%41", b""),
        ("fields in a form", b"Type=SMS", b"&a=1", b""),
        ("zeros", b"", b"\0", b""),
        ("letters", b"", b"a", b""),
    ):
        yield name, begin + piece * ((MAX_BYTES - len(begin) - len(end)) // len(piece)) + end
    many = b",".join(b'"%06d":1' % number for number in range(MAX_BYTES // 11))
    yield "names in JSON", b"{" + many + b"}"
    yield "names in XML", b"<r>" + b"".join(b"<a%06d/>" % number for number in range(MAX_BYTES // 11)) + b"</r>"
    yield "attributes in XML", b"<r" + b"".join(b" a%06d=''" % number for number in range(MAX_BYTES // 12)) + b"/>"
    yield "letters of UTF-32", ('{"Type":"SMS","Message":"' + "a" * 249_000 + '"}').encode("utf-32")


def measured(body: bytes) -> tuple[float, float]:
    """Return the seconds and the megabytes that a body takes to be parsed."""
    start = time.process_time()
    _refused_or_read(body)
    seconds = time.process_time() - start
    tracemalloc.start()
    _refused_or_read(body)
    memory = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return seconds, memory


def _refused_or_read(body: bytes) -> None:
    with suppress(WebhookParseError):
        parse(body, MaxBytes=MAX_BYTES)


def size_stage() -> tuple[float, float]:
    """Read bodies of a megabyte; return the most seconds and megabytes that one took."""
    found = {name: measured(body) for name, body in grown()}
    slowest, largest = max(found, key=lambda name: found[name][0]), max(found, key=lambda name: found[name][1])
    print(f"worst time for a megabyte: {found[slowest][0]:.2f} s ({slowest})")
    print(f"worst memory for a megabyte: {found[largest][1]:.0f} MB ({largest})")
    return found[slowest][0], found[largest][1]


def guided_stage(runs: int, seed: int) -> bool:
    """Let atheris look for bodies that reach new lines; return whether nothing but the one error was raised."""
    if importlib.util.find_spec("atheris") is None:
        print("coverage-guided: atheris is not installed; `make fuzz-webhooks` installs it")
        return True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, body in enumerate(SEEDS):
            (folder / str(number)).write_bytes(body)
        command = [sys.executable, "-m", "scripts.fuzz_guided", f"-runs={runs}", f"-seed={seed}", "-max_len=4096", name]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        lines = [" ".join(line.split()) for line in done.stderr.splitlines() if " DONE " in line or "Done" in line]
        print(
            f"coverage-guided: {'; '.join(lines)}; {len(list(folder.iterdir()))} bodies that differ in what they reach"
        )
    if done.returncode:
        print(done.stderr, file=sys.stderr)
    return done.returncode == 0


def main() -> int:
    """Run the stages; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bodies", type=int, default=1_000_000, help="mutated samples (default: %(default)s)")
    parser.add_argument("--guided", type=int, default=1_000_000, help="runs of atheris (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of both (default: %(default)s)")
    given = parser.parse_args()
    start = time.monotonic()
    ends, raised, slowest = random_stage(given.bodies, given.seed)
    print(f"{given.bodies} bodies: {', '.join(f'{name} {count}' for name, count in ends.most_common())}")
    print(f"exceptions other than WebhookParseError: {raised.total()}")
    for what, count in raised.most_common():
        print(f"  {count} {what}")
    print(f"slowest of them, all attributes read: {slowest:.1f} ms")
    size_stage()
    quiet = guided_stage(given.guided, given.seed) if given.guided else True
    print(f"{time.monotonic() - start:.0f} s")
    return 1 if raised or not quiet else 0


if __name__ == "__main__":
    sys.exit(main())
