"""Putting plans and vouchers on a router so that it may be done twice, cut in the middle and done again.

Nothing is assumed to have worked: existing rows are looked up first, only differences are written, and
everything is read back. A call that fails with ``RouterConnectionLost`` is simply made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from embedded_server.routeros import validity, values
from embedded_server.routeros.errors import RouterMismatch, RouterTrap, TrapKind
from embedded_server.routeros.gateway import RouterGateway
from embedded_server.routeros.records import number

USERS = "/ip/hotspot/user"
PROFILES = "/ip/hotspot/user/profile"
ACTIVE = "/ip/hotspot/active"
COOKIES = "/ip/hotspot/cookie"
SCHEDULERS = "/system/scheduler"
OWN_COMMENT = "hs1;"
"""Comments of users we created start so; any other user is a stranger and never changed by ``ensure_users``."""
BATCH = 250
"""Users written between two reports of progress."""
_LOOKUP_BY_NAME = 40
"""Up to so many users are looked up one by one; beyond, whole profiles are read."""
_BULK_SECONDS = 90.0
_NEVER_NAMES = frozenset({"true", "false", "yes", "no"})

Progress = Callable[[int, int], None]
"""Called with (done, total) after each batch; the read-back of all of them comes last."""


def keeps_name(name: str) -> bool:
    """Whether a router keeps a user name as it is and takes it inside our script: 1 to 64 letters, digits and ._@+-."""
    return validity.USER_NAME.match(name) is not None and name.lower() not in _NEVER_NAMES


def keeps_text(text: str) -> bool:
    """Whether a router keeps a password or a comment as it is: printable ASCII (RouterOS notes, section 1.10)."""
    return text.isascii() and text.isprintable()


@dataclass(frozen=True)
class ProfileSpec:
    """A plan as a user profile. Times in seconds; None is no limit. ``rate_limit`` is upload/download, "1M/2M"."""

    name: str
    rate_limit: str = ""
    shared_users: int = 1
    session_timeout: int | None = None
    idle_timeout: int | None = None
    validity_seconds: int | None = None
    """Calendar validity from the first login, kept by the on-login script."""
    address_pool: str | None = None

    def __post_init__(self) -> None:
        _require_ascii(self.name, "profile name")
        if self.rate_limit:
            values.parse_rate_limit(self.rate_limit)
        if self.shared_users < 1:
            raise ValueError("shared_users must be at least 1")

    def fields(self) -> dict[str, str]:
        """Wanted properties as the router takes them."""
        wanted = {
            "rate-limit": self.rate_limit,
            "shared-users": str(self.shared_users),
            "session-timeout": values.format_duration(self.session_timeout or 0),
            "idle-timeout": values.format_duration(self.idle_timeout) if self.idle_timeout else "none",
            "on-login": validity.on_login_script(self.validity_seconds) if self.validity_seconds else "",
        }
        if self.address_pool is not None:
            wanted["address-pool"] = self.address_pool
        return wanted


@dataclass(frozen=True)
class UserSpec:
    """A voucher or hotspot user. ``reference`` is our id, kept in the comment; limits None are none."""

    name: str
    password: str = field(repr=False)
    profile: str
    reference: str = ""
    server: str = "all"
    limit_uptime: int | None = None
    limit_bytes_total: int | None = None
    disabled: bool = False
    mac_address: str | None = None

    def __post_init__(self) -> None:
        if not keeps_name(self.name):
            raise ValueError(f"not a user name a router can keep safely: {self.name!r}")
        _require_ascii(self.password, "password")
        _require_ascii(self.reference, "reference")
        _require_ascii(self.profile, "profile name")

    @property
    def comment(self) -> str:
        return f"{OWN_COMMENT}v={self.reference}" if self.reference else OWN_COMMENT

    def fields(self) -> dict[str, str]:
        """Wanted properties as the router takes them; ``0`` clears a limit where empty text is refused."""
        return {
            "password": self.password,
            "profile": self.profile,
            "server": self.server,
            "limit-uptime": values.format_duration(self.limit_uptime or 0),
            "limit-bytes-total": str(self.limit_bytes_total or 0),
            "disabled": "yes" if self.disabled else "no",
            "mac-address": values.normalise_mac(self.mac_address) if self.mac_address else "",
            "comment": self.comment,
        }


def _require_ascii(text: str, what: str) -> None:
    if not keeps_text(text):
        raise ValueError(f"{what} must be printable ASCII")


_DEFAULTS = {
    "server": "all", "profile": "default", "limit-uptime": "0s", "limit-bytes-total": "0", "disabled": "no",
    "shared-users": "1", "session-timeout": "0s", "idle-timeout": "none", "address-pool": "none",
}  # fmt: skip
_DURATIONS = frozenset({"limit-uptime", "session-timeout", "idle-timeout"})


def _comparable(name: str, text: str) -> object:
    text = text or _DEFAULTS.get(name, "")
    if name in _DURATIONS:
        return values.duration_seconds(text)
    if name == "limit-bytes-total":
        return values.parse_size(text)
    if name == "disabled":
        return values.parse_bool(text)
    if name == "rate-limit" and text:
        return values.parse_rate_limit(text)
    return text


def _differences(row: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in wanted.items()
        if _comparable(name, row.get(name, "")) != _comparable(name, value)
    }


def _words(command: str, fields: Mapping[str, str]) -> list[str]:
    return [command, *(f"={name}={value}" for name, value in fields.items())]


class Change(StrEnum):
    """What a step had to do."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def ensure_user_profile(gateway: RouterGateway, spec: ProfileSpec) -> Change:
    """Makes the profile exist as wanted. Raises ``RouterError``; ``RouterMismatch`` if it does not stay so."""
    wanted = spec.fields()
    change = _write_profile(gateway, spec.name, wanted)
    if change is not Change.UNCHANGED:
        stored = gateway.rows(PROFILES, ("name", *wanted), (f"?name={spec.name}",))
        if not stored or _differences(stored[0], wanted):
            raise RouterMismatch(f"profile {spec.name} is not as it was written")
    return change


