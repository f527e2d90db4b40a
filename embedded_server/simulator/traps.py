"""Refusals of the router, with the literal texts clients match."""

from __future__ import annotations


class Trap(Exception):  # noqa: N818 - the protocol's word
    """A command was refused. ``category`` is 0..7 or None when the router sends none."""

    def __init__(self, message: str, category: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.category = category

    def words(self) -> list[str]:
        """Attribute words in the order routers send them."""
        head = [] if self.category is None else [f"=category={self.category}"]
        return [*head, f"=message={self.message}"]


def no_such_item() -> Trap:
    return Trap("no such item")


def no_such_command() -> Trap:
    return Trap("no such command", 0)


def no_such_menu() -> Trap:
    return Trap("no such command prefix", 0)


def unknown_parameter(name: str) -> Trap:
    return Trap(f"unknown parameter {name}", 1)


def bad_reference(column: str) -> Trap:
    return Trap(f"input does not match any value of {column}", 1)


def bad_value(column: str) -> Trap:
    return Trap(f"invalid value for argument {column}", 1)


def bad_time(column: str) -> Trap:
    return Trap(f"invalid time value for argument {column}", 1)


def out_of_range(column: str, low: int, high: int) -> Trap:
    return Trap(f"value of {column} out of range ({low}..{high})", 1)


def not_permitted() -> Trap:
    return Trap("not enough permissions (9)")


def interrupted() -> Trap:
    return Trap("interrupted", 2)
