"""Lists: page, search, order, ``updated_since`` from the query string to rows, declared once per table.

A page is found by index: its ordering column leads an index with the partner, counts are kept in ``change_digests``, and
far pages of the default order start from remembered anchors instead of walking every row before them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from embedded_server.change_log import FEED_RESOURCES
from embedded_server.database import Anchors, Reader, moment_text
from embedded_server.view import EVERYTHING, View
from embedded_server.wire import EncodedArray, WireError, encoded, invalid, refusal

DEFAULT_PAGE_SIZE = 20
LARGEST_PAGE = 1000
_ANCHOR_STEP = 512
_BATCH = 1000
"""Rows of a plain array that are objects at the same time."""

RowMaker = Callable[[Sequence[Any], bool], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list request asks for."""

    page: int = 1
    page_size: int = DEFAULT_PAGE_SIZE
    paged: bool = False
    search: str = ""
    ordering: tuple[str, ...] = ()
    updated_since: str = ""
    extras: bool = False
    view: View = EVERYTHING
    """Which of the rows the caller sees."""

    @property
    def offset(self) -> int:
        """Rows before this page."""
        return (self.page - 1) * self.page_size

    @property
    def plain(self) -> bool:
        """Whether the default order of all rows is wanted."""
        return not (self.search or self.ordering or self.updated_since)


