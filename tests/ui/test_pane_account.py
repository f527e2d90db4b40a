"""My account, the lock of the counter, a forgotten password and a new account, on the real program and server."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pyotp
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.conftest import Run, until
from tests.ui.real_desktop import EMAIL, PASSWORD, PATIENCE, form, pane, press, reads, running, said, set_up, write
from tiknet_desktop.app.desktop import Desktop
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services.attempts import FREE_TRIES
from ui.kit.once import OnceCard
from ui.panes.account.devices import device_name
from ui.panes.account.dialogs import PasswordDialog, PinDialog, TwoFactorDialog
from ui.shell.lock import LockPage
from ui.shell.recovery import RecoveryPage
from ui.shell.registration import RegistrationPage
from ui.shell.sign_in import SignInPage

NEW_PASSWORD = "une toute nouvelle phrase"
Story = Callable[[Desktop, str], Any]


@pytest.fixture
def tell(tmp_path: Path, run: Run[Any]) -> Callable[[Story], None]:
    """Runs a story in a fresh shop; it gets the program and the printed recovery code."""

    def whole(story: Story) -> None:
        async def told() -> None:
            async with running(tmp_path, secrets=SecretStore.in_memory(tmp_path)) as desktop:
                code = await set_up(desktop)
                await story(desktop, code)

        run(told())

    return whole


Tell = Callable[[Story], None]


def open_dialog(kind: type[Any]) -> Any:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)


async def dialog(kind: type[Any]) -> Any:
    await until(lambda: open_dialog(kind) is not None, PATIENCE)
    return open_dialog(kind)


async def tab(desktop: Desktop, name: str) -> Any:
    account = await pane(desktop, "account")
    account.open_tab(name)
    return account.pages[name]


def mailed_code(desktop: Desktop, to: str) -> str:
    """The newest six digits mailed to an address."""
    folder = desktop.paths.server / "mail"
    found = []
    for path in sorted(folder.glob("*.eml")):
        mail = message_from_bytes(path.read_bytes(), policy=policy.default)
        if mail["To"] == to:
            found += re.findall(r"(?<!\d)\d{6}(?!\d)", mail.get_content())
    return found[-1]


async def front(desktop: Desktop, kind: type[Any]) -> Any:
    await until(lambda: isinstance(desktop.window._front, kind), PATIENCE)
    return desktop.window._front


async def sign_out(desktop: Desktop) -> SignInPage:
    workspace = desktop.window.workspace
    assert workspace is not None
    workspace.sign_out_requested.emit()
    page: SignInPage = await front(desktop, SignInPage)
    return page


# ---------------------------------------------------------------- profile
def test_the_profile_is_edited_and_a_new_address_proved(tell: Tell) -> None:
    async def story(desktop: Desktop, _: str) -> None:
        page = await tab(desktop, "profile")
        await reads("Akossiwa Mensah")
        await reads("Propriétaire")
        page.edit_button.click()
        await reads("Figure sur les reçus comme vendeur")
        edited = form().form
        write(edited, "city", "Lomé")
        write(edited, "phone", "+228 90 11 22 33")
        press("Enregistrer")
        await reads("Lomé")
        assert desktop.services is not None
        assert desktop.services.account.profile["city"] == "Lomé"

        page.email_button.click()
        await reads("Vous vous connecterez désormais avec la nouvelle adresse")
        write(form().form, "email", "nouvelle@example.com")
        press("Changer et envoyer un code")
        await reads("Code envoyé à nouvelle@example.com")
        page.code_field.edit.setText("000000")
        press("Confirmer")
        await reads("Ce code est faux ou trop ancien")
        page.code_field.edit.setText(mailed_code(desktop, "nouvelle@example.com"))
        press("Confirmer")
        await reads("Le nouvel e-mail est confirmé")
        assert desktop.services.account.email == "nouvelle@example.com"

    tell(story)


# ---------------------------------------------------------------- password and second factor
def test_the_password_is_changed_with_a_hint_how_good_it_is(tell: Tell) -> None:
    async def story(desktop: Desktop, _: str) -> None:
        page = await tab(desktop, "security")
        page.password_button.click()
        asked = await dialog(PasswordDialog)
        asked.old.edit.setText("not this one")
        QTest.keyClicks(asked.new.edit, "abc")
        assert "Trop court" in said()
        asked.new.edit.clear()
        QTest.keyClicks(asked.new.edit, NEW_PASSWORD)
        assert "Solide" in said()
        asked.again.edit.setText("another")
        asked.start()
        assert asked.again.error() == "Différent de la ligne au-dessus"
        asked.again.edit.setText(NEW_PASSWORD)
        asked.start()
        await until(lambda: asked.old.error(), PATIENCE)
        assert asked.old.error().startswith("Ce n’est pas le mot de passe actuel")
        asked.old.edit.setText(PASSWORD)
        asked.start()
        await reads("Le nouveau mot de passe est en place")

    tell(story)


def test_two_factor_from_the_scan_to_the_next_sign_in(tell: Tell, tmp_path: Path) -> None:
    async def story(desktop: Desktop, _: str) -> None:
        page = await tab(desktop, "security")
        await until(lambda: page.on_button.isVisible(), PATIENCE)
        page.on_button.click()
        asked = await dialog(TwoFactorDialog)
        secret = asked.set_up.secret
        asked.code.edit.setText("000000")
        asked.start()
        await until(lambda: asked.code.error(), PATIENCE)
        asked.code.edit.setText(pyotp.TOTP(secret).now())
        asked.start()
        await reads("Gardez ces codes")
        card = next(one for window in QApplication.topLevelWidgets() for one in window.findChildren(OnceCard))
        codes = card.codes
        assert len(codes) == 8
        press("Je les ai gardés")
        await until(lambda: page.off_button.isVisible(), PATIENCE)
        for path in tmp_path.rglob("*"):
            if path.is_file() and "accounts" in path.parts:
                held = path.read_bytes()
                assert secret.encode() not in held
                assert codes[0].encode() not in held

        sign_in = await sign_out(desktop)
        sign_in.email.edit.setText(EMAIL)
        sign_in.password.edit.setText(PASSWORD)
        sign_in.submit()
        await reads("Tapez les six chiffres")
        sign_in.code.edit.setText("000000")
        QTest.keyClick(sign_in.code.edit, Qt.Key.Key_Return)
        await reads("Ce code ne convient pas")
        sign_in.code.edit.setText(codes[0])
        await until(lambda: sign_in.submit_button.isEnabled(), PATIENCE)
        sign_in.submit()
        await until(lambda: desktop.window.workspace is not None, PATIENCE)

        page = await tab(desktop, "security")
        await until(lambda: page.off_button.isVisible(), PATIENCE)
        page.off_button.click()
        await reads("le mot de passe seul ouvre le compte")
        write(form().form, "proof", PASSWORD)
        press("Désactiver")
        await until(lambda: page.on_button.isVisible() and not page.off_button.isVisible(), PATIENCE)

    tell(story)


# ---------------------------------------------------------------- devices, sign-in, subscription
def test_other_devices_are_listed_and_signed_out(tell: Tell) -> None:
    async def story(desktop: Desktop, _: str) -> None:
        services = desktop.services
        assert services is not None
        await services.account.sign_in(EMAIL, PASSWORD)
        page = await tab(desktop, "devices")
        await services.records.refresh("account_sessions")
        await until(lambda: page.model.count == 2, PATIENCE)
        here = next(page.model.record(line) for line in range(2) if page.model.record(line)["is_current"])
        assert device_name(here).startswith("TikNet sur ordinateur")
        page.primary_button.click()
        await reads("Déconnecter tous les autres appareils ?")
        press("Déconnecter tous les autres")
        await reads("1 appareil déconnecté")
        await until(lambda: page.model.count == 1, PATIENCE)
        security = await tab(desktop, "security")
        security.check_button.click()
        await reads("vérifié à")

    tell(story)


def test_a_subscription_is_entered_with_its_reference(tell: Tell) -> None:
    async def story(desktop: Desktop, _: str) -> None:
        page = await tab(desktop, "subscription")
        await reads("Pas d’abonnement")
        await reads("3 000 FCFA")
        tier = next(one for one in page._rows if one["slug"] == "starter-monthly")
        page.do("purchase", page.purchase(tier))
        await reads("Payez d’abord 3 000 FCFA")
        write(form().form, "payment_reference", "PSK-2026-0001")
        press("Enregistrer le paiement")
        await reads("Jusqu’au ")
        assert page.pill.accessibleName() == "30 jours restants"

    tell(story)


# ---------------------------------------------------------------- the lock
def test_the_counter_locks_and_opens_with_everything_as_it_was(tell: Tell) -> None:
    async def story(desktop: Desktop, _: str) -> None:
        workspace = desktop.window.workspace
        services = desktop.services
        assert workspace is not None
        assert services is not None
        workspace.lock_requested.emit()
        page = await tab(desktop, "security")
        await reads("Quittez le comptoir sans vous déconnecter")  # no PIN yet: it shows where one is set
        page.pin_button.click()
        asked = await dialog(PinDialog)
        asked.form.edit("pin").setText("12")
        asked.start()
        assert "Quatre à huit chiffres" in said()
        for key in ("pin", "again"):
            asked.form.edit(key).setText("4829")
        asked.start()
        await reads("Ctrl+L verrouille la boutique")
        assert services.security.lock_after == timedelta(minutes=10)
        assert desktop.lock is not None
        await until(lambda: desktop.lock is not None and desktop.lock._idle.isActive(), PATIENCE)

        customers = await pane(desktop, "customers")
        customers.primary_button.click()
        await reads("Ajouter le client")
        write(form().form, "first_name", "Essi")
        desktop._lock()
        lock = desktop.lock.page
        assert isinstance(lock, LockPage)
        assert services.security.locked
        await reads("La boutique est verrouillée")
        assert not workspace.isVisible()
        assert [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()] == []
        lock.field.edit.setText("0000")
        QTest.keyClick(lock.field.edit, Qt.Key.Key_Return)
        await reads(f"Encore {FREE_TRIES - 1} essais")
        lock.field.edit.setText("4829")
        lock.submit()
        await until(lambda: workspace.isVisible(), PATIENCE)
        assert not services.security.locked
        assert form().form.values()["first_name"] == "Essi", "what was being typed is still there"
        form().reject()

    tell(story)


def test_too_many_wrong_pins_wait_and_the_password_opens(tell: Tell) -> None:
    async def story(desktop: Desktop, _: str) -> None:
        services = desktop.services
        assert services is not None
        await services.security.set_pin("4829")
        desktop._lock()
        assert desktop.lock is not None
        lock = desktop.lock.page
        assert lock is not None
        for _try in range(FREE_TRIES):
            assert not await services.security.check_pin("0000")
        lock._show_wait()
        assert not lock.open_button.isEnabled()
        assert "Attendez" in said()
        press("Oublié\u00a0? Ouvrir avec le mot de passe")
        lock.field.edit.setText("not this")
        lock.submit()
        await until(lambda: lock.fault_box.isVisible(), PATIENCE)
        lock.field.edit.setText(PASSWORD)
        await until(lambda: lock.open_button.isEnabled(), PATIENCE)
        lock.submit()
        await until(lambda: desktop.window.workspace is not None and desktop.window.workspace.isVisible(), PATIENCE)
        assert services.security.pin_state().tries_left == FREE_TRIES

    tell(story)


def test_a_restart_does_not_open_a_locked_shop(tmp_path: Path, run: Run[Any]) -> None:
    async def story() -> None:
        secrets = SecretStore.in_memory(tmp_path)
        async with running(tmp_path, secrets=secrets) as desktop:
            await set_up(desktop)
            assert desktop.services is not None
            await desktop.services.security.set_pin("4829")
        async with running(tmp_path, secrets=secrets) as desktop:
            assert desktop.lock is not None
            assert desktop.lock.page is not None
            await reads("La boutique est verrouillée")
            desktop.lock.page.field.edit.setText("4829")
            desktop.lock.page.submit()
            await until(lambda: desktop.window.workspace.isVisible(), PATIENCE)

    run(story())


def test_input_starts_the_waiting_anew(tell: Tell) -> None:
    async def story(desktop: Desktop, _: str) -> None:
        services = desktop.services
        assert services is not None
        await services.security.set_pin("4829")
        services.settings.set("lock_after_minutes", 1)
        lock = desktop._watch_counter()
        await until(lambda: lock._idle.isActive(), PATIENCE)
        assert lock._idle.interval() == 60_000
        lock._idle.start(30_000)
        handle = desktop.window.windowHandle()
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(handle, key)
        assert lock._idle.remainingTime() > 29_000
        lock._idle.timeout.emit()
        await until(lambda: services.security.locked, PATIENCE)
        lock.open_shop()
        services.settings.set("lock_after_minutes", 0)
        await until(lambda: not lock._idle.isActive(), PATIENCE)

    tell(story)


# ---------------------------------------------------------------- before the sign-in
def test_the_printed_code_brings_a_forgotten_password_back(tell: Tell) -> None:
    async def story(desktop: Desktop, code: str) -> None:
        await sign_out(desktop)
        press("Mot de passe oublié\u00a0?")
        page: RecoveryPage = await front(desktop, RecoveryPage)
        page.email.edit.setText(EMAIL)
        page.code.edit.setText("0000-0000-0000-0000")
        page.submit()
        await until(lambda: page.fault_box.isVisible(), PATIENCE)
        await until(lambda: page.submit_button.isEnabled(), PATIENCE)
        page.code.edit.setText(code)
        page.submit()
        await reads("chaque appareil connecté devra le taper")
        for field in (page.new, page.again):
            field.edit.setText(NEW_PASSWORD)
        page.submit()
        await reads("Votre nouveau code de secours")
        assert code not in said()
        press("Je l’ai gardé")
        sign_in: SignInPage = await front(desktop, SignInPage)
        await reads("Connectez-vous avec lui")
        sign_in.email.edit.setText(EMAIL)
        sign_in.password.edit.setText(NEW_PASSWORD)
        sign_in.submit()
        await until(lambda: desktop.window.workspace is not None, PATIENCE)

    tell(story)


def test_a_mailed_code_brings_a_forgotten_password_back(tell: Tell) -> None:
    async def story(desktop: Desktop, _: str) -> None:
        await sign_out(desktop)
        desktop.show_recovery(EMAIL)
        page: RecoveryPage = await front(desktop, RecoveryPage)
        press("M’envoyer plutôt un code par e-mail")
        page.submit()
        await reads("Regardez vos e-mails")
        first = mailed_code(desktop, EMAIL)
        press("Envoyer un autre code")
        await reads("le précédent ne vaut plus")
        page.code.edit.setText(first)
        page.submit()
        await until(lambda: page.fault_box.isVisible(), PATIENCE)
        await until(lambda: page.submit_button.isEnabled(), PATIENCE)
        page.code.edit.setText(mailed_code(desktop, EMAIL))
        page.submit()
        await reads("chaque appareil connecté devra le taper")
        page.new.edit.setText(NEW_PASSWORD)
        page.again.edit.setText("something else")
        page.submit()
        assert page.again.error()
        page.again.edit.setText(NEW_PASSWORD)
        page.submit()
        await reads("Connectez-vous avec lui")

    tell(story)


def test_a_new_account_is_made_from_the_sign_in(tell: Tell) -> None:
    async def story(desktop: Desktop, _: str) -> None:
        await sign_out(desktop)
        desktop.show_registration()
        page: RegistrationPage = await front(desktop, RegistrationPage)
        page.submit()
        assert "Complétez ce champ pour continuer" in said() or page.form.fields["shop_name"].error()  # type: ignore[attr-defined]
        values = {
            "shop_name": "Chez Essi",
            "name": "Essi Lawson",
            "email": EMAIL,
            "phone": "+228 90 00 11 22",
            "city": "Lomé",
            "password": NEW_PASSWORD,
        }
        for key, text in values.items():
            write(page.form, key, text)
        page.submit()
        await until(lambda: page.form.fields["email"].error(), PATIENCE)  # type: ignore[attr-defined]
        write(page.form, "email", "essi@example.com")
        await until(lambda: page.submit_button.isEnabled(), PATIENCE)
        page.submit()
        await reads("Le compte existera quand vous l’aurez tapé")
        page.code.edit.setText("000000")
        page.submit()
        await until(lambda: page.code.error(), PATIENCE)
        press("Envoyer un autre code")
        await reads("le précédent ne vaut plus")
        page.code.edit.setText(mailed_code(desktop, "essi@example.com"))
        page.submit()
        await reads("Votre code de secours")
        assert not page.submit_button.isEnabled(), "it is shown once: nobody goes on before it is kept"
        page.kept_box.setChecked(True)
        page.submit_button.click()
        await until(lambda: desktop.window.workspace is not None, PATIENCE)
        assert desktop.services is not None
        assert desktop.services.account.is_owner

    tell(story)
