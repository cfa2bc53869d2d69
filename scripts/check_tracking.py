"""Lead many lives of messages, each with webhooks lost, late, twice and out of order, and compare how they end."""

from __future__ import annotations

import argparse
import sys

from tests.tracking.any_order import check, slow_sandbox


def main() -> int:
    """Compare the tracker with the service after each life."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lives", type=int, default=1000)
    parser.add_argument("--steps", type=int, default=25)
    given = parser.parse_args()
    with slow_sandbox() as sandbox:
        check(sandbox, examples=given.lives, steps=given.steps, is_repeatable=False)
    print(f"OK: {given.lives} lives of {given.steps} steps ended where the service is.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
