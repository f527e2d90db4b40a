"""TikNet Desktop: the application core. It contains no widgets (design, section 3)."""

__version__ = "0.1.0"
