"""Take one measure in a process of its own, on a core of its own, and print what was found as JSON.

python -m benchmarks.measure NAME URL [--quick]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping

from benchmarks import bodies, paging, sending, starting
from benchmarks.common import FULL, QUICK, Effort, Figures, pin

__all__ = ["CORE", "MEASURES"]

CORE = 0
MEASURES: Mapping[str, Callable[[str, Effort], Figures]] = {
    "sync": sending.measure_sync,
    "async": sending.measure_async,
    "decode": bodies.measure_decode,
    "encode": bodies.measure_encode,
    "start": starting.measure_start,
    "paging": paging.measure_paging,
    "paging memory": paging.measure_paging_memory,
}

if __name__ == "__main__":
    pin(CORE)
    json.dump(MEASURES[sys.argv[1]](sys.argv[2], QUICK if "--quick" in sys.argv else FULL), sys.stdout)
