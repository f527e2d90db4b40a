"""The team pane on the real program and its real server: workers, the table of rights, who did what."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Run, until
from tests.ui.real_desktop import PATIENCE, button, pane, press, reads, running, said, set_up
from tiknet_desktop.api.errors import Conflict, NotOffered, ServerFault, Unreachable
from tiknet_desktop.app.desktop import Desktop
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services.team import AuditEntry, AuditPage, NewWorker
from tiknet_desktop.storage.records import Filter, RecordQuery
from ui.kit.form import Form
from ui.kit.once import OnceCard
from ui.panes.team import audit, audit_words
from ui.panes.team.invitation import InviteDialog
from ui.panes.team.matrix import Tick

WORKER_PASSWORD = "un mot de passe provisoire"


def dialog_of(kind: type[Any]) -> Any:
    """The dialog of this kind on screen."""
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)


async def roles_there(desktop: Desktop) -> None:
    """Wait until the roles were read."""
    assert desktop.services is not None
    services = desktop.services
    reached = False
    while not reached:
        reached = await services.records.find("roles", name="Worker") is not None
        if not reached:
            await until(lambda: True)


async def role_key(desktop: Desktop, name: str) -> str:
    assert desktop.services is not None
    found = await desktop.services.records.find("roles", name=name)
    assert found is not None, name
    return found.key


async def invited(desktop: Desktop, first: str, email: str, role: str) -> str:
    """A worker made through the service; the password."""
    assert desktop.services is not None
    made = await desktop.services.team.invite(NewWorker(first, email, "Test", role=await role_key(desktop, role)))
    return made.password


def test_a_new_worker_sees_only_what_the_role_allows(tmp_path: Path, run: Run[Any]) -> None:
    """Invite by keyboard, read the password, sign in as the worker: rail, palette and actions follow the role."""

    async def story() -> None:
        async with running(tmp_path, secrets=SecretStore.in_memory(tmp_path)) as desktop:
            await set_up(desktop)
            await roles_there(desktop)
            team = await pane(desktop, "team")
            await reads("Vous travaillez seul pour l’instant")
            team.pages["people"].primary_button.click()
            await until(lambda: dialog_of(InviteDialog) is not None, PATIENCE)
            dialog = dialog_of(InviteDialog)
            form: Form = dialog.form
            for key, text in (("first_name", "Kofi"), ("last_name", "Mensah"), ("email", "kofi")):
                QTest.keyClicks(form.edit(key), text)
            QTest.keyClick(form.edit("email"), Qt.Key.Key_Return)
            assert "Écrivez-la comme nom@boutique.com" in said()
            QTest.keyClicks(form.edit("email"), "@example.com")
            QTest.keyClick(form.edit("email"), Qt.Key.Key_Return)
            await reads("Le compte est prêt")
            card = next(one for window in QApplication.topLevelWidgets() for one in window.findChildren(OnceCard))
            (password,) = card.codes
            press("Copier")
            assert QGuiApplication.clipboard().text() == password
            press("J’ai le mot de passe")
            await reads("Kofi Mensah")
            people = team.pages["people"]
            await until(lambda: people.model.count == 1, PATIENCE)
            spoken = [str(people.model.index(0, column).data()) for column in range(people.model.columnCount())]
            assert "Invité" in " ".join(spoken)
            for path in tmp_path.rglob("*.sqlite*"):
                if "accounts" in path.parts:
                    assert password.encode() not in path.read_bytes(), "the password is kept nowhere here"

            desktop.window.workspace.sign_out_requested.emit()
            await reads("Se connecter")
            page = desktop.window._front
            page.email.edit.setText("kofi@example.com")
            page.password.edit.setText(password)
            page.submit()
            await until(lambda: desktop.window.workspace is not None, PATIENCE)
            workspace = desktop.window.workspace
            assert not {"team", "money", "reports", "plans"} & set(workspace.entries)
            assert not {"team", "money", "reports", "plans"} & set(workspace.rail.items)
            assert {"sell", "customers", "account"} <= set(workspace.entries)
            titles = {str(command.words) for command in workspace.commands()}
            assert "Équipe" not in titles
            assert "Mon compte" in titles
            workspace.go("team")
            assert workspace.current != "team", "not by its name either"
            customers = await pane(desktop, "customers")
            allowed = {action.key for action in customers._row_actions}
            assert "block" not in allowed, "a worker may not block"
            assert customers.primary_button is not None, "a worker may add customers"
            account = await pane(desktop, "account")
            account.open_tab("security")
            security = account.pages["security"]
            await until(lambda: security.two_factor.text.full_text(), PATIENCE)
            assert not security.owner.isVisible(), "the owner's PIN is not a worker's business"
            await reads("Kofi")

    run(story())


@pytest.fixture
def shop_with_team(tmp_path: Path, run: Run[Any]) -> Iterator[Callable[[Callable[[Desktop], Any]], None]]:
    """Runs a story in a shop with two workers."""

    def tell(story: Callable[[Desktop], Any]) -> None:
        async def whole() -> None:
            async with running(tmp_path, secrets=SecretStore.in_memory(tmp_path)) as desktop:
                await set_up(desktop)
                await roles_there(desktop)
                await invited(desktop, "Ama", "ama@example.com", "Manager")
                await invited(desktop, "Kofi", "kofi@example.com", "Worker")
                await story(desktop)

        run(whole())

    yield tell


Tell = Callable[[Callable[[Desktop], Any]], None]


async def people_of(desktop: Desktop) -> Any:
    team = await pane(desktop, "team")
    team.open_tab("people")
    people = team.pages["people"]
    await until(lambda: people.model.count == 2, PATIENCE)
    return people


def action(people: Any, key: str) -> Any:
    return next(one for one in people._row_actions if one.key == key)


def test_a_worker_is_looked_at_changed_switched_off_and_deleted(shop_with_team: Tell) -> None:
    async def story(desktop: Desktop) -> None:
        assert desktop.services is not None
        people = await people_of(desktop)
        kofi = await desktop.services.records.find("collaborators", email="kofi@example.com")
        assert kofi is not None
        people.open_record(kofi.key)
        await reads("Vendre des tickets et ajouter des clients")
        assert "Voir les rapports" not in said()

        people.run(action(people, "role"), [kofi])
        await reads("Rôle de Kofi Test")
        form = dialog_of(QWidget) and next(
            one.form for one in QApplication.topLevelWidgets() if one.isVisible() and hasattr(one, "form")
        )
        form.edit("role").set_value(await role_key(desktop, "Manager"))
        press("Donner le rôle")
        await reads("Kofi Test a son nouveau rôle")
        await reads("Voir les rapports")

        people.run(action(people, "rights"), [await desktop.services.records.get("collaborators", kofi.key)])
        await reads("Droits de Kofi Test")
        checklist = next(
            one
            for window in QApplication.topLevelWidgets()
            for one in window.findChildren(QWidget)
            if hasattr(one, "boxes") and one.isVisible()
        )
        for number, box in checklist.boxes.items():
            box.setChecked(number == 10)
        press("Enregistrer les droits")
        await until(lambda: "Voir les rapports" not in said(), PATIENCE)
        row = await desktop.services.records.get("collaborators", kofi.key)
        assert row is not None
        assert row["permissions"] == ["Read Users"]

        people.run(action(people, "off"), [row])
        await reads("Suspendre Kofi Test ?")
        press("Suspendre")
        await reads("Kofi Test est suspendu")
        row = await desktop.services.records.get("collaborators", kofi.key)
        assert row is not None
        assert row["is_active"] is False
        assert action(people, "resend").hidden([row])
        people.run(action(people, "on"), [row])
        await reads("Kofi Test peut de nouveau se connecter")

        people.run(action(people, "delete"), [row])
        consequence = await reads("Supprimer le compte de Kofi Test ?")
        assert "kofi@example.com" in consequence
        assert button("Garder le compte").isDefault()  # type: ignore[attr-defined]
        press("Supprimer le compte")
        await until(lambda: people.model.count == 1, PATIENCE)

    shop_with_team(story)


def test_without_the_server_actions_say_why_they_wait(shop_with_team: Tell) -> None:
    async def story(desktop: Desktop) -> None:
        assert desktop.services is not None
        people = await people_of(desktop)
        ama = await desktop.services.records.find("collaborators", email="ama@example.com")
        assert ama is not None
        assert desktop.local is not None
        desktop.local.stop()
        desktop.services.connectivity.probe_now()
        await until(lambda: desktop.services.connectivity.state in ("offline", "server_down"), PATIENCE)  # type: ignore[union-attr]
        for one in people._row_actions:
            assert "Il faut le serveur" in str(one.refuse([ama]))
        assert people.model.count == 2, "what is known stays readable"

    shop_with_team(story)


def test_rights_are_ticked_by_keyboard_and_saved_together(shop_with_team: Tell) -> None:
    async def story(desktop: Desktop) -> None:
        assert desktop.services is not None
        team = await pane(desktop, "team")
        team.open_tab("roles")
        roles = team.pages["roles"]
        await until(lambda: roles.matrix.cells, PATIENCE)
        worker, manager = await role_key(desktop, "Worker"), await role_key(desktop, "Manager")
        cell: Tick = roles.matrix.cells[(worker, 7)]
        assert cell.accessibleName() == "Vendeur: Voir les forfaits et les prix"
        assert not roles.bar.isVisible()
        desktop.window.activateWindow()
        cell.setFocus()
        QTest.keyClick(cell, Qt.Key.Key_Space)
        QTest.keyClick(cell, Qt.Key.Key_Left)
        assert desktop.window.focusWidget() is roles.matrix.cells[(manager, 7)]
        await reads("1 changement non enregistré")
        roles.matrix.discard()
        await until(lambda: not roles.bar.isVisible())
        roles.matrix.cells[(worker, 7)].click()  # roles read meanwhile have cells of their own
        roles.matrix.cells[(manager, 1)].click()
        roles.save()
        await reads("Les droits sont enregistrés")
        row = await desktop.services.records.get("roles", worker)
        assert row is not None
        assert row["permissions"] == [3, 7, 10]

        cell = roles.matrix.cells[(worker, 7)]
        cell.click()
        service: Any = desktop.services.team
        real = service.save_roles

        async def somebody_else(_drafts: Any) -> None:
            raise Conflict("update_role", detail="Worker")

        service.save_roles = somebody_else
        roles.save()
        await reads("Cela a changé ailleurs entre-temps")
        service.save_roles = real
        await until(lambda: roles.bar.isVisible(), PATIENCE)  # what is ticked is not lost
        roles.matrix.discard()

        button_ = roles.primary_button
        button_.click()
        await reads("Il ne peut rien faire au début")
        form = next(one.form for one in QApplication.topLevelWidgets() if one.isVisible() and hasattr(one, "form"))
        form.edit("name").setText("Caissier du soir")
        press("Créer le rôle")
        await reads("Caissier du soir")
        made = await role_key(desktop, "Caissier du soir")
        await until(lambda: (made, 3) in roles.matrix.cells, PATIENCE)
        taken, free = [await desktop.services.records.get("roles", key) for key in (worker, made)]
        assert [roles.menu_of(one).actions()[-1].isEnabled() for one in (taken, free)] == [False, True]
        roles._spawn("delete", roles.delete(await desktop.services.records.get("roles", made)))
        await reads("Supprimer le rôle Caissier du soir ?")
        press("Supprimer le rôle")
        await until(lambda: (made, 3) not in roles.matrix.cells, PATIENCE)

    shop_with_team(story)


def test_a_manager_of_staff_cannot_give_what_they_lack(shop_with_team: Tell) -> None:
    async def story(desktop: Desktop) -> None:
        assert desktop.services is not None
        services = desktop.services
        key = await services.team.create_role("Chef", "", [3, 9, 10])
        row = await services.records.find("collaborators", email="ama@example.com")
        assert row is not None
        await services.team.change_role(row.key, key)
        password = (await services.team.invite(NewWorker("Yao", "yao@example.com", role=key))).password
        await services.account.sign_out(force=True)
        await services.account.sign_in("yao@example.com", password)
        desktop.show_shop()
        await roles_there(desktop)
        team = await pane(desktop, "team")
        team.open_tab("roles")
        roles = team.pages["roles"]
        await until(lambda: roles.matrix.cells, PATIENCE)
        worker, chef, manager = [await role_key(desktop, name) for name in ("Worker", "Chef", "Manager")]
        cells = roles.matrix.cells
        assert cells[(worker, 3)].isEnabled()
        assert not cells[(worker, 7)].isEnabled()
        assert (
            cells[(worker, 7)].accessibleDescription() == "Vous ne pouvez donner que les droits que vous avez vous-même"
        )
        assert cells[(chef, 3)].accessibleDescription() == "Vous ne pouvez pas changer votre propre rôle"
        assert cells[(manager, 3)].accessibleDescription() == "Ce rôle peut faire plus que vous"
        team.open_tab("people")
        people = team.pages["people"]
        await until(lambda: people.model.count == 3, PATIENCE)
        me = await services.records.find("collaborators", email="yao@example.com")
        assert str(action(people, "delete").refuse([me])) == "Vous ne pouvez pas changer votre propre accès"

    shop_with_team(story)


# ---------------------------------------------------------------- who did what
def test_who_did_what_is_read_page_by_page_and_exported(shop_with_team: Tell, tmp_path: Path) -> None:
    async def story(desktop: Desktop) -> None:
        assert desktop.services is not None
        team = await pane(desktop, "team")
        team.open_tab("audit")
        page = team.pages["audit"]
        await until(lambda: page.model.count >= 3, PATIENCE)
        lines = "\n".join(str(page.model.index(line, 1).data()) for line in range(page.model.count))
        assert "Akossiwa Mensah a invité Ama Test" in lines
        assert "Les lignes s’ajoutent seulement" in said()
        chip = page.filter_bar.chip("action")
        chip.choose(next(one for one in chip.choices if one.key == "create_collaborator"))
        await until(lambda: page.model.count == 2, PATIENCE)
        target = tmp_path / "who.csv"
        assert await page.export("csv", target) == target
        with target.open(encoding="utf-8-sig", newline="") as file:
            table = list(csv.reader(file, delimiter=";"))
        assert [len(table), table[0][0]] == [3, "Quand"]
        page.filter_bar.search.setText("nobody ever")
        page.reload()
        await until(lambda: page.model.count == 0, PATIENCE)
        page.filter_bar.clear()
        await until(lambda: page.model.count >= 3, PATIENCE)
        assert (await page.export("xlsx", tmp_path / "who.xlsx")) is not None

    shop_with_team(story)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NotOffered("list_audit", status=404), "Non offert"),
        (ServerFault("list_audit", status=500), "Le serveur a répondu par une erreur"),
        (Unreachable("list_audit", code="timeout"), "Jamais chargé"),
    ],
)
def test_a_list_that_cannot_be_read_says_so_and_is_never_empty(
    shop_with_team: Tell, error: Exception, words: str
) -> None:
    async def story(desktop: Desktop) -> None:
        assert desktop.services is not None

        async def refused(*_: Any) -> AuditPage:
            return AuditPage((), 0, None, error)  # type: ignore[arg-type]

        service: Any = desktop.services.team
        service.audit = refused
        team = await pane(desktop, "team")
        team.open_tab("audit")
        await until(lambda: words.lower() in said().lower(), PATIENCE)
        assert "Rien encore" not in said()

    shop_with_team(story)


def entry(operation: str, subject: str = "", summary: str = "", name: str = "Ama Mensah") -> AuditEntry:
    return AuditEntry(1, None, 1, name, "ama@example.com", "Worker", operation, subject, summary, "")


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (entry("block_or_unblock_customer", "Kofi", "blocked: True"), "Ama Mensah a bloqué Kofi"),
        (entry("block_or_unblock_customer", "Kofi", "blocked: False"), "Ama Mensah a débloqué Kofi"),
        (entry("create_collaborator", "", "first_name: Yao, last_name: Kponton"), "Ama Mensah a invité Yao Kponton"),
        (entry("login", name=""), "ama@example.com s’est connecté"),
        (entry("something_new", "42"), "Ama Mensah\u00a0: something new 42"),
    ],
)
@pytest.mark.usefixtures("dressed")
def test_deeds_are_told_as_sentences(deed: AuditEntry, words: str) -> None:
    assert str(audit_words.sentence(deed)) == words


@pytest.mark.usefixtures("dressed")
def test_every_operation_that_changes_something_has_a_sentence() -> None:
    from tiknet_desktop.contracts.operations import EXTENSIONS, OPERATIONS

    # Not told by the server, or nothing but plan options, which are told by their name.
    silent = {
        "refresh_token",
        "mark_notification_read",
        "register",
        "resend_verify_email_otp",
        "resend_password_reset_otp",
    }
    silent |= {"verify_password_reset_otp"}
    options = ("data_limit", "shared_users", "validity", "rate_limit", "idle_timeout", "additional_device")
    told = {
        one.id
        for one in (*OPERATIONS, *EXTENSIONS)
        if one.changes and one.id not in silent and not one.id.endswith(options)
    }
    assert told - audit_words.SENTENCES.keys() == set()


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("today", (date(2026, 3, 1), date(2026, 3, 1))),
        ("week", (date(2026, 2, 23), date(2026, 3, 1))),
        ("last_month", (date(2026, 2, 1), date(2026, 2, 28))),
        ("", (None, None)),
    ],
)
def test_periods_are_whole_days(name: str, days: tuple[date | None, date | None]) -> None:
    question = audit.question_of(
        RecordQuery("audit", search="Kofi", filters=(Filter("period", "eq", name), Filter("account", "eq", 5))),
        date(2026, 3, 1),
    )
    assert (question.start, question.end) == days
    assert (question.account, question.search) == (5, "Kofi")
