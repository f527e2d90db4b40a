"""In the bundle in place of ``PySide6.QtOpenGL``: nothing here draws with OpenGL, and the real one weighs nine megabytes."""
