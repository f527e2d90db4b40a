"""Two processes of ``tiknet-server serve`` on one PostgreSQL: together they are one server."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from embedded_server.context import open_context
from embedded_server.database import Database
from embedded_server.features.accounts.service import NewOwner, create_owner
from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from embedded_server.migrate import HEAD, current_revision
from embedded_server.settings import Settings
from tests.server.databases import PostgresServer
from tests.server.shops import OWNER, PASSWORD

COMMAND = [sys.executable, "-m", "embedded_server.cli"]


@dataclass
class Workers:
    """Two running processes and a client signed in at the first of them, for each."""

    urls: list[str]
    clients: list[httpx.Client]
    database_url: str
    folder: Path
    partner_id: int

    def client(self, number: int, token: str = "") -> httpx.Client:
        """A client of one of them."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(base_url=f"{self.urls[number]}/partner", headers=headers, timeout=60, trust_env=False)

    def sign_in(self, number: int) -> str:
        """A new access token, from one of them."""
        with self.client(number) as client:
            answer = client.post("/login/", json={"email": OWNER, "password": PASSWORD})
        token: str = answer.json()["data"]["access"]
        return token


@pytest.fixture(scope="module")
def workers(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    folder = tmp_path_factory.mktemp("workers")
    url = postgres.empty_url()
    with ExitStack() as stack:
        arguments = [*COMMAND, "serve", "--data-dir", str(folder), "--database", url]
        # Both start on an empty database at once: one migrates it, the other finds it done.
        processes = [
            stack.enter_context(subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
            for _ in range(2)
        ]
        for process in processes:
            stack.callback(process.kill)
        urls = []
        for process in processes:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line, process.communicate(timeout=20)[1]
            urls.append(json.loads(line)["url"])
        context = open_context(Settings(folder, database_url=url))
        owner = create_owner(context.database, NewOwner(OWNER, PASSWORD))
        context.database.close()
        served = Workers(urls, [], url, folder, owner.partner_id)
        token = served.sign_in(0)
        served.clients = [stack.enter_context(served.client(number, token)) for number in range(2)]
        yield served


def test_both_migrated_one_database_once(workers: Workers) -> None:
    database = Database(workers.database_url)
    assert current_revision(database) == HEAD
    database.close()
    names = {client.get("/capabilities/").json()["data"]["database"] for client in workers.clients}
    assert len(names) == 1


def test_simultaneous_requests_with_one_key_at_both_have_one_effect(workers: Workers) -> None:
    for attempt in range(5):
        before = workers.clients[0].get("/customers/paginate-list/").json()["data"]["count"]
        start = threading.Barrier(8)

        def create(number: int, key: str = f"key-{attempt}", start: threading.Barrier = start) -> httpx.Response:
            start.wait()
            body = {"first_name": "Ama", "phone": "+22890000001"}
            return workers.clients[number % 2].post("/customers/create/", json=body, headers={"Idempotency-Key": key})

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(create, range(8)))
        assert {answer.status_code for answer in answers} <= {201, 409}
        assert len({answer.json()["data"]["id"] for answer in answers if answer.status_code == 201}) == 1
        assert workers.clients[1].get("/customers/paginate-list/").json()["data"]["count"] == before + 1


def test_withdrawals_at_both_never_exceed_the_balance(workers: Workers) -> None:
    context = open_context(Settings(workers.folder, database_url=workers.database_url))
    with context.database.write() as session:
        payment = OnlinePayment("online-1", Decimal(1000), "plan", 1, "Journée")
        record_online_payment(session, workers.partner_id, payment)
    context.database.close()
    balance = Decimal(workers.clients[0].get("/wallet/balance/").json()["data"]["wallet_balance"])
    assert balance > 0
    made = workers.clients[0].post("/payment-methods/create/", json={"name": "Moov", "numbers": "90000000"})
    destination = made.json()["data"]["id"]
    part = (balance / 4).quantize(Decimal("0.01"))
    start = threading.Barrier(12)

    def withdraw(number: int) -> httpx.Response:
        start.wait()
        body = {"amount": str(part), "payment_method": destination}
        return workers.clients[number % 2].post("/withdrawals/create/", json=body)

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(withdraw, range(12)))
    granted = sum(answer.is_success for answer in answers)
    assert 1 <= granted * part <= balance
    assert {answer.status_code for answer in answers if not answer.is_success} == {400}
    left = Decimal(workers.clients[1].get("/wallet/balance/").json()["data"]["wallet_balance"])
    assert left == balance - granted * part


def test_a_client_that_follows_the_feed_misses_no_change_of_concurrent_writers(workers: Workers) -> None:
    writing = threading.Event()
    writing.set()

    def create(number: int) -> int:
        body = {"first_name": f"Writer {number}", "phone": f"{number}"}
        answer = workers.clients[number % 2].post("/customers/create/", json=body)
        assert answer.status_code == 201, answer.text
        row_id: int = answer.json()["data"]["id"]
        return row_id

    def follow(number: int) -> set[int]:
        """Ids seen by a reader who asks both in turn and never looks back."""
        seen: set[int] = set()
        cursor = workers.clients[number].get("/changes/?limit=5000").json()["data"]["cursor"]
        last_round = False
        while True:
            data = workers.clients[number].get("/changes/", params={"since": cursor, "limit": 3}).json()["data"]
            seen |= {entry["id"] for entry in data["changes"] if entry["resource"] == "customers"}
            cursor, number = data["cursor"], 1 - number
            if last_round and not data["has_more"]:
                return seen
            last_round = not writing.is_set()

    with ThreadPoolExecutor(12) as pool:
        readers = [pool.submit(follow, number) for number in range(2)]
        made = list(pool.map(create, range(100, 220)))
        writing.clear()
        for reader in readers:
            assert set(made) - reader.result(60) == set()
    digests = [client.get("/sync/digest/").json()["data"] for client in workers.clients]
    assert digests[0] == digests[1]


def test_a_sign_out_at_one_is_known_at_the_other_at_once(workers: Workers) -> None:
    token = workers.sign_in(0)
    with workers.client(1, token) as elsewhere:
        assert elsewhere.get("/profile/").status_code == 200
        for row in elsewhere.get("/sessions/list/").json()["data"]:
            if row.get("is_current"):
                session = row["id"]
        assert workers.clients[0].delete(f"/sessions/{session}/delete/").status_code in (200, 204)
        assert elsewhere.get("/profile/").status_code == 401


def test_wrong_passwords_are_counted_together(workers: Workers) -> None:
    context = open_context(Settings(workers.folder, database_url=workers.database_url))
    create_owner(context.database, NewOwner("guessed@example.com", PASSWORD))
    context.database.close()
    for number in range(30):
        with workers.client(number % 2) as client:
            client.post("/login/", json={"email": "guessed@example.com", "password": "wrong"})
    for number in range(2):
        with workers.client(number) as client:
            answer = client.post("/login/", json={"email": "guessed@example.com", "password": PASSWORD})
        assert answer.status_code in (403, 429)


def test_one_process_of_all_leads_until_it_is_gone(workers: Workers) -> None:
    # Both workers run a fleet; whichever was first leads, so nobody else does.
    third = Database(workers.database_url)
    assert third.leads() is False
    third.close()


def test_leadership_passes_on(postgres: PostgresServer) -> None:
    url = postgres.empty_url()
    first, second = Database(url), Database(url)
    assert (first.leads(), second.leads(), first.leads()) == (True, False, True)
    first.close()
    assert second.leads() is True
    second.close()
