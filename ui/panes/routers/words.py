"""What a router's state, faults and checks are called, and what a person can do about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from ui.kit import formatting
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.messages import complaints_of, describe, texts_of


def status_pill(values: Mapping[str, Any], away: bool = False) -> tuple[Words, str]:
    """Words and tone of a router's state; grey when nobody here can know."""
    if values.get("is_active") is False:
        return Text("routers", "Switched off"), "neutral"
    status = "unknown" if away else values.get("status") or "unknown"
    if status == "online":
        return Text("routers", "Online"), "success"
    if status == "unreachable":
        return Text("routers", "Unreachable"), "danger"
    if status == "refused":
        return Text("routers", "Access refused"), "danger"
    return Text("routers", "Unknown"), "unknown"


def seen_at(moment: datetime | None) -> str:
    """``seen 14:02`` / ``vu à 14:02``."""
    if moment is None:
        return str(Text("routers", "never seen"))
    return str(Text("routers", "seen {when}").fill(when=formatting.time_or_day(moment)))


def connected(count: int) -> str:
    """``24 online`` / ``24 connectés``."""
    return translate("routers", "%Ln online", "devices connected to a router", count)


def people_cut(count: int | None) -> str:
    """How many people lose their connection, as a sentence of a confirmation."""
    if count is None:
        return str(Text("routers", "Everyone connected through this router is cut."))
    if count == 0:
        return str(Text("routers", "Nobody is connected now."))
    return translate("routers", "%Ln connected device(s) are cut.", "", count)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a router does not answer: ``title`` says what happened, ``cure`` what to do, ``details`` is for support."""

    title: Words
    cure: Words
    details: str = ""

    @property
    def sentence(self) -> str:
        """Both parts in one line."""
        return f"{say(self.title)} {say(self.cure)}"


_SAME_CAUSE: Final = {
    "refused": "router_refused",
    "wrong_password": "router_wrong_password",
    "tls_mismatch": "router_tls_failed",
    "not_allowed": "router_not_allowed",
    "unknown_host": "router_unknown_host",
}
"""Causes as other parts of the program write them."""


def reason(code: str | None) -> tuple[Words, Words] | None:
    """Title and cure for the code of a router's last failure; ``None`` for a code without words."""
    known = _SAME_CAUSE.get(code or "", code or "")
    return texts_of(known) if known.startswith("router_") else None


def router_code(error: object) -> str:
    """The router's own cause inside an error of the server, else the error's code.

    Our server names it in ``detail`` or as the word of a field named ``connection`` or ``non_field_errors``.
    """
    code = str(getattr(error, "code", "") or "")
    if reason(code) is not None:
        return code
    texts = [str(getattr(error, "detail", "") or "")]
    for values in complaints_of(error).values():
        texts += [str(value) for value in values]
    for text in texts:
        for word in text.replace(":", " ").replace(",", " ").split():
            if word.startswith("router_") and reason(word) is not None:
                return word
    return code


def fault_of(error: BaseException) -> Fault:
    """A failure in plain words: the router's own reason where it is known, else the general one."""
    message = describe(error)
    known = reason(router_code(error))
    if known is not None:
        return Fault(known[0], known[1], message.details)
    return Fault(message.title, message.text, message.details)


_CHECKS: Final[dict[str, tuple[Text, Text]]] = {
    "api_access": (
        Text("routers", "Control access works"),
        Text("routers", "No control access: turn on the “api” service"),
    ),
    "rights": (
        Text("routers", "Rights complete"),
        Text("routers", "Rights are missing: give the user the group “full”"),
    ),
    "version": (
        Text("routers", "RouterOS recent enough"),
        Text("routers", "RouterOS is too old: update the router"),
    ),
    "licence": (
        Text("routers", "Licence sufficient"),
        Text("routers", "This licence limits how many people can connect"),
    ),
    "device_mode": (
        Text("routers", "Device mode allows the hotspot"),
        Text("routers", "The device mode blocks the hotspot: allow it on the router"),
    ),
    "device_flagged": (
        Text("routers", "Device mode is fine"),
        Text("routers", "The router is flagged: look at its device mode"),
    ),
    "hotspot": (Text("routers", "Hotspot active"), Text("routers", "The hotspot does not work")),
    "hotspot_missing": (Text("routers", "Hotspot active"), Text("routers", "No hotspot: set one up on the router")),
    "hotspot_off": (Text("routers", "Hotspot active"), Text("routers", "The hotspot is switched off: turn it on")),
    "ntp": (
        Text("routers", "Time set by the network"),
        Text("routers", "The clock is not set by the network: turn on NTP"),
    ),
    "clock_drift": (
        Text("routers", "Clock on time"),
        Text("routers", "The clock is wrong: validity periods would be too"),
    ),
    "clock_unreadable": (Text("routers", "Clock on time"), Text("routers", "The clock cannot be read")),
}


def check_values(check: Mapping[str, Any]) -> dict[str, str]:
    """What a check found, by name: from ``values``, else from a ``detail`` written as ``name=value, name=value``."""
    for source in (check.get("values"), check.get("detail")):
        if isinstance(source, Mapping):
            return {str(name): str(value) for name, value in source.items()}
    pairs = (part.partition("=") for part in str(check.get("detail") or "").split(", "))
    return {name: value for name, equals, value in pairs if equals}


def check_words(check: Mapping[str, Any]) -> tuple[str, str]:
    """A check as a line and, where there is something to add, a quieter second line."""
    code, state = str(check.get("code") or ""), str(check.get("state") or "warning")
    if code not in _CHECKS:
        return str(Text("routers", "Other check")), code
    good, bad = _CHECKS[code]
    return say(good if state == "ok" else bad), _check_note(code, state, check_values(check))


def _check_note(code: str, state: str, found: Mapping[str, str]) -> str:
    if code == "hotspot":
        return found.get("servers", "")
    if state == "ok":
        return ""
    if code == "clock_drift":
        return drift(seconds_of(found.get("seconds")))
    if code == "version":
        return found.get("version", "")
    if code == "rights":
        return found.get("missing", "")
    if code == "licence":
        sessions = found.get("sessions", "")
        return translate("routers", "at most %Ln device(s)", "", int(sessions)) if sessions.isdigit() else ""
    known = reason(found.get("error"))
    return say(known[1]) if known else ""


def seconds_of(text: str | None) -> float | None:
    """A number of seconds, or nothing where it is none."""
    try:
        return float(text) if text else None
    except ValueError:
        return None


def drift(seconds: float | None) -> str:
    """How far a router's clock is off: ``2 s fast`` / ``avance de 2 s``."""
    if seconds is None:
        return formatting.MISSING
    if abs(seconds) < 1:
        return str(Text("routers", "on time"))
    span = formatting.duration(abs(seconds), seconds=True)
    if seconds > 0:
        return str(Text("routers", "{span} fast").fill(span=span))
    return str(Text("routers", "{span} slow").fill(span=span))
