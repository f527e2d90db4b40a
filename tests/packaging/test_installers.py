"""What a person installs: packages and archives of a small bundle, unpacked and started for real."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import installer
import linux_package
import pytest
from PySide6.QtGui import QImage

MOMENT = 1_700_000_000
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux")
with_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb makes the package")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Two programs that say who they are and where they lie."""
    folder = tmp_path / "bundle"
    (folder / "_internal-1.2").mkdir(parents=True)
    (folder / "_internal-1.2" / "modules.pyz").write_bytes(b"modules")
    for name in linux_package.PROGRAMS:
        program = folder / name
        program.write_text(
            f'#!/bin/sh\ncat "$(dirname "$(readlink -f "$0")")/_internal-1.2/modules.pyz"; echo " {name}"\n'
        )
        program.chmod(0o700)
    return folder


@pytest.fixture
def icons(tmp_path: Path) -> dict[int, Path]:
    """Pictures of two sizes."""
    made = {side: tmp_path / f"icon-{side}.png" for side in (16, 48)}
    for path in made.values():
        path.write_bytes(b"picture")
    return made


@linux_only
@with_dpkg
def test_the_debian_package_starts_where_it_is_unpacked(bundle: Path, icons: dict[int, Path], tmp_path: Path) -> None:
    package = linux_package.make(bundle, "1.2", icons, tmp_path / "out", MOMENT)
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "-x", str(package), str(root)], check=True)
    for name in linux_package.PROGRAMS:
        done = subprocess.run([root / "usr/bin" / name], capture_output=True, text=True, check=True)
        assert done.stdout == f"modules {name}\n"
    assert (root / "usr/share/applications/tiknet-desktop.desktop").is_file()
    assert (root / "usr/share/icons/hicolor/48x48/apps/tiknet-desktop.png").read_bytes() == b"picture"
    assert (root / "usr/lib/tiknet-desktop/_internal-1.2/modules.pyz").stat().st_mode & 0o777 == 0o644
    assert (root / "usr/lib/tiknet-desktop/tiknet-server").stat().st_mode & 0o777 == 0o755


@linux_only
@with_dpkg
def test_the_debian_package_says_what_it_is(bundle: Path, icons: dict[int, Path], tmp_path: Path) -> None:
    package = linux_package.make(bundle, "1.2", icons, tmp_path / "out", MOMENT)

    def field(name: str) -> str:
        return subprocess.run(
            ["dpkg-deb", "-f", str(package), name], capture_output=True, text=True, check=True
        ).stdout.strip()

    assert (field("Package"), field("Version")) == ("tiknet-desktop", "1.2")
    assert field("Depends").startswith("libc6 (>= ")
    listed = subprocess.run(["dpkg-deb", "-c", str(package)], capture_output=True, text=True, check=True).stdout
    assert all("root/root" in line for line in listed.splitlines())


@linux_only
@with_dpkg
def test_the_same_bundle_gives_the_same_package(bundle: Path, icons: dict[int, Path], tmp_path: Path) -> None:
    first = linux_package.make(bundle, "1.2", icons, tmp_path / "one", MOMENT)
    os.utime(bundle / "tiknet-server", (MOMENT + 5, MOMENT + 5))
    second = linux_package.make(bundle, "1.2", icons, tmp_path / "two", MOMENT)
    assert first.read_bytes() == second.read_bytes()


