"""One API connection to the simulated router: login, tags, streams, faults."""

from __future__ import annotations

import asyncio
import hashlib
import ipaddress
import secrets
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from typing import Protocol

from embedded_server.simulator.commands import Account, Commands, Listening, Monitoring, PowerAction, Reply, Request
from embedded_server.simulator.faults import Fault, FaultKind, FaultPlan
from embedded_server.simulator.router import Router
from embedded_server.simulator.tables import Row
from embedded_server.simulator.traps import Trap, interrupted
from embedded_server.simulator.wire import ProtocolViolation, SentenceReader, encode_sentence

_CUTTING = (FaultKind.HALF_SENTENCE, FaultKind.RESET, FaultKind.SILENCE, FaultKind.CLOSE_AFTER)


class Machine(Protocol):
    """What a connection needs from the simulator around it."""

    router: Router
    faults: FaultPlan

    def power_action(self, verb: str) -> None: ...


class _Closed(Exception):  # noqa: N818 - a way to say it, not a fault
    """The connection is over by our own doing."""


class Connection:
    """Serves one socket until it ends."""

    def __init__(self, machine: Machine, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._machine = machine
        self._sentences = SentenceReader(reader)
        self._writer = writer
        self._account: Account | None = None
        self._challenge: bytes | None = None
        self._active_row: Row | None = None
        self._streams: dict[str | None, asyncio.Task[None]] = {}
        self._produced: set[str | None] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._peer = str(writer.get_extra_info("peername", ("",))[0])

    # --- life -------------------------------------------------------------------------------------------------

    def admitted(self) -> bool:
        """Whether ``/ip/service`` takes connections from this address; if not they are closed without a word."""
        secure = self._writer.get_extra_info("ssl_object") is not None
        for row in self._machine.router.tables["/ip/service"].named("api-ssl" if secure else "api"):
            allowed = [text for text in row.get("address", "").split(",") if text]
            peer = ipaddress.ip_address(self._peer)
            if row.get("disabled") == "true":
                return False
            return not allowed or any(peer in ipaddress.ip_network(text, strict=False) for text in allowed)
        return True

    async def serve(self) -> None:
        """Reads sentences until the peer leaves, misbehaves or says goodbye."""
        try:
            while self.admitted() or self._account is not None:
                await self._handle(await self._sentences.sentence())
        except (ProtocolViolation, ConnectionError):
            self._writer.transport.abort()
        except (asyncio.IncompleteReadError, _Closed):
            pass
        finally:
            self._end()

    def _end(self) -> None:
        for task in self._tasks:
            task.cancel()
        if self._active_row is not None:
            table = self._machine.router.tables["/user/active"]
            if table.get(self._active_row[".id"]) is self._active_row:
                table.remove(self._active_row)
                name = self._active_row["name"]
                self._machine.router.log("system,info,account", f"user {name} logged out from {self._peer} via api")
        self._writer.close()

    def abort(self) -> None:
        """Drops the connection as a power cut would."""
        self._writer.transport.abort()

    def farewell(self) -> None:
        """``!fatal`` and close, as at shutdown."""
        self._writer.write(encode_sentence(["!fatal", "shutting down"]))
        self._writer.close()

    async def _send(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    @staticmethod
    def _sentence(head: str, tag: str | None, words: Iterable[str] = ()) -> bytes:
        return encode_sentence([head, *([] if tag is None else [f".tag={tag}"]), *words])

    async def _fatal(self, reason: str) -> None:
        await self._send(encode_sentence(["!fatal", reason]))
        raise _Closed

    # --- dispatch ---------------------------------------------------------------------------------------------

    async def _handle(self, words: list[str]) -> None:
        request = Request.parse(words)
        fault = self._machine.faults.strike(request.command)
        if fault is not None and fault.kind is FaultKind.CLOSE_BEFORE:
            raise _Closed
        if request.command == "/quit":
            await self._fatal("session terminated on request")
        elif request.command == "/login":
            await self._answer(request, self._login, fault)
        elif self._account is None:
            await self._fatal("not logged in")
        elif request.command == "/cancel":
            await self._cancel(request)
        elif fault is not None and fault.kind in (FaultKind.DELAY, FaultKind.DRIP) and request.tag is not None:
            # Tagged commands run side by side: a slow one does not hold up the others.
            self._start(self._answer(request, self._execute, fault))
        else:
            await self._answer(request, self._execute, fault)

    async def _answer(self, request: Request, work: Callable[[Request], Reply | None], fault: Fault | None) -> None:
        if fault is not None and fault.kind is FaultKind.DELAY:
            await asyncio.sleep(fault.seconds)
        tag = request.tag
        if fault is not None and fault.kind is FaultKind.WRONG_TAG:
            tag = f"{tag or ''}x"
        try:
            if fault is not None and fault.kind is FaultKind.TRAP:
                raise Trap(fault.message)
            reply = work(request)
        except Trap as trap:
            data = self._sentence("!trap", tag, trap.words()) + self._sentence("!done", tag)
        else:
            if reply is None:
                return
            data = b"".join(self._sentence("!re", tag, row) for row in reply.rows)
            if reply.printed and not reply.rows and self._machine.router.profile.empty_reply:
                data += self._sentence("!empty", tag)
            data += self._sentence("!done", tag, reply.done)
        if fault is not None and fault.kind is FaultKind.DRIP:
            await self._drip(data, fault.seconds)
        elif fault is not None and fault.kind in _CUTTING:
            await self._cut_short(data, fault.kind)
        else:
            await self._send(data)

    async def _drip(self, data: bytes, pause: float) -> None:
        for index in range(len(data)):
            await self._send(data[index : index + 1])
            await asyncio.sleep(pause)

    async def _cut_short(self, data: bytes, kind: FaultKind) -> None:
        if kind in (FaultKind.HALF_SENTENCE, FaultKind.RESET):
            await self._send(data[: len(data) // 2])
        if kind is FaultKind.RESET:
            self._writer.transport.abort()
        if kind in (FaultKind.RESET, FaultKind.CLOSE_AFTER):
            raise _Closed

    def _execute(self, request: Request) -> Reply | None:
        assert self._account is not None
        outcome = Commands(self._machine.router, self._account).execute(request)
        if isinstance(outcome, Reply):
            return outcome
        if isinstance(outcome, PowerAction):
            self._machine.power_action(outcome.verb)
            return None
        work = self._listen(outcome, request.tag) if isinstance(outcome, Listening) else None
        if isinstance(outcome, Monitoring):
            work = self._monitor(outcome, request.tag)
        if work is not None:
            self._produced.discard(request.tag)
            self._streams[request.tag] = self._start(work)
        return None

    def _start(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        async def until_the_peer_leaves() -> None:
            with suppress(ConnectionError):
                await work

        task = asyncio.get_running_loop().create_task(until_the_peer_leaves())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        # A task cancelled before its first step never looks at its work.
        task.add_done_callback(lambda _: work.close())
        return task

    # --- streams ----------------------------------------------------------------------------------------------

    async def _listen(self, listening: Listening, tag: str | None) -> None:
        changes: asyncio.Queue[list[str]] = asyncio.Queue()

        def changed(row: Row) -> None:
            words = listening.render(row)
            if words is not None:
                changes.put_nowait(words)

        unsubscribe = listening.table.subscribe(changed)
        try:
            while True:
                words = await changes.get()
                self._produced.add(tag)
                await self._send(self._sentence("!re", tag, words))
        finally:
            unsubscribe()

    async def _monitor(self, monitoring: Monitoring, tag: str | None) -> None:
        section = 0
        while True:
            for words in monitoring.sample(section):
                self._produced.add(tag)
                await self._send(self._sentence("!re", tag, words))
            section += 1
            await asyncio.sleep(1)

    async def _cancel(self, request: Request) -> None:
        wanted = request.arguments.get("tag")
        tags = list(self._streams) if wanted is None else [tag for tag in self._streams if tag == wanted]
        for tag in tags:
            self._streams.pop(tag).cancel()
            await self._send(self._sentence("!trap", tag, interrupted().words()))
        await self._send(self._sentence("!done", request.tag))
        for tag in tags:
            if tag not in self._produced and self._machine.router.profile.empty_after_cancel:
                await self._send(self._sentence("!empty", tag))
            await self._send(self._sentence("!done", tag))

    # --- login ------------------------------------------------------------------------------------------------

    def _login(self, request: Request) -> Reply:
        name = request.arguments.get("name")
        if name is None:
            self._challenge = secrets.token_bytes(16)
            return Reply(done=[f"=ret={self._challenge.hex()}"])
        router = self._machine.router
        named = router.tables["/user"].named(name)
        known = router.passwords.get(name)
        user = named[0] if named and known is not None else None
        accepted = False
        if user is not None and known is not None:
            policies = router.policies(user.get("group", ""))
            accepted = self._proved(request, known) and "api" in policies and user.get("disabled") != "true"
        if user is None or not accepted:
            router.log("system,error,critical", f"login failure for user {name} from {self._peer} via api")
            raise Trap("invalid user name or password (6)" if "response" not in request.arguments else "cannot log in")
        self._account = Account(name, user["group"], router.policies(user["group"]))
        self._sentences.logged_in = True
        user["last-logged-in"] = router.stamp()
        self._active_row = router.tables["/user/active"].insert(
            {"when": router.stamp(), "name": name, "address": self._peer, "via": "api", "group": user["group"]}
        )
        router.log("system,info,account", f"user {name} logged in from {self._peer} via api")
        return Reply()

    def _proved(self, request: Request, password: str) -> bool:
        response = request.arguments.get("response")
        if response is None:
            given = request.arguments.get("password", "")
            return secrets.compare_digest(given.encode("latin-1"), password.encode("utf-8"))
        if self._challenge is None:
            return False
        digest = hashlib.md5(b"\0" + password.encode("utf-8") + self._challenge, usedforsecurity=False)
        self._challenge = None
        return secrets.compare_digest(response, "00" + digest.hexdigest())
