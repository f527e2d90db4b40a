"""Without a keyring the window says so: a passphrase keeps the person signed in, and is asked at the next start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.ui.conftest import Run, until
from tests.ui.real_desktop import PASSWORD, form, press, reads, running, said, set_up, write
from tiknet_desktop.platform.secrets import SecretKind, SecretStore
from ui.shell.passphrase import UnlockPage

PASSPHRASE = "le coq chante à six heures"
ASKED_AGAIN = "Votre mot de passe sera demandé au prochain démarrage"
TITLE = "Déverrouiller votre connexion"


async def _protected(folder: Path) -> None:
    """A shop on this computer whose owner chose a passphrase."""
    async with running(folder) as desktop:
        await set_up(desktop)
        await reads(ASKED_AGAIN)
        press("Protéger par une phrase secrète…")
        await reads("Phrase secrète, encore une fois")
        write(form().form, "passphrase", PASSPHRASE)
        write(form().form, "again", "autre chose, par erreur")
        form().submit.click()
        await reads("Différente de la première")
        write(form().form, "again", PASSPHRASE)
        form().submit.click()
        await until(lambda: desktop.services.secrets.kind is SecretKind.FILE)
        await until(lambda: ASKED_AGAIN not in said())


def _unlock_page(desktop: Any) -> UnlockPage:
    page = desktop.window.findChild(UnlockPage)
    assert isinstance(page, UnlockPage)
    return page


def test_a_passphrase_keeps_the_sign_in_and_opens_it_at_the_next_start(tmp_path: Path, run: Run[Any]) -> None:
    async def two_days() -> None:
        await _protected(tmp_path)
        async with running(tmp_path) as desktop:
            await reads(TITLE)
            page = _unlock_page(desktop)
            page.passphrase.edit.setText("une autre phrase")
            page.submit()
            await reads("Cette phrase secrète n’ouvre pas le fichier.")
            page.passphrase.edit.setText(PASSPHRASE)
            page.submit()
            await reads("Serveur : connecté")
            assert not desktop.services.account.sign_in_needed
            assert ASKED_AGAIN not in said()

    run(two_days())


def test_later_opens_the_shop_in_memory_and_the_notice_unlocks_it_then(tmp_path: Path, run: Run[Any]) -> None:
    async def two_days() -> None:
        await _protected(tmp_path)
        async with running(tmp_path) as desktop:
            await reads(TITLE)
            press("Plus tard")
            await until(lambda: desktop.window.workspace is not None)
            await reads("Votre connexion est verrouillée")
            press("Déverrouiller…")
            await until(lambda: len(_forms()) == 1)
            write(form().form, "passphrase", PASSPHRASE)
            form().submit.click()
            await until(lambda: not desktop.services.account.sign_in_needed)
            await until(lambda: "Votre connexion est verrouillée" not in said())
            assert desktop.services.secrets.kind is SecretKind.FILE

    run(two_days())


def _forms() -> list[Any]:
    from tests.ui.real_desktop import open_windows
    from ui.kit.form import FormDialog

    return [one for one in open_windows() if isinstance(one, FormDialog)]


def test_a_damaged_file_of_secrets_is_said_and_the_password_still_works(tmp_path: Path, run: Run[Any]) -> None:
    async def two_days() -> None:
        await _protected(tmp_path)
        (tmp_path / "secrets.enc").write_text("{ half a", "utf-8")
        async with running(tmp_path) as desktop:
            await reads(TITLE)
            page = _unlock_page(desktop)
            page.passphrase.edit.setText(PASSPHRASE)
            page.submit()
            await reads("Le fichier protégé n’est plus lisible.")
            press("Plus tard")
            await until(lambda: desktop.window.workspace is not None)
            await until(lambda: desktop.services.account.sign_in_needed and desktop.services.connectivity.usable, 30)
            await desktop.services.account.sign_in(desktop.services.account.email, PASSWORD)
            await reads(ASKED_AGAIN)

    run(two_days())


def test_the_notice_is_put_away_for_this_run(tmp_path: Path, run: Run[Any]) -> None:
    async def one_day() -> None:
        async with running(tmp_path) as desktop:
            await set_up(desktop)
            await reads(ASKED_AGAIN)
            press("Fermer le message")
            await until(lambda: ASKED_AGAIN not in said())
            assert desktop.services.secrets.kind is SecretKind.MEMORY

    run(one_day())


def test_the_demonstration_forgets_without_a_word(tmp_path: Path, run: Run[Any]) -> None:
    async def one_day() -> None:
        async with running(tmp_path, secrets=SecretStore.in_memory(tmp_path)) as desktop:
            await set_up(desktop)
            assert ASKED_AGAIN not in said()

    run(one_day())
