"""The mark of the product as the icon of an installed program: ``icon.py FILE…``, the kind by the ending, the side by the name.

``tiknet-48.png`` is 48 pixels wide; ``.ico`` and ``.icns`` take the largest their format knows.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.kit.paint import paint_mark
from ui.kit.theme import theme

LARGEST = {".ico": 256, ".icns": 512}


def side_of(target: Path) -> int:
    """Pixels of a side: what the name ends in, else the largest of the format."""
    number = re.search(r"(\d+)$", target.stem)
    return int(number.group(1)) if number else LARGEST.get(target.suffix, 256)


def draw(side: int) -> QImage:
    """The mark on nothing."""
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


def main(arguments: list[str]) -> int:
    """Draw every file named."""
    application = QApplication.instance() or QApplication(["icon"])
    theme().install(application)
    for name in arguments:
        target = Path(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not draw(side_of(target)).save(str(target)):
            sys.stderr.write(f"{target} cannot be written\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
