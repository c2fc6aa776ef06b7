"""Letters that the screen's face lacks (㐂): the font that has them is loaded when one is met, and none at the start.

Papers draw from the same files. Once a font is added, Qt finds its letters by itself for whatever is drawn; an entry
keeps how its words were laid and lays them anew.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from inspector_app.ui.fonts import load_further_font, load_screen_font
from inspector_app.ui.one_guard import OneGuard

_USUAL = 0x2E80
"""Below it stand letters and marks that every face of the machine has."""
_FURTHER, _ARCHIVES, _SHARD = "songx.ttf", ("rare-b.zip", "rare-h.zip"), 1024


class RareLetters(OneGuard):
    """Looks at names as they are read (:meth:`meet`), and at what stands in the entry that one is in; at no secret."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.met: set[str] = set()  # each is looked at once
        self._added: dict[tuple[str, str], QRawFont | None] = {}
        self._entry: QLineEdit | QPlainTextEdit | None = None
        app.focusObjectChanged.connect(self._watch)

    def meet(self, letters: Iterable[str]) -> None:
        """Have a font for each of these letters, where there is one."""
        new = set(letters) - self.met
        self.met |= new
        lacking = [each for each in new if ord(each) >= _USUAL and not self._screen.supportsCharacter(ord(each))]
        if sum(self._load(ord(each)) for each in lacking):
            _lay_anew()

    @Slot(QObject)
    def _watch(self, entry: QObject | None) -> None:
        if self._entry is not None and isValid(self._entry):
            self._entry.textChanged.disconnect(self._read)
        self._entry = None
        if isinstance(entry, QLineEdit | QPlainTextEdit) and isValid(entry) and not _is_secret(entry):
            self._entry = entry
        if self._entry is not None:
            self._entry.textChanged.connect(self._read)
            self._read()

    @Slot()
    def _read(self) -> None:
        entry = self._entry
        if entry is not None and isValid(entry):
            self.meet(entry.text() if isinstance(entry, QLineEdit) else entry.toPlainText())

    @cached_property
    def _screen(self) -> QRawFont:
        return QRawFont.fromFont(QFont(load_screen_font()))

    def _load(self, code: int) -> bool:
        """Whether a font was added on the way to one that has the letter; none is where an added one has it already."""
        is_new = False
        for source in _sources(code):
            if source not in self._added:
                self._added[source] = load_further_font(*source)
                is_new = is_new or self._added[source] is not None
            font = self._added[source]
            if font is not None and font.supportsCharacter(code):
                break
        return is_new


def _is_secret(entry: QLineEdit | QPlainTextEdit) -> bool:
    return isinstance(entry, QLineEdit) and entry.echoMode() is not QLineEdit.EchoMode.Normal


def _sources(code: int) -> Iterator[tuple[str, str]]:
    """The files that may have a letter, those with Chinese shapes first; in an archive by name."""
    yield _FURTHER, ""
    yield from ((archive, f"{code // _SHARD * _SHARD:x}.ttf") for archive in _ARCHIVES)


def _lay_anew() -> None:
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))
        QWidget.update(widget)  # of a list, which names its own otherwise