def _write_profile(gateway: RouterGateway, name: str, wanted: Mapping[str, str]) -> Change:
    stored = gateway.rows(PROFILES, ("name", *wanted), (f"?name={name}",))
    if not stored:
        given = {"name": name} | {key: value for key, value in wanted.items() if value and value != _DEFAULTS.get(key)}
        try:
            gateway.command(_words(f"{PROFILES}/add", given))
        except RouterTrap as trap:
            if trap.kind is not TrapKind.DUPLICATE:
                raise
            stored = gateway.rows(PROFILES, ("name", *wanted), (f"?name={name}",))
        else:
            return Change.CREATED
    changes = _differences(stored[0], wanted) if stored else {}
    if not changes:
        return Change.UNCHANGED
    gateway.command(_words(f"{PROFILES}/set", {".id": stored[0][".id"], **changes}))
    return Change.CHANGED


# --- users ------------------------------------------------------------------------------------------------------


@dataclass
class UsersOutcome:
    """What ``ensure_users`` did, by user name."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    """Names that belong to users we did not create; left alone."""
    refused: dict[str, RouterTrap] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether every user is now on the router as wanted."""
        return not self.strangers and not self.refused


def ensure_users(gateway: RouterGateway, specs: Sequence[UserSpec], progress: Progress | None = None) -> UsersOutcome:
    """Makes all users exist as wanted: looks up, writes in batches, reads back. May be repeated after any failure.

    Raises ``RouterError`` when the router cannot be reached any more, ``RouterMismatch`` when users are not on the
    router after all; refusals of single users are in the outcome.
    """
    outcome = UsersOutcome()
    by_name = {spec.name: spec for spec in specs}
    unique = list(by_name.values())
    stored = _look_up(gateway, unique)
    written: list[UserSpec] = []
    for start in range(0, len(unique), BATCH):
        batch = unique[start : start + BATCH]
        written += _write_users(gateway, batch, stored, outcome)
        if progress is not None:
            progress(min(start + BATCH, len(unique)), len(unique))
    # One read of the plan for all batches: small routers take seconds to list a few thousand users.
    _verify(gateway, written)
    return outcome


def _proplist() -> tuple[str, ...]:
    return ("name", *UserSpec("X", "", "X").fields())


def _look_up(gateway: RouterGateway, specs: Sequence[UserSpec]) -> dict[str, dict[str, str]]:
    """Stored rows by user name."""
    if len(specs) <= _LOOKUP_BY_NAME:
        return _look_up_names(gateway, [spec.name for spec in specs])
    found: dict[str, dict[str, str]] = {}
    wanted = {spec.name for spec in specs}
    for profile in sorted({spec.profile for spec in specs}):
        rows = gateway.rows(USERS, _proplist(), (f"?profile={profile}",), deadline=_BULK_SECONDS)
        found |= {row["name"]: row for row in rows if row.get("name") in wanted}
    return found


