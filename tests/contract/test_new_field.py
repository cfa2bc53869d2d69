"""A field that is added to the documents reaches callers with no line of Python written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contract.document import DOCUMENTS

pytestmark = pytest.mark.source

ROOT = Path(__file__).resolve().parents[2]
PRIORITY = """\
        Priority:
          description: How urgent the message is.
          type: integer
          minimum: 1
          maximum: 5
          examples: [3]
          x-repr: true
"""
CARRIER = """\
            Carrier:
              description: Carrier that took the message.
              type: string
              examples: [Example Mobile]
"""
USE = """
from bestsms import BestSMS
from bestsms.models import StatusRecipient
import inspect, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

seen = []
class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        seen.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.reply(b'{"Result": "Success", "MessageID": "ID1"}')
    def do_GET(self):
        self.reply(b'{"Result": "Success", "Recipients": [{"Carrier": "Example Mobile"}]}')
    def reply(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_):
        pass

server = HTTPServer(("127.0.0.1", 0), Handler)
Thread(target=server.serve_forever, daemon=True).start()
client = BestSMS("token", BaseURL=f"http://127.0.0.1:{server.server_port}")
client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients="+61491570006", Priority=3)
print('"Priority":3' in seen[0])
try:
    client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients="+61491570006", Priority=9)
except ValueError as error:
    print(error)
print(client.Reports.Status.Poll(MessageID="ID1").Recipients[0].Carrier, len(seen))
print("Priority: How urgent the message is." in inspect.getdoc(client.Messaging.SMS.SendMessage))
"""
# The clients speak one version; this is of each.
COMPILED = """
import inspect, sys
from importlib import import_module

package = f"bestsms_api.v{sys.argv[1].replace('.', '_')}"
sms = import_module(f"{package}.api.sms")
priority = import_module(f"{package}.api.sms.sms_send_message").SMS_SEND_MESSAGE.fields["Priority"]
print(priority.wire, priority.check(3, "Priority"))
try:
    priority.check(9, "Priority")
except ValueError as error:
    print(error)
print(import_module(f"{package}.models").StatusRecipient._view({"Carrier": "Example Mobile"}).Carrier)
print("Priority: How urgent the message is." in inspect.getdoc(sms.SMS.SendMessage))
"""
MISUSE = """
from bestsms import BestSMS

BestSMS("token").Messaging.SMS.SendMessage(MessageText="Hi", Recipients="+61491570006", Priority="x")
"""


@pytest.fixture
def run_in_grown_copy(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """A copy of the project whose documents have two fields more, compiled; runs Python in it."""
    for name in ("openapi", "scripts", "docs", "bestsms", "bestsms_schema"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for of in DOCUMENTS:
        document = tmp_path / "openapi" / of.path.name
        text = document.read_text(encoding="utf-8")
        for before, added in (
            ("        Reference:\n          description: Free text", PRIORITY),
            ("            DestSeq:\n", CARRIER),
        ):
            assert text.count(before) == 1
            text = text.replace(before, added + before)
        document.write_text(text, encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{tmp_path / 'generated'}"}
        environment["MYPYPATH"] = environment["PYTHONPATH"]
        return subprocess.run(
            [sys.executable, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    compiled = run("scripts/generate.py")
    assert compiled.returncode == 0, compiled.stderr
    return run


def test_a_field_added_to_the_documents_is_accepted_typed_sent_bounded_and_read(
    run_in_grown_copy: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    used = run_in_grown_copy("-c", USE)
    assert used.stdout.splitlines() == [
        "True",
        "Priority must be from 1 to 5, not 9",
        "Example Mobile 1",
        "True",
    ], used.stderr
    for of in DOCUMENTS:
        used = run_in_grown_copy("-c", COMPILED, of.version)
        assert used.stdout.splitlines() == [
            "Priority 3",
            "Priority must be from 1 to 5, not 9",
            "Example Mobile",
            "True",
        ], used.stderr
    (tmp_path / "misuse.py").write_text(MISUSE, encoding="utf-8")
    checked = run_in_grown_copy("-m", "mypy", "--strict", "misuse.py")
    assert checked.returncode == 1
    assert checked.stdout.count("error:") == 1
    assert 'Argument "Priority" to "SendMessage" of "SMS" has incompatible type "str"' in checked.stdout
