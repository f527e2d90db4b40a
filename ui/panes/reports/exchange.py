"""A second currency beside the shop's own: chosen from the server's rates, or by country to see whether there is one."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.money import Currency
from tiknet_desktop.services.reports import Rate
from ui.kit import formatting
from ui.kit.context import PaneContext
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words

SETTING: Final = "pane.reports"


class NoRateError(LookupError):
    """The server tells no rate for the currency of a country."""

    code = "invalid_input"

    def __init__(self, wanted: Currency) -> None:
        self.fields = {
            "choice": [
                str(
                    Text("reports", "The server tells no rate for {currency}: choose another one").fill(
                        currency=wanted.code
                    )
                )
            ]
        }
        super().__init__(wanted.code)


def remembered(context: PaneContext) -> str:
    """The code of the second currency chosen on this computer; empty for none."""
    kept = context.services.settings.get(SETTING)
    return str(kept.get("currency") or "") if isinstance(kept, dict) else ""


async def remembered_rate(context: PaneContext) -> Rate | None:
    """The rate to show amounts at, if one was chosen and the server tells it."""
    code = remembered(context)
    if not code:
        return None
    found: Rate | None = (await context.services.reports.rates()).get(code)
    return found


async def choose(owner: QWidget, context: PaneContext) -> tuple[bool, Rate | None]:
    """Ask for the second currency. Answers whether something was chosen, and its rate (``None`` for no second one)."""
    reports, money = context.services.reports, context.services.account.currency
    rates = await reports.rates()
    countries = await reports.countries()
    choices: list[tuple[Any, Words]] = [("", Text("reports", "None"))]
    choices += [
        (
            f"rate:{code}",
            Text("reports", "{code} · 1 {base} = {rate}").fill(code=code, base=money.code, rate=_shown(rate)),
        )
        for code, rate in rates.items()
    ]
    choices += [
        (f"country:{code}", Text("reports", "Currency of {country}").fill(country=name)) for code, name in countries
    ]
    note: Words = (
        Text("reports", "Rates come from the server; it changes no amount that was paid.")
        if rates
        else Text("reports", "This server tells no rate for {currency}.").fill(currency=money.code)
    )

    async def save(values: dict[str, Any]) -> tuple[Rate | None]:
        kind, _, code = str(values["choice"]).partition(":")
        if not kind:
            return (None,)
        wanted = code if kind == "rate" else (await reports.currency_of(code)).code
        if wanted not in rates:
            raise NoRateError(await reports.currency_of(code))
        return (rates[wanted],)

    current = remembered(context)
    answer: tuple[Rate | None] | None = await ask_form(
        owner,
        Text("reports", "Show amounts in a second currency"),
        (FieldSpec("choice", Text("reports", "Second currency"), "choice", choices=choices),),
        save,
        submit=Text("reports", "Show amounts so"),
        values={"choice": f"rate:{current}" if current in rates else ""},
        intro=note,
        width=420,
    )
    if answer is None:
        return False, None
    chosen = answer[0]
    settings = context.services.settings
    kept = settings.get(SETTING)
    settings.set(SETTING, {**(kept if isinstance(kept, dict) else {}), "currency": chosen.to.code if chosen else ""})
    return True, chosen


def _shown(rate: Rate) -> str:
    return f"{formatting.number(rate.rate, 6)} {rate.to.code}"
