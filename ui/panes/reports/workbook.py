"""Workbooks of figures: several sheets, amounts and days as numbers and dates, a line of sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from tiknet_desktop.services.figures import PAYMENT_KINDS
from tiknet_desktop.services.reports import Month
from ui.kit.i18n import Text, say
from ui.panes.reports.words import PAYMENTS, group_name, month_name

Sheet = tuple[str, list[str], list[list[object]]]
_FORBIDDEN = str.maketrans("[]:*?/\\", "       ")


def write_workbook(path: Path, sheets: Sequence[Sheet], digits: int = 0) -> None:
    """Write sheets of (title, head, rows); ``digits`` of the currency. Columns of amounts and counts get their sum below.

    Raises:
        OSError: it cannot be written there.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    money = "#,##0" + ("." + "0" * digits if digits else "")
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "money": book.add_format({"num_format": money}),
        "number": book.add_format({"num_format": "#,##0"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        "money_sum": book.add_format({"num_format": money, "bold": True, "top": 1}),
        "number_sum": book.add_format({"num_format": "#,##0", "bold": True, "top": 1}),
        "sum": book.add_format({"bold": True, "top": 1}),
    }
    names: set[str] = set()
    for title, head, rows in sheets:
        # A head without a first word stands over different things below each other: no sum fits them.
        _fill(book.add_worksheet(_free_name(title, names)), head, rows, formats, with_sums=bool(head[0]))
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _free_name(title: str, taken: set[str]) -> str:
    base = title.translate(_FORBIDDEN).strip()[:28] or "-"
    name, number = base, 2
    while name.lower() in taken:
        name, number = f"{base} {number}", number + 1
    taken.add(name.lower())
    return name


def _fill(
    sheet: Any, head: Sequence[str], rows: Sequence[Sequence[object]], formats: Mapping[str, Any], *, with_sums: bool
) -> None:
    for x, words in enumerate(head):
        sheet.write_string(0, x, words, formats["head"])
    sums: dict[int, tuple[Decimal, str]] = {}
    for y, line in enumerate(rows, start=1):
        for x, value in enumerate(line):
            if isinstance(value, date):
                sheet.write_datetime(y, x, value, formats["day"])
            elif isinstance(value, (Decimal, int)) and not isinstance(value, bool):
                kind = "money" if isinstance(value, Decimal) else "number"
                sheet.write_number(y, x, float(value), formats[kind])
                total, known = sums.get(x, (Decimal(0), kind))
                sums[x] = total + value, "money" if "money" in (known, kind) else "number"
            elif value is not None:
                sheet.write_string(y, x, str(value))
    last = len(rows) + 1
    if with_sums and len(rows) > 1 and sums:
        for x in range(len(head)):
            sheet.write_blank(last, x, None, formats["sum"])
        sheet.write_string(last, 0, say(Text("reports", "Sum")), formats["sum"])
        for x, (total, kind) in sums.items():
            if x:
                sheet.write_number(last, x, float(total), formats[f"{kind}_sum"])
    sheet.freeze_panes(1, 0)
    sheet.autofit()
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def month_sheets(month: Month) -> list[Sheet]:
    """The close of a month as sheets: summary, days, plans, sellers, sellers by day, routers, kinds of payment."""
    name, sales, amount = (
        say(words) for words in (Text("reports", "Name"), Text("reports", "Sales"), Text("reports", "Amount"))
    )
    before = say(Text("reports", "Month before"))
    summary: list[list[object]] = [
        [say(Text("reports", "Revenue")), month.revenue.total, month.before.get("revenue")],
        [say(Text("reports", "Paid online")), month.revenue.online, None],
        [say(Text("reports", "Over the counter")), month.revenue.assigned, None],
        [say(Text("reports", "Withdrawals")), month.payouts, month.before.get("payouts")],
        [say(Text("reports", "Sales")), month.revenue.sales, None],
        [say(Text("reports", "Plans sold")), month.plans_sold, _whole(month.before.get("plans_sold"))],
        [say(Text("reports", "New customers")), month.new_customers, _whole(month.before.get("new_customers"))],
    ]
    kinds = [kind for kind in PAYMENT_KINDS if kind != "online"]
    paid = [name, sales, amount, *(say(PAYMENTS[kind]) for kind in kinds)]
    days: list[list[object]] = [[point.day, point.count, point.amount] for point in month.revenue.series]
    sellers: list[list[object]] = [
        [group_name("seller", one.name), one.count, one.amount, *(one.paid.get(kind, Decimal(0)) for kind in kinds)]
        for one in month.sellers
    ]
    by_day: list[list[object]] = [
        [day, group_name("seller", seller), count, total]
        for (seller, day), (total, count) in sorted(
            month.seller_days.items(), key=lambda item: (item[0][1], item[0][0])
        )
    ]

    def groups(by: str, found: Sequence[Any]) -> list[list[object]]:
        call = partial(group_name, by)
        return [[call(one.name), one.count, one.amount] for one in found]

    day = say(Text("reports", "Day"))
    return [
        (month_name(month.period.first), ["", say(Text("reports", "This month")), before], summary),
        (say(Text("reports", "Days")), [day, sales, amount], days),
        (say(Text("reports", "Plans")), [name, sales, amount], groups("plan", month.plans)),
        (say(Text("reports", "Sellers")), paid, sellers),
        (say(Text("reports", "Sellers by day")), [day, name, sales, amount], by_day),
        (say(Text("reports", "Routers")), [name, sales, amount], groups("router", month.routers)),
        (say(Text("reports", "Payments")), [name, sales, amount], groups("payment_kind", month.payments)),
    ]


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value)
