"""What a page of the help is made of."""

from __future__ import annotations

from dataclasses import dataclass

from ui.kit.i18n import Text, say


@dataclass(frozen=True, slots=True)
class HelpTask:
    """How something is done, step by step."""

    title: Text
    steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """The help of one pane: what it is for, its tasks, the keys that work only there (keys, what they do)."""

    pane: str
    purpose: Text
    tasks: tuple[HelpTask, ...]
    keys: tuple[tuple[str, Text], ...] = ()

    def text(self) -> str:
        """Everything it says now, for the search."""
        parts = [self.purpose, *(meaning for _, meaning in self.keys)]
        for task in self.tasks:
            parts += [task.title, *task.steps]
        return " ".join(say(part) for part in parts)
