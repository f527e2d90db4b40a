"""Who somebody is, from what a server says about them: rights, currency, names (wire conventions, sections 4, 7 and 13)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tiknet_desktop.domain.money import Currency, currency, currency_of_country
from tiknet_desktop.domain.permissions import STARTING_ROLES, Permission, permission_of

DEFAULT_CURRENCY = "XOF"
"""Where a server says neither currency nor country: most shops are in the franc zone."""

_OWNERS = frozenset({"administrator", "partner", "owner", "admin", "super_admin"})
_WORKERS = frozenset({"worker", "agent"})

_COUNTRIES = {
    "benin": "BJ", "bénin": "BJ", "burkina faso": "BF", "côte d'ivoire": "CI", "cote d'ivoire": "CI", "ivory coast": "CI",
    "mali": "ML", "niger": "NE", "senegal": "SN", "sénégal": "SN", "togo": "TG", "guinea-bissau": "GW",
    "guinée-bissau": "GW", "cameroon": "CM", "cameroun": "CM", "central african republic": "CF", "chad": "TD",
    "tchad": "TD", "congo": "CG", "gabon": "GA", "equatorial guinea": "GQ", "ghana": "GH", "nigeria": "NG",
    "nigéria": "NG", "guinea": "GN", "guinée": "GN", "kenya": "KE", "uganda": "UG", "ouganda": "UG", "tanzania": "TZ",
    "tanzanie": "TZ", "rwanda": "RW", "south africa": "ZA", "afrique du sud": "ZA",
}  # fmt: skip


def permissions_of(user: Mapping[str, Any]) -> frozenset[Permission]:
    """Rights of the user object of a sign-in: a map label → bool, a list of labels, slugs or numbers, or by role name.

    An owner of the shop may do everything.
    """
    role = user.get("role") or user.get("roles")
    listed = role.get("permissions") if isinstance(role, Mapping) else user.get("permissions")
    if isinstance(listed, Mapping) and listed:
        return _known(label for label, granted in listed.items() if granted)
    if isinstance(listed, list) and listed:
        return _known(item.get("id", item.get("slug")) if isinstance(item, Mapping) else item for item in listed)
    name = str((role.get("name") if isinstance(role, Mapping) else role) or "").strip()
    base = name.lower().partition("-")[0].strip()
    for role_name, rights in STARTING_ROLES.items():
        if role_name.lower() == base:
            return rights
    if base in _WORKERS:
        return STARTING_ROLES["Worker"]
    partner = user.get("partner")
    owns = isinstance(partner, Mapping) and partner.get("is_partner") is True
    return frozenset(Permission) if base in _OWNERS or owns else frozenset()


def currency_of(profile: Mapping[str, Any]) -> Currency:
    """The currency of a shop: as named by the server, else by its country."""
    code = profile.get("currency_code")
    if isinstance(code, str) and code:
        return currency(code)
    country = profile.get("country")
    if isinstance(country, Mapping):
        country = country.get("code") or country.get("name")
    if not isinstance(country, str) or not country.strip():
        return currency(DEFAULT_CURRENCY)
    text = country.strip()
    return currency_of_country(text if len(text) == 2 else _COUNTRIES.get(text.lower()))


def person_name(profile: Mapping[str, Any], email: str) -> str:
    """First name for receipts; what stands before the @ where none is known."""
    return str(profile.get("first_name") or "").strip() or email.partition("@")[0]


def shop_name(profile: Mapping[str, Any]) -> str:
    """Name of the shop, empty where the server does not say."""
    partner = profile.get("partner")
    named = partner.get("name") if isinstance(partner, Mapping) else None
    return str(named or profile.get("entreprise_name") or profile.get("business_name") or "").strip()


def _known(references: Any) -> frozenset[Permission]:
    found = set()
    for reference in references:
        try:
            found.add(permission_of(reference))
        except LookupError:
            continue  # a right of a newer server: nothing here asks for it
    return frozenset(found)
