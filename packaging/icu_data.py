"""The data of ICU, reduced to what Qt asks of it.

Qt carries ICU for sorting (``QCollator``), upper and lower case, names of time zones and old code pages. Its data library
also holds the numbers, units, scripts and dictionaries of eight hundred languages, 32 MB that nothing here opens. On Linux
it is one read-only symbol, a "common data" package (ICU User Guide, "ICU Data"; ``ucmndata.h``): a header, a table of
contents sorted by name, the items. This module reads the package, keeps some items, and links the library anew.

Run as a program: ``icu_data.py LIBRARY_FOLDER`` replaces ``libicudata.so.N`` there, or says why it stays as it is.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("en", "fr")

FOLDERS = ("", "coll", "region", "zone")
"""Trees of locale data that the functions of :data:`CALLED` reach: locales themselves, sorting, names of zones and regions."""

CODE_PAGES = ("ibm-923_P100-1998", "ibm-1252_P100-2000", "ibm-5348_P100-1997")
"""ISO 8859-15 and both Windows 1252, for a session that is not UTF-8. Latin 1, ASCII and all of Unicode need no table."""

CALLED = ("u_strTo", "ucal_", "ucnv_", "UCNV_", "ucol_")
"""Beginnings of the functions Qt calls. If it came to call others, what they read would be missing: see :func:`reduce`."""

_ALIGNMENT = 16
_MAGIC = b"\xda\x27"
_FORMAT = b"CmnD"
_LOCALE = re.compile(r"[a-z]{2,3}(_\w+)?\.res")
_SYMBOL = re.compile(r"icudt\d+_dat")


class IcuDataError(Exception):
    """The library cannot be reduced; the text says why. The full one works."""


@dataclass(frozen=True, slots=True)
class Package:
    """``header`` as it stood, and the items in the order of their names, which ICU searches by halves."""

    header: bytes
    items: tuple[tuple[str, bytes], ...]


def read(data: bytes) -> Package:
    """Take a package apart; ``data`` begins with its header.

    Raises:
        IcuDataError: it is no little-endian common data package.
    """
    if data[2:4] != _MAGIC or data[12:16] != _FORMAT or data[8] != 0:
        raise IcuDataError("this is no little-endian data package of ICU")
    (header_size,) = struct.unpack_from("<H", data)
    contents = data[header_size:]
    (count,) = struct.unpack_from("<I", contents)
    table = [struct.unpack_from("<II", contents, 4 + 8 * number) for number in range(count)]
    ends = [start for _, start in table[1:]] + [len(contents)]
    items = []
    for (name_at, start), end in zip(table, ends, strict=True):
        name = contents[name_at : contents.index(0, name_at)].decode("ascii")
        if not start <= end <= len(contents):
            raise IcuDataError(f"{name} lies outside the package")
        items.append((name, contents[start:end]))
    return Package(data[:header_size], tuple(items))


def write(package: Package) -> bytes:
    """Put a package together; the opposite of :func:`read`."""
    names = [name.encode("ascii") + b"\0" for name, _ in package.items]
    name_at = 4 + 8 * len(names)
    start = _aligned(name_at + sum(map(len, names)))
    table = bytearray(struct.pack("<I", len(names)))
    contents = bytearray()
    for name, (_, item) in zip(names, package.items, strict=True):
        table += struct.pack("<II", name_at, start + len(contents))
        name_at += len(name)
        contents += item + _filling(_aligned(len(item)) - len(item))
    before = bytes(table) + b"".join(names)
    return package.header + before + _filling(start - len(before)) + bytes(contents)


def kept(name: str) -> bool:
    """Whether an item is wanted, by its name ``icudt73l/folder/file``."""
    _, *folders, file = name.split("/")
    folder = "/".join(folders)
    if file.endswith(".cnv"):
        return file.removesuffix(".cnv") in CODE_PAGES
    if file.endswith(".res"):
        return folder in FOLDERS and (
            not _LOCALE.fullmatch(file) or file.removesuffix(".res").split("_")[0] in LANGUAGES
        )
    return file.endswith((".icu", ".nrm")) and file != "unames.icu"


def without_what_nobody_opens(package: Package) -> Package:
    """The items that :func:`kept` wants."""
    return Package(package.header, tuple(item for item in package.items if kept(item[0])))


def package_of(library: bytes) -> bytes:
    """The package inside ``libicudata``; a few bytes of the library may follow it.

    Raises:
        IcuDataError: there is none.
    """
    found = library.find(_FORMAT)
    if found < 12:
        raise IcuDataError("the library holds no data package")
    return library[found - 12 :]


def reduce(folder: Path) -> tuple[int, int]:
    """Replace ``libicudata.so.N`` in ``folder``, where the libraries of Qt lie too; its bytes before and after.

    Raises:
        IcuDataError: tools are missing, the library is not what we know, or Qt calls functions with other needs.
    """
    missing = [tool for tool in ("as", "ld", "nm") if shutil.which(tool) is None]
    if missing:
        raise IcuDataError(f"binutils is missing ({', '.join(missing)})")
    found = sorted(folder.glob("libicudata.so.*"))
    if len(found) != 1:
        raise IcuDataError(f"{len(found)} data libraries in {folder}")
    library = found[0]
    strangers = [name for name in _called_by_qt(folder) if not name.startswith(CALLED)]
    if strangers:
        raise IcuDataError(f"Qt calls functions whose data is not known here: {', '.join(sorted(strangers))}")
    symbols = _SYMBOL.findall(_output("nm", "-D", str(library)))
    if len(symbols) != 1:
        raise IcuDataError(f"{library.name} exports {len(symbols)} packages")
    before = library.stat().st_size
    data = write(without_what_nobody_opens(read(package_of(library.read_bytes()))))
    link(data, symbols[0], library)
    return before, library.stat().st_size


def link(data: bytes, symbol: str, library: Path) -> None:
    """Make a shared library with ``data`` as its only, read-only, symbol.

    Raises:
        IcuDataError: assembler or linker refused.
    """
    with tempfile.TemporaryDirectory(prefix="tiknet-icu-") as scratch:
        folder = Path(scratch)
        (folder / "data").write_bytes(data)
        (folder / "data.s").write_text(
            f'.section .note.GNU-stack,"",%progbits\n.section .rodata\n.balign {_ALIGNMENT}\n'
            f'.globl {symbol}\n.type {symbol}, %object\n{symbol}:\n.incbin "data"\n.size {symbol}, . - {symbol}\n'
        )
        _output("as", "-o", "data.o", "data.s", cwd=folder)
        _output("ld", "-shared", "-z", "noexecstack", "-soname", library.name, "-o", "new", "data.o", cwd=folder)
        mode = library.stat().st_mode if library.exists() else 0o755
        shutil.copyfile(folder / "new", library)
        library.chmod(mode)


def _called_by_qt(folder: Path) -> Iterable[str]:
    """Functions of ICU that libraries of Qt import; their names end in the version of ICU."""
    for library in sorted(folder.glob("libQt6*.so.6")):
        for line in _output("nm", "-D", "--undefined-only", str(library)).splitlines():
            name, versioned, number = line.split()[-1].rpartition("_")
            if versioned and number.isdigit() and name.startswith(("u", "UCNV", "icu")) and not name.startswith("udev"):
                yield name


def _output(*command: str, cwd: Path | None = None) -> str:
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd=cwd).stdout
    except subprocess.CalledProcessError as error:
        raise IcuDataError(f"{command[0]}: {error.stderr.strip()}") from error


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def _filling(size: int) -> bytes:
    return b"\xaa" * size  # as ICU's own tool does


def main(arguments: list[str]) -> int:
    """Reduce the library in the folder named; a library that stays whole is a remark, not a failure."""
    try:
        before, after = reduce(Path(arguments[0]))
    except IcuDataError as error:
        sys.stdout.write(f"ICU data stays whole: {error}\n")
    else:
        sys.stdout.write(f"ICU data: {before / 1e6:.1f} MB became {after / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
