"""What can go wrong with the file, as types a caller can act on."""

from __future__ import annotations


class StorageError(Exception):
    """The local database cannot do what was asked. ``code`` is stable and names the cause."""

    code = "storage"


class DiskFullError(StorageError):
    """No room to write. Nothing of the transaction was kept; everything written before is intact. Free space, then retry."""

    code = "disk_full"


class DatabaseDamagedError(StorageError):
    """The file cannot be read as a database and could not be salvaged either."""

    code = "database_damaged"


class NewerSchemaError(StorageError):
    """The file was written by a newer version of the application, which alone may open it."""

    code = "newer_schema"


class DatabaseBusyError(StorageError):
    """Another program holds the file."""

    code = "database_busy"


class NotSendableError(StorageError):
    """The action cannot be undone, retried or resolved in the state it is in: it is being sent, or it is done."""

    code = "not_now"


class UnknownRowError(StorageError):
    """No row or action has this key."""

    code = "unknown_row"
