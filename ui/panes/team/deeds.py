"""What can be done with workers: invite, role, rights, routers, details, switch off, delete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tiknet_desktop.domain.ids import new_ulid
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Record, RecordQuery, Sort
from ui.kit.context import NEEDS_SERVER, is_online
from ui.kit.dialogs import ask, present, tell
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words
from ui.kit.labels import Label
from ui.kit.messages import describe
from ui.kit.once import OnceCard
from ui.kit.saving import SavingDialog
from ui.kit.spec import ActionSpec
from ui.kit.undo import offer_opposite
from ui.panes.team.checklist import Checklist, Choice
from ui.panes.team.words import NOT_YOURS, full_name, grouped, may_give, own_account, right_words, role_words

if TYPE_CHECKING:
    from tiknet_desktop.services import Services
    from ui.kit.pane import ResourcePane

MOST_ROUTERS = 200


async def rows_of(services: Services, resource: str) -> list[Record]:
    """All rows of a short list, by name."""
    page = await services.records.page(RecordQuery(resource, sort=(Sort("name"),)), 0, MOST_ROUTERS)
    return list(page.rows)


async def role_choices(services: Services) -> list[tuple[str, Words]]:
    """Roles this person may give, by key: none with a right they lack."""
    rights = await services.team.rights()
    own = {right.number for right in rights.rows if may_give(services, right)}
    rows = await rows_of(services, "roles")
    owner = services.account.is_owner
    return [
        (row.key, role_words(row))
        for row in rows
        if row["actif"] is not False and (owner or not rights.rows or set(row["permissions"] or ()) <= own)
    ]


# ---------------------------------------------------------------- invite
async def invite(pane: ResourcePane, _records: Sequence[Record]) -> None:
    """Ask who, make the account, show its password once."""
    from ui.panes.team.invitation import InviteDialog

    services = pane.services
    roles = await role_choices(services)
    routers = await rows_of(services, "routers")
    dialog = InviteDialog(pane, services, pane.context.spawn, roles, routers, new_ulid())
    if not await present(dialog):
        return
    invitation = dialog.outcome
    await show_invitation(pane, invitation)
    if invitation.key:
        pane.refresh()
        pane.open_record(invitation.key)


async def show_invitation(pane: ResourcePane, invitation: Any) -> None:
    """The password, this once."""
    shop = pane.services.account.shop_name or "TikNet"
    items: list[Any] = [
        Label(
            Text(
                "team",
                "{email} can sign in with this password. It is shown only now: copy it, print it or write it down.",
            ).fill(email=invitation.email),
            "body",
            "text_muted",
            wrap=True,
        )
    ]
    if invitation.password:
        items.append(
            OnceCard(
                Text("team", "Temporary password"),
                (invitation.password,),
                lambda: str(
                    Text(
                        "team",
                        "{shop}\n\nE-mail: {email}\nTemporary password: {password}\n\nChange it after signing in.",
                    ).fill(shop=shop, email=invitation.email, password=invitation.password)
                ),
                pane.context.spawn,
            )
        )
    if invitation.failed:
        items.append(Label(_left_over(invitation), "small", "warning", wrap=True))
    await tell(pane, Text("team", "The account is ready"), *items, done=Text("team", "I have the password"))


def _left_over(invitation: Any) -> str:
    what = {
        "role": Text("team", "The role was not given yet: give it in the list."),
        "routers": Text("team", "The routers were not given yet: give them in the list."),
    }
    reason = describe(invitation.error).title if invitation.error is not None else ""
    return " ".join([*(str(what[one]) for one in invitation.failed), reason]).strip()


# ---------------------------------------------------------------- change
async def change_role(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Another role."""
    record, services = records[0], pane.services
    choices = await role_choices(services)
    present_role = await services.records.find("roles", slug=record["role"]) if record["role"] else None

    async def save(values: dict[str, Any]) -> bool:
        await services.team.change_role(record.key, str(values["role"]))
        return True

    done = await ask_form(
        pane,
        Text("team", "Role of {name}").fill(name=full_name(record)),
        (FieldSpec("role", Text("team", "Role"), "choice", choices=choices),),
        save,
        submit=Text("team", "Give the role"),
        values={"role": present_role.key if present_role is not None else None},
        intro=Text("team", "It holds at once, also where this person is signed in already."),
    )
    words = Text("team", "{name} has the new role").fill(name=full_name(record))
    if done and present_role is not None:
        before = present_role.key
        offer_opposite(pane.context, pane, words, lambda: services.team.change_role(record.key, before))
    elif done:
        pane.context.toast(words)


