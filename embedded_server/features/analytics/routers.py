"""Routers in figures: users and traffic, revenue, outages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from embedded_server.database import Reader, amount_text, moment_text, now
from embedded_server.periods import Span


@dataclass(slots=True)
class Outages:
    """How often and how long a router was away, in seconds."""

    count: int = 0
    seconds: int = 0


def outages(reader: Reader, partner: int, span: Span) -> dict[int, Outages]:
    """Outages within a span by router id. What is away now is away until now."""
    start = datetime.combine(span.first, time.min, UTC)
    end = min(datetime.combine(span.last, time.min, UTC) + timedelta(days=1), now())
    rows = reader.rows(
        "SELECT router_id, state, changed_at FROM router_state_changes WHERE partner_id = :partner"
        " AND changed_at < :end ORDER BY router_id, id",
        {"partner": partner, "end": moment_text(end)},
    )
    found: dict[int, Outages] = {}
    away: dict[int, datetime] = {}

    def ended(router: int, since: datetime, until: datetime) -> None:
        entry = found.setdefault(router, Outages())
        if until > start:
            entry.count += 1
            entry.seconds += max(int((until - max(since, start)).total_seconds()), 0)

    for router, state, changed_at in rows:
        moment = datetime.fromisoformat(changed_at)
        if state != "online":
            away.setdefault(router, moment)
        elif router in away:
            ended(router, away.pop(router), moment)
    for router, since in away.items():
        ended(router, since, end)
    return found


def routers(reader: Reader, partner: int, span: Span) -> list[dict[str, Any]]:
    """Load and revenue per router. Sales that name no router count for the only one, where there is only one."""
    rows = reader.rows(
        "SELECT id, name, active_users, status FROM routers WHERE partner_id = :partner ORDER BY name, id",
        {"partner": partner},
    )
    asked = {"partner": partner, **span.parameters()}
    sold = {
        row[0]: (int(row[1]), row[2])
        for row in reader.rows(
            "SELECT coalesce(t.router_name, ''), sum(t.amount_paid), count(*) FROM movements AS t"
            " WHERE t.partner_id = :partner AND t.created_at >= :start AND t.created_at < :end"
            " AND t.status = 'success' AND t.type = 'revenue' GROUP BY coalesce(t.router_name, '')",
            asked,
        )
    }
    carried = {
        row[0]: (int(row[1]), int(row[2]), row[3])
        for row in reader.rows(
            "SELECT router_id, sum(bytes_in), sum(bytes_out), max(peak_users) FROM router_traffic"
            " WHERE partner_id = :partner AND day >= :first AND day <= :last GROUP BY router_id",
            {"partner": partner, "first": span.first.isoformat(), "last": span.last.isoformat()},
        )
    }
    away = outages(reader, partner, span)
    answer = []
    for number, name, active_users, status in rows:
        amount, sales = sold.get(name, (0, 0))
        if len(rows) == 1:
            amount, sales = amount + sold.get("", (0, 0))[0], sales + sold.get("", (0, 0))[1]
        bytes_in, bytes_out, peak = carried.get(number, (0, 0, 0))
        outage = away.get(number, Outages())
        answer.append(
            {
                "router": number,
                "router_name": name,
                "active_users": active_users if status == "online" else 0,
                "revenue": amount_text(amount),
                "bytes_in": bytes_in,
                "bytes_out": bytes_out,
                "sales": sales,
                "peak_users": peak,
                "status": status,
                "outages": outage.count,
                "offline_seconds": outage.seconds,
            }
        )
    return answer
