"""Run a sandbox: python -m bestsms.sandbox."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import signal
import sys
from pathlib import Path

from bestsms._command_line import port
from bestsms.sandbox.http.server import Server, listening
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import Settings
from bestsms.sandbox.store import StoreError

PORT = 8025


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted; return the exit status."""
    options = _parser().parse_args(arguments)
    settings = Settings(
        Token=options.token,
        WebhookURL=options.webhook,
        WebhookFormat=options.format,
        WebhookSecret=options.webhook_secret,
        AllowRemoteWebhooks=options.allow_remote_webhooks,
    )
    key = secrets.token_urlsafe(16)
    try:
        sock = listening(options.port)
        try:
            service = Service.opened(settings, options.db, key)
        except StoreError:
            sock.close()
            raise
    except (StoreError, OSError) as error:
        print(f"bestsms.sandbox: {error}", file=sys.stderr)  # noqa: T201  # a command
        return 1
    server = Server(service, sock)
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: server.stop())
    base, *others = service.contracts
    lines = [
        f"Inbox           {service.url}/",
        f"Base URL        {service.base_url(base)}",
        *(f"or v{one}        {service.base_url(one)}" for one in others),
        f"Auth Token      {options.token}",
        f"Control key     {key}",
        f"Webhook secret  {options.webhook_secret}",
        "Ctrl-C stops it.",
    ]
    print("\n".join(lines), flush=True)  # noqa: T201  # a command
    asyncio.run(server.serve())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bestsms.sandbox", description="A whole BestSMS on this machine.")
    parser.add_argument("--port", type=port, default=PORT, help="where it listens, on loopback only (default: 8025)")
    parser.add_argument("--db", type=Path, metavar="FILE", help="keep the state in a file (default: in memory)")
    parser.add_argument("--token", default=Settings.Token, help="Auth Token that it takes (default: %(default)s)")
    parser.add_argument("--webhook", metavar="URL", help="where webhooks go that name no address of their own")
    parser.add_argument("--format", choices=("JSON", "XML"), default="JSON", help="of these webhooks (default: JSON)")
    parser.add_argument(
        "--webhook-secret",
        metavar="SECRET",
        default=Settings.WebhookSecret,
        help="what a receiver of webhooks knows them by (default: %(default)s)",
    )
    parser.add_argument("--allow-remote-webhooks", action="store_true", help="let webhooks leave this machine")
    return parser


if __name__ == "__main__":
    sys.exit(main())
