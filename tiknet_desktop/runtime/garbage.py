"""The garbage collector and the frame rate.

A full collection walks every object of the program, modules and declarations included, and stops all threads meanwhile: 40 to
80 ms were measured during a first sync. What was made while starting stays until the end anyway.
"""

from __future__ import annotations

import gc

YOUNG, MIDDLE, OLD = 10_000, 20, 50


def calm_collector() -> None:
    """Leave everything made so far out of collections, and collect less often. Call once, when the window stands."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
