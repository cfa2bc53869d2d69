"""Kill a sandbox under load, again and again, and count what it lost of all that it had answered.

python scripts/check_kills.py [--rounds 20]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.sandbox.kills import killed_rounds


def main() -> int:
    """Run it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    answered = lost = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, life in enumerate(killed_rounds(Path(folder, "state.db"), options.rounds, options.seed), 1):
            answered += len(life.answered)
            lost += len(life.lost)
            print(f"round {number}: {len(life.answered)} answered, {len(life.lost)} lost", flush=True)
    print(f"killed {options.rounds} times: {answered} requests answered, {lost} lost")
    return 1 if lost or not answered else 0


if __name__ == "__main__":
    sys.exit(main())
