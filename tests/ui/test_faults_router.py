"""A router that does not let us in: each cause has its own sentence in the form, from a real server and a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from embedded_server.simulator.faults import Fault, FaultKind
from embedded_server.simulator.options import SimulatorOptions
from embedded_server.simulator.thread import SimulatorThread
from tests.faulty_server import _self_signed, refused_url
from tests.ui.conftest import Run
from tests.ui.real_desktop import form, pane, press, reads, running, set_up, write
from ui.kit.i18n import set_language

SENTENCES = {
    "password": (
        "Le routeur refuse cet utilisateur ou ce mot de passe.",
        "The router refuses this user or this password.",
    ),
    "port": ("Le routeur refuse la connexion.", "The router refuses the connection."),
    "tls": (
        "La connexion sécurisée (TLS) ne correspond pas.",
        "The secure connection (TLS) does not match.",
    ),
    "stops": ("La connexion s’est coupée en chemin.", "The connection broke in the middle."),
    "silent": ("Le routeur ne répond pas.", "The router does not answer."),
    "name": ("Ce nom n’existe pas sur le réseau.", "This name does not exist on the network."),
}


@pytest.fixture
def router() -> Iterator[SimulatorThread]:
    with SimulatorThread(SimulatorOptions(port=0, clients=0, users=3)) as made:
        yield made


@pytest.fixture
def secure_router(tmp_path: Path) -> Iterator[SimulatorThread]:
    certificate = tmp_path / "router.pem"
    certificate.write_bytes(_self_signed())
    options = SimulatorOptions(port=0, clients=0, users=0, tls_certificate=str(certificate))
    with SimulatorThread(options) as made:
        yield made


async def _add(values: dict[str, str]) -> None:
    press("Ajouter un routeur")
    await reads("Utilisateur du routeur")
    for key, text in {"name": "Comptoir", "username": "admin", "password": "demo", **values}.items():
        write(form().form, key, text)
    form().submit.click()


def test_every_cause_has_its_sentence_and_a_correction_makes_one_router(
    tmp_path: Path, run: Run[Any], router: SimulatorThread, secure_router: SimulatorThread
) -> None:
    async def try_everything() -> None:
        async with running(tmp_path / "data") as desktop:
            await set_up(desktop)
            await pane(desktop, "routers")
            await reads("Ajouter un routeur")
            here = {"ip_address": "127.0.0.1", "api_port": str(router.port)}
            await _add({**here, "password": "faux"})
            await reads(SENTENCES["password"][0])

            async def again(values: dict[str, str], cause: str) -> None:
                for key, text in {**here, "password": "demo", **values}.items():
                    write(form().form, key, text)
                form().submit.click()
                await reads(SENTENCES[cause][0])
                set_language("en")
                await reads(SENTENCES[cause][1])
                set_language("fr")

            dead = refused_url().rpartition(":")[2].partition("/")[0]
            await again({"api_port": dead}, "port")
            await again({"api_port": str(secure_router.port)}, "tls")
            await again({"ip_address": "pas-de-routeur.example"}, "name")
            router.inject(Fault(FaultKind.RESET, "/system/resource/print", times=50))
            await again({}, "stops")
            router.clear_faults()
            write(form().form, "password", "demo")
            form().submit.click()
            await reads("Accès de contrôle joignable")
            router.inject(Fault(FaultKind.HALF_SENTENCE, "/system/resource/print", times=1000))
            await reads("Comptoir ne répond plus depuis")
            services = desktop.services
            assert services is not None
            from tiknet_desktop.storage.records import RecordQuery

            assert (await services.records.page(RecordQuery("routers"), 0, 5)).total == 1

    run(try_everything())
