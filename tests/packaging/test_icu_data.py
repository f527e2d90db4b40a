"""The reduced data of ICU: the package is taken apart and put together faithfully, and Qt does the same with less."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import icu_data
import PySide6
import pytest

QT = Path(PySide6.__file__).parent / "Qt" / "lib"
LIBRARY = next(iter(sorted(QT.glob("libicudata.so.*"))), None)

linux_only = pytest.mark.skipif(LIBRARY is None, reason="Qt has ICU in a library of its own on Linux")
with_binutils = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("as", "ld", "nm")), reason="binutils links the library anew"
)

_WHAT_QT_DOES = """
import sys
from PySide6.QtCore import QCollator, QDate, QDateTime, QLocale, QStringDecoder, Qt, QTime, QTimeZone
names = ["Éric", "Zoé", "eric", "Ève", "Evelyne", "Œuvre", "oeuf", "N’Diaye", "Ndiaye", "10 jours", "9 jours", "côté",
         "coté", "côte", "cote", "Жанна", "عائشة", "日本"]
for tag in ("fr_FR", "en_GB", "fr_CA", "sw_TZ"):
    locale = QLocale(tag)
    for numeric in (False, True):
        collator = QCollator(locale)
        collator.setNumericMode(numeric)
        print(tag, sorted(names, key=collator.sortKey))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setIgnorePunctuation(True)
    print(collator.compare("N’Diaye", "NDIAYE"), locale.toUpper("çà œuvre ß i"), locale.toLower("ÇÀ ŒUVRE I"))
for zone in (b"Africa/Bujumbura", b"Europe/Paris", b"America/New_York"):
    for tag in ("fr_FR", "en_GB"):
        for form in (QTimeZone.NameType.LongName, QTimeZone.NameType.ShortName):
            print(QTimeZone(zone).displayName(QTimeZone.TimeType.DaylightTime, form, QLocale(tag)))
print([QStringDecoder(name).isValid() for name in ("ISO-8859-15", "windows-1252", "UTF-16", "ISO-8859-1")])
loaded = [line.split()[-1] for line in open("/proc/self/maps") if "libicudata" in line]
sys.stderr.write(loaded[0])
"""


def run_qt(libraries: Path) -> tuple[str, str]:
    """What Qt answers with the data library in ``libraries``, and the path of the one it loaded."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _WHAT_QT_DOES],
        env=os.environ | {"LD_LIBRARY_PATH": str(libraries)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout, done.stderr


def small_package() -> icu_data.Package:
    header = b"\x20\x00\xda\x27\x14\x00\x00\x00\x00\x00\x02\x00CmnD" + bytes(16)
    return icu_data.Package(header, (("icudt1l/a.res", b"x" * 16), ("icudt1l/coll/b.icu", b"y" * 48)))


def test_a_package_comes_back_as_it_was_written() -> None:
    package = small_package()
    assert icu_data.read(icu_data.write(package)) == package


def test_items_begin_where_processors_like_it() -> None:
    header = small_package().header
    package = icu_data.Package(header, (("icudt1l/a.res", b"x" * 5), ("icudt1l/b.res", b"y" * 16)))
    assert [len(item) for _, item in icu_data.read(icu_data.write(package)).items] == [16, 16]


@pytest.mark.parametrize("damage", [(2, b"\0\0"), (8, b"\1"), (12, b"Else")])
def test_what_is_no_package_is_refused(damage: tuple[int, bytes]) -> None:
    at, other = damage
    data = bytearray(icu_data.write(small_package()))
    data[at : at + len(other)] = other
    with pytest.raises(icu_data.IcuDataError):
        icu_data.read(bytes(data))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("root.res", True),
        ("fr_CA.res", True),
        ("en.res", True),
        ("de.res", False),
        ("zh_Hant_HK.res", False),
        ("supplementalData.res", True),
        ("coll/ucadata.icu", True),
        ("coll/fr_CA.res", True),
        ("coll/de.res", False),
        ("zone/pool.res", True),
        ("unit/fr.res", False),
        ("brkitr/thaidict.dict", False),
        ("ibm-923_P100-1998.cnv", True),
        ("gb18030.cnv", False),
    ],
)
def test_what_is_kept(name: str, wanted: bool) -> None:
    assert icu_data.kept(f"icudt73l/{name}") is wanted


@linux_only
def test_the_package_of_qt_comes_back_byte_for_byte() -> None:
    assert LIBRARY is not None
    data = icu_data.package_of(LIBRARY.read_bytes())
    assert icu_data.write(icu_data.read(data))[: len(data)] == data


@linux_only
@with_binutils
def test_qt_sorts_writes_and_names_zones_as_before(tmp_path: Path) -> None:
    assert LIBRARY is not None
    reduced = tmp_path / LIBRARY.name
    shutil.copy(LIBRARY, reduced)
    for library in QT.glob("libQt6*.so.6"):
        (tmp_path / library.name).symlink_to(library)
    before, after = icu_data.reduce(tmp_path)
    assert after < before / 8
    for link in tmp_path.glob("libQt6*"):
        link.unlink()
    said, loaded = run_qt(tmp_path)
    assert loaded == str(reduced)
    assert said == run_qt(QT)[0]


@linux_only
def test_without_the_linker_the_library_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LIBRARY is not None
    copy = tmp_path / LIBRARY.name
    copy.write_bytes(b"whole")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(icu_data.IcuDataError, match="binutils"):
        icu_data.reduce(tmp_path)
    assert copy.read_bytes() == b"whole"


@linux_only
@with_binutils
def test_a_qt_that_asks_for_more_keeps_the_whole_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LIBRARY is not None
    (tmp_path / LIBRARY.name).symlink_to(LIBRARY)
    (tmp_path / "libQt6Core.so.6").symlink_to(QT / "libQt6Core.so.6")
    monkeypatch.setattr(icu_data, "CALLED", ("u_strTo", "ucal_", "ucnv_", "UCNV_"))
    with pytest.raises(icu_data.IcuDataError, match="ucol_"):
        icu_data.reduce(tmp_path)
