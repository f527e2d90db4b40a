"""Every key of the program: of the window here, of each pane from its help."""

from __future__ import annotations

from collections.abc import Iterable

from ui.help import topic_of
from ui.kit.i18n import Text, say
from ui.shell.navigation import Entry

Groups = dict[str, list[tuple[str, str]]]

EVERYWHERE = (
    ("Ctrl+K", Text("shell.shortcuts", "Find anything")),
    ("Ctrl+F", Text("shell.shortcuts", "Search in this list")),
    ("F5", Text("shell.shortcuts", "Ask the server for news")),
    ("F1", Text("shell.shortcuts", "Help for this page")),
    ("Ctrl+L", Text("shell.shortcuts", "Lock")),
    ("Ctrl++ / Ctrl+-", Text("shell.shortcuts", "Larger or smaller")),
    ("Ctrl+0", Text("shell.shortcuts", "Normal size")),
    ("Ctrl+/", Text("shell.shortcuts", "These shortcuts")),
)
LISTS = (
    ("↑ ↓", Text("shell.shortcuts", "Next or previous line")),
    ("Space", Text("shell.shortcuts", "Mark the line")),
    ("Ctrl+A", Text("shell.shortcuts", "Mark all")),
    ("Enter", Text("shell.shortcuts", "Show the details")),
    ("Esc", Text("shell.shortcuts", "Close the details")),
)


def groups(entries: Iterable[Entry], current: str) -> Groups:
    """Title → lines of keys and their meaning; those of the open pane come first."""
    shown = list(entries)
    found: Groups = {}
    ordered = sorted(shown, key=lambda entry: entry.id != current)
    for entry in ordered[:1] if ordered and ordered[0].id == current else []:
        _add(found, entry)
    found[str(Text("shell.shortcuts", "Everywhere"))] = [(keys, say(words)) for keys, words in EVERYWHERE]
    found[str(Text("shell.shortcuts", "Pages"))] = [
        (entry.shortcut, say(entry.title)) for entry in shown if entry.shortcut
    ]
    found[str(Text("shell.shortcuts", "Lists"))] = [(keys, say(words)) for keys, words in LISTS]
    for entry in shown:
        if entry.id != current:
            _add(found, entry)
    return found


def _add(found: Groups, entry: Entry) -> None:
    topic = topic_of(entry.id)
    own = [(keys, say(meaning)) for keys, meaning in topic.keys if keys != entry.shortcut] if topic else []
    if own:
        found[say(entry.title)] = own
