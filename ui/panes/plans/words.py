"""How speeds, times, volumes and holders read in this pane."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from tiknet_desktop.domain.durations import option_duration
from tiknet_desktop.domain.rates import RateLimit
from tiknet_desktop.services.plan_facts import option_value
from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.i18n import Text, Words, translate
from ui.printing.plan_words import devices_words, validity_words, volume_words

NAMES_SHOWN: Final = 3

NO_LIMIT: Final = Text("plans", "No limit")
UNLIMITED: Final = Text("plans", "Unlimited")
ON_SALE: Final = Text("plans", "On sale")
OFF_SALE: Final = Text("plans", "Off sale")
KEPT_HERE: Final = Text("plans", "Recorded on this computer")


def speed_words(bits: int) -> str:
    """``2 M``, ``512 k``."""
    space = formatting.NO_BREAK_SPACE
    if bits >= 1_000_000:
        return f"{_plain(Decimal(bits) / 1_000_000)}{space}M"
    return f"{_plain(Decimal(bits) / 1_000)}{space}k"


def rate_words(rate: RateLimit | None) -> str:
    """``2 M down / 1 M up``."""
    if rate is None or not (rate.down or rate.up):
        return str(NO_LIMIT)
    return str(Text("plans", "{down} down / {up} up").fill(down=speed_words(rate.down), up=speed_words(rate.up)))


def rate_text_words(written: object) -> str:
    """The same for the text of an option; text of another form as it is."""
    rate = option_value("rate_limit", written)
    return rate_words(rate) if rate is not None or not written else str(written)


def time_words(span: timedelta) -> str:
    """``7 days``, ``24 h``."""
    return validity_words(option_duration(span))


def bytes_words(amount: int | None) -> str:
    """``2 GB``, ``unlimited``."""
    return str(UNLIMITED) if amount is None else formatting.size(amount)


def option_words(kind: str, written: object) -> str:
    """An option as a person says it."""
    text = str(written or "")
    if kind == "rate_limit":
        return rate_text_words(text)
    if kind == "data_limit":
        return volume_words(text)
    if kind == "shared_users":
        return devices_words(int(text)) if text.isdigit() else text
    return validity_words(text)


def _plain(value: Decimal) -> str:
    exponent = value.normalize().as_tuple().exponent
    return formatting.number(value, min(3, -exponent) if isinstance(exponent, int) and exponent < 0 else 0)


def number_of(text: str) -> Decimal | None:
    """The number somebody typed: ``1,5``, ``1 000``; ``None`` when it is none."""
    cleaned = text.strip().replace(",", ".")
    for blank in (" ", "\u00a0", "\u202f"):
        cleaned = cleaned.replace(blank, "")
    try:
        value = Decimal(cleaned)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def typed(value: Decimal) -> str:
    """A number as it stands in a field: ``1.5`` or ``1,5``, no grouping."""
    text = f"{value.normalize():f}"
    return text.replace(".", ",") if formatting.language() == "fr" else text


def holder_words(customers: int, tickets: int) -> str:
    """``12 customers and 3 tickets``."""
    people = translate("plans", "%Ln customer(s)", "", customers)
    paper = translate("plans", "%Ln voucher(s)", "", tickets)
    if customers and tickets:
        return str(Text("plans", "{customers} and {vouchers}").fill(customers=people, vouchers=paper))
    return paper if tickets else people


def list_words(names: Sequence[str]) -> str:
    """``Semaine, Mois and 2 others``."""
    shown, more = ", ".join(names[:NAMES_SHOWN]), len(names) - NAMES_SHOWN
    return shown if more <= 0 else translate("plans", "{names} and %Ln other(s)", "", more).format(names=shown)


def quoted(name: object) -> str:
    """A name inside a sentence."""
    return str(Text("plans", "“{name}”").fill(name=str(name or "")))


def sale_state(record: Record) -> tuple[Words, str]:
    """Words and tone of whether something is offered."""
    return (ON_SALE, "success") if record["is_active"] is not False else (OFF_SALE, "neutral")


def pending_tip(record: Record) -> str:
    """What the dashed clock means, when it is there."""
    tips = {
        "failed": Text("plans", "The server refused the last change. See the sync centre."),
        "conflict": Text("plans", "Changed here and on the server. Choose in the sync centre."),
    }
    tip = tips.get(str(record.state))
    if tip is None and record.pending:
        tip = Text("plans", "Recorded on this computer, not yet confirmed by the server.")
    return "" if tip is None else str(tip)
