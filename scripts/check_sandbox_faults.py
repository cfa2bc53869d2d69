"""Send through a sandbox's own faults, and compare what was told with what the sandbox has.

python scripts/check_sandbox_faults.py [--sends 600] [--seed 1]
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.faults import table
from tests.faults.safety import TRANSPORTS, Tally
from tests.sandbox.fault_property import run, run_async


def main() -> int:
    """Run it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sends", type=int, default=600, help="on each client and transport (default: 600)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun = time.monotonic()
    tallies: dict[str, Tally] = {}
    for transport in TRANSPORTS:
        tallies[f"{transport} sync"] = run(options.seed, range(options.sends), transport)
        tallies[f"{transport} async"] = asyncio.run(run_async(options.seed, range(options.sends), transport))
    print(table(tallies, time.monotonic() - begun))
    broken = [f"{name}: {trouble}" for name, tally in tallies.items() for trouble in tally.broken]
    for trouble in broken[:20]:
        print(f"\nFAILED: {trouble}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
