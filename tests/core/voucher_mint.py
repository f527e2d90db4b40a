"""A server in memory that makes codes in batches, counts them, and takes them out of sale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tests.sync.reference_server import OWN_FEATURES, ReferenceServer, RefusalError


class Mint(ReferenceServer):
    """The partner server's part in vouchers. ``bodies`` are the orders it was given. Without ``features`` it is like the
    cloud: no batches, no cancelling."""

    def __init__(self, features: tuple[str, ...] = OWN_FEATURES) -> None:
        super().__init__(features)
        self.bodies: list[dict[str, Any]] = []

    def _generate_vouchers(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
        self.bodies.append(dict(body))
        plan = next((row for row in self.rows["plans"].values() if row["id"] == body["plan"]), None)
        if plan is None:
            raise RefusalError(400, "Validation error.", {"plan": ["No such plan."]})
        batch = body.get("batch", "")
        self.effects[f"batch:{batch}"] += body["count"]
        return [self.mint(plan, batch, body) for _ in range(body["count"])]

    def mint(self, plan: Mapping[str, Any], batch: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """One code."""
        number = self.add(
            "vouchers",
            {
                "code": f"{body.get('prefix', '')}{self.next_id:06d}",
                "plan": plan["id"],
                "plan_name": plan["name"],
                "is_used": False,
                "is_expired": False,
                "is_assigned": False,
                "generated_at": "2026-11-20T10:00:00.000000Z",
                "price": plan.get("price"),
                "batch": batch,
                "status": "active",
                "on_router": False,
            },
        )
        return self.rows["vouchers"][number]

    def _cancel_vouchers(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
        if not self.features:
            raise LookupError("cancel_vouchers")
        told = Counter[str]()
        for number, row in self.rows["vouchers"].items():
            if row["batch"] == body.get("batch") or row["code"] in body.get("codes", ()):
                told["cancelled" if row["status"] == "active" else "kept"] += 1
                if row["status"] == "active":
                    self.change("vouchers", number, status="cancelled")
        return {"cancelled": told["cancelled"], "kept": told["kept"]}

    def _list(self, resource: str, query: Mapping[str, str]) -> Any:
        if resource != "voucher_batches":
            return super()._list(resource, query)
        if not self.features:
            raise LookupError(resource)
        counts = Counter(row["batch"] for row in self.rows["vouchers"].values())
        return [{"batch": batch, "count": count, "plan_name": "1 jour"} for batch, count in counts.items()]

    def codes(self, batch: str) -> int:
        """How many codes of a batch there are."""
        return sum(row["batch"] == batch for row in self.rows["vouchers"].values())
