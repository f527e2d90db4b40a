"""Calendar validity on the router: the one constant on-login script, and nothing else.

RouterOS counts uptime and bytes but has no "seven days from the first login". One script, the same for every
plan except one integer, adds a scheduler at the first login; the event of that scheduler blocks the user. Only
``$user`` is interpolated and its alphabet is ours, so no text of a person ever becomes script source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SCHEDULER_PREFIX = "hs1-"
_NAME = r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}"
USER_NAME = re.compile(_NAME + r"\Z", re.ASCII)
"""Names we create. No quote, dollar, backslash or blank, so they are safe inside a script."""

MAX_VALIDITY_SECONDS = 10 * 366 * 86400

# A scheduler that fires at its own creation must do nothing: the user then has neither counted uptime nor a session
# older than a minute. The price: a voucher whose only session was lost in a power cut (so nothing was counted) is not
# blocked by this event; the server, which knows the true expiry, then makes a scheduler without the guard.
_GUARD = (
    ":if (([/ip hotspot user get $i uptime] > 0s) || ([:len [/ip hotspot active find user=$u uptime>1m]] > 0)) do={ "
)
_BLOCK = (
    "/ip hotspot user disable $i; "
    "/ip hotspot active remove [find user=$u]; "
    "/ip hotspot cookie remove [find user=$u]; "
    '/system scheduler remove [find name=("hs1-" . $u)]'
)


def _event(user: str, *, guarded: bool) -> str:
    inner = f"{_GUARD}{_BLOCK} }}" if guarded else _BLOCK
    return f':local u "{user}"; :local i [/ip hotspot user find name=$u]; :if ([:len $i] = 1) do={{ {inner} }}'


def _script_escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")


def _on_login(seconds: str) -> str:
    before, after = _event("\0", guarded=True).split("\0")
    event = f'("{_script_escaped(before)}" . $user . "{_script_escaped(after)}")'
    return (
        ':local n ("hs1-" . $user); '
        ":if ([:len [/system scheduler find name=$n]] = 0) do={ "
        f"/system scheduler add name=$n interval={seconds}s policy=read,write,test on-event={event} }}"
    )


_ON_LOGIN_FORM = re.compile(re.escape(_on_login("\0")).replace(re.escape("\0"), r"(\d{1,9})") + r"\Z", re.ASCII)
_EVENT_FORMS = {
    guarded: re.compile(
        re.escape(_event("\0", guarded=guarded)).replace(re.escape("\0"), f"({_NAME})") + r"\Z", re.ASCII
    )
    for guarded in (True, False)
}


@dataclass(frozen=True)
class ExpiryEvent:
    """The event of a scheduler: whom it blocks, and whether it protects itself against firing at its creation."""

    user: str
    guarded: bool


def on_login_script(validity_seconds: int) -> str:
    """The on-login text of a plan that ends ``validity_seconds`` after the first login. ``ValueError`` out of range."""
    if not 60 <= validity_seconds <= MAX_VALIDITY_SECONDS:
        raise ValueError(f"validity must be between one minute and ten years, not {validity_seconds} s")
    return _on_login(str(validity_seconds))


def on_login_validity(script: str) -> int | None:
    """Seconds written in one of our scripts; None when the text is not exactly ours."""
    match = _ON_LOGIN_FORM.match(script)
    return int(match[1]) if match else None


def expiry_event(user: str, *, guarded: bool = True) -> str:
    """What the scheduler ``hs1-<user>`` runs. ``ValueError`` for a name that is not ours."""
    if USER_NAME.match(user) is None:
        raise ValueError(f"not a user name of ours: {user!r}")
    return _event(user, guarded=guarded)


def parse_expiry_event(script: str) -> ExpiryEvent | None:
    """Reads one of our scheduler events; None when the text is not exactly ours."""
    for guarded, form in _EVENT_FORMS.items():
        if match := form.match(script):
            return ExpiryEvent(match[1], guarded)
    return None
