"""Actions: how they merge, wait, settle and go back, and what rows show meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.core.storage_parts import block, customer, new_block, open_database
from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.storage import cache, outbox, search
from tiknet_desktop.storage.database import ShopDatabase
from tiknet_desktop.storage.entries import HIDDEN, Entry, NewEntry
from tiknet_desktop.storage.errors import NotSendableError, UnknownRowError
from tiknet_desktop.storage.records import EntryError, EntryStatus, Record, RecordQuery, RowState

NOW = 1_800_000_000.0


@pytest.fixture
def database(tmp_path: Path) -> Iterator[ShopDatabase]:
    with open_database(tmp_path) as opened:
        opened.write(cache.apply_rows, "customers", [customer(number) for number in range(5)])
        yield opened


def row(database: ShopDatabase, number: int = 1) -> Record:
    found = database.read(search.find, "customers", {"username": f"client{number}"})
    assert found is not None
    return found


def claim(database: ShopDatabase, limit: int = 10) -> list[Entry]:
    return database.write(outbox.claim, NOW, limit)


def rename(database: ShopDatabase, number: int, **changes: str) -> Entry | None:
    target = row(database, number)
    new = NewEntry(
        "update_customer", "customers", target.key, new_ulid(), path={"id": target["id"]}, body=changes, changes=changes
    )
    return database.write(outbox.append, new)


def create(database: ShopDatabase, code: str = "CODE1234") -> Entry:
    values = {"first_name": "Afi", "username": code}
    new = NewEntry(
        "create_customer", "customers", new_ulid(), new_ulid(), body=values, changes=values, creates=True,
        natural={"username": code},
    )  # fmt: skip
    made = database.write(outbox.append, new)
    assert made is not None
    return made


def statuses(database: ShopDatabase) -> list[str]:
    return [entry.status.value for entry in reversed(database.read(outbox.listed, "all", 0, 100))]


def test_an_action_shows_at_once_and_is_confirmed_by_the_answer(database: ShopDatabase) -> None:
    block(database, "client1")
    shown = row(database)
    assert (shown["blocked"], shown.state, shown.pending) == (True, RowState.PENDING, {"blocked"})
    (entry,) = claim(database)
    assert entry.status is EntryStatus.INFLIGHT
    database.write(outbox.complete, entry, {"blocked": True})
    confirmed = row(database)
    assert (confirmed["blocked"], confirmed.state, confirmed.pending) == (True, RowState.CLEAN, frozenset())


def test_updates_that_were_never_sent_become_one(database: ShopDatabase) -> None:
    rename(database, 1, first_name="Yao")
    rename(database, 1, last_name="Agbeko")
    rename(database, 1, first_name="Kodjo")
    (entry,) = claim(database)
    assert entry.body == {"first_name": "Kodjo", "last_name": "Agbeko"}


def test_a_change_back_to_what_the_server_has_cancels_out(database: ShopDatabase) -> None:
    block(database, "client1")
    assert database.write(outbox.append, new_block(row(database).key, "client1", False)) is None
    assert statuses(database) == ["undone"]
    assert row(database).state is RowState.CLEAN
    assert claim(database) == []


def test_what_was_sent_is_never_merged_into(database: ShopDatabase) -> None:
    block(database, "client1")
    claim(database)
    block(database, "client1", False)
    assert statuses(database) == ["inflight", "queued"]
    assert row(database)["blocked"] is False


def test_create_and_delete_cancel_out(database: ShopDatabase) -> None:
    made = create(database)
    delete = NewEntry("delete_customer", "customers", made.local_key, new_ulid(), changes={HIDDEN: True})
    assert database.write(outbox.append, delete) is None
    assert claim(database) == []
    assert database.read(search.get, "customers", made.local_key) is None


def test_a_delete_hides_the_row_and_takes_the_place_of_updates(database: ShopDatabase) -> None:
    rename(database, 1, first_name="Yao")
    key = row(database).key
    delete = NewEntry(
        "delete_customer", "customers", key, new_ulid(), path={"username": "client1"}, changes={HIDDEN: True}
    )
    database.write(outbox.append, delete)
    assert database.read(search.RecordReader().page, RecordQuery("customers"), 0, 10).total == 4
    (entry,) = claim(database)
    assert entry.operation == "delete_customer"
    database.write(outbox.mark_failed, entry, EntryError("forbidden", 403))
    database.write(outbox.undo, entry.id)
    assert database.read(search.RecordReader().page, RecordQuery("customers"), 0, 10).total == 5


def test_order_is_kept_per_row_and_a_stuck_row_blocks_no_other(database: ShopDatabase) -> None:
    block(database, "client1")
    (first,) = claim(database)
    rename(database, 1, first_name="Yao")
    block(database, "client2")
    assert [entry.local_key for entry in claim(database)] == [row(database, 2).key]
    database.write(outbox.mark_failed, first, EntryError("validation", 400))
    assert claim(database) == []
    database.write(outbox.undo, first.id)
    assert [entry.operation for entry in claim(database)] == ["update_customer"]


def test_a_dependent_waits_and_gets_the_number_the_server_gave(database: ShopDatabase) -> None:
    made = create(database)
    follow = NewEntry(
        "assign_plan", "assigned_plans", new_ulid(), new_ulid(),
        body={"customer_id": {"$from": made.id, "field": "customer"}, "plan": "one-day", "gone": {"$from": made.id, "field": "x"}},
        changes={"plan_name": "1 jour"}, creates=True, depends_on=[made.id], natural={"reference": "R1"},
    )  # fmt: skip
    database.write(outbox.append, follow)
    (first,) = claim(database)
    assert first.id == made.id
    database.write(outbox.complete, first, {"id": 900, "customer": 5900, "username": "CODE1234", "first_name": "Afi"})
    created = database.read(search.get, "customers", made.local_key)
    assert created is not None
    assert created["id"] == 900
    (second,) = claim(database)
    assert second.body == {"customer_id": 5900, "plan": "one-day"}


def test_undoing_an_action_undoes_what_depends_on_it(database: ShopDatabase) -> None:
    made = create(database)
    follow = NewEntry(
        "assign_plan", "assigned_plans", new_ulid(), new_ulid(), changes={"plan_name": "x"}, creates=True,
        depends_on=[made.id],
    )  # fmt: skip
    database.write(outbox.append, follow)
    database.write(outbox.undo, made.id)
    assert statuses(database) == ["undone", "undone"]
    assert database.read(search.get, "assigned_plans", follow.local_key) is None


def test_what_is_being_sent_cannot_be_undone(database: ShopDatabase) -> None:
    entry = block(database, "client1")
    claim(database)
    with pytest.raises(NotSendableError):
        database.write(outbox.undo, entry.id)


def test_after_a_crash_what_was_being_sent_is_unknown(database: ShopDatabase) -> None:
    block(database, "client1")
    block(database, "client2")
    claim(database, 1)
    assert database.write(outbox.recover) == 1
    assert statuses(database) == ["unknown", "queued"]
    assert row(database).state is RowState.UNKNOWN


def test_other_fields_merge_and_the_same_field_is_a_conflict_with_both_versions(database: ShopDatabase) -> None:
    entry = block(database, "client1")
    database.write(cache.apply_rows, "customers", [customer(1, last_name="Changed there")])
    merged = row(database)
    assert (merged["last_name"], merged["blocked"], merged.state) == ("Changed there", True, RowState.PENDING)
    renamed = rename(database, 2, first_name="Ours")
    assert renamed is not None
    database.write(cache.apply_rows, "customers", [customer(2, first_name="Theirs")])
    conflict = database.read(outbox.get, renamed.id)
    assert (conflict.status, conflict.theirs, conflict.changes) == (
        EntryStatus.CONFLICT, {"first_name": "Theirs"}, {"first_name": "Ours"},
    )  # fmt: skip
    assert [one.id for one in claim(database)] == [entry.id]


@pytest.mark.parametrize(("mine", "shown", "status"), [(True, "Ours", "queued"), (False, "Theirs", "undone")])
def test_a_person_ends_a_conflict(database: ShopDatabase, mine: bool, shown: str, status: str) -> None:
    entry = rename(database, 2, first_name="Ours")
    assert entry is not None
    database.write(cache.apply_rows, "customers", [customer(2, first_name="Theirs")])
    database.write(outbox.resolve, entry.id, keep_mine=mine)
    assert row(database, 2)["first_name"] == shown
    assert statuses(database) == [status]
    database.write(cache.apply_rows, "customers", [customer(2, first_name="Theirs")])
    assert statuses(database) == [status]


def test_a_retry_after_a_refusal_uses_a_new_key_and_after_silence_the_same(database: ShopDatabase) -> None:
    refused, silent = create(database, "AAAA2222"), create(database, "BBBB3333")
    for entry in claim(database):
        if entry.id == refused.id:
            database.write(outbox.mark_failed, entry, EntryError("validation", 400))
        else:
            database.write(outbox.mark_unknown, entry, None)
    for one in (refused, silent):
        database.write(outbox.retry, one.id)
    assert database.read(outbox.get, refused.id).idempotency_key != refused.id
    assert database.read(outbox.get, silent.id).idempotency_key == silent.id


def test_a_row_the_server_dropped_goes_when_its_action_ends(database: ShopDatabase) -> None:
    entry = block(database, "client1")
    database.write(cache.remove_rows, "customers", ["101"])
    assert row(database).state is RowState.PENDING
    database.write(outbox.undo, entry.id)
    assert database.read(search.find, "customers", {"username": "client1"}) is None


def test_a_pull_that_is_quicker_than_the_answer_makes_no_second_row(database: ShopDatabase) -> None:
    made = create(database)
    (entry,) = claim(database)
    there: dict[str, Any] = customer(77, username="CODE1234", first_name="Afi")
    applied = database.write(cache.apply_rows, "customers", [there])
    database.write(outbox.settle_effects, applied.effects)
    database.write(outbox.complete, entry, there)
    found = database.read(search.RecordReader().page, RecordQuery("customers", "CODE1234"), 0, 10).rows
    assert [(one.key, one["id"], one.state) for one in found] == [(made.local_key, 177, RowState.CLEAN)]


def test_equal_rows_cost_no_write(database: ShopDatabase) -> None:
    applied = database.write(cache.apply_rows, "customers", [customer(number) for number in range(5)])
    assert (applied.keys, applied.unchanged) == (set(), 5)


def test_one_bad_row_is_put_aside_and_the_others_stay(database: ShopDatabase) -> None:
    applied = database.write(
        cache.apply_rows, "customers", [customer(8), customer(9, date_added="yesterday"), "no row", customer(10)]
    )
    assert (len(applied.keys), applied.quarantined) == (2, 2)


def test_an_action_on_a_row_that_is_not_there_is_refused(database: ShopDatabase) -> None:
    with pytest.raises(UnknownRowError):
        database.write(outbox.append, new_block("no such key", "x"))


def test_a_wait_set_by_a_wrong_clock_is_not_waited_out(database: ShopDatabase) -> None:
    block(database, "client1")
    (entry,) = claim(database)
    database.write(outbox.release, entry, at=NOW + 10 * 365 * 86_400, error=None, reached=True)
    assert [one.id for one in claim(database)] == [entry.id]
