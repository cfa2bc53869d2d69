"""Run each example of the product's documentation on each version of the API, switched by the environment alone.

Writes docs/examples-by-version.md: what each sends, or the error by which it is refused before anything is sent.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from scripts.toolbox import ROOT
from tests.contract.document import DOCUMENTS, Document, violations
from tests.servers import Received, recording

EXAMPLES = ROOT / "tests" / "documentation" / "examples"
STAND_IN = "[Your Auth Token]"
PAGE = ROOT / "docs" / "examples-by-version.md"
# Runs each script named, all in one process; after each a line of what it sent, or by what it was refused.
RUNNER = """
import contextlib, io, json, runpy, sys
for path in sys.argv[1:]:
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            runpy.run_path(path, run_name="__main__")["client"].close()
    except (AttributeError, TypeError, ValueError) as error:
        print(json.dumps([path, f"{type(error).__name__}: {error}"]), flush=True)
    else:
        print(json.dumps([path, ""]), flush=True)
"""


class Ran(NamedTuple):
    """An example that was run: what it sent, or by what it was refused."""

    requests: list[Received]
    error: str


def run(of: Document, examples: list[Path]) -> dict[str, Ran]:
    """Run examples on a version, each as the script that it is; return what each did, by its name."""
    found: dict[str, Ran] = {}
    with recording(of.base) as server:
        environment = {**os.environ, "BESTSMS_API_URL": server.url, "BESTSMS_API_VERSION": of.version}
        for name in ("BESTSMS_AUTH_TOKEN", "BESTSMS_SEND_MODE"):
            environment.pop(name, None)
        command = [sys.executable, "-c", RUNNER, *map(str, examples)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout or ():
                path, error = json.loads(line)
                found[Path(path).stem] = Ran(server.requests[:], error)
                server.requests.clear()
    if process.returncode != 0 or len(found) != len(examples):
        raise SystemExit(f"{of}: {len(found)} of {len(examples)} examples ran, exit status {process.returncode}")
    return found


def wrong(of: Document, ran: Ran) -> list[str]:
    """Return what is wrong with what an example did: not one valid request, and not a refusal before any."""
    if ran.error or len(ran.requests) != 1:
        return [] if ran.error and not ran.requests else [f"{len(ran.requests)} requests, {ran.error or 'no error'}"]
    request = ran.requests[0]
    headers = {name: value.replace(STAND_IN, "token") for name, value in request.headers.items()}
    asked = [operation for operation in of.operations.values() if "x-sought" not in operation.extensions]
    return min((list(violations(operation, replace(request, headers=headers))) for operation in asked), key=len)


def page(ran: Mapping[Document, Mapping[str, Ran]]) -> str:
    """Return the text of the page, for what the examples did on each version."""
    return "\n".join(_lines(ran)) + "\n"


def _lines(ran: Mapping[Document, Mapping[str, Ran]]) -> Iterator[str]:
    yield "<!-- Written by `python -m scripts.examples_by_version`. Do not edit. -->"
    yield "# The documentation's examples on each version\n"
    yield "Every example of the product's documentation, run as it is printed there, with `BESTSMS_API_VERSION` alone"
    yield "between one column and the next: the request that it sends, with the names in its body, or the error that"
    yield "refuses it before anything is sent. See [API versions](api-versions.md).\n"
    for of, found in ran.items():
        sent = sum(bool(one.requests) for one in found.values())
        mistakes = [mistake for one in found.values() for mistake in wrong(of, one)]
        yield f"- {of}: {sent} of {len(found)} are sent, {len(found) - sent} refused; {len(mistakes)} violations"
    yield ""
    yield f"| Example | {' | '.join(map(repr, ran))} |"
    yield f"| --- |{' --- |' * len(ran)}"
    for name in next(iter(ran.values())):
        yield f"| {name} | {' | '.join(_shown(of, found[name]) for of, found in ran.items())} |"


def _shown(of: Document, ran: Ran) -> str:
    return "<br>".join((*(_request(of, one) for one in ran.requests), *([ran.error] if ran.error else [])))


def _request(of: Document, request: Received) -> str:
    path = request.path.removeprefix(of.base)
    templates = {one.path for one in of.operations.values() if re.fullmatch(re.sub(r"{\w+}", "[^/]+", one.path), path)}
    query = "?" + "&".join(f"{name}={value}" for name, value in request.query.items()) if request.query else ""
    body = request.json if request.body else {}
    names = f" with {', '.join(body.get('MessageData', body))}" if body else ""
    return f"`{request.method} {min(templates, key=lambda path: path.count('{'))}{query}`{names}"


def main() -> int:
    """Write the page."""
    examples = sorted(EXAMPLES.glob("*.py"))
    ran = {of: run(of, examples) for of in DOCUMENTS}
    PAGE.write_text(page(ran), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(examples)} examples on {' and '.join(map(repr, DOCUMENTS))}")
    mistakes = [f"{of} {name}: {mistake}" for of in ran for name in ran[of] for mistake in wrong(of, ran[of][name])]
    for line in mistakes:
        print(line)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
