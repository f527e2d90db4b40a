"""Changing how tickets look, without code: choices at the left, the sheet or strip at the right as it will come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tiknet_desktop.services.errors import InvalidInputError
from ui.kit import dialogs
from ui.kit.buttons import Button, CheckBox, IconButton
from ui.kit.choices import Segmented
from ui.kit.containers import ScrollPage
from ui.kit.context import PaneContext
from ui.kit.dialogs import Dialog
from ui.kit.fields import Combo, Field, Stepper, TextField
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label
from ui.kit.layout import column, holder, row
from ui.kit.messages import describe
from ui.kit.theme import theme
from ui.printing.jobs import roll_width
from ui.printing.preview import PagePreview, room_in
from ui.printing.samples import like_these, sample_tickets
from ui.printing.sheets import SheetJob
from ui.printing.template import (
    LONGEST_NAME,
    LONGEST_NOTE,
    MOST_COLUMNS,
    MOST_ROWS,
    Templates,
    TicketTemplate,
    template_name,
)
from ui.printing.template_fields import FieldList
from ui.printing.ticket import Ticket

_PICTURES: Final = "PNG, JPG, SVG (*.png *.jpg *.jpeg *.svg)"


class TemplateEditor(QWidget):
    """Edits the templates of this computer. ``saved(template)`` after every save; :meth:`template` is what is shown now.

    ``tickets`` are shown in the preview; without any, made-up ones with the shop's names.
    """

    saved = Signal(object)

    def __init__(
        self,
        context: PaneContext,
        template: TicketTemplate | None = None,
        tickets: Sequence[Ticket] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._templates = Templates(context.services.settings)
        self._tickets = tuple(tickets)
        self._made_at = datetime.now(UTC)
        self._kept = template or self._templates.chosen("a4")
        self._quiet = False
        self.choice = Combo(name=Text("template_editor", "Template"))
        self.duplicate = IconButton("ri.file-copy-line", Text("template_editor", "Duplicate"))
        self.delete = IconButton("ri.delete-bin-line", Text("template_editor", "Delete"))
        self.name = TextField(Text("template_editor", "Name"), max_length=LONGEST_NAME)
        self.paper = Segmented(
            [("a4", Text("template_editor", "A4 sheet")), ("roll", Text("template_editor", "Roll"))],
            name=Text("template_editor", "Paper"),
        )
        self.columns = Stepper(3, 1, MOST_COLUMNS, name=Text("template_editor", "Columns"))
        self.rows = Stepper(8, 1, MOST_ROWS, name=Text("template_editor", "Rows"))
        self.qr = CheckBox(Text("template_editor", "QR code that opens the login page"))
        self.captions = CheckBox(Text("template_editor", "“Access code” above the code"))
        self.logo = CheckBox(Text("template_editor", "Logo"))
        self.choose_logo = Button(Text("template_editor", "Choose…"), "secondary", "ri.image-line", size="small")
        self.remove_logo = IconButton("ri.close-line", Text("template_editor", "Remove the logo"), size="small")
        self.fault = Label("", "small", "danger", wrap=True)
        self.fields = FieldList()
        self.note = TextField(
            Text("template_editor", "Your note"),
            placeholder=Text("template_editor", "For example: Open every day from 7 to 22"),
            max_length=LONGEST_NOTE,
            optional=True,
        )
        self.preview = PagePreview()
        self.close_up = Segmented(
            [("ticket", Text("template_editor", "One voucher")), ("sheet", Text("template_editor", "Whole sheet"))],
            "ticket",
            name=Text("template_editor", "Preview"),
        )
        self.preview.set_close_up(True)
        self.size_note = Label("", "small", "text_muted")
        self.save = Button(Text("template_editor", "Save"), "primary")
        self.save_as = Button(Text("template_editor", "Save as…"))
        self.reset = Button(Text("template_editor", "Reset"), "quiet")
        self._build()
        self._connect()
        self._offer(self._kept.key)

    # ------------------------------------------------------------ build
    def _build(self) -> None:
        top = row(self.choice, self.duplicate, self.delete, spacing=6)
        top.setStretch(0, 1)
        logo = row(self.logo, self.choose_logo, self.remove_logo, None, spacing=8)
        self._grid = holder(
            row(
                Field(Text("template_editor", "Columns"), self.columns),
                Field(Text("template_editor", "Rows"), self.rows),
                None,
                spacing=16,
            )
        )
        scroll = ScrollPage(
            self.name,
            Field(Text("template_editor", "Paper"), self.paper),
            self._grid,
            Label(Text("template_editor", "What stands on a voucher"), "label"),
            self.fields,
            self.note,
            self.qr,
            self.captions,
            logo,
            self.fault,
            None,
            spacing=12,
            margins=(0, 2, 10, 8),
        )
        buttons = row(self.save, self.save_as, self.reset, None, spacing=8)
        left = column(top, spacing=12)
        left.addWidget(scroll, 1)
        left.addLayout(buttons)
        right = column(row(self.close_up, None), self.preview, self.size_note, spacing=8)
        right.setStretch(1, 1)
        both = row(left, right, spacing=20)
        both.setStretch(0, 5)
        both.setStretch(1, 6)
        self.setLayout(both)

    def _connect(self) -> None:
        self.choice.chosen.connect(lambda key: self._open(str(key)))
        self.duplicate.clicked.connect(self._duplicate)
        self.delete.clicked.connect(lambda: self._context.spawn(self._delete(), name="delete template", owner=self))
        self.paper.changed.connect(lambda _: self._changed())
        for stepper in (self.columns, self.rows):
            stepper.changed.connect(lambda _: self._changed())
        for box in (self.qr, self.captions, self.logo):
            box.toggled.connect(lambda _: self._changed())
        self.fields.changed.connect(self._changed)
        self.close_up.changed.connect(lambda shown: self.preview.set_close_up(shown == "ticket"))
        self.note.edited.connect(lambda _: self._note_edited())
        self.name.edited.connect(lambda _: self._changed())
        self.save.clicked.connect(self._save)
        self.save_as.clicked.connect(lambda: self._context.spawn(self.ask_name(), name="save template", owner=self))
        self.reset.clicked.connect(lambda: self._show(self._kept))
        self.choose_logo.clicked.connect(lambda: self._context.spawn(self._choose_logo(), name="logo", owner=self))
        self.remove_logo.clicked.connect(self._remove_logo)

    # ------------------------------------------------------------ what is shown
    def template(self) -> TicketTemplate:
        """The template as it is set now, saved or not."""
        return replace(
            self._kept,
            name=self.name.value() or self._kept.name,
            paper="roll" if self.paper.current() == "roll" else "a4",
            columns=self.columns.value(),
            rows=self.rows.value(),
            items=self.fields.items(),
            qr=self.qr.isChecked(),
            captions=self.captions.isChecked(),
            logo=self.logo.isChecked(),
            note=self.note.value(),
        )

    def kept(self) -> TicketTemplate:
        """The template as it was saved last."""
        return self._kept

    def is_changed(self) -> bool:
        """Whether something is not saved."""
        return self.template() != self._kept

    def _offer(self, key: str) -> None:
        """Fill the list of templates and open one."""
        both = [*self._templates.all("a4"), *self._templates.all("roll")]
        self.choice.set_options([(template.key, template_name(template)) for template in both], key)
        self._open(key)

    def _open(self, key: str) -> None:
        found = self._templates.get(key)
        if found is not None:
            self._kept = found
            self._show(found)

    def _show(self, template: TicketTemplate) -> None:
        self._quiet = True
        self.name.set_value("" if template.built_in else template.name)
        self.name.setVisible(not template.built_in)
        self.paper.set_current(template.paper)
        self.columns.set_value(template.columns)
        self.rows.set_value(template.rows)
        self.qr.setChecked(template.qr)
        self.captions.setChecked(template.captions)
        self.logo.setChecked(template.logo)
        self.note.set_value(template.note)
        self.fields.show_items(template)
        self._quiet = False
        self._changed()

    def _note_edited(self) -> None:
        """Who writes a note wants to see it."""
        line = self.fields.rows["note"]
        if self.note.value() and not line.shown.isChecked():
            line.shown.setChecked(True)
        self._changed()

    def _changed(self) -> None:
        if self._quiet:
            return
        template = self.template()
        sheet = template.paper == "a4"
        self._grid.setVisible(sheet)
        self.close_up.setVisible(sheet)
        changed = self.is_changed()
        self.reset.setEnabled(changed)
        if self._kept.built_in:
            self.save.disable(
                Text("template_editor", "This template belongs to the program: save it under a name of yours")
            )
            self.delete.disable(Text("template_editor", "This template belongs to the program"))
        else:
            self.delete.enable()
            if changed and self.name.value():
                self.save.enable()
            else:
                self.save.disable(Text("template_editor", "Nothing has changed"))
        printing = self._context.services.printing
        self.remove_logo.setVisible(printing.logo_path() is not None)
        count = template.per_page if sheet else 1
        tickets = self._tickets or sample_tickets(self._context.services, 1)
        shown = like_these(tickets, count) if self._tickets else sample_tickets(self._context.services, count)
        seller = self._context.services.account.seller_name
        job = SheetJob(shown, template, "", seller, self._made_at, printing.logo_path())
        self.preview.show_job(job, 0, roll_width(self._context.services.settings))
        self.size_note.set_words(self._size_words(template))

    def _size_words(self, template: TicketTemplate) -> Words:
        if template.paper == "roll":
            return Text("template_editor", "One voucher after the other on {width} mm paper").fill(
                width=roll_width(self._context.services.settings)
            )
        return Text("template_editor", "{count} vouchers of {width} × {height} mm per sheet").fill(
            count=template.per_page, width=round(195 / template.columns), height=round(272 / template.rows)
        )

    def retranslate(self) -> None:
        self._changed()

    # ------------------------------------------------------------ keeping
    def _save(self) -> None:
        template = self.template()
        self._templates.save(template)
        self._saved(template)

    async def ask_name(self) -> TicketTemplate | None:
        """Ask for a name and keep what is set now under it; ``None`` when the person changes their mind."""
        template = self.template()
        suggested = say(template_name(template)) if template.built_in else template.name
        fields = [FieldSpec("name", Text("template_editor", "Name"))]
        values = await ask_form(
            self,
            Text("template_editor", "Save the template as"),
            fields,
            submit=Text("template_editor", "Save"),
            values={"name": suggested},
        )
        if values is None:
            return None
        made = self._templates.save_as(template, values["name"])
        self._saved(made)
        return made

    def _duplicate(self) -> None:
        template = self.template()
        name = say(template_name(template)) if template.built_in else template.name
        self._saved(self._templates.save_as(template, name))

    def _saved(self, template: TicketTemplate) -> None:
        self._offer(template.key)
        self.saved.emit(template)
        self._context.toast(Text("template_editor", "Template saved: {name}").fill(name=template.name))

    async def _delete(self) -> None:
        template = self._kept
        sure = await dialogs.ask(
            self,
            Text("template_editor", "Delete the template “{name}”?").fill(name=template.name),
            Text("template_editor", "Vouchers already printed stay as they are. The template cannot be brought back."),
            act=Text("template_editor", "Delete"),
            keep=Text("template_editor", "Keep it"),
            danger=True,
        )
        if sure:
            self._templates.delete(template.key)
            self._offer(self._templates.all(template.paper)[0].key)

    # ------------------------------------------------------------ logo
    async def _choose_logo(self) -> None:
        self.fault.set_words("")
        path = await dialogs.open_path(self, Text("template_editor", "Choose your logo"), _PICTURES)
        if path is None:
            return
        try:
            await self._context.services.printing.keep_logo(path)
        except InvalidInputError:
            self.fault.set_words(Text("template_editor", "Choose a PNG, JPG or SVG picture of at most 4 MB."))
            return
        except OSError as error:
            self.fault.set_words(describe(error).sentence)
            return
        self.logo.setChecked(True)
        self._changed()

    def _remove_logo(self) -> None:
        self._context.services.printing.forget_logo()
        self._changed()


async def edit_templates(
    context: PaneContext, parent: QWidget | None, template: TicketTemplate, tickets: Sequence[Ticket] = ()
) -> TicketTemplate | None:
    """The editor in a dialog; answers the template to use, which is the usual one of its paper from now on, or ``None`` when
    the person changes their mind."""
    editor = TemplateEditor(context, template, tickets)
    width, height = room_in(parent, 920, 480)
    editor.setFixedHeight(theme().px(height))
    dialog = Dialog(parent, Text("template_editor", "Voucher templates"), editor, width=width)
    cancel = Button(Text("template_editor", "Close"))
    use = Button(Text("template_editor", "Use this template"), "primary")
    cancel.clicked.connect(dialog.reject)
    dialog.add_buttons(cancel, use)

    async def finish() -> None:
        if editor.is_changed():
            if editor.kept().built_in:
                if await editor.ask_name() is None:
                    return
            else:
                editor._save()
        dialog.accept()

    use.clicked.connect(lambda: context.spawn(finish(), name="use template", owner=dialog))
    if not await dialogs.present(dialog):
        return None
    Templates(context.services.settings).choose(editor.kept())
    return editor.kept()
