"""Who works in the shop, what they may do, and what they did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from tiknet_desktop.api.answer import page_of, rows
from tiknet_desktop.api.errors import ApiError, Conflict, NotOffered, ObjectMissing
from tiknet_desktop.domain.permissions import Permission, permission_of
from tiknet_desktop.services.errors import NotYetKnownError, RowGoneError
from tiknet_desktop.storage import cache, search
from tiknet_desktop.storage.codec import parse_moment

if TYPE_CHECKING:
    from tiknet_desktop.services.editing import EditingService
    from tiknet_desktop.services.online import OnlineService
    from tiknet_desktop.services.shop import Shop, ShopHolder
    from tiknet_desktop.storage.records import Record

AUDIT_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Right:
    """Something a role may hold, as this server counts it. ``permission`` is ``None`` for one this program does not know;
    ``label`` is then the server's own word."""

    number: int
    permission: Permission | None
    label: str


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights a server offers. ``error`` says why they could not be asked for; ``rows`` are then those of last time,
    empty where there are none."""

    rows: tuple[Right, ...]
    fetched_at: datetime | None = None
    error: ApiError | None = None

    def numbers(self, permissions: Iterable[Permission]) -> frozenset[int]:
        """How this server counts these."""
        wanted = frozenset(permissions)
        return frozenset(row.number for row in self.rows if row.permission in wanted)


@dataclass(frozen=True, slots=True)
class NewWorker:
    """Who is invited. ``role`` and ``routers`` are keys of rows; without routers they work on all of them."""

    first_name: str
    email: str
    last_name: str = ""
    phone: str = ""
    role: str = ""
    routers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Invitation:
    """A worker who can sign in now. ``password`` is answered this once and kept nowhere. ``failed`` is what could not be
    done after the account was made: ``role``, ``routers``; and why."""

    email: str
    password: str = field(repr=False)
    key: str = ""
    failed: tuple[str, ...] = ()
    error: ApiError | None = None


@dataclass(frozen=True, slots=True)
class RoleDraft:
    """A role as a person wants it. ``before`` are the rights it had when they began."""

    key: str
    rights: frozenset[int]
    before: frozenset[int]


@dataclass(frozen=True, slots=True)
class AuditQuestion:
    """Which entries: of one person (number of the account), of one operation, between two days (both included), with these
    words."""

    account: int | None = None
    operation: str = ""
    start: date | None = None
    end: date | None = None
    search: str = ""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Something somebody did. ``subject`` names what it was done to; ``summary`` is what else the request held, in the
    server's field names (``plan: 3, count: 100``)."""

    id: int
    at: datetime | None
    account: int | None
    name: str
    email: str
    role: str
    operation: str
    subject: str
    summary: str
    address: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Entries of a page, newest first; ``count`` match. With ``error`` they are those of last time."""

    entries: tuple[AuditEntry, ...]
    count: int
    fetched_at: datetime | None = None
    error: ApiError | None = None


class TeamService:
    """Use cases of the team pane. Everything here needs the server; nothing about staff waits in the outbox."""

    def __init__(self, shop: ShopHolder, editing: EditingService, online: OnlineService) -> None:
        self._shop = shop
        self._editing = editing
        self._online = online

    # ------------------------------------------------------------ rights
    async def rights(self) -> Rights:
        """The rights this server offers, with its numbers."""
        reading = await self._online.reading("list_permissions")
        found = tuple(
            _right(row)
            for row in rows(reading.value)
            if isinstance(row, Mapping) and _number(row.get("id")) and row.get("is_actif", True)
        )
        return Rights(found, reading.fetched_at, reading.error)

    # ------------------------------------------------------------ people
    async def invite(self, worker: NewWorker, *, idempotency_key: str | None = None) -> Invitation:
        """Make an account for a worker, then give it its role and routers. One ``idempotency_key`` for all attempts of a
        form: an answer that got lost leads to no second account, and the password is answered again.

        Raises:
            NotAllowedError: this person may not.
            ApiError: no account was made.
        """
        shop = self._shop()
        role = await self._role(shop, worker.role)
        body: dict[str, Any] = {
            "first_name": worker.first_name,
            "last_name": worker.last_name,
            "email": worker.email,
            "phone": worker.phone,
        }
        if role is not None:
            body |= {"role": role["slug"], "role_id": role["id"]}
        answer = await shop.ask(
            "create_collaborator",
            body={name: value for name, value in body.items() if value not in ("", None)},
            idempotency_key=idempotency_key,
        )
        answer = answer if isinstance(answer, Mapping) else {}
        email = str(answer.get("collaborator_email") or worker.email)
        key, failed, reason = "", [], None
        try:
            row = await self._reread(shop, email)
            key = row.key
            # A server that takes no role at the beginning gives it afterwards (wire conventions, section 12).
            if role is not None and row["role_name"] != role["name"]:
                failed.append("role")
                await self._give_role(shop, row, role)
                failed.remove("role")
            if worker.routers:
                failed.append("routers")
                await self.set_routers(key, worker.routers)
                failed.remove("routers")
        except (ApiError, RowGoneError) as error:
            reason = error if isinstance(error, ApiError) else None
            shop.engine.touched("collaborators")
        return Invitation(email, str(answer.get("temporary_password") or ""), key, tuple(failed), reason)

    async def change_role(self, key: str, role_key: str) -> None:
        """Give a worker a role in place of the present one; rights of their own go.

        Raises:
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        shop = self._shop()
        row, role = await shop.record("collaborators", key), await shop.record("roles", role_key)
        await self._give_role(shop, row, role)

    async def change_details(self, key: str, *, first_name: str, last_name: str, phone: str) -> None:
        """Correct name and phone.

        Raises:
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        await self._update(key, {"first_name": first_name, "last_name": last_name, "phone": phone})

    async def change_rights(self, key: str, numbers: Iterable[int]) -> None:
        """Give a worker rights of their own, in place of those of the role, until a role is given again.

        Raises:
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        await self._update(key, {"permissions": sorted(numbers)})

    async def set_active(self, key: str, active: bool) -> None:
        """Switch an account on or off; off ends its sign-ins at once.

        Raises:
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        await self._update(key, {"is_active": active})

    async def set_routers(self, key: str, router_keys: Sequence[str]) -> None:
        """Confine a worker to these routers; to none means all of them.

        Raises:
            NotAllowedError, RowGoneError, NotYetKnownError, ApiError: not everything was done; the row says what was.
        """
        shop = self._shop()
        row = await shop.record("collaborators", key)
        given = frozenset(str(slug) for slug in row["assigned_routers"] or ())
        wanted = [await shop.record("routers", one) for one in router_keys]
        if any(router["id"] is None for router in wanted):
            raise NotYetKnownError(key)
        slugs = {str(router["slug"]) for router in wanted}
        try:
            for router in wanted:
                if str(router["slug"]) not in given:
                    await shop.ask(
                        "assign_collaborator_router",
                        path={"username": row["username"]},
                        body={"router_id": router["id"]},
                    )
            for slug in given - slugs:
                gone = await shop.store.read(search.find, "routers", {"slug": slug})
                path = {"username": row["username"], "router_id": gone["id"] if gone is not None else slug}
                await shop.ask("remove_collaborator_router", path=path)
        finally:
            await self._show_again(shop, row)

    async def remove(self, key: str) -> None:
        """Delete a worker's account; what they did stays in the books under their name.

        Raises:
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        await self._editing.delete("collaborators", [key])

    async def invite_again(self, key: str) -> None:
        """Mail the invitation again.

        Raises:
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        await self._editing.act("resend_collaborator_invitation", "collaborators", key)

    async def look_again(self, key: str) -> None:
        """Read one worker from the server now, for the details.

        Raises:
            RowGoneError, ApiError: it could not be read.
        """
        shop = self._shop()
        row = await shop.record("collaborators", key)
        await self._reread(shop, str(row["username"] or row["email"]))

    async def _role(self, shop: Shop, key: str) -> Record | None:
        return await shop.record("roles", key) if key else None

    async def _give_role(self, shop: Shop, row: Record, role: Record) -> None:
        what = "update_collaborator_role" if row["role"] or row["role_name"] else "assign_collaborator_role"
        body = {"role_id": role["id"], "role": role["slug"]}
        await shop.ask(what, path={"username": row["username"]}, body=body)
        await self._show_again(shop, row)

    async def _update(self, key: str, body: Mapping[str, Any]) -> None:
        shop = self._shop()
        row = await shop.record("collaborators", key)
        data = await shop.ask("update_collaborator", path={"username": row["username"]}, body=dict(body))
        if isinstance(data, Mapping) and data.get("id") == row["id"]:
            await self._show(shop, "collaborators", data)
        shop.engine.touched("collaborators")

    async def _show_again(self, shop: Shop, row: Record) -> None:
        """What was asked for is done; when the row cannot be read now the list follows soon."""
        try:
            await self._reread(shop, str(row["username"] or row["email"]))
        except ApiError:
            shop.engine.touched("collaborators")

    async def _reread(self, shop: Shop, username: str) -> Record:
        query = {"extras": 1} if "row-extras" in await shop.api.capabilities() else {}
        try:
            answer = await shop.api.call("get_collaborator", path={"username": username}, query=query)
        except NotOffered:
            await shop.engine.refresh("collaborators")
        else:
            await self._show(shop, "collaborators", answer.data)
        for name in ("email", "username"):
            row = await shop.store.read(search.find, "collaborators", {name: username})
            if row is not None:
                return row
        raise RowGoneError(f"collaborators {username}")

    async def _show(self, shop: Shop, resource: str, row: Any) -> str:
        if not isinstance(row, Mapping) or row.get("id") is None:
            return ""
        applied = await shop.store.write(cache.apply_rows, resource, [row])
        shop.publish_rows(resource, applied.keys)
        return next(iter(applied.keys), "")

    # ------------------------------------------------------------ roles
    async def create_role(self, name: str, description: str, rights: Iterable[int]) -> str:
        """Add a role; its key.

        Raises:
            NotAllowedError, ApiError: it was not done.
        """
        values = {"name": name, "description": description, "permissions": sorted(rights), "actif": True}
        return (await self._editing.create("roles", values)).key

    async def rename_role(self, key: str, name: str, description: str) -> None:
        """Change what a role is called; its rights stay.

        Raises:
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        shop = self._shop()
        row = await shop.record("roles", key)
        await self._save_role(shop, row, name, description, frozenset(row["permissions"] or ()))

    async def save_roles(self, drafts: Sequence[RoleDraft]) -> None:
        """Change the rights of roles. What somebody else changed meanwhile is not overwritten.

        Raises:
            NotAllowedError, RowGoneError: it was not done.
            Conflict: a role has other rights now; its row shows them. Roles before it are saved.
            ApiError: it was not done.
        """
        shop = self._shop()
        shop.require("update_role")
        for draft in drafts:
            row = await shop.record("roles", draft.key)
            now = await self._rights_now(shop, row)
            if now == draft.rights:
                continue
            if now != draft.before:
                raise Conflict("update_role", detail=str(row["name"]))
            await self._save_role(shop, row, str(row["name"]), str(row["description"] or ""), draft.rights)

    async def delete_role(self, key: str) -> None:
        """Remove a role nobody has.

        Raises:
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        await self._editing.delete("roles", [key])

    async def _rights_now(self, shop: Shop, row: Record) -> frozenset[int]:
        try:
            answer = await shop.api.call("get_role", path={"slug": row["slug"]})
        except NotOffered:
            return frozenset(row["permissions"] or ())
        except ObjectMissing:
            shop.engine.touched("roles")
            raise
        if isinstance(answer.data, Mapping):
            await self._show(shop, "roles", answer.data)
            return frozenset(_numbers(answer.data.get("permissions")))
        return frozenset(row["permissions"] or ())

    async def _save_role(self, shop: Shop, row: Record, name: str, description: str, rights: frozenset[int]) -> None:
        body = {
            "name": name,
            "description": description,
            "permissions": sorted(rights),
            "actif": row["actif"] is not False,
        }
        data = await shop.ask("update_role", path={"slug": row["slug"]}, body=body)
        await self._show(shop, "roles", data)
        shop.engine.touched("roles", "collaborators", "profile")

    # ------------------------------------------------------------ audit
    async def audit(self, question: AuditQuestion, page: int = 1, size: int = AUDIT_PAGE) -> AuditPage:
        """A page of what was done, newest first; the one of last time when the server is away.

        Raises:
            NotAllowedError: this person may not.
        """
        asked: dict[str, Any] = {
            "account": question.account,
            "operation": question.operation or None,
            "start_date": question.start,
            "end_date": question.end,
            "search": question.search or None,
            "page": page,
            "page_size": size,
        }
        query = {name: value for name, value in asked.items() if value is not None}
        reading = await self._online.reading("list_audit", query=query)
        entries = tuple(_audit_entry(row) for row in rows(reading.value) if isinstance(row, Mapping))
        info = page_of(reading.value)
        total = (page - 1) * size + len(entries) if info is None or info.count is None else info.count
        return AuditPage(entries, total, reading.fetched_at, reading.error)


def _right(row: Mapping[str, Any]) -> Right:
    for name in ("slug", "name"):
        try:
            permission: Permission | None = permission_of(str(row.get(name)))
        except LookupError:
            permission = None
        if permission is not None:
            break
    return Right(_number(row.get("id")), permission, str(row.get("name") or row.get("slug") or row.get("id")))


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _numbers(values: Any) -> list[int]:
    return [number for value in values if (number := _number(value))] if isinstance(values, list) else []


def _audit_entry(row: Mapping[str, Any]) -> AuditEntry:
    at = row.get("at")
    return AuditEntry(
        id=_number(row.get("id")),
        at=parse_moment(at) if isinstance(at, str) and at else None,
        account=_number(row.get("account")) or None,
        name=str(row.get("name") or ""),
        email=str(row.get("email") or ""),
        role=str(row.get("role") or ""),
        operation=str(row.get("operation") or ""),
        subject=str(row.get("subject") or ""),
        summary=str(row.get("summary") or ""),
        address=str(row.get("address") or ""),
    )
