"""Roles: what each may do, as one table; changes are saved together."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from tiknet_desktop.services.team import Rights, RoleDraft
from tiknet_desktop.storage.records import Record, RecordQuery, Sort
from ui.kit import states
from ui.kit.buttons import Button
from ui.kit.containers import Banner, Card, ScrollPage
from ui.kit.context import NEEDS_SERVER, BusListener, PaneContext, is_online
from ui.kit.dialogs import ask
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import IconLabel, Label
from ui.kit.layout import clear, column, holder, row
from ui.kit.messages import describe
from ui.kit.truth import Truth, TruthLabel
from ui.panes.team.matrix import Matrix, RoleColumn
from ui.panes.team.words import NOT_YOURS, grouped, may_give, role_words

MOST_ROLES = 40

ROLE_FIELDS = (
    FieldSpec("name", Text("team", "Name of the role"), placeholder=Text("team", "Evening seller")),
    FieldSpec("description", Text("team", "What for"), optional=True),
)


class RolesPage(QWidget):
    """The table with a bar of what is not saved yet."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self.roles: list[Record] = []
        self.rights = Rights(())
        self._people: dict[str, int] = {}
        self._asked = False
        self.primary_button = Button(Text("team", "New role"), "secondary", "ri.add-line")
        self.primary_button.clicked.connect(lambda: self._spawn("new", self.add()))
        self.matrix = Matrix()
        self.matrix.changed.connect(self._show_bar)
        self.matrix.laid_out.connect(self._fit)
        self.truth = TruthLabel()
        self.rest = Label("", "small", "text_muted", wrap=True)
        self._banner_box = column(spacing=0)
        self._host = states.StateHost(self._card())
        self.bar = self._make_bar()
        page = ScrollPage(self._host, None, margins=(24, 6, 24, 16))
        whole = column(self._banner_box, page, self.bar, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._listener = BusListener(
            self,
            self.services.bus,
            ("roles", "collaborators", "account", "freshness", "connectivity"),
            lambda _: self.refresh(),
        )
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Save), self.save),
            (QKeySequence(QKeySequence.StandardKey.Refresh), self.pull),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self._show_bar()

    def _card(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.matrix)
        scroll.viewport().setAutoFillBackground(False)
        self.matrix.setAutoFillBackground(False)
        self._scroll = scroll
        foot = row(self.rest, self.truth, spacing=12)
        foot.setStretch(0, 1)
        return Card(scroll, foot, spacing=8, margins=(16, 12, 16, 12))

    def _make_bar(self) -> QWidget:
        self.unsaved = Label("", "body_strong", elide=True)
        self.discard_button = Button(Text("team", "Discard"))
        self.discard_button.clicked.connect(self.matrix.discard)
        self.save_button = Button(Text("team", "Save the rights"), "primary", hint="Ctrl+S")
        self.save_button.clicked.connect(self.save)
        inside = row(
            IconLabel("ri.pencil-line", "text_muted", 16),
            self.unsaved,
            self.discard_button,
            self.save_button,
            spacing=10,
            margins=(24, 10, 24, 10),
        )
        inside.setStretch(1, 1)
        bar = QFrame()
        bar.setProperty("box", "rail")
        bar.setLayout(inside)
        return bar

    def _spawn(self, name: str, work: Any) -> None:
        task = self.context.spawn(self._told(work), name=f"team: {name}", owner=self)
        task.add_done_callback(lambda _: work.close())  # a page that closes at once never began it

    async def _told(self, work: Any) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - shown with what to do
            self.show_fault(error)

    # ------------------------------------------------------------ reading
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.services.records.set_visible(["roles", "collaborators"])
        if not self._asked:
            self._asked = True
            self.refresh()
        else:
            self._listener.shown()

    def refresh(self) -> None:
        """Read roles and people of this computer again."""
        self._spawn("read roles", self._read())

    def pull(self) -> None:
        """Ask the server for news."""
        self._spawn("pull", self._pull())

    async def _pull(self) -> None:
        self.rights = Rights(())
        await self.services.records.refresh("roles")
        await self._read()

    async def _read(self) -> None:
        if not self.rights.rows:
            self.rights = await self.services.team.rights()
        query = RecordQuery("roles", sort=(Sort("name"),))
        self.roles = list((await self.services.records.page(query, 0, MOST_ROLES)).rows)
        people = (await self.services.records.page(RecordQuery("collaborators"), 0, 1000)).rows
        self._people = {}
        for person in people:
            name = str(person["role_name"] or "")
            self._people[name] = self._people.get(name, 0) + 1
        freshness = await self.services.records.freshness("roles")
        moment = getattr(freshness, "synced_at", None)
        self.truth.set_truth(Truth(moment, "server") if moment is not None else None)
        self._show(freshness)

    def _show(self, freshness: Any) -> None:
        state = self._state(freshness)
        if state is not None:
            self._host.show_state(Card(state))
            self.bar.hide()
            return
        self._host.show_content()
        self.matrix.show_roles(
            grouped(self.rights),
            [self._column(role) for role in self.roles],
            lambda right: may_give(self.services, right),
            NOT_YOURS,
        )
        self.rest.set_words(self._footnote())
        self._fit()

    def _state(self, freshness: Any) -> QWidget | None:
        if not self.roles:
            if freshness.state == "forbidden":
                return states.forbidden(self.services.account.role_name)
            if freshness.state == "not_offered":
                return states.not_offered()
            if freshness.state == "error":
                message = describe(freshness.error)
                return states.error(message.title, message.text, self.pull, message.details)
            if freshness.state == "never":
                return states.never_loaded(self.pull) if not is_online(self.services) else states.Skeleton()
            return states.empty(
                "ri.shield-user-line",
                Text("team", "No role yet"),
                Text("team", "A role says what a worker may do."),
                Text("team", "New role"),
                self.primary_button.click,
            )
        return None

    def _footnote(self) -> Words:
        if not self.rights.rows:
            return Text(
                "team", "This server does not say which rights its roles hold; they cannot be shown or changed here."
            )
        return Text(
            "team", "A change holds at once for everybody who has the role. The owner may always do everything."
        )

    def _column(self, role: Record) -> RoleColumn:
        people = self._people.get(str(role["name"] or ""), 0)
        refusal = self._refusal(role)
        return RoleColumn(
            role.key,
            role_words(role),
            lambda: translate("team", "%Ln person(s)", "", people),
            frozenset(role["permissions"] or ()),
            refusal,
            partial(self._open_menu, role) if not refusal else None,
        )

    def _refusal(self, role: Record) -> Words:
        """Why this person may not touch the role."""
        account = self.services.account
        if account.is_owner:
            return ""
        if str(role["name"] or "") == account.role_name:
            return Text("team", "You cannot change your own role")
        own = {right.number for right in self.rights.rows if may_give(self.services, right)}
        if set(role["permissions"] or ()) - own:
            return Text("team", "This role may do more than you")
        return ""

    def _fit(self) -> None:
        """As high as the table is; it scrolls sideways only when there are many roles."""
        wide = self.matrix.minimumSizeHint().width() > self._scroll.viewport().width()
        bar = self._scroll.horizontalScrollBar().sizeHint().height() if wide else 0
        self._scroll.setFixedHeight(self.matrix.sizeHint().height() + bar)

    # ------------------------------------------------------------ changing
    def _show_bar(self) -> None:
        count = self.matrix.count()
        self.bar.setVisible(count > 0)
        self.unsaved.set_words(lambda: translate("team", "%Ln change(s) not saved", "", count))
        if is_online(self.services):
            self.save_button.enable()
        else:
            self.save_button.disable(NEEDS_SERVER)

    def save(self) -> None:
        """Save what is ticked."""
        if self.matrix.count() and self.save_button.isEnabled():
            self.save_button.setEnabled(False)
            self._spawn("save roles", self._save())

    async def _save(self) -> None:
        drafts = [RoleDraft(key, after, before) for key, (before, after) in self.matrix.drafts().items()]
        try:
            await self.services.team.save_roles(drafts)
        finally:
            self._show_bar()
        self.matrix.settle()
        clear(self._banner_box)
        self.context.toast(Text("team", "The rights are saved"))

    def menu_of(self, role: Record) -> QMenu:
        """What can be done with a role; deleting only while nobody has it."""
        menu = QMenu(self)
        menu.addAction(str(Text("team", "Rename…"))).triggered.connect(lambda: self._spawn("rename", self.rename(role)))
        remove = menu.addAction(str(Text("team", "Delete the role…")))
        remove.triggered.connect(lambda: self._spawn("delete role", self.delete(role)))
        if self._people.get(str(role["name"] or "")):
            remove.setEnabled(False)
            remove.setText(str(Text("team", "Delete: give its people another role first")))
        return menu

    def _open_menu(self, role: Record, button: QWidget) -> None:
        self.menu_of(role).popup(button.mapToGlobal(button.rect().bottomLeft()))

    async def add(self) -> None:
        """Add a role; its ticks follow in the table."""

        async def save(values: dict[str, Any]) -> str:
            key: str = await self.services.team.create_role(values["name"], values["description"], ())
            return key

        if await ask_form(
            self,
            Text("team", "New role"),
            ROLE_FIELDS,
            save,
            submit=Text("team", "Create the role"),
            intro=Text("team", "It may do nothing at first: tick its rights in the table."),
        ):
            await self._read()

    async def rename(self, role: Record) -> None:
        """Another name."""

        async def save(values: dict[str, Any]) -> bool:
            await self.services.team.rename_role(role.key, values["name"], values["description"])
            return True

        await ask_form(
            self,
            Text("team", "Rename {role}").fill(role=role_words(role)),
            ROLE_FIELDS,
            save,
            submit=Text("team", "Save"),
            values={"name": role["name"], "description": role["description"]},
        )

    async def delete(self, role: Record) -> None:
        """Remove it for good."""
        if await ask(
            self,
            Text("team", "Delete the role {role}?").fill(role=role_words(role)),
            Text("team", "Nobody has it. It cannot be brought back; a new one would have to be ticked again."),
            act=Text("team", "Delete the role"),
            keep=Text("team", "Keep the role"),
            danger=True,
            final=True,
        ):
            await self.services.team.delete_role(role.key)

    def show_fault(self, error: BaseException) -> None:
        """Say above the table what failed; it stays until it is closed."""
        message = describe(error)
        clear(self._banner_box)
        banner = Banner(
            message.title, message.text, look="danger", glyph="ri.error-warning-line", action=Text("team", "Close")
        )
        banner.acted.connect(lambda: clear(self._banner_box))
        self._banner_box.addWidget(holder(column(banner, margins=(24, 6, 24, 6))))

    def retranslate(self) -> None:
        if self.roles:
            self.refresh()

    def restyle(self) -> None:
        if self.roles:
            self.refresh()