def folded(text: str) -> str:
    """Lower case without accents, for searching."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def row_number(reference: object) -> int:
    """The row number a path segment or body value stands for; 0, which no row has, where it is none."""
    text = str(reference)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else 0


def parse_query(parameters: Mapping[str, str]) -> ListQuery:
    """Read the query string the way the remote's framework does: a bad page is 404, a bad size falls back.

    Raises:
        WireError: the page is no number, or ``updated_since`` no moment.
    """
    if not parameters:
        return _EVERYTHING
    page_text = parameters.get("page", "1") or "1"
    if not (page_text.isascii() and page_text.isdigit() and int(page_text[:10]) >= 1 and len(page_text) <= 9):
        raise invalid_page()
    size_text = parameters.get("page_size", "")
    size = int(size_text[:9]) if size_text.isascii() and size_text.isdigit() else DEFAULT_PAGE_SIZE
    search = parameters.get("search", "").strip()
    if len(search) > 200 or "\x00" in search:
        raise invalid(search="Ensure this field has no more than 200 characters.")
    return ListQuery(
        page=int(page_text),
        page_size=min(size or DEFAULT_PAGE_SIZE, LARGEST_PAGE),
        paged="page" in parameters or "page_size" in parameters,
        search=search,
        ordering=tuple(part.strip() for part in parameters.get("ordering", "").split(",") if part.strip())[:4],
        updated_since=_since(parameters.get("updated_since", "")),
        extras=parameters.get("extras") == "1",
    )


_EVERYTHING = ListQuery()


def invalid_page() -> WireError:
    """404 of a page that does not exist."""
    return refusal(404, "Invalid page.")


def _since(text: str) -> str:
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError as error:
        raise invalid(updated_since="Datetime has wrong format. Use ISO 8601.") from error
    return moment_text(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


@dataclass(frozen=True)
class Listing:
    """How rows of a resource are listed.

    ``columns`` are SQL expressions over ``source``, whose first table is called ``t`` and has ``id`` and ``partner_id``;
    ``make`` turns one row into the wire object, with or without the extras.
    """

    resource: str
    source: str
    columns: tuple[str, ...]
    make: RowMaker
    search: tuple[str, ...] = ()
    sorts: Mapping[str, str] = field(default_factory=dict)
    where: str = ""
    order: str = "t.id DESC"
    tracked: bool = True
    """Whether its rows are counted by the change log; with ``where`` only if that picks what the log calls ``resource``."""
    counted: tuple[str, ...] = ()
    """Resources of the change log whose rows it shows together; empty: ``resource``."""
    folded: bool = False
    """Whether the searched text is kept in lower case without accents."""
    finish: Callable[[Reader, int, list[dict[str, Any]]], None] | None = None
    """Fills in, for a whole page, what needs another query."""

    def select(self, condition: str = "") -> str:
        """The query of all rows of a partner (``:partner``) that satisfy a condition."""
        parts = [f"SELECT {', '.join(self.columns)} FROM {self.source} WHERE t.partner_id = :partner"]
        parts += [f"AND {text}" for text in (self.where, condition) if text]
        return " ".join(parts)

    def made(
        self, reader: Reader, partner: int, rows: Iterable[Sequence[Any]], *, extras: bool, view: View = EVERYTHING
    ) -> list[dict[str, Any]]:
        """Wire rows of query rows."""
        result = [self.make(row, extras) for row in rows]
        if self.finish is not None and result:
            self.finish(reader, partner, result)
        view.narrow(self.resource, result)
        return result

    def by_ids(
        self, reader: Reader, partner: int, ids: Sequence[int], *, extras: bool, view: View = EVERYTHING
    ) -> dict[int, dict[str, Any]]:
        """Wire rows of these ids, by id; ids that are gone or not shown are missing. The first column must be the id."""
        shown = view.condition(self.resource)
        found: dict[int, dict[str, Any]] = {}
        for start in range(0, len(ids), 500):
            chunk = ids[start : start + 500]
            places = ", ".join(f":i{index}" for index in range(len(chunk)))
            parameters = {"partner": partner} | {f"i{index}": value for index, value in enumerate(chunk)}
            condition = f"t.id IN ({places})" + (f" AND {shown}" if shown else "")
            rows = reader.rows(self.select(condition), parameters | view.parameters)
            made = self.made(reader, partner, rows, extras=extras, view=view)
            found |= {row[0]: wire for row, wire in zip(rows, made, strict=True)}
        return found

    def one(
        self, reader: Reader, partner: int, condition: str, *, extras: bool, view: View = EVERYTHING, **parameters: Any
    ) -> dict[str, Any] | None:
        """The first row that satisfies a condition and is shown."""
        tests = " AND ".join(filter(None, (condition, view.condition(self.resource))))
        row = reader.row(f"{self.select(tests)} LIMIT 1", {"partner": partner, **parameters, **view.parameters})
        return None if row is None else self.made(reader, partner, [row], extras=extras, view=view)[0]

    def first(
        self, reader: Reader, partner: int, count: int, *, extras: bool = False, view: View = EVERYTHING
    ) -> list[dict[str, Any]]:
        """The first rows in the usual order, of those shown."""
        sql = f"{self.select(view.condition(self.resource))} ORDER BY {self.order} LIMIT :limit"
        rows = reader.rows(sql, {"partner": partner, "limit": count, **view.parameters})
        return self.made(reader, partner, rows, extras=extras, view=view)


@dataclass(frozen=True, slots=True)
class PageOfRows:
    """Rows of one page and how many there are in all."""

    rows: list[dict[str, Any]]
    count: int


def kept_count(reader: Reader, partner: int, resource: str) -> tuple[int, int, int]:
    """Live rows, rows removed so far and the last change of a resource, without counting."""
    row = reader.row(
        "SELECT live, removed, seq FROM change_digests WHERE partner_id = :partner AND resource = :resource",
        {"partner": partner, "resource": resource},
    )
    return (0, 0, 0) if row is None else (row[0], row[1], row[2])


def find_page(
    reader: Reader,
    listing: Listing,
    partner: int,
    query: ListQuery,
    condition: str = "",
    parameters: Mapping[str, Any] | None = None,
) -> PageOfRows:
    """One page of a list."""
    values: dict[str, Any] = {"partner": partner, **(parameters or {})}
    conditions = _conditions(listing, query, values, condition)
    where = " AND ".join(conditions)
    if conditions or not listing.tracked:
        count = _counted(reader, listing, where, values)
    else:
        kept = [kept_count(reader, partner, name) for name in listing.counted or (listing.resource,)]
        count, removed = sum(live for live, _, _ in kept), kept[0][1]
        plain = not (listing.where or listing.counted or query.ordering) and listing.order == "t.id DESC"
        if reader.anchors is not None and plain:
            return PageOfRows(_page_by_anchor(reader, reader.anchors, listing, partner, query, count, removed), count)
    values |= {"limit": query.page_size, "offset": query.offset}
    sql = f"{listing.select(where)} ORDER BY {_order(listing, query)} LIMIT :limit OFFSET :offset"
    rows = reader.rows(sql, values)
    return PageOfRows(listing.made(reader, partner, rows, extras=query.extras, view=query.view), count)


def all_rows(
    reader: Reader,
    listing: Listing,
    partner: int,
    query: ListQuery,
    condition: str = "",
    parameters: Mapping[str, Any] | None = None,
) -> list[dict[str, Any]]:
    """Every row of a plain array (form P3); one slice of it when a page was asked for."""
    return [row for batch in _batches(reader, listing, partner, query, condition, parameters) for row in batch]


def encoded_rows(
    reader: Reader,
    listing: Listing,
    partner: int,
    query: ListQuery,
    condition: str = "",
    parameters: Mapping[str, Any] | None = None,
) -> EncodedArray:
    """What :func:`all_rows` finds, for lists that may be long: 100,000 rows as objects are six times their text."""
    pieces: list[bytes] = []
    for batch in _batches(reader, listing, partner, query, condition, parameters):
        if batch:
            pieces.append((b"," if pieces else b"") + encoded(batch)[1:-1])
    return EncodedArray(pieces)


def _batches(
    reader: Reader,
    listing: Listing,
    partner: int,
    query: ListQuery,
    condition: str,
    parameters: Mapping[str, Any] | None,
) -> Iterator[list[dict[str, Any]]]:
    if query.paged:
        yield find_page(reader, listing, partner, query, condition, parameters).rows
        return
    values: dict[str, Any] = {"partner": partner, **(parameters or {})}
    conditions = _conditions(listing, query, values, condition)
    sql = f"{listing.select(' AND '.join(conditions))} ORDER BY {_order(listing, query)}"
    for rows in reader.batches(sql, values, _BATCH):
        yield listing.made(reader, partner, rows, extras=query.extras, view=query.view)


def _conditions(listing: Listing, query: ListQuery, values: dict[str, Any], condition: str) -> list[str]:
    conditions = [text for text in (condition, query.view.condition(listing.resource)) if text]
    values |= query.view.parameters
    if query.search and listing.search:
        for index, word in enumerate(query.search.split()[:6]):
            plain = folded(word) if listing.folded else word.lower()
            escaped = plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            values[f"word{index}"] = f"%{escaped}%"
            searched = listing.search if listing.folded else [f"lower({column})" for column in listing.search]
            tests = (f"{column} LIKE :word{index} ESCAPE '\\'" for column in searched)
            conditions.append(f"({' OR '.join(tests)})")
    # Rows outside the change log have no last change: all of them is the safe answer.
    if query.updated_since and listing.resource in FEED_RESOURCES:
        values |= {"since": query.updated_since, "feed": listing.resource}
        conditions.append(
            "t.id IN (SELECT row_id FROM change_log WHERE partner_id = :partner AND resource = :feed"
            " AND changed_at >= :since)"
        )
    return conditions


def _counted(reader: Reader, listing: Listing, where: str, values: Mapping[str, Any]) -> int:
    tests = "".join(f" AND {text}" for text in (listing.where, where) if text)
    row = reader.row(f"SELECT count(*) FROM {listing.source} WHERE t.partner_id = :partner{tests}", values)
    return int(row[0])


def _order(listing: Listing, query: ListQuery) -> str:
    parts = []
    for name in query.ordering:
        column = listing.sorts.get(name.removeprefix("-"))
        if column:
            parts.append(f"{column} {'DESC' if name.startswith('-') else 'ASC'}")
    return ", ".join((*parts, listing.order)) if parts else listing.order


def _anchor(
    reader: Reader, anchors: Anchors, listing: Listing, partner: int, removed: int, rank: int
) -> tuple[int, int]:
    """A rank at or before ``rank`` (from the oldest row, 0-based) and the id that stands there.

    Ids at every 512th place, counted from the oldest row, stay right while rows are only added.
    """
    step = rank // _ANCHOR_STEP
    known = anchors.setdefault((listing.resource, partner, removed), [0])
    while len(known) <= step:
        row = reader.row(
            f"SELECT t.id FROM {listing.source.split()[0]} AS t WHERE t.partner_id = :partner AND t.id >= :start"
            f" ORDER BY t.id LIMIT 1 OFFSET {_ANCHOR_STEP}",
            {"partner": partner, "start": known[-1]},
        )
        if row is None:
            return (len(known) - 1) * _ANCHOR_STEP, known[-1]
        known.append(row[0])
    return step * _ANCHOR_STEP, known[step]


def _page_by_anchor(
    reader: Reader, anchors: Anchors, listing: Listing, partner: int, query: ListQuery, count: int, removed: int
) -> list[dict[str, Any]]:
    last = count - 1 - query.offset
    if last < 0:
        return []
    values: dict[str, Any] = {"partner": partner, "limit": query.page_size}
    if query.offset <= 2 * _ANCHOR_STEP:
        values["offset"] = query.offset
        sql = f"{listing.select()} ORDER BY t.id DESC LIMIT :limit OFFSET :offset"
        return listing.made(reader, partner, reader.rows(sql, values), extras=query.extras)
    first = max(last - query.page_size + 1, 0)
    rank, start = _anchor(reader, anchors, listing, partner, removed, first)
    values |= {"start": start, "offset": first - rank, "limit": last - first + 1}
    sql = f"{listing.select('t.id >= :start')} ORDER BY t.id LIMIT :limit OFFSET :offset"
    return listing.made(reader, partner, reversed(reader.rows(sql, values)), extras=query.extras)


def numbered_pages(
    page: PageOfRows, query: ListQuery, url: str, parameters: Mapping[str, str], rows_key: str = "results", **more: Any
) -> dict[str, Any]:
    """Forms P1 and P2: count, links to the neighbours, rows.

    Raises:
        WireError: 404, the page lies beyond the end.
    """
    if query.page > 1 and query.offset >= page.count:
        raise invalid_page()
    following = query.page + 1 if query.offset + query.page_size < page.count else None
    return {
        "count": page.count,
        "next": _link(url, parameters, following),
        "previous": _link(url, parameters, query.page - 1 if query.page > 1 else None),
        **more,
        rows_key: page.rows,
    }


def _link(url: str, parameters: Mapping[str, str], page: int | None) -> str | None:
    if page is None:
        return None
    others = {name: value for name, value in parameters.items() if name != "page"}
    if page > 1:
        others["page"] = str(page)
    return f"{url}?{urlencode(others)}" if others else url
