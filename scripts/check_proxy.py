"""Put Prism in front of a sandbox, run the documented examples and every call through it, and count violations.

python scripts/check_proxy.py [--errors]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.sandbox.through_prism import passed


def main() -> int:
    """Run it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="have Prism answer a violation with an error")
    options = parser.parse_args()
    found = passed(errors=options.errors)
    for violation in found.violations:
        print(violation, file=sys.stderr)
    print(found)
    return 1 if found.violations else 0


if __name__ == "__main__":
    sys.exit(main())
