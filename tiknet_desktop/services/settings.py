"""Settings of this computer, each declared once. They are needed before anybody signs in, so they live in a file of their
own beside the accounts."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tiknet_desktop.runtime.changebus import ChangeBus, ChangeSet

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, its value until somebody changes it, and what values it takes. ``prefix`` settings stand for
    a family such as ``columns.customers``."""

    name: str
    default: Any
    check: Callable[[Any], bool]
    prefix: bool = False


def _one_of(*values: str) -> Callable[[Any], bool]:
    return lambda value: value in values


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _between(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _json(value: Any) -> bool:
    return value is None or isinstance(value, (dict, list, str, int, float, bool))


SETTINGS: tuple[Setting, ...] = (
    Setting("language", "system", _one_of("system", "fr", "en")),
    Setting("theme", "system", _one_of("system", "light", "dark")),
    Setting("zoom", 100, _between(80, 200)),
    Setting("home", "", _one_of("", "cloud", "computer")),
    Setting("server_url", "https://api.tiknetafrica.com/v1", _text),
    Setting("server_port", 0, _between(0, 65_535)),
    Setting("last_account", None, _json),
    Setting("window_geometry", "", _text),
    Setting("window", None, _json, prefix=True),
    Setting("columns", None, _json, prefix=True),
    Setting("pane", None, _json, prefix=True),
    Setting("last_pane", "", _text),
    Setting("navigation_collapsed", False, _flag),
    Setting("data_budget_mb", 0, _between(0, 1_000_000)),
    Setting("shop_name", "", _text),
    Setting("shop_address", "", _text),
    Setting("shop_phone", "", _text),
    Setting("wifi_name", "", _text),
    Setting("login_url", "", _text),
    Setting("receipt_note", "", _text),
    Setting("receipt_width_mm", 58, _between(48, 210)),
    Setting("receipt_printer", "", _text),
    Setting("receipt_device", None, _json),
    Setting("shop_logo", "", _text),
    Setting("ticket_templates", None, _json),
    Setting("ticket_template", "", _text),
    Setting("ticket_strip_template", "", _text),
    Setting("print_after_sale", False, _flag),
    Setting("sound", True, _flag),
    Setting("lock_after_minutes", 0, _between(0, 240)),
    Setting("tour_done", False, _flag),
    Setting("tray", True, _flag),
    Setting("pin", None, _json, prefix=True),
    Setting("moved", None, _json, prefix=True),
)
"""``receipt_printer`` names a printer of the system; ``receipt_device`` describes any other kind and goes before it.
``shop_logo`` is the name of a picture in the folder ``logo`` of the data folder. ``data_budget_mb`` is per day, zero without limit. ``home`` is where the server lives, empty until chosen.
``lock_after_minutes`` zero never locks by itself. ``pin.<account>`` is how the PIN of an account is kept here, never the PIN.
``moved.<account>`` is the address under which an account whose address changed keeps its file."""

_EXACT = {setting.name: setting for setting in SETTINGS if not setting.prefix}
_FAMILIES = {setting.name: setting for setting in SETTINGS if setting.prefix}


def declared(name: str) -> Setting:
    """The declaration a name falls under; ``columns.customers`` belongs to the family ``columns``.

    Raises:
        KeyError: nothing of that name is declared.
    """
    found = _EXACT.get(name)
    if found is None:
        family, dot, _ = name.partition(".")
        found = _FAMILIES.get(family) if dot else None
    if found is None:
        raise KeyError(name)
    return found


class SettingsService:
    """Reads and keeps settings. A damaged file is put aside and the defaults hold."""

    def __init__(self, path: Path, bus: ChangeBus | None = None) -> None:
        self._path = path
        self._bus = bus
        self._values: dict[str, Any] = self._load()

    def tell(self, bus: ChangeBus) -> None:
        """Publish changes on this bus from now on: the settings are read before there is one."""
        self._bus = bus

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a setting; ``default`` stands in for families without one of their own.

        Raises:
            KeyError: no such setting is declared.
        """
        setting = declared(name)
        value = self._values.get(name)
        if value is not None and setting.check(value):
            return value
        return setting.default if setting.default is not None else default

    def set(self, name: str, value: Any) -> None:
        """Keep a value; on the disk when this returns.

        Raises:
            KeyError: no such setting is declared.
            ValueError: the setting does not take this value.
            OSError: the disk does not take it; the value holds until the program ends.
        """
        setting = declared(name)
        if value is not None and not setting.check(value):
            raise ValueError(f"{name}: {value!r}")
        if self._values.get(name) == value:
            return
        self._values = {**self._values, name: value}
        if self._bus is not None:
            self._bus.publish(ChangeSet("settings", frozenset({name})))
        self._save()

    def _load(self) -> dict[str, Any]:
        try:
            loaded = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            _log.warning("the settings cannot be read, defaults are used: %s", error)
            try:
                self._path.replace(self._path.with_suffix(".damaged.json"))
            except OSError as refused:
                _log.warning("the settings file stays where it is: %s", refused)
            return {}
        return loaded if isinstance(loaded, dict) else {}

    def _save(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._path.with_suffix(".unfinished")
        with unfinished.open("w", encoding="utf-8") as file:
            json.dump(self._values, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._path)
