"""Offers of extra devices: rows, look-up, changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.database import amount_text, now
from embedded_server.features.additional_devices.models import AdditionalDevice
from embedded_server.features.customers.service import find_customer
from embedded_server.features.plan_options.service import devices_label
from embedded_server.features.plans.service import price_of
from embedded_server.listing import Listing, row_number
from embedded_server.wire import invalid, not_found
from tiknet_desktop.domain.mac import InvalidMacError, canonical_mac
from tiknet_desktop.domain.money import currency, plain_money

MISSING = "Additional device not found."


def _row(row: Sequence[Any], extras: bool) -> dict[str, Any]:
    wire = {
        "id": row[0],
        "value": row[1],
        "label": devices_label(row[1]),
        "price": amount_text(row[2]),
        "price_display": plain_money(Decimal(row[2]).scaleb(-2), currency(row[3])),
    }
    if extras:
        wire |= {"mac_address": row[4], "customer": row[5], "created_at": row[6]}
    return wire


LISTING = Listing(
    resource="additional_devices",
    source="additional_devices AS t JOIN partners AS o ON o.id = t.partner_id",
    columns=("t.id", "t.value", "t.price", "o.currency", "t.mac_address", "t.customer", "t.created_at"),
    make=_row,
    order="t.id ASC",
    sorts={"value": "t.value", "price": "t.price", "created_at": "t.created_at"},
    tracked=False,
)


def device(session: Session, partner: int, reference: object) -> AdditionalDevice:
    """An offer by id.

    Raises:
        WireError: 404.
    """
    found = session.scalar(
        select(AdditionalDevice).where(
            AdditionalDevice.partner_id == partner, AdditionalDevice.id == row_number(reference)
        )
    )
    if found is None:
        raise not_found(MISSING)
    return found


def _apply(session: Session, found: AdditionalDevice, values: Mapping[str, Any]) -> None:
    if values.get("value") is not None:
        found.value = values["value"]
    if values.get("price") is not None:
        found.price = price_of(values["price"])
    if values.get("customer") is not None:
        if values["customer"] and find_customer(session, found.partner_id, values["customer"]) is None:
            raise invalid(customer="Customer not found for this partner.")
        found.customer = values["customer"] or None
    if values.get("mac_address") is not None:
        try:
            found.mac_address = canonical_mac(values["mac_address"]) if values["mac_address"] else None
        except InvalidMacError as error:
            raise invalid(mac_address="Enter a valid MAC address.") from error


def create_device(session: Session, partner: int, values: Mapping[str, Any]) -> AdditionalDevice:
    """Add an offer."""
    made = AdditionalDevice(partner_id=partner, created_at=now())
    _apply(session, made, values)
    session.add(made)
    session.flush()
    return made


def update_device(session: Session, partner: int, reference: object, values: Mapping[str, Any]) -> AdditionalDevice:
    """Change an offer."""
    found = device(session, partner, reference)
    _apply(session, found, values)
    session.flush()
    return found
