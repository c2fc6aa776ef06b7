"""The keys of a page or a dialog: what each does is said where it is bound, and F1 shows those that answer now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.ui.translation import tr

CARD_KEY, LIGHT_KEY, LOCK_KEY = "F1", "F9", "Ctrl+L"
LIGHT_WORDS = tr("强光模式")
QUIT_KEY, TURN_KEYS = "Ctrl+Q", ("Ctrl+PgUp", "Ctrl+PgDown")
FIND_KEY, FIND_WORDS = "Ctrl+K", tr("查找")
HELP_KEY, HELP_WORDS = "Shift+F1", tr("帮助")
SEND_OFF = ("Ctrl+Return", "Ctrl+Enter")
"""What sends a dialog off from anywhere in it."""
_SIGNS = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Del": "Delete"}
_SHOWN, _WORDS = "shown", "words"  # properties of a shortcut: the key as it stands on the keyboard, and what it does
_Context = Qt.ShortcutContext


@dataclass(frozen=True, slots=True)
class PageKey:
    """What keys do; the first of them is shown. Without ``act`` the part itself answers them, and the card tells it."""

    words: str
    keys: tuple[str, ...]
    act: Callable[[], object] | None = None

    @property
    def shown(self) -> str:
        """As it stands on the keyboard: Ctrl+Enter, Alt+↑."""
        return "+".join(_SIGNS.get(part, part) for part in self.keys[0].split("+"))


def bind_keys(part: QWidget, keys: Sequence[PageKey], context: Qt.ShortcutContext = _Context.WindowShortcut) -> None:
    """The keys work while the part is in sight in the window in front, or as ``context`` says."""
    for each in keys:
        if each.keys[0] != CARD_KEY:  # the application has it, for every window
            bind_key(part, each, context)


def bind_key(place: QObject, key: PageKey, context: Qt.ShortcutContext = _Context.WindowShortcut) -> QShortcut:
    """One key of a part, or with ``ApplicationShortcut`` of no widget: dialogs do not shut that out."""
    shortcut = QShortcut(place)
    shortcut.setProperty(_WORDS, key.words)
    shortcut.setProperty(_SHOWN, key.shown)
    if key.act is not None:
        shortcut.setKeys([QKeySequence(each) for each in key.keys])
        shortcut.setContext(context)
        shortcut.activated.connect(key.act)
    return shortcut


def keys_in(window: QWidget) -> tuple[PageKey, ...]:
    """What answers in a window now, the innermost part first and what holds everywhere last; each once. ``act`` does
    what the key would, where it is no key of the part itself."""
    inside = sorted((each for each in _held(window) if _answers(each)), key=_depth, reverse=True)
    tops: list[QObject] = [*QApplication.topLevelWidgets(), *filter(None, [QApplication.instance()])]
    around = [each for top in tops for each in _held(top)]
    everywhere = [each for each in around if each.context() is _Context.ApplicationShortcut]
    own = [each for each in inside if each not in everywhere]
    found: dict[tuple[str, str], PageKey] = {}
    for each in (*own, *everywhere):
        words, shown = each.property(_WORDS), each.property(_SHOWN)
        act = None if each.key().isEmpty() else each.activated.emit
        found.setdefault((words, shown), PageKey(words, (shown,), act))
    return tuple(found.values())


def shown_key(shortcut: QShortcut) -> str:
    """The key of a shortcut as it stands on the keyboard; empty where it was not bound here."""
    return str(shortcut.property(_SHOWN) or "")


def _held(window: QObject) -> list[QShortcut]:
    return cast("list[QShortcut]", window.findChildren(QShortcut))


def _answers(shortcut: QShortcut) -> bool:
    place = shortcut.parent()
    alive = not isinstance(place, QWidget) or (place.isVisible() and place.isEnabled())
    return bool(shortcut.property(_WORDS)) and shortcut.isEnabled() and alive


def _depth(shortcut: QShortcut) -> int:
    place, depth = shortcut.parent(), 0
    while place is not None:
        place, depth = place.parent(), depth + 1
    return depth
