"""Two independent clients must read the same text from the simulator."""

from __future__ import annotations

import librouteros
import pytest
import routeros_api

from .conftest import RouterMaker

# Measured anew at every print.
VOLATILE = {"cpu-load", "free-memory", "value", "voltage", "temperature"}
Rows = list[dict[str, str]]


def _by_librouteros(api: librouteros.api.Api, menu: str) -> Rows:
    """As text: the library's own parser casts, so its words are split here."""
    api.protocol.writeSentence(f"{menu}/print")
    rows: Rows = []
    while True:
        head, words = api.protocol.readSentence()
        if head == "!done":
            return rows
        if head == "!re":
            rows.append(dict(word[1:].split("=", 1) for word in words))


def _by_routeros_api(api: routeros_api.api.RouterOsApi, menu: str) -> Rows:
    return [
        {("id" if key == "id" else key): value for key, value in row.items()} for row in api.get_resource(menu).get()
    ]


def _steady(rows: Rows) -> Rows:
    return [{key.lstrip("."): value for key, value in row.items() if key not in VOLATILE} for row in rows]


@pytest.mark.parametrize("version", ["6.49.17", "7.16.2", "7.20.8"])
def test_both_clients_read_the_same_rows_of_every_menu(make_router: RouterMaker, version: str) -> None:
    router = make_router(version=version, clients=8, users=60)
    menus = router.call(lambda simulator: sorted(simulator.router.tables))
    pool = routeros_api.RouterOsApiPool(
        "127.0.0.1", username="admin", password="demo", port=router.port, plaintext_login=True
    )
    other = pool.get_api()
    ours = librouteros.connect("127.0.0.1", "admin", "demo", port=router.port, encoding="latin-1")
    try:
        filled = 0
        for menu in menus:
            mine, theirs = _steady(_by_librouteros(ours, menu)), _steady(_by_routeros_api(other, menu))
            assert mine == theirs, menu
            filled += bool(mine)
        assert filled > 20
    finally:
        ours.close()
        pool.disconnect()


def test_the_second_client_writes_queries_and_meets_refusals(make_router: RouterMaker) -> None:
    router = make_router()
    pool = routeros_api.RouterOsApiPool(
        "127.0.0.1", username="admin", password="demo", port=router.port, plaintext_login=True
    )
    users = pool.get_api().get_resource("/ip/hotspot/user")
    try:
        users.add(name="ABC234", password="0012", comment="été")
        assert users.get(name="ABC234")[0]["password"] == "0012"
        assert users.get(name="NOBODY") == []
        with pytest.raises(routeros_api.exceptions.RouterOsApiCommunicationError, match="already have user"):
            users.add(name="ABC234")
        item = users.get(name="ABC234")[0]["id"]
        users.set(id=item, disabled="yes")
        users.remove(id=item)
        assert users.get(name="ABC234") == []
    finally:
        pool.disconnect()
