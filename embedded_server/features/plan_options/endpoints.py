"""Endpoints of the five kinds of options, made from one description, and the value/label lists."""

from __future__ import annotations

from typing import Any

from embedded_server.features.plan_options import service
from embedded_server.registrar import Call, Endpoints, Handler
from embedded_server.wire import Body, Reply
from tiknet_desktop.domain.durations import duration_label, parse_duration

ENDPOINTS = Endpoints()


class OptionBody(Body):
    """Body of a create or update: text, or a number of devices."""

    value: Any


def _described(text: str, handler: Handler) -> Handler:
    handler.__doc__ = text
    return handler


def _bind(kind: str) -> None:
    title = kind.replace("_", " ")

    def list_options(call: Call) -> Reply:
        return Reply(service.option_rows(call.snapshot, call.partner, kind), "Options retrieved successfully.")

    def create(call: Call) -> Reply:
        made = service.create_option(call.transaction, call.partner, kind, call.body.value)
        return Reply(service.option_row(kind, made.id, made.value), service.KINDS[kind].created)

    def read(call: Call) -> Reply:
        with call.server.database.read_session() as session:
            found = service.option(session, call.partner, kind, call.path["id"])
        return Reply(service.option_row(kind, found.id, found.value))

    def update(call: Call) -> Reply:
        changed = service.update_option(call.transaction, call.partner, kind, call.path["id"], call.body.value)
        return Reply(service.option_row(kind, changed.id, changed.value), "Option mise à jour avec succès")

    def delete(call: Call) -> Reply:
        service.delete_option(call.transaction, call.partner, kind, call.path["id"])
        return Reply(status=204)

    ENDPOINTS.read(f"list_{kind}")(_described(f"Options for {title}.", list_options))
    ENDPOINTS.write(f"create_{kind}", body=OptionBody, status=201)(_described(f"Add a {title} option.", create))
    ENDPOINTS.read(f"get_{kind}")(_described(f"One {title} option.", read))
    ENDPOINTS.write(f"update_{kind}", body=OptionBody)(_described(f"Change a {title} option.", update))
    ENDPOINTS.write(f"delete_{kind}", status=204)(_described(f"Remove a {title} option.", delete))


for _kind in service.KINDS:
    _bind(_kind)

_UNITS = ("minutes", "hours", "days", "weeks", "months")


@ENDPOINTS.read("plan_config_validity_units")
def validity_units(call: Call) -> Reply:
    """Units of a validity."""
    return Reply([{"value": unit, "label": unit.capitalize()} for unit in _UNITS])


def _labelled(call: Call, kind: str) -> list[dict[str, str]]:
    return [
        {"value": str(row["value"]), "label": row.get("label", str(row["value"]))}
        for row in service.option_rows(call.snapshot, call.partner, kind)
    ]


@ENDPOINTS.read("plan_config_data_limits")
def data_limits(call: Call) -> Reply:
    """Data limits as value and label."""
    return Reply(_labelled(call, "data_limit"))


@ENDPOINTS.read("plan_config_shared_users")
def shared_users(call: Call) -> Reply:
    """Numbers of devices as value and label."""
    return Reply(_labelled(call, "shared_users"))


@ENDPOINTS.read("plan_config_speed_limits")
def speed_limits(call: Call) -> Reply:
    """Speeds as value and label."""
    return Reply(_labelled(call, "rate_limit"))


@ENDPOINTS.read("plan_config_rate_limits")
def rate_limits(call: Call) -> Reply:
    """Rate limits as value and label."""
    return Reply(_labelled(call, "rate_limit"))


@ENDPOINTS.read("plan_config_resources")
def resources(call: Call) -> Reply:
    """All option lists in one answer."""
    rows = {kind: service.option_rows(call.snapshot, call.partner, kind) for kind in service.KINDS}
    for row in rows["validity"]:
        row["label"] = duration_label(parse_duration(row["value"]))
    return Reply(
        {
            "validity": rows["validity"],
            "data_limits": rows["data_limit"],
            "shared_users": rows["shared_users"],
            "rate_limits": rows["rate_limit"],
            "idle_timeouts": rows["idle_timeout"],
        }
    )
