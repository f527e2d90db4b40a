"""One list page of customers, first and 4,000th of 100,000 rows: ours, a Django REST Framework server, a bare handler.

All three answer real HTTP on loopback from one uvicorn process each and take turns under the same load in one run. Ours
and Django's check a token. Bars (design, section 9): 10 times Django on the first page, 3 times on page 4,000.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.benchmarks.list_load import (
    FAR_PAGE,
    PAGE_SIZE,
    Target,
    compared,
    fill,
    interleaved,
    our_server,
    program,
    requests_per_second,
    sign_in,
)

_INSTALLED = find_spec("django") is not None and find_spec("rest_framework") is not None
ROUNDS = 5
SECONDS = 1.5
INSTALL = ".venv/bin/python -m pip install -c constraints.txt -e '.[bench]'"


def run() -> Iterator[dict[str, Any]]:
    """Ratios to Django and to the bare handler; a row that says so in place of the former where it is not installed."""
    if not _INSTALLED:
        yield {"bench": "server_drf", "skipped": f"Django REST Framework is not installed: {INSTALL}"}
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        folder = Path(name)
        file = fill(folder / "ours")
        copy = shutil.copy(file, folder / "drf.sqlite")
        ours = running.enter_context(program(*our_server(folder / "ours")))
        bare = running.enter_context(program("-m", "tests.benchmarks.bare_server", str(file)))
        bearer = f"Bearer {sign_in(ours.port)}"
        drf = running.enter_context(program("-m", "tests.benchmarks.drf_server", str(copy))) if _INSTALLED else None
        for bench, number in (("first_page", 1), (f"page_{FAR_PAGE}", FAR_PAGE)):
            query = f"page={number}&page_size={PAGE_SIZE}"
            targets = {
                "ours": Target(ours.port, f"/v1/partner/customers/paginate-list/?{query}", bearer),
                "bare": Target(bare.port, f"/customers/?{query}"),
            }
            if drf is not None:
                targets["drf"] = Target(drf.port, f"/customers/?{query}", f"Token {drf.ready['token']}")
                _assert_same(targets["ours"].page(), targets["drf"].page())
            found = interleaved({who: partial(requests_per_second, at, SECONDS) for who, at in targets.items()}, ROUNDS)
            for who in list(targets)[1:]:
                yield compared(f"server_list_{bench} against {who}", "requests/s", found["ours"], found[who])


def _assert_same(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Both must do the same work: a page of other rows or fields would compare nothing."""
    assert ours["count"] == theirs["count"], (ours["count"], theirs["count"])
    assert ours["results"] == theirs["results"], (ours["results"][0], theirs["results"][0])


if __name__ == "__main__":
    for row in run():
        print(json.dumps(row))
