"""查找和替换 in a transcript: a bar above the questions; Enter goes from place to place, Esc back to where they are."""

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from inspector_app.ui.interviews.qa_list import QAList
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.theme import GAP_1, GAP_2
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.qa_find import Found, following, found, kept

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """Hidden until :meth:`begin`; ``replacing`` shows the second line too."""

    def __init__(self, cards: QAList) -> None:
        super().__init__()
        self._cards = cards
        self._here: Found | None = None
        self._words = QLineEdit()
        self._words.setAccessibleName(self.tr("查找"))
        self._words.setPlaceholderText(self.tr("查找（Enter 下一处，Shift+Enter 上一处）"))
        self._by = QLineEdit()
        self._by.setAccessibleName(self.tr("替换为"))
        self._by.setPlaceholderText(self.tr("替换为"))
        self._count = Label("", Role.SMALL)
        first = in_row(
            wide(self._words), self._count,
            Button(icon="chevron-up", kind=Kind.BARE, name=self.tr("上一处"), clicked=self.previous),
            Button(icon="chevron-down", kind=Kind.BARE, name=self.tr("下一处"), clicked=self.next),
            Button(icon="x", kind=Kind.BARE, name=self.tr("关闭查找"), clicked=self.end),
        )  # fmt: skip
        self._second = QWidget()
        in_row(
            wide(self._by),
            Button(self.tr("替换"), kind=Kind.QUIET, name=self.tr("替换这一处"), clicked=self.replace),
            Button(self.tr("全部替换"), kind=Kind.QUIET, clicked=self.replace_all),
            of=self._second,
        )
        in_column(first, self._second, gap=GAP_1, edges=(0, 0, GAP_2, GAP_1), of=self)
        self.setTabOrder(self._words, self._by)  # the entries first: what is typed after Tab is what it is replaced by
        self._words.textChanged.connect(lambda _text: self._typed())
        self.hide()

    def begin(self, *, replacing: bool) -> None:
        """Show it with the words that are marked, or those that were looked for last."""
        marked = QApplication.focusWidget()
        if isinstance(marked, QPlainTextEdit) and (words := marked.textCursor().selectedText()):
            self._words.setText(words.partition("\u2029")[0])
        self._second.setVisible(replacing)
        self.show()
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()
        self._say()

    def next(self) -> None:
        """To the next place; behind the last one the first follows."""
        self._go(1)

    def previous(self) -> None:
        """To the place before."""
        self._go(-1)

    def replace(self) -> None:
        """Other words at the place that is marked, and on to the next one; without a mark to the first one. Where there
        is none any more, whoever goes back into the text writes on behind the last."""
        here, by = self._here, self._by.text()
        if here is not None and here in self._places:
            self._cards.replace(self._words.text(), by, here)
            self._cards.show_found(dataclasses.replace(here, start=here.start + len(by)), 0)
        self._go(1)

    def replace_all(self) -> None:
        """Other words everywhere, in one step of undo; what procedure demands keeps its words, and that is said."""
        words = self._words.text()
        stay = kept(self._cards.lines, words)
        many = len(self._places) - stay
        self._cards.replace(words, self._by.text())
        self._here = None
        said = self.tr("已替换{many}处").format(many=many)
        self._count.setText(said + (self.tr("，法定问题中{stay}处未改").format(stay=stay) if stay else ""))

    def end(self) -> None:
        """Away with it, and the cursor to what was found."""
        self.hide()
        if self._cards.current is not None:
            part = self._here.part if self._here is not None else "answer"
            self._cards.card(self._cards.current).enter(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in _ENTER:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self._by.hasFocus():
                self.replace()
            else:
                self._go(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    @property
    def _places(self) -> tuple[Found, ...]:
        return found(self._cards.lines, self._words.text())

    def _typed(self) -> None:
        self._here = None
        self._go(1)

    def _go(self, step: int) -> None:
        places = self._places
        self._here = following(places, self._cards.lines, self._here, step)
        if self._here is not None:
            self._cards.show_found(self._here, len(self._words.text()))
        self._say()

    def _say(self) -> None:
        places = self._places
        if not self._words.text():
            self._count.setText("")
        elif not places:
            self._count.setText(self.tr("没有找到"))
        elif self._here in places:
            at = places.index(self._here) + 1
            self._count.setText(self.tr("第{at}处，共{many}处").format(at=at, many=len(places)))
        else:
            self._count.setText(self.tr("共{many}处").format(many=len(places)))
