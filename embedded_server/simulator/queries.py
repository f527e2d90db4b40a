"""The query stack of ``print`` (RouterOS manual, "API", section "Queries")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

SortKey = Callable[[str, str], tuple[int, object]]
"""(property, text) -> something that orders values of that property by their type."""

_OPERATIONS = re.compile(r"(?:\d{1,4}\.?|[!&|.])*", re.ASCII)
_OPERATION = re.compile(r"(\d+)(\.?)|([!&|.])", re.ASCII)


class Query:
    """Compiled ``?`` words. Before the first word the stack is an endless supply of true.

    ``ValueError`` for a stack operation that does not exist.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = tuple(word.removeprefix("?") for word in words)
        for word in self._words:
            if word.startswith("#") and _OPERATIONS.fullmatch(word, 1) is None:
                raise ValueError(f"unknown query operation in {word[:40]!r}")

    @property
    def exact(self) -> tuple[str, str] | None:
        """Name and value when the query is one equality, so that a table can use an index."""
        if len(self._words) != 1 or self._words[0][:1] in ("#", "-", "<", ">"):
            return None
        name, separator, value = self._words[0].removeprefix("=").partition("=")
        return (name, value) if separator else None

    def matches(self, row: Mapping[str, str], sort_key: SortKey) -> bool:
        """Whether no false is left on the stack for this row."""
        stack: list[bool] = []
        for word in self._words:
            if word.startswith("#"):
                stack = _operate(stack, word[1:])
            else:
                stack.append(_test(word, row, sort_key))
        return all(stack)


def _test(word: str, row: Mapping[str, str], sort_key: SortKey) -> bool:
    mark = word[:1]
    if mark == "-":
        return word[1:] not in row
    body = word[1:] if mark in ("=", "<", ">") else word
    name, separator, wanted = body.partition("=")
    if name not in row:
        return False
    if not separator:
        return True
    have_key, wanted_key = sort_key(name, row[name]), sort_key(name, wanted)
    if have_key[0] != wanted_key[0]:
        have_key, wanted_key = (0, row[name]), (0, wanted)
    have, want = have_key[1], wanted_key[1]
    if mark == "<":
        return bool(have < want)  # type: ignore[operator]
    if mark == ">":
        return bool(have > want)  # type: ignore[operator]
    return bool(have == want)


def _pop(stack: list[bool]) -> bool:
    return stack.pop() if stack else True


def _operate(stack: list[bool], operations: str) -> list[bool]:
    position = 0
    while position < len(operations):
        match = _OPERATION.match(operations, position)
        assert match is not None
        position = match.end()
        if match[1] is not None:
            index = int(match[1])
            entry = stack[-1 - index] if index < len(stack) else True
            # An index that ends the word replaces the whole stack; a dot after it changes nothing.
            if position == len(operations) and not match[2]:
                stack = [entry]
            else:
                stack.append(entry)
        elif match[3] == "!":
            stack.append(not _pop(stack))
        elif match[3] == "&":
            right, left = _pop(stack), _pop(stack)
            stack.append(left and right)
        elif match[3] == "|":
            right, left = _pop(stack), _pop(stack)
            stack.append(left or right)
        else:
            top = _pop(stack)
            stack += [top, top]
    return stack
