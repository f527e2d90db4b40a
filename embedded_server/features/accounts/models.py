"""Partners, the people who sign in, their roles and their sign-in sessions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from embedded_server.database import Base, Moment, Number


class Partner(Base):
    """A tenant: every other row belongs to one."""

    __tablename__ = "partners"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    name: Mapped[str] = mapped_column(String(255), default="")
    country: Mapped[str | None] = mapped_column(String(2))
    currency: Mapped[str] = mapped_column(String(3))
    number_of_router: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Role(Base):
    """What a collaborator may do: numbers of permissions, comma separated."""

    __tablename__ = "roles"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    description: Mapped[str | None] = mapped_column(String(200))
    permissions: Mapped[str] = mapped_column(String(60))
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Account(Base):
    """A person who signs in."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partners.id"), index=True)
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    """Lower case."""
    username: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str] = mapped_column(String(255))
    recovery_hash: Mapped[str] = mapped_column(String(255), default="")
    is_owner: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
    is_verified: Mapped[bool] = mapped_column(default=False)
    email_verified: Mapped[bool] = mapped_column(default=True)
    """False after a change of address, until the code sent to the new one comes back."""
    first_name: Mapped[str | None] = mapped_column(String(100))
    last_name: Mapped[str | None] = mapped_column(String(100))
    phone: Mapped[str | None] = mapped_column(String(40))
    state: Mapped[str | None] = mapped_column(String(100))
    city: Mapped[str | None] = mapped_column(String(100))
    address: Mapped[str | None] = mapped_column(String(255))
    country: Mapped[str | None] = mapped_column(String(2))
    """Of a collaborator; an owner's country is the partner's."""
    date_joined: Mapped[datetime] = mapped_column(Moment)
    deleted_at: Mapped[datetime | None] = mapped_column(Moment)
    own_permissions: Mapped[str | None] = mapped_column(String(60))
    """Numbers that replace those of the role; None where the role decides."""
    invitation_locked: Mapped[str] = mapped_column(Text, default="")
    """The temporary password until the first sign-in, so that an invitation can be sent again."""
    totp_locked: Mapped[str] = mapped_column(Text, default="")
    """The secret of two-factor sign-in, also while it is being set up."""
    totp_enabled_at: Mapped[datetime | None] = mapped_column(Moment)
    totp_last_step: Mapped[int] = mapped_column(Number, default=0)
    """The time step of the last code taken: no code works twice."""
    totp_recovery: Mapped[str] = mapped_column(Text, default="")
    """Hashes of unused recovery codes, comma separated."""


class SignInSession(Base):
    """One sign-in. Its tokens die with it; ``generation`` is the number of the newest refresh token that came back."""

    __tablename__ = "sign_in_sessions"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    generation: Mapped[int] = mapped_column(default=1)
    device: Mapped[str] = mapped_column(String(255), default="")
    ip_address: Mapped[str] = mapped_column(String(45), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_active: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class SignInAttempts(Base):
    """Wrong passwords for an address, known or not: both are throttled alike."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (UniqueConstraint("address_hash"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    address_hash: Mapped[str] = mapped_column(String(64))
    failures: Mapped[int] = mapped_column(default=0)
    first_at: Mapped[datetime] = mapped_column(Moment)
    locked_until: Mapped[datetime | None] = mapped_column(Moment)


class OneTimeCode(Base):
    """A code sent by mail. ``used_at`` set: spent, voided by a newer one, or dead after too many wrong tries."""

    __tablename__ = "one_time_codes"
    __table_args__ = (Index("ix_one_time_codes_purpose_subject", "purpose", "subject"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    otp_id: Mapped[str] = mapped_column(String(32), unique=True)
    """Names the code on the wire; random, so that nobody counts or guesses other people's."""
    purpose: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(64))
    """Hash of the address it was sent to."""
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    tries: Mapped[int] = mapped_column(default=0)
    payload_locked: Mapped[str] = mapped_column(Text, default="")
    """What the right code brings into effect."""
    token_hash: Mapped[str] = mapped_column(String(64), default="", index=True)
    """Of the token given for the right code, where a second step follows."""
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
