"""What answers look like: the envelope, errors in the words of the remote, pages (wire conventions, sections 2, 3, 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, TypeVar

import orjson
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
    field_validator,
)
from pydantic import Field as Bounds
from starlette.responses import Response

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class EncodedArray:
    """A JSON array that is too long to be kept as objects: its rows, encoded, in pieces that follow each other."""

    pieces: list[bytes]


Model = TypeVar("Model", bound=BaseModel)

REQUIRED = "This field is required."
NO_CREDENTIALS = "Authentication credentials were not provided."
TOKEN_INVALID = "Token is invalid or expired"
MISSING_PERMISSION = "Access denied. Missing permission."
VALIDATION = "Validation error."


@dataclass(slots=True)
class Reply:
    """A success: ``data`` goes into the envelope (form E1); status 204 has no body."""

    data: Any = None
    message: str = ""
    status: int = 200
    etag: str = ""
    raw: bytes | None = None
    """A file instead of an envelope."""
    headers: Mapping[str, str] = field(default_factory=dict)


class WireError(Exception):
    """An answer with status 400 or above, in one of the remote's forms."""

    def __init__(self, status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.body = body
        self.headers = dict(headers or {})


def envelope(status: int, message: str, data: Any) -> dict[str, Any]:
    """Form E1. ``exception`` stays empty: nothing internal leaks."""
    return {"statusCode": status, "error": status >= 400, "message": message, "data": data, "exception": ""}


def envelope_around(status: int, message: str, array: EncodedArray) -> list[bytes]:
    """The bytes of form E1 around rows that are encoded, in pieces."""
    # Quotes inside a JSON text are escaped: these stand at one place only.
    head, mark, tail = encoded(envelope(status, message, [])).partition(b'"data":[')
    return [head + mark, *array.pieces, tail]


def refusal(
    status: int, message: str, data: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None
) -> WireError:
    """An error in the envelope."""
    return WireError(status, envelope(status, message, data or {}), headers)


def not_found(message: str) -> WireError:
    """404 in the envelope: the object is missing, the route exists."""
    return refusal(404, message)


def detail(status: int, text: str, **more: Any) -> WireError:
    """Form E4: ``{"detail": …}``."""
    headers = {"WWW-Authenticate": 'Bearer realm="api"'} if status == 401 else None
    return WireError(status, {"detail": text, **more}, headers)


def invalid(**fields: str) -> WireError:
    """400 that names fields."""
    return refusal(400, VALIDATION, {name: [text] for name, text in fields.items()})


def not_authenticated() -> WireError:
    """401 without a token."""
    return detail(401, NO_CREDENTIALS)


def token_not_valid() -> WireError:
    """401 with a bad, expired or revoked access token."""
    return detail(
        401,
        "Given token not valid for any token type",
        code="token_not_valid",
        messages=[{"token_class": "AccessToken", "token_type": "access", "message": TOKEN_INVALID}],
    )


def refresh_not_valid() -> WireError:
    """Form E5."""
    return detail(401, TOKEN_INVALID, code="token_not_valid")


def encoded(body: Any) -> bytes:
    """JSON bytes."""
    return orjson.dumps(body)


def json_response(status: int, body: Any, headers: Mapping[str, str] | None = None) -> Response:
    """A response with a JSON body."""
    return Response(encoded(body), status_code=status, headers=dict(headers) if headers else None, media_type=JSON)


def error_response(error: WireError) -> Response:
    """The response of an error."""
    return json_response(error.status, error.body, error.headers)


def shown_date(moment: str | None) -> str | None:
    """``formatted_*`` of a wire moment: ``MM/DD/YYYY HH:MM``."""
    return None if moment is None else f"{moment[5:7]}/{moment[8:10]}/{moment[:4]} {moment[11:16]}"


def plain_date(moment: datetime) -> str:
    """``last_updated``: date and time without a zone."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


# Request bodies


def _no_null(text: str) -> str:
    if "\x00" in text:
        raise ValueError("Null characters are not allowed.")
    return text


def _email(text: str) -> str:
    name, _, domain = text.rpartition("@")
    if not name or "." not in domain.strip(".") or any(char.isspace() for char in text) or "@" in name:
        raise ValueError("Enter a valid email address.")
    return text


PlainText = Annotated[str, AfterValidator(_no_null)]
Text = Annotated[str, StringConstraints(max_length=255), AfterValidator(_no_null)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(_no_null)]
LongText = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_no_null)]
Email = Annotated[
    str, StringConstraints(min_length=3, max_length=254), AfterValidator(_no_null), AfterValidator(_email)
]


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("A valid number is required.")
    return value


Money = Annotated[str | float | int, BeforeValidator(_no_truth)]
"""An amount as text or number (wire conventions, section 7); what it is worth is checked by the feature."""
RowId = Annotated[int, Bounds(ge=1, le=2**53)]
Port = Annotated[int, Bounds(ge=1, le=65535)]


class Body(BaseModel):
    """A request body: unknown keys are ignored, text is stripped."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True, coerce_numbers_to_str=True)

    bare_errors: ClassVar[bool] = False
    """Whether its errors are the bare map of form E3 instead of an envelope."""

    @field_validator("*", mode="after")
    @classmethod
    def _storable(cls, value: object) -> object:
        for text in value if isinstance(value, (list, tuple)) else (value,):
            if isinstance(text, str):
                _no_null(text)
        return value


def _field_text(error: Mapping[str, Any]) -> str:
    kind, context, value = error["type"], error.get("ctx") or {}, error.get("input")
    if kind == "missing":
        return REQUIRED
    if value is None:
        return "This field may not be null."
    if kind == "value_error":
        return str(context.get("error", "Enter a valid value."))
    fixed = {
        "string_type": "Not a valid string.",
        "bool_type": "Must be a valid boolean.",
        "bool_parsing": "Must be a valid boolean.",
        "int_type": "A valid integer is required.",
        "int_parsing": "A valid integer is required.",
        "int_parsing_size": "A valid integer is required.",
        "int_from_float": "A valid integer is required.",
        "list_type": "Expected a list of items.",
        "dict_type": "Expected a dictionary of items.",
        "decimal_parsing": "A valid number is required.",
        "decimal_type": "A valid number is required.",
        "finite_number": "A valid number is required.",
    }
    if kind in fixed:
        return fixed[kind]
    if kind == "string_too_short":
        return "This field may not be blank."
    if kind == "string_too_long":
        return f"Ensure this field has no more than {context['max_length']} characters."
    if kind == "greater_than_equal":
        return f"Ensure this value is greater than or equal to {context['ge']}."
    if kind == "less_than_equal":
        return f"Ensure this value is less than or equal to {context['le']}."
    if kind in ("literal_error", "enum"):
        return f"{str(value)[:60]!r} is not a valid choice."
    return "Enter a valid value."


def field_messages(error: ValidationError) -> dict[str, list[str]]:
    """Field names and texts as the remote's framework words them."""
    messages: dict[str, list[str]] = {}
    for entry in error.errors(include_url=False):
        location = entry["loc"]
        name = str(location[0]) if location else "non_field_errors"
        text = _field_text(entry)
        if text not in messages.setdefault(name, []):
            messages[name].append(text)
    return messages


def parse_json(raw: bytes) -> Any:
    """JSON from a request. Raises :class:`WireError` for anything else, invalid UTF-8 and hopeless nesting included."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise refusal(400, "JSON parse error.", {"detail": ["The body is not valid JSON in UTF-8."]}) from error


def parse_body(schema: type[Model], raw: bytes) -> Model:
    """The validated body of a request.

    Raises:
        WireError: 400, with the texts per field.
    """
    value = parse_json(raw) if raw.strip() else {}
    if not isinstance(value, dict):
        kind = type(value).__name__
        raise invalid(non_field_errors=f"Invalid data. Expected a dictionary, but got {kind}.")
    try:
        return schema.model_validate(value)
    except ValidationError as error:
        messages = field_messages(error)
        if getattr(schema, "bare_errors", False):
            raise WireError(400, messages) from error
        raise refusal(400, VALIDATION, messages) from error


def invalid_bare(**fields: str) -> WireError:
    """400 that names fields, form E3."""
    return WireError(400, {name: [text] for name, text in fields.items()})
