"""Printing tickets: look at them, choose template, printer and copies, print, and note it in the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final, Literal

from PySide6.QtWidgets import QWidget

from tiknet_desktop.platform.receipt_printers import PrinterChoice, ReceiptPrinterError
from tiknet_desktop.services.printing import PrintJob
from ui.kit import dialogs
from ui.kit.buttons import Button
from ui.kit.choices import Segmented
from ui.kit.containers import ScrollPage
from ui.kit.context import PaneContext
from ui.kit.dialogs import Dialog
from ui.kit.fields import Combo, Field, Stepper
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import Label
from ui.kit.layout import column, holder, row
from ui.kit.theme import theme
from ui.printing import jobs
from ui.printing import printer as system
from ui.printing.faults import PrintingError, fault_code, print_fault
from ui.printing.preview import PagePreview, room_in
from ui.printing.sheets import SheetJob
from ui.printing.strip import strip_blocks
from ui.printing.template import Paper, Templates, TicketTemplate, template_name
from ui.printing.ticket import Ticket, packed, unpacked

Kind = Literal["sheet", "strip"]
PAPERS: Final[Mapping[Kind, Paper]] = {"sheet": "a4", "strip": "roll"}
PDF: Final = PrinterChoice("pdf")
MOST_COPIES: Final = 20


@dataclass(frozen=True, slots=True)
class Order:
    """What a person wants on paper. ``first`` and ``last`` are pages of a sheet or tickets of a roll, from 1."""

    kind: Kind
    template: TicketTemplate
    printer: PrinterChoice
    copies: int
    first: int
    last: int


def printers_for(kind: Kind, settings: Any) -> list[PrinterChoice]:
    """Where this paper can go: the receipt printer for rolls, the printers of the system, a PDF."""
    width = jobs.roll_width(settings)
    chosen = jobs.current_printer(settings)
    found = [PrinterChoice("system", name, width) for name in system.printer_names()]
    if kind == "strip" and chosen is not None:
        found = [chosen, *(printer for printer in found if printer.address != chosen.address)]
    return [*found, replace(PDF, width_mm=width)]


def printer_words(printer: PrinterChoice) -> Words:
    """A printer as a choice."""
    return Text("print_tickets", "PDF file") if printer.kind == "pdf" else printer.name


class PrintTicketsDialog(Dialog):
    """The question before tickets are printed: preview at the right, choices at the left."""

    def __init__(
        self,
        parent: QWidget | None,
        context: PaneContext,
        tickets: Sequence[Ticket],
        kind: Kind,
        batch: str,
        template: TicketTemplate | None = None,
    ) -> None:
        self._context = context
        self._settings = context.services.settings
        self._templates = Templates(self._settings)
        self._tickets, self._batch = tuple(tickets), batch
        self._made_at = datetime.now(UTC)
        self.kind = Segmented(
            [("sheet", Text("print_tickets", "A4 sheets")), ("strip", Text("print_tickets", "Roll"))], kind
        )
        self.template = Combo(name=Text("print_tickets", "Template"))
        self.edit = Button(Text("print_tickets", "Change templates…"), "link")
        self.printer = Combo(name=Text("print_tickets", "Printer"))
        self.copies = Stepper(1, 1, MOST_COPIES, name=Text("print_tickets", "Copies"))
        self.first = Stepper(1, 1, 1, name=Text("print_tickets", "From page"))
        self.last = Stepper(1, 1, 1, name=Text("print_tickets", "To page"))
        self.summary = Label("", "small", "text_muted", wrap=True)
        self.preview = PagePreview()
        self._from = Field(Text("print_tickets", "From page"), self.first)
        self._to = Field(Text("print_tickets", "To page"), self.last)
        left = column(
            Field(Text("print_tickets", "Paper"), self.kind),
            Field(Text("print_tickets", "Template"), self.template),
            row(self.edit, None),
            Field(Text("print_tickets", "Printer"), self.printer),
            Field(Text("print_tickets", "Copies"), self.copies),
            row(self._from, self._to, None, spacing=12),
            self.summary,
            None,
            spacing=10,
        )
        width, height = room_in(parent, 760, 440)
        scroll = ScrollPage(left, margins=(0, 0, 8, 0))
        body = row(scroll, self.preview, spacing=16)
        body.setStretch(0, 5)
        body.setStretch(1, 6)
        content = holder(body)
        content.setFixedHeight(theme().px(height))
        super().__init__(parent, Text("print_tickets", "Print vouchers"), content, width=width)
        self.cancel = Button(Text("print_tickets", "Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.submit = Button(Text("print_tickets", "Print"), "primary", "ri.printer-line")
        self.submit.setDefault(True)
        self.submit.clicked.connect(self.accept)
        self.add_buttons(self.cancel, self.submit)
        self.kind.changed.connect(lambda _: self._offer())
        self.template.chosen.connect(lambda _: self._counted())
        self.printer.chosen.connect(lambda _: self._show())
        self.edit.clicked.connect(self._edit)
        for stepper in (self.first, self.last):
            stepper.changed.connect(lambda _, moved=stepper: self._moved(moved))
        self._offer(template)

    def order(self) -> Order:
        """What was chosen; read it before anything else is awaited."""
        return Order(
            self._kind(), self._template(), self._printer(), self.copies.value(), self.first.value(), self.last.value()
        )

    def _kind(self) -> Kind:
        return "strip" if self.kind.current() == "strip" else "sheet"

    def _template(self) -> TicketTemplate:
        found = self._templates.get(str(self.template.value()))
        return found if found is not None else self._templates.chosen(PAPERS[self._kind()])

    def _printer(self) -> PrinterChoice:
        chosen = self.printer.value()
        return chosen if isinstance(chosen, PrinterChoice) else PDF

    def _offer(self, template: TicketTemplate | None = None) -> None:
        """Templates and printers of the paper."""
        paper = PAPERS[self._kind()]
        chosen = template if template is not None and template.paper == paper else self._templates.chosen(paper)
        self.template.set_options([(each.key, template_name(each)) for each in self._templates.all(paper)], chosen.key)
        printers = printers_for(self._kind(), self._settings)
        self.printer.set_options([(each, printer_words(each)) for each in printers], printers[0])
        sheet = paper == "a4"
        self._from.set_label(Text("print_tickets", "From page") if sheet else Text("print_tickets", "From voucher"))
        self._to.set_label(Text("print_tickets", "To page") if sheet else Text("print_tickets", "To voucher"))
        self._counted()

    def _total(self) -> int:
        return SheetJob(self._tickets, self._template(), "", "", self._made_at).pages

    def _counted(self) -> None:
        """Another template divides the tickets into other pages."""
        total = self._total()
        for stepper in (self.first, self.last):
            stepper.set_range(1, total)
        self.first.set_value(1)
        self.last.set_value(total)
        self._show()

    def _moved(self, moved: Stepper) -> None:
        if self.first.value() > self.last.value():
            (self.last if moved is self.first else self.first).set_value(moved.value())
        self._show()

    def _show(self) -> None:
        template, printer = self._template(), self._printer()
        services = self._context.services
        job = SheetJob(
            self._tickets,
            template,
            self._batch,
            services.account.seller_name,
            self._made_at,
            services.printing.logo_path(),
        )
        self.preview.show_job(job, self.first.value() - 1, printer.width_mm)
        pdf = printer.kind == "pdf"
        self.copies.setEnabled(not pdf)
        self.submit.set_words(Text("print_tickets", "Save as PDF") if pdf else Text("print_tickets", "Print"))
        self.submit.set_glyph("ri.file-download-line" if pdf else "ri.printer-line")
        self.summary.set_words(self._summary)

    def _summary(self) -> str:
        tickets = translate("print_tickets", "%Ln voucher(s)", "", len(self._tickets))
        if self._kind() == "strip":
            return tickets
        pages = translate("print_tickets", "%Ln page(s)", "", self.last.value() - self.first.value() + 1)
        return f"{tickets} · {pages}"

    def _edit(self) -> None:
        from ui.printing.template_editor import edit_templates

        async def change() -> None:
            chosen = await edit_templates(self._context, self, self._template(), self._tickets)
            if chosen is not None and chosen.paper == PAPERS[self._kind()]:
                self._offer(chosen)
            else:
                self._offer()

        self._context.spawn(change(), name="templates", owner=self)


async def print_tickets(
    context: PaneContext,
    parent: QWidget | None,
    tickets: Sequence[Ticket],
    *,
    kind: Kind = "sheet",
    batch: str = "",
    template: TicketTemplate | None = None,
) -> tuple[Ticket, ...]:
    """Show the tickets as they will come out, ask for template, printer and copies, print, and note it in the journal.

    ``kind`` is what is offered first. ``batch`` names them in the footer and in the journal. What goes wrong is said in a
    toast with a way to try again. Returns the tickets that went out: a person may have chosen some of the pages; none when
    they changed their mind or it failed.
    """
    if not tickets:
        return ()
    dialog = PrintTicketsDialog(parent, context, tickets, kind, batch, template)
    accepted = await dialogs.present(dialog)
    order = dialog.order()
    if not accepted:
        return ()
    Templates(context.services.settings).choose(order.template)
    if order.printer.kind == "pdf":
        name = jobs.dated_name(batch or say(Text("print_tickets", "Vouchers")), datetime.now(UTC))
        path = await dialogs.save_path(parent, Text("print_tickets", "Save the vouchers"), name, "PDF (*.pdf)")
        if path is None:
            return ()
        order = replace(order, printer=replace(order.printer, address=str(path)))
    return await _carry_out(context, tickets, order, batch)


async def reprint_tickets(
    context: PaneContext, parent: QWidget | None, kept: Mapping[str, Any], batch: str
) -> tuple[Ticket, ...]:
    """Print the tickets of a line of the journal again; ``kept`` are its details."""
    found = Templates(context.services.settings).get(str(kept.get("template") or ""))
    kind: Kind = "strip" if found is not None and found.paper == "roll" else "sheet"
    return await print_tickets(context, parent, unpacked(kept), kind=kind, batch=batch, template=found)


async def _carry_out(context: PaneContext, tickets: Sequence[Ticket], order: Order, batch: str) -> tuple[Ticket, ...]:
    services, printer = context.services, order.printer
    subject = batch or (tickets[0].code if len(tickets) == 1 else "")
    duplicate = await services.printing.times(order.kind, subject) if subject else 0
    shown = Path(printer.address).name if printer.kind == "pdf" else printer.name
    chosen = _chosen(tickets, order)
    details = {"template": order.template.key, **packed(chosen)}
    count = len(chosen) * (1 if printer.kind == "pdf" else order.copies)
    note = partial(
        PrintJob, order.kind, subject, batch or _title(tickets), printer.kind, shown, count=count, duplicate=duplicate,
        details=details,
    )  # fmt: skip
    card = _ProgressOn(context, order)
    try:
        await _print(context, tickets, order, batch, card.moved)
    except (PrintingError, ReceiptPrinterError) as error:
        await jobs.record(services, note(error=fault_code(error)))

        def again() -> None:
            context.spawn(_carry_out(context, tickets, order, batch), name="print tickets")

        stopped = fault_code(error) == "cancelled"
        message = print_fault(error).sentence
        context.toast(message, "info" if stopped else "danger", Text("print_tickets", "Print again"), again)
        return ()
    finally:
        card.close()
    await jobs.record(services, note())
    if printer.kind == "pdf":
        context.toast(Text("print_tickets", "Vouchers saved: {name}").fill(name=shown))
    else:
        context.toast(Text("print_tickets", "Vouchers sent to {printer}").fill(printer=shown), "info")
    return tuple(chosen)


def _title(tickets: Sequence[Ticket]) -> str:
    """What the journal calls tickets without a batch: the number or the plan."""
    if len(tickets) == 1:
        return tickets[0].number or tickets[0].plan
    return tickets[0].plan


def _chosen(tickets: Sequence[Ticket], order: Order) -> Sequence[Ticket]:
    per = order.template.per_page
    return tickets[(order.first - 1) * per : order.last * per]


async def _print(
    context: PaneContext, tickets: Sequence[Ticket], order: Order, batch: str, progress: jobs.Progress
) -> None:
    services, logo = context.services, context.services.printing.logo_path()
    if order.kind == "sheet":
        job = SheetJob(tuple(tickets), order.template, batch, services.account.seller_name, datetime.now(UTC), logo)
        await jobs.print_sheets(
            order.printer, job, copies=order.copies, pages=range(order.first - 1, order.last), progress=progress
        )
        return
    contents = [_content(ticket, order.template, logo) for ticket in _chosen(tickets, order)]
    copies = 1 if order.printer.kind == "pdf" else order.copies
    await jobs.print_rolls(services, order.printer, contents * copies, batch or _title(tickets), progress)


def _content(ticket: Ticket, template: TicketTemplate, logo: Path | None) -> jobs.Content:
    return lambda dots: strip_blocks(ticket, template, dots, logo)


class _ProgressOn:
    """A card that counts pages or tickets and can stop the job; without a window nothing is shown."""

    def __init__(self, context: PaneContext, order: Order) -> None:
        self._kind, self._stopped = order.kind, False
        self._card = (
            context.toasts.progress(Text("print_tickets", "Printing vouchers"), "ri.printer-line", self._stop)
            if context.toasts is not None
            else None
        )

    def _stop(self) -> None:
        self._stopped = True

    def moved(self, done: int, total: int) -> bool:
        if self._card is not None:
            words = Text("print_tickets", "{done} of {total}").fill(done=done, total=total)
            self._card.show_progress(done, total, words)
        return not self._stopped

    def close(self) -> None:
        if self._card is not None:
            self._card.close()
