"""What the strip above a router's page says: a router that is silent, a restart on its way."""

from __future__ import annotations

from datetime import datetime, timedelta

from ui.kit import formatting
from ui.kit.i18n import Text, Words, say
from ui.panes.routers.errand import Restart, Stage
from ui.panes.routers.words import reason

Notice = tuple[str, Words, Words]
"""Look of the strip, its strong sentence, its quiet one."""


def silence_notice(name: str, since: datetime, cause: str | None) -> Notice:
    """Since when the router has been silent and what to do about it."""
    known = reason(cause)
    cure: Words = known[1] if known else Text("routers", "Check that it has power and that its cable is plugged in.")
    return (
        "warning",
        Text("routers", "{router} has not answered since {time}.").fill(
            router=name, time=lambda: formatting.time_or_day(since)
        ),
        Text("routers", "{cure} The last values stay shown.").fill(cure=lambda: say(cure)),
    )


def restart_notice(restart: Restart, name: str, uptime: timedelta | None) -> Notice:
    """How far a restart has come; “back” only once the router says so itself."""
    sent = formatting.clock(restart.sent_at)
    soon = Text("routers", "It is usually back within two minutes.")
    match restart.stage:
        case Stage.SENT:
            title = Text("routers", "Order sent at {time}. {router} is about to restart.")
            return "info", title.fill(time=sent, router=name), soon
        case Stage.AWAY:
            title = Text("routers", "{router} is restarting (order of {time}).")
            return "info", title.fill(time=sent, router=name), soon
        case Stage.LATE:
            title = Text("routers", "{router} is not back yet (order of {time}).")
            lights = Text("routers", "Look at its lights: if they are off, check the power.")
            return "warning", title.fill(time=sent, router=name), lights
        case _:
            proof = Text("routers", "Up for {span}, order of {time}.").fill(
                span=lambda: formatting.duration(uptime, seconds=True), time=sent
            )
            return "success", Text("routers", "{router} is back.").fill(router=name), proof
