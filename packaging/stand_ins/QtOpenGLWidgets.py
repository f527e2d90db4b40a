"""In the bundle in place of ``PySide6.QtOpenGLWidgets``: pyqtgraph derives a class from this one and never makes one."""


class QOpenGLWidget:
    """A widget that cannot be made."""

    def __init__(self, *_: object) -> None:
        raise RuntimeError("this program is built without OpenGL")
