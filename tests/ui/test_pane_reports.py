"""The reports pane on the real services and the real server: periods, comparisons, the month, files, a cloud's gaps."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.core.served_shop import Served, filled_server, hire
from tests.server.shops import ServedShop
from tests.ui.conftest import Run, until
from tests.ui.opened import dialog, plain, texts
from tests.ui.served_pane import shown
from tiknet_desktop.domain.money import currency
from tiknet_desktop.services.periods import Period
from tiknet_desktop.services.reports import Rate
from ui.kit.form import FormDialog
from ui.kit.i18n import set_language
from ui.panes.money.days import shown_day, today, typed_day
from ui.panes.reports import create_pane
from ui.panes.reports.paper import BOTTOM, blocks_of, month_images, paginated, write_month_pdf
from ui.panes.reports.words import Purse, change, comparison, step_label

ANALYTICS = ("analytics_revenue", "analytics_customers", "analytics_plans", "analytics_routers", "monthly_report")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    served = filled_server(tmp_path_factory.mktemp("reports-pane"))
    yield served
    served.stop()


async def without_analytics(shop: Served) -> None:
    """Make of the server one that has no reports, as the cloud."""
    shop.transport.missing.update(ANALYTICS)


async def drawn(page: Any) -> Any:
    await until(lambda: page.figures is not None and page.page.isVisible())
    return page


async def opened_tab(pane: Any, key: str) -> Any:
    pane.open_tab(key)
    return await drawn(pane.pages[key])


# ---------------------------------------------------------------- words


def test_a_comparison_is_said_in_words_and_with_a_sign(dressed: Any) -> None:
    assert plain(comparison(Decimal(120), Decimal(100))) == "20 % de plus qu’avant (100)"
    assert plain(comparison(Decimal(80), Decimal(100))) == "20 % de moins qu’avant (100)"
    assert comparison(Decimal(100), Decimal(100)) == "comme avant (100)"
    assert comparison(Decimal(5), Decimal(0)) == "rien à la période précédente"
    assert comparison(Decimal(5), None) == "la période précédente n’est pas connue"
    assert [
        plain(change(Decimal(now), before)[0]) for now, before in ((2, Decimal(1)), (1, Decimal(2)), (1, None))
    ] == [
        "+100 %",
        "−50 %",
        "–",
    ]


def test_days_are_typed_as_people_do() -> None:
    assert typed_day("22/11/2026") == typed_day("22 11 2026") == typed_day("2026-11-22") == date(2026, 11, 22)
    assert typed_day("31/02/2026") is None
    assert shown_day(date(2026, 2, 3)) == "03/02/2026"


def test_labels_under_bars_stay_short(dressed: Any) -> None:
    month = Period(date(2026, 11, 1), date(2026, 11, 30))
    assert step_label(date(2026, 11, 16), "day", month) == "16"
    assert step_label(date(2026, 10, 26), "week", month) == "1/11"
    assert step_label(date(2026, 11, 16), "day", Period(date(2026, 11, 16), date(2026, 11, 22))) == "lun. 16"


def test_a_second_currency_is_shown_beside_the_shop_s(dressed: Any) -> None:
    rate = Rate("XOF", currency("EUR"), Decimal("0.001524"), None)
    assert plain(Purse(currency("XOF"), rate).second(Decimal(10000))) == "≈ 15,24 EUR"
    assert Purse(currency("XOF")).second(Decimal(10000)) == ""


# ---------------------------------------------------------------- the pages


def test_every_page_tells_its_figures_and_what_they_were_before(
    server: ServedShop, run: Run[Any], tmp_path: Path
) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server) as (pane, _):
            sales = await drawn(pane.sales)
            told = sales.figures[0]
            assert "avant" in texts(sales.total)
            assert "serveur" in texts(sales.total)
            assert sales.chart.table()[0] == ["", "cette période", "période précédente"]
            assert len(sales.chart.table()) == 8
            assert sales.ranking.lines
            for by in ("seller", "payment_kind", "router"):
                before = sales.figures
                sales.by.set_current(by, tell=True)
                await until(lambda before=before: sales.figures is not before)
            assert {line.name for line in sales.ranking.lines} == {"Routeur non nommé"}
            pane.bar.steps.set_current("week", tell=True)
            await until(lambda: sales.figures[0] is not told)
            customers = await opened_tab(pane, "customers")
            assert "Nouveaux clients" in texts(customers)
            plans = await opened_tab(pane, "plans")
            assert plans.ranking.lines[0].amount >= plans.ranking.lines[-1].amount
            routers = await opened_tab(pane, "routers")
            assert "Aucun routeur sur cette période." in texts(routers)

    run(journey())


def test_other_days_are_asked_for_and_compared_with_as_many_before(
    server: ServedShop, run: Run[Any], tmp_path: Path
) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server) as (pane, _):
            await drawn(pane.sales)
            pane.bar.own.click()
            await until(lambda: isinstance(dialog(), FormDialog))
            form = dialog()
            assert isinstance(form, FormDialog)
            first = today() - timedelta(days=9)
            form.form.edit("first").setText(shown_day(today()))
            form.form.edit("last").setText(shown_day(first))
            form.submit.click()
            await until(lambda: dialog() is not None and dialog() is not form)
            again = dialog()
            assert isinstance(again, FormDialog)
            assert "vient avant le premier" in texts(again)
            again.form.edit("first").setText(shown_day(first))
            again.form.edit("last").setText(shown_day(today()))
            again.submit.click()
            await until(lambda: pane.bar.period == Period(first, today()))
            assert "comparé à" in pane.bar.against.full_text()
            await until(lambda: len(pane.sales.chart.table()) == 11)

    run(journey())


def test_a_server_without_reports_gets_them_added_up_here_and_says_so(
    server: ServedShop, run: Run[Any], tmp_path: Path
) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server, prepare=without_analytics) as (pane, _):
            sales = await drawn(pane.sales)
            assert "D’après ce que cet ordinateur connaît" in texts(sales)
            await until(lambda: "non offert par ce serveur" in texts(sales))  # once all lists are read
            assert sales.figures[0].now.total > 0
            customers = await opened_tab(pane, "customers")
            assert "seul le serveur le sait" in texts(customers)
            month = await opened_tab(pane, "month")
            assert month.figures.origin.source == "computer"
            assert (await month.save_pdf(tmp_path / "cloud.pdf")) is not None

    run(journey())


def test_kept_figures_open_offline(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server) as (pane, shop):
            sales = await drawn(pane.sales)
            told = sales.figures[0].now
            shop.transport.online = False
            pane.reload()
            await until(lambda: "Derniers chiffres connus" in texts(sales))
            assert sales.figures[0].origin.source == "kept"
            assert sales.figures[0].now == told

    run(journey())


# ---------------------------------------------------------------- the month and its files


def test_a_month_is_closed_with_a_list_a_pdf_and_a_workbook(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path / "shop", server) as (pane, _):
            month = await opened_tab(pane, "month")
            month.choose(today().replace(day=1))
            await until(lambda: month.figures.period.first == today().replace(day=1))
            assert "Avant de clore le mois" in texts(month)
            assert "Le mois n’est pas encore fini" in texts(month)
            assert "Rapports de ce serveur" in plain(month.list.offered.full_text())
            assert not month.later.isEnabled()
            month.sellers.by.set_current("day", tell=True)
            assert await month.save_pdf(tmp_path / "month.pdf") is not None
            raw = (tmp_path / "month.pdf").read_bytes()
            assert raw[:5] == b"%PDF-"
            await pane.save_workbook(tmp_path / "month.xlsx")
            with zipfile.ZipFile(tmp_path / "month.xlsx") as book:
                sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
                assert len(sheets) == 7
                summary = book.read("xl/worksheets/sheet1.xml").decode()
                assert f"<v>{int(month.figures.revenue.total)}</v>" in summary
            said = [words for words, _ in pane.context.said]
            assert any(words.startswith("Rapport enregistré") for words in map(plain, said))
            await opened_tab(pane, "sales")
            await pane.save_workbook(tmp_path / "sales.xlsx")
            assert (tmp_path / "sales.xlsx").read_bytes()[:2] == b"PK"

    run(journey())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_report_on_paper_breaks_between_lines_and_numbers_its_pages(
    server: ServedShop, run: Run[Any], tmp_path: Path, language: str
) -> None:
    async def journey() -> None:
        set_language(language)
        async with shown(create_pane, tmp_path / "shop", server) as (pane, _):
            month = await opened_tab(pane, "month")
            month.choose(today().replace(day=1))
            await until(lambda: month.figures.period.first == today().replace(day=1))
            paper = month.paper()
            pages = paginated(blocks_of(paper))
            assert len(pages) >= 2
            for page in pages:
                assert all(y + block.height <= BOTTOM + 1 for y, block in page)
            assert write_month_pdf(tmp_path / "paper.pdf", paper) == len(pages)
            images = month_images(paper, 420)
            assert len(images) == len(pages)
            ink = sum(images[0].pixelColor(x, y).lightness() < 128 for x in range(0, 420, 2) for y in range(0, 594, 2))
            assert ink > 200

    run(journey())


def test_a_second_currency_is_chosen_and_remembered(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server) as (pane, shop):
            await drawn(pane.sales)
            pane.exchange.click()
            await until(lambda: isinstance(dialog(), FormDialog))
            form = dialog()
            assert isinstance(form, FormDialog)
            form.form.edit("choice").set_value("country:GH")  # type: ignore[attr-defined]
            form.submit.click()
            await until(lambda: dialog() is not None and dialog() is not form)
            again = dialog()
            assert isinstance(again, FormDialog)
            assert "aucun taux pour GHS" in texts(again)
            again.form.edit("choice").set_value("rate:EUR")  # type: ignore[attr-defined]
            again.submit.click()
            await until(lambda: "EUR" in texts(pane.sales.total))
            assert shop.services.settings.get("pane.reports")["currency"] == "EUR"

    run(journey())


def test_a_worker_is_told_whom_to_ask(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    email = hire(server, "Worker")

    async def journey() -> None:
        async with shown(create_pane, tmp_path, server, email=email, wait=False) as (pane, _):
            assert "Réservé à d’autres rôles" in texts(pane)
            pane.open_record(None, tab="month")

    run(journey())
