"""Forms as data: fields with label, help and check; errors appear beside the field that has them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtWidgets import QWidget

from ui.kit.amounts import AmountField
from ui.kit.buttons import Button, CheckBox, Segmented
from ui.kit.containers import Note
from ui.kit.dialogs import Dialog, present
from ui.kit.fields import Combo, Field, Stepper, TextArea, TextField
from ui.kit.i18n import Text, Words
from ui.kit.labels import Label
from ui.kit.layout import column
from ui.kit.messages import complaints_of, describe, field_fault

if TYPE_CHECKING:
    from tiknet_desktop.domain.money import Currency

Kind = Literal["text", "secret", "code", "number", "choice", "segmented", "check", "lines"]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field. ``check`` answers what is wrong with the text, or ``None``; ``choices`` for choice and segmented.

    ``wire`` lists the names under which a server may complain about it.
    """

    key: str
    label: Words
    kind: Kind = "text"
    help: Words = ""
    placeholder: Words = ""
    optional: bool = False
    check: Callable[[str], Words | None] | None = None
    choices: Sequence[tuple[Any, Words]] = ()
    minimum: int = 1
    maximum: int = 9999
    wire: tuple[str, ...] = ()
    money: Currency | None = None
    """What the field counts in, for a field of text that is an amount; its value is a ``Decimal``, or ``None`` while there is no number in it."""


