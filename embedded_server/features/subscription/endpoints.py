"""Subscriptions to the platform."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel

from embedded_server.features.accounts.countries import country_code
from embedded_server.features.subscription import service
from embedded_server.features.subscription.tiers import TIERS, tier, tier_of_price, tier_row
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import REQUIRED, Body, Name, Reply, RowId, invalid
from tiknet_desktop.domain.money import currency, currency_of_country

ENDPOINTS = Endpoints()


class Purchase(Body):
    """Body of a purchase; newer clients send the id of a price instead of a tier's."""

    subscription_plan_id: RowId | None = None
    subscription_plan_price_id: RowId | None = None
    payment_reference: Name
    payment_provider: Literal["paystack", "cinetpay"] = "paystack"


class Purchased(BaseModel):
    """What was recorded."""

    subscription_plan_id: int
    payment_reference: str
    payment_provider: str


class TierRow(BaseModel):
    """A tier on the wire."""

    id: int
    name: str
    slug: str
    price: str
    duration: str
    features: list[dict[str, Any]]
    is_active: bool
    created_at: str
    price_info: dict[str, Any]


class Present(BaseModel):
    """The state of the subscription; nulls where there never was one."""

    has_active_subscription: bool
    subscription_id: int | None
    plan_name: str | None
    status: str | None
    start_date: str | None
    end_date: str | None
    plan: dict[str, Any] | None


@ENDPOINTS.write("purchase_subscription", body=Purchase, data=Purchased, status=201)
def purchase_subscription(call: Call) -> Reply:
    """Record a purchase after payment. It begins when the present one ends; a reference counts once."""
    body: Purchase = call.body
    if body.subscription_plan_id is None and body.subscription_plan_price_id is None:
        raise invalid(subscription_plan_id=REQUIRED)
    if body.subscription_plan_id is not None:
        field, wanted, chosen = "subscription_plan_id", body.subscription_plan_id, tier(body.subscription_plan_id)
    else:
        field, wanted = "subscription_plan_price_id", body.subscription_plan_price_id or 0
        chosen = tier_of_price(wanted)
    if chosen is None:
        raise invalid(**{field: f'Invalid pk "{wanted}" - object does not exist.'})
    made = service.purchase(call.transaction, call.partner, chosen, body.payment_reference, body.payment_provider)
    data = {
        "subscription_plan_id": made.tier_id,
        "payment_reference": made.payment_reference,
        "payment_provider": made.payment_provider,
    }
    return Reply(data, "Subscription purchased successfully.")


@ENDPOINTS.read("check_subscription", data=Present)
def check_subscription(call: Call) -> Reply:
    """The state of the partner's subscription."""
    return Reply(service.present(call.snapshot, call.partner))


@ENDPOINTS.read("list_subscription_plans", data=list[TierRow], query=(("country", "string", "code or name"),))
def list_subscription_plans(call: Call) -> Reply:
    """Tiers on sale, priced for a country; the partner's own where none is asked for."""
    own = call.snapshot.row("SELECT country, currency FROM partners WHERE id = :partner", {"partner": call.partner})
    country, money = own[0], currency(own[1])
    asked = call.parameters.get("country", "")
    if asked:
        try:
            country = country_code(asked[:100])
        except LookupError as error:
            raise invalid(country="Unknown country.") from error
        money = currency_of_country(country)
    return Reply([tier_row(found, money, country) for found in TIERS])
