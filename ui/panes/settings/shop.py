"""What stands on receipts and tickets: the shop."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from ui.kit.buttons import Button
from ui.kit.context import PaneContext
from ui.kit.dialogs import open_path
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import KeyValue, Label
from ui.kit.layout import column, holder, row
from ui.kit.theme import theme
from ui.panes.settings.rows import Section, SettingsCard

_PICTURES = "PNG, JPG, SVG (*.png *.jpg *.jpeg *.svg)"


def wrong_login_url(text: str) -> Words | None:
    """What keeps a phone from opening the address printed on tickets; ``None`` when nothing does."""
    if any(character.isspace() for character in text):
        return Text("settings", "Take the spaces out")
    if not text.lower().startswith(("http://", "https://")):
        return Text("settings", "Begin with http://, for example http://wifi.shop/login")
    try:
        host = urlsplit(text).hostname
    except ValueError:
        host = None
    if not host or ("." not in host and host != "localhost"):
        return Text("settings", "Write the name after http://, for example http://wifi.shop/login")
    if "?" in text or "#" in text:
        return Text("settings", "Leave out everything from ? or # on: the code is added to the QR link")
    return None


class ShopSection(Section):
    """Name, address, network, logo."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self.name = self.words(
            "shop_name", Text("settings", "Shop name"), Text("settings", "At the head of receipts and vouchers.")
        )
        self.login_url = self.words(
            "login_url",
            Text("settings", "Login address of the hotspot"),
            Text("settings", "The QR code of each voucher opens it."),
            wrong_login_url,
        )
        address = self.words("shop_address", Text("settings", "Address"))
        phone = self.words("shop_phone", Text("settings", "Phone"))
        wifi = self.words(
            "wifi_name",
            Text("settings", "Wi-Fi name"),
            Text("settings", "As phones show it in their list of networks."),
        )
        note = self.words(
            "receipt_note",
            Text("settings", "Note on receipts"),
            Text("settings", "One line at the end of each receipt."),
        )
        pairs = column(_pair(self.name, phone), address, spacing=14)
        self.cards.addWidget(SettingsCard(Text("settings", "Shop"), holder(pairs)))
        self.cards.addWidget(
            SettingsCard(Text("settings", "Network on vouchers"), holder(column(wifi, self.login_url, spacing=14)))
        )
        self.currency = KeyValue(Text("settings", "Currency"))
        self.cards.addWidget(
            SettingsCard(
                Text("settings", "Receipts"),
                note,
                self._logo_line(),
                self.currency,
            )
        )

    def _logo_line(self) -> QWidget:
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = Button(Text("settings", "Choose a picture…"))
        self.choose.clicked.connect(lambda: self.do("logo", self._choose_logo()))
        self.remove = Button(Text("settings", "Remove"), "quiet")
        self.remove.clicked.connect(self._remove_logo)
        self.named["shop_logo"] = self.choose
        words = column(
            Label(Text("settings", "Logo"), "body_strong"),
            Label(Text("settings", "PNG, JPG or SVG, up to 4 MB; printed in black."), "small", "text_muted", wrap=True),
            spacing=2,
        )
        line = row(self.picture, words, self.remove, self.choose, spacing=14)
        line.setStretch(1, 1)
        return holder(line)

    async def read(self) -> None:
        self.show_logo()
        currency = self.services.account.currency
        self.currency.set_value(
            Text("settings", "{currency}, told by the server").fill(
                currency=currency.code if currency.code == currency.sign else f"{currency.sign} ({currency.code})"
            )
        )

    def show_logo(self) -> None:
        """The picture, as small as it stands on a receipt."""
        from ui.printing.logo import logo_image

        image = logo_image(self.services.printing.logo_path())
        self.picture.setVisible(image is not None)
        self.remove.setVisible(image is not None)
        self.picture.setAccessibleName(say(Text("settings", "Logo")) if image is not None else "")
        if image is not None:
            self.picture.setPixmap(
                QPixmap.fromImage(image).scaledToHeight(theme().px(48), Qt.TransformationMode.SmoothTransformation)
            )

    async def _choose_logo(self) -> None:
        chosen = await open_path(self, Text("settings", "Logo of the shop"), _PICTURES)
        if chosen is not None:
            await self.services.printing.keep_logo(chosen)
            self.show_logo()

    def _remove_logo(self) -> None:
        self.services.printing.forget_logo()
        self.show_logo()


def _pair(left: QWidget, right: QWidget) -> QWidget:
    layout = row(left, right, spacing=14)
    for side in (left, right):
        layout.setStretchFactor(side, 1)
        layout.setAlignment(side, Qt.AlignmentFlag.AlignTop)
    return holder(layout)
