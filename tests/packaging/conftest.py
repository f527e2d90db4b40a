"""The parts of ``packaging`` are scripts beside the spec, not a package: they are found by their folder."""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "packaging"
if str(FOLDER) not in sys.path:
    sys.path.append(str(FOLDER))
