"""What a person on Linux installs: a Debian package, or an archive with a script for the own home.

The bundle brings its libraries along except those that only fit the computer they come from: the C library, graphics
drivers, the display server, the message bus, the printing service. What a package must ask for is read from the bundle.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from selection import SYSTEM_LIBRARIES, elf_headers, linked_with

PROGRAMS = ("tiknet-desktop", "tiknet-server")
NAME = "tiknet-desktop"
LINUX = Path(__file__).parent / "linux"
ICON_SIDES = (16, 32, 48, 64, 128, 256)
COMPRESSION: Final = 4
"""Level of xz: the sixth gains one and a half per cent and needs half as long again."""

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxcb.so.1": "libxcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    **SYSTEM_LIBRARIES,
}
"""Debian packages by the file name of a library that the bundle leaves to the system."""

OPTIONAL = ("libcups.so.2", "libwayland-client.so.0", "libwayland-cursor.so.0", "libwayland-egl.so.1")
"""Without these a plugin of Qt stays silent (printing, a Wayland session) and the program runs."""

DATA_PACKAGES = {
    "libX11.so.6": "libx11-data",
    "libfontconfig.so.1": "fontconfig-config",
    "libxkbcommon.so.0": "xkb-data",
}
"""Libraries that come along and read keyboards, fonts and locales from the system, and the packages of those."""

_C_LIBRARY = re.compile(r"(ld-linux|libc|libm|libdl|librt|libpthread|libresolv|libutil)\b.*\.so\.\d+")
_VERSION = re.compile(r"GLIBC_(\d+)\.(\d+)")


class PackageError(Exception):
    """The package cannot be made; the text says what to change."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What the bundle asks of the system: file names of libraries, those it brings itself, and the oldest C library."""

    libraries: frozenset[str]
    carried: frozenset[str]
    c_library: tuple[int, int]

    def packages(self, optional: bool) -> list[str]:
        """Debian packages for what must be there, or for what may be missing.

        Raises:
            PackageError: nobody knows which package brings a library.
        """
        unknown = self.libraries - PACKAGES.keys()
        if unknown:
            raise PackageError(
                f"name the Debian package of {', '.join(sorted(unknown))} in {__name__}.PACKAGES, or carry it along"
            )
        found = {PACKAGES[name] for name in self.libraries if (name in OPTIONAL) == optional}
        if not optional:
            found |= {package for name, package in DATA_PACKAGES.items() if name in self.carried}
        return sorted(found)


def needs_of(bundle: Path) -> Needs:
    """Read from every program and library in ``bundle`` what it is linked with.

    Raises:
        OSError: there is no ``objdump``.
    """
    carried: set[str] = set()
    linked: set[str] = set()
    version = (0, 0)
    for path in bundle.rglob("*"):
        if not path.is_file():
            continue
        carried.add(path.name)
        with path.open("rb") as file:
            if file.read(4) != b"\x7fELF":
                continue
        headers = elf_headers(path)
        linked |= linked_with(headers)
        for major, minor in _VERSION.findall(headers):
            version = max(version, (int(major), int(minor)))
    foreign = {name for name in linked - carried if not _C_LIBRARY.fullmatch(name)}
    return Needs(frozenset(foreign), frozenset(carried), version)


def make(bundle: Path, version: str, icons: dict[int, Path], target_folder: Path, moment: int) -> Path:
    """The installer of this system: a ``.deb`` where ``dpkg-deb`` is, else a ``.tar.xz``.

    Args:
        icons: pictures by the length of their side.
        moment: seconds since 1970 that all files bear, so that the same bundle gives the same package.

    Raises:
        PackageError: a tool refused, or a library is unknown.
    """
    target_folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="tiknet-package-") as scratch:
        if shutil.which("dpkg-deb"):
            return debian_package(bundle, version, icons, target_folder, moment, Path(scratch))
        return archive(bundle, version, icons, target_folder, moment, Path(scratch))


