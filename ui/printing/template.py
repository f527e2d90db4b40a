"""How tickets look, as data the owner can change: what stands on them, in which order, how large, how many on a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from tiknet_desktop.domain.ids import new_ulid, shown_code
from ui.kit.i18n import Text, Words
from ui.printing.plan_words import joined
from ui.printing.ticket import Ticket

Paper = Literal["a4", "roll"]
Size = Literal["small", "normal", "large"]

FIELDS: Final = ("shop", "price", "plan", "validity", "volume", "devices", "code", "wifi", "starts", "number", "note")
"""Everything that can stand on a ticket, in the usual order."""
SIZES: Final[tuple[Size, ...]] = ("small", "normal", "large")
MOST_COLUMNS: Final = 5
MOST_ROWS: Final = 14
LONGEST_NAME: Final = 40
LONGEST_NOTE: Final = 120
_ALLOWANCE: Final = ("plan", "validity", "volume", "devices")
_SETTING: Final = "ticket_templates"
_CHOSEN: Final[Mapping[str, str]] = {"a4": "ticket_template", "roll": "ticket_strip_template"}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on a ticket and its size."""

    field: str
    size: Size = "normal"


@dataclass(frozen=True, slots=True)
class TicketTemplate:
    """A way to print tickets.

    ``paper`` is an A4 sheet of ``columns`` by ``rows`` tickets, or a roll. ``items`` stand in their order from the top;
    what belongs together (shop and price; plan, validity, volume) shares a line when it follows each other. ``captions``
    writes “Access code” over the code. Templates of ours have ``built_in`` names that follow the language.
    """

    key: str
    name: str
    paper: Paper = "a4"
    columns: int = 3
    rows: int = 8
    items: tuple[Item, ...] = ()
    qr: bool = True
    logo: bool = False
    captions: bool = True
    note: str = ""

    @property
    def built_in(self) -> bool:
        """Whether it is one of ours, which cannot be changed or deleted."""
        return self.key in _BUILT_IN

    @property
    def per_page(self) -> int:
        """Tickets on one page."""
        return self.columns * self.rows if self.paper == "a4" else 1

    def size_of(self, field: str) -> Size | None:
        """The size of a field, ``None`` when it is not shown."""
        return next((item.size for item in self.items if item.field == field), None)

    def to_json(self) -> dict[str, Any]:
        """For the settings."""
        return {
            "key": self.key,
            "name": self.name,
            "paper": self.paper,
            "columns": self.columns,
            "rows": self.rows,
            "items": [[item.field, item.size] for item in self.items],
            "qr": self.qr,
            "logo": self.logo,
            "captions": self.captions,
            "note": self.note,
        }

    @classmethod
    def from_json(cls, kept: object) -> TicketTemplate | None:
        """What :meth:`to_json` gave; ``None`` when it cannot be used. Numbers out of range are brought into it."""
        if not isinstance(kept, Mapping) or not kept.get("key") or kept.get("paper") not in ("a4", "roll"):
            return None
        try:
            items = tuple(Item(str(field), size) for field, size in kept.get("items", ()))
            columns, rows = int(kept.get("columns", 3)), int(kept.get("rows", 8))
        except (TypeError, ValueError):
            return None
        known = {item.field: item for item in items if item.field in FIELDS and item.size in SIZES}
        if "code" not in known:
            return None
        return cls(
            key=str(kept["key"]),
            name=str(kept.get("name") or "")[:LONGEST_NAME],
            paper=kept["paper"],
            columns=min(MOST_COLUMNS, max(1, columns)),
            rows=min(MOST_ROWS, max(1, rows)),
            items=tuple(known.values()),
            qr=bool(kept.get("qr", True)),
            logo=bool(kept.get("logo", False)),
            captions=bool(kept.get("captions", True)),
            note=str(kept.get("note") or "")[:LONGEST_NOTE],
        )


def _items(**sizes: Size) -> tuple[Item, ...]:
    return tuple(Item(field, size) for field, size in sizes.items())


_N, _S, _L = SIZES[1], SIZES[0], SIZES[2]

STANDARD: Final = TicketTemplate(
    "standard",
    "",
    items=_items(shop=_N, price=_N, plan=_N, validity=_N, volume=_N, code=_N, wifi=_N, starts=_S, number=_S),
)
LARGE: Final = TicketTemplate(
    "large",
    "",
    columns=2,
    rows=5,
    items=_items(
        shop=_N, price=_L, plan=_N, validity=_N, volume=_N, devices=_N, code=_N, wifi=_N, starts=_N, number=_S
    ),
    logo=True,
)
COMPACT: Final = TicketTemplate(
    "compact",
    "",
    columns=4,
    rows=10,
    items=_items(shop=_N, price=_N, code=_L, plan=_N, validity=_N, volume=_N, wifi=_N, number=_S),
    qr=False,
    captions=False,
)
STRIP: Final = TicketTemplate(
    "strip",
    "",
    paper="roll",
    items=_items(
        shop=_N, price=_L, plan=_N, validity=_N, volume=_N, devices=_N, code=_L, wifi=_N, starts=_N, number=_S
    ),
    logo=True,
)
SHORT_STRIP: Final = TicketTemplate(
    "short_strip",
    "",
    paper="roll",
    items=_items(shop=_S, price=_N, plan=_N, validity=_N, volume=_N, code=_N, wifi=_N),
    qr=False,
    captions=False,
)
_BUILT_IN: Final = {template.key: template for template in (STANDARD, LARGE, COMPACT, STRIP, SHORT_STRIP)}
_NAMES: Final[Mapping[str, Text]] = {
    "standard": Text("ticket_template", "Standard, 24 per sheet"),
    "large": Text("ticket_template", "Large with logo, 10 per sheet"),
    "compact": Text("ticket_template", "Compact, 40 per sheet"),
    "strip": Text("ticket_template", "Roll with QR code"),
    "short_strip": Text("ticket_template", "Short roll, code only"),
}


