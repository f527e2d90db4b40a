"""The program's log: JSON lines in rotating files, five of two megabytes, without secrets and personal data."""

from __future__ import annotations

import contextlib
import json
import logging
import logging.handlers
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tiknet_desktop.platform.redaction import redact, redact_value

FILE_NAME = "tiknet.log"
FILE_BYTES = 2_000_000
FILES = 5

_ORDINARY = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_CHATTY = (
    "httpx",
    "httpcore",
    "qasync",
    "asyncio",
    "sqlalchemy",
    "keyring",
    "librouteros",
    "uvicorn",
    "alembic",
    "fontTools",
)


class JsonLines(logging.Formatter):
    """One JSON object per record; ``extra`` values become keys of their own."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "thread": record.threadName,
            "message": redact(record.getMessage()),
        }
        for name, value in vars(record).items():
            if name not in _ORDINARY and not name.startswith("_"):
                line[name] = redact_value(name, value)
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = redact("".join(traceback.format_exception(record.exc_info[1])))
        return json.dumps(line, ensure_ascii=False, default=str)


class _Files(logging.handlers.RotatingFileHandler):
    """A full disk must not take the program down, nor print tracebacks on a user's terminal: what cannot be written is
    counted and said once there is room."""

    _lost = 0

    def emit(self, record: logging.LogRecord) -> None:
        if self._lost:
            record.__dict__["lost_lines"] = self._lost
        before = self._lost
        super().emit(record)
        if before and self._lost == before:
            self._lost = 0

    def handleError(self, record: logging.LogRecord) -> None:
        self._lost += 1


def start(folder: Path, level: int = logging.INFO) -> Path:
    """Log everything from now on into ``folder``; returns the file.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / FILE_NAME
    handler = _Files(path, maxBytes=FILE_BYTES, backupCount=FILES - 1, encoding="utf-8", delay=False)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    stop()
    root.addHandler(handler)
    root.setLevel(level)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    logging.captureWarnings(True)
    return path


def stop() -> None:
    """Close the files; tests and the end of the program."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, _Files)]:
        root.removeHandler(handler)
        with contextlib.suppress(OSError):  # a full disk: what is still buffered is lost, the program ends all the same
            handler.close()
    logging.captureWarnings(False)


def recent_lines(folder: Path, count: int = 200) -> list[str]:
    """The last lines of the log, oldest first: what a crash report shows before anyone sends it."""
    path = folder / FILE_NAME
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(file.tell() - 400 * count, 0))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return []
    return text.splitlines()[-count:]