def _look_up_names(gateway: RouterGateway, names: Iterable[str]) -> dict[str, dict[str, str]]:
    props = "=.proplist=.id," + ",".join(_proplist())
    sentences = [(f"{USERS}/print", f"?name={name}", props) for name in names]
    answers = gateway.pipeline(sentences, _BULK_SECONDS, repeatable=True)
    found: dict[str, dict[str, str]] = {}
    for answer in answers:
        if isinstance(answer, RouterTrap):
            raise answer
        found |= {row["name"]: row for row in answer.rows if "name" in row}
    return found


def _write_users(
    gateway: RouterGateway, batch: Sequence[UserSpec], stored: dict[str, dict[str, str]], outcome: UsersOutcome
) -> list[UserSpec]:
    """Writes what is missing or differs; returns the users that must now be there."""
    missing = [spec for spec in batch if spec.name not in stored]
    present = [spec for spec in batch if spec.name in stored]
    taken: list[UserSpec] = []
    written: list[UserSpec] = []
    for spec, answer in zip(missing, gateway.pipeline([_add(spec) for spec in missing], _BULK_SECONDS), strict=True):
        if not isinstance(answer, RouterTrap):
            outcome.created.append(spec.name)
            written.append(spec)
        elif answer.kind is TrapKind.DUPLICATE:
            # Under another profile, or an earlier attempt whose answer was lost.
            taken.append(spec)
        else:
            outcome.refused[spec.name] = answer
    if taken:
        stored |= _look_up_names(gateway, [spec.name for spec in taken])
        present += [spec for spec in taken if spec.name in stored]
    return written + _change_users(gateway, present, stored, outcome)


def _add(spec: UserSpec) -> list[str]:
    given = {"name": spec.name} | {
        name: value for name, value in spec.fields().items() if value and value != _DEFAULTS.get(name)
    }
    return _words(f"{USERS}/add", given)


def _change_users(
    gateway: RouterGateway,
    present: Sequence[UserSpec],
    stored: Mapping[str, Mapping[str, str]],
    outcome: UsersOutcome,
) -> list[UserSpec]:
    own = [spec for spec in present if stored[spec.name].get("comment", "").startswith(OWN_COMMENT)]
    outcome.strangers += [spec.name for spec in present if spec not in own]
    changes = {spec.name: _differences(stored[spec.name], spec.fields()) for spec in own}
    outcome.unchanged += [name for name, changed in changes.items() if not changed]
    differing = [spec for spec in own if changes[spec.name]]
    sentences = [_words(f"{USERS}/set", {".id": stored[spec.name][".id"], **changes[spec.name]}) for spec in differing]
    written: list[UserSpec] = []
    for spec, answer in zip(differing, gateway.pipeline(sentences, _BULK_SECONDS), strict=True):
        if isinstance(answer, RouterTrap):
            outcome.refused[spec.name] = answer
        else:
            outcome.changed.append(spec.name)
            written.append(spec)
    return written


def _verify(gateway: RouterGateway, written: Sequence[UserSpec]) -> None:
    stored = _look_up(gateway, written) if written else {}
    wrong = [spec.name for spec in written if _differences(stored.get(spec.name, {"name": ""}), spec.fields())]
    if wrong:
        raise RouterMismatch(f"{len(wrong)} of {len(written)} users are not as they were written, first {wrong[0]}")


# --- blocking, kicking, removing ----------------------------------------------------------------------------------


def disable_user(gateway: RouterGateway, username: str) -> bool:
    """Blocks a user: no new login, live sessions and cookies gone, verified. False when the router has no such user."""
    if not _switch(gateway, username, disabled=True):
        return False
    disconnect(gateway, username)
    return True


def enable_user(gateway: RouterGateway, username: str) -> bool:
    """Lets a user log in again, verified. False when the router has no such user."""
    return _switch(gateway, username, disabled=False)


def _switch(gateway: RouterGateway, username: str, *, disabled: bool) -> bool:
    rows = gateway.rows(USERS, ("name", "disabled"), (f"?name={username}",))
    if not rows:
        return False
    ids = ",".join(row[".id"] for row in rows)
    gateway.command((f"{USERS}/set", f"=.id={ids}", f"=disabled={'yes' if disabled else 'no'}"))
    after = gateway.rows(USERS, ("name", "disabled"), (f"?name={username}",))
    if any(values.parse_bool(row.get("disabled", "false")) != disabled for row in after):
        raise RouterMismatch(f"user {username} did not change")
    return True


