"""Countries by ISO code and name: requests send either, reads return the name (wire conventions, section 12, row 16)."""

from __future__ import annotations

COUNTRIES: dict[str, str] = {
    "BF": "Burkina Faso",
    "BJ": "Benin",
    "CD": "DR Congo",
    "CF": "Central African Republic",
    "CG": "Congo",
    "CI": "Ivory Coast",
    "CM": "Cameroon",
    "CV": "Cape Verde",
    "FR": "France",
    "GA": "Gabon",
    "GH": "Ghana",
    "GM": "Gambia",
    "GN": "Guinea",
    "GQ": "Equatorial Guinea",
    "GW": "Guinea-Bissau",
    "KE": "Kenya",
    "LR": "Liberia",
    "MA": "Morocco",
    "MG": "Madagascar",
    "ML": "Mali",
    "MR": "Mauritania",
    "NE": "Niger",
    "NG": "Nigeria",
    "RW": "Rwanda",
    "SL": "Sierra Leone",
    "SN": "Senegal",
    "TD": "Chad",
    "TG": "Togo",
    "TZ": "Tanzania",
    "UG": "Uganda",
    "US": "United States of America",
    "ZA": "South Africa",
}
_CODES = {name.lower(): code for code, name in COUNTRIES.items()} | {
    "bénin": "BJ",
    "côte d'ivoire": "CI",
    "guinée": "GN",
}


def country_code(text: str | None) -> str | None:
    """The ISO code of a code or name; None where it is empty.

    Raises:
        LookupError: nobody calls a country that.
    """
    cleaned = (text or "").strip()
    if not cleaned:
        return None
    if cleaned.upper() in COUNTRIES:
        return cleaned.upper()
    if cleaned.lower() in _CODES:
        return _CODES[cleaned.lower()]
    raise LookupError(cleaned)


def country_name(code: str | None) -> str | None:
    """The name of a code."""
    return None if code is None else COUNTRIES.get(code, code)
