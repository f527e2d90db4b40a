"""What can go wrong with a call, as types a caller can act on.

Texts for people are chosen in the interface by operation and code; ``detail`` keeps the server's own words for the log and
for "copy details" (wire conventions, section 6).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType


class ApiError(Exception):
    """A call to the partner API did not succeed.

    ``code`` is stable and names the cause. ``status`` is the HTTP status, absent where no answer came. ``fields`` maps
    field names to the server's complaints about them. ``retry_after`` is in seconds.
    """

    default_code = "api_error"

    def __init__(
        self,
        operation: str,
        *,
        code: str = "",
        status: int | None = None,
        detail: str = "",
        fields: Mapping[str, Sequence[str]] | None = None,
        retry_after: float | None = None,
        outcome_unknown: bool = False,
    ) -> None:
        self.operation = operation
        self.code = code or self.default_code
        self.status = status
        self.detail = detail
        self.fields: Mapping[str, list[str]] = MappingProxyType(
            {name: list(texts) for name, texts in (fields or {}).items()}
        )
        self.retry_after = retry_after
        self._outcome_unknown = outcome_unknown
        super().__init__(operation, self.code, status, detail)

    @property
    def outcome_unknown(self) -> bool:
        """Whether the request may have had its effect although no usable answer came back.

        True after a timeout, a reset or an unreadable answer once the request was on its way, and after 502, 503 or 504
        that our server did not write itself. False where nothing was sent or the server refused.
        """
        return self._outcome_unknown

    def as_part_of(self, operation: str) -> ApiError:
        """The same failure, met while preparing ``operation``, of which therefore nothing was sent."""
        return type(self)(
            operation,
            code=self.code,
            status=self.status,
            detail=self.detail,
            fields=self.fields,
            retry_after=self.retry_after,
        )

    @property
    def transient(self) -> bool:
        """Whether the same call may succeed later without anyone changing anything."""
        return False

    def __str__(self) -> str:
        parts = [self.operation, self.code]
        if self.status is not None:
            parts.append(str(self.status))
        if self.detail:
            parts.append(self.detail)
        return ": ".join(parts)


class Unreachable(ApiError):  # noqa: N818 - names of these types are read by people in logs
    """No answer came. Codes: ``connect_refused``, ``dns``, ``timeout``, ``tls``, ``reset``, ``offline``, and ``busy``: all of our
    own connections were taken, nothing was sent."""

    default_code = "offline"

    @property
    def transient(self) -> bool:
        return self.code != "tls"


class CaptivePortal(ApiError):  # noqa: N818
    """Something between us and the server answered in its place: a hotspot's sign-in page."""

    default_code = "captive_portal"

    @property
    def transient(self) -> bool:
        return True


class BadAnswer(ApiError):  # noqa: N818
    """The answer cannot be read. Codes: ``html``, ``not_json``, ``truncated``, ``empty``, ``shape``."""

    default_code = "not_json"

    @property
    def transient(self) -> bool:
        return True


class SignInNeeded(ApiError):  # noqa: N818
    """The account must sign in (again). Codes: ``sign_in_needed``, ``wrong_credentials``, ``session_ended``; and, where the
    password was right, ``two_factor_required`` and ``two_factor_invalid``."""

    default_code = "sign_in_needed"


class Forbidden(ApiError):  # noqa: N818
    """The account may not do this."""

    default_code = "forbidden"


class NotOffered(ApiError):  # noqa: N818
    """This server does not have the operation at all: never the same as an empty list."""

    default_code = "not_offered"


class ObjectMissing(ApiError):  # noqa: N818
    """The server has the operation but not the object."""

    default_code = "object_missing"


class ValidationRefused(ApiError):  # noqa: N818
    """The server refuses what was sent; ``fields`` says where, when it says."""

    default_code = "validation"


class Conflict(ApiError):  # noqa: N818
    """The request contradicts what the server holds."""

    default_code = "conflict"


class StillRunning(ApiError):  # noqa: N818
    """The same request, known by its ``Idempotency-Key``, is still being worked on."""

    default_code = "still_running"

    @property
    def transient(self) -> bool:
        return True


class KeyReused(ApiError):  # noqa: N818
    """The ``Idempotency-Key`` was used with another body."""

    default_code = "key_reused"


class CursorGone(ApiError):  # noqa: N818
    """The change feed no longer reaches back to the cursor, or the database is another one (410)."""

    default_code = "cursor_gone"


class Throttled(ApiError):  # noqa: N818
    """Too many requests; ``retry_after`` says how long to wait, when the server says."""

    default_code = "throttled"

    @property
    def transient(self) -> bool:
        return True


class ServerFault(ApiError):  # noqa: N818
    """The server failed. Codes: ``server_fault``, ``gateway`` (502, 503, 504 from something in front of the server).

    ``router_…`` codes come from a server that is fine, about a router that is not: see :attr:`router_silent`.
    """

    default_code = "server_fault"

    @property
    def transient(self) -> bool:
        return True

    @property
    def router_silent(self) -> bool:
        """Whether the server answered, and only a router did not."""
        return self.code.startswith("router_")
