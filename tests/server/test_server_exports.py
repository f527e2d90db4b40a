"""Exported transactions, parsed back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

from embedded_server.exports import CSV, XLSX, harmless
from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from embedded_server.sample_data import seed
from tests.server.shops import OWNER, ServedShop, serve_shop
from tests.server.workbook import read_workbook


@pytest.fixture(scope="module")
def sold(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ServedShop, httpx.Client]]:
    shop = serve_shop(tmp_path_factory.mktemp("exports"))
    seed(shop.context, OWNER, customers=20, transactions=300)
    with shop.context.database.write() as session:
        payment = OnlinePayment("PAY-X", Decimal("12.50"), plan_name="=2+5", customer_firstname="Aïcha, “N'Diaye”\n2")
        record_online_payment(session, shop.owner.partner_id, payment)
    yield shop, shop.sign_in()
    shop.stop()


def _export(client: httpx.Client, **body: Any) -> httpx.Response:
    answer = client.post("/transactions/export/", json=body)
    assert answer.status_code == 200, answer.text
    return answer


def _listed(client: httpx.Client, query: str = "") -> list[dict[str, Any]]:
    data = client.get(f"/transactions/filter/?page_size=1000&extras=1&{query}").json()["data"]
    rows: list[dict[str, Any]] = data["paginate_data"]
    return rows[::-1]


def test_a_csv_file_holds_every_transaction_as_it_is_listed(sold: tuple[ServedShop, httpx.Client]) -> None:
    _, client = sold
    answer = _export(client, format="csv")
    assert answer.headers["content-type"] == CSV
    assert answer.headers["content-disposition"] == 'attachment; filename="transactions.csv"'
    table = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8"), newline="")))
    listed = _listed(client)
    assert len(table) == len(listed) > 300
    for row, known in zip(table, listed, strict=True):
        for key in ("payment_reference", "amount_paid", "status", "type", "created_at", "payment_kind"):
            assert row[key] == known[key]
    strange = table[-1]
    assert strange["customer_firstname"] == "Aïcha, “N'Diaye”\n2"
    assert strange["plan_name"] == "'=2+5"


def test_a_workbook_holds_numbers_and_dates(sold: tuple[ServedShop, httpx.Client]) -> None:
    _, client = sold
    answer = _export(client, format="xlsx")
    assert answer.headers["content-type"] == XLSX
    heading, *rows = read_workbook(answer.content)
    listed = _listed(client)
    assert len(rows) == len(listed)
    amount, moment = heading.index("amount_paid"), heading.index("created_at")
    for row, known in zip(rows, listed, strict=True):
        assert row[amount] == float(known["amount_paid"])
        assert isinstance(row[moment], float)
        shown = datetime(1899, 12, 30) + timedelta(days=float(str(row[moment])))  # noqa: DTZ001 - sheets know no zones
        wanted = datetime.fromisoformat(known["created_at"]).replace(tzinfo=None)
        assert abs(shown - wanted) < timedelta(seconds=1)


def test_days_and_filters_choose_what_is_exported(sold: tuple[ServedShop, httpx.Client]) -> None:
    _, client = sold
    day = _listed(client)[150]["created_at"][:10]
    table = list(csv.DictReader(io.StringIO(_export(client, format="csv", date_from=day, date_to=day).text)))
    assert len(table) == len(_listed(client, f"start_date={day}&end_date={day}")) > 0
    assert {row["created_at"][:10] for row in table} == {day}
    payouts = list(csv.DictReader(io.StringIO(_export(client, format="csv", type="payout").text)))
    assert {row["type"] for row in payouts} == {"payout"}
    books = [len(_export(client, format="csv", book=book).text.splitlines()) for book in ("wallet", "assigned")]
    assert all(count > 1 for count in books)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "format"),
        ({"format": "doc"}, "format"),
        ({"format": "csv", "date_from": "yesterday"}, "date_from"),
        ({"format": "csv", "status": "lost"}, "status"),
    ],
)
def test_an_export_that_makes_no_sense_is_refused_by_name(
    body: dict[str, Any], field: str, sold: tuple[ServedShop, httpx.Client]
) -> None:
    _, client = sold
    answer = client.post("/transactions/export/", json=body)
    assert (answer.status_code, set(answer.json()["data"])) == (400, {field})


def test_an_export_may_carry_a_key(sold: tuple[ServedShop, httpx.Client]) -> None:
    _, client = sold
    headers = {"Idempotency-Key": "export"}
    first, again, other = (
        client.post("/transactions/export/", json={"format": kind}, headers=headers) for kind in ("csv", "csv", "xlsx")
    )
    assert first.content == again.content
    assert (first.status_code, other.status_code) == (200, 422)


def test_formulas_are_disarmed_and_telephone_numbers_left_alone() -> None:
    for text in ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-x", "\tx"):
        assert harmless(text) == f"'{text}"
    for text in ("+22890000000", "-12.50", "Ama", ""):
        assert harmless(text) == text
