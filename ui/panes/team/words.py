"""Rights in the words of a shop owner, grouped by what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.services.team import Right, Rights
from tiknet_desktop.storage.records import Record
from ui.kit.i18n import Text, Words

if TYPE_CHECKING:
    from tiknet_desktop.services import Services


@dataclass(frozen=True, slots=True)
class RightWords:
    """What a right allows; ``note`` adds what follows from it."""

    title: Text
    note: Text | None = None


_GROUPS: Final[tuple[tuple[Text, tuple[Permission, ...]], ...]] = (
    (
        Text("team", "Counter and customers"),
        (Permission.CREATE_USERS, Permission.READ_USERS, Permission.UPDATE_USERS, Permission.DELETE_USERS),
    ),
    (
        Text("team", "Plans"),
        (
            Permission.READ_PLANS,
            Permission.CREATE_PLANS,
            Permission.UPDATE_PLANS,
            Permission.DELETE_PLANS,
            Permission.HOTSPOT_PROFILE_MANAGEMENT,
        ),
    ),
    (Text("team", "Money and figures"), (Permission.TRANSACTION_VIEWING, Permission.DASHBOARD_ACCESS)),
    (Text("team", "The shop"), (Permission.ROUTER_MANAGEMENT, Permission.SETTING_ACCESS)),
)

RIGHTS: Final[dict[Permission, RightWords]] = {
    Permission.CREATE_USERS: RightWords(Text("team", "Sell vouchers and add customers")),
    Permission.READ_USERS: RightWords(Text("team", "See customers and their vouchers")),
    Permission.UPDATE_USERS: RightWords(Text("team", "Change, block and unblock customers")),
    Permission.DELETE_USERS: RightWords(Text("team", "Delete customers")),
    Permission.READ_PLANS: RightWords(Text("team", "See plans and prices")),
    Permission.CREATE_PLANS: RightWords(Text("team", "Create plans")),
    Permission.UPDATE_PLANS: RightWords(Text("team", "Change plans and prices")),
    Permission.DELETE_PLANS: RightWords(Text("team", "Delete plans")),
    Permission.HOTSPOT_PROFILE_MANAGEMENT: RightWords(Text("team", "Change hotspot profiles")),
    Permission.TRANSACTION_VIEWING: RightWords(Text("team", "See the money: wallet and sales of all")),
    Permission.DASHBOARD_ACCESS: RightWords(Text("team", "See reports")),
    Permission.ROUTER_MANAGEMENT: RightWords(Text("team", "Add, change and remove routers")),
    Permission.SETTING_ACCESS: RightWords(
        Text("team", "All the rest: team, settings, withdrawals"),
        Text("team", "Give this only to somebody you trust like yourself."),
    ),
}


def right_words(right: Right) -> Words:
    """What a right allows; the server's own word for one this program does not know."""
    return RIGHTS[right.permission].title if right.permission is not None else right.label


def right_note(right: Right) -> Words:
    """What follows from a right, or nothing."""
    note = RIGHTS[right.permission].note if right.permission is not None else None
    return note or ""


def grouped(rights: Rights) -> list[tuple[Words, list[Right]]]:
    """The rights a server offers, by subject; those this program does not know come last."""
    by_permission = {right.permission: right for right in rights.rows if right.permission is not None}
    found: list[tuple[Words, list[Right]]] = []
    for title, permissions in _GROUPS:
        rows = [by_permission[permission] for permission in permissions if permission in by_permission]
        if rows:
            found.append((title, rows))
    unknown = [right for right in rights.rows if right.permission is None]
    if unknown:
        found.append((Text("team", "Other"), unknown))
    return found


def may_give(services: Services, right: Right) -> bool:
    """Nobody gives a right they do not hold; owners hold all."""
    account = services.account
    return account.is_owner or right.permission in account.permissions


NOT_YOURS: Final = Text("team", "You can only give rights that you have yourself")


def full_name(record: Record) -> str:
    """First and last name, else the address."""
    name = " ".join(str(record[part]) for part in ("first_name", "last_name") if record[part])
    return name or str(record["email"] or record["username"] or "")


def own_account(services: Services, record: Record) -> bool:
    """Whether a worker is the person who is signed in."""
    mine = str(services.account.email or "").lower()
    return bool(mine) and mine in (str(record["email"] or "").lower(), str(record["username"] or "").lower())


def router_names(slugs: Sequence[Any] | None, names: dict[str, str]) -> list[str]:
    """Names of the routers a worker is confined to."""
    return [names.get(str(slug), str(slug)) for slug in slugs or ()]


def role_words(record: Record) -> Words:
    """The name of a role; the starting ones in the language of the screen."""
    return role_name(str(record["name"] or ""))


def role_name(name: str) -> Words:
    """As :func:`role_words`, for a plain name."""
    return _STARTING.get(name, name)


_STARTING: Final[dict[str, Text]] = {
    "Administrator": Text("team", "Administrator"),
    "Manager": Text("team", "Manager"),
    "Worker": Text("team", "Worker"),
    "Owner": Text("team", "Owner"),
}