@linux_only
def test_the_archive_installs_into_the_home_and_leaves_it_again(
    bundle: Path, icons: dict[int, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    packed = linux_package.archive(bundle, "1.2", icons, tmp_path, MOMENT, scratch)
    with tarfile.open(packed) as archive:
        assert {entry.mtime for entry in archive} == {MOMENT}
        archive.extractall(tmp_path / "unpacked", filter="tar")
    script = tmp_path / "unpacked/tiknet-1.2/install.sh"
    home = tmp_path / "a home"
    kept = home / ".local/share/TikNet/shop.sqlite"
    kept.parent.mkdir(parents=True)
    kept.write_text("the shop")
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    for _ in range(2):  # a second time is an update
        subprocess.run(["sh", str(script)], env=environment, check=True, capture_output=True)
    shutil.rmtree(script.parent / "tiknet")
    for name in linux_package.PROGRAMS:
        done = subprocess.run([home / ".local/bin" / name], capture_output=True, text=True, check=True)
        assert done.stdout == f"modules {name}\n"
    entry = (home / ".local/share/applications/tiknet-desktop.desktop").read_text("utf-8")
    assert f'Exec="{home}/.local/bin/tiknet-desktop"' in entry.splitlines()
    subprocess.run(["sh", str(script), "--remove"], env=environment, check=True, capture_output=True)
    assert [path for path in home.rglob("*") if path.is_file() or path.is_symlink()] == [kept]


@linux_only
def test_what_the_bundle_needs_is_read_from_its_programs(tmp_path: Path) -> None:
    shutil.copyfile(Path(sys.executable).resolve(), tmp_path / "python")
    (tmp_path / "notes.txt").write_text("no program")
    needs = linux_package.needs_of(tmp_path)
    assert needs.c_library >= (2, 2)
    assert not any(name.startswith(("libc.", "libm.", "ld-")) for name in needs.libraries)
    assert needs.carried == {"python", "notes.txt"}


def test_libraries_of_the_system_become_packages() -> None:
    needs = linux_package.Needs(
        frozenset({"libcups.so.2", "libGL.so.1", "libdbus-1.so.3"}), frozenset({"libX11.so.6"}), (2, 36)
    )
    assert needs.packages(optional=False) == ["libdbus-1-3", "libgl1", "libx11-data"]
    assert needs.packages(optional=True) == ["libcups2t64 | libcups2"]


def test_a_library_nobody_knows_is_refused() -> None:
    with pytest.raises(linux_package.PackageError, match=r"libnew\.so\.1"):
        linux_package.Needs(frozenset({"libnew.so.1"}), frozenset(), (2, 36)).packages(optional=False)


def write_tool(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    tool = folder / name
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)


@linux_only
def test_the_installer_of_windows_is_told_version_and_folders(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tool(tmp_path / "bin", "iscc", f'printf "%s\\n" "$@" > "{tmp_path}/asked"')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    assert installer.windows_installer(bundle, tmp_path, "1.2") == tmp_path / "tiknet-1.2-setup.exe"
    asked = (tmp_path / "asked").read_text().splitlines()
    assert {"/DVersion=1.2", f"/DBundle={bundle}", f"/O{tmp_path}"} <= set(asked)
    script = Path(asked[-1]).read_text("utf-8")
    assert "{#Version}" in script
    assert "{#Bundle}" in script


@linux_only
def test_the_disk_image_holds_the_application(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = tmp_path / "dist/TikNet.app/Contents/MacOS"
    programs.mkdir(parents=True)
    write_tool(
        tmp_path / "bin", "hdiutil", f'while [ "$1" != -srcfolder ]; do shift; done; ls "$2" > "{tmp_path}/held"'
    )
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    assert installer.disk_image(programs, tmp_path / "dist", "1.2") == tmp_path / "dist/tiknet-1.2.dmg"
    assert (tmp_path / "held").read_text().split() == ["Applications", "TikNet.app"]


@pytest.mark.parametrize("make", [installer.windows_installer, installer.disk_image])
def test_without_its_tool_no_installer_is_made(make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(installer.NoToolError):
        make(tmp_path, tmp_path, "1.2")


def test_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    small, large, windows = tmp_path / "tiknet-16.png", tmp_path / "tiknet-128.png", tmp_path / "tiknet.ico"
    subprocess.run([sys.executable, installer.HERE / "icon.py", small, large, windows], check=True)
    for path, side in ((small, 16), (large, 128), (windows, 256)):
        picture = QImage(str(path))
        assert (picture.width(), picture.height()) == (side, side)
        assert picture.pixelColor(side // 2, side // 5).alpha() == 255
        assert picture.pixelColor(0, 0).alpha() == 0
