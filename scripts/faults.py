"""Send through thousands of random sequences of faults, and compare what was told with what the service has.

make faults    or    python scripts/faults.py --sequences 10000 --seed 1
python scripts/faults.py --seed 1 --only 4711    one sequence again, on both clients and all transports
python scripts/faults.py --soak 60               500 coroutines and 64 threads for so many seconds
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bestsms import AsyncBestSMS, BestSMS
from bestsms.transports import TransportName
from tests.faults.plans import random_case
from tests.faults.safety import ALLOWED, TOKEN, TRANSPORTS, Tally, check, check_async
from tests.faults.server import serving

KINDS = ("sync", "async")


def run(kind: str, transport: TransportName, seed: int, numbers: Sequence[int]) -> Tally:
    """Run the sequences of these numbers through one client."""
    return asyncio.run(_coroutines(transport, seed, numbers)) if kind == "async" else _calls(transport, seed, numbers)


def _calls(transport: TransportName, seed: int, numbers: Sequence[int]) -> Tally:
    total = Tally()
    with serving() as server, BestSMS(TOKEN, BaseURL=server.url, Transport=transport) as client:
        for number in numbers:
            total.add(check(random_case(seed, number), client, server))
    return total


async def _coroutines(transport: TransportName, seed: int, numbers: Sequence[int]) -> Tally:
    total = Tally()
    with serving() as server:
        async with AsyncBestSMS(TOKEN, BaseURL=server.url, Transport=transport) as client:
            for number in numbers:
                total.add(await check_async(random_case(seed, number), client, server))
    return total


def table(tallies: dict[str, Tally], seconds: float) -> str:
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
    return "\n".join([*lines, f"\n{seconds:.0f} s"])


def everywhere(seed: int, numbers: Sequence[int], workers: int) -> int:
    """Run the sequences on both clients and all transports; print the table, and what is wrong."""
    begun = time.monotonic()
    combinations: list[tuple[str, TransportName]] = [(kind, name) for name in TRANSPORTS for kind in KINDS]
    tallies = {f"{transport} {kind}": Tally() for kind, transport in combinations}
    parts = [numbers[start::workers] for start in range(min(workers, len(numbers)))]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        jobs = [
            (f"{transport} {kind}", pool.submit(run, kind, transport, seed, part))
            for kind, transport in combinations
            for part in parts
        ]
        for name, job in jobs:
            tallies[name].add(job.result())
    print(f"seed {seed}, sequences {numbers[0]} to {numbers[-1]}\n")
    print(table(tallies, time.monotonic() - begun))
    broken = [f"{name}: {trouble}" for name, tally in tallies.items() for trouble in tally.broken]
    for trouble in broken[:20]:
        print(f"\nFAILED: {trouble}", file=sys.stderr)
    return 1 if broken else 0


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

        for transport in TRANSPORTS:
            report = soak(transport, given.soak, tasks=500, threads=64)
            print(report.text())
            if not report.is_clean():
                return 1
        return 0
    numbers = range(given.sequences) if given.only is None else [given.only]
    return everywhere(given.seed, numbers, given.workers)


if __name__ == "__main__":
    sys.exit(main())
