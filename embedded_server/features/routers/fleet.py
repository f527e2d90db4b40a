"""All routers of this server: a watcher each, a worker where work waits, and what must happen from time to time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import delete, select, update

from embedded_server.context import ServerContext
from embedded_server.database import moment_text, now
from embedded_server.features.routers import jobs
from embedded_server.features.routers.access import Access, Place, place_of
from embedded_server.features.routers.models import Router
from embedded_server.features.routers.watcher import RouterWatcher, View
from embedded_server.idempotency import forget_old
from embedded_server.routeros.gateway import RouterGateway

logger = logging.getLogger(__name__)

PART = "routers"
_ROUND_SECONDS = 2.0
_CHORES_SECONDS = 15.0

ActivityReporter = Callable[[Place, View, RouterGateway], None]
Chore = Callable[[], None]


class Fleet:
    """Watchers and workers. ``look_again`` is called after every commit."""

    def __init__(self, server: ServerContext, truth: jobs.Truth, on_activity: ActivityReporter, chore: Chore) -> None:
        self._server = server
        self._truth = truth
        self._on_activity = on_activity
        self._chore = chore
        self.access = Access(server.vault)
        self._watchers: dict[int, RouterWatcher] = {}
        self._workers: dict[int, threading.Thread] = {}
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._chores_at = 0.0
        self._leads = False

    def start(self) -> None:
        """Watch every router in use and carry out what waits."""
        self._server.write_listeners.append(self.look_again)
        self._thread = threading.Thread(target=self._run, name="router-fleet", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End all threads and connections."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(5)
        with self._lock:
            watchers, workers = list(self._watchers.values()), list(self._workers.values())
            self._watchers.clear()
        for watcher in watchers:
            watcher.stop()
        # Closing the connections ends whatever waits for a router.
        self.access.close()
        for watcher in watchers:
            watcher.join(3)
        for worker in workers:
            worker.join(3)

    def look_again(self) -> None:
        """Something was committed: perhaps a router, perhaps work."""
        self._wake.set()

    def watcher(self, router_id: int) -> RouterWatcher | None:
        """The watcher of a router; None while it is not watched."""
        with self._lock:
            return self._watchers.get(router_id)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.wait(_ROUND_SECONDS)
            self._wake.clear()
            if self._stopping.is_set():
                return
            try:
                leads = self._is_leader()
                self._follow_routers()
                if leads:
                    self._follow_work()
                    self._do_chores()
            except Exception:
                # The next round tries again; one bad row must not end all routers.
                logger.exception("a round of the router fleet failed")

    def _is_leader(self) -> bool:
        """Every process watches routers for its own callers; one writes to them and counts their traffic."""
        leads = self._server.database.leads()
        if leads and not self._leads:
            jobs.requeue_interrupted(self._server.database)
        self._leads = leads
        return leads

    def _follow_routers(self) -> None:
        with self._server.database.read_session() as session:
            wanted = {row.id: place_of(row) for row in session.scalars(select(Router).where(Router.is_active))}
        with self._lock:
            gone = [key for key, watcher in self._watchers.items() if wanted.get(key) != watcher.place]
            for key in gone:
                self._watchers.pop(key).stop()
            fresh = [place for key, place in wanted.items() if key not in self._watchers]
            for place in fresh:
                watcher = self._watchers[place.id] = RouterWatcher(place, self.access, self._report)
                watcher.start()

    def _follow_work(self) -> None:
        with self._server.database.read() as reader:
            rows = reader.rows(
                "SELECT DISTINCT router_id FROM router_jobs WHERE state = 'queued' AND next_attempt_at <= :moment",
                {"moment": moment_text(now())},
            )
        with self._lock:
            self._workers = {key: thread for key, thread in self._workers.items() if thread.is_alive()}
            for (router_id,) in rows:
                watcher = self._watchers.get(router_id)
                if watcher is not None and router_id not in self._workers:
                    name = f"router-work-{watcher.place.slug}"
                    worker = threading.Thread(target=self._work, args=(watcher.place,), name=name, daemon=True)
                    self._workers[router_id] = worker
                    worker.start()

    def _work(self, place: Place) -> None:
        try:
            while not self._stopping.is_set() and jobs.run_due(self._server.database, self.access, self._truth, place):
                pass
        except Exception:
            logger.exception("the work of router %s stopped", place.slug)

    def _report(self, place: Place, view: View, changed: bool) -> None:
        # Several processes may see the same router: its row and its traffic are kept by one.
        if self._stopping.is_set() or not self._leads:
            return
        resources = view.resources
        with self._server.database.write() as session:
            router = session.get(Router, place.id)
            if router is None:
                return
            router.status, router.status_reason = view.state, view.reason
            if view.last_seen is not None:
                router.last_seen = view.last_seen
            if view.state == "online" and resources is not None:
                router.version, router.board_name = resources.version[:60], resources.board_name[:60]
                router.uptime_seconds, router.active_users = resources.uptime_seconds, len(view.active)
        if view.state == "online":
            if changed:
                jobs.retry_now(self._server.database, place.id)
                self._wake.set()
            self._on_activity(place, view, self.access.gateway(place))

    def _do_chores(self) -> None:
        if time.monotonic() - self._chores_at < _CHORES_SECONDS:
            return
        self._chores_at = time.monotonic()
        self._chore()
        with self._server.database.write() as session:
            forget_old(session)


def fleet_of(server: ServerContext) -> Fleet | None:
    """The fleet of a server; None where routers are not watched."""
    found = server.parts.get(PART)
    return found if isinstance(found, Fleet) else None


def access_of(server: ServerContext) -> Access:
    """Gateways, with or without a fleet."""
    fleet = fleet_of(server)
    if fleet is not None:
        return fleet.access
    access = server.parts.setdefault("router access", Access(server.vault))
    if not isinstance(access, Access):
        raise TypeError(type(access))
    return access


TOMBSTONES_KEPT = timedelta(days=90)


def drop_old_tombstones(server: ServerContext) -> None:
    """Forget deletions older than ninety days; cursors from before then get 410."""
    from embedded_server.change_models import ChangeLog, ChangeState

    limit = moment_text(now() - TOMBSTONES_KEPT)
    with server.database.write() as session:
        old = select(ChangeLog.seq).where(ChangeLog.deleted, ChangeLog.changed_at < limit)
        newest = max(session.scalars(old), default=0)
        if newest:
            session.execute(update(ChangeState).where(ChangeState.oldest < newest).values(oldest=newest))
            session.execute(delete(ChangeLog).where(ChangeLog.deleted, ChangeLog.changed_at < limit))
