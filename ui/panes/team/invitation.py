"""Inviting a worker: who, with which role, on which routers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from tiknet_desktop.services.team import NewWorker
from tiknet_desktop.storage.records import Record
from ui.kit.checks import looks_like_email
from ui.kit.form import FieldSpec, Form
from ui.kit.i18n import Text, Words
from ui.kit.labels import Label
from ui.kit.messages import complaints_of, describe
from ui.kit.saving import SavingDialog
from ui.panes.team.checklist import Checklist, Choice

if TYPE_CHECKING:
    from tiknet_desktop.services import Services


class InviteDialog(SavingDialog):
    """The form. ``outcome`` is the :class:`~tiknet_desktop.services.team.Invitation`. ``key`` is one for all attempts: an
    answer that got lost makes no second account."""

    def __init__(
        self,
        parent: QWidget | None,
        services: Services,
        spawn: Callable[..., Any],
        roles: Sequence[tuple[str, Words]],
        routers: Sequence[Record],
        key: str,
    ) -> None:
        self._services, self._key = services, key
        worker = next((one for one, words in roles if str(words) == str(Text("team", "Worker"))), None)
        self.form = Form(
            (
                FieldSpec("first_name", Text("team", "First name")),
                FieldSpec("last_name", Text("team", "Last name"), optional=True),
                FieldSpec("email", Text("team", "E-mail"), check=looks_like_email, wire=("username",)),
                FieldSpec("phone", Text("team", "Phone"), optional=True),
                FieldSpec(
                    "role",
                    Text("team", "Role"),
                    "choice",
                    choices=[*roles, ("", Text("team", "No role yet"))],
                    help=Text("team", "What each role may do stands in the tab Roles."),
                    wire=("role_id",),
                ),
            ),
            {"role": worker},
        )
        self.routers = (
            Checklist([("", [Choice(row.key, str(row["name"])) for row in routers])]) if len(routers) > 1 else None
        )
        items: list[QWidget] = [self.form]
        if self.routers is not None:
            items += [Label(Text("team", "Only on these routers (none ticked: on all)"), "label"), self.routers]
        super().__init__(
            parent,
            Text("team", "Invite a worker"),
            *items,
            submit=Text("team", "Make the account"),
            save=self._invite,
            spawn=spawn,
        )
        self.form.edit("first_name").setFocus()

    def ready(self) -> bool:
        return self.form.validate()

    async def _invite(self) -> Any:
        values = self.form.values()
        routers = tuple(sorted(self.routers.ticked())) if self.routers is not None else ()
        worker = NewWorker(
            first_name=values["first_name"],
            last_name=values["last_name"],
            email=values["email"],
            phone=values["phone"],
            role=str(values["role"] or ""),
            routers=routers,
        )
        return await self._services.team.invite(worker, idempotency_key=self._key)

    def show_error(self, error: BaseException) -> None:
        fields = complaints_of(error)
        left = self.form.show_errors(fields)
        if left or not fields:
            self.say_fault(" ".join(left) or describe(error).sentence)
        else:
            self.adjustSize()
