"""The close of a month on A4: shop, figures against the month before, the days as bars, tables, what is open, signatures.

Everything is measured in tenths of a millimetre, so a page is 2,100 by 2,970 whatever it is drawn on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from tiknet_desktop.services.reports import Check, Month
from ui.kit import formatting, paint
from ui.kit.i18n import Text, say
from ui.kit.theme import theme
from ui.panes.reports.words import PAYMENTS, Purse, change, comparison, group_name, month_name
from ui.printing.ticket import paper_ink

WIDTH: Final = 2100
HEIGHT: Final = 2970
LEFT: Final = 160
RIGHT: Final = WIDTH - 160
TOP: Final = 150
BOTTOM: Final = HEIGHT - 190
ROW: Final = 58
DPI: Final = 300

_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class MonthPaper:
    """What stands on the paper. ``source`` says where the figures come from, ``made`` who printed them and when."""

    shop: str
    address: str
    month: Month
    checks: Sequence[Check]
    purse: Purse
    source: str
    made: str
    check_words: Callable[[Check], tuple[str, str]]


Draw = Callable[[QPainter, float], None]


@dataclass(frozen=True, slots=True)
class Block:
    """Something that stays on one page; ``again`` is drawn above it when it opens a page in the middle of a table.
    ``room`` is what must be free below its top: a title does not stand alone at the foot of a page."""

    height: float
    draw: Draw
    again: Block | None = None
    room: float = 0


# ---------------------------------------------------------------- letters and lines


def _font(size: int, weight: int = 400) -> QFont:
    font = QFont(theme().font("body", "numbers"))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    return font


def _write(
    painter: QPainter,
    box: QRectF,
    words: str,
    size: int = 32,
    weight: int = 400,
    align: Qt.AlignmentFlag = _START,
    ink: str = "",
) -> None:
    painter.setFont(_font(size, weight))
    painter.setPen(paper_ink(ink) if ink else QColor(Qt.GlobalColor.black))
    painter.drawText(box, int(align), paint.elided(painter.fontMetrics(), words, int(box.width())))


def _rule(painter: QPainter, y: float, ink: str = "border", width: float = 2.0) -> None:
    painter.setPen(QPen(paper_ink(ink), width))
    painter.drawLine(QPointF(LEFT, y), QPointF(RIGHT, y))


# ---------------------------------------------------------------- blocks


def _head(paper: MonthPaper) -> Block:
    def draw(painter: QPainter, y: float) -> None:
        room = (RIGHT - LEFT) / 2
        _write(painter, QRectF(LEFT, y, room, 60), paper.shop, 48, 600)
        _write(painter, QRectF(LEFT, y + 64, room, 40), paper.address, 29, ink="text_muted")
        title = str(Text("reports", "Monthly report"))
        _write(painter, QRectF(LEFT + room, y, room, 60), month_name(paper.month.period.first), 48, 600, _END)
        _write(painter, QRectF(LEFT + room, y + 64, room, 40), title, 29, 400, _END, "text_muted")
        _rule(painter, y + 130, "text", 3)

    return Block(170, draw)


def _figures(paper: MonthPaper) -> Block:
    month, money = paper.month, paper.purse
    before = month.before
    cells: tuple[tuple[Text, str, Decimal | int, Decimal | None, Callable[..., str]], ...] = (
        (
            Text("reports", "Revenue"),
            money.amount(month.revenue.total),
            month.revenue.total,
            before.get("revenue"),
            money.amount,
        ),
        (
            Text("reports", "Withdrawals"),
            money.amount(month.payouts),
            month.payouts,
            before.get("payouts"),
            money.amount,
        ),
        (
            Text("reports", "Plans sold"),
            formatting.number(month.plans_sold),
            month.plans_sold,
            before.get("plans_sold"),
            formatting.number,
        ),
        (
            Text("reports", "New customers"),
            formatting.number(month.new_customers),
            month.new_customers,
            before.get("new_customers"),
            formatting.number,
        ),
    )

    def draw(painter: QPainter, y: float) -> None:
        gap = 24.0
        width = (RIGHT - LEFT - 3 * gap) / 4
        for index, (title, value, now, earlier, shown) in enumerate(cells):
            x = LEFT + index * (width + gap)
            painter.setPen(QPen(paper_ink("border"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(x, y, width, 190), 16, 16)
            inside = width - 48
            _write(painter, QRectF(x + 24, y + 18, inside, 40), say(title), 27, 500, ink="text_muted")
            _write(painter, QRectF(x + 24, y + 62, inside, 60), value, 46, 600)
            words, _ = change(now, earlier)
            told = (
                str(Text("reports", "{change} · before {value}").fill(change=words, value=shown(earlier)))
                if earlier
                else comparison(now, earlier)
            )
            _write(painter, QRectF(x + 24, y + 132, inside, 40), told, 25, ink="text_muted")

    return Block(214, draw)


def _split(paper: MonthPaper) -> Block:
    revenue, purse = paper.month.revenue, paper.purse
    words = str(
        Text("reports", "{online} paid online, {counter} over the counter, {sales} sales. {comparison}.").fill(
            online=purse.amount(revenue.online),
            counter=purse.amount(revenue.assigned),
            sales=formatting.number(revenue.sales),
            comparison=_capital(comparison(revenue.total, paper.month.before.get("revenue"), purse.amount)),
        )
    )
    second = purse.second(revenue.total)

    def draw(painter: QPainter, y: float) -> None:
        _write(painter, QRectF(LEFT, y, RIGHT - LEFT, 44), f"{words} {second}".strip(), 29)
        _write(painter, QRectF(LEFT, y + 44, RIGHT - LEFT, 40), paper.source, 25, ink="text_muted")

    return Block(104, draw)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _bars(paper: MonthPaper) -> Block:
    """Revenue of every day as bars, with three rules and their amounts; no colour is needed to read it."""
    points = paper.month.revenue.series
    height = 430.0

    def draw(painter: QPainter, y: float) -> None:
        from ui.kit.chart_base import nice_ticks

        title = Text("reports", "Revenue by day, in {currency}").fill(currency=paper.purse.money.sign)
        _write(painter, QRectF(LEFT, y, RIGHT - LEFT, 48), str(title), 34, 600)
        top, base = y + 74, y + height - 60
        left = LEFT + 150
        most = max((float(point.amount) for point in points), default=0.0)
        ticks = nice_ticks(0.0, max(most, 1.0), 3)
        for tick in ticks:
            at = base - (base - top) * tick / ticks[-1]
            painter.setPen(QPen(paper_ink("chart_grid"), 2))
            painter.drawLine(QPointF(left, at), QPointF(RIGHT, at))
            _write(painter, QRectF(LEFT, at - 20, 132, 40), formatting.number(tick), 24, 400, _END, "text_muted")
        if not points:
            return
        step = (RIGHT - left) / len(points)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().tokens["light"]["chart"][0]))
        for index, point in enumerate(points):
            bar = (base - top) * float(point.amount) / ticks[-1]
            painter.drawRect(QRectF(left + index * step + step * 0.16, base - bar, step * 0.68, bar))
        for index, point in enumerate(points):
            if index % 2 == 0 or len(points) < 16:
                box = QRectF(left + index * step - step, base + 8, step * 3, 36)
                _write(painter, box, str(point.day.day), 24, 400, _MIDDLE, "text_muted")

    return Block(height, draw)


def _title(words: str) -> Block:
    def draw(painter: QPainter, y: float) -> None:
        _write(painter, QRectF(LEFT, y + 34, RIGHT - LEFT, 48), words, 34, 600)

    return Block(94, draw, room=94 + 4 * ROW)


def _table(
    title: str, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], sums: Sequence[str]
) -> list[Block]:
    """A table: the first column takes what is left; numbers stand right; the head comes again on every page."""
    if not rows:
        return []
    fixed = sum(widths)
    columns = [RIGHT - LEFT - fixed, *widths]

    def line(cells: Sequence[str], size: int, weight: int, ink: str, rule: str) -> Draw:
        def draw(painter: QPainter, y: float) -> None:
            x = float(LEFT)
            for index, (cell, width) in enumerate(zip(cells, columns, strict=True)):
                box = QRectF(x + (0 if index == 0 else 12), y, width - 12, ROW)
                _write(painter, box, cell, size, weight, _START if index == 0 else _END, ink)
                x += width
            _rule(painter, y + ROW, rule)

        return draw

    top = Block(ROW, line(head, 26, 500, "text_muted", "control_border"))
    blocks = [_title(title), top]
    blocks += [Block(ROW, line(cells, 29, 400, "", "border"), again=top) for cells in rows]
    if sums:
        blocks.append(Block(ROW, line(sums, 29, 600, "", "control_border"), again=top))
    return blocks


def _check_lines(paper: MonthPaper) -> list[Block]:
    blocks = [_title(str(Text("reports", "Before the month is closed")))]
    for check in paper.checks:
        words, note = paper.check_words(check)

        def draw(painter: QPainter, y: float, check: Check = check, words: str = words, note: str = note) -> None:
            box = QRectF(LEFT + 4, y + 14, 30, 30)
            painter.setPen(QPen(paper_ink("text"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            if check.state == "ok":
                painter.drawPolyline(
                    [
                        QPointF(box.x() + 6, box.y() + 16),
                        QPointF(box.x() + 13, box.y() + 23),
                        QPointF(box.x() + 25, box.y() + 7),
                    ]
                )
            _write(painter, QRectF(LEFT + 56, y, 1000, ROW), words, 29)
            _write(painter, QRectF(LEFT + 1056, y, RIGHT - LEFT - 1056, ROW), note, 29, 400, _END, "text_muted")
            _rule(painter, y + ROW)

        blocks.append(Block(ROW, draw))
    return blocks


def _signatures() -> Block:
    def draw(painter: QPainter, y: float) -> None:
        width = (RIGHT - LEFT - 120) / 2
        for index, words in enumerate((Text("reports", "Made by"), Text("reports", "Seen by the owner"))):
            x = LEFT + index * (width + 120)
            painter.setPen(QPen(paper_ink("text"), 2))
            painter.drawLine(QPointF(x, y + 190), QPointF(x + width, y + 190))
            label = Text("reports", "{who}: name, date, signature").fill(who=words)
            _write(painter, QRectF(x, y + 198, width, 40), str(label), 25, ink="text_muted")

    return Block(250, draw)


def blocks_of(paper: MonthPaper) -> list[Block]:
    """The whole report, top to bottom."""
    month, amount = paper.month, paper.purse.amount
    name, sales, total = (str(Text("reports", "Name")), str(Text("reports", "Sales")), str(Text("reports", "Amount")))
    share = str(Text("reports", "Share"))
    whole = month.revenue.total

    def part(value: Decimal) -> str:
        return formatting.percent(float(value / whole)) if whole else formatting.MISSING

    def groups(title: str, by: str, found: Sequence[object]) -> list[Block]:
        call = partial(group_name, by)
        rows = [[call(one.name), formatting.number(one.count), part(one.amount), amount(one.amount)] for one in found]  # type: ignore[attr-defined]
        return _table(title, [name, sales, share, total], rows, (200, 200, 360), ())

    kinds = ("cash", "mobile_money", "credit")
    sellers = [
        [
            group_name("seller", one.name),
            formatting.number(one.count),
            *(amount(one.paid.get(kind, Decimal(0))) for kind in kinds),
            amount(one.amount),
        ]
        for one in month.sellers
    ]
    seller_head = [str(Text("reports", "Seller")), sales, *(say(PAYMENTS[kind]) for kind in kinds), total]
    seller_sums = [
        str(Text("reports", "Sum")),
        formatting.number(sum(one.count for one in month.sellers)),
        *(amount(sum((one.paid.get(kind, Decimal(0)) for one in month.sellers), Decimal(0))) for kind in kinds),
        amount(sum((one.amount for one in month.sellers), Decimal(0))),
    ]
    days = [
        [formatting.long_date(point.day), formatting.number(point.count), amount(point.amount)]
        for point in month.revenue.series
        if point.count
    ]
    day_sums = [str(Text("reports", "Sum")), formatting.number(month.revenue.sales), amount(whole)]
    return [
        _head(paper),
        _figures(paper),
        _split(paper),
        _bars(paper),
        *groups(str(Text("reports", "Plans")), "plan", month.plans),
        *_table(str(Text("reports", "Sellers")), seller_head, sellers, (150, 270, 270, 240, 290), seller_sums),
        *groups(str(Text("reports", "Kinds of payment")), "payment_kind", month.payments),
        *groups(str(Text("reports", "Routers")), "router", [one for one in month.routers if one.name]),
        *_table(
            str(Text("reports", "Days with sales")),
            [str(Text("reports", "Day")), sales, total],
            days,
            (240, 400),
            day_sums,
        ),
        *_check_lines(paper),
        _signatures(),
    ]


def paginated(blocks: Sequence[Block]) -> list[list[tuple[float, Block]]]:
    """Which block stands on which page, and how far down."""
    pages: list[list[tuple[float, Block]]] = [[]]
    y = float(TOP)
    for block in blocks:
        if y + max(block.height, block.room) > BOTTOM and pages[-1]:
            pages.append([])
            y = float(TOP)
            if block.again is not None:
                pages[-1].append((y, block.again))
                y += block.again.height
        pages[-1].append((y, block))
        y += block.height
    return pages


def _draw_page(
    painter: QPainter, paper: MonthPaper, page: Sequence[tuple[float, Block]], number: int, count: int
) -> None:
    for y, block in page:
        block.draw(painter, y)
    _rule(painter, HEIGHT - 140)
    room = (RIGHT - LEFT) * 0.72
    _write(painter, QRectF(LEFT, HEIGHT - 130, room, 44), f"{paper.shop} · {paper.made}", 25, ink="text_muted")
    words = Text("reports", "page {number} of {count}").fill(number=number, count=count)
    _write(painter, QRectF(LEFT + room, HEIGHT - 130, RIGHT - LEFT - room, 44), str(words), 25, 400, _END, "text_muted")


def write_month_pdf(path: Path, paper: MonthPaper) -> int:
    """Write the report as PDF; how many pages it has.

    Raises:
        OSError: it cannot be written there.
    """
    pages = paginated(blocks_of(paper))
    writer = QPdfWriter(str(path))
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setResolution(DPI)
    writer.setTitle(f"{paper.shop} – {month_name(paper.month.period.first)}")
    writer.setCreator("TikNet")
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"{path} cannot be written")
    try:
        for index, page in enumerate(pages):
            if index:
                writer.newPage()
            painter.save()
            painter.scale(DPI / 254, DPI / 254)
            _draw_page(painter, paper, page, index + 1, len(pages))
            painter.restore()
    finally:
        painter.end()
    return len(pages)


def month_images(paper: MonthPaper, width: int = 1050) -> list[QImage]:
    """The same pages as pictures, for a preview."""
    pages = paginated(blocks_of(paper))
    images = []
    for index, page in enumerate(pages):
        image = QImage(width, width * HEIGHT // WIDTH, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(width / WIDTH, width / WIDTH)
        _draw_page(painter, paper, page, index + 1, len(pages))
        painter.end()
        images.append(image)
    return images
