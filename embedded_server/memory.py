"""Memory that goes back to the system once it is no longer needed."""

from __future__ import annotations

import ctypes
import sys

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
"""Parameters of ``mallopt`` (malloc.h of glibc)."""
_LARGE_BLOCK = 1 << 20


def return_large_blocks() -> None:
    """Have blocks of a megabyte and more mapped by themselves, so that freeing one gives it back. Nothing outside glibc.

    Otherwise glibc learns from the first large block that is freed to keep those that follow, up to 32 MB each, in the
    heap of the thread that asked (mallopt(3), ``M_MMAP_THRESHOLD``): every request thread that once checked a password
    then holds the 19 MB of it for ever.
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _LARGE_BLOCK)
        mallopt(_M_TRIM_THRESHOLD, 2 * _LARGE_BLOCK)
