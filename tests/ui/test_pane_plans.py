"""The plans pane on a real server: a plan made by hand, what it changes, what cannot be deleted, every tab and its states."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from shiboken6 import delete

from embedded_server.sample_router import DemoRouter, attach_router
from embedded_server.simulator import SimulatorOptions, SimulatorThread
from tests.core.line import Line
from tests.core.plan_desk import desk, named, rows, sent
from tests.core.service_parts import opened as opened_services
from tests.server.shops import OWNER, ServedShop, add_plan, serve_shop
from tests.sync.reference_server import ReferenceServer
from tests.ui.conftest import Run, until
from tests.ui.opened import Window, dialog, plain, press, texts
from tiknet_desktop.domain.rates import RateLimit
from tiknet_desktop.services import Services
from ui.kit.i18n import set_language
from ui.kit.labels import Label
from ui.panes.plans import create_pane
from ui.panes.plans.desk import FieldsDialog
from ui.panes.plans.pane import PlansPane
from ui.printing.ticket import Ticket

NARROW = (1158, 738)
"""What a pane has of a window of 1366 × 768."""


async def shown(services: Services, pane_of: Any = create_pane) -> Any:
    """The pane in a window, filled."""
    pane = pane_of(Window(services))
    pane.resize(*NARROW)
    pane.show()
    await until(lambda: pane.current_list().model.ever_loaded)
    await until(lambda: pane.desk.loaded)
    return pane


@asynccontextmanager
async def counter(folder: Path, served: ServedShop) -> AsyncIterator[tuple[Any, Services, Line]]:
    """The pane, its services and the line; everything is closed in the right order."""
    async with desk(folder, served) as (services, line):
        pane = await shown(services)
        try:
            yield pane, services, line
        finally:
            delete(pane)


async def asked(kind: type = QWidget) -> Any:
    """The dialog, once it is there."""
    await until(lambda: isinstance(dialog(), kind))
    return dialog()


async def answer(pane: Any, words: str) -> None:
    """Press the button of the question on screen, and wait until what it starts was kept."""
    said = len(pane.context.said)
    press(await asked(), words)
    await until(lambda: len(pane.context.said) > said)


def act(pane: Any, key: str, record: Any) -> None:
    """Run an action of the list in view."""
    view = pane.current_list()
    view.run(next(one for one in view.spec.actions if one.key == key), [record])


def cell(pane: Any, name: str, column: str) -> Any:
    view = pane.current_list()
    place = next(index for index, spec in enumerate(view.model.columns) if spec.key == column)
    row = next(row for row in range(view.model.rowCount()) if plain(view.model.cell(row, 0).text) == name)
    return view.model.cell(row, place)


def type_into(field: Any, text: str) -> None:
    """Replace what stands in a field, key by key."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


# ---------------------------------------------------------------- a plan made by hand


