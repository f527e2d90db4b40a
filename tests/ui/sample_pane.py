"""A list pane over the sample shop."""

from __future__ import annotations

from tiknet_desktop.storage.records import Filter, Record, Sort
from ui.kit.containers import Drawer
from ui.kit.i18n import translate
from ui.kit.labels import KeyValue, Pill
from ui.kit.pane import ResourcePane
from ui.kit.spec import (
    ActionSpec,
    Cell,
    ColumnSpec,
    EmptySpec,
    FilterChoice,
    FilterSpec,
    ResourceSpec,
    date_column,
    money_column,
    pill_column,
    text_column,
)


def name_of(record: Record) -> str:
    """First and last name."""
    return f"{record['first_name']} {record['last_name']}"


def count_words(count: int, total: int) -> str:
    """The footer."""
    return translate("tests", "%n customer(s)", "", count)


def detail(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    """A short drawer."""
    drawer.set_head(name_of(record), record["phone"])
    drawer.pills.addWidget(Pill("Actif", "success"))
    drawer.pills.addStretch(1)
    pane.add_drawer_actions(record, ["extend", "block"])
    drawer.body.addWidget(KeyValue("Code", record["username"], code=True))
    drawer.body.addStretch(1)


def sample_spec(done: list[tuple[str, list[str]]]) -> ResourceSpec:
    """Everything a spec can say; actions write into ``done``."""

    def note(name: str):
        async def run(pane: ResourcePane, records: list[Record]) -> None:
            done.append((name, [record.key for record in records]))

        return run

    return ResourceSpec(
        key="customers",
        resource="customers",
        title="Clients",
        columns=(
            ColumnSpec(
                "name",
                "Client",
                lambda record: Cell(name_of(record), sub=record["phone"], strong=True),
                sort="last_name",
                export=name_of,
            ),
            text_column("plan_name", "Forfait", width=110, priority=2),
            pill_column("state", "État", lambda record: ("Actif", "success"), width=140),
            date_column("expires_at", "Expire", width=150, priority=1),
            money_column("price", "Prix", priority=3),
            text_column("username", "Code", width=120, code=True, optional=True),
        ),
        count=count_words,
        empty=EmptySpec("ri.group-line", "Aucun client", "Ajoutez le premier."),
        search="Nom, téléphone ou code",
        filters=(
            FilterSpec("plan", "Forfait", (FilterChoice("week", "semaine", (Filter("plan_name", "eq", "Semaine"),)),)),
        ),
        actions=(
            ActionSpec("extend", "Prolonger", note("extend"), "ri.calendar-event-line", bulk=True),
            ActionSpec("block", "Bloquer", note("block"), "ri.forbid-line", bulk=True, danger=True),
            ActionSpec(
                "delete",
                "Supprimer",
                note("delete"),
                "ri.delete-bin-6-line",
                danger=True,
                refuse=lambda records: "Impossible hors ligne",
            ),
        ),
        primary=ActionSpec("new", "Nouveau client", note("new"), "ri.add-line"),
        default_sort=(Sort("expires_at"),),
        detail=detail,
    )


__all__ = ["sample_spec"]
