"""What went wrong, in the person's words: from a typed error to a sentence that says what to do.

The server's own text is never shown when there is a sentence for its code; it goes into the details to copy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tiknet_desktop.platform.disk import storage_failure
from ui.kit.i18n import Text, say


@dataclass(frozen=True, slots=True)
class Message:
    """``title`` is what happened, ``text`` what to do, ``details`` for support (copied, never shown)."""

    title: str
    text: str
    details: str = ""
    can_retry: bool = True

    @property
    def sentence(self) -> str:
        """Both, in one line."""
        return f"{self.title} {self.text}".strip()


_BY_CODE: Final[dict[str, tuple[Text, Text]]] = {
    "offline": (
        Text("kit.messages", "There is no connection."),
        Text("kit.messages", "Check the Wi-Fi or the cable, then try again."),
    ),
    "connect_refused": (
        Text("kit.messages", "The server is not answering."),
        Text("kit.messages", "It may be restarting. Try again in a minute."),
    ),
    "dns": (
        Text("kit.messages", "The server cannot be found."),
        Text("kit.messages", "Check the connection and the address of the server."),
    ),
    "timeout": (
        Text("kit.messages", "The server took too long to answer."),
        Text("kit.messages", "The connection is slow. Try again."),
    ),
    "tls": (
        Text("kit.messages", "The connection is not safe."),
        Text("kit.messages", "Check the date of this computer; if it is right, ask your technician."),
    ),
    "reset": (Text("kit.messages", "The connection was cut."), Text("kit.messages", "Try again.")),
    "captive_portal": (
        Text("kit.messages", "This network asks you to sign in first."),
        Text("kit.messages", "Open its sign-in page in a browser, then try again."),
    ),
    "html": (
        Text("kit.messages", "The answer could not be read."),
        Text("kit.messages", "Something between here and the server answered in its place. Try again."),
    ),
    "not_json": (
        Text("kit.messages", "The answer could not be read."),
        Text("kit.messages", "Try again; if it goes on, send the details to support."),
    ),
    "truncated": (
        Text("kit.messages", "The answer was cut short."),
        Text("kit.messages", "The connection is weak. Try again."),
    ),
    "empty": (Text("kit.messages", "The server gave no answer."), Text("kit.messages", "Try again.")),
    "shape": (
        Text("kit.messages", "The answer could not be read."),
        Text("kit.messages", "This server may be newer than this program. Look for an update."),
    ),
    "sign_in_needed": (
        Text("kit.messages", "Your sign-in has ended."),
        Text("kit.messages", "Sign in again; nothing is lost."),
    ),
    "session_ended": (
        Text("kit.messages", "Your sign-in has ended."),
        Text("kit.messages", "Sign in again; nothing is lost."),
    ),
    "wrong_credentials": (
        Text("kit.messages", "The e-mail or the password is not right."),
        Text("kit.messages", "Check both; capitals count in the password."),
    ),
    "two_factor_required": (
        Text("kit.messages", "This account asks for a second proof."),
        Text("kit.messages", "Type the six digits of the authenticator app."),
    ),
    "two_factor_invalid": (
        Text("kit.messages", "This code does not fit."),
        Text("kit.messages", "Take the newest one of the app, or a recovery code; each works once."),
    ),
    "forbidden": (
        Text("kit.messages", "Your role does not allow this."),
        Text("kit.messages", "Ask the owner for access."),
    ),
    "not_offered": (
        Text("kit.messages", "This server does not have this."),
        Text("kit.messages", "There is nothing to set up here."),
    ),
    "object_missing": (
        Text("kit.messages", "It no longer exists on the server."),
        Text("kit.messages", "Someone may have deleted it. Refresh the list."),
    ),
    "validation": (
        Text("kit.messages", "The server refused what was entered."),
        Text("kit.messages", "Correct the fields marked in red."),
    ),
    "conflict": (
        Text("kit.messages", "It was changed elsewhere in the meantime."),
        Text("kit.messages", "Look at both versions and choose."),
    ),
    "still_running": (
        Text("kit.messages", "The server is still working on it."),
        Text("kit.messages", "Wait a moment; it is not done twice."),
    ),
    "key_reused": (
        Text("kit.messages", "The server holds another action under this number."),
        Text("kit.messages", "Check in the sync centre before repeating it."),
    ),
    "throttled": (Text("kit.messages", "Too many tries."), Text("kit.messages", "Wait a minute, then try again.")),
    "server_fault": (
        Text("kit.messages", "The server answered with an error."),
        Text("kit.messages", "Your data are safe. Try again later."),
    ),
    "gateway": (
        Text("kit.messages", "The server cannot be reached for now."),
        Text("kit.messages", "Your data are safe. Try again later."),
    ),
    "api_error": (
        Text("kit.messages", "The server answered in a way this program does not know."),
        Text("kit.messages", "Your data are safe. Try again; if it goes on, send the details to support."),
    ),
    "busy": (
        Text("kit.messages", "Too much is being asked of the server at once."),
        Text("kit.messages", "Try again in a moment."),
    ),
    "address": (
        Text("kit.messages", "The address of the server cannot be used."),
        Text("kit.messages", "Correct it, like https://example.com/v1."),
    ),
    "redirect": (
        Text("kit.messages", "The server sends us elsewhere."),
        Text("kit.messages", "Check its address: it may have moved."),
    ),
    "not_http": (
        Text("kit.messages", "The answer could not be read."),
        Text("kit.messages", "Something else listens at this address. Check the address and its port."),
    ),
    "too_large": (
        Text("kit.messages", "The answer is too large."),
        Text("kit.messages", "Your data are safe. Send the details to support."),
    ),
    "crash": (
        Text("kit.messages", "The server answered with an error."),
        Text("kit.messages", "Your data are safe. Try again later."),
    ),
    "cursor_gone": (
        Text("kit.messages", "The server was set up anew."),
        Text("kit.messages", "Everything is read again; nothing is lost."),
    ),
    "disk_full": (
        Text("kit.messages", "The disk of this computer is full."),
        Text("kit.messages", "Nothing was changed. Delete or move some files, then try again."),
    ),
    "database_damaged": (
        Text("kit.messages", "The shop’s file is damaged and could not be repaired."),
        Text("kit.messages", "It is kept as it is. Call support before doing anything else."),
    ),
    "newer_schema": (
        Text("kit.messages", "A newer version of the program wrote this shop’s file."),
        Text("kit.messages", "Install the newest version to open it."),
    ),
    "database_busy": (
        Text("kit.messages", "Another program holds the shop’s file."),
        Text("kit.messages", "Close the other program or wait for the virus scan, then try again."),
    ),
    "storage": (
        Text("kit.messages", "The shop’s file cannot be used."),
        Text("kit.messages", "Check that the disk is connected and may be written, then try again."),
    ),
    "not_now": (
        Text("kit.messages", "This action cannot be changed any more."),
        Text("kit.messages", "It is being sent or is done. Look at it in the sync centre."),
    ),
    "unknown_row": (
        Text("kit.messages", "It is no longer on this computer."),
        Text("kit.messages", "Refresh the list."),
    ),
    "read_only": (
        Text("kit.messages", "The disk cannot be written."),
        Text("kit.messages", "It is protected against writing. Choose another folder or disk."),
    ),
    "denied": (
        Text("kit.messages", "This folder cannot be written."),
        Text("kit.messages", "Give yourself the right to write in it, or choose another folder."),
    ),
    "locked": (
        Text("kit.messages", "Another program holds a file of the shop."),
        Text("kit.messages", "Close the other program or wait for the virus scan, then try again."),
    ),
    "damaged": (
        Text("kit.messages", "A file of the shop is damaged."),
        Text("kit.messages", "It is kept as it is. Call support before doing anything else."),
    ),
    "io_error": (
        Text("kit.messages", "The disk of this computer fails."),
        Text("kit.messages", "Save your files on another disk soon, then try again."),
    ),
    "refused": (
        Text("kit.messages", "This cannot be done now."),
        Text("kit.messages", "Refresh the page, then try again."),
    ),
    "not_signed_in": (
        Text("kit.messages", "Nobody is signed in."),
        Text("kit.messages", "Sign in, then try again."),
    ),
    "not_allowed": (
        Text("kit.messages", "Your role does not allow this."),
        Text("kit.messages", "Ask the owner for access."),
    ),
    "pending_work": (
        Text("kit.messages", "Some actions wait for the server."),
        Text("kit.messages", "They are sent when the connection is back."),
    ),
    "invalid_input": (
        Text("kit.messages", "Something is missing or cannot be used."),
        Text("kit.messages", "Correct the fields marked in red."),
    ),
    "row_gone": (
        Text("kit.messages", "It is no longer on this computer."),
        Text("kit.messages", "Refresh the list."),
    ),
    "not_yet_known": (
        Text("kit.messages", "The server has not confirmed it yet."),
        Text("kit.messages", "Wait until it is sent, then try again."),
    ),
    "secrets_unavailable": (
        Text("kit.messages", "The keyring of this computer refused."),
        Text("kit.messages", "You stay signed in until the program closes."),
    ),
    "wrong_passphrase": (
        Text("kit.messages", "This passphrase does not fit."),
        Text("kit.messages", "Check it; capitals and spaces count."),
    ),
    "secrets_damaged": (
        Text("kit.messages", "The protected file cannot be read any more."),
        Text("kit.messages", "Sign in with your password, then protect it again."),
    ),
    "port_in_use": (
        Text("kit.messages", "Another program uses the port of this shop’s server."),
        Text("kit.messages", "Close it or restart the computer, then start TikNet again."),
    ),
    "database_too_new": (
        Text("kit.messages", "A newer version of the program wrote this shop’s server data."),
        Text("kit.messages", "Install the newest version to open it."),
    ),
    "server_failed": (
        Text("kit.messages", "The server on this computer did not start."),
        Text("kit.messages", "Your data are safe. Close the program and start it again."),
    ),
    "wrong_key": (
        Text("kit.messages", "The key of this shop does not fit its data."),
        Text("kit.messages", "Put the file server.key back from your backup, then start again."),
    ),
    "address_used": (
        Text("kit.messages", "This e-mail already has a shop on this computer."),
        Text("kit.messages", "Sign in with it, or choose another e-mail."),
    ),
    "already_running": (
        Text("kit.messages", "TikNet is already open for this shop but does not answer."),
        Text("kit.messages", "Wait a minute. If it does not come up, restart the computer."),
    ),
    "router_refused": (
        Text("kit.messages", "The router refuses the connection."),
        Text("kit.messages", "Turn on the “api” service of the router, or check the port (8728, with TLS 8729)."),
    ),
    "router_timeout": (
        Text("kit.messages", "The router does not answer."),
        Text("kit.messages", "Check that it has power, that its cable is plugged in and that the address is right."),
    ),
    "router_unreachable": (
        Text("kit.messages", "The router does not answer."),
        Text("kit.messages", "Check that it has power, that its cable is plugged in and that the address is right."),
    ),
    "router_wrong_password": (
        Text("kit.messages", "The router refuses this user or this password."),
        Text("kit.messages", "Type them as in WinBox; capitals count."),
    ),
    "router_tls_failed": (
        Text("kit.messages", "The secure connection (TLS) does not match."),
        Text("kit.messages", "Turn TLS off for port 8728, or give the router a certificate and use port 8729."),
    ),
    "router_tls_fingerprint_changed": (
        Text("kit.messages", "The router shows another certificate than before."),
        Text(
            "kit.messages", "If you replaced the router, remove it here and add it again. If not, ask your technician."
        ),
    ),
    "router_not_allowed": (
        Text("kit.messages", "The router does not accept connections from this address."),
        Text("kit.messages", "On the router, under IP › Services › api, allow the address of this server."),
    ),
    "router_unknown_host": (
        Text("kit.messages", "This name does not exist on the network."),
        Text("kit.messages", "Check its spelling, or write the IP address, like 192.168.88.1."),
    ),
    "router_connection_lost": (
        Text("kit.messages", "The connection broke in the middle."),
        Text("kit.messages", "The router may be restarting. Wait a minute and look at its state before trying again."),
    ),
    "router_permission": (
        Text("kit.messages", "This router user may not do that."),
        Text("kit.messages", "Give it the group “full”, or a group with api, read, write, test and sensitive."),
    ),
    "router_device_mode": (
        Text("kit.messages", "The device mode of the router blocks this."),
        Text("kit.messages", "Allow it on the router under System › Device mode, then try again."),
    ),
    "router_trap": (
        Text("kit.messages", "The router refused the command."),
        Text("kit.messages", "Nothing else was changed. Look at the details or ask your technician."),
    ),
    "router_unsupported": (
        Text("kit.messages", "This router cannot do that."),
        Text("kit.messages", "Update RouterOS, then try again."),
    ),
    "router_mismatch": (
        Text("kit.messages", "The router did not keep what was written."),
        Text("kit.messages", "Look at it with WinBox, then try again."),
    ),
    "router_error": (
        Text("kit.messages", "Something went wrong with the router."),
        Text("kit.messages", "Look at its state, then try again."),
    ),
}

_FIELD_FAULTS: Final[tuple[tuple[str, Text], ...]] = (
    ("already", Text("kit.messages", "Already used: choose another one")),
    ("unique", Text("kit.messages", "Already used: choose another one")),
    ("blank", Text("kit.messages", "Fill this in to continue")),
    ("required", Text("kit.messages", "Fill this in to continue")),
    ("valid email", Text("kit.messages", "Write it like name@shop.com")),
    ("too short", Text("kit.messages", "Make it longer")),
    ("too common", Text("kit.messages", "Choose a password that is harder to guess")),
    ("at least", Text("kit.messages", "Make it longer")),
    ("no more than", Text("kit.messages", "Make it shorter")),
    ("number", Text("kit.messages", "Write a number")),
    ("too_small", Text("kit.messages", "Write more")),
    ("out_of_range", Text("kit.messages", "Choose another number")),
    ("one_per_customer", Text("kit.messages", "One at a time for a customer")),
    ("two_given", Text("kit.messages", "Choose one customer, or create one")),
    ("unknown", Text("kit.messages", "Choose one of the list")),
    ("four_to_eight_digits", Text("kit.messages", "Four to eight digits")),
    ("too_short", Text("kit.messages", "Make it longer")),
    ("same", Text("kit.messages", "Choose another one than before")),
    ("ou expiré", Text("kit.messages", "This code is wrong or too old: take the newest one")),
    ("password is not correct", Text("kit.messages", "This is not the password; capitals count")),
)
"""What the server writes about a field, and the codes our own services give, by a part of it."""

_CANNOT_RETRY: Final = frozenset(
    (
        "address",
        "database_damaged",
        "database_too_new",
        "forbidden",
        "invalid_input",
        "newer_schema",
        "not_allowed",
        "not_offered",
        "object_missing",
        "row_gone",
        "unknown_row",
        "validation",
        "two_factor_invalid",
        "two_factor_required",
        "wrong_credentials",
        "wrong_key",
    )
)


def texts_of(code: str) -> tuple[Text, Text] | None:
    """What happened and what to do, for a code; ``None`` for a code without words."""
    return _BY_CODE.get(code)


def complaints_of(error: object) -> Mapping[str, Any]:
    """What a refusal says about single fields, by their name on the wire; empty for any other error."""
    return getattr(error, "fields", None) or {}


def code_of(error: BaseException | Any) -> str:
    """The stable code of an error: its own, else what it means for the disk, else empty.

    An error that says little (``server_failed``) gives way to the condition of the disk behind it.
    """
    code = str(getattr(error, "code", "") or "")
    if code in _BY_CODE and code not in _VAGUE:
        return code
    failure = storage_failure(error) if isinstance(error, BaseException) else None
    if failure is not None:
        return failure.code
    return "router_error" if code.startswith("router_") and code not in _BY_CODE else code


_VAGUE: Final = ("server_failed", "storage")


def describe(error: BaseException | Any, operation: str = "") -> Message:
    """A typed error, or one of the disk, as a message; any other gets the general sentence."""
    code = code_of(error)
    title, text = _BY_CODE.get(
        code, (Text("kit.messages", "Something went wrong."), Text("kit.messages", "Your data are safe. Try again."))
    )
    parts = [
        f"operation: {getattr(error, 'operation', operation) or operation}",
        f"code: {getattr(error, 'code', '') or type(error).__name__}",
        f"status: {getattr(error, 'status', None)}",
        f"detail: {getattr(error, 'detail', '') or error}",
    ]
    return Message(say(title), say(text), "\n".join(parts), code not in _CANNOT_RETRY)


def field_fault(server_text: str) -> str:
    """What the server says about one field, in our words when we know it, else in its own."""
    lower = server_text.lower()
    return next((say(words) for needle, words in _FIELD_FAULTS if needle in lower), server_text)
