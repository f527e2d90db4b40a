"""Carries out the work that waits for a router: looks up what is right in the database, makes the router so, verifies.

Nothing here runs inside a database transaction while it talks to a router. A job may run twice.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from embedded_server.change_log import touch
from embedded_server.database import Database, Reader, now
from embedded_server.features.routers import service
from embedded_server.features.routers.access import Access, Place, RouterError, RouterTrap
from embedded_server.features.routers.models import RouterJob
from embedded_server.routeros import provisioning
from embedded_server.routeros.gateway import RouterGateway
from embedded_server.routeros.provisioning import ProfileSpec, UserSpec

logger = logging.getLogger(__name__)

BATCH = 250
_REFUSALS_BEFORE_FAILED = 4
_LONGEST_WAIT = timedelta(seconds=60)


class WantedProfile(Protocol):
    """A user profile as a router must have it."""

    @property
    def name(self) -> str: ...
    @property
    def rate_limit(self) -> str: ...
    @property
    def shared_users(self) -> int: ...
    @property
    def idle_seconds(self) -> int | None: ...
    @property
    def validity_seconds(self) -> int | None: ...
    @property
    def router_ids(self) -> tuple[int, ...]: ...


class WantedUser(Protocol):
    """An account as a router must have it."""

    @property
    def id(self) -> int: ...
    @property
    def username(self) -> str: ...
    @property
    def password(self) -> str: ...
    @property
    def mac_address(self) -> str | None: ...
    @property
    def disabled(self) -> bool: ...
    @property
    def profile(self) -> WantedProfile: ...
    @property
    def data_limit(self) -> int | None: ...


class Truth(Protocol):
    """Where it is written what routers must have; handed in, so that this feature knows no other's tables."""

    def users(self, reader: Reader, partner: int, usernames: Sequence[str]) -> Mapping[str, WantedUser]:
        """Accounts by name; a name that is missing must not be on a router."""

    def profiles(self, reader: Reader, partner: int) -> Mapping[str, WantedProfile]:
        """Profiles by ``profile:<slug>`` and ``plan:<slug>``."""


@dataclass(frozen=True, slots=True)
class _Work:
    id: int
    kind: str
    subject: str
    attempts: int


def run_due(database: Database, access: Access, truth: Truth, place: Place) -> bool:
    """Carry out one batch of due jobs of a router; whether there was anything to do."""
    batch = _take(database, place.id)
    if not batch:
        return False
    failures: dict[str, str] = {}
    try:
        gateway = access.gateway(place)
        names = list(dict.fromkeys(job.subject for job in batch))
        with database.read() as reader:
            profiles = truth.profiles(reader, place.partner_id)
            users = truth.users(reader, place.partner_id, names) if batch[0].kind in service.ABOUT_USERS else {}
        if batch[0].kind in service.ABOUT_USERS:
            if batch[0].kind == "renew":
                _forget_usage(gateway, names)
            failures = _settle_users(gateway, place.id, names, users)
        else:
            _settle_profiles(gateway, place.id, batch[0].kind, names, profiles)
    except RouterTrap as trap:
        failures = dict.fromkeys((job.subject for job in batch), f"{trap.code}: {trap.message}"[:255])
    except RouterError as error:
        _postpone(database, place, batch, f"{error.code}: {error.detail}"[:255])
        return False
    except Exception as error:
        # A defect must not stop the queue of this router for good: the jobs wait and are tried again.
        logger.exception("work for router %s failed", place.slug)
        _postpone(database, place, batch, type(error).__name__)
        return False
    _finish(database, place, batch, failures)
    return True


def _take(database: Database, router_id: int) -> list[_Work]:
    with database.write() as session:
        due = service.due_jobs(session, router_id, now(), BATCH)
        chosen = [job for job in due if job.kind == due[0].kind]
        for job in chosen:
            job.state = "running"
        return [_Work(job.id, job.kind, job.subject, job.attempts) for job in chosen]


def _settle_profiles(
    gateway: RouterGateway, router_id: int, kind: str, slugs: Sequence[str], wanted: Mapping[str, WantedProfile]
) -> None:
    for slug in slugs:
        profile = wanted.get(f"{kind}:{slug}")
        if profile is not None and _sold_on(profile, router_id):
            provisioning.ensure_user_profile(gateway, _profile_spec(profile))


