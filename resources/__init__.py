"""Theme tokens, translations, fonts and demo data, found by path in a checkout and in a bundle alike."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent
