"""Slugs are unique on the platform, whoever owns the row (wire conventions, section 9)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from tiknet_desktop.domain.ids import slug_of


def free_slug(session: Session, column: InstrumentedAttribute[str], name: str) -> str:
    """A slug for a name that no row has yet: ``journee``, then ``journee-2``."""
    base = slug_of(name)
    taken: set[Any] = set(session.scalars(select(column).where((column == base) | column.startswith(f"{base}-"))))
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