def debian_package(
    bundle: Path, version: str, icons: dict[int, Path], target_folder: Path, moment: int, scratch: Path
) -> Path:
    """``tiknet-desktop_VERSION_ARCHITECTURE.deb``.

    Raises:
        PackageError: a tool refused, or a library is unknown.
    """
    root = scratch / "root"
    home = root / "usr/lib" / NAME
    shutil.copytree(bundle, home, symlinks=True)
    _copy(LINUX / f"{NAME}.desktop", root / f"usr/share/applications/{NAME}.desktop")
    for side, picture in icons.items():
        _copy(picture, root / f"usr/share/icons/hicolor/{side}x{side}/apps/{NAME}.png")
    (root / "usr/bin").mkdir()
    for program in PROGRAMS:
        (root / "usr/bin" / program).symlink_to(f"../lib/{NAME}/{program}")
    _set_modes(root)
    architecture = _output("dpkg", "--print-architecture").strip()
    control = root / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(_control(needs_of(bundle), version, architecture, _kilobytes(root)), "utf-8")
    (control / "md5sums").write_text("".join(_checksums(root)), "utf-8")
    _set_modes(control)
    target = target_folder / f"{NAME}_{version}_{architecture}.deb"
    _output(
        "dpkg-deb", "--root-owner-group", "-Zxz", f"-z{COMPRESSION}", "--build", str(root), str(target),
        environment={"SOURCE_DATE_EPOCH": str(moment)},
    )  # fmt: skip
    return target


def _control(needs: Needs, version: str, architecture: str, kilobytes: int) -> str:
    major, minor = needs.c_library
    depends = [f"libc6 (>= {major}.{minor})", *needs.packages(optional=False)]
    return f"""Package: {NAME}
Version: {version}
Architecture: {architecture}
Maintainer: TikNet <packages@tiknet.invalid>
Installed-Size: {kilobytes}
Depends: {", ".join(depends)}
Recommends: {", ".join(needs.packages(optional=True))}
Suggests: gnome-keyring | kwalletmanager, cups
Section: misc
Priority: optional
Description: shop counter of a Wi-Fi hotspot
 Sells and prints access tickets, closes the till, shows who is online and how
 the MikroTik router feels, and manages customers, plans, stock, money and
 staff, with or without a network. Speaks French and English.
 .
 The command tiknet-server runs the partner server alone.
"""


def archive(
    bundle: Path, version: str, icons: dict[int, Path], target_folder: Path, moment: int, scratch: Path
) -> Path:
    """``tiknet-VERSION-linux-MACHINE.tar.xz`` with ``install.sh``, for the home of one person."""
    top = scratch / f"tiknet-{version}"
    shutil.copytree(bundle, top / "tiknet", symlinks=True)
    for name in (f"{NAME}.desktop", "install.sh"):
        _copy(LINUX / name, top / name)
    for side, picture in icons.items():
        _copy(picture, top / f"icons/{side}x{side}/apps/{NAME}.png")
    _set_modes(top)
    (top / "install.sh").chmod(0o755)

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = moment
        return entry

    target = target_folder / f"tiknet-{version}-linux-{os.uname().machine}.tar.xz"
    with tarfile.open(target, "w:xz", preset=COMPRESSION) as packed:
        packed.add(top, arcname=top.name, filter=plain)  # in the order of names
    return target


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _set_modes(root: Path) -> None:
    """Readable by all, writable by the owner, whatever the umask of this session; programs and libraries may run."""
    for path in (root, *root.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if runs else 0o644)


def _files(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())


def _checksums(root: Path) -> Iterator[str]:
    for path in _files(root):
        place = path.relative_to(root)
        if place.parts[0] != "DEBIAN":
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False))
            yield f"{digest.hexdigest()}  {place}\n"


def _kilobytes(root: Path) -> int:
    return sum(path.stat().st_size for path in _files(root)) // 1024


def _output(*command: str, environment: dict[str, str] | None = None) -> str:
    try:
        return subprocess.run(
            command, check=True, capture_output=True, text=True, env=os.environ | (environment or {})
        ).stdout
    except subprocess.CalledProcessError as error:
        raise PackageError(f"{command[0]}: {error.stderr.strip()}") from error
