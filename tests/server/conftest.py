"""Shops that several tests of a file share, and the database they are kept in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.server.databases import CHOICE, POSTGRESQL, SQLITE, NoPostgresError, PostgresServer
from tests.server.shops import ServedShop, serve_shop

_ONE_DATABASE = frozenset(
    {
        "test_coverage_table",  # reads the catalogue and the bindings only
        "test_server_command_scripts",  # says nothing about rows
        "test_server_schema",  # asked less on PostgreSQL, in a file of its own
        "test_server_workers",  # PostgreSQL only
    }
)
_SECOND_DATABASE = frozenset({"test_server_schema_postgresql"})


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every file that keeps rows once per database."""
    name = metafunc.module.__name__.rpartition(".")[2]
    if name not in _ONE_DATABASE:
        kinds = [POSTGRESQL] if name in _SECOND_DATABASE else [SQLITE, POSTGRESQL]
        metafunc.parametrize("database", kinds, indirect=True, scope="module")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A running PostgreSQL; skipped where there is none, except in continuous integration."""
    try:
        server = PostgresServer()
    except NoPostgresError as reason:
        if os.environ.get("CI") == "true":
            pytest.fail(f"continuous integration tests PostgreSQL: {reason}")
        pytest.skip(str(reason))
    yield server
    server.stop()


@pytest.fixture(scope="module", autouse=True)
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """The kind of database the tests run on; ``databases.server_settings`` follows it."""
    kind: str = getattr(request, "param", SQLITE)
    if kind == POSTGRESQL:
        CHOICE.url_for = request.getfixturevalue("postgres").url_for
    yield kind
    CHOICE.url_for = None


@pytest.fixture(scope="module")
def shop(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    served = serve_shop(tmp_path_factory.mktemp("shop"))
    yield served
    served.stop()


@pytest.fixture(scope="module")
def owner(shop: ServedShop) -> httpx.Client:
    return shop.sign_in()


@pytest.fixture
def own_shop(tmp_path: Path) -> Iterator[ServedShop]:
    served = serve_shop(tmp_path / "shop")
    yield served
    served.stop()
