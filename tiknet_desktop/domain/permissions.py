"""The thirteen permissions of the partner API and the three roles every owner starts with.

Labels are the ones on the wire (wire conventions, section 13). The numbers are ours: the remote's mapping from number to
label is unknown, so clients always ask ``permissions/list/``; the three roles hold the numbers that were observed.
"""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """A right a role can hold. The value is the label on the wire."""

    CREATE_PLANS = "Create Plans"
    DELETE_PLANS = "Delete Plans"
    CREATE_USERS = "Create Users"
    UPDATE_USERS = "Update Users"
    UPDATE_PLANS = "Update Plans"
    DELETE_USERS = "Delete Users"
    READ_PLANS = "Read Plans"
    TRANSACTION_VIEWING = "Transaction Viewing"
    SETTING_ACCESS = "Setting Access"
    READ_USERS = "Read Users"
    DASHBOARD_ACCESS = "Dashboard Access"
    HOTSPOT_PROFILE_MANAGEMENT = "Hotspot Profile Management"
    ROUTER_MANAGEMENT = "Router Management"

    @property
    def number(self) -> int:
        """The identifier on the wire, 1 to 13."""
        return list(Permission).index(self) + 1

    @property
    def slug(self) -> str:
        """The slug on the wire, for example ``setting-access``."""
        return self.value.lower().replace(" ", "-")


def permission_of(reference: int | str) -> Permission:
    """Find a permission by number, slug or label.

    Raises:
        LookupError: nothing has that number, slug or label.
    """
    for permission in Permission:
        if reference in (permission.number, permission.slug, permission.value):
            return permission
    raise LookupError(reference)


_MANAGER_NUMBERS = (3, 4, 7, 8, 10, 11, 12)
_WORKER_NUMBERS = (3, 10)

STARTING_ROLES: dict[str, frozenset[Permission]] = {
    "Administrator": frozenset(Permission),
    "Manager": frozenset(permission_of(number) for number in _MANAGER_NUMBERS),
    "Worker": frozenset(permission_of(number) for number in _WORKER_NUMBERS),
}
"""Name of each role an owner starts with, and what it may do."""
