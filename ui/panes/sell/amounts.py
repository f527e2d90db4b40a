"""Amounts at the counter: which notes a customer may hand over. Exact and free of widgets."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import Final

from tiknet_desktop.domain.money import Currency

_FRANC_NOTES: Final = tuple(Decimal(note) for note in (500, 1_000, 2_000, 5_000, 10_000))
_NOTES: Final = {"XOF": _FRANC_NOTES, "XAF": _FRANC_NOTES}
"""Notes in circulation (BCEAO and BEAC, 500 to 10,000 francs). Other currencies count in 1, 2, 5."""


def notes_of(money: Currency, total: Decimal) -> tuple[Decimal, ...]:
    """Notes a customer may hold, smallest first; where they are not known, steps of 1, 2, 5 around ``total``."""
    known = _NOTES.get(money.code)
    if known is not None:
        return known
    size = max(total.adjusted(), 0)
    steps = (Decimal(step).scaleb(power) for power in range(max(size - 1, 0), size + 2) for step in (1, 2, 5))
    return tuple(steps)


def quick_amounts(total: Decimal, money: Currency, limit: int = 5) -> tuple[Decimal, ...]:
    """Amounts a customer plausibly hands over for ``total``: the exact sum first, then rounded up to each note.

    An amount is plausible when no note in it is superfluous: 20 000 for 15 000, but not 16 000.
    """
    if total <= 0:
        return ()
    notes = notes_of(money, total)
    found = {total}
    for note in notes:
        amount = (total / note).to_integral_value(ROUND_CEILING) * note
        if amount - _smallest_note_in(amount, notes) < total:
            found.add(amount)
    return tuple(sorted(found)[:limit])


def _smallest_note_in(amount: Decimal, notes: tuple[Decimal, ...]) -> Decimal:
    """The smallest note needed when ``amount`` is paid with as few notes as possible."""
    rest, smallest = amount, amount
    for note in sorted(notes, reverse=True):
        if rest >= note:
            rest %= note
            smallest = note
    return smallest
