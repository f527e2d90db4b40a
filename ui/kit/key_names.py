"""Names of keys as the keyboard of the person says them: “Espace”, not “Space”."""

from __future__ import annotations

import re
from typing import Final

from ui.kit.i18n import Text

_NAMES: Final = {
    "Space": Text("kit.key_names", "Space"),
    "Enter": Text("kit.key_names", "Enter"),
    "Esc": Text("kit.key_names", "Esc"),
    "Del": Text("kit.key_names", "Del"),
}
_WORD: Final = re.compile("|".join(_NAMES))


def key_words(keys: str) -> str:
    """``Ctrl+Del`` and the like as they are printed on the keys in the language on screen."""
    return _WORD.sub(lambda found: str(_NAMES[found.group()]), keys)
