"""Make what a person installs, for the system this runs on: ``installer.py BUNDLE FOLDER``; the last line names the file.

Linux: a Debian package or an archive (:mod:`linux_package`). Windows: a set-up program, if Inno Setup's ``iscc`` is there.
macOS: a disk image, if ``hdiutil`` is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import linux_package

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


class NoToolError(Exception):
    """This system lacks the program that makes its installers; the bundle itself is fine."""


def make(bundle: Path, folder: Path, version: str, moment: int) -> Path:
    """The installer of this system for ``bundle``, in ``folder``.

    Raises:
        NoToolError: the tool is missing.
        linux_package.PackageError, subprocess.CalledProcessError: the tool refused.
    """
    if sys.platform == "win32":
        return windows_installer(bundle, folder, version)
    if sys.platform == "darwin":
        return disk_image(bundle, folder, version)
    with tempfile.TemporaryDirectory(prefix="tiknet-icons-") as scratch:
        icons = {side: Path(scratch) / f"{side}.png" for side in linux_package.ICON_SIDES}
        subprocess.run([sys.executable, str(HERE / "icon.py"), *map(str, icons.values())], check=True)
        return linux_package.make(bundle, version, icons, folder, moment)


def windows_installer(bundle: Path, folder: Path, version: str) -> Path:
    """``tiknet-VERSION-setup.exe``.

    Raises:
        NoToolError: Inno Setup is not installed.
    """
    compiler = shutil.which("iscc")
    if compiler is None:
        raise NoToolError("Inno Setup's iscc is not in PATH")
    subprocess.run(
        [compiler, "/Q", f"/DVersion={version}", f"/DBundle={bundle}", f"/O{folder}", str(HERE / "windows/tiknet.iss")],
        check=True,
    )
    return folder / f"tiknet-{version}-setup.exe"


def disk_image(bundle: Path, folder: Path, version: str) -> Path:
    """``tiknet-VERSION.dmg`` with the application to drag into its folder; ``bundle`` lies inside ``TikNet.app`` or beside it.

    Raises:
        NoToolError: ``hdiutil`` is missing.
    """
    if shutil.which("hdiutil") is None:
        raise NoToolError("hdiutil is missing")
    application = next((place for place in (bundle, *bundle.parents) if place.suffix == ".app"), folder / "TikNet.app")
    target = folder / f"tiknet-{version}.dmg"
    with tempfile.TemporaryDirectory(prefix="tiknet-image-") as scratch:
        shutil.copytree(application, Path(scratch) / application.name, symlinks=True)
        (Path(scratch) / "Applications").symlink_to("/Applications")
        subprocess.run(
            ["hdiutil", "create", "-volname", "TikNet", "-srcfolder", scratch, "-ov", "-format", "ULMO", str(target)],
            check=True,
        )
    return target


def main(arguments: list[str]) -> int:
    """Make the installer; 0 done or not possible here, 1 refused."""
    sys.path.insert(0, str(ROOT))
    from tiknet_desktop import __version__

    bundle, folder = (Path(name).resolve() for name in arguments)
    moment = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    try:
        target = make(bundle, folder, __version__, moment)
    except NoToolError as missing:
        sys.stdout.write(f"no installer was made: {missing}\n")
        return 0
    except (linux_package.PackageError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"the installer could not be made: {error}\n")
        return 1
    sys.stdout.write(f"installer: {target} ({target.stat().st_size / 1e6:.0f} MB)\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
