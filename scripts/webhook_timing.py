"""Measure whether the time in which a wrong secret is refused tells how much of it is right.

Secrets with growing beginnings of the right one are tried in random order, many times; the rank correlation of the
length of the beginning and the median time is compared with what chance makes of the same times in any other order.

python scripts/webhook_timing.py [--samples 2000]
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Sequence

from bestsms.webhooks import WebhookReceiver
from bestsms.webhooks.samples import samples

SECRET = "a-made-up-secret-of-32-letters-x"  # noqa: S105  # nobody's
SHUFFLES = 5000
ALARM = 0.001
"""How rarely chance may make such a correlation before it is taken for none of chance."""


def guesses() -> list[str]:
    """Return wrong secrets, the nth of which begins with n right letters; all are of one length."""
    return [SECRET[:right] + "#" * (len(SECRET) - right) for right in range(len(SECRET))]


def measured(count: int) -> list[float]:
    """Return the median time in which each guess is refused, in nanoseconds, each of so many tries."""
    receiver = WebhookReceiver(Secret=SECRET, OnStatus=print)
    body = samples()[0].Body()
    times: list[list[int]] = [[] for _ in SECRET]
    order = list(enumerate(guesses()))
    for _ in range(count):
        random.shuffle(order)
        for right, guess in order:
            start = time.perf_counter_ns()
            answer = receiver.Receive("POST", {"Authorization": guess}, body)
            times[right].append(time.perf_counter_ns() - start)
            assert answer.Status == 401
    return [statistics.median(found) for found in times]


def likelihood(times: Sequence[float], chance: random.Random) -> tuple[float, float]:
    """Return the rank correlation of times with their place, and how often chance makes as strong a one."""
    places = range(len(times))
    shuffled = [sorted(times).index(one) for one in times]
    found = statistics.correlation(places, shuffled)
    as_strong = 0
    for _ in range(SHUFFLES):
        chance.shuffle(shuffled)
        as_strong += abs(statistics.correlation(places, shuffled)) >= abs(found)
    return found, as_strong / SHUFFLES


def main() -> int:
    """Run it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=int, default=2000)
    options = parser.parse_args()
    times = measured(options.samples)
    correlation, chance = likelihood(times, random.Random(1))  # noqa: S311  # shuffles
    spread = max(times) - min(times)
    print(f"{len(times)} wrong secrets, {options.samples} tries each; medians {min(times):.0f} to {max(times):.0f} ns")
    print(f"rank correlation with the length of the right beginning: {correlation:+.3f}, by chance in {chance:.1%}")
    print(f"between the fastest and the slowest lie {spread:.0f} ns")
    return 1 if chance < ALARM else 0


if __name__ == "__main__":
    sys.exit(main())
