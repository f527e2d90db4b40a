"""Logs, crash reports, redaction, disks and folders."""

from __future__ import annotations

import errno
import json
import logging
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from tiknet_desktop.platform import logging as log_files
from tiknet_desktop.platform.crash import CrashWatch, install_hooks, report
from tiknet_desktop.platform.disk import StorageFailure, StorageProblem, free_bytes, storage_failure
from tiknet_desktop.platform.paths import Paths, account_hash
from tiknet_desktop.platform.redaction import HIDDEN, redact, redact_value


@pytest.fixture
def logs(data_dir: Path) -> Iterator[Path]:
    log_files.start(data_dir / "logs")
    yield data_dir / "logs"
    log_files.stop()


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / log_files.FILE_NAME).read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Authorization: Bearer abc.def-123", "abc.def-123"),
        ("token eyJhbGciOi.eyJzdWIiOjF9.c2ln", "eyJzdWIiOjF9"),
        ('{"password": "hunter 2", "id": 3}', "hunter 2"),
        ("password=hunter2&x=1", "hunter2"),
        ("postgresql://shop:hunter2@db/shop", "hunter2"),
        ("mail to ama.k+x@example.co.tg failed", "ama.k"),
        ("customer +228 90 11 22 33 unknown", "90 11 22 33"),
        ("/customers/%2B22890112233/", "22890112233"),
        ("call 90 11 22 33 now", "90 11 22 33"),
        ("phone 90112233", "90112233"),
    ],
)
def test_secrets_and_people_are_taken_out_of_text(text: str, secret: str) -> None:
    assert secret not in redact(text)
    assert HIDDEN in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "took 1234 ms at 2026-11-22T01:43:18",
        "GET /partner/plans/ 200",
        "192.168.88.1:8728",
        "line 1043, in push",
        "01JD9Z3K8Q",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert redact(text) == text


def test_values_are_hidden_by_their_name() -> None:
    body = {
        "email": "a@b.c",
        "first_name": "Ama",
        "access": "x",
        "amount": 500,
        "items": [{"otp": "123456"}],
        "ok": True,
    }
    assert redact_value("body", body) == {
        "email": HIDDEN,
        "first_name": HIDDEN,
        "access": HIDDEN,
        "amount": 500,
        "items": [{"otp": HIDDEN}],
        "ok": True,
    }


def test_a_log_line_is_json_with_its_extras_and_error(logs: Path) -> None:
    try:
        raise ValueError("password=hunter2")
    except ValueError:
        logging.getLogger("tiknet_desktop.x").exception(
            "sale of %s", "Bearer abc.def", extra={"status": 500, "phone": "90"}
        )
    (line,) = lines(logs)
    assert (line["level"], line["from"], line["status"], line["phone"]) == ("error", "tiknet_desktop.x", 500, HIDDEN)
    assert "ValueError" in str(line["error"])
    assert "hunter2" not in json.dumps(line)
    assert "abc.def" not in json.dumps(line)


def test_logs_rotate_and_stay_within_their_room(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_files, "FILE_BYTES", 2000)
    log_files.start(data_dir / "logs")
    for number in range(200):
        logging.getLogger("x").warning("line %d %s", number, "y" * 80)
    log_files.stop()
    files = sorted((data_dir / "logs").iterdir())
    assert len(files) == log_files.FILES
    assert all(file.stat().st_size <= 2000 for file in files)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_does_not_stop_the_program_and_is_told_later(
    logs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (handler,) = (one for one in logging.getLogger().handlers if isinstance(one, RotatingFileHandler))
    room, full = handler.stream, Path("/dev/full").open("w")  # noqa: SIM115 - closing it fails, as it must
    handler.stream = full
    logging.getLogger("x").warning("nobody will read this")
    handler.stream = room
    with pytest.raises(OSError, match="No space"):
        full.close()
    logging.getLogger("x").warning("room again")
    assert lines(logs)[-1]["lost_lines"] == 1
    assert capsys.readouterr().err == ""


def test_a_clean_end_is_told_from_an_unclean_one(data_dir: Path) -> None:
    first = CrashWatch(data_dir)
    assert first.start() is None
    first.stop()
    second = CrashWatch(data_dir)
    assert second.start() is None
    third = CrashWatch(data_dir)
    found = third.start()  # the second never said goodbye
    third.stop()
    second.stop()
    assert found is not None
    assert found.traces == ""
    assert found.started_at is not None


def test_a_crash_below_python_is_found_at_the_next_start(data_dir: Path) -> None:
    script = (
        "import sys, os, signal, pathlib\n"
        "from tiknet_desktop.platform.crash import CrashWatch\n"
        "CrashWatch(pathlib.Path(sys.argv[1])).start()\n"
        "os.kill(os.getpid(), signal.SIGABRT)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(data_dir)], check=False, capture_output=True, timeout=60)
    watch = CrashWatch(data_dir)
    found = watch.start()
    watch.stop()
    assert found is not None
    assert "Fatal Python error: Aborted" in found.traces
    assert "Aborted" in report(data_dir, traces=found.traces).text
    assert [path.name[:6] for path in data_dir.iterdir()] == ["crash-"]


def test_an_uncaught_error_of_a_thread_reaches_the_log_and_the_sink(logs: Path) -> None:
    shown: list[BaseException] = []
    undo = install_hooks(shown.append)
    thread = threading.Thread(target=lambda: int("x"), name="counting")
    thread.start()
    thread.join()
    undo()
    assert [type(error) for error in shown] == [ValueError]
    assert "counting" in str(lines(logs)[-1]["message"])


def test_a_report_shows_error_and_log_without_secrets(logs: Path) -> None:
    logging.getLogger("x").warning("signed in as ama@example.com")
    text = report(logs, ValueError("token=abcdef")).text
    assert "ValueError" in text
    assert "signed in as" in text
    assert "ama@example.com" not in text
    assert "abcdef" not in text


def test_a_full_disk_is_recognised_through_what_wraps_it(tmp_path: Path) -> None:
    try:
        try:
            raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "x"))
        except OSError as error:
            raise RuntimeError("saving failed") from error
    except RuntimeError as error:
        found = storage_failure(error)
    assert found is not None
    assert (found.code, found.path) == ("disk_full", tmp_path / "x")


def test_a_full_database_is_a_full_disk(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x.sqlite")
    connection.execute("pragma max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("create table a (b text)").execute("insert into a values (zeroblob(100000))")
    connection.close()
    found = storage_failure(caught.value)
    assert found is not None
    assert found.problem is StorageProblem.FULL


def test_a_damaged_database_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(b"not a database at all" * 100)
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.DatabaseError) as caught:
        connection.execute("select * from sqlite_master")
    connection.close()
    found = storage_failure(caught.value)
    assert isinstance(found, StorageFailure)
    assert found.problem is StorageProblem.DAMAGED


def test_other_errors_are_no_storage_failures() -> None:
    assert storage_failure(ValueError("x")) is None


def test_free_space_is_known_for_folders_that_do_not_exist_yet(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "a" / "b") > 0


def test_the_data_folder_is_the_given_one_then_the_environments(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Paths.of(tmp_path).data == tmp_path
    assert Paths.of().data == data_dir
    monkeypatch.delenv("TIKNET_DATA_DIR")
    assert "TikNet" in str(Paths.of().data)


def test_accounts_of_two_servers_have_two_folders() -> None:
    assert account_hash("http://a/v1/", "Ama@x.y ") == account_hash("http://A/v1", "ama@x.y")
    assert account_hash("http://a/v1", "ama@x.y") != account_hash("http://b/v1", "ama@x.y")
