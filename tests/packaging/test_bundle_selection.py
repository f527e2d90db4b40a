"""What goes into the bundle: unused files stay out, and system libraries only come along when something is linked with them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import selection

PACKAGING = Path(selection.__file__).parent


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/translations/qtbase_fr.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("resources/translations/tiknet_fr.qm", True),
        ("resources/translations/plans_fr.ts", False),
        ("libcups.so.2", False),
        ("libdbus-1.so.3", False),
        ("libQt6DBus.so.6", True),
        ("keyring-25.7.0.dist-info/METADATA", True),
        ("keyring-25.7.0.dist-info/RECORD", False),
        ("keyring-25.7.0.dist-info/licenses/LICENSE", True),
    ],
)
def test_files(name: str, wanted: bool) -> None:
    assert selection.wanted((name, name, "BINARY")) is wanted


def test_a_system_library_comes_only_with_what_is_linked_with_it() -> None:
    links = {
        "/python/one.so": {"libused.so.1", "libc.so.6"},
        "/usr/lib/libused.so.1": {"libdeep.so.2"},
        "/usr/lib/libdeep.so.2": {"libused.so.1"},
        "/usr/lib/libleft.so.1": {"libdeep.so.2"},
    }
    binaries = [("deep/" * (number == 0) + Path(path).name, path, "BINARY") for number, path in enumerate(links)]
    found = selection.linked_only(binaries, [Path("/python")], lambda path: links[str(path)])
    assert [Path(entry[1]).name for entry in found] == ["one.so", "libused.so.1", "libdeep.so.2"]


def test_links_to_files_that_stay_out_are_not_carried() -> None:
    binaries = [("PySide6/Qt/lib/libQt6Core.so.6", "/x/libQt6Core.so.6", "BINARY")]
    links = [
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK"),
    ]
    assert selection.without_dead_links(links, binaries) == links[:1]


_CHARTS_WITHOUT_OPENGL = """
import importlib.util, sys
from pathlib import Path
folder, names, unused = Path(sys.argv[1]), sys.argv[2].split(","), set(sys.argv[3].split(","))
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in names:
            return importlib.util.spec_from_file_location(name, folder / (name.rpartition(".")[2] + ".py"))
        if name in unused:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Missing())
from PySide6.QtWidgets import QApplication
app = QApplication([])
import pyqtgraph
plot = pyqtgraph.PlotWidget()
plot.plot([1, 2, 3], [3.0, float("nan"), 1.0], connect="finite")
plot.addItem(pyqtgraph.BarGraphItem(x=[1, 2], height=[2, 1], width=0.6))
picture = plot.grab().toImage()
colours = {picture.pixelColor(x, y).rgb() for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
assert len(colours) > 2, colours
assert Path(sys.modules["PySide6.QtOpenGL"].__file__).parent == folder
"""


def test_charts_are_drawn_without_opengl_and_the_parts_of_numpy_left_out() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CHARTS_WITHOUT_OPENGL, str(PACKAGING / "stand_ins"), ",".join(selection.STAND_INS),
         ",".join(selection.MODULES_UNUSED)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
