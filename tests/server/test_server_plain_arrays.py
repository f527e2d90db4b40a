"""Plain arrays of many rows: the same bytes as ever, without all of them as objects in memory at once."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from embedded_server.sample_data import seed
from tests.server.shops import OWNER, ServedShop, serve_shop

ROWS = 10_000
"""More than are taken from the database in one go."""


@pytest.fixture(scope="module")
def large(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    folder: Path = tmp_path_factory.mktemp("arrays")
    served = serve_shop(folder)
    seed(served.context, OWNER, customers=ROWS, transactions=0)
    yield served
    served.stop()


@pytest.fixture(scope="module")
def client(large: ServedShop) -> httpx.Client:
    return large.sign_in()


def test_an_array_has_the_rows_of_all_pages_in_their_order(client: httpx.Client) -> None:
    answer = client.get("/customers/list/")
    body = answer.json()
    paged = [row["id"] for page in range(1, 11) for row in _page(client, page)]
    assert [row["id"] for row in body["data"]] == paged
    assert list(body) == ["statusCode", "error", "message", "data", "exception"]
    assert int(answer.headers["content-length"]) == len(answer.content)
    unchanged = client.get("/customers/list/", headers={"If-None-Match": answer.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")


def _page(client: httpx.Client, page: int) -> list[dict[str, int]]:
    rows: list[dict[str, int]] = client.get(f"/customers/list/?page={page}&page_size=1000").json()["data"]
    return rows


def test_an_array_without_rows_is_empty(client: httpx.Client) -> None:
    answer = client.get("/customers/list/?search=nobody-of-that-name")
    assert answer.json()["data"] == []
    assert client.get("/plans/tickets/").json()["data"] == []


def test_arrays_without_a_tag_of_their_own_are_tagged_by_content(client: httpx.Client) -> None:
    tag = client.get("/plans/tickets/").headers["etag"]
    assert client.get("/plans/tickets/", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/customers/list/?search=a").headers["etag"] != client.get("/customers/list/").headers["etag"]


def test_an_array_takes_little_more_memory_than_its_text(client: httpx.Client) -> None:
    def read() -> int:
        with client.stream("GET", "/customers/list/") as answer:
            return sum(len(part) for part in answer.iter_raw())

    read()
    tracemalloc.start()
    try:
        length = read()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert length > 2_000_000
    # As objects the rows alone are some six times their text; a part of them is objects at a time.
    assert peak < 4 * length