def test_a_new_plan_is_typed_previewed_and_arrives(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def journey() -> None:
        async with counter(tmp_path, served) as (pane, services, line):
            line.online = False
            pane.lists["plans"].primary_button.click()
            await until(pane.editing)
            editor = pane.editor
            await until(lambda: editor.validity._presets)
            type_into(editor.name.edit, "Soir")
            type_into(editor.price.edit, "250")
            type_into(editor.validity.edits[0], "6")
            editor.validity.unit.set_value("hours")
            editor.validity.unit.chosen.emit("hours")
            type_into(editor.rate.edits[0], "4")
            type_into(editor.rate.edits[1], "1,5")
            type_into(editor.volume.edits[0], "1,5")
            QTest.keyClick(editor.devices.edit, Qt.Key.Key_Up)
            ticket = editor.effects.sheet.content()
            assert isinstance(ticket, Ticket)
            assert plain(ticket.price) == "250 FCFA"
            assert plain(ticket.plan) == "Soir · 6 h · 1,5 Go · 2 appareils"
            await until(lambda: "4M/1500k" in texts(editor.effects))
            said = texts(editor.effects)
            assert "Un nouveau profil « 4M/1500k » est créé." in said
            assert "4 M reçu / 1,5 M envoyé" in said and "Personne encore" in said
            QTest.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
            editor.save()
            await until(lambda: not pane.editing())
            assert pane.context.said[-1][0] == "Enregistré sur cet ordinateur"
            await until(lambda: pane.lists["plans"].model.total == 2)
            assert cell(pane, "Soir", "state").pending
            assert plain(cell(pane, "Soir", "rate").text) == "4 M reçu / 1,5 M envoyé"
            line.online = True
            await sent(services)
            made = next(
                one for one in owner.get("/plans/", params={"extras": 1}).json()["data"] if one["name"] == "Soir"
            )
            assert (made["price"], made["validity_value"], made["shared_users_value"]) == ("250.00", "6h", 2)
            assert (made["rate_limit_value"], made["data_limit_value"]) == ("4M/1500k", "1500MB")

    run(journey())


def test_the_editor_says_what_a_change_means_before_it_is_made(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def look() -> None:
        day = owner.get("/plans/").json()["data"][0]
        code = "K7QM2XWP"
        owner.post("/hotspot/users/create/", json={"username": code, "password": code, "profile": day["profile"]})
        owner.post("/assign-plan/", json={"customer": code, "plan": day["slug"]})
        async with counter(tmp_path, served) as (pane, services, _):
            await services.records.refresh("assigned_plans")
            plan = await named(services, "Journée")
            await until(lambda: cell(pane, "Journée", "held").text == "1")
            act(pane, "edit", plan)
            await until(pane.editing)
            editor = pane.editor
            await until(lambda: "Détenu en ce moment par 1 ticket." in texts(editor.effects))
            assert "Le profil « Standard » reste comme il est." in texts(editor.effects)
            type_into(editor.price.edit, "350")
            await until(lambda: "Le nouveau prix ne vaut que pour les nouvelles ventes." in texts(editor.effects))
            type_into(editor.rate.edits[0], "8")
            await until(lambda: "Le profil « Standard » change" in texts(editor.effects))
            assert "Débit, volume et appareils changent aussi pour eux" in texts(editor.effects)
            set_language("en")
            await until(lambda: "Held now by 1 voucher." in texts(editor.effects))
            set_language("fr")
            editor.leave()
            await asked()
            press(dialog(), "Rester ici")
            await until(lambda: dialog() is None)
            assert pane.editing()
            editor.leave()
            await asked()
            press(dialog(), "Quitter")
            await until(lambda: not pane.editing())
            assert (await named(services, "Journée"))["price"] == Decimal(300)

    run(look())


def test_wrong_entries_are_said_beside_their_fields(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def type_nonsense() -> None:
        async with counter(tmp_path, served) as (pane, services, _):
            pane.edit(None)
            await until(pane.editing)
            editor = pane.editor
            type_into(editor.price.edit, "gratuit")
            type_into(editor.validity.edits[0], "0")
            type_into(editor.rate.edits[0], "2")
            editor.save()
            assert editor.name.error() and editor.price.error() == "Remplissez ce champ pour continuer"
            assert editor.validity.error() == "Un nombre au-dessus de zéro, comme 2 ou 1,5"
            assert editor.rate.error()
            assert editor.name.edit.hasFocus() or editor.focusWidget() is editor.name.edit
            assert (await services.sync_centre.counts()).pending == 0

    run(type_nonsense())


def test_a_profile_chosen_by_hand_brings_its_speed(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def choose() -> None:
        async with counter(tmp_path, served) as (pane, services, _):
            pane.edit(None)
            await until(pane.editing)
            editor = pane.editor
            await until(lambda: editor.profile.count() == 2)
            profile = await named(services, "Standard", "hotspot_profiles")
            editor.profile.set_value(profile.key)
            editor.profile.chosen.emit(profile.key)
            assert editor.rate.value() == RateLimit(2_000_000, 1_000_000) and not editor.rate.isEnabled()
            assert editor.draft().profile_key == profile.key

    run(choose())


def test_a_plan_made_by_mistake_is_taken_back_before_it_is_sent(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def regret() -> None:
        async with counter(tmp_path, served) as (pane, services, line):
            line.online = False
            services.connectivity.probe_now()
            await until(lambda: services.connectivity.state not in ("online", "slow"))
            pane.edit(None)
            await until(pane.editing)
            editor = pane.editor
            editor.name.set_value("Erreur")
            editor.price.set_value("1")
            editor._touched()
            await until(lambda: "Personne encore" in texts(editor.effects))
            editor.save()
            await until(lambda: not pane.editing())
            await until(lambda: pane.lists["plans"].shown_key() is not None)
            words, take_back = pane.context.said[-1]
            assert words == "Enregistré sur cet ordinateur"
            take_back()
            await until(lambda: pane.lists["plans"].model.total == 1 and pane.lists["plans"].shown_key() is None)

    run(regret())


def test_the_keyboard_goes_through_the_editor_in_reading_order(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def walk() -> None:
        async with counter(tmp_path, served) as (pane, _, _line):
            pane.edit(None)
            await until(pane.editing)
            editor = pane.editor
            await until(lambda: editor.profile.count() == 2 and editor.rate._presets)
            wanted = [
                editor.name.edit,
                editor.price.edit,
                editor.validity.edits[0],
                editor.validity.unit,
                *editor.rate.edits,
                editor.volume.edits[0],
                editor.devices.edit,
                editor.idle.edits[0],
                editor.description,
                editor.on_sale,
            ]
            chain, widget = [], editor.name.edit
            for _ in range(400):
                chain.append(widget)
                widget = widget.nextInFocusChain()
            places = [chain.index(one) for one in wanted]
            assert places == sorted(places)

    run(walk())


# ---------------------------------------------------------------- off sale, delete, copy


def test_a_sold_plan_is_offered_to_be_taken_off_sale_and_an_unsold_one_goes(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def journey() -> None:
        day = owner.get("/plans/").json()["data"][0]
        code = "K7QM2XWP"
        owner.post("/hotspot/users/create/", json={"username": code, "password": code, "profile": day["profile"]})
        owner.post("/assign-plan/", json={"customer": code, "plan": day["slug"]})
        async with counter(tmp_path, served) as (pane, services, _):
            await services.records.refresh("assigned_plans")
            plan = await named(services, "Journée")
            act(pane, "duplicate", plan)
            await until(pane.editing)
            assert pane.editor.name.value() == "Journée (copie)"
            pane.editor.save()
            await until(lambda: not pane.editing())
            await sent(services)
            act(pane, "delete", plan)
            assert "ne peut pas être supprimé" in texts(await asked())
            assert "1 ticket" in texts(await asked())
            await answer(pane, "Retirer de la vente")
            await sent(services)
            copy = await named(services, "Journée (copie)")
            act(pane, "delete", copy)
            assert "jamais été vendu" in texts(await asked())
            await answer(pane, "Supprimer le forfait")
            await sent(services)
            left = owner.get("/plans/").json()["data"]
            assert [(one["name"], one["is_active"]) for one in left] == [("Journée", False)]
            pane.lists["plans"].set_filter("state", "off")
            await until(lambda: pane.lists["plans"].model.count == 1)
            assert cell(pane, "Journée", "state").pill == ("Hors vente", "neutral")

    run(journey())


# ---------------------------------------------------------------- the other tabs


def test_profiles_options_and_offers_are_made_changed_and_kept_from_harm(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def work() -> None:
        async with counter(tmp_path, served) as (pane, services, _):
            pane.open_tab("profiles")
            await until(lambda: pane.current_list().model.total == 1)
            standard = await named(services, "Standard", "hotspot_profiles")
            deleting = next(one for one in pane.current_list().spec.actions if one.key == "delete")
            await until(lambda: deleting.refuse([standard]) is not None)
            assert "Journée" in str(deleting.refuse([standard]))
            pane.current_list().primary_button.click()
            made = await asked(FieldsDialog)
            type_into(made._fields[0].edit, "Terrasse")
            type_into(made._fields[1].edits[0], "3")
            type_into(made._fields[1].edits[1], "3")
            made.submit.click()
            await until(lambda: dialog() is None)

            pane.show_part("options", "validity")
            await until(lambda: pane.current_list().model.total == 1)
            (day,) = await rows(services, "validity")
            deleting = next(one for one in pane.current_list().spec.actions if one.key == "delete")
            assert deleting.refuse([day]) is not None
            pane.current_list().primary_button.click()
            made = await asked(FieldsDialog)
            made.submit.click()
            assert made._fields[0].error(), "a value is needed"
            type_into(made._fields[0].edits[0], "12")
            made._fields[0].unit.set_value("hours")
            made.submit.click()
            await until(lambda: dialog() is None)

            pane.open_tab("devices")
            await until(lambda: pane.current_list().model.ever_loaded)
            pane.current_list().primary_button.click()
            made = await asked(FieldsDialog)
            type_into(made._fields[1].edit, "150")
            made.submit.click()
            await until(lambda: dialog() is None)
            await sent(services)
            assert "12h" in [one["value"] for one in owner.get("/validity/list/").json()["data"]]
            offers = owner.get("/additional-devices/list/").json()["data"]
            assert [(one["value"], one["price"]) for one in offers] == [(1, "150.00")]
            profiles = {one["name"]: one for one in owner.get("/hotspot/profiles/list/").json()["data"]}
            assert profiles["Terrasse"]["rate_limit_value"] == "3M/3M"
            await until(lambda: pane.current_list().model.total == 1)
            (offer,) = await rows(services, "additional_devices")
            act(pane, "delete", offer)
            await answer(pane, "Supprimer l’offre")
            await sent(services)
            assert owner.get("/additional-devices/list/").json()["data"] == []

    run(work())


def test_an_account_gets_a_new_password_that_is_shown_once(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def work() -> None:
        async with counter(tmp_path, served) as (pane, services, _):
            pane.open_tab("accounts")
            await until(lambda: pane.current_list().model.ever_loaded)
            pane.current_list().primary_button.click()
            made = await asked(FieldsDialog)
            type_into(made._fields[0].edit, "caisse-1")
            first = made._fields[1].value()
            assert len(first) >= 8
            made.submit.click()
            await until(lambda: dialog() is None)
            await sent(services)
            await until(lambda: pane.current_list().model.total == 1)
            (account,) = await rows(services, "hotspot_users")
            assert owner.get("/hotspot/users/caisse-1/read/").json()["data"]["password"] == first
            act(pane, "password", account)
            press(await asked(), "Donner un nouveau mot de passe")
            await until(lambda: (one := dialog()) is not None and "Notez-le maintenant" in texts(one))
            word = next(
                one.full_text() for one in (await asked()).findChildren(Label) if len(one.full_text()) == len(first)
            )
            press(dialog(), "Je l’ai noté")
            await until(lambda: dialog() is None)
            said = len(pane.context.said)
            act(pane, "off", account)
            await until(lambda: len(pane.context.said) > said)
            await sent(services)
            user = owner.get("/hotspot/users/caisse-1/read/").json()["data"]
            assert user["password"] == word and user["password"] != first and user["is_active"] is False
            act(pane, "delete", (await rows(services, "hotspot_users"))[0])
            await answer(pane, "Supprimer")
            await sent(services)
            assert await rows(services, "hotspot_users") == []

    run(work())


def test_what_was_sold_leads_to_the_customer(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def look() -> None:
        day = owner.get("/plans/").json()["data"][0]
        body = {"first_name": "Afi", "phone": "+22890124508", "username": "AFI2345K", "password": "AFI2345K"}
        assert owner.post("/customers/create/", json=body).status_code == 201
        assert owner.post("/assign-plan/", json={"customer": "AFI2345K", "plan": day["slug"]}).status_code < 300
        async with counter(tmp_path, served) as (pane, services, _):
            await services.records.refresh("assigned_plans")
            await services.records.refresh("customers")
            pane.open_record(tab="sold")
            await until(lambda: pane.current_list().model.total == 1)
            (sale,) = await rows(services, "assigned_plans")
            pane.current_list().open_record(sale.key)
            await until(lambda: "Vendeur" in texts(pane.current_list().drawer))
            act(pane, "customer", sale)
            await until(lambda: pane.context.went)
            where, key, _ = pane.context.went[-1]
            customer = await services.records.get("customers", str(key))
            assert where == "customers" and customer is not None and customer["first_name"] == "Afi"
            pane.show_part("sold", "online")
            await until(lambda: pane.current_list().model.ever_loaded)

    run(look())


# ---------------------------------------------------------------- states


def test_a_server_without_extras_shows_what_it_has_and_says_what_it_has_not(
    tmp_path: Path, run: Run[Any], dressed: Any
) -> None:
    async def look() -> None:
        server = ReferenceServer(features=())
        server.missing |= {"list_additional_devices", "list_purchased_plans", "list_hotspot_users"}
        async with opened_services(tmp_path, server) as (services, _):
            pane = await shown(services)
            try:
                assert cell(pane, "1 jour", "held").text in ("0", "–")
                for name in ("additional_devices", "purchased_plans", "hotspot_users"):
                    try:
                        await services.records.refresh(name)
                    except Exception as error:
                        assert getattr(error, "code", "") == "not_offered", error
                for tab, part in (("devices", ""), ("accounts", ""), ("sold", "online")):
                    pane.open_record(tab=tab, part=part)
                    await until(lambda: "Non offert" in texts(pane.current_list()._host))
                pane.open_tab("accounts")
                assert "profile" not in {spec.key for spec in pane.current_list().spec.columns}
            finally:
                delete(pane)

    run(look())


def test_a_worker_sees_only_what_the_role_allows(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def look() -> None:
        async with desk(tmp_path, served) as (services, _):
            services.account._shop().permissions = frozenset()
            pane = await shown(services)
            try:
                assert pane.lists["plans"].primary_button is None
                pane.lists["plans"].open_record((await named(services, "Journée")).key)
                await until(lambda: not pane.lists["plans"].drawer.isHidden())
                words = [one.text() for one in pane.lists["plans"].drawer.findChildren(QAbstractButton)]
                assert not {"Modifier", "Retirer de la vente"} & set(words)
                pane.open_tab("options")
                await until(
                    lambda: (
                        "réservé" in texts(pane.current_list()._host).lower()
                        or "rôle" in texts(pane.current_list()._host)
                    )
                )
            finally:
                delete(pane)

    run(look())


def test_every_control_has_a_name_in_both_languages(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def crawl() -> None:
        async with counter(tmp_path, served) as (pane, services, _):
            pane.edit(await named(services, "Journée"))
            await until(pane.editing)
            await until(lambda: pane.editor.profile.count() == 2)
            for language in ("en", "fr"):
                set_language(language)
                for owner_widget in (pane, pane.editor):
                    for widget in owner_widget.findChildren(QWidget):
                        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox) and widget.isVisible():
                            spoken = widget.accessibleName() or getattr(widget, "text", str)()
                            assert spoken, (type(widget).__name__, widget.parent())
            pane._edited("")
            for tab in ("profiles", "options", "devices", "accounts", "sold", "plans"):
                pane.open_tab(tab)
                await until(lambda: pane.current_list().model.ever_loaded)
                assert pane.minimumSizeHint().width() <= NARROW[0]
            pane.step_tab(-1)
            assert pane.tabs.current() == "sold"
            pane.step_tab(1)
            assert pane.tabs.current() == "plans"

    run(crawl())


# ---------------------------------------------------------------- to the router


def test_a_new_plan_stands_on_the_router(tmp_path: Path, run: Run[Any]) -> None:
    with SimulatorThread(SimulatorOptions(port=0, clients=0, users=0)) as router:
        shop = serve_shop(tmp_path / "server", poll_routers=True)
        try:
            attach_router(shop.context, OWNER, DemoRouter("127.0.0.1", router.port, name="Comptoir"))
            add_plan(shop.sign_in())

            def profile() -> dict[str, str] | None:
                found = router.rows("/ip/hotspot/user/profile")
                return next((one for one in found if one["name"] == "plan-nuit"), None)

            async def make() -> None:
                async with counter(tmp_path, shop) as (pane, services, _):
                    pane.edit(None)
                    await until(pane.editing)
                    editor = pane.editor
                    editor.name.set_value("Nuit")
                    editor.price.set_value("400")
                    editor.validity.set_value(timedelta(hours=12))
                    editor.rate.set_value(RateLimit(6_000_000, 3_000_000))
                    editor.idle.set_value(timedelta(minutes=20))
                    editor.devices.set_value(2)
                    editor._touched()
                    await until(lambda: "Comptoir" in texts(editor.effects))
                    editor.save()
                    await until(lambda: not pane.editing())
                    await sent(services)
                    await until(profile, 30)

            run(make())
            there = profile()
            assert there is not None
            assert there["rate-limit"].startswith("3M/6M") and there["shared-users"] == "2"
            assert there["idle-timeout"] in ("20m", "00:20:00", "20m0s")
        finally:
            shop.stop()


def test_the_pane_is_built_from_its_package(dressed: Any) -> None:
    assert create_pane.__annotations__["return"] == "PlansPane" and PlansPane.__doc__
