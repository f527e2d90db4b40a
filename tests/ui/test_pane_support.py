"""Help for every page, and requests for help, on the real server of this computer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.server.shops import ServedShop, serve_shop
from tests.ui.conftest import Run, until
from tests.ui.inspection import faults_of
from tests.ui.opened import dialog, press, texts
from tests.ui.served_pane import shown
from tiknet_desktop.storage import states
from ui.help import TOPICS, topic_of
from ui.kit.form import FormDialog
from ui.kit.i18n import set_language
from ui.kit.theme import theme
from ui.panes.support import create_pane
from ui.panes.support.reader import HelpReader
from ui.panes.support.requests import ConversationView, RequestsPage
from ui.shell.navigation import ENTRIES


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    shop = serve_shop(tmp_path_factory.mktemp("support"))
    yield shop
    shop.stop()


def requests_of(pane: Any) -> RequestsPage:
    """The tab of requests."""
    pane.open_tab("requests")
    page = pane.pages["requests"]
    assert isinstance(page, RequestsPage)
    return page


async def conversation_of(page: RequestsPage, words: str) -> ConversationView:
    """The open conversation, once it says these words."""
    found: list[ConversationView] = []

    def there() -> bool:
        found[:] = [one for one in page.drawer.findChildren(ConversationView) if one.isVisible()]
        return bool(found) and words in texts(found[-1])

    await until(there)
    return found[-1]


def test_every_page_has_its_help(dressed: Any) -> None:
    assert {topic.pane for topic in TOPICS} == {entry.id for entry in ENTRIES}
    for topic in TOPICS:
        assert len(topic.tasks) == 3, topic.pane
        assert all(task.steps for task in topic.tasks)
    assert topic_of("nowhere") is None


@pytest.mark.parametrize(("code", "mode"), [("fr", "light"), ("en", "dark")])
def test_the_help_fits_in_both_languages(
    served: ServedShop, tmp_path: Path, run: Run[Any], code: str, mode: Any
) -> None:
    async def day() -> None:
        set_language(code)
        theme().switch(mode)
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, _):
            reader = pane.pages["help"]
            assert isinstance(reader, HelpReader)
            for size in ((1158, 738), (964, 610)):
                pane.setGeometry(0, 0, *size)
                for topic in TOPICS:
                    pane.open_record(None, topic=topic.pane)
                    assert reader.current == topic.pane
                    await until(lambda: len(reader.page.body.parentWidget().children()) > 1)
                    assert faults_of(pane) == [], topic.pane

    run(day())


def test_the_help_is_searched_by_its_words(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, _):
            reader = pane.pages["help"]
            reader.search.setFocus()
            QTest.keyClicks(reader.search, "cloturer mois")
            assert "reports" in reader.found()
            QTest.keyClick(reader.search, Qt.Key.Key_Return)
            assert reader.current == reader.found()[0]
            reader.search.setText("qqqq")
            reader._filter()
            assert "Rien trouvé" in texts(reader)
            called: list[str] = []
            pane.context.tour = lambda: called.append("tour")
            pane.context.shortcuts = lambda: called.append("keys")
            reader.search.setText("")
            reader._filter()
            pane.open_record(None, topic="sell")
            await until(lambda: "Vendre un ticket" in texts(reader))
            press(reader, "Ouvrir la page")
            press(reader, "Revoir la visite")
            press(reader, "Tous les raccourcis clavier")
            assert called == ["tour", "keys"]
            assert pane.context.went[-1][0] == "sell"

    run(day())


def test_a_request_written_offline_is_read_and_answered(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, shop):
            shop.transport.online = False
            page = requests_of(pane)
            await until(lambda: page.model.ever_loaded)
            assert page.primary_button is not None
            page.primary_button.click()
            await until(lambda: dialog() is not None)
            form = dialog()
            assert isinstance(form, FormDialog)
            press(form, "Envoyer")
            assert dialog() is form  # nothing was written
            subject: Any = form.form.edit("subject")
            QTest.keyClicks(subject, "Imprimante")
            text: Any = form.form.edit("description")
            QTest.keyClicks(text, "Elle ne coupe plus.")
            press(form, "Envoyer")
            await until(lambda: page.model.rowCount() == 1)
            view = await conversation_of(page, "Elle ne coupe plus.")
            assert "attend le serveur" in texts(view)
            QTest.keyClicks(view.text, "Depuis hier.")
            page.refresh()  # the drawer is filled anew; what was typed stays
            view = await conversation_of(page, "Elle ne coupe plus.")
            await until(lambda: page.drafts != {})
            assert view.text.toPlainText() == "Depuis hier."
            press(view, "Répondre")
            view = await conversation_of(page, "Depuis hier.")
            shop.transport.online = True
            await shop.services.sync_centre.sync_now()

            def arrived() -> bool:
                views = [one for one in page.drawer.findChildren(ConversationView) if one.isVisible()]
                words = texts(views[-1]) if views else ""
                return "Depuis hier." in words and "attend le serveur" not in words

            await until(arrived, 20)
            assert faults_of(pane) == []

    run(day())


def test_a_request_without_a_description_stays_in_the_form(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async with shown(create_pane, tmp_path, served, wait=False) as (pane, _):
            page = requests_of(pane)
            await until(lambda: page.model.ever_loaded)
            assert page.primary_button is not None
            page.primary_button.click()
            await until(lambda: dialog() is not None)
            form: Any = dialog()
            QTest.keyClicks(form.form.edit("subject"), "Vide")
            press(form, "Envoyer")
            await until(lambda: dialog() not in (None, form))
            again: Any = dialog()
            assert again.form.fields["description"].error() != ""
            again.reject()
            await until(lambda: dialog() is None)

    run(day())


def test_a_server_that_takes_no_requests_says_so(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async def without(shop: Any) -> None:
            shop.transport.missing = {"list_support_tickets", "create_support_ticket"}
            store = shop.services.account._shop().store
            await store.write(lambda connection: connection.exec_driver_sql("DELETE FROM cache_support_tickets"))
            await store.write(states.mark, "support_tickets", states.FreshnessState.NOT_OFFERED)

        async with shown(create_pane, tmp_path, served, prepare=without, wait=False) as (pane, _):
            page = requests_of(pane)
            await until(lambda: "ne propose pas" in texts(page) or "Non " in texts(page))
            assert page.primary_button is not None
            button = page.primary_button
            await until(lambda: not button.isEnabled())
            assert "ne reçoit pas" in button.toolTip()

    run(day())
