"""The drawer and taking sales back, in the counter itself, on real services."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.core.service_parts import opened as opened_shop
from tests.core.service_parts import plan_key
from tests.core.service_parts import until as until_shop
from tests.core.test_service_tills import Reversing
from tests.ui.conftest import Run, until
from tests.ui.opened import Window, dialog, plain, press, texts
from tiknet_desktop.domain.money import currency
from tiknet_desktop.services.sales import SaleRequest
from tiknet_desktop.services.tills import fingerprint
from tiknet_desktop.storage.sales import SaleState
from ui.kit import dialogs
from ui.kit.form import FormDialog
from ui.kit.i18n import set_language
from ui.kit.theme import theme
from ui.panes.sell.counting import PIECES, ClosingDialog
from ui.panes.sell.pane import SellPane
from ui.panes.sell.till_words import difference_words, till_paper
from ui.printing.till_paper import draw_till


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    set_language("fr")
    yield
    set_language("fr")


async def _counter(shop: Any, qtbot: QtBot) -> SellPane:
    pane = SellPane(Window(shop))
    qtbot.addWidget(pane)
    pane.resize(1158, 738)
    pane.show()
    await until(lambda: pane._loaded)
    return pane


async def _form() -> FormDialog:
    await until(lambda: isinstance(dialog(), FormDialog))
    found = dialog()
    assert isinstance(found, FormDialog)
    return found


def _write(form: FormDialog, **values: str) -> None:
    for key, text in values.items():
        form.form.edit(key).setText(text)  # type: ignore[attr-defined]


def test_a_till_is_opened_counted_and_closed_with_its_paper(
    qtbot: QtBot, run: Run[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def day() -> None:
        async with opened_shop(tmp_path, Reversing()) as (shop, _):
            pane = await _counter(shop, qtbot)
            assert plain(pane.till.text()).strip() == "Ouvrir la caisse"
            dict(pane.till.menu_actions())  # words and deeds
            pane.till.menu_actions()[0][1]()
            form = await _form()
            _write(form, amount="rien")
            form.submit.click()
            assert "chiffres" in texts(form)
            _write(form, amount="5 000")
            form.submit.click()
            await until(lambda: pane.till.till is not None)
            await shop.sales.sell(SaleRequest(await plan_key(shop), 2))
            pane.till.menu_actions()[0][1]()
            await until(lambda: isinstance(dialog(), ClosingDialog))
            closing = dialog()
            assert isinstance(closing, ClosingDialog)
            assert "6 000 FCFA" in texts(closing)
            closing.pieces.counts[5_000].setText("1")
            closing.pieces.counts[500].setText("1")
            closing.pieces._changed()
            assert closing.counted() == Decimal(5500)
            assert "manque" in plain(closing.difference.full_text()) and "500" in closing.difference.full_text()
            closing.remark.set_value("une pièce perdue")
            closing.submit.click()
            await until(lambda: pane.till.till is None and dialog() is not closing and dialog() is not None)
            target = tmp_path / "caisse.pdf"

            async def here(*_: Any) -> Path:
                return target

            monkeypatch.setattr(dialogs, "save_path", here)
            press(dialog(), "Enregistrer en PDF…")
            await until(target.exists)
            await until(lambda: target.stat().st_size > 2_000)
            assert target.read_bytes().startswith(b"%PDF")
            press(dialog(), "Terminé")
            (till,) = await shop.tills.past()
            assert (till.difference, till.note, till.fingerprint) == (
                Decimal(-500),
                "une pièce perdue",
                fingerprint(till),
            )
            await until(lambda: dialog() is None)

    run(day())


def test_a_sale_is_taken_back_from_the_list_and_leaves_the_till(qtbot: QtBot, run: Run[Any], tmp_path: Path) -> None:
    async def day() -> None:
        server = Reversing()
        async with opened_shop(tmp_path, server) as (shop, _):
            pane = await _counter(shop, qtbot)
            till = await shop.tills.open(Decimal(0))
            sale = await shop.sales.sell(SaleRequest(await plan_key(shop)))

            async def confirmed() -> bool:
                found = await shop.sales.get(sale.id)
                return found is not None and found.state is SaleState.CONFIRMED

            await until_shop(shop, confirmed)
            await until(lambda: pane.recent.lines and "Confirmée" in texts_of(pane))
            pane.recent.lines[0].take_back.click()
            form = await _form()
            assert "PIN" not in texts(form)  # the owner sells
            _write(form, reason="mauvais forfait")
            form.submit.click()
            await until(lambda: len(server.reversed) == 1)
            await until(lambda: not pane.recent.lines[0].take_back.isEnabled())
            assert (await shop.tills.figures(till.id)).expected == 0

    run(day())


def texts_of(pane: SellPane) -> str:
    """What the pills of the last sales say."""
    return " ".join(line.pill.accessibleName() for line in pane.recent.lines)


def test_every_sale_of_this_computer_can_be_found_by_its_code(qtbot: QtBot, run: Run[Any], tmp_path: Path) -> None:
    async def day() -> None:
        async with opened_shop(tmp_path, Reversing()) as (shop, transport):
            transport.online = False
            plan = await plan_key(shop)
            sales = [await shop.sales.sell(SaleRequest(plan)) for _ in range(8)]
            pane = await _counter(shop, qtbot)
            await until(lambda: sum(not line.isHidden() for line in pane.recent.lines) == 5)
            pane.recent.more.click()
            await until(lambda: sum(not line.isHidden() for line in pane.recent.lines) == 8)
            code = sales[0].codes[0]
            pane.recent.search.setText(f"{code[:4].lower()}-{code[4:].lower()}")
            await until(lambda: sum(not line.isHidden() for line in pane.recent.lines) == 1)
            pane.recent.search.setText("rien de tel")
            await until(lambda: "Aucune vente" in texts(pane.recent))

    run(day())


@pytest.mark.parametrize("code", ["XOF", "XAF"])
def test_pieces_add_up_and_the_words_name_what_is_missing(code: str) -> None:
    money = currency(code)
    assert list(PIECES[code]) == sorted(PIECES[code], reverse=True)
    assert plain(str(difference_words(Decimal(0), money))) == "Le compte est juste"
    assert "de trop" in str(difference_words(Decimal(5), money))


def test_the_paper_is_drawn_in_both_languages(qtbot: QtBot, run: Run[Any], tmp_path: Path) -> None:
    async def day() -> None:
        async with opened_shop(tmp_path, Reversing()) as (shop, _):
            await shop.tills.open(Decimal(100))
            await shop.tills.move(Decimal(-40), "craie")
            closed = await shop.tills.close(Decimal(60))
            figures = await shop.tills.figures(closed.id)
            for language in ("fr", "en"):
                set_language(language)
                paper = till_paper("Boutique Tokoin", closed, figures, currency("XOF"))
                image = QImage(2060, 2900, QImage.Format.Format_RGB32)
                image.fill(0xFFFFFF)
                painter = QPainter(image)
                draw_till(painter, paper)
                painter.end()
                dark = sum(
                    image.pixelColor(x, y).lightness() < 128 for x in range(0, 2060, 7) for y in range(0, 2900, 7)
                )
                assert dark > 200
                assert theme().font("body_strong").pixelSize() == theme().px(13)  # paper leaves the screen alone

    run(day())
