"""What ``tiknet-server`` says of itself, and the scripts that make its tables."""

from __future__ import annotations

import json
import subprocess
import sys

from embedded_server.migrate import HEAD, SCRIPTS


def test_the_openapi_document_names_every_bound_route() -> None:
    from embedded_server.features import every_endpoint

    command = [sys.executable, "-m", "embedded_server.cli", "openapi"]
    document = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout)
    for binding in every_endpoint():
        for route in binding.operation.served:
            entry = document["paths"][f"/v1{route.path}"][route.method.lower()]
            assert entry["summary"]
            if binding.operation.permissions:
                assert "403" in entry["responses"]


def test_the_newest_revision_is_the_head_of_the_scripts() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]