def disconnect(gateway: RouterGateway, username: str, mac: str | None = None) -> int:
    """Ends the live sessions of a user (of one device with ``mac``) and removes the cookies that would bring it back.

    Returns how many sessions were ended. Raises ``RouterMismatch`` when a session of before is still alive.
    """
    queries = [f"?user={username}"] + ([f"?mac-address={values.normalise_mac(mac)}"] if mac else [])
    # Cookies first: a device whose session ends while its cookie lives is back within a second.
    _remove_matching(gateway, COOKIES, queries)
    ended = _remove_matching(gateway, ACTIVE, queries)
    if not ended:
        return 0
    again = gateway.rows(ACTIVE, ("user",), queries)
    if again:
        _remove_matching(gateway, COOKIES, queries)
        _remove_matching(gateway, ACTIVE, queries)
        if gateway.rows(ACTIVE, ("user",), queries):
            raise RouterMismatch(f"user {username} is still connected")
    return ended


def _remove_matching(gateway: RouterGateway, menu: str, queries: Sequence[str]) -> int:
    rows = gateway.rows(menu, ("user",), queries)
    answers = gateway.pipeline([(f"{menu}/remove", f"=.id={row['.id']}") for row in rows])
    for answer in answers:
        # It may have ended by itself since we looked.
        if isinstance(answer, RouterTrap) and answer.kind is not TrapKind.NO_SUCH_ITEM:
            raise answer
    return len(rows)


def remove_user(gateway: RouterGateway, username: str) -> bool:
    """Takes a user off the router with sessions, cookies and expiry scheduler. False when it was not there."""
    found = _remove_named(gateway, USERS, username)
    disconnect(gateway, username)
    _remove_named(gateway, SCHEDULERS, validity.SCHEDULER_PREFIX + username)
    if gateway.rows(USERS, ("name",), (f"?name={username}",)):
        raise RouterMismatch(f"user {username} is still on the router")
    return found


def _remove_named(gateway: RouterGateway, menu: str, name: str) -> bool:
    rows = gateway.rows(menu, ("name",), (f"?name={name}",))
    for row in rows:
        try:
            gateway.command((f"{menu}/remove", f"=.id={row['.id']}"))
        except RouterTrap as trap:
            if trap.kind is not TrapKind.NO_SUCH_ITEM:
                raise
    return bool(rows)


# --- usage ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Usage:
    """What a user has spent, live session included. ``bytes_in`` is upload."""

    uptime_seconds: int
    bytes_in: int
    bytes_out: int
    sessions: int
    disabled: bool


def read_usage(gateway: RouterGateway, usernames: Iterable[str] | None = None) -> dict[str, Usage]:
    """Usage by user name, of all users or of some.

    The router adds a session to its user only when it ends, so both are read: users first, because a session that
    ends in between is then missed for a moment instead of counted twice. Callers keep the highest value seen.
    """
    props = ("name", "uptime", "bytes-in", "bytes-out", "disabled")
    names = None if usernames is None else list(dict.fromkeys(usernames))
    if names is not None and len(names) <= _LOOKUP_BY_NAME:
        rows = [row for name in names for row in gateway.rows(USERS, props, (f"?name={name}",), polling=True)]
    else:
        rows = gateway.rows(USERS, props, polling=True, deadline=_BULK_SECONDS)
    live: dict[str, list[tuple[int, int, int]]] = {}
    for session in gateway.active_users():
        live.setdefault(session.user, []).append((session.uptime_seconds, session.bytes_in, session.bytes_out))
    wanted = None if names is None else set(names)
    usage: dict[str, Usage] = {}
    for row in rows:
        name = row.get("name", "")
        if wanted is not None and name not in wanted:
            continue
        sessions = live.get(name, [])
        usage[name] = Usage(
            uptime_seconds=values.duration_seconds(row.get("uptime")) + sum(item[0] for item in sessions),
            bytes_in=number(row, "bytes-in") + sum(item[1] for item in sessions),
            bytes_out=number(row, "bytes-out") + sum(item[2] for item in sessions),
            sessions=len(sessions),
            disabled=values.parse_bool(row.get("disabled", "false")),
        )
    return usage
