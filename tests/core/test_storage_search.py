"""What a pane can ask of the cache."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.storage_parts import customer, open_database
from tiknet_desktop.contracts.resources import resource
from tiknet_desktop.storage import cache, filling, search
from tiknet_desktop.storage.codec import BadRowError, codec_of, fold
from tiknet_desktop.storage.database import ShopDatabase
from tiknet_desktop.storage.records import Filter, Page, RecordQuery, Sort

NAMES = ["Élodie", "elodie", "Zoé", "Ama", "Ôscar", "Kofi"]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[ShopDatabase]:
    with open_database(tmp_path) as opened:
        rows = [customer(n, first_name=name, blocked=n % 2 == 0) for n, name in enumerate(NAMES)]
        opened.write(cache.apply_rows, "customers", rows)
        yield opened


def ask(database: ShopDatabase, query: RecordQuery, offset: int = 0, limit: int = 50) -> Page:
    return database.read(search.RecordReader().page, query, offset, limit)


def names(page: Page) -> list[str]:
    return [row["first_name"] for row in page.rows]


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("elodie", ["Élodie", "elodie"]),
        ("ÉLO", ["Élodie", "elodie"]),
        ("od", ["Élodie", "elodie"]),
        ("o", ["Élodie", "elodie", "Zoé", "Ama", "Ôscar", "Kofi"]),
        ("mensah 3", ["Ama"]),
        ("client5@example", ["Kofi"]),
        ("9000000 zoe", ["Zoé"]),
        ("nobody", []),
        ('"; drop', []),
        ("100%", []),
        ("  ", NAMES),
    ],
)
def test_search_finds_words_anywhere_without_case_or_accents(
    database: ShopDatabase, text: str, found: list[str], indexed: bool
) -> None:
    while indexed and database.write(search.index_some, "customers"):
        pass
    page = ask(database, RecordQuery("customers", text))
    assert sorted(names(page)) == sorted(found)
    assert page.count == len(found)
    assert page.total == len(NAMES)


@pytest.mark.parametrize("sort", [(), (Sort("first_name"),), (Sort("first_name", descending=True),)])
@pytest.mark.parametrize("text", ["o", "od", "mensah", "9000000 o"])
def test_a_glance_shows_the_rows_with_which_the_whole_answer_begins(
    database: ShopDatabase, text: str, sort: tuple[Sort, ...]
) -> None:
    query = RecordQuery("customers", text, filters=(Filter("blocked", "eq", True),), sort=sort)
    reader = search.RecordReader()
    database.read(reader.page, RecordQuery("customers"), 0, 1)
    early = database.read(reader.glance, query, 1)
    whole = database.read(reader.page, query, 0, 50)
    assert early is not None
    assert not early.counted
    assert (early.rows, early.count, early.total) == (whole.rows[:1], 1, len(NAMES))
    assert whole.counted


def test_there_is_no_glance_where_it_would_not_help(database: ShopDatabase) -> None:
    reader = search.RecordReader()
    query = RecordQuery("customers", "o")
    assert database.read(reader.glance, query, 1) is None, "the list itself was never read"
    database.read(reader.page, RecordQuery("customers"), 0, 1)
    assert database.read(reader.glance, RecordQuery("customers", "nobody"), 1) is None
    assert database.read(reader.glance, RecordQuery("customers"), 1) is None, "nothing is searched"
    assert database.read(reader.glance, query, 1) is not None
    database.read(reader.page, query, 0, 1)
    assert database.read(reader.glance, query, 1) is None, "counted by now"


def test_the_index_follows_changes_and_deletions(database: ShopDatabase) -> None:
    while database.write(search.index_some, "customers"):
        pass
    database.write(cache.apply_rows, "customers", [customer(3, first_name="Abalo"), customer(50, first_name="Nouveau")])
    database.write(cache.remove_rows, "customers", ["105"])
    assert names(ask(database, RecordQuery("customers", "abalo"))) == ["Abalo"]
    assert names(ask(database, RecordQuery("customers", "nouveau"))) == ["Nouveau"]
    assert names(ask(database, RecordQuery("customers", "kofi"))) == []
    assert database.integrity_problems() == []


def test_text_sorts_without_case_and_accents(database: ShopDatabase) -> None:
    page = ask(database, RecordQuery("customers", sort=(Sort("first_name"),)))
    assert [fold(name) for name in names(page)] == sorted(fold(name) for name in NAMES)
    back = ask(database, RecordQuery("customers", sort=(Sort("first_name", descending=True),)))
    assert names(back) == list(reversed(names(page)))


def test_pages_cover_everything_once(database: ShopDatabase) -> None:
    database.write(cache.apply_rows, "customers", [customer(number) for number in range(100, 400)])
    query = RecordQuery("customers", sort=(Sort("last_name"), Sort("first_name")))
    keys = [row.key for offset in range(0, 320, 50) for row in ask(database, query, offset).rows]
    assert len(keys) == len(set(keys)) == 306
    assert keys == database.read(search.RecordReader().keys, query)


def test_without_rows_it_is_only_counted(database: ShopDatabase) -> None:
    page = ask(database, RecordQuery("customers", "od"), limit=0)
    assert (page.rows, page.count, page.total) == ((), 2, len(NAMES))


def test_a_glance_is_not_taken_again_for_a_search_that_narrows_one_in_vain(database: ShopDatabase) -> None:
    reader = search.RecordReader()
    database.read(reader.page, RecordQuery("customers"), 0, 1)
    assert database.read(reader.glance, RecordQuery("customers", "el"), 3) is None
    assert database.read(reader.glance, RecordQuery("customers", "elo"), 1) is None, "narrower: known to be rare"
    assert database.read(reader.glance, RecordQuery("customers", "zo"), 1) is not None
    assert database.read(reader.glance, RecordQuery("customers", "elo", sort=(Sort("first_name"),)), 1) is not None


def test_filters_compare_decoded_values(database: ShopDatabase) -> None:
    def found(*filters: Filter) -> list[str]:
        return sorted(names(ask(database, RecordQuery("customers", filters=filters))))

    assert found(Filter("blocked", "eq", True)) == sorted(NAMES[::2])
    assert found(Filter("first_name", "contains", "ÓD")) == sorted(["Élodie", "elodie"])
    assert found(Filter("data_used", "ge", 4_000)) == sorted(NAMES[4:])
    assert found(Filter("date_added", "lt", datetime(2026, 10, 1, 10, 2, tzinfo=UTC))) == sorted(NAMES[:2])
    assert found(Filter("username", "in", ["client1", "client2"])) == sorted(NAMES[1:3])
    assert found(Filter("plan_name", "empty")) == sorted(NAMES)
    assert found(Filter("plan_name", "not_empty")) == []
    assert found(Filter("state", "eq", "pending")) == []


def test_a_secret_field_cannot_be_asked_for(database: ShopDatabase) -> None:
    with pytest.raises(KeyError):
        ask(database, RecordQuery("routers", filters=(Filter("password", "eq", "x"),)))


def test_money_sums_exactly(database: ShopDatabase) -> None:
    rows = [{"id": n, "amount_paid": "0.10", "created_at": "2026-11-01T10:00:00Z"} for n in range(30)]
    database.write(cache.apply_rows, "wallet_transactions", rows)
    assert database.read(search.aggregate, RecordQuery("wallet_transactions"), "amount_paid", "sum") == Decimal("3.00")
    assert database.read(search.aggregate, RecordQuery("wallet_transactions"), "id", "count") == 30


def test_an_interrupted_fill_gets_its_indexes_later(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        assert database.write(filling.begin_fill, "customers")
        database.write(cache.apply_rows, "customers", [customer(1)])
        missing = database.write(filling.missing_indexes, "customers")
        assert "cache_customers_last_name" in missing
        for name in missing:
            database.write(filling.make_index, "customers", name)
        assert database.write(filling.missing_indexes, "customers") == []
        assert not database.write(filling.begin_fill, "customers")


def test_wire_spellings_and_units_are_understood() -> None:
    codec = codec_of(resource("network_sessions"))
    stored = codec.stored({"key": "k", "user": "u", "mac": "aa-bb-cc-dd-ee-ff", "uptime": "1h1m", "bytes-in": "1.5 GB"})
    values = codec.values(stored)
    assert (values["username"], values["mac_address"]) == ("u", "AA:BB:CC:DD:EE:FF")
    assert (values["uptime"], values["bytes_in"]) == (timedelta(seconds=3_660), 1_500_000_000)
    with pytest.raises(BadRowError):
        codec.stored({"user": "u"})
    with pytest.raises(BadRowError):
        codec.stored({"key": "k", "uptime": "soon"})


TYPED = st.lists(
    st.one_of(st.sampled_from(list("aeko 0123@")), st.just("erase"), st.sampled_from(["kofi", "ama", "zoe 9"])),
    min_size=1,
    max_size=14,
)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ShopDatabase]:
    with open_database(tmp_path_factory.mktemp("crowd")) as opened:
        made = [customer(n, first_name=NAMES[n % len(NAMES)], last_name=f"Agbéko {n % 37}") for n in range(300)]
        opened.write(cache.apply_rows, "customers", made)
        while opened.write(search.index_some, "customers"):
            pass
        yield opened


@given(TYPED)
def test_letter_by_letter_leads_where_the_whole_search_leads(crowd: ShopDatabase, typed: list[str]) -> None:
    """Rows found before are looked through again when a search narrows: nothing may be lost or kept on the way."""
    reader, text = search.RecordReader(), ""
    for step in typed:
        text = text[:-1] if step == "erase" else text + step
        query = RecordQuery("customers", text, sort=(Sort("last_name"),))
        kept, fresh = crowd.read(reader.page, query, 0, 50), ask(crowd, query)
        assert (kept.count, [row.key for row in kept.rows]) == (fresh.count, [row.key for row in fresh.rows]), text


def test_a_change_meanwhile_is_found_by_the_letter_that_follows(database: ShopDatabase) -> None:
    reader = search.RecordReader()
    assert database.read(reader.page, RecordQuery("customers", "zo"), 0, 9).count == 1
    database.write(cache.apply_rows, "customers", [customer(len(NAMES), first_name="Zoélie")])
    reader.forget("customers")
    assert database.read(reader.page, RecordQuery("customers", "zoe"), 0, 9).count == 2
