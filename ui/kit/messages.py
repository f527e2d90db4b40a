"""What went wrong, in the person's words: from a typed error to a sentence that says what to do.

The server's own text is never shown when there is a sentence for its code; it goes into the details to copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

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
    "router_unreachable": (
        Text("kit.messages", "The router is not answering."),
        Text("kit.messages", "Check that it has power and that its cable is plugged in."),
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
)


def describe(error: BaseException | Any, operation: str = "") -> Message:
    """A typed error as a message. Works with anything that has a ``code``; others get the general sentence."""
    code = str(getattr(error, "code", ""))
    known = "router_unreachable" if code.startswith("router_") and code not in _BY_CODE else code
    title, text = _BY_CODE.get(
        known, (Text("kit.messages", "Something went wrong."), Text("kit.messages", "Your data are safe. Try again."))
    )
    parts = [
        f"operation: {getattr(error, 'operation', operation) or operation}",
        f"code: {code or type(error).__name__}",
        f"status: {getattr(error, 'status', None)}",
        f"detail: {getattr(error, 'detail', '') or error}",
    ]
    can_retry = code not in ("forbidden", "not_offered", "validation", "object_missing", "wrong_credentials")
    return Message(say(title), say(text), "\n".join(parts), can_retry)


def field_fault(server_text: str) -> str:
    """What the server says about one field, in our words when we know it, else in its own."""
    lower = server_text.lower()
    return next((say(words) for needle, words in _FIELD_FAULTS if needle in lower), server_text)
