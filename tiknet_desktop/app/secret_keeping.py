"""Where the sign-in of this person is kept, said aloud: the passphrase at start, and the offer to choose one."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from tiknet_desktop.platform.secrets import KeyringReason, SecretKind, SecretStore
from tiknet_desktop.runtime.changebus import ChangeSet

if TYPE_CHECKING:
    from tiknet_desktop.services.container import Services
    from ui.shell.passphrase import UnlockPage
    from ui.shell.window import Window
    from ui.shell.workspace import Workspace

_NOTICE = "secrets"


class SecretKeeping:
    """Shows how the secret store stands. A store that is meant to forget (the demonstration) is left alone."""

    def __init__(self, window: Window, services: Services) -> None:
        self._window, self._services = window, services
        self._put_away = False
        self._stop_listening = services.bus.subscribe(self._heard)

    @property
    def _store(self) -> SecretStore:
        return self._services.secrets

    @property
    def locked(self) -> bool:
        """Whether an encrypted file waits for its passphrase."""
        return self._store.locked and self._store.reason is not KeyringReason.NONE

    def unlock_page(self, go_on: Callable[[], None]) -> UnlockPage:
        """The page that asks for the passphrase; ``go_on`` afterwards, whether it was given or not."""
        from ui.shell.passphrase import UnlockPage

        page = UnlockPage(self._unlock, self._services.tasks.spawn)
        page.unlocked.connect(go_on)
        page.later.connect(go_on)
        return page

    def show_in(self, workspace: Workspace) -> None:
        """Show the notice that fits, or none."""
        from ui.shell.notices import locked_notice, unprotected_notice

        forgets = self._store.kind is SecretKind.MEMORY and self._store.reason is not KeyringReason.NONE
        needed = self._services.account.sign_in_needed
        if not forgets or self._put_away or (needed and not self.locked):
            workspace.notices.remove(_NOTICE)
        elif needed:
            notice = workspace.notices.show_notice(_NOTICE, locked_notice(), self._closed)
            notice.acted.connect(self._ask_to_unlock)
        elif workspace.notices.get(_NOTICE) is None or self.locked:
            notice = workspace.notices.show_notice(_NOTICE, unprotected_notice(), self._closed)
            notice.acted.connect(self._ask_to_protect)

    def stop(self) -> None:
        """Listen no more."""
        self._stop_listening()

    def _heard(self, change: ChangeSet) -> None:
        if change.resource == "account" and self._window.workspace is not None:
            self.show_in(self._window.workspace)

    def _closed(self) -> None:
        self._put_away = True

    def _ask_to_unlock(self) -> None:
        from ui.shell.passphrase import ask_passphrase

        self._services.tasks.spawn(self._ask(ask_passphrase(self._window, self._unlock)), name="unlock the sign-in")

    def _ask_to_protect(self) -> None:
        from ui.shell.passphrase import ask_new_passphrase

        self._services.tasks.spawn(
            self._ask(ask_new_passphrase(self._window, self._protect)), name="protect the sign-in"
        )

    async def _ask(self, question: Coroutine[Any, Any, bool]) -> None:
        await question
        if self._window.workspace is not None:
            self.show_in(self._window.workspace)

    async def _unlock(self, passphrase: str) -> None:
        await self._services.executors.work(self._store.unlock, passphrase)
        self._services.account.try_again()

    async def _protect(self, passphrase: str) -> None:
        await self._services.executors.work(self._store.protect, passphrase)
