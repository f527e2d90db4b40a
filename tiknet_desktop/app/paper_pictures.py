"""Scenes of the pictures: notifications, and the paper of a closed till."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tiknet_desktop.app.pictures import Stage


async def notifications(stage: Stage) -> None:
    """What the server told, and one of them."""
    pane = await stage.pane("notifications")
    await stage.shoot("notifications", 1.0)
    record = pane.model.record(0)
    if record is not None:
        pane.open_record(record.key)
        await stage.shoot("notifications-drawer")
        pane.drawer.dismiss()


async def till(stage: Stage) -> None:
    """The closing of a till, as it is signed."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    from ui.panes.sell.till_words import till_paper
    from ui.printing.till_paper import draw_till

    services = stage.services
    closed = await _closed_till(services)
    account, figures = services.account, await services.tills.figures(closed.id)
    millimetre = 300 / 25.4
    image = QImage(round(210 * millimetre), round(297 * millimetre), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.translate(18 * millimetre, 18 * millimetre)
    draw_till(painter, till_paper(account.shop_name, closed, figures, account.currency))
    painter.end()
    stage.keep("till", image.scaledToWidth(1050, Qt.TransformationMode.SmoothTransformation))


async def _closed_till(services: Any) -> Any:
    """The last closed till; without one, a till of three sales that is counted 500 short."""
    from tiknet_desktop.services.sales import SaleRequest
    from tiknet_desktop.storage.records import RecordQuery, Sort

    tills = services.tills
    closed = await tills.past(1)
    if closed:
        return closed[0]
    await tills.open(Decimal(20_000))
    plans = (await services.records.page(RecordQuery("plans", sort=(Sort("price"),)), 0, 3)).rows
    for plan, payment in zip(plans, ("cash", "cash", "mobile_money"), strict=False):
        await services.sales.sell(SaleRequest(plan.key, payment=payment))
    await tills.move(Decimal(-2_000), "Boutique Agoè")
    figures = await tills.figures((await tills.current()).id)
    return await tills.close(figures.expected - 500)
