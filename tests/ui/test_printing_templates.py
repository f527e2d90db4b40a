"""Templates of tickets: ours cannot be lost, those of the owner survive a restart, damaged ones are left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tiknet_desktop.services.settings import SettingsService
from ui.printing.template import COMPACT, FIELDS, LARGE, STANDARD, STRIP, Item, Templates, TicketTemplate, ticket_rows
from ui.printing.ticket import Ticket

TICKET = Ticket(
    "Boutique Tokoin",
    "500 FCFA",
    "Journée",
    "2611-0843",
    "7KQ4M2PX",
    "TIKNET",
    "http://w.test/login",
    validity="24 h",
    volume="2 Go",
    devices="1 appareil",
)


@pytest.fixture
def settings(tmp_path: Path) -> SettingsService:
    return SettingsService(tmp_path / "settings.json")


def test_ours_cannot_be_changed_or_deleted(settings: SettingsService) -> None:
    templates = Templates(settings)
    with pytest.raises(ValueError, match="standard"):
        templates.save(replace(STANDARD, rows=2, name="x"))
    templates.delete("standard")
    assert templates.get("standard") == STANDARD
    assert templates.all("a4")[:3] == [STANDARD, LARGE, COMPACT]


def test_own_templates_are_named_once_and_survive_a_restart(settings: SettingsService, tmp_path: Path) -> None:
    templates = Templates(settings)
    first = templates.save_as(replace(STANDARD, rows=7, note="Merci !"), "Marché")
    second = templates.save_as(first, " marché ")
    assert (first.name, second.name) == ("Marché", "marché 2")
    templates.choose(second)
    again = Templates(SettingsService(tmp_path / "settings.json"))
    assert again.get(first.key) == first
    assert again.chosen("a4") == second
    assert again.chosen("roll") == STRIP
    again.delete(second.key)
    assert again.chosen("a4") == STANDARD
    again.save(replace(first, rows=6))
    assert [template.rows for template in again.all("a4") if not template.built_in] == [6]


def test_what_is_damaged_is_left_out_or_brought_into_range(settings: SettingsService) -> None:
    good = replace(STANDARD, key="own", name="Mine").to_json()
    settings.set(
        "ticket_templates",
        [
            7,
            {"key": "x"},
            {**good, "items": 3},
            {**good, "items": [["price", "normal"]]},
            {**good, "columns": "x"},
            {**good, "key": "standard", "rows": 1},
            {**good, "columns": 99, "rows": 0, "items": [["code", "huge"], ["code", "large"], ["pin", "small"]]},
        ],
    )
    kept = [template for template in Templates(settings).all("a4") if not template.built_in]
    assert kept == [TicketTemplate("own", "Mine", "a4", 5, 1, (Item("code", "large"),))]
    assert Templates(settings).get("standard") == STANDARD


def test_what_follows_each_other_and_belongs_together_shares_a_line(dressed: QApplication) -> None:
    rows = ticket_rows(TICKET, STANDARD)
    assert [(row.left, row.right) for row in rows] == [
        ("Boutique Tokoin", "500 FCFA"),
        ("Journée · 24 h · 2 Go", ""),
        ("7KQ4-M2PX", ""),
        ("Wi-Fi\u00a0: TIKNET", ""),
        ("24 h dès la 1re connexion", ""),
        ("n° 2611-0843", ""),
    ]
    assert rows[2].caption == "Code d’accès"
    turned = replace(STANDARD, items=(Item("price"), Item("volume"), Item("code"), Item("shop"), Item("plan", "large")))
    assert [row.left for row in ticket_rows(TICKET, turned)] == [
        "500 FCFA",
        "2 Go",
        "7KQ4-M2PX",
        "Boutique Tokoin",
        "Journée",
    ]


def test_what_is_not_known_takes_no_room(dressed: QApplication) -> None:
    bare = Ticket("Boutique", "", "", code="7KQ4M2PX")
    everything = replace(STANDARD, items=tuple(Item(field) for field in FIELDS), captions=False)
    assert [row.field for row in ticket_rows(bare, everything)] == ["shop", "code"]
    noted = replace(everything, note="Ouvert tous les jours")
    assert [row.left for row in ticket_rows(bare, noted)] == ["Boutique", "7KQ4-M2PX", "Ouvert tous les jours"]
