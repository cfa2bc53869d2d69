"""Let Schemathesis loose on a running sandbox, in each version of the API, with every check of a server on.

python scripts/check_sandbox.py [--examples 100]
"""

from __future__ import annotations

import argparse
import sys

from bestsms.sandbox import Sandbox
from tests.contract.document import DOCUMENTS
from tests.sandbox.schemathesis_run import follow_links, run


def main() -> int:
    """Run it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=100, help="random examples an operation (default: 100)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with Sandbox() as sandbox:
        runs = [run(sandbox, of, options.examples, seed=options.seed) for of in DOCUMENTS]
        runs += [findings for of in DOCUMENTS for findings in follow_links(sandbox, of, options.examples)]
    problems = [line for findings in runs for line in (*findings.failures, *map(str, findings.errors))]
    for line in problems:
        print(line, file=sys.stderr)
    cases, checks = sum(one.cases.total() for one in runs), sum(one.checks for one in runs)
    links = {link for findings in runs for link in findings.links}
    print(f"\nin all: {cases} cases, {checks} checks, {len(links)} links followed, {len(problems)} failures")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
