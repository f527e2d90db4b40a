"""Menu commands of the simulated router: what each verb does to the tables, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from embedded_server.routeros import values
from embedded_server.simulator import traps
from embedded_server.simulator.hotspot import LoginRefused
from embedded_server.simulator.queries import Query
from embedded_server.simulator.router import Router
from embedded_server.simulator.tables import Row, Table
from embedded_server.simulator.traps import Trap

_PRINT_ARGUMENTS = frozenset(
    {"count-only", "detail", "stats", "brief", "terse", "value-list", "without-paging", "as-value", "follow", "from"}
)
_READS = frozenset({"print", "getall", "listen", "get", "monitor-traffic"})
_FULL_POLICY = "ftp,reboot,read,write,policy,test,password,sniff,sensitive,romon"
_DEVICE_MODE_NOTE = "inactivated, not allowed by device-mode"
_COUNTERS = ("bytes-in", "bytes-out", "packets-in", "packets-out")


@dataclass(frozen=True)
class Account:
    """Who is logged in."""

    name: str
    group: str
    policies: frozenset[str]


@dataclass(frozen=True)
class Request:
    """One command sentence taken apart."""

    command: str
    arguments: Mapping[str, str]
    queries: tuple[str, ...]
    tag: str | None

    @classmethod
    def parse(cls, words: Sequence[str]) -> Request:
        """Attribute words in any order; the value is everything after the second ``=``."""
        arguments: dict[str, str] = {}
        queries: list[str] = []
        tag: str | None = None
        for word in words[1:]:
            if word.startswith("="):
                name, _, value = word[1:].partition("=")
                arguments[name] = value
            elif word.startswith("?"):
                queries.append(word)
            elif word.startswith(".tag="):
                tag = word[5:]
        return cls(words[0], arguments, tuple(queries), tag)


@dataclass
class Reply:
    """Rows, then ``!done`` with these words."""

    rows: list[list[str]] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    printed: bool = False


@dataclass(frozen=True)
class Listening:
    """Answer changes of a table until cancelled."""

    table: Table
    render: Callable[[Row], list[str] | None]


@dataclass(frozen=True)
class Monitoring:
    """Answer a sample each second until cancelled."""

    sample: Callable[[int], list[list[str]]]


@dataclass(frozen=True)
class PowerAction:
    """The router goes away: ``reboot`` or ``shutdown``."""

    verb: str


Outcome = Reply | Listening | Monitoring | PowerAction


def _words(row: Mapping[str, str], proplist: frozenset[str] | None) -> list[str]:
    return [f"={name}={value}" for name, value in row.items() if proplist is None or name in proplist]


class Commands:
    """Carries out requests on one router for one account."""

    def __init__(self, router: Router, account: Account) -> None:
        self._router = router
        self._account = account
        self._verbs: dict[str, Callable[[Table, Request], Outcome]] = {
            "print": self._print,
            "getall": self._print,
            "listen": self._listen,
            "get": self._get,
            "add": self._add,
            "set": self._set,
            "unset": self._unset,
            "remove": self._remove,
            "enable": self._enable,
            "disable": self._disable,
            "comment": self._comment,
            "reset-counters": self._reset_counters,
            "move": self._move,
            "make-static": self._make_static,
            "login": self._hotspot_login,
            "run": self._run_script,
            "monitor-traffic": self._monitor_traffic,
        }

    def execute(self, request: Request) -> Outcome:
        """Does the command. Raises ``Trap`` when the router would refuse."""
        if request.command in ("/system/reboot", "/system/shutdown"):
            self._require("reboot")
            return PowerAction(request.command.rpartition("/")[2])
        menu, _, verb = request.command.rpartition("/")
        if not self._router.grammar.has_menu(menu) or menu not in self._router.tables:
            raise traps.no_such_menu()
        if verb not in self._verbs or not self._router.grammar.has_verb(menu, verb):
            raise traps.no_such_command()
        self._check_rights(menu, verb)
        self._check_arguments(menu, verb, request)
        return self._verbs[verb](self._router.tables[menu], request)

    # --- checks -----------------------------------------------------------------------------------------------

    def _require(self, policy: str) -> None:
        if policy not in self._account.policies:
            raise traps.not_permitted()

    def _check_rights(self, menu: str, verb: str) -> None:
        self._require("read" if verb in _READS else "write")
        if menu in ("/user", "/user/group") and verb not in _READS:
            self._require("policy")

    def _check_arguments(self, menu: str, verb: str, request: Request) -> None:
        if verb in ("print", "getall", "listen"):
            known = _PRINT_ARGUMENTS
        elif verb in ("get", "unset"):
            known = frozenset({"value-name"})
        elif verb == "comment":
            known = frozenset({"comment"})
        else:
            known = self._router.grammar.arguments(menu, verb)
        for name in request.arguments:
            if name not in known and name not in (".id", "numbers", ".proplist"):
                raise traps.unknown_parameter(name)

    def _given(self, request: Request) -> dict[str, str]:
        skipped = (".id", "numbers", ".proplist", "copy-from", "place-before")
        return {name: value for name, value in request.arguments.items() if name not in skipped}

    @staticmethod
    def _items(table: Table, request: Request) -> list[Row]:
        if table.spec.singleton:
            return list(table)
        reference = request.arguments.get(".id", request.arguments.get("numbers"))
        if reference is None:
            raise Trap("missing or invalid resource identifier", 0)
        # All ids are looked up before anything is done: one bad id fails the whole command.
        return [table.find(item) for item in reference.split(",")]

    # --- reading ----------------------------------------------------------------------------------------------

    def _visible(self, table: Table, row: Row) -> Row:
        hidden = table.spec.secret if "sensitive" not in self._account.policies else ()
        shown = {name: value for name, value in row.items() if name not in hidden} if hidden else row
        if table.spec.path == "/ip/hotspot" and self._router.options.device_mode in ("home", "basic"):
            shown = {**shown, "about": _DEVICE_MODE_NOTE}
        return shown

    @staticmethod
    def _proplist(request: Request) -> frozenset[str] | None:
        text = request.arguments.get(".proplist", "")
        return frozenset(text.split(",")) if text else None

    @staticmethod
    def _query(request: Request) -> Query:
        try:
            return Query(request.queries)
        except ValueError:
            raise Trap("invalid query", 1) from None

    def _print(self, table: Table, request: Request) -> Reply:
        self._router.refresh(table.spec.path)
        rows = list(table.select(self._query(request)))
        wanted = request.arguments.get(".id")
        if wanted is not None:
            rows = [row for row in rows if row.get(".id") in wanted.split(",")]
        if "count-only" in request.arguments:
            return Reply(done=[f"=ret={len(rows)}"])
        proplist = self._proplist(request)
        return Reply([_words(self._visible(table, row), proplist) for row in rows], printed=True)

    def _listen(self, table: Table, request: Request) -> Listening:
        query, proplist = self._query(request), self._proplist(request)

        def render(row: Row) -> list[str] | None:
            if ".dead" in row:
                return _words(row, None)
            return _words(self._visible(table, row), proplist) if query.matches(row, table.spec.sort_key) else None

        return Listening(table, render)

    def _get(self, table: Table, request: Request) -> Reply:
        self._router.refresh(table.spec.path)
        row = self._visible(table, self._items(table, request)[0])
        name = request.arguments.get("value-name", "")
        return Reply(done=[f"=ret={row.get(name, '')}"])

    def _monitor_traffic(self, _table: Table, request: Request) -> Outcome:
        table = self._router.tables["/interface"]
        names = [name for name in request.arguments.get("interface", "").split(",") if name]
        for name in names:
            if name != "aggregate" and not table.named(name) and table.get(name) is None:
                raise traps.bad_reference("interface")

        def sample(section: int) -> list[list[str]]:
            return [[*self._traffic_words(table, name), f"=.section={section}"] for name in names]

        if "once" in request.arguments:
            return Reply([words[:-1] for words in sample(0)])
        return Monitoring(sample)

    def _traffic_words(self, table: Table, reference: str) -> list[str]:
        if reference == "aggregate":
            ports = [self._router.port_rates(row["name"]) for row in table if row.get("type") == "ether"]
            name, received, sent = "aggregate", sum(rx for rx, _ in ports), sum(tx for _, tx in ports)
        else:
            name = table.find(reference)["name"]
            received, sent = self._router.port_rates(name)
        words = [f"=name={name}"]
        for direction, rate in (("rx", received), ("tx", sent)):
            packets = rate // 7200
            words += [
                f"={direction}-packets-per-second={packets}",
                f"={direction}-bits-per-second={rate}",
                f"=fp-{direction}-packets-per-second={packets}",
                f"=fp-{direction}-bits-per-second={rate}",
                f"={direction}-drops-per-second=0",
                f"={direction}-errors-per-second=0",
            ]
        return [*words, "=tx-queue-drops-per-second=0"]

    # --- writing ----------------------------------------------------------------------------------------------

    def _add(self, table: Table, request: Request) -> Reply:
        given = self._given(request)
        path = table.spec.path
        if path == "/ip/hotspot" and self._router.options.device_mode in ("home", "basic"):
            raise Trap("failure: not allowed by device-mode")
        if path in ("/system/scheduler", "/system/script"):
            self._check_policy(given.setdefault("policy", _FULL_POLICY))
            given.setdefault("owner", self._account.name)
            given.setdefault("name", f"{path.rpartition('/')[2]}{table.next_id}")
        if path == "/system/scheduler":
            self._check_start(given)
        if path == "/ip/address":
            self._complete_address(given)
        password = given.pop("password", "") if path == "/user" else ""
        row = table.add(given)
        if path == "/user":
            self._router.passwords[row["name"]] = password
        self._after_write(table, row)
        return Reply(done=[f"=ret={row['.id']}"])

    def _check_policy(self, policy: str) -> None:
        if not set(policy.split(",")) <= self._account.policies:
            raise traps.not_permitted()

    @staticmethod
    def _complete_address(given: dict[str, str]) -> None:
        if given.get("address") and "/" not in given["address"]:
            given["address"] += "/32"
        if given.get("address", "").endswith("/32"):
            given.setdefault("network", given["address"].removesuffix("/32"))
        if "interface" in given:
            given["actual-interface"] = given["interface"]

    @staticmethod
    def _check_start(given: Mapping[str, str]) -> None:
        date, time = given.get("start-date", "2026-01-01"), given.get("start-time", "startup")
        try:
            values.check_date_and_time(date, "00:00:00" if time == "startup" else time)
        except ValueError:
            raise traps.bad_value("start-time" if "start-time" in given else "start-date") from None

    def _after_write(self, table: Table, row: Row) -> None:
        if table.spec.path == "/system/scheduler":
            self._router.schedule(row)

    def _set(self, table: Table, request: Request) -> Reply:
        given = self._given(request)
        path = table.spec.path
        rows = self._items(table, request)
        if path == "/system/scheduler":
            self._check_start(given)
        if path == "/system/clock":
            try:
                self._router.set_clock(given.pop("date", None), given.pop("time", None))
            except ValueError:
                raise traps.bad_value("date") from None
        if "policy" in given and path in ("/system/scheduler", "/system/script"):
            self._check_policy(given["policy"])
        password = given.pop("password", None) if path == "/user" else None
        for row in rows:
            if path == "/ip/dhcp-server/lease" and row.get("dynamic") == "true":
                raise Trap("failure: can not change dynamic lease")
            old_name = row.get("name", "")
            table.change(row, given)
            if path == "/user":
                known = self._router.passwords.pop(old_name, "")
                self._router.passwords[row["name"]] = known if password is None else password
            self._after_write(table, row)
        return Reply()

    def _unset(self, table: Table, request: Request) -> Reply:
        name = request.arguments.get("value-name", "")
        for row in self._items(table, request):
            table.change(row, {name: ""}) if name not in ("session-timeout",) else table.assign(row, {name: ""})
        return Reply()

    def _remove(self, table: Table, request: Request) -> Reply:
        rows = self._items(table, request)
        if any(row.get("default") == "true" for row in rows):
            raise Trap("failure: can not remove default item")
        hotspot = self._router.hotspot
        for row in rows:
            if table.spec.path == "/ip/hotspot/active":
                hotspot.kick(row)
            elif table.spec.path == "/queue/simple" and row.get("dynamic") == "true":
                raise Trap("failure: can not change dynamic")
            else:
                table.remove(row)
        return Reply()

    def _switch(self, table: Table, request: Request, disabled: str) -> Reply:
        for row in self._items(table, request):
            table.change(row, {"disabled": disabled})
            self._after_write(table, row)
        return Reply()

    def _enable(self, table: Table, request: Request) -> Reply:
        return self._switch(table, request, "no")

    def _disable(self, table: Table, request: Request) -> Reply:
        return self._switch(table, request, "yes")

    def _comment(self, table: Table, request: Request) -> Reply:
        for row in self._items(table, request):
            table.change(row, {"comment": request.arguments.get("comment", "")})
        return Reply()

    def _reset_counters(self, table: Table, request: Request) -> Reply:
        for row in self._items(table, request):
            reset = {name: "0" for name in row if name in _COUNTERS or name.endswith(("-byte", "-packet"))}
            if table.spec.path == "/ip/hotspot/user":
                reset["uptime"] = "0s"
            table.assign(row, reset)
        return Reply()

    def _move(self, table: Table, request: Request) -> Reply:
        self._items(table, request)
        return Reply()

    def _make_static(self, table: Table, request: Request) -> Reply:
        for row in self._items(table, request):
            table.assign(row, {"dynamic": "false"})
        return Reply()

    def _hotspot_login(self, _table: Table, request: Request) -> Reply:
        hotspot = self._router.hotspot
        wanted = request.arguments
        clients: Iterable[str] = hotspot.clients
        mac = wanted.get("mac-address") or next(
            (mac for mac in clients if hotspot.clients[mac].address == wanted.get("ip")), ""
        )
        if mac not in hotspot.clients:
            raise Trap("failure: no such host")
        try:
            hotspot.login(hotspot.clients[mac], wanted.get("user", ""), wanted.get("password", ""))
        except LoginRefused as refusal:
            raise Trap(f"failure: {refusal}") from None
        return Reply()

    def _run_script(self, table: Table, request: Request) -> Reply:
        for row in self._items(table, request):
            table.assign(row, {"run-count": str(int(row.get("run-count", "0")) + 1)})
            self._router.log("script,error", f"script {row.get('name', '')}: not understood by the simulator")
        return Reply()