def template_name(template: TicketTemplate) -> Words:
    """What people call it."""
    return _NAMES[template.key] if template.built_in else template.name


class Templates:
    """The templates of this computer: ours and those people made. ``settings`` is the settings service."""

    def __init__(self, settings: Any) -> None:
        self._settings = settings

    def all(self, paper: Paper) -> list[TicketTemplate]:
        """Every template for a paper, ours first."""
        ours = [template for template in _BUILT_IN.values() if template.paper == paper]
        return ours + sorted((t for t in self._own() if t.paper == paper), key=lambda t: t.name.casefold())

    def get(self, key: str) -> TicketTemplate | None:
        """One template, or ``None``."""
        return _BUILT_IN.get(key) or next((template for template in self._own() if template.key == key), None)

    def chosen(self, paper: Paper) -> TicketTemplate:
        """The one used last for this paper."""
        found = self.get(str(self._settings.get(_CHOSEN[paper]) or ""))
        return found if found is not None and found.paper == paper else self.all(paper)[0]

    def choose(self, template: TicketTemplate) -> None:
        """Use this one from now on."""
        self._settings.set(_CHOSEN[template.paper], template.key)

    def save(self, template: TicketTemplate) -> None:
        """Keep a template of the owner's, in place of the one with its key.

        Raises:
            ValueError: it is one of ours, or has no name.
        """
        if template.built_in or not template.name.strip():
            raise ValueError(template.key)
        self._keep([*(kept for kept in self._own() if kept.key != template.key), template])

    def save_as(self, template: TicketTemplate, name: str) -> TicketTemplate:
        """Keep it under another name; a name that is taken gets a number."""
        taken = {kept.name.casefold() for kept in self._own()} | {str(text).casefold() for text in _NAMES.values()}
        wanted = name.strip()[:LONGEST_NAME]
        free, number = wanted, 2
        while free.casefold() in taken:
            free, number = f"{wanted[: LONGEST_NAME - 4]} {number}", number + 1
        made = replace(template, key=new_ulid(), name=free)
        self.save(made)
        return made

    def delete(self, key: str) -> None:
        """Remove a template of the owner's; ours stay."""
        self._keep([kept for kept in self._own() if kept.key != key])

    def _own(self) -> list[TicketTemplate]:
        kept = self._settings.get(_SETTING)
        read = [TicketTemplate.from_json(entry) for entry in (kept if isinstance(kept, list) else [])]
        return [template for template in read if template is not None and not template.built_in]

    def _keep(self, templates: list[TicketTemplate]) -> None:
        self._settings.set(_SETTING, [template.to_json() for template in templates])


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A line of a ticket in words. ``right`` stands at the right edge of the same line, ``caption`` above it."""

    field: str
    left: str
    right: str = ""
    size: Size = "normal"
    right_size: Size = "normal"
    caption: str = ""

    @property
    def strong(self) -> bool:
        """Whether it is set in heavy letters."""
        return self.field in ("shop", "price", "code", "wifi")


def ticket_rows(ticket: Ticket, template: TicketTemplate) -> list[TicketRow]:
    """What stands on a ticket, line by line; what is not known takes no room."""
    return list(_rows(ticket, template))


def _rows(ticket: Ticket, template: TicketTemplate) -> Iterator[TicketRow]:
    said = [(item, words) for item in template.items if (words := _words(item.field, ticket, template))]
    place = 0
    while place < len(said):
        item, words = said[place]
        following = said[place + 1] if place + 1 < len(said) else None
        if following is not None and {item.field, following[0].field} == {"shop", "price"}:
            shop, price = (said[place], following) if item.field == "shop" else (following, said[place])
            yield TicketRow("shop", shop[1], price[1], shop[0].size, price[0].size)
            place += 2
            continue
        if item.field in _ALLOWANCE:
            group = [words]
            while place + 1 < len(said) and said[place + 1][0].field in _ALLOWANCE:
                place += 1
                group.append(said[place][1])
            yield TicketRow(item.field, joined(*group), size=item.size)
        elif item.field == "code":
            caption = str(Text("ticket", "Access code")) if template.captions else ""
            yield TicketRow("code", words, size=item.size, caption=caption)
        else:
            yield TicketRow(item.field, words, size=item.size)
        place += 1


def _words(field: str, ticket: Ticket, template: TicketTemplate) -> str:
    if field == "code":
        return shown_code(ticket.code)
    if field == "wifi":
        return str(Text("ticket", "Wi-Fi: {name}").fill(name=ticket.wifi_name)) if ticket.wifi_name else ""
    if field == "starts":
        span = ticket.validity
        return str(Text("ticket", "{span} from the first connection").fill(span=span)) if span else ""
    if field == "number":
        return str(Text("ticket", "no. {number}").fill(number=ticket.number)) if ticket.number else ""
    if field == "note":
        return template.note
    return str(getattr(ticket, field))
