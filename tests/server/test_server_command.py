"""``tiknet-server`` as scripts use it."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.server.databases import server_settings

COMMAND = [sys.executable, "-m", "embedded_server.cli"]
OWNER = ["create-owner", "--email", "o@example.com", "--password-stdin", "--first-name", "Afi", "--country", "BJ"]


def _run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], input=stdin, capture_output=True, text=True, timeout=120, check=False)


def _data(folder: Path) -> list[str]:
    """The arguments that say where the data live, on the database that the test is for."""
    settings = server_settings(folder)
    return ["--data-dir", str(folder), *(("--database", settings.database_url) if settings.database_url else ())]


def _json(result: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert result.returncode == 0, result.stderr
    row: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return row


@contextmanager
def _serving(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    with subprocess.Popen(
        [*COMMAND, "serve", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as served:
        try:
            assert served.stdout is not None
            yield served, json.loads(served.stdout.readline())
        finally:
            served.kill()


def test_an_owner_is_made_seeded_served_backed_up_and_restored(tmp_path: Path) -> None:
    data = _data(tmp_path / "data")
    owner = _json(_run(*OWNER, *data, stdin="secret12\n"))
    assert (owner["email"], owner["country"], owner["currency"]) == ("o@example.com", "BJ", "XOF")
    assert owner["recovery_code"]
    used = _run(*OWNER, *data, stdin="secret12\n")
    assert (used.returncode, len(used.stderr.splitlines())) == (1, 1)

    backup = tmp_path / "backup.sqlite"
    with _serving(*data) as (served, ready):
        assert ready["pid"] == served.pid
        assert ready["url"] == f"http://127.0.0.1:{ready['port']}/v1"
        # While it serves.
        seeded = _json(_run("seed", *data, "--email", "o@example.com", "--customers", "30", "--transactions", "50"))
        assert seeded["customers"] == 30
        root = f"{ready['url']}/partner"
        login = httpx.post(f"{root}/login/", json={"email": "o@example.com", "password": "secret12"}).json()
        token = {"Authorization": f"Bearer {login['data']['access']}"}
        listed = httpx.get(f"{root}/customers/paginate-list/", headers=token).json()
        assert listed["data"]["count"] == 30
        wallet = httpx.get(f"{root}/wallet/balance/", headers=token).json()
        assert float(wallet["data"]["wallet_balance"]) > 0
        assert _json(_run("backup", *data, str(backup)))["ok"] is True
        in_use = _run("restore", *data, str(backup))
        assert (in_use.returncode, "stop the server" in in_use.stderr) == (1, True)
        served.send_signal(signal.SIGTERM)
        assert served.wait(10) == 0

    assert _json(_run("check", *data))["ok"] is True
    restored = _data(tmp_path / "restored")
    assert _json(_run("restore", *restored, str(backup)))["ok"] is True
    assert _json(_run("check", *restored))["ok"] is True


def test_seeding_is_deterministic(tmp_path: Path) -> None:
    from embedded_server.context import open_context
    from embedded_server.features.accounts.service import NewOwner, create_owner
    from embedded_server.sample_data import seed

    found = []
    for name in "ab":
        context = open_context(server_settings(tmp_path / name))
        create_owner(context.database, NewOwner("o@example.com", "secret12"))
        seed(context, "o@example.com", customers=25, transactions=40, seed_number=7)
        with context.database.read() as reader:
            found.append(
                sorted(map(tuple, reader.rows("SELECT username, first_name, last_name, phone FROM customers")))
            )
        context.database.close()
    assert found[0] == found[1]


def test_wrong_usage_is_exit_2_and_everything_else_1_with_one_line(tmp_path: Path) -> None:
    data = _data(tmp_path)
    for arguments in (["nonsense"], ["serve"], ["serve", *data, "--port", "x"], ["demo-router", "--version", "1.0"]):
        result = _run(*arguments)
        assert result.returncode == 2, arguments
        assert "Traceback" not in result.stderr
    unknown = _run("seed", *data, "--email", "nobody@example.com")
    nothing = _run("backup", "--data-dir", str(tmp_path / "empty"), str(tmp_path / "file"))
    short = _run(*OWNER, *data, stdin="abc\n")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = _run("serve", *data, "--port", str(taken.getsockname()[1]))
    for result in (unknown, nothing, short, busy):
        assert result.returncode == 1, result.stderr
        assert len(result.stderr.splitlines()) == 1, result.stderr


def test_models_and_migrations_describe_the_same_tables(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from embedded_server.context import open_context
    from embedded_server.models import metadata

    context = open_context(server_settings(tmp_path))
    with context.database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    context.database.close()
    assert differences == []
