"""Tickets nobody sold, to look at a template or to try a printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ui.kit import formatting
from ui.kit.i18n import Text, translate
from ui.printing.content import WIDTH_80_MM, Block, Line, QrCode, Rule
from ui.printing.plan_words import devices_words, validity_words, volume_words
from ui.printing.ticket import Ticket

if TYPE_CHECKING:
    from tiknet_desktop.services import Services

_SIGNS: Final = "7KQ4M2PXH9TD3RWC"
_LOGIN: Final = "http://wifi.example/login"


def sample_tickets(services: Services, count: int) -> tuple[Ticket, ...]:
    """Tickets with the shop's own names and made-up codes."""
    settings, account = services.settings, services.account
    first = Ticket(
        shop=account.shop_name or str(settings.get("shop_name") or "") or translate("receipt", "Wi-Fi hotspot"),
        price=formatting.money(Decimal(500), account.currency),
        plan=str(Text("samples", "Day")),
        wifi_name=str(settings.get("wifi_name") or "") or "TIKNET",
        login_url=str(settings.get("login_url") or "") or _LOGIN,
        validity=validity_words("1d"),
        volume=volume_words("2GB"),
        devices=devices_words(1),
    )
    return tuple(
        replace(first, number=f"2611-{place + 1:04d}", code=(_SIGNS * 2)[place % 16 : place % 16 + 8])
        for place in range(count)
    )


def like_these(tickets: Sequence[Ticket], count: int) -> tuple[Ticket, ...]:
    """The tickets again and again, so that a whole sheet can be looked at."""
    return tuple(tickets[place % len(tickets)] for place in range(max(count, 1)))


def trial_page(services: Services, width: int = WIDTH_80_MM) -> list[Block]:
    """Accents, both edges, large letters and a QR code: what a printer must be able to do."""
    shop = services.account.shop_name or "TikNet"
    return [
        Line(shop, px=38, weight=600, centred=True, gap=4),
        Line(str(Text("samples", "Test page")), centred=True),
        Rule(),
        Line("àâäçéèêëîïôöùûü ÀÂÇÉÈÊÎÔÙ"),
        Line("œ Œ € ñ ã õ á í ó ú « » °"),
        Line(str(Text("samples", "Left edge")), str(Text("samples", "Right edge"))),
        Line("7KQ4-M2PX", px=62, weight=600, centred=True, code=True),
        QrCode(str(services.settings.get("login_url") or "") or _LOGIN, 264 if width >= WIDTH_80_MM else 224),
        Line(
            str(Text("samples", "If the accents are right and the QR code can be scanned, this printer is ready.")),
            centred=True,
        ),
    ]
