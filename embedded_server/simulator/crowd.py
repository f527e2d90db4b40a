"""People in a shop: vouchers on the router, devices that come, browse and go."""

from __future__ import annotations

from dataclasses import dataclass

from embedded_server.routeros import values
from embedded_server.simulator.hotspot import Client, LoginRefused
from embedded_server.simulator.router import Router
from embedded_server.simulator.tables import Row

_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_PHONES = ("Galaxy-A14", "itel-A60", "TECNO-SPARK-10", "Infinix-HOT-30", "Redmi-12C", "iPhone", "LAPTOP-HP", "Pixel-6a")
_PLANS = (("1-HEURE", "1h"), ("5-HEURES", "5h"), ("24-HEURES", "1d"), ("1-SEMAINE", "1w"))
_LEAVES_PER_SECOND = 1 / 1800
_RETURNS_PER_SECOND = 1 / 60
_LOGS_IN_PER_SECOND = 1 / 45


def voucher_code(router: Router) -> str:
    """Eight characters, never all digits."""
    while True:
        code = "".join(router.random.choices(_ALPHABET, k=8))
        if not code.isdigit():
            return code


def _usable(row: Row) -> bool:
    if row.get("default") == "true" or row.get("disabled") == "true":
        return False
    left = values.duration_seconds(row.get("limit-uptime")) - values.duration_seconds(row.get("uptime"))
    return "limit-uptime" not in row or left > 60


@dataclass
class _Person:
    client: Client
    customer: bool


class Crowd:
    """Drives the clients of one router."""

    def __init__(self, router: Router) -> None:
        self._router = router
        self._random = router.random
        self._people: list[_Person] = []
        self._drawer: list[str] = []
        self._add_vouchers(router.options.users)
        for number in range(router.options.bystanders + router.options.clients):
            person = _Person(self._device(number), customer=number >= router.options.bystanders)
            self._people.append(person)
            if router.options.hotspot:
                self._arrive(person)

    def _add_vouchers(self, count: int) -> None:
        table = self._router.tables["/ip/hotspot/user"]
        for number in range(count):
            profile, limit = _PLANS[self._random.randrange(len(_PLANS))]
            code = voucher_code(self._router)
            row = {
                "name": code, "password": code, "profile": profile, "limit-uptime": limit,
                "comment": f"vc-{100 + number % 900}-11.20.26-",
            }  # fmt: skip
            if self._random.random() < 0.1:
                spent = self._random.randint(60, values.duration_seconds(limit))
                row |= {"uptime": values.format_duration(spent), "bytes-in": str(spent * 900)}
                row |= {"bytes-out": str(spent * 7000)}
            table.insert(row)

    def _device(self, number: int) -> Client:
        high, low = divmod(number + 10, 240)
        return Client(
            mac=f"02:{number >> 16 & 255:02X}:{number >> 8 & 255:02X}:{number & 255:02X}:5A:{number * 37 % 256:02X}",
            address=f"10.10.{high % 16}.{low + 1}",
            host_name=f"{_PHONES[number % len(_PHONES)]}-{number}",
        )

    def gather(self) -> None:
        """Everyone who waits at the login page logs in now, as if they had done so in the last hour."""
        for person in self._people:
            if person.customer and person.client.session is None:
                self._settle(person)

    def _arrive(self, person: _Person) -> None:
        self._router.hotspot.join(person.client)
        if person.customer:
            self._settle(person)

    def _settle(self, person: _Person) -> None:
        hotspot = self._router.hotspot
        elapsed = self._random.randint(30, 3000)
        self._browse(person.client)
        self._log_in(person.client)
        session = person.client.session
        if session is None:
            return
        if session.seconds_left is not None:
            elapsed = min(elapsed, int(session.seconds_left * 0.6))
        session.uptime = float(elapsed)
        session.bytes_in, session.bytes_out = elapsed * 9_000.0, elapsed * 61_000.0
        if person.client.host is not None:
            person.client.host["uptime"] = values.format_duration(elapsed + 20)
        hotspot.show(session)

    def _browse(self, client: Client) -> None:
        client.upload_bps = self._random.randint(16_000, 260_000)
        client.download_bps = self._random.randint(64_000, 1_900_000)

    def _free_voucher(self) -> Row | None:
        """A voucher nobody uses and that has time left; the drawer is refilled when it is empty."""
        busy = {row.get("user") for row in self._router.tables["/ip/hotspot/active"]}
        table = self._router.tables["/ip/hotspot/user"]
        if not self._drawer:
            kept = {row.get("user") for row in self._router.tables["/ip/hotspot/cookie"]}
            self._drawer = [row["name"] for row in table if _usable(row) and row["name"] not in busy | kept]
            self._random.shuffle(self._drawer)
        while self._drawer:
            for row in table.named(self._drawer.pop()):
                if _usable(row) and row["name"] not in busy:
                    return row
        return None

    def _log_in(self, client: Client) -> None:
        voucher = self._free_voucher()
        if voucher is None:
            return
        try:
            self._router.hotspot.login(client, voucher["name"], voucher.get("password", ""))
        except LoginRefused:
            client.upload_bps = client.download_bps = 0

    def advance(self, seconds: int) -> None:
        """People decide what to do next."""
        for person in self._people:
            client = person.client
            if client.host is None and client.present:
                self._router.hotspot.join(client)
            if not person.customer:
                continue
            chance = self._random.random() / seconds
            if not client.present:
                if chance < _RETURNS_PER_SECOND:
                    self._router.hotspot.join(client)
            elif client.session is None:
                self._browse(client)
                if chance < _LOGS_IN_PER_SECOND:
                    self._log_in(client)
            elif chance < _LEAVES_PER_SECOND:
                self._router.hotspot.leave(client)
            elif chance < 0.2:
                self._browse(client)
