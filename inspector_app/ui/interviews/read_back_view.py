"""交被询问人核对: the transcript in large type, page by page over the whole window, to be read and never changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)  # fmt: skip
from PySide6.QtWidgets import QTextEdit, QWidget

from inspector_app.domain.dates import chinese_time
from inspector_app.domain.interview import Interview
from inspector_app.ui import theme
from inspector_app.ui.layouts import REST, in_column, in_row, wide
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.theme import GAP_3, GAP_6, dress
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.facts import printed_answer

_LARGER = 9
_STEP = 3
_INDENT = 2
_ON = (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Backspace)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paragraph to be read: what leads it, its words, and of which question it is, from 1 (0: none)."""

    lead: str
    words: str
    question: int = 0


def paged(places: Sequence[tuple[float, float]], room: float, leading: Collection[int] = ()) -> list[range]:
    """Which paragraphs, each with its upper and lower edge, stand together on each page; one that is higher than the
    room begins a page of its own. Those that are ``leading`` are never the last of a page: a question stands with the
    beginning of its answer."""
    pages, start = [], 0
    for at, (_, lower) in enumerate(places):
        if at > start and lower - places[start][0] > room:
            end = at - 1 if at - 1 in leading else at
            if end > start:  # else the question itself begins the page
                pages.append(range(start, end))
                start = end
    return [*pages, range(start, len(places))]


