"""An action on its way to the server, as a value, and how it lies in its row."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from tiknet_desktop.storage.codec import Stored, parse_moment
from tiknet_desktop.storage.records import EntryError, EntryStatus

HIDDEN = "_hidden"
"""Pseudo-field of ``changes``: the action removes the row."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An action to keep.

    ``changes`` are the values the rows show from now on (decoded). ``creates``: the action makes the row ``local_key``.
    ``natural`` are values by which the effect can be recognised on the server. A value ``{"$from": id, "field": name}``
    in ``path`` or ``body`` stands for what the server answers to an earlier entry; it is written in when that succeeds.
    ``apart``: never joined with an earlier one on the same row, such as one message after another.
    """

    operation: str
    resource: str
    local_key: str
    id: str
    path: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    body: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    changes: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    creates: bool = False
    natural: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    depends_on: Sequence[str] = ()
    sale_id: str | None = None
    subject: str = ""
    summary: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An action as it is kept. ``changes``, ``base`` and ``theirs`` hold stored values by field name."""

    seq: int
    id: str
    idempotency_key: str
    operation: str
    resource: str
    local_key: str
    remote_id: str | None
    creates: bool
    path: Mapping[str, Any]
    body: Mapping[str, Any]
    changes: Mapping[str, Stored]
    base: Mapping[str, Stored]
    natural: Mapping[str, Any]
    depends_on: tuple[str, ...]
    sale_id: str | None
    subject: str
    summary: Mapping[str, Any]
    status: EntryStatus
    sent: int
    sent_at: datetime | None
    attempts: int
    next_at: float | None
    error: EntryError | None
    theirs: Mapping[str, Stored] | None
    created_at: datetime
    settled_at: datetime | None

    @property
    def removes(self) -> bool:
        """Whether the action removes its row."""
        return HIDDEN in self.changes

    def matches(self, values: Mapping[str, Any]) -> bool:
        """Whether a server row with these values is the effect of this create."""
        return bool(self.natural) and all(
            values.get(name) is not None and str(values.get(name)) == str(value) for name, value in self.natural.items()
        )


COLUMNS = (
    "seq, id, idempotency_key, operation, resource, local_key, remote_id, creates, path, body, changes, base, natural,"
    " depends_on, sale_id, subject, summary, status, sent, sent_at, attempts, next_at, error, theirs, created_at, settled_at"
)


def dump(value: Any) -> str:
    """JSON text of arguments and values. Money is written as text by whoever builds the body, never as a float."""
    return json.dumps(value if not isinstance(value, Mapping) else dict(value), ensure_ascii=False)


def entry_of(row: Sequence[Any]) -> Entry:
    """The entry in a row selected with :data:`COLUMNS`."""
    (seq, id_, key, operation, resource, local_key, remote_id, creates, path, body, changes, base, natural, depends_on,
     sale_id, subject, summary, status, sent, sent_at, attempts, next_at, error, theirs, created_at, settled_at) = row  # fmt: skip
    return Entry(
        seq=seq,
        id=id_,
        idempotency_key=key,
        operation=operation,
        resource=resource,
        local_key=local_key,
        remote_id=remote_id,
        creates=bool(creates),
        path=json.loads(path),
        body=json.loads(body),
        changes=json.loads(changes),
        base=json.loads(base),
        natural=json.loads(natural),
        depends_on=tuple(json.loads(depends_on)),
        sale_id=sale_id,
        subject=subject,
        summary=json.loads(summary),
        status=EntryStatus(status),
        sent=sent,
        sent_at=parse_moment(sent_at) if sent_at else None,
        attempts=attempts,
        next_at=next_at,
        error=EntryError(**json.loads(error)) if error else None,
        theirs=json.loads(theirs) if theirs else None,
        created_at=parse_moment(created_at),
        settled_at=parse_moment(settled_at) if settled_at else None,
    )


def error_text(error: EntryError | None) -> str | None:
    """An error as its column holds it."""
    if error is None:
        return None
    return dump({"code": error.code, "status": error.status, "detail": error.detail, "fields": dict(error.fields)})
