"""Shops that several tests of a file share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.server.shops import ServedShop, serve_shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
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