def _sold_on(profile: WantedProfile, router_id: int) -> bool:
    return not profile.router_ids or router_id in profile.router_ids


def _profile_spec(profile: WantedProfile) -> ProfileSpec:
    return ProfileSpec(
        name=profile.name,
        rate_limit=profile.rate_limit,
        shared_users=profile.shared_users,
        idle_timeout=profile.idle_seconds,
        validity_seconds=profile.validity_seconds,
    )


def _settle_users(
    gateway: RouterGateway, router_id: int, names: Sequence[str], users: Mapping[str, WantedUser]
) -> dict[str, str]:
    """Make users as they must be; what could not be done, by name."""
    failures: dict[str, str] = {}
    specs: list[UserSpec] = []
    for name in names:
        user = users.get(name)
        if user is None or not _sold_on(user.profile, router_id):
            provisioning.remove_user(gateway, name)
        elif user.disabled:
            provisioning.disable_user(gateway, name)
        else:
            spec = _user_spec(user)
            if spec is not None:
                specs.append(spec)
            elif not provisioning.enable_user(gateway, name):
                failures[name] = "a router cannot keep this user name safely"
    for profile in {user.profile.name: user.profile for user in users.values() if not user.disabled}.values():
        if profile.name != "default" and _sold_on(profile, router_id):
            provisioning.ensure_user_profile(gateway, _profile_spec(profile))
    if specs:
        outcome = provisioning.ensure_users(gateway, specs)
        for name in outcome.strangers:
            # Somebody else made it; we may have switched it off, so we switch it on, and change nothing more.
            provisioning.enable_user(gateway, name)
        failures |= {name: trap.message for name, trap in outcome.refused.items()}
    return failures


def _forget_usage(gateway: RouterGateway, names: Sequence[str]) -> None:
    """Take our users off, with the scheduler that would end them: counters and time start anew when they are added."""
    for name in names:
        rows = gateway.rows(provisioning.USERS, ("name", "comment"), (f"?name={name}",))
        if any(row.get("comment", "").startswith(provisioning.OWN_COMMENT) for row in rows):
            provisioning.remove_user(gateway, name)


def _user_spec(user: WantedUser) -> UserSpec | None:
    try:
        return UserSpec(
            name=user.username,
            password=user.password,
            profile=user.profile.name,
            reference=str(user.id),
            limit_bytes_total=user.data_limit,
            disabled=False,
            mac_address=user.mac_address,
        )
    except ValueError:
        return None


def _finish(database: Database, place: Place, batch: Sequence[_Work], failures: Mapping[str, str]) -> None:
    done = [job.id for job in batch if job.subject not in failures]
    with database.write() as session:
        session.execute(delete(RouterJob).where(RouterJob.id.in_(done)))
        for job in batch:
            if job.subject in failures:
                state = "failed" if job.attempts >= _REFUSALS_BEFORE_FAILED else "queued"
                _note(session, job, failures[job.subject], state)
        if batch[0].kind in service.ABOUT_USERS:
            names = dict.fromkeys(job.subject for job in batch if job.subject not in failures)
            service.settled(session, place.partner_id, list(names))
        touch(session, place.partner_id, "routers", (place.id,))


def _postpone(database: Database, place: Place, batch: Sequence[_Work], reason: str) -> None:
    logger.info("router %s: %d jobs wait, %s", place.slug, len(batch), reason.partition(":")[0])
    with database.write() as session:
        for job in batch:
            _note(session, job, reason, "queued")


def _note(session: Session, job: _Work, reason: str, state: str) -> None:
    wait = min(timedelta(seconds=2 ** min(job.attempts + 1, 8)), _LONGEST_WAIT)
    session.execute(
        update(RouterJob)
        .where(RouterJob.id == job.id)
        .values(state=state, attempts=job.attempts + 1, next_attempt_at=now() + wait, last_error=reason[:255])
    )


def retry_now(database: Database, router_id: int) -> None:
    """The router is back: everything that waits for it is due."""
    with database.write() as session:
        session.execute(
            update(RouterJob)
            .where(RouterJob.router_id == router_id, RouterJob.state == "queued")
            .values(next_attempt_at=now())
        )


def requeue_interrupted(database: Database) -> None:
    """After a crash: what was being done is done again."""
    with database.write() as session:
        session.execute(update(RouterJob).where(RouterJob.state == "running").values(state="queued"))
