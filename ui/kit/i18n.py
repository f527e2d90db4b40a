"""Words in the user's language: lazily translated texts, live switching, Qt's own strings.

The source language is English. French lives in ``resources/translations/<area>_fr.ts``; plural forms of English in
``<area>_en.ts``. ``python -m ui.translations`` collects the strings and compiles them to ``tiknet_<language>.qm``.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

import resources

log = logging.getLogger(__name__)

LANGUAGES: Final = ("fr", "en")
TRANSLATIONS: Final = Path(resources.__file__ or "").parent / "translations"

translate = QCoreApplication.translate
"""``translate(context, source, comment, n)``: literal arguments only, the collector reads them from the code.

Use ``%Ln`` in the source and pass ``n`` for anything that is counted.
"""


class Text:
    """A text that is translated when it is shown, so it follows a change of language.

    ``Text("customers", "Expires {when}").fill(when=lambda: day(moment))``; values may be strings, numbers, other texts
    or functions without arguments, which are called each time the text is shown. Both constructor arguments must be
    literals and stand alone, else the collector does not see them.
    """

    __slots__ = ("args", "context", "source")

    def __init__(self, context: str, source: str) -> None:
        self.context = context
        self.source = source
        self.args: dict[str, object] = {}

    def fill(self, **args: object) -> Text:
        """The same sentence with its ``{names}`` filled in."""
        filled = Text(self.context, self.source)
        filled.args = {**self.args, **args}
        return filled

    def __str__(self) -> str:
        words = translate(self.context, self.source)
        if not self.args:
            return words
        return words.format(**{key: value() if callable(value) else value for key, value in self.args.items()})

    def __repr__(self) -> str:
        return f"Text({self.context!r}, {self.source!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.context, self.source, self.args) == (
            other.context,
            other.source,
            other.args,
        )

    def __hash__(self) -> int:
        return hash((self.context, self.source))


Words = str | Text | Callable[[], str]
"""What every kit widget accepts as a caption; anything but ``str`` follows the language."""


def say(words: Words) -> str:
    """The words as they read now."""
    return words() if callable(words) else str(words)


_translators: list[QTranslator] = []
_language = "en"


def language() -> str:
    """Two letters: the language on screen."""
    return _language


def system_language() -> str:
    """French unless the system clearly speaks English: most people here read French."""
    return "en" if QLocale.system().language() == QLocale.Language.English else "fr"


def set_language(code: str) -> None:
    """Show everything in ``code`` (``fr``, ``en`` or ``system``) from now on; open widgets follow at once."""
    global _language
    chosen = system_language() if code == "system" else code
    if chosen not in LANGUAGES:
        raise ValueError(f"no translation for {code!r}")
    app = QApplication.instance()
    if app is None:
        raise RuntimeError("a language needs a QApplication")
    for translator in _translators:
        app.removeTranslator(translator)
    _translators.clear()
    _language = chosen
    QLocale.setDefault(QLocale("fr_FR" if chosen == "fr" else "en_GB"))
    qt_path = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{chosen}", qt_path), (f"tiknet_{chosen}", str(_compiled(chosen)))):
        translator = QTranslator()
        if translator.load(name, folder):
            app.installTranslator(translator)
            _translators.append(translator)
        else:
            log.debug("translation %s is missing or empty", name)
    for widget in QApplication.allWidgets():
        retranslate = getattr(widget, "retranslate", None)
        if retranslate is not None and isinstance(widget, QWidget):
            retranslate()
            widget.update()


def _compiled(code: str) -> Path:
    """The folder of the compiled texts; a source checkout compiles them when they are missing."""
    if not (TRANSLATIONS / f"tiknet_{code}.qm").exists() and not getattr(sys, "frozen", False):
        from ui.translations import release

        release(code)
    return TRANSLATIONS
