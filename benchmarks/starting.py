"""Importing a library and making its client, then the first call, in an interpreter that has just started."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from importlib.util import find_spec
from tempfile import TemporaryDirectory

from benchmarks.common import NUMBER, TEXT, TOKEN, Effort, Figures

__all__ = ["measure_start"]

CODE = """
import time
begun = time.perf_counter()
{make}
made = time.perf_counter()
{send}
print(made - begun, time.perf_counter() - begun)
"""
SLOW = 0.5
"""Seconds; a library that takes longer is started once."""


def programs(url: str) -> dict[str, tuple[str, str]]:
    """Return, by name, the lines that make a client and those that send with it, of the libraries installed."""
    headers = {"Authorization": f"Basic {TOKEN}", "Accept": "application/json"}
    message = {"MessageData": {"MessageID": "ID123456", "Message": TEXT, "Destinations": [{"Recipient": NUMBER}]}}
    post = f"client.post({url + '/bestsms/send/sms'!r}, json={message!r}, headers={headers!r}).json()"
    ours = f"import bestsms; client = bestsms.BestSMS({TOKEN!r}, BaseURL={url + '/bestsms'!r}, Transport={{!r}})"
    call = f"assert client.Messaging.SMS.SendMessage(MessageText={TEXT!r}, Recipients={NUMBER!r}).IsSuccess"
    telnyx = f"import telnyx; client = telnyx.Telnyx(api_key={TOKEN!r}, base_url={url + '/telnyx'!r})"
    every = {
        "httpx": ("import httpx; client = httpx.Client()", post),
        "bestsms httpx": (ours.format("httpx"), call),
        "bestsms pyreqwest": (ours.format("pyreqwest"), call),
        "requests": ("import requests; client = requests.Session()", post),
        "twilio": (f"from twilio.rest import Client; client = Client('AC1', {TOKEN!r})", ""),
        "telnyx": (telnyx, f"client.messages.send(to={NUMBER!r}, from_={NUMBER!r}, text={TEXT!r})"),
    }
    return {name: program for name, program in every.items() if find_spec(name.rpartition(" ")[2])}


def measure_start(url: str, effort: Effort) -> Figures:
    """Return the milliseconds of the import with the client, and those with the first call; each of its own process."""
    found: dict[str, list[tuple[float, float]]] = {}
    every = programs(url)
    with TemporaryDirectory() as compiled:  # of all: pip compiles what it installs, and not what it links to
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = compiled
        for turn in range(2 * effort.repeats + 1):  # the first compiles, and reads files that the others find in memory
            for name, (make, send) in every.items():
                if turn > 1 and found[name][-1][0] > SLOW:
                    continue
                found.setdefault(name, []).append(_run(CODE.format(make=make, send=send), environment))
    figures: Figures = {}
    for name, times in found.items():
        client, first = zip(*times[1:], strict=True)
        figures[f"start {name}"] = statistics.median(client) * 1000
        if every[name][1]:
            figures[f"first {name}"] = statistics.median(first) * 1000
    return figures


def _run(code: str, environment: dict[str, str]) -> tuple[float, float]:
    client, first = subprocess.check_output([sys.executable, "-c", code], text=True, env=environment).split()
    return float(client), float(first)
