"""Scenes of the pictures: the team and the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tiknet_desktop.app.pictures import Stage


async def team(stage: Stage) -> None:
    """Workers, one of them, the invitation, the table of rights, who did what."""
    await _hire(stage.services)
    pane = await stage.pane("team")
    pane.open_tab("people")
    await stage.shoot("team", 1.0)
    people = pane.pages["people"]
    record = people.model.record(0)
    if record is not None:
        people.open_record(record.key)
        await stage.shoot("team-drawer")
        people.drawer.dismiss()
    async with stage.dialog("team-invite", people.primary_button.click):
        pass
    pane.open_tab("roles")
    await stage.shoot("team-roles", 1.0)
    changed = list(pane.pages["roles"].matrix.cells.values())[6:9:2]
    for cell in changed:
        cell.click()
    await stage.shoot("team-roles-changed")
    pane.pages["roles"].matrix.discard()
    pane.open_tab("audit")
    await stage.shoot("team-audit", 1.0)


async def _hire(services: Any) -> None:
    """Two workers, once."""
    from tiknet_desktop.services.team import NewWorker

    for first, last, role in (("Ama", "Lawson", "Manager"), ("Kofi", "Dossou", "Worker")):
        email = f"{first.lower()}@example.com"
        found = await services.records.find("roles", name=role)
        if found is not None and await services.records.find("collaborators", email=email) is None:
            await services.team.invite(NewWorker(first, email, last, "+228 90 11 22 33", found.key))


async def account(stage: Stage) -> None:
    """The four tabs, two-factor sign-in, the lock."""
    pane = await stage.pane("account")
    for tab in ("profile", "security", "devices", "subscription"):
        pane.open_tab(tab)
        await stage.shoot(f"account-{tab}", 1.0)
    pane.open_tab("security")
    async with stage.dialog("account-two-factor", pane.pages["security"].on_button.click):
        pass
    await stage.services.security.set_pin("4829")
    stage.workspace.lock_requested.emit()
    await stage.shoot("locked")
    assert stage.desktop.lock is not None
    stage.desktop.lock.open_shop()
    await stage.services.security.clear_pin()
