"""Adding and changing a router."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from ipaddress import ip_address
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import CheckBox
from ui.kit.context import PaneContext
from ui.kit.fields import Field, TextField
from ui.kit.form import FieldSpec, Form, FormDialog
from ui.kit.i18n import Text, Words
from ui.kit.layout import column, release, row
from ui.kit.messages import complaints_of
from ui.panes.routers.words import fault_of, router_code

PLAIN_PORT: Final = 8728
TLS_PORT: Final = 8729
LONGEST_NAME: Final = 100
_HOST = re.compile(r"(?=.{1,253}$)[a-zA-Z0-9]([a-zA-Z0-9-]{0,62}(\.[a-zA-Z0-9-]{1,63})*)?$")

_FIELD_OF_FAULT: Final = {
    "router_refused": "api_port",
    "refused": "api_port",
    "router_tls_failed": "api_port",
    "tls_mismatch": "api_port",
    "router_tls_fingerprint_changed": "api_port",
    "router_wrong_password": "password",
    "wrong_password": "password",
    "router_timeout": "ip_address",
    "router_unreachable": "ip_address",
    "router_unknown_host": "ip_address",
    "unknown_host": "ip_address",
}
"""Beside which field the cure of a fault stands."""


def address_fault(text: str) -> Words | None:
    """What is wrong with an address: an IP or a host name is wanted."""
    if re.fullmatch(r"[0-9.]+", text):
        try:
            ip_address(text)
        except ValueError:
            return Text("routers", "Four numbers from 0 to 255, like 192.168.88.1")
        return None
    try:
        ip_address(text)
    except ValueError:
        if not _HOST.match(text):
            return Text("routers", "An address like 192.168.88.1, or a name without spaces")
    return None


def port_fault(text: str) -> Words | None:
    """What is wrong with a port."""
    if not text.isdigit() or not 1 <= int(text) <= 65_535:
        return Text("routers", "A number from 1 to 65535, usually 8728")
    return None


def name_fault(text: str) -> Words | None:
    """What is wrong with a name."""
    if len(text) > LONGEST_NAME:
        return Text("routers", "At most 100 characters")
    return None


def _fields(editing: bool) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec(
            "name",
            Text("routers", "Name"),
            placeholder=Text("routers", "Shop"),
            check=name_fault,
        ),
        FieldSpec(
            "ip_address",
            Text("routers", "Address"),
            placeholder="192.168.88.1",
            check=address_fault,
            wire=("host", "address"),
        ),
        FieldSpec("api_port", Text("routers", "Port"), check=port_fault),
        FieldSpec("use_tls", Text("routers", "Secure connection (TLS)"), "check"),
        FieldSpec("username", Text("routers", "User of the router")),
        FieldSpec(
            "password",
            Text("routers", "Password"),
            "secret",
            optional=editing,
            help=Text("routers", "Empty: stays as it is") if editing else "",
        ),
        FieldSpec(
            "secret",
            Text("routers", "RADIUS secret"),
            "secret",
            optional=True,
            help=Text("routers", "Empty: stays as it is") if editing else "",
        ),
        FieldSpec(
            "dns_name",
            Text("routers", "Login page"),
            optional=True,
            placeholder="wifi.boutique",
            check=address_fault,
        ),
    )


class RouterForm(Form):
    """The fields in five lines instead of eight, so that the dialog fits a small screen."""

    def __init__(self, editing: bool, values: Mapping[str, Any] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(_fields(editing), values, parent)
        old = self.layout()
        assert old is not None
        release(old)
        lines = column(spacing=12)
        for keys, shares in (
            (("name",), (1,)),
            (("ip_address", "api_port"), (3, 1)),
            (("use_tls",), (1,)),
            (("username", "password"), (1, 1)),
            (("secret", "dns_name"), (1, 1)),
        ):
            line = row(*(self.fields[key] for key in keys), spacing=12)
            for index, share in enumerate(shares):
                line.setStretch(index, share)
                line.setAlignment(self.fields[keys[index]], Qt.AlignmentFlag.AlignTop)
            lines.addLayout(line)
        old.addItem(lines)
        tls, port = self.fields["use_tls"], self.fields["api_port"]
        assert isinstance(tls, CheckBox) and isinstance(port, TextField)
        self._tls, self._port = tls, port
        tls.setChecked(port.value() == str(TLS_PORT))
        tls.toggled.connect(self._match_port)
        port.edited.connect(self._match_tls)

    def _match_tls(self, port: str) -> None:
        if port in (str(PLAIN_PORT), str(TLS_PORT)):
            self._tls.setChecked(port == str(TLS_PORT))

    def _match_port(self, secure: bool) -> None:
        """Follow the usual port as long as nobody typed another one."""
        if self._port.value() in ("", str(PLAIN_PORT), str(TLS_PORT)):
            self._port.set_value(str(TLS_PORT if secure else PLAIN_PORT))


class RouterDialog(FormDialog):
    """Stays open while the router is tried; what is wrong stands beside its field with what to do.

    ``save`` gets the values and may raise any error of the services.
    """

    def __init__(
        self,
        parent: QWidget | None,
        context: PaneContext,
        save: Callable[[dict[str, Any]], Awaitable[object]],
        values: Mapping[str, Any] | None = None,
        *,
        editing: bool = False,
    ) -> None:
        super().__init__(
            parent,
            Text("routers", "Edit the router") if editing else Text("routers", "Add a router"),
            (),
            submit=Text("routers", "Save") if editing else Text("routers", "Add"),
            intro=""
            if editing
            else Text("routers", "The program connects right away and says what is missing, if anything is."),
            width=500,
        )
        self._words = Text("routers", "Save") if editing else Text("routers", "Add")
        self._context, self._save = context, save
        start = {"api_port": PLAIN_PORT, "username": "", **(values or {})}
        empty = self.form
        self.form = RouterForm(editing, start)
        self.body.replaceWidget(empty, self.form)
        empty.deleteLater()
        self.form.edit("name").setFocus()

    def _submitted(self) -> None:
        if self.submit.isEnabled() and self.form.validate() and self._tls_fits():
            self.submit.disable(Text("routers", "The router is being asked"))
            self.submit.set_words(Text("routers", "Connecting…"))
            self._fault_box.hide()
            self._context.spawn(self._try(), name="routers: save", owner=self)

    def _tls_fits(self) -> bool:
        """The server speaks TLS on the port made for it and on no other: the partner API has no field for it."""
        values, port = self.form.values(), self.form.fields["api_port"]
        if not values["use_tls"] or values["api_port"] == str(TLS_PORT):
            return True
        assert isinstance(port, Field)
        port.set_error(Text("routers", "With TLS the port is 8729"))
        port.control.setFocus()
        return False

    async def _try(self) -> None:
        values = self.form.values()
        values["api_port"] = int(values["api_port"])
        fault: BaseException | None = None
        try:
            await self._save(values)
        except Exception as error:  # noqa: BLE001 - told in the form with what to do
            fault = error
        self.submit.enable()
        self.submit.set_words(self._words)
        if fault is None:
            self.accept()
        else:
            self.show_fault(fault)

    def show_fault(self, error: BaseException) -> None:
        """What happened below, what to do beside the field it concerns."""
        complaints = complaints_of(error)
        code = router_code(error)
        field = self.form.fields.get(_FIELD_OF_FAULT.get(code, ""))
        fault = fault_of(error)
        if isinstance(field, Field):
            field.set_error(fault.cure)
            field.control.setFocus()
            self.fault.set_words(fault.title)
        elif complaints:
            left = self.form.show_errors({name: _texts(texts) for name, texts in complaints.items()})
            self.fault.set_words(" ".join(left))
            self._fault_box.setVisible(bool(left))
            self._fit()
            return
        else:
            self.fault.set_words(lambda: fault.sentence)
        self._fault_box.show()
        self._fit()

    def _fit(self) -> None:
        """Grow for sentences that wrap: their height depends on the width, which a size hint does not know."""
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        layout.activate()
        self.resize(self.width(), max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height()))


def _texts(texts: object) -> list[str]:
    return [texts] if isinstance(texts, str) else [str(text) for text in texts]  # type: ignore[attr-defined]
