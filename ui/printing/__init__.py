"""What ends on paper, black on white in both themes (look, section 8): receipts, sheets and strips of tickets.

**To print.** ``await print_tickets.print_tickets(context, parent, tickets, kind="sheet"|"strip", batch="…")`` shows, asks,
prints, notes it and answers the tickets that went out; tickets are :class:`ticket.Ticket` (of a sale:
:func:`sale_receipt.sale_tickets`). ``await receipts.print_receipt(context, parent, sale)`` prints a receipt on the chosen
printer or raises; :func:`faults.print_fault` says the failure in words.

**To embed.** :class:`printer_chooser.PrinterChooser`, :class:`template_editor.TemplateEditor` and
:class:`journal_view.PrintJournalView`, each made with the pane's context.

**How it is made.** :mod:`content` describes a roll line by line; :mod:`press` paints it and :mod:`escpos` writes it as bytes,
so both say the same words. :mod:`template` turns a ticket into rows; :mod:`sheets` lays them out on A4, :mod:`strip` on a
roll. :mod:`jobs` brings either to any kind of printer (``receipt_printers.KINDS``) and into the journal.
"""
