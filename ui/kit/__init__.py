"""The shared parts of the interface. What to use for what:

**Words.** Every caption is ``Text("pane.customers", "Block")`` (both literals; ``.fill(name=…)`` for values) and follows a
change of language. Counted things: ``translate("pane.customers", "%Ln customer(s)", "", n)`` inside a lambda. French goes to
``resources/translations/<area>_fr.ts`` (area = folder of the pane); run ``python -m ui.translations <area>``, then fill in
the new entries. Widgets that build their own strings implement ``retranslate()``; the kit calls it.

**Look.** ``theme().color/size/px/font`` by token name, never a number or ``#hex`` of your own. Widgets with sizes of their
own implement ``restyle()``; the kit calls it after a switch of theme or zoom.

**Layout.** :mod:`layout` ``row``/``column`` (``None`` = stretch, ``int`` = gap). :mod:`containers` ``PageHeader``,
``ScrollPage``, ``Card``, ``StatCard``, ``Note``, ``Banner``, ``Drawer``. Put ``None`` at the end of a card that may grow.

**Reading.** :mod:`labels` ``Label(words, role, color, elide=…, wrap=…)``, ``Pill``, ``KeyValue``, ``Meter``, ``Avatar``,
``Dot``, ``Rule``, ``IconLabel``; :mod:`truth` ``TruthLabel(Truth(moment, source, cadence, state))`` for every number that
can be old; :mod:`formatting` ``money``, ``size``, ``rate``, ``duration``, ``clock``, ``day_and_time``, ``ago``.

**Pressing and typing.** :mod:`buttons` ``Button`` (primary, secondary, quiet, link, danger, danger_fill; ``disable(reason)``),
``IconButton``, ``Chip``, ``Segmented``, ``Tabs``, ``CheckBox``; :mod:`fields` ``TextField``, ``Field``, ``Combo``,
``Stepper``, ``SearchField``; :mod:`form` ``ask_form(parent, title, [FieldSpec…], save, submit=…)``.

**Lists.** :mod:`spec` ``ResourceSpec`` with ``ColumnSpec``/``FilterSpec``/``ActionSpec`` (and ``text_column``,
``money_column``, ``date_column``, ``pill_column``…) given to :class:`pane.ResourcePane`. A short list in a card:
:class:`table_view.TableView` over :class:`table_model.RowsModel`.

**States.** :mod:`states` ``empty``, ``never_loaded``, ``not_offered``, ``forbidden``, ``error``, ``offline_banner``,
``Skeleton``; ``StateHost`` swaps content and state. Errors: :func:`messages.describe`.

**Asking and telling.** ``await dialogs.ask(…)``, ``dialogs.save_path``; ``context.toast(…)``. Never ``exec()``.

**Several pages under one header.** :mod:`tabbed` ``TabbedPane(context, key, title, [TabSpec…])``. A dialog that saves while
it is open: :mod:`saving` ``SavingDialog``. What is shown once (passwords, recovery codes): :mod:`once` ``OnceCard``. Checks of
fields: :mod:`checks`.

**Charts.** :mod:`charts` ``LiveChart``, ``BarChart``.

**A pane** is ``create_pane(context: PaneContext) -> QWidget`` in ``ui/panes/<id>/__init__.py`` (importing nothing heavy at
module level); the shell finds it there. It gets :class:`context.PaneContext` (``services``, ``spawn``, ``toast``, ``go``,
``allowed``) and may have ``open_record(key, **options)``. :class:`context.BusListener` collects changes for it and keeps
quiet while it is hidden. Header tools: :class:`tools.SearchTool`.

Nothing here imports anything at package level: start-up time is a measured promise.
"""
