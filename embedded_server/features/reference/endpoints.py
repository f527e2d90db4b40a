"""Reference data."""

from __future__ import annotations

from pydantic import BaseModel

from embedded_server.features.reference import service
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Reply

ENDPOINTS = Endpoints()

_COUNTRY = (("country", "string", "code or name; the partner's own where it is absent"),)


class Country(BaseModel):
    """A country."""

    code: str
    name: str


class Symbol(BaseModel):
    """The sign people read."""

    symbol: str


class Code(BaseModel):
    """ISO 4217."""

    code: str


class Named(BaseModel):
    """Something with a name."""

    name: str


class Policy(BaseModel):
    """A network policy."""

    id: int
    name: str


class Rates(BaseModel):
    """Fixed rates from one currency; decimal text by code."""

    base: str
    rates: dict[str, str]


@ENDPOINTS.read("list_countries", data=list[Country])
def list_countries(call: Call) -> Reply:
    """Countries by name."""
    return Reply(service.countries())


@ENDPOINTS.read("get_currency", data=Symbol, query=_COUNTRY)
def get_currency(call: Call) -> Reply:
    """The currency sign of a country."""
    return Reply({"symbol": service.currency_for(call.snapshot, call.partner, call.parameters.get("country", "")).sign})


@ENDPOINTS.read("get_currency_code", data=Code, query=_COUNTRY)
def get_currency_code(call: Call) -> Reply:
    """The currency code of a country."""
    return Reply({"code": service.currency_for(call.snapshot, call.partner, call.parameters.get("country", "")).code})


@ENDPOINTS.read("list_report_types", data=list[Named])
def list_report_types(call: Call) -> Reply:
    """Kinds of report this server can make."""
    return Reply([{"name": name} for name in service.REPORT_TYPES])


@ENDPOINTS.read("get_exchange_rate", data=Rates, query=_COUNTRY)
def get_exchange_rate(call: Call) -> Reply:
    """Rates that are fixed for good: the CFA francs to each other and to the euro. Others are not known here."""
    base = service.currency_for(call.snapshot, call.partner, call.parameters.get("country", ""))
    return Reply(service.fixed_rates(base))


@ENDPOINTS.read("list_network_policies", data=list[Policy])
def list_network_policies(call: Call) -> Reply:
    """Network policies: the active hotspot profiles, whose rate and idle time can be given to single customers."""
    rows = call.snapshot.rows(
        "SELECT id, name FROM hotspot_profiles WHERE partner_id = :partner AND is_active ORDER BY name, id",
        {"partner": call.partner},
    )
    return Reply([{"id": row[0], "name": row[1]} for row in rows if call.view.shows_profile(row[0])])
