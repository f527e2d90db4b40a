"""First script of both frozen programs: their modules lie in one archive beside the libraries, not twice in the programs.

Only ``sys`` is at hand this early.
"""

import sys

sys._pyinstaller_pyz = f"{sys._MEIPASS}/modules.pyz?0"  # type: ignore[attr-defined]  # what the importer opens next
