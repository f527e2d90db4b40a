"""Last script before each frozen program: what it starts (a file manager, a print command) must not load our libraries.

The linker has read its variable when the process began, and Qt finds its plugins beside PySide6.
"""

import os

outside = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if outside is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = outside
for name in ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
    os.environ.pop(name, None)
