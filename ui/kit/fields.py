"""Things that are typed into: text field with label, help and error, search, combo, stepper, amount."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QStyle, QStyleOptionComboBox, QWidget

from ui.kit import icons, paint
from ui.kit.buttons import Button, IconButton
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import IconLabel, Label
from ui.kit.layout import column, row
from ui.kit.theme import theme

Check = Callable[[str], Words | None]
"""Gets the text, answers what is wrong with it (a sentence that says how to fix it) or ``None``."""


def set_wrong(widget: QWidget, wrong: bool) -> None:
    """Give a field the danger border or take it away."""
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", "true" if wrong else "")
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class LineEdit(QLineEdit):
    """A bare input box. Most forms want :class:`TextField`, which adds label, help and error."""

    def __init__(
        self,
        placeholder: Words = "",
        *,
        name: Words = "",
        size: str = "",
        features: str = "numbers",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._placeholder, self._name, self._features = placeholder, name, features
        if size:
            self.setProperty("variant", size)  # "size" is a property every widget has already
        self.restyle()
        self.retranslate()

    def restyle(self) -> None:
        self.setFont(theme().font("body", self._features))

    def retranslate(self) -> None:
        self.setPlaceholderText(say(self._placeholder))
        words = say(self._name) or say(self._placeholder)
        if words and not self.property("labelled"):  # a name given from outside outlives a change of language
            self.setAccessibleName(words)


class SearchField(QLineEdit):
    """Search as you type: ``searched(text)`` follows the last key by ``delay`` ms, Escape empties, Enter at once.

    ``keycap`` names the shortcut that brings the focus here; it is painted at the right while the field is empty.
    """

    searched = Signal(str)
    down_pressed = Signal()

    def __init__(self, placeholder: Words, keycap: str = "", delay: int = 120, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder, self._keycap = placeholder, keycap
        self.setProperty("kind", "search")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay)
        self._timer.timeout.connect(self._tell)
        self._told = ""
        self.textChanged.connect(lambda: self._timer.start())
        self.returnPressed.connect(self._tell)
        self.restyle()
        self.retranslate()

    def _tell(self) -> None:
        self._timer.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)

    def restyle(self) -> None:
        self.setFont(theme().font("body"))
        taken = paint.keycap_width(self._keycap) + theme().px(4) if self._keycap else 0
        self.setTextMargins(theme().px(26), 0, taken, 0)

    def retranslate(self) -> None:
        self.setPlaceholderText(say(self._placeholder))
        self.setAccessibleName(say(self._placeholder))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        elif event.key() == Qt.Key.Key_Down:
            self._tell()
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # Painted: an icon of Qt's line edit keeps its size whatever the zoom.
        side = theme().px(16)
        glyph = QRectF(theme().px(8), round((self.height() - side) / 2), side, side)
        icons.paint_glyph(QPainter(self), glyph, "ri.search-line", "text_faint")
        if self._keycap and not self.text():
            width, height = paint.keycap_width(self._keycap), theme().px(20)
            rect = QRectF(self.width() - width - theme().px(7), round((self.height() - height) / 2), width, height)
            paint.paint_keycap(QPainter(self), rect, self._keycap)


class SearchButton(Button):
    """Looks like the search field of a page header and opens the command palette."""

    def __init__(self, words: Words, keycap: str, parent: QWidget | None = None) -> None:
        self._keycap = keycap
        super().__init__(words, "secondary", "ri.search-line", parent=parent)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(290), theme().size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(170), theme().size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.rounded(painter, rect, look.radius("control"), "surface", "control_border" if self._hovered else "border")
        if self.hasFocus():
            paint.focus_ring(painter, rect, look.radius("control"))
        side = look.px(16)
        icons.paint_glyph(
            painter, QRectF(look.px(10), round((self.height() - side) / 2), side, side), "ri.search-line", "text_faint"
        )
        key_width, key_height = paint.keycap_width(self._keycap), look.px(20)
        room = self.width() - look.px(34) - key_width - look.px(14)
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text_faint"))
        words = paint.elided(self.fontMetrics(), say(self._words), room)
        painter.drawText(QRectF(look.px(34), 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        cap = QRectF(
            self.width() - key_width - look.px(7), round((self.height() - key_height) / 2), key_width, key_height
        )
        paint.paint_keycap(painter, cap, self._keycap)


class Field(QWidget):
    """Label above, control, then help or error below. Wraps any control.

    ``set_error(sentence)`` shows the danger border and the sentence in place of the help; ``None`` takes both away.
    """

    def __init__(
        self, label: Words, control: QWidget, *, help: Words = "", optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label, self._help, self._optional = label, help, optional
        self.control = control
        control.setProperty("labelled", True)
        self._error: Words | None = None
        self.caption = Label("", "label")
        self.caption.setBuddy(control)
        self._glyph = IconLabel("ri.error-warning-fill", "danger", 14)
        self._note = Label("", "caption", "text_muted", wrap=True)
        self._below = row(self._glyph, self._note, spacing=6)
        self._below.setStretch(1, 1)
        self._below.setAlignment(self._glyph, Qt.AlignmentFlag.AlignTop)
        layout = column(self.caption, control, spacing=6)
        layout.addLayout(self._below)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(control)
        self.retranslate()

    def retranslate(self) -> None:
        label = say(self._label)
        if self._optional:
            label = str(Text("kit.fields", "{label} (optional)").fill(label=label))
        self.caption.set_words(label)
        self.caption.setVisible(bool(label))
        self.control.setAccessibleName(label)
        self._show_note()

    def error(self) -> str:
        """The sentence shown, or an empty string."""
        return say(self._error) if self._error is not None else ""

    def set_error(self, sentence: Words | None) -> None:
        """Say what is wrong and how to fix it."""
        self._error = sentence
        self._show_note()

    def set_label(self, label: Words) -> None:
        """Call the field something else."""
        self._label = label
        self.retranslate()

    def set_help(self, sentence: Words) -> None:
        """Say what the field is for."""
        self._help = sentence
        self._show_note()

    def _show_note(self) -> None:
        wrong = self._error is not None
        note = say(self._error) if self._error is not None else say(self._help)
        set_wrong(self.control, wrong)
        self._glyph.setVisible(wrong)
        self._note.set_color("danger" if wrong else "text_muted")
        self._note.set_role("small" if wrong else "caption")
        self._note.set_words(note)
        self._note.setVisible(bool(note))
        self.control.setAccessibleDescription(note)


class TextField(Field):
    """A labelled line of text. ``check`` runs when the focus leaves; :meth:`validate` on submit."""

    edited = Signal(str)

    def __init__(
        self,
        label: Words,
        value: str = "",
        *,
        placeholder: Words = "",
        help: Words = "",
        optional: bool = False,
        check: Check | None = None,
        secret: bool = False,
        features: str = "numbers",
        max_length: int = 0,
        edit: LineEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = edit or LineEdit(placeholder, features=features)
        super().__init__(label, self.edit, help=help, optional=optional, parent=parent)
        self._check = check
        self._eye: IconButton | None = None
        self.edit.setText(value)
        if max_length:
            self.edit.setMaxLength(max_length)
        if secret:
            self._make_secret()
        self.edit.textEdited.connect(self._edited)
        self.edit.installEventFilter(self)

    def _make_secret(self) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = IconButton("ri.eye-line", Text("kit.fields", "Show what is typed"), size="small", parent=self.edit)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.clicked.connect(self._toggle_secret)
        self._place_eye()

    def _place_eye(self) -> None:
        if self._eye is not None:
            self._eye.move(
                self.edit.width() - self._eye.width() - theme().px(3), (self.edit.height() - self._eye.height()) // 2
            )
            self.edit.setTextMargins(0, 0, self._eye.width(), 0)

    def _toggle_secret(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        if self._eye is not None:
            self._eye.set_glyph("ri.eye-off-line" if hidden else "ri.eye-line")

    def value(self) -> str:
        """What is typed, without blanks at both ends."""
        text = self.edit.text()
        return text if self.edit.echoMode() != QLineEdit.EchoMode.Normal else text.strip()

    def set_value(self, value: str) -> None:
        """Show a value."""
        self.edit.setText(value)
        self.set_error(None)

    def validate(self) -> bool:
        """Check now and show what is wrong."""
        value = self.value()
        if not value:
            self.set_error(None if self._optional else Text("kit.fields", "Fill this in to continue"))
        elif self._check is not None:
            self.set_error(self._check(value))
        else:
            self.set_error(None)
        return not self.error()

    def _edited(self, text: str) -> None:
        if self.error():
            self.validate()
        self.edited.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and self.value():
            self.validate()
        elif event.type() == QEvent.Type.Resize:
            self._place_eye()
        return super().eventFilter(watched, event)


class TextArea(QPlainTextEdit):
    """Several lines of text; Tab leaves it."""

    def __init__(self, value: str = "", *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(theme().font("body"))
        self.setFixedHeight(theme().line("body") * self._lines + theme().px(18))


class Combo(QComboBox):
    """One choice of many: ``Combo([(key, words), …])``, signal ``chosen(key)``. ``quiet`` beside a search field, whose edge
    it takes."""

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[object, Words]] = (),
        current: object = None,
        *,
        name: Words = "",
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._edge = "border" if quiet else "control_border"
        self._options: list[tuple[object, Words]] = []
        self._name = name
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.restyle()
        self.set_options(options, current)
        self.setAccessibleName(say(name))
        self.activated.connect(lambda _: self.chosen.emit(self.value()))

    def set_options(self, options: Sequence[tuple[object, Words]], current: object = None) -> None:
        """Offer other choices."""
        self._options = list(options)
        keep = current if current is not None else self.value()
        self.clear()
        for _, words in self._options:
            self.addItem(say(words))
        self.set_value(keep)

    def value(self) -> object:
        """Key of the choice, ``None`` when there is none."""
        index = self.currentIndex()
        return self._options[index][0] if 0 <= index < len(self._options) else None

    def set_value(self, key: object) -> None:
        """Choose ``key``; the first choice when it is not offered."""
        index = next((i for i, (option, _) in enumerate(self._options) if option == key), 0)
        self.setCurrentIndex(index if self._options else -1)

    def restyle(self) -> None:
        self.setFont(theme().font("body"))
        self.setFixedHeight(theme().size("control"))

    def retranslate(self) -> None:
        for index, (_, words) in enumerate(self._options):
            self.setItemText(index, say(words))
        if say(self._name):
            self.setAccessibleName(say(self._name))

    def sizeHint(self) -> QSize:
        metrics = theme().metrics("body")
        widest = max((metrics.horizontalAdvance(say(words)) for _, words in self._options), default=theme().px(60))
        return QSize(widest + theme().px(50), theme().size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(90), theme().size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        rect = QRectF(self.rect())
        enabled = self.isEnabled()
        paint.rounded(
            painter,
            rect,
            look.radius("control"),
            "surface" if enabled else "sunken",
            self._edge if enabled else "border",
        )
        if bool(self.property("wrong")):
            paint.rounded(painter, rect, look.radius("control"), None, "danger", 2.0)
        elif option.state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, rect, look.radius("control"))
        side = look.px(16)
        arrow = QRectF(self.width() - side - look.px(9), round((self.height() - side) / 2), side, side)
        icons.paint_glyph(painter, arrow, "ri.arrow-down-s-line", "text_muted" if enabled else "disabled")
        painter.setFont(self.font())
        painter.setPen(look.color("text" if enabled else "disabled"))
        room = int(arrow.left()) - look.px(16)
        painter.drawText(
            QRectF(look.px(11), 0, room, self.height()),
            Qt.AlignmentFlag.AlignVCenter,
            paint.elided(self.fontMetrics(), self.currentText(), room),
        )


_FIVE_DIGITS = 10_000


class Stepper(QWidget):
    """A small whole number with − and +, also by the arrow keys and typing; signal ``changed(int)``."""

    changed = Signal(int)

    def __init__(
        self, value: int = 1, minimum: int = 1, maximum: int = 999, name: Words = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value, self._minimum, self._maximum, self._name = value, minimum, maximum, name
        self._less = IconButton("ri.subtract-line", Text("kit.fields", "One less"))
        self._more = IconButton("ri.add-line", Text("kit.fields", "One more"))
        for button in (self._less, self._more):
            button.kind = "secondary"
            button.setAutoRepeat(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.edit = LineEdit(name=name)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._less.clicked.connect(lambda: self.set_value(self._value - 1))
        self._more.clicked.connect(lambda: self.set_value(self._value + 1))
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._show)
        self.edit.installEventFilter(self)
        self.setLayout(row(self._less, self.edit, self._more, spacing=6))
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()
        self._show()

    def value(self) -> int:
        """The number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Set the number, kept between minimum and maximum."""
        value = min(self._maximum, max(self._minimum, value))
        if value != self._value:
            self._value = value
            self.changed.emit(value)
        self._show()

    def set_range(self, minimum: int, maximum: int) -> None:
        """Allow other numbers; the present one is kept between them."""
        self._minimum, self._maximum = minimum, maximum
        self.set_value(self._value)

    def _typed(self, text: str) -> None:
        if text.strip().isdigit():
            value = min(self._maximum, max(self._minimum, int(text)))
            if value != self._value:
                self._value = value
                self.changed.emit(value)

    def _show(self) -> None:
        self.edit.setText(str(self._value))
        self._less.setEnabled(self._value > self._minimum)
        self._more.setEnabled(self._value < self._maximum)

    def restyle(self) -> None:
        self.edit.setFixedWidth(theme().px(56 if self._maximum < _FIVE_DIGITS else 72))
        self.setFixedHeight(theme().size("control"))

    def retranslate(self) -> None:
        self.edit.setAccessibleName(say(self._name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.set_value(self._value + step)
                return True
        return super().eventFilter(watched, event)
