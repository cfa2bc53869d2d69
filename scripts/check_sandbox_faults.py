"""Send through a sandbox's own faults, and compare what was told with what the sandbox has.

python scripts/check_sandbox_faults.py [--sends 600] [--seed 1]
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bestsms.transports import TransportName
from scripts.faults import KINDS, table
from tests.faults.safety import TRANSPORTS, Tally
from tests.sandbox.fault_property import run, run_async


def one(kind: str, transport: TransportName, seed: int, sends: int) -> Tally:
    """Run so many sends with one client on one transport."""
    numbers = range(sends)
    return run(seed, numbers, transport) if kind == "sync" else asyncio.run(run_async(seed, numbers, transport))


def main() -> int:
    """Run it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sends", type=int, default=600, help="on each client and transport (default: 600)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun = time.monotonic()
    combinations: list[tuple[str, TransportName]] = [(kind, transport) for transport in TRANSPORTS for kind in KINDS]
    with ProcessPoolExecutor(len(combinations), mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(one, *combination, options.seed, options.sends) for combination in combinations]
        tallies = {f"{name} {kind}": job.result() for (kind, name), job in zip(combinations, jobs, strict=True)}
    print(table(tallies, time.monotonic() - begun))
    broken = [f"{name}: {trouble}" for name, tally in tallies.items() for trouble in tally.broken]
    for trouble in broken[:20]:
        print(f"\nFAILED: {trouble}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
