# ruff: noqa: N818 - the names say what happened; all are errors
"""What can go wrong between us and a router, told apart by what a person can do about it."""

from __future__ import annotations

from enum import StrEnum


class RouterError(Exception):
    """Base. ``code`` is stable and names the text shown; ``detail`` is for the log and the technician."""

    code = "router_error"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.code)
        self.detail = detail


class RouterRefused(RouterError):
    """Nobody listens on that port: wrong port, or the API service is off."""

    code = "router_refused"


class RouterTimeout(RouterError):
    """No (complete) answer in time: router off, wrong address, or a line too slow."""

    code = "router_timeout"


class RouterUnreachable(RouterTimeout):
    """The network says there is no way to that address."""

    code = "router_unreachable"


class RouterUnknownHost(RouterError):
    """The name does not resolve."""

    code = "router_unknown_host"


class RouterTlsError(RouterError):
    """TLS could not be set up: no certificate, plain port, old ciphers."""

    code = "router_tls_failed"


class RouterFingerprintChanged(RouterTlsError):
    """Another certificate than the pinned one: a replaced router, or somebody in between."""

    code = "router_tls_fingerprint_changed"

    def __init__(self, seen: str, pinned: str) -> None:
        super().__init__(f"certificate {seen} instead of {pinned}")
        self.seen = seen
        self.pinned = pinned


class RouterAuthError(RouterError):
    """User name or password refused. Never tried again by itself."""

    code = "router_wrong_password"


class RouterNotAllowed(RouterError):
    """Closed without a word: ``/ip service`` limits the addresses or sessions of the API."""

    code = "router_not_allowed"


class RouterConnectionLost(RouterError):
    """The connection ended in the middle; whether the command was carried out is unknown."""

    code = "router_connection_lost"


class TrapKind(StrEnum):
    """Why a router refused a command."""

    DUPLICATE = "duplicate"
    NO_SUCH_ITEM = "no_such_item"
    BAD_REFERENCE = "bad_reference"
    BAD_VALUE = "bad_value"
    UNKNOWN_PARAMETER = "unknown_parameter"
    NO_SUCH_COMMAND = "no_such_command"
    READ_ONLY = "read_only"
    PERMISSION = "permission"
    DEVICE_MODE = "device_mode"
    INTERRUPTED = "interrupted"
    OTHER = "other"


# Prefixes ("failure: ") and suffixes ("(9)") vary between versions, so parts are matched.
_TRAP_TEXTS = (
    ("device-mode", TrapKind.DEVICE_MODE),
    ("configuration flagged", TrapKind.DEVICE_MODE),
    ("already have", TrapKind.DUPLICATE),
    ("already exists", TrapKind.DUPLICATE),
    ("no such item", TrapKind.NO_SUCH_ITEM),
    ("no such command", TrapKind.NO_SUCH_COMMAND),
    ("unknown parameter", TrapKind.UNKNOWN_PARAMETER),
    ("does not match any value of", TrapKind.BAD_REFERENCE),
    ("invalid time value", TrapKind.BAD_VALUE),
    ("invalid value", TrapKind.BAD_VALUE),
    ("out of range", TrapKind.BAD_VALUE),
    ("can not change dynamic", TrapKind.READ_ONLY),
    ("not enough permissions", TrapKind.PERMISSION),
    ("interrupted", TrapKind.INTERRUPTED),
)


class RouterTrap(RouterError):
    """The router refused one command; the connection is fine."""

    code = "router_trap"

    def __init__(self, message: str, category: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.category = category
        self.kind = next((kind for text, kind in _TRAP_TEXTS if text in message), TrapKind.OTHER)


class RouterUnsupported(RouterError):
    """This router or version does not have the menu or command."""

    code = "router_unsupported"


class RouterMismatch(RouterError):
    """What was read back is not what was written."""

    code = "router_mismatch"
