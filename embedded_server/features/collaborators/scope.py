"""Which routers a caller works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from embedded_server.database import Reader
from embedded_server.tokens import Principal

if TYPE_CHECKING:
    from embedded_server.registrar import Call


def router_scope(reader: Reader, who: Principal) -> frozenset[int] | None:
    """Ids of the routers a collaborator is confined to; None for the owner and for whoever was given none."""
    if who.is_owner:
        return None
    rows = reader.rows(
        "SELECT router_id FROM collaborator_routers WHERE account_id = :account", {"account": who.account_id}
    )
    return frozenset(row[0] for row in rows) or None


def in_scope(call: Call, router_id: int) -> bool:
    """Whether the caller works on a router."""
    if call.who.is_owner:
        return True
    if call.reader is not None:
        scope = router_scope(call.reader, call.who)
    else:
        with call.server.database.read() as reader:
            scope = router_scope(reader, call.who)
    return scope is None or router_id in scope


def scope_condition(scope: frozenset[int] | None) -> str:
    """The scope as a condition on a list of routers."""
    return "" if scope is None else f"t.id IN ({', '.join(str(number) for number in sorted(scope))})"
