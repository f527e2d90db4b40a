"""The same customers list with nothing around the query: Starlette and sqlite3, a count kept from the start, no token.

Run as ``python -m tests.benchmarks.bare_server FILE``.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from tests.benchmarks.list_load import serve

_ROWS = (
    "SELECT id, blocked, date_added, first_name, last_name, email, phone, country FROM customers"
    " WHERE partner_id = 1 ORDER BY id DESC LIMIT ? OFFSET ?"
)


def application(file: str) -> Starlette:
    """The server of one database."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.row_factory = sqlite3.Row
    count = connection.execute("SELECT count(*) FROM customers WHERE partner_id = 1").fetchone()[0]

    async def page(request: Request) -> JSONResponse:
        number, size = int(request.query_params["page"]), int(request.query_params["page_size"])
        rows = [dict(row) for row in connection.execute(_ROWS, (size, (number - 1) * size))]
        return JSONResponse({"count": count, "next": None, "previous": None, "results": rows})

    return Starlette(routes=[Route("/customers/", page)])


if __name__ == "__main__":
    asyncio.run(serve(application(sys.argv[1])))
