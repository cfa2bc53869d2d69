"""Webhooks in a terminal: python -m bestsms.webhooks listen, replay URL, or work MODULE:RECEIVER."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bestsms._command_line import port
from bestsms.webhooks import listening, replaying
from bestsms.webhooks.samples import FORMATS, VERSIONS
from bestsms.webhooks.settings import checked_secrets
from bestsms.webhooks.stores.opening import NoStoreError
from bestsms.webhooks.terminal import Terminal
from bestsms.webhooks.working import NoReceiverError, receiver_at

PORT = 8026
SECRET = "BESTSMS_WEBHOOK_SECRET"  # noqa: S105  # the name of a variable


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return the exit status: for `replay`, 1 if anything was answered with other than 2xx; for `work`,
    1 if there is no such receiver."""
    options = _parser().parse_args(arguments)
    if options.command == "work":
        return _work(options)
    secret = options.secret or os.environ.get(SECRET) or None
    if options.command == "listen":
        return _listen(options, secret)
    return _replay(options, secret)


def _listen(options: argparse.Namespace, secret: str | None) -> int:
    terminal = Terminal(Mask=options.mask)
    try:
        checked_secrets("the secret", secret)
    except ValueError as error:
        terminal.say(str(error), "bold red")
        return 1
    return listening.listen(terminal, options.host, options.port, secret, options.forward)


def _replay(options: argparse.Namespace, secret: str | None) -> int:
    terminal = Terminal()
    wanted = replaying.Wanted(
        types=tuple(options.type or ()),
        formats=(options.format,) if options.format else FORMATS,
        versions=(options.version,) if options.version else VERSIONS,
        secret=secret or replaying.Wanted.secret,
        sender=options.sender,
        keep_ids=options.keep_ids,
    )
    if options.file:
        postings = replaying.from_file(options.file)
    elif options.stored:
        postings = replaying.from_store(options.stored, wanted)
    else:
        postings = replaying.from_samples(wanted)
    try:
        return replaying.replay(options.url, postings, wanted, terminal)
    except OSError as error:
        terminal.say(f"cannot read {error.filename}: {error.strerror}", "bold red")
    except NoStoreError as error:
        terminal.say(str(error), "bold red")
    return 1


def _work(options: argparse.Namespace) -> int:
    terminal = Terminal()
    try:
        receiver = receiver_at(options.receiver)
    except NoReceiverError as error:
        terminal.say(str(error), "bold red")
        return 1
    if not options.once:
        terminal.say(f"Working on {receiver._store!r}. SIGTERM or Ctrl-C ends it after the event at hand.")
    receiver.Work(Once=options.once)
    receiver.Stop()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bestsms.webhooks", description="Webhooks in a terminal.")
    commands = parser.add_subparsers(dest="command", required=True)
    secret = argparse.ArgumentParser(add_help=False)
    secret.add_argument("--secret", help=f"shared secret that is set in the dashboard (default: {SECRET})")
    listen = commands.add_parser("listen", parents=[secret], help="show webhooks as they come")
    listen.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    listen.add_argument("--port", type=port, default=PORT, help="port to listen on, 0 for any (default: %(default)s)")
    listen.add_argument("--forward", metavar="URL", help="pass each webhook on, and answer what that answers")
    listen.add_argument("--mask", action="store_true", help="hide numbers and texts")
    replay = commands.add_parser("replay", parents=[secret], help="send sample or stored webhooks to a URL")
    replay.add_argument("url", metavar="URL", help="where your receiver is")
    source = replay.add_mutually_exclusive_group()
    source.add_argument("--file", type=Path, help="send this body")
    source.add_argument(
        "--stored", metavar="STORE", help="send the dead letters of a store: the file or the URL that it was made with"
    )
    replay.add_argument("--type", action="append", choices=replaying.known_types(), help="only these (repeatable)")
    replay.add_argument("--format", choices=FORMATS, help="default: both")
    replay.add_argument("--version", choices=VERSIONS, help="default: both")
    replay.add_argument("--sender", default=replaying.Wanted.sender, help="default: %(default)s")
    replay.add_argument("--keep-ids", action="store_true", help="send the identifiers of the samples, as duplicates")
    work = commands.add_parser("work", help="handle what a receiver's store keeps, beside those that receive")
    work.add_argument("receiver", metavar="MODULE:RECEIVER", help="where the receiver is, such as app:receiver")
    work.add_argument("--once", action="store_true", help="only what is due now")
    return parser


if __name__ == "__main__":
    sys.exit(main())
