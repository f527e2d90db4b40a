"""What the bundle carries: the lists the spec reads, and the rule for libraries of the Linux system."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""What PyInstaller says of a file: path in the bundle, path here (for a link: what it names), kind."""

LANGUAGES = ("fr", "en")

MODULES_UNUSED = (
    "tkinter", "PIL", "pytest", "_pytest", "hypothesis", "IPython", "matplotlib", "scipy", "pandas", "setuptools", "pip",
    "psycopg", "psycopg_binary", "mypy", "ruff", "PyInstaller", "rich", "pygments", "yaml", "markdown_it",
    "uvloop", "httptools", "watchfiles", "websockets", "wsproto", "h2", "trio", "readline", "pydoc_data",
    "numpy.f2py", "numpy.testing", "numpy.distutils", "numpy.random", "numpy.fft", "numpy.ma", "numpy.polynomial",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtSql", "PySide6.QtDesigner",
    "PySide6.QtHelp", "PySide6.QtUiTools", "PySide6.QtConcurrent", "PySide6.QtXml", "PySide6.QtNetwork",
    "PySide6.QtDBus", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets",
    # East Asian code pages: texts here are UTF-8, receipt printers speak those of Europe.
    "_codecs_jp", "_codecs_cn", "_codecs_hk", "_codecs_kr", "_codecs_tw", "_codecs_iso2022", "_multibytecodec",
)  # fmt: skip
"""Modules that some library would use if they were there, and no path of ours reaches."""

STAND_INS = ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets")
"""Modules replaced by the empty ones in ``stand_ins``: pyqtgraph imports them and, as we draw without OpenGL, leaves it there."""

FILES_UNUSED = (
    "qt/qml", "qt6qml", "qt6quick", "qt6virtualkeyboard", "qt6designer", "egldeviceintegrations", "eglfs", "vkkhr",
    "plugins/sqldrivers", "plugins/qmltooling", "plugins/networkinformation", "plugins/platforminputcontexts",
    "plugins/tls", "plugins/generic", "plugins/platforms/libqlinuxfb", "plugins/platforms/libqvnc",
    "plugins/platforms/libqminimal",
    # GTK's dialogs would speak the language of the session, not the one chosen here, and its libraries are heavy.
    "platformthemes/libqgtk3",
    "qt6webengine", "qt6pdf", "qt63d", "qt6multimedia", "qt6network", "qt6openglwidgets",
    "imageformats/libqtiff", "imageformats/libqwebp", "imageformats/libqtga", "imageformats/libqwbmp",
    "imageformats/libqicns", "imageformats/libqpdf",
    "opengl32sw", "d3dcompiler_",
    "numpy/_core/tests", "numpy/_core/_multiarray_tests", "numpy/random/", "numpy/fft/",
    "pyqtgraph/icons/peegee", "pyqtgraph/examples",
    ".dist-info/record", ".dist-info/sboms",
)  # fmt: skip
"""Parts of paths in lower case; files that hooks bring along and this application never opens."""

SYSTEM_LIBRARIES = {
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""Libraries left to the system, though PyInstaller would copy them, and the Debian packages that bring them.

They belong to a service of the computer (printing, the message bus) and drag a long chain behind them: whoever has the
service has them, in the version that fits it.
"""


def wanted(entry: Entry) -> bool:
    """Whether a file that PyInstaller found belongs into the bundle."""
    name = entry[0].replace("\\", "/").lower()
    if "translations/" in name and name.endswith(".qm") and "pyside6" in name:
        return any(name.endswith(f"qtbase_{language}.qm") for language in LANGUAGES)
    if "resources/translations/" in name and name.endswith(".ts"):
        return False  # what translators edit; the program reads the compiled ones
    return PurePosixPath(name).name not in SYSTEM_LIBRARIES and not any(part in name for part in FILES_UNUSED)


def linked_only(
    binaries: Iterable[Entry], inside: Iterable[Path], needed_by: Callable[[Path], set[str]]
) -> list[Entry]:
    """``binaries`` without the libraries of the system that nothing else among them is linked with.

    Args:
        inside: folders of Python and its packages; libraries from elsewhere are the system's.
        needed_by: file names of the libraries that a file is linked with.
    """
    folders = list(inside)
    own, of_system = [], {}
    for entry in binaries:
        if any(Path(entry[1]).is_relative_to(folder) for folder in folders):
            own.append(entry)
        else:
            of_system[PurePosixPath(entry[0]).name] = entry
    kept: dict[str, Entry] = {}
    waiting = [Path(entry[1]) for entry in own]
    while waiting:
        for name in needed_by(waiting.pop()):
            if name in of_system and name not in kept:
                kept[name] = of_system[name]
                waiting.append(Path(of_system[name][1]))
    return own + [entry for name, entry in of_system.items() if name in kept]


def without_dead_links(data: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """``data`` without links to files that are no longer carried."""
    entries = list(data)
    present = {entry[0] for entry in (*entries, *binaries)}
    return [
        (name, target, kind)
        for name, target, kind in entries
        if kind != "SYMLINK" or str(PurePosixPath(name).parent / target) in present
    ]


def needed_libraries(path: Path) -> set[str]:
    """File names of the libraries an ELF file is linked with.

    Raises:
        OSError, subprocess.CalledProcessError: the file cannot be read, or there is no ``objdump`` (PyInstaller needs it too).
    """
    return linked_with(elf_headers(path))


def elf_headers(path: Path) -> str:
    """What ``objdump`` says of the headers of an ELF file; raises as :func:`needed_libraries` does."""
    return subprocess.run(["objdump", "-p", str(path)], check=True, capture_output=True, text=True).stdout


def linked_with(headers: str) -> set[str]:
    """File names of libraries in the headers of an ELF file."""
    return {line.split()[1] for line in headers.splitlines() if line.strip().startswith("NEEDED")}
