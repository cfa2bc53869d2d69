"""Have a sandbox post to a receiver that is killed and cut off from its store; count what is lost or doubled.

python scripts/soak_webhooks.py [--events 100000] [--stores sqlite redis postgresql] [--kill-every 4]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.webhooks.databases import postgres_running, redis_running
from tests.webhooks.soak import Plan, soak

STORES = ("sqlite", "redis", "postgresql")


@contextmanager
def running(store: str, folder: Path) -> Generator[str]:
    """Run what a store needs; yield its URL. Redis and PostgreSQL write everything to disk before they answer."""
    if store == "sqlite":
        yield f"sqlite:///{folder}/events.db"
    elif store == "redis":
        with redis_running("--appendonly", "yes", "--appendfsync", "always") as url:
            yield url
    else:
        with postgres_running("max_connections=200") as url:
            yield url


def main() -> int:
    """Run it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--stores", nargs="+", choices=STORES, default=STORES)
    parser.add_argument("--kill-every", type=float, default=4.0, help="seconds between kills; default 4")
    options = parser.parse_args()
    is_good = True
    for store in options.stores:
        is_good = _soaked(store, Plan(options.events, kill_every=options.kill_every)) and is_good
    return 0 if is_good else 1


def _soaked(store: str, plan: Plan) -> bool:
    """Run it over one store, and print what came of it; return whether that is good."""
    try:
        with tempfile.TemporaryDirectory() as name, running(store, Path(name)) as url:
            report = soak(url, Path(name), plan)
    except Exception:  # noqa: BLE001  # the other stores have their turn; it is printed, and the exit status tells
        print(f"{store}: it could not be brought to an end\n{traceback.format_exc()}", flush=True)
        return False
    print(report, flush=True)
    return report.is_good


if __name__ == "__main__":
    sys.exit(main())
