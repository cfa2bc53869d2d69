"""Put Prism in front of a sandbox, let requests through it, and count what the OpenAPI document does not allow.

python scripts/check_proxy.py [--errors]           the documented examples, and every call of both clients,
                                                   in each version
python scripts/check_proxy.py --suite [TEST...]    every request that the test-suite makes, or that these of its tests
                                                   make; see tests/through_proxy.py
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.toolbox import ROOT
from tests.contract.document import DOCUMENTS
from tests.sandbox.through_prism import passed
from tests.through_proxy import REPORT

NOT_RUN = (
    "tests/test_soak.py",  # the same few requests, very often
    "tests/test_benchmarks.py",  # measures
    "tests/sandbox/test_kill.py",  # sandboxes that are killed
    "tests/sandbox/test_proxy.py",  # has proxies of its own
    "tests/sandbox/test_schemathesis.py",  # requests that are no client's
)


def suite(tests: Sequence[str], workers: str) -> int:
    """Run the tests with the plugin, and print what it found; return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        left_out = [f"--ignore={path}" for path in NOT_RUN]
        command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.through_proxy", "--numprocesses", workers]
        status = subprocess.run([*command, *left_out, *tests], cwd=ROOT, env=os.environ | {REPORT: folder}, check=False)
        reports = [json.loads(file.read_text()) for file in sorted(Path(folder).glob("*.json"))]
    print(_told(reports))
    wrong = [line for report in reports for line in report["wrong"]]
    for line in wrong:
        print(line, file=sys.stderr)
    return status.returncode or (1 if wrong or not reports else 0)


def _told(reports: list[dict[str, Any]]) -> str:
    counts, versions, answers, invalid = (
        sum((Counter(report[name]) for report in reports), Counter[str]())
        for name in ("counts", "versions", "answers", "invalid")
    )
    wrong = sum(len(report["wrong"]) for report in reports)
    of_versions = ", ".join(f"{count} of v{version}" for version, count in sorted(versions.items()))
    shown = ", ".join(f"{count} with {status}" for status, count in sorted(answers.items()))
    tests = sum(int(report["tests"]) for report in reports)
    lines = [f"  {count:>4} {test}" for test, count in sorted(invalid.items())]
    return "\n".join(
        [
            f"tests: {tests}",
            f"requests of the clients made once more of a sandbox: {counts['once more']} ({of_versions})",
            f"answers to these: {shown}",
            f"of some tests not all of them: {counts['left out']} left out",
            f"requests of tests to sandboxes of their own: {counts['through']}",
            f"requests that the document of their version does not allow, in tests of just that: {invalid.total()}",
            *lines,
            f"answers that violate the document: {wrong}",
        ]
    )


def main() -> int:
    """Run it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="have Prism answer a violation with an error")
    parser.add_argument("--suite", nargs="*", metavar="TEST", help="run the test-suite, or these of its tests")
    parser.add_argument("--workers", default="auto", help="processes that run the test-suite")
    options = parser.parse_args()
    if options.suite is not None:
        return suite(options.suite, options.workers)
    violations = 0
    for of in DOCUMENTS:
        found = passed(of, errors=options.errors)
        for violation in found.violations:
            print(violation, file=sys.stderr)
        print(f"{of}\n{found}")
        violations += len(found.violations)
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
