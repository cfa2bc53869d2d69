"""Send through a sandbox's own faults, in each version, and compare what was told with what the sandbox has.

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

from scripts.faults import COMBINATIONS, Combination, told
from tests.faults.safety import Tally
from tests.sandbox.fault_property import run, run_async


def one(on: Combination, seed: int, sends: int) -> Tally:
    """Run so many sends with one client of one version on one transport."""
    given = seed, range(sends), on.transport, on.version
    return asyncio.run(run_async(*given)) if on.is_async else run(*given)


def main() -> int:
    """Run it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sends", type=int, default=600, help="of each version, client and transport (default: 600)")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun = time.monotonic()
    with ProcessPoolExecutor(options.workers, mp_context=get_context("spawn")) as pool:
        jobs = {on: pool.submit(one, on, options.seed, options.sends) for on in COMBINATIONS}
        tallies = {on: job.result() for on, job in jobs.items()}
    return told(tallies, time.monotonic() - begun)


if __name__ == "__main__":
    sys.exit(main())