class ReadBackView(QWidget):
    """``closed`` when the person gives it back (Esc), ``finished`` behind the last page; ``correction_wished`` tells
    the question, from 1, with which the page in sight begins. ``handed_over`` while somebody else reads: nothing
    else of the window is for his eyes."""

    handed_over = Signal(bool)
    closed = Signal()
    finished = Signal()
    correction_wished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        dress(self)
        self._rid = ""
        self._spoken: tuple[Spoken, ...] = ()
        self._pages: list[range] = []
        self._page = 0
        self._larger = _LARGER
        self._title = Label("", Role.TITLE)
        self._count = Label("", Role.SECTION)
        self.text = _Reading()
        self.text.setAccessibleName(self.tr("询问笔录全文"))
        top = in_row(
            wide(self._title),
            Button(icon="zoom-out", kind=Kind.ICON, name=self.tr("字小一些"), clicked=self.smaller),
            Button(icon="zoom-in", kind=Kind.ICON, name=self.tr("字大一些"), clicked=self.larger),
            Button(self.tr("返回（Esc）"), clicked=self.closed.emit),
        )
        self._back = Button(self.tr("上一页（PgUp）"), "chevron-left", clicked=self.previous)
        self._on = Button(self.tr("下一页（空格）"), kind=Kind.PRIMARY, clicked=self.next)
        wrong = Button(self.tr("这一页有更正（F2）"), "pencil", clicked=self._wish_correction)
        foot = in_row(self._count, REST, wrong, self._back, self._on)
        in_column(top, wide(self.text), foot, gap=GAP_3, edges=(GAP_6, GAP_3, GAP_6, GAP_3), of=self)
        keys = (
            PageKey(self.tr("核对无误，下一页"), ("空格",)),
            PageKey(self.tr("上一页"), ("PgUp",)),
            PageKey(self.tr("这一页有更正"), ("F2",), self._wish_correction),
            PageKey(self.tr("字大一些"), ("Ctrl++", "Ctrl+="), self.larger),
            PageKey(self.tr("字小一些"), ("Ctrl+-",), self.smaller),
            PageKey(self.tr("返回笔录"), ("Esc",), self.closed.emit),
        )
        bind_keys(self, keys, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.text.turned.connect(lambda on: self.next() if on else self.previous())
        self.setFocusProxy(self.text)

    def show_interview(
        self, interview: Interview, name: str, above: Sequence[str] = (), below: Sequence[str] = ()
    ) -> None:
        """Show a transcript from its beginning, with the sentences around its questions; one that was corrected
        meanwhile on the page where it was left."""
        first = self._first if interview.rid == self._rid else 0
        self._rid = interview.rid
        self._spoken = _spoken(interview, above, below)
        self._title.setText(self.tr("请{name}核对").format(name=name))
        self._share_out(first)

    def next(self) -> None:
        """On to the next page; behind the last one it is read."""
        if self._page + 1 < len(self._pages):
            self._show(self._page + 1)
        else:
            self.finished.emit()

    def previous(self) -> None:
        """Back to the page before."""
        self._show(max(self._page - 1, 0))

    def larger(self) -> None:
        """One step larger."""
        self._resize(min(self._larger + _STEP, 30))

    def smaller(self) -> None:
        """One step smaller."""
        self._resize(max(self._larger - _STEP, 3))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        QTimer.singleShot(0, self, lambda: self._share_out(self._first))  # once the text has its new size

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.handed_over.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.handed_over.emit(False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, lambda: self._share_out(self._first))

    @property
    def _first(self) -> int:
        """The paragraph with which the page in sight begins."""
        return self._pages[self._page].start if self._page < len(self._pages) else 0

    def _resize(self, larger: int) -> None:
        self._larger = larger
        self._share_out(self._first)

    def _share_out(self, first: int) -> None:
        """Share the paragraphs out over pages of the room there is, and show the one on which one of them stands."""
        if not self._spoken:
            return
        whole = QTextDocument()
        whole.setDocumentMargin(GAP_6)
        whole.setTextWidth(self.text.viewport().width())
        self._write(whole, self._spoken)
        layout, block, places = whole.documentLayout(), whole.begin(), []
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            places.append((rect.top(), rect.bottom()))
            block = block.next()
        asked = {at for at, each in enumerate(self._spoken) if each.lead == self.tr("问：")}
        self._pages = paged(places, self.text.viewport().height() - 3 * GAP_6, asked)
        self._show(next((n for n, page in enumerate(self._pages) if first in page), 0))

    def _show(self, page: int) -> None:
        self._page = page
        self.text.clear()
        self._write(self.text.document(), [self._spoken[at] for at in self._pages[page]])
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        count = len(self._pages)
        self._count.setText(self.tr("第{page}页，共{count}页").format(page=page + 1, count=count))
        is_last = page + 1 == count
        self._on.setText(self.tr("全部核对完毕（空格）") if is_last else self.tr("这一页核对无误，下一页（空格）"))
        self._back.allow(page > 0, self.tr("这是第一页"))

    def _wish_correction(self) -> None:
        """To the first question of the page; of the page that only goes on with one, to that one."""
        questions = [self._spoken[at].question for at in self._pages[self._page] if self._spoken[at].question]
        self.correction_wished.emit(questions[0] if questions else 1)

    def _write(self, document: QTextDocument, spoken: Sequence[Spoken]) -> None:
        cursor = QTextCursor(document)
        for each in spoken:
            self._paragraph(cursor, each)

    def _paragraph(self, cursor: QTextCursor, spoken: Spoken) -> None:
        size = theme.current().body_size + self._larger
        asks = spoken.lead == self.tr("问：")
        block = QTextBlockFormat()
        block.setLineHeight(118.0, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        block.setLeftMargin(size * _INDENT if spoken.lead else 0)
        block.setTextIndent(-size * _INDENT if spoken.lead else 0)
        block.setTopMargin(size * 0.6 if asks else 0)
        if cursor.position():
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        style = QTextCharFormat()
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(asks)
        style.setFont(font)
        cursor.insertText(spoken.lead + spoken.words.replace("\n", "\u2028"), style)


class _Reading(QTextEdit):
    """``turned`` by a key: on once what is higher than the room was read to its end, or back."""

    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(GAP_6)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        bar = self.verticalScrollBar()
        if event.key() in _ON:
            if bar.value() < bar.maximum():
                bar.setValue(bar.value() + bar.pageStep() - self.fontMetrics().lineSpacing())
            elif not event.isAutoRepeat():  # a key held down turns no page unread
                self.turned.emit(True)
        elif event.key() in _BACK:
            self.turned.emit(False)
        else:
            super().keyPressEvent(event)


def _spoken(interview: Interview, above: Sequence[str], below: Sequence[str]) -> tuple[Spoken, ...]:
    """Every paragraph in its order; an answer says what the paper will say."""
    head = f"{chinese_time(interview.started_at)}，在{interview.place}询问。"
    told = [Spoken("", words) for words in (head, *above)]
    for number, qa in enumerate(interview.qas, start=1):
        told += [Spoken("问：", qa.question, number), Spoken("答：", printed_answer(qa) or "（尚未记录）", number)]
    return (*told, *(Spoken("", words) for words in below))
