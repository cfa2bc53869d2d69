"""Let Schemathesis loose on a running sandbox, with every check of a server on.

python scripts/check_sandbox.py [--examples 100]
"""

from __future__ import annotations

import argparse
import sys

from bestsms.sandbox import Sandbox
from tests.sandbox.schemathesis_run import run


def main() -> int:
    """Run it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=100, help="random examples an operation (default: 100)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with Sandbox() as sandbox:
        findings = run(sandbox.BaseURL, sandbox.Token, options.examples, options.seed)
    for line in [*findings.failures, *map(str, findings.errors)]:
        print(line, file=sys.stderr)
    return 1 if findings.failures or findings.errors else 0


if __name__ == "__main__":
    sys.exit(main())