class Form(QWidget):
    """Fields one under the other, at most 520 px wide. ``values()`` after ``validate()``."""

    def __init__(
        self, fields: Sequence[FieldSpec], values: Mapping[str, Any] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.specs = tuple(fields)
        self.fields: dict[str, QWidget] = {}
        layout = column(spacing=14)
        for spec in self.specs:
            widget = self._make(spec, (values or {}).get(spec.key))
            self.fields[spec.key] = widget
            layout.addWidget(widget)
        self.setLayout(layout)

    @staticmethod
    def _make(spec: FieldSpec, value: Any) -> QWidget:
        if spec.kind == "check":
            return CheckBox(spec.label, bool(value))
        if spec.kind == "choice":
            return Field(spec.label, Combo(spec.choices, value), help=spec.help, optional=spec.optional)
        if spec.kind == "segmented":
            return Field(spec.label, Segmented(spec.choices, value), help=spec.help, optional=spec.optional)
        if spec.kind == "number":
            start = int(value) if value is not None else spec.minimum
            return Field(
                spec.label,
                Stepper(start, spec.minimum, spec.maximum, name=spec.label),
                help=spec.help,
                optional=spec.optional,
            )
        if spec.kind == "lines":
            return Field(spec.label, TextArea(str(value or "")), help=spec.help, optional=spec.optional)
        if spec.money is not None:
            field = AmountField(
                spec.label,
                spec.money,
                placeholder=spec.placeholder,
                help=spec.help,
                optional=spec.optional,
                check=spec.check,
            )
            field.set_amount(value)
            return field
        return TextField(
            spec.label,
            "" if value is None else str(value),
            placeholder=spec.placeholder,
            help=spec.help,
            optional=spec.optional,
            check=spec.check,
            secret=spec.kind == "secret",
            features="codes" if spec.kind == "code" else "numbers",
        )

    def values(self) -> dict[str, Any]:
        """What is entered, by key."""
        return {spec.key: self._value(spec) for spec in self.specs}

    def _value(self, spec: FieldSpec) -> Any:
        widget = self.fields[spec.key]
        if isinstance(widget, CheckBox):
            return widget.isChecked()
        if isinstance(widget, AmountField):
            return widget.amount()
        if isinstance(widget, TextField):
            return widget.value()
        assert isinstance(widget, Field)
        control = widget.control
        if isinstance(control, (Combo, Stepper)):
            return control.value()
        if isinstance(control, Segmented):
            return control.current()
        if isinstance(control, TextArea):
            return control.toPlainText().strip()
        raise TypeError(f"no value for {type(control).__name__}")

    def validate(self) -> bool:
        """Check every field, show what is wrong and go to the first error."""
        wrong = [widget for widget in self.fields.values() if isinstance(widget, TextField) and not widget.validate()]
        if wrong:
            wrong[0].edit.setFocus()
        return not wrong

    def show_errors(self, errors: Mapping[str, Sequence[str] | str]) -> list[str]:
        """Show a server's complaints, or our own codes, beside their fields; returns those that belong to none."""
        left: list[str] = []
        first: QWidget | None = None
        for name, said in errors.items():
            texts = [said] if isinstance(said, str) else said
            spec = next((spec for spec in self.specs if name == spec.key or name in spec.wire), None)
            widget = self.fields.get(spec.key) if spec else None
            if isinstance(widget, Field) and texts:
                widget.set_error(field_fault(texts[0]))
                first = first or widget.control
            else:
                left += [field_fault(text) for text in texts]
        if first is not None:
            first.setFocus()
        return left

    def edit(self, key: str) -> QWidget:
        """The control of a field."""
        widget = self.fields[key]
        return widget.control if isinstance(widget, Field) else widget


class FormDialog(Dialog):
    """A form in a dialog. ``save`` gets the values; what it raises is shown in the form, which then stays open."""

    def __init__(
        self,
        parent: QWidget | None,
        title: Words,
        fields: Sequence[FieldSpec],
        *,
        submit: Words,
        values: Mapping[str, Any] | None = None,
        intro: Words = "",
        keep: Words = "",
        final: bool = False,
        width: int = 440,
    ) -> None:
        self.form = Form(fields, values)
        items: list[QWidget] = [Label(intro, "body", "text_muted", wrap=True)] if intro else []
        super().__init__(parent, title, *items, self.form, width=width)
        self.fault = Label("", "small", "danger", wrap=True)
        self._fault_box = Note(self.fault, look="danger")
        self._fault_box.hide()
        self.body.addWidget(self._fault_box)
        cancel = Button(keep or Text("kit.form", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.submit = Button(submit, "danger_fill" if final else "primary")
        self.submit.setDefault(True)
        self.submit.clicked.connect(self._submitted)
        self.add_buttons(cancel, self.submit)

    def _submitted(self) -> None:
        if self.form.validate():
            self.accept()

    def show_fault(self, error: BaseException) -> None:
        """Say why saving failed, beside the fields where possible."""
        left = self.form.show_errors(complaints_of(error))
        message = describe(error)
        placed = bool(complaints_of(error)) and not left
        self.fault.set_words(" ".join(left) or message.sentence)
        self._fault_box.setVisible(not placed)
        self.adjustSize()


async def ask_form(
    parent: QWidget | None,
    title: Words,
    fields: Sequence[FieldSpec],
    save: Callable[[dict[str, Any]], Awaitable[Any]] | None = None,
    *,
    submit: Words,
    values: Mapping[str, Any] | None = None,
    intro: Words = "",
    keep: Words = "",
    final: bool = False,
    width: int = 440,
) -> Any:
    """Ask for values. Without ``save`` returns them; with it, what ``save`` returned. ``None`` when given up.

    ``keep`` is what giving up is called; ``final`` fills the button red for what cannot be undone.

    When ``save`` raises, the form opens again with what was entered and the reason.
    """
    kept: Mapping[str, Any] | None = values
    fault: BaseException | None = None
    while True:
        dialog = FormDialog(
            parent, title, fields, submit=submit, values=kept, intro=intro, keep=keep, final=final, width=width
        )
        if fault is not None:
            dialog.show_fault(fault)
        accepted = await present(dialog)
        kept = dialog.form.values()
        if not accepted:
            return None
        if save is None:
            return kept
        try:
            return await save(dict(kept))
        except Exception as error:  # noqa: BLE001 - shown in the form, details through describe()
            fault = error
