"""People: everybody who works in the shop, with role, routers and state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.containers import Drawer
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import IconLabel, KeyValue, Label, Pill, Rule
from ui.kit.layout import row
from ui.kit.pane import ResourcePane
from ui.kit.spec import Cell, ColumnSpec, EmptySpec, FilterChoice, FilterSpec, ResourceSpec, date_column, pill_column
from ui.panes.team import deeds
from ui.panes.team.words import RIGHTS, full_name, own_account, role_name, router_names

MOST_ROUTERS = 200


class PeoplePage(ResourcePane):
    """The list of workers."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        self.routers: dict[str, str] = {}
        """Name by slug, as last read."""
        super().__init__(context, self._make_spec(context), parent)
        self.setFocusProxy(self.table)

    def _make_spec(self, context: PaneContext) -> ResourceSpec:
        return ResourceSpec(
            key="team-people",
            resource="collaborators",
            title=Text("team", "People"),
            columns=self._columns(),
            count=_count,
            empty=EmptySpec(
                "ri.shield-user-line",
                Text("team", "You work alone for now"),
                Text("team", "Invite a seller: they sign in with their own name and see only what you allow."),
            ),
            search=Text("team", "Name, e-mail or role"),
            filters=(
                FilterSpec(
                    "state",
                    Text("team", "State"),
                    (
                        FilterChoice("active", Text("team", "Active"), (Filter("is_active", FilterOp.EQ, True),)),
                        FilterChoice("off", Text("team", "Switched off"), (Filter("is_active", FilterOp.EQ, False),)),
                    ),
                ),
                FilterSpec("role", Text("team", "Role"), load=_roles),
            ),
            actions=deeds.actions(context.services),
            primary=deeds.primary(),
            default_sort=(Sort("first_name"),),
            detail=_detail,
            permission=Permission.SETTING_ACCESS,
            also=("routers", "roles"),
            context=_read_routers,
        )

    def _columns(self) -> tuple[ColumnSpec, ...]:
        return (
            ColumnSpec(
                "person",
                Text("team", "Person"),
                lambda record: Cell(full_name(record), sub=str(record["email"] or ""), strong=True),
                sort="first_name",
                export=full_name,
            ),
            ColumnSpec(
                "email", Text("team", "E-mail"), lambda r: str(r["email"] or ""), 220, sort="email", optional=True
            ),
            ColumnSpec(
                "phone", Text("team", "Phone"), lambda r: str(r["phone"] or formatting.MISSING), 140, priority=2
            ),
            ColumnSpec("role", Text("team", "Role"), self._role_cell, 150, sort="role_name", export=_role_text),
            ColumnSpec(
                "routers", Text("team", "Routers"), self._router_cell, 190, priority=1, export=self._router_text
            ),
            pill_column("state", Text("team", "State"), state, width=150, sort="is_active"),
            date_column("since", Text("team", "Since"), field="created_at", width=150, priority=3),
        )

    @staticmethod
    def _role_cell(record: Record) -> Cell:
        return Cell(_role_text(record), ink="text" if record["role_name"] else "text_faint")

    def _router_cell(self, record: Record) -> Cell:
        names = router_names(record["assigned_routers"], self.routers)
        if not names:
            return Cell(str(Text("team", "All")), ink="text_muted")
        return Cell(", ".join(names), tip="\n".join(names))

    def _router_text(self, record: Record) -> str:
        return self._router_cell(record).text


def state(record: Record) -> tuple[Words, str]:
    """Whether a worker can sign in."""
    if not record["is_active"]:
        return Text("team", "Switched off"), "neutral"
    if record["invitation_pending"]:
        return Text("team", "Invited"), "pending"
    return Text("team", "Active"), "success"


def _role_text(record: Record) -> str:
    return say(role_name(str(record["role_name"] or ""))) or str(Text("team", "No role yet"))


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("team", "%Ln worker(s)", "", total)
    return translate("team", "%Ln worker(s) of {total}", "", count).format(total=formatting.number(total))


async def _roles(context: PaneContext) -> Sequence[FilterChoice]:
    page = await context.services.records.page(RecordQuery("roles", sort=(Sort("name"),)), 0, 50)
    return [
        FilterChoice(row.key, role_name(str(row["name"])), (Filter("role_name", FilterOp.EQ, row["name"]),))
        for row in page.rows
    ]


async def _read_routers(pane: ResourcePane) -> Words:
    assert isinstance(pane, PeoplePage)
    page = await pane.services.records.page(RecordQuery("routers"), 0, MOST_ROUTERS)
    names = {str(row["slug"]): str(row["name"]) for row in page.rows}
    if names != pane.routers:
        pane.routers = names
        pane.model.forget_cells()
    return ""


# ---------------------------------------------------------------- the drawer
def _detail(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    assert isinstance(pane, PeoplePage)
    drawer.set_head(full_name(record), str(record["email"] or ""))
    drawer.pills.addWidget(Pill(*state(record)))
    if own_account(pane.services, record):
        drawer.pills.addWidget(Pill(Text("team", "You"), "info", "ri.user-line"))
    drawer.pills.addStretch(1)
    pane.add_drawer_actions(record, ("role", "routers"))
    body = drawer.body
    body.addWidget(KeyValue(Text("team", "Role"), _role_text(record)))
    body.addWidget(KeyValue(Text("team", "Phone"), str(record["phone"] or "")))
    names = router_names(record["assigned_routers"], pane.routers)
    body.addWidget(KeyValue(Text("team", "Routers"), ", ".join(names) or Text("team", "All")))
    body.addWidget(KeyValue(Text("team", "Since"), lambda: formatting.day_and_time(record["created_at"])))
    if record["two_factor"] is not None:
        second = Text("team", "On") if record["two_factor"] else Text("team", "Off")
        body.addWidget(KeyValue(Text("team", "Two-factor sign-in"), second))
    body.addWidget(Rule())
    body.addWidget(Label(Text("team", "What this person may do"), "label", "text_muted"))
    held = {str(label) for label in record["permissions"] or ()}
    for permission, words in RIGHTS.items():
        if permission.value in held:
            line = row(IconLabel("ri.check-line", "success", 14), Label(words.title, "small", wrap=True), spacing=8)
            line.setStretch(1, 1)
            body.addLayout(line)
    if not held:
        body.addWidget(Label(Text("team", "Nothing yet: give them a role."), "small", "text_muted", wrap=True))
    body.addStretch(1)
