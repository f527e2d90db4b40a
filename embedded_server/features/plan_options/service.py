"""Options of plans and profiles. Five kinds, one description."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from embedded_server.database import Reader
from embedded_server.features.plan_options.models import PlanOption
from embedded_server.listing import row_number
from embedded_server.wire import invalid, not_found, refusal
from tiknet_desktop.domain.data_sizes import parse_data_size
from tiknet_desktop.domain.durations import option_duration, parse_duration
from tiknet_desktop.domain.rates import RateLimit


def _duration(text: str, least: int) -> str:
    duration = parse_duration(text)
    if not timedelta(seconds=least) <= duration <= timedelta(days=3660):
        raise ValueError(text)
    return option_duration(duration)


def _data_size(text: str) -> str:
    if not 1 <= parse_data_size(text) <= 10**15:
        raise ValueError(text)
    return text.strip().upper().replace(" ", "")


def _devices(text: str) -> str:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 1000):
        raise ValueError(text)
    return str(int(text))


def _rate(text: str) -> str:
    rate = RateLimit.parse(text)
    if max(rate.down, rate.up) > 10**12:
        raise ValueError(text)
    return rate.wire()


@dataclass(frozen=True, slots=True)
class OptionKind:
    """One kind of option: its name in operation ids, its canonical form, what is said when one is made."""

    name: str
    canonical: Callable[[str], str]
    created: str
    numeric: bool = False


KINDS = {
    kind.name: kind
    for kind in (
        OptionKind("data_limit", _data_size, "Option de data limit créé avec succès"),
        OptionKind("shared_users", _devices, "Option de shared users créé avec succès", numeric=True),
        OptionKind("validity", lambda text: _duration(text, 60), "Option de validité créé avec succès"),
        OptionKind("rate_limit", _rate, "Rate limit option created successfully."),
        OptionKind("idle_timeout", lambda text: _duration(text, 10), "Idle timeout créé avec succès"),
    )
}


def devices_label(count: int) -> str:
    """``1 device``, ``3 devices``."""
    return f"{count} device" if count == 1 else f"{count} devices"


def option_row(kind: str, option_id: int, value: str) -> dict[str, Any]:
    """The wire row."""
    if KINDS[kind].numeric:
        return {"id": option_id, "value": int(value), "label": devices_label(int(value))}
    return {"id": option_id, "value": value}


def option_rows(reader: Reader, partner: int, kind: str) -> list[dict[str, Any]]:
    """All options of a kind."""
    rows = reader.rows(
        "SELECT id, value FROM plan_options WHERE partner_id = :partner AND kind = :kind ORDER BY id",
        {"partner": partner, "kind": kind},
    )
    return [option_row(kind, row[0], row[1]) for row in rows]


def option(session: Session, partner: int, kind: str, reference: object) -> PlanOption:
    """One option by id.

    Raises:
        WireError: 404.
    """
    found = session.scalar(
        select(PlanOption).where(
            PlanOption.id == row_number(reference), PlanOption.partner_id == partner, PlanOption.kind == kind
        )
    )
    if found is None:
        raise not_found("Option introuvable")
    return found


def canonical_value(kind: str, value: object) -> str:
    """The value in its one form.

    Raises:
        WireError: 400, it is no such value.
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise invalid(value="Not a valid string.")
    try:
        return KINDS[kind].canonical(str(value))
    except ValueError as error:
        raise invalid(value="Enter a valid value.") from error


def create_option(session: Session, partner: int, kind: str, value: object) -> PlanOption:
    """Add an option; one that exists is answered as it is, so that a repeated request makes no twin."""
    text = canonical_value(kind, value)
    known = session.scalar(
        select(PlanOption).where(PlanOption.partner_id == partner, PlanOption.kind == kind, PlanOption.value == text)
    )
    if known is None:
        known = PlanOption(partner_id=partner, kind=kind, value=text)
        session.add(known)
        session.flush()
    return known


def update_option(session: Session, partner: int, kind: str, reference: object, value: object) -> PlanOption:
    """Change an option."""
    found = option(session, partner, kind, reference)
    found.value = canonical_value(kind, value)
    try:
        session.flush()
    except IntegrityError as error:
        raise invalid(value="This option already exists.") from error
    return found


def delete_option(session: Session, partner: int, kind: str, reference: object) -> None:
    """Remove an option that nothing uses."""
    found = option(session, partner, kind, reference)
    session.delete(found)
    try:
        session.flush()
    except IntegrityError as error:
        raise refusal(400, "Cannot delete an option that is in use.") from error