async def change_rights(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Rights of one worker, beside the role."""
    record, services = records[0], pane.services
    rights = await services.team.rights()
    if not rights.rows:
        raise rights.error or LookupError("this server names no rights")
    held = {str(label) for label in record["permissions"] or ()}
    checklist = Checklist(
        [
            (
                title,
                [
                    Choice(
                        right.number,
                        right_words(right),
                        (right.permission.value if right.permission is not None else right.label) in held,
                        "" if may_give(services, right) else NOT_YOURS,
                    )
                    for right in rows
                ],
            )
            for title, rows in grouped(rights)
        ]
    )
    intro = Text(
        "team", "These rights are this person’s own and replace those of the role, until a role is given again."
    )

    async def save() -> bool:
        await services.team.change_rights(record.key, checklist.ticked())
        return True

    dialog = SavingDialog(
        pane,
        Text("team", "Rights of {name}").fill(name=full_name(record)),
        Label(intro, "body", "text_muted", wrap=True),
        checklist,
        submit=Text("team", "Save the rights"),
        save=save,
        spawn=pane.context.spawn,
        width=500,
    )
    if await present(dialog):
        pane.context.toast(Text("team", "{name} has the new rights").fill(name=full_name(record)))


async def change_routers(pane: ResourcePane, records: Sequence[Record]) -> None:
    """The routers a worker works on."""
    record, services = records[0], pane.services
    routers = await rows_of(services, "routers")
    given = {str(slug) for slug in record["assigned_routers"] or ()}
    checklist = Checklist([("", [Choice(row.key, str(row["name"]), str(row["slug"]) in given) for row in routers])])

    async def save() -> bool:
        await services.team.set_routers(record.key, sorted(checklist.ticked()))
        return True

    dialog = SavingDialog(
        pane,
        Text("team", "Routers of {name}").fill(name=full_name(record)),
        Label(
            Text("team", "This person sees and sells on the routers you tick. With none ticked: on all of them."),
            "body",
            "text_muted",
            wrap=True,
        ),
        checklist,
        submit=Text("team", "Save the routers"),
        save=save,
        spawn=pane.context.spawn,
    )
    if await present(dialog):
        before = sorted(row.key for row in routers if str(row["slug"]) in given)
        offer_opposite(
            pane.context,
            pane,
            Text("team", "Routers of {name} saved").fill(name=full_name(record)),
            lambda: services.team.set_routers(record.key, before),
        )


DETAILS = (
    FieldSpec("first_name", Text("team", "First name")),
    FieldSpec("last_name", Text("team", "Last name"), optional=True),
    FieldSpec("phone", Text("team", "Phone"), optional=True),
)


async def change_details(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Name and phone."""
    record, services = records[0], pane.services
    await services.team.look_again(record.key)  # what is edited is what the server holds
    fresh = await services.records.get("collaborators", record.key) or record

    async def save(values: dict[str, Any]) -> bool:
        await services.team.change_details(record.key, **values)
        return True

    await ask_form(
        pane,
        Text("team", "Details of {name}").fill(name=full_name(record)),
        DETAILS,
        save,
        submit=Text("team", "Save"),
        values={name: fresh[name] for name in ("first_name", "last_name", "phone")},
    )


async def switch_off(pane: ResourcePane, records: Sequence[Record]) -> None:
    """No sign-in any more; can be switched on again."""
    record = records[0]
    if await ask(
        pane,
        Text("team", "Switch {name} off?").fill(name=full_name(record)),
        Text("team", "This person is signed out everywhere at once and cannot sign in until you switch them on again."),
        act=Text("team", "Switch off"),
        keep=Text("team", "Leave on"),
        danger=True,
    ):
        await pane.services.team.set_active(record.key, False)
        offer_opposite(
            pane.context,
            pane,
            Text("team", "{name} is switched off").fill(name=full_name(record)),
            lambda: pane.services.team.set_active(record.key, True),
        )


async def switch_on(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Sign-in works again."""
    record = records[0]
    await pane.services.team.set_active(record.key, True)
    offer_opposite(
        pane.context,
        pane,
        Text("team", "{name} can sign in again").fill(name=full_name(record)),
        lambda: pane.services.team.set_active(record.key, False),
    )


async def invite_again(pane: ResourcePane, records: Sequence[Record]) -> None:
    """The invitation by mail once more."""
    record = records[0]
    await pane.services.team.invite_again(record.key)
    pane.context.toast(Text("team", "The invitation is on its way to {email}").fill(email=str(record["email"])))


async def delete(pane: ResourcePane, records: Sequence[Record]) -> None:
    """The account ends; what it did stays in the books."""
    record = records[0]
    if await ask(
        pane,
        Text("team", "Delete the account of {name}?").fill(name=full_name(record)),
        Text(
            "team",
            "{name} ({email}) is signed out everywhere and the account is gone for good. Sales and the list of who did what keep the name.",
        ).fill(name=full_name(record), email=str(record["email"] or "")),
        act=Text("team", "Delete the account"),
        keep=Text("team", "Keep the account"),
        danger=True,
        final=True,
    ):
        await pane.services.team.remove(record.key)
        pane.drawer.dismiss()
        pane.context.toast(Text("team", "The account of {name} is deleted").fill(name=full_name(record)))


# ---------------------------------------------------------------- as the kit wants them
def primary() -> ActionSpec:
    """The filled button of the header."""
    return ActionSpec(
        "invite",
        Text("team", "Invite"),
        invite,
        "ri.user-add-line",
        shortcut="Ctrl+N",
        permission=Permission.SETTING_ACCESS,
    )


def actions(services: Services) -> tuple[ActionSpec, ...]:
    """What can be done with one worker."""

    def refuse(records: Sequence[Record]) -> Words | None:
        if not is_online(services):
            return NEEDS_SERVER
        if own_account(services, records[0]):
            return Text("team", "You cannot change your own access")
        return None

    def off(records: Sequence[Record]) -> bool:
        return not records[0]["is_active"]

    def on(records: Sequence[Record]) -> bool:
        return bool(records[0]["is_active"])

    def one(key: str, title: Text, run: Any, glyph: str, **more: Any) -> ActionSpec:
        return ActionSpec(key, title, run, glyph, permission=Permission.SETTING_ACCESS, refuse=refuse, **more)

    return (
        one("role", Text("team", "Change the role…"), change_role, "ri.shield-user-line"),
        one("rights", Text("team", "Own rights…"), change_rights, "ri.key-2-line"),
        one("routers", Text("team", "Routers…"), change_routers, "ri.router-line"),
        one("details", Text("team", "Name and phone…"), change_details, "ri.pencil-line", shortcut="F4"),
        one("resend", Text("team", "Send the invitation again"), invite_again, "ri.send-plane-line", hidden=off),
        one("on", Text("team", "Switch on"), switch_on, "ri.user-follow-line", hidden=on),
        one("off", Text("team", "Switch off…"), switch_off, "ri.forbid-line", danger=True, hidden=off),
        one("delete", Text("team", "Delete the account…"), delete, "ri.delete-bin-6-line", danger=True),
    )
