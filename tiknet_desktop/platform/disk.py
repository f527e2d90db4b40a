"""Room on the disk, and what an error of the file system means for the user."""

from __future__ import annotations

import errno
import shutil
from enum import StrEnum
from pathlib import Path

LOW_BYTES = 200_000_000
"""Below this much free space the user is warned: a backup and a day of logs still fit."""


class StorageProblem(StrEnum):
    """Why something could not be written."""

    FULL = "disk_full"
    READ_ONLY = "read_only"
    DENIED = "denied"
    LOCKED = "locked"
    DAMAGED = "damaged"
    BROKEN = "io_error"


class StorageFailure(Exception):  # noqa: N818 - a condition of the computer, not a fault of ours
    """The disk or a file on it refuses. ``path`` is what was touched, when known."""

    def __init__(self, problem: StorageProblem, path: Path | None = None, detail: str = "") -> None:
        self.problem = problem
        self.path = path
        self.detail = detail
        super().__init__(problem, path, detail)

    @property
    def code(self) -> str:
        return self.problem.value


_BY_ERRNO = {
    errno.ENOSPC: StorageProblem.FULL,
    errno.EFBIG: StorageProblem.FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): StorageProblem.FULL,
    errno.EROFS: StorageProblem.READ_ONLY,
    errno.EACCES: StorageProblem.DENIED,
    errno.EPERM: StorageProblem.DENIED,
    errno.ENOTDIR: StorageProblem.DENIED,
    errno.EIO: StorageProblem.BROKEN,
    errno.EBUSY: StorageProblem.LOCKED,
}
_BY_WINDOWS_ERROR = {
    112: StorageProblem.FULL,  # ERROR_DISK_FULL
    39: StorageProblem.FULL,  # ERROR_HANDLE_DISK_FULL
    19: StorageProblem.READ_ONLY,  # ERROR_WRITE_PROTECT
    5: StorageProblem.DENIED,  # ERROR_ACCESS_DENIED
    32: StorageProblem.LOCKED,  # ERROR_SHARING_VIOLATION
    33: StorageProblem.LOCKED,  # ERROR_LOCK_VIOLATION
}
_BY_SQLITE_NAME = {
    "SQLITE_FULL": StorageProblem.FULL,
    "SQLITE_READONLY": StorageProblem.READ_ONLY,
    "SQLITE_CANTOPEN": StorageProblem.DENIED,
    "SQLITE_PERM": StorageProblem.DENIED,
    "SQLITE_BUSY": StorageProblem.LOCKED,
    "SQLITE_LOCKED": StorageProblem.LOCKED,
    "SQLITE_CORRUPT": StorageProblem.DAMAGED,
    "SQLITE_NOTADB": StorageProblem.DAMAGED,
    "SQLITE_IOERR": StorageProblem.BROKEN,
}


def storage_failure(error: BaseException, path: Path | None = None) -> StorageFailure | None:
    """The failure behind ``error``, looking through the errors that wrap it: from the operating system or from SQLite.

    ``None`` where the error has another nature and is to be treated as a fault of ours.
    """
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        if isinstance(current, StorageFailure):
            return current
        problem = _problem(current)
        if problem is not None:
            named = getattr(current, "filename", None)
            return StorageFailure(problem, path or (Path(named) if isinstance(named, str) else None), str(current))
        current = getattr(current, "orig", None) or current.__cause__ or current.__context__
    return None


def _problem(error: BaseException) -> StorageProblem | None:
    name = getattr(error, "sqlite_errorname", None)
    if isinstance(name, str):
        base = "_".join(name.split("_")[:2])  # extended codes: SQLITE_IOERR_WRITE
        return _BY_SQLITE_NAME.get(base)
    if isinstance(error, OSError):
        windows = getattr(error, "winerror", None)
        return _BY_WINDOWS_ERROR.get(windows or 0) or _BY_ERRNO.get(error.errno or 0)
    return None


def free_bytes(folder: Path) -> int:
    """Free space where ``folder`` is, or where it will be.

    Raises:
        OSError: no part of the path exists.
    """
    place = folder.absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    return shutil.disk_usage(place).free


def is_low(folder: Path) -> bool:
    """Whether the user should make room."""
    return free_bytes(folder) < LOW_BYTES
