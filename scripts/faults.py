"""Send through thousands of random sequences of faults, and compare what was told with what the service has.

make faults    or    python scripts/faults.py --sequences 10000 --seed 1
python scripts/faults.py --seed 1 --only 4711    one sequence again, in each version, on both clients and all transports
python scripts/faults.py --soak 60               500 coroutines and 64 threads for so many seconds, in each version
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bestsms import AsyncBestSMS, BestSMS
from bestsms.transports import TransportName
from bestsms_api import VERSIONS
from tests.faults.plans import random_case
from tests.faults.safety import ALLOWED, TRANSPORTS, Tally, check, check_async, client_options
from tests.faults.server import serving


class Combination(NamedTuple):
    """A version of the API, and a client of it on a transport."""

    version: str
    transport: TransportName
    is_async: bool

    def __str__(self) -> str:
        return f"{self.transport} {'async' if self.is_async else 'sync'}"


COMBINATIONS = [Combination(*one, is_async) for one in product(VERSIONS, TRANSPORTS) for is_async in (False, True)]


def run(on: Combination, seed: int, numbers: Sequence[int]) -> Tally:
    """Run the sequences of these numbers through one client."""
    return asyncio.run(_coroutines(on, seed, numbers)) if on.is_async else _calls(on, seed, numbers)


def _calls(on: Combination, seed: int, numbers: Sequence[int]) -> Tally:
    total = Tally()
    with serving(version=on.version) as server, BestSMS(**client_options(server, on.transport)) as client:
        for number in numbers:
            total.add(check(random_case(seed, number), client, server))
    return total


async def _coroutines(on: Combination, seed: int, numbers: Sequence[int]) -> Tally:
    total = Tally()
    with serving(version=on.version) as server:
        async with AsyncBestSMS(**client_options(server, on.transport)) as client:
            for number in numbers:
                total.add(await check_async(random_case(seed, number), client, server))
    return total


def told(tallies: Mapping[Combination, Tally], seconds: float) -> int:
    """Print a table for each version, and what is wrong; return the exit status."""
    for version in VERSIONS:
        print(f"v{version}\n\n{_table({str(on): tally for on, tally in tallies.items() if on.version == version})}\n")
    print(f"{seconds:.0f} s")
    broken = [f"v{on.version} {on}: {trouble}" for on, tally in tallies.items() for trouble in tally.broken]
    for trouble in broken[:20]:
        print(f"\nFAILED: {trouble}", file=sys.stderr)
    return 1 if broken else 0


def _table(tallies: Mapping[str, Tally]) -> str:
    """Return the counts by outcome, a column for each client and transport."""
    total = Tally()
    for tally in tallies.values():
        total.add(tally)
    columns = {**tallies, "all": total}
    rows: list[tuple[str, list[str]]] = [("sequences", [f"{tally.sequences:,}" for tally in columns.values()])]
    rows += [("sends", [f"{tally.outcomes.total():,}" for tally in columns.values()])]
    pairs = {(word, there) for word, counts in ALLOWED.items() for there in counts} | set(total.outcomes)
    for word, there in sorted(pairs):
        rows.append((f"told {word}, there {there}", [f"{tally.outcomes[word, there]:,}" for tally in columns.values()]))
    rows += [
        ("more than one POST", [f"{tally.retried:,}" for tally in columns.values()]),
        ("duplicates", [f"{tally.duplicates:,}" for tally in columns.values()]),
        ("lost", [f"{tally.lost:,}" for tally in columns.values()]),
        ("lies", [f"{tally.lies:,}" for tally in columns.values()]),
        ("past a Deadline, at most", [f"{tally.longest:.3f} s" for tally in columns.values()]),
        ("violations", [f"{len(tally.broken):,}" for tally in columns.values()]),
    ]
    lines = ["| |" + "|".join(f" {name} " for name in columns) + "|", "|---|" + "---:|" * len(columns)]
    lines += [f"| {label} |" + "|".join(f" {cell} " for cell in cells) + "|" for label, cells in rows]
    return "\n".join(lines)


def everywhere(seed: int, numbers: Sequence[int], workers: int) -> int:
    """Run the sequences in each version, on both clients and all transports; tell what came of it."""
    begun = time.monotonic()
    tallies = {on: Tally() for on in COMBINATIONS}
    parts = [numbers[start::workers] for start in range(min(workers, len(numbers)))]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        jobs = [(on, pool.submit(run, on, seed, part)) for on in COMBINATIONS for part in parts]
        for on, job in jobs:
            tallies[on].add(job.result())
    print(f"seed {seed}, sequences {numbers[0]} to {numbers[-1]}\n")
    return told(tallies, time.monotonic() - begun)


def main() -> int:
    """Run what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sequences", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of one sequence")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--soak", type=float, metavar="SECONDS")
    given = parser.parse_args()
    if given.soak is not None:
        from tests.faults.soak import soak

        for version, transport in product(VERSIONS, TRANSPORTS):
            report = soak(transport, given.soak, tasks=500, threads=64, version=version)
            print(report.text())
            if not report.is_clean():
                return 1
        return 0
    numbers = range(given.sequences) if given.only is None else [given.only]
    return everywhere(given.seed, numbers, given.workers)


if __name__ == "__main__":
    sys.exit(main())
