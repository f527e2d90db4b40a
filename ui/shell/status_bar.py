"""The line at the bottom: server, routers, pending, last sync, data today, clock. Each part opens its pane."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from tiknet_desktop.storage.records import Filter, RecordQuery
from ui.kit import formatting, paint
from ui.kit.context import BusListener, PaneContext, is_online
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.layout import rescale, row
from ui.kit.theme import theme

if TYPE_CHECKING:
    from tiknet_desktop.sync.connectivity import Connectivity
    from ui.kit.paint import Tone


class Segment(QAbstractButton):
    """A dot (whose shape says what its colour says) and a few words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Words = ""
        self._dot: tuple[str, str] | None = None
        self._hovered = False
        self._crowded_out = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def crowd_out(self, away: bool) -> None:
        """Give way to the more important ones, or come back."""
        if away != self._crowded_out:
            self._crowded_out = away
            self.retranslate()

    def show_words(self, words: Words, dot: tuple[Tone | str, str] | None = None, tip: Words = "") -> None:
        """``dot`` is tone and shape: full, ring or bar."""
        self._words, self._dot = words, dot
        self.setToolTip(say(tip))
        self.retranslate()

    def words(self) -> str:
        """What it says."""
        return say(self._words)

    def retranslate(self) -> None:
        self.setAccessibleName(say(self._words))
        self.setVisible(bool(say(self._words)) and not self._crowded_out)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        width = (
            look.metrics("small").horizontalAdvance(say(self._words)) + look.px(16) + (look.px(16) if self._dot else 0)
        )
        return QSize(width, look.size("status_bar") - 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(0, 3, 0, -3)
        if self._hovered:
            paint.rounded(painter, rect, look.radius("check"), "hover")
        if self.hasFocus():
            paint.focus_ring(painter, rect, look.radius("check"))
        x = float(look.px(8))
        if self._dot is not None:
            side = look.px(10)
            paint.paint_dot(painter, QRectF(x, round((self.height() - side) / 2), side, side), *self._dot)
            x += look.px(16)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text_muted"))
        painter.drawText(QRectF(x, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, say(self._words))


@dataclass(frozen=True, slots=True)
class RouterCount:
    """How many routers can be seen, of how many."""

    online: int
    total: int


class StatusBar(QFrame):
    """The truth about the connection, always in the same place. ``pressed(pane_id)``."""

    pressed = Signal(str)
    attention = Signal(int)
    """How many actions need a person (for the badge of the sync centre)."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = RouterCount(0, 0)
        self.setProperty("box", "status")
        self.context, self.services = context, context.services
        self.server, self.routers, self.pending, self.last, self.data, self.clock = (Segment() for _ in range(6))
        for segment, pane in (
            (self.server, "sync_centre"),
            (self.routers, "routers"),
            (self.pending, "sync_centre"),
            (self.last, "sync_centre"),
            (self.data, "sync_centre"),
        ):
            segment.clicked.connect(lambda _=False, pane=pane: self.pressed.emit(pane))
        self.clock.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(
            row(
                self.server,
                self.routers,
                self.pending,
                self.last,
                None,
                self.data,
                self.clock,
                spacing=8,
                margins=(8, 0, 8, 0),
            )
        )
        self.restyle()
        self._listener = BusListener(
            self,
            self.services.bus,
            ("connectivity", "outbox", "routers", "freshness", "network_sessions"),
            self._changed,
            delay=100,
        )
        self._timer = QTimer(self)
        self._timer.setInterval(10_000)
        self._timer.timeout.connect(self.refresh_clock)
        self._timer.start()
        self.refresh_clock()

    def restyle(self) -> None:
        rescale(self)
        self.setFixedHeight(theme().size("status_bar"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # words have become longer or shorter
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Where not all have room (a large zoom), what the sync centre tells as well gives way first."""
        room = self.width() - theme().px(16)
        segments = (self.server, self.routers, self.pending, self.clock, self.last, self.data)
        for segment in segments:
            if segment.words():
                room -= segment.sizeHint().width() + theme().px(8)
            segment.crowd_out(room < 0)

    def _changed(self, changed: set[str]) -> None:
        self.refresh()

    def refresh_clock(self) -> None:
        """The clock, and ages that move with it."""
        self.clock.show_words(formatting.clock(datetime.now(UTC)))
        self.show_connection()

    def refresh(self) -> None:
        """Everything."""
        self.show_connection()
        self.context.spawn(self.load(), name="status bar", owner=self)

    async def load(self) -> None:
        """Count routers and waiting actions."""
        records = self.services.records
        online = await records.page(RecordQuery("routers", filters=(Filter("status", "eq", "online"),)), 0, 1)
        self.show_routers(RouterCount(online.count, online.total))
        self.show_pending(await self.services.sync_centre.counts())

    def show_connection(self) -> None:
        """Server, last sync and data of the day, from the connectivity."""
        connectivity = self.services.connectivity
        words, dot = _connection(connectivity)
        self.server.show_words(words, dot)
        self.show_routers(self._count)
        last = connectivity.last_sync
        if last is None:
            self.last.show_words(Text("shell.status", "Not synced yet"))
        else:
            self.last.show_words(
                Text("shell.status", "Last sync {time}").fill(time=lambda: formatting.time_or_day(last))
            )
        used = connectivity.bytes_today
        if not used:  # a server on this computer costs nothing
            self.data.show_words("")
            return
        self.data.show_words(
            Text("shell.status", "{size} today").fill(size=lambda: formatting.size(used)),
            tip=Text("shell.status", "Data exchanged with the server today"),
        )

    def show_routers(self, count: RouterCount) -> None:
        """“Routers: 2 of 3”; out of sight while the server that watches them is."""
        self._count = count
        if not count.total:
            self.routers.show_words("")
            return
        if not is_online(self.services):
            self.routers.show_words(Text("shell.status", "Routers: out of sight"), ("neutral", "ring"))
            return
        dot = (
            ("success", "full")
            if count.online == count.total
            else ("warning", "bar")
            if count.online
            else ("warning", "ring")
        )
        self.routers.show_words(
            Text("shell.status", "Routers: {online} of {total}").fill(online=count.online, total=count.total), dot
        )

    def show_pending(self, counts: Any) -> None:
        """“3 pending”, and the badge for what needs a person."""
        number = int(counts.pending)
        self.pending.show_words(
            (lambda: translate("shell.status", "%Ln pending", "actions", number))
            if number
            else Text("shell.status", "Nothing pending")
        )
        self.attention.emit(int(counts.unknown) + int(counts.conflict) + int(counts.refused))


def _connection(connectivity: Connectivity) -> tuple[Words, tuple[str, str]]:
    since = connectivity.since
    time = lambda: formatting.time_or_day(since)  # noqa: E731
    state = connectivity.state
    if state == "online":
        return Text("shell.status", "Server: connected"), ("success", "full")
    if state == "slow":
        return Text("shell.status", "Server: slow connection"), ("warning", "bar")
    if state == "captive_portal":
        return Text("shell.status", "Server: this network asks you to sign in"), ("warning", "bar")
    if state == "server_down":
        return Text("shell.status", "Server: not answering since {time}").fill(time=time), ("warning", "ring")
    if since is None:
        return Text("shell.status", "Server: offline"), ("warning", "ring")
    return Text("shell.status", "Server: offline since {time}").fill(time=time), ("warning", "ring")
