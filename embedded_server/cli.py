"""``tiknet-server``: arguments are read before anything heavy is imported (commands, ``tiknet-server``)."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tiknet_desktop import __version__


class _CommandError(Exception):
    """One line for stderr that says what went wrong and what to do."""


class _UsageError(Exception):
    """An option has a value that makes no sense."""


def _out(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return number


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a number of rows is not negative")
    return number


def parser() -> argparse.ArgumentParser:
    """The arguments of every command."""
    top = argparse.ArgumentParser(prog="tiknet-server", description="The partner backend of TikNet Desktop.")
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, text: str, run: Callable[[argparse.Namespace], int], *, data: bool = True) -> Any:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        if data:
            sub.add_argument("--data-dir", type=Path, required=True, metavar="DIR", help="where the data live")
            sub.add_argument("--database", default="", metavar="URL", help="another database than SQLite in DIR")
        return sub

    serve = command("serve", "run the server", _serve)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=0)
    owner = command("create-owner", "make a verified partner account", _create_owner)
    owner.add_argument("--email", required=True)
    owner.add_argument("--password-stdin", action="store_true", required=True, help="read the password from stdin")
    owner.add_argument("--first-name", default="")
    owner.add_argument("--last-name", default="")
    owner.add_argument("--business-name", default="")
    owner.add_argument("--phone", default="")
    owner.add_argument("--country", default="TG")
    reset = command("reset-password", "set a new password with the printed recovery code", _reset_password)
    reset.add_argument("--email", required=True)
    reset.add_argument(
        "--password-stdin",
        action="store_true",
        required=True,
        help="read the recovery code and the password, a line each",
    )
    recovery = command("recovery-code", "print a new recovery code for an owner; older ones are void", _recovery_code)
    recovery.add_argument("--email", required=True)
    recovery.add_argument("--password-stdin", action="store_true", required=True, help="read the password from stdin")
    mail = command("mail", "set how mail is sent, and send a test", _mail)
    mail.add_argument("--url", help="file:DIR, smtp://user@host:587 or smtps://user@host:465; empty: a folder in DIR")
    mail.add_argument("--sender", default="", metavar="ADDRESS", help="the address mails come from")
    mail.add_argument("--password-stdin", action="store_true", help="read the password of the mail server from stdin")
    mail.add_argument("--test", default="", metavar="ADDRESS", help="send a mail there")
    payout = command("settle-payout", "approve, reject or complete a payout", _settle_payout)
    payout.add_argument("reference", metavar="REFERENCE", help="as the list of withdrawals shows it")
    payout.add_argument("status", choices=("approved", "rejected", "completed"))
    help_desk = command("answer-ticket", "answer a request for help; the text comes from stdin", _answer_ticket)
    help_desk.add_argument("ticket", metavar="ID")
    help_desk.add_argument("--sender", default="Support", help="who answers")
    help_desk.add_argument("--close", action="store_true", help="nothing is left to do")
    seed = command("seed", "sample data for an owner", _seed)
    seed.add_argument("--email", required=True)
    seed.add_argument("--customers", type=_count, default=200)
    seed.add_argument("--transactions", type=_count, default=2000)
    seed.add_argument("--seed", type=int, default=1)
    command("openapi", "print the OpenAPI document", _openapi, data=False)
    demo = command("demo-router", "a RouterOS API simulator", _demo_router, data=False)
    demo.add_argument("--host", default="127.0.0.1")
    demo.add_argument("--port", type=_port, default=8728)
    # Not --version: argparse would take the program's own.
    demo.add_argument("--version", dest="router_version", default="7.20.8")
    demo.add_argument("--clients", type=_count, default=40)
    demo.add_argument("--users", type=_count, default=200)
    demo.add_argument("--username", default="admin")
    demo.add_argument("--password", default="demo")
    backup = command("backup", "copy the database to FILE while it is in use, and verify the copy", _backup)
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = command("restore", "put a backup in place of the database", _restore)
    restore.add_argument("file", type=Path, metavar="FILE")
    command("check", "check the database", _check)
    return top


def _settings(arguments: argparse.Namespace, **more: Any) -> Any:
    from embedded_server.settings import settings_from_environment

    return settings_from_environment(arguments.data_dir, database_url=arguments.database, **more)


def _serve(arguments: argparse.Namespace) -> int:
    from embedded_server.runner import PortInUseError, serve

    settings = _settings(arguments, host=arguments.host, port=arguments.port)

    def ready(url: str, port: int) -> None:
        _out({"url": url, "port": port, "pid": os.getpid(), "version": __version__})

    try:
        serve(settings, ready)
    except PortInUseError as error:
        raise _CommandError(f"{error}; choose another with --port, or 0 for any free one") from error
    return 0


def _create_owner(arguments: argparse.Namespace) -> int:
    from embedded_server.context import open_context
    from embedded_server.features.accounts.service import AddressUsedError, NewOwner, create_owner

    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise _CommandError("no password on standard input; pipe it in, for example: printf '%s' PASSWORD | …")
    new = NewOwner(
        email=arguments.email,
        password=password,
        first_name=arguments.first_name,
        last_name=arguments.last_name,
        country=arguments.country,
        business_name=arguments.business_name,
        phone=arguments.phone,
    )
    context = open_context(_settings(arguments))
    try:
        owner = create_owner(context.database, new)
    except AddressUsedError as error:
        raise _CommandError(f"an account with the address {arguments.email} exists; use another address") from error
    except LookupError as error:
        raise _CommandError(f"unknown country {arguments.country!r}; use a code such as TG or BJ") from error
    except ValueError as error:
        raise _CommandError(f"{error}; nothing was created") from error
    finally:
        context.database.close()
    _out(
        {
            "id": owner.account_id,
            "email": owner.email,
            "first_name": owner.first_name,
            "partner": owner.partner_id,
            "country": owner.country,
            "currency": owner.currency,
            "recovery_code": owner.recovery_code,
        }
    )
    return 0


def _reset_password(arguments: argparse.Namespace) -> int:
    from embedded_server.context import open_context
    from embedded_server.features.accounts.recovery import RecoveryRefusedError, reset_with_code
    from embedded_server.wire import WireError

    code, password = (sys.stdin.readline().rstrip("\r\n") for _ in range(2))
    if not (code.strip() and password):
        raise _CommandError("two lines are needed on standard input: the recovery code, then the new password")
    context = open_context(_settings(arguments))
    try:
        following = reset_with_code(context, arguments.email, code, password)
    except RecoveryRefusedError as error:
        raise _CommandError("the address or the recovery code is wrong; nothing was changed") from error
    except ValueError as error:
        raise _CommandError(f"{error}; nothing was changed") from error
    except WireError as error:
        wait = error.headers.get("Retry-After", "60")
        raise _CommandError(f"too many wrong recovery codes; try again in {wait} seconds") from error
    finally:
        context.database.close()
    _out({"email": arguments.email.strip().lower(), "recovery_code": following})
    return 0


def _recovery_code(arguments: argparse.Namespace) -> int:
    from embedded_server.context import open_context
    from embedded_server.features.accounts.recovery import RecoveryRefusedError, replace_code
    from embedded_server.wire import WireError

    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise _CommandError("no password on standard input; pipe it in, for example: printf '%s' PASSWORD | …")
    context = open_context(_settings(arguments))
    try:
        code = replace_code(context, arguments.email, password)
    except RecoveryRefusedError as error:
        raise _CommandError("the address of the owner or the password is wrong; nothing was changed") from error
    except WireError as error:
        wait = error.headers.get("Retry-After", "60")
        raise _CommandError(f"too many wrong passwords; try again in {wait} seconds") from error
    finally:
        context.database.close()
    _out({"email": arguments.email.strip().lower(), "recovery_code": code})
    return 0


def _mail(arguments: argparse.Namespace) -> int:
    from embedded_server.context import open_context
    from embedded_server.features.mail.service import keep_settings, office_of
    from embedded_server.features.mail.texts import trial_mail
    from embedded_server.features.mail.transport import MailAddressError, MailError

    password = sys.stdin.readline().rstrip("\r\n") if arguments.password_stdin else ""
    context = open_context(_settings(arguments))
    try:
        if arguments.url is not None:
            keep_settings(context, arguments.url, arguments.sender, password)
        if arguments.test:
            office_of(context).send(trial_mail(arguments.test))
        used = office_of(context).transport().name
    except MailAddressError as error:
        raise _UsageError(str(error)) from error
    except MailError as error:
        raise _CommandError(f"no mail was sent: {error}") from error
    finally:
        context.database.close()
    _out({"mail": used, "sent_to": arguments.test or None})
    return 0


def _settle_payout(arguments: argparse.Namespace) -> int:
    from embedded_server.context import open_context
    from embedded_server.features.withdrawals.service import SettlementError, settle

    context = open_context(_settings(arguments))
    try:
        with context.database.write() as session:
            settled = settle(session, arguments.reference, arguments.status)
    except LookupError as error:
        raise _CommandError(
            f"no payout has the reference {arguments.reference}; see the list of withdrawals"
        ) from error
    except SettlementError as error:
        raise _CommandError(f"{error}; nothing was changed") from error
    finally:
        context.database.close()
    _out({"reference": settled.reference, "status": settled.status, "amount": str(settled.amount)})
    return 0


def _answer_ticket(arguments: argparse.Namespace) -> int:
    from embedded_server.context import open_context
    from embedded_server.features.support.service import answer

    text = sys.stdin.read().strip()
    if not text:
        raise _CommandError("no answer on standard input; pipe it in, for example: printf '%s' TEXT | …")
    context = open_context(_settings(arguments))
    try:
        with context.database.write() as session:
            message = answer(session, arguments.ticket, arguments.sender, text, close=arguments.close)
    except LookupError as error:
        raise _CommandError(f"no request for help has the id {arguments.ticket}") from error
    finally:
        context.database.close()
    _out({"ticket": message.ticket_id, "message": message.id})
    return 0


def _seed(arguments: argparse.Namespace) -> int:
    from embedded_server.context import open_context
    from embedded_server.features.accounts.service import OwnerUnknownError
    from embedded_server.sample_data import seed

    context = open_context(_settings(arguments))
    try:
        made = seed(
            context,
            arguments.email,
            customers=arguments.customers,
            transactions=arguments.transactions,
            seed_number=arguments.seed,
        )
    except OwnerUnknownError as error:
        raise _CommandError(f"no owner has the address {arguments.email}; make one with create-owner") from error
    finally:
        context.database.close()
    _out(made)
    return 0


def _openapi(arguments: argparse.Namespace) -> int:
    import tempfile

    from embedded_server.context import open_context
    from embedded_server.document import openapi_document
    from embedded_server.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        context = open_context(Settings(Path(folder)))
        try:
            _out(openapi_document(context))
        finally:
            context.database.close()
    return 0


def _demo_router(arguments: argparse.Namespace) -> int:
    import asyncio

    from embedded_server.simulator import SimulatorOptions, demo_router_command

    try:
        options = SimulatorOptions(
            host=arguments.host,
            port=arguments.port,
            version=arguments.router_version,
            clients=arguments.clients,
            users=arguments.users,
            username=arguments.username,
            password=arguments.password,
        )
    except ValueError as error:
        raise _UsageError(str(error)) from error
    try:
        asyncio.run(demo_router_command(options))
    except OSError as error:
        raise _CommandError(
            f"port {arguments.port} on {arguments.host} cannot be used: {error.strerror}; choose another with --port"
        ) from error
    return 0


def _backup(arguments: argparse.Namespace) -> int:
    from embedded_server.backups import BackupError, backup

    try:
        _out(backup(_settings(arguments), arguments.file))
    except (BackupError, OSError) as error:
        raise _CommandError(f"backup failed: {error}") from error
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from embedded_server.backups import BackupError, restore

    try:
        _out(restore(_settings(arguments), arguments.file))
    except (BackupError, OSError) as error:
        raise _CommandError(f"restore failed: {error}") from error
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from embedded_server.backups import BackupError, check

    try:
        _out(check(_settings(arguments)))
    except (BackupError, OSError) as error:
        raise _CommandError(f"check failed: {error}") from error
    return 0


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 done, 2 wrong usage, 1 anything else with one line on stderr."""
    chosen = parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return int(chosen.run(chosen))
    except _UsageError as error:
        _fail(str(error))
        return 2
    except _CommandError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return 0
    except Exception as error:
        # The promise of this program is one line, whatever happened; TIKNET_DEBUG shows the rest.
        if os.environ.get("TIKNET_DEBUG"):
            raise
        return _fail(f"{_in_words(error)} (set TIKNET_DEBUG=1 for details)")


def _in_words(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__


def _fail(text: str) -> int:
    sys.stderr.write(f"tiknet-server: {text}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
