"""What a service refuses, as types a pane can act on. Texts for people are chosen in the interface by ``code``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tiknet_desktop.domain.permissions import Permission


class ServiceError(Exception):
    """A use case cannot be done as asked. ``code`` is stable and names the cause."""

    code = "refused"


class NotSignedInError(ServiceError):
    """No account is open on this computer."""

    code = "not_signed_in"


class NotAllowedError(ServiceError):
    """The role of this person lacks the right. ``permissions`` are those of which one is needed."""

    code = "not_allowed"

    def __init__(self, operation: str, permissions: frozenset[Permission]) -> None:
        self.operation = operation
        self.permissions = permissions
        super().__init__(operation)


class PendingWorkError(ServiceError):
    """Actions still wait for the server; signing out would leave them behind. ``count`` says how many."""

    code = "pending_work"

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(str(count))


class InvalidInputError(ServiceError):
    """What was typed cannot be used. ``fields`` maps field names to codes: ``required``, ``too_small``, ``unknown``…"""

    code = "invalid_input"

    def __init__(self, **fields: str) -> None:
        self.fields: Mapping[str, str] = MappingProxyType(dict(fields))
        super().__init__(", ".join(f"{name}: {code}" for name, code in fields.items()))


class RowGoneError(ServiceError):
    """The row the action is about is no longer in the cache."""

    code = "row_gone"


class NotYetKnownError(ServiceError):
    """The server must first confirm the row: it has no number there yet."""

    code = "not_yet_known"
