"""The register: every paper with number, state and prints, found by words, form, kind, state and days; gaps on top."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from inspector_app.domain.document import DocumentKind, DocumentState
from inspector_app.support import vocabulary
from inspector_app.ui.documents.gaps_dialog import GapsDialog
from inspector_app.ui.documents.wording import (
    day,
    list_badge,
    number_words,
    printed_words,
    state_word,
    tr,
)
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_2, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, TableModel
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import DocumentFilter
from inspector_app.usecases.register import PaperLine, forms_today, open_gaps, register


def register_columns() -> tuple[Column, ...]:
    """The columns of the register."""
    return (
        Column.of("document.number", lambda line: number_words(line.document), width=214, tail=True),
        Column.of("document.title", lambda line: line.document.title, width=222),
        Column(tr("状态"), lambda line: state_word(line.document, line.state), width=108, badge=list_badge),
        Column.of("document.addressee", lambda line: line.document.addressee or "—"),
        Column.of("document.case_rid", lambda line: line.case_title or "—", spare=True),
        Column.of("document.created_at", lambda line: day(line.document.created_at), width=108),
        Column(tr("打印"), printed_words, align="right", width=58),
        Column.of("document.kind", lambda line: vocabulary.word(line.document.kind), width=64, spare=True),
    )


class Days(StrEnum):
    """How far back the register is shown."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def first_day(days: Days | None, today: date) -> date | None:
    """The first day of a span that ends today; None without a limit."""
    if days is None:
        return None
    if days is Days.YEAR:
        return date(today.year, 1, 1)
    return today - timedelta(days={Days.TODAY: 0, Days.WEEK: 6, Days.MONTH: 29}[days])


class RegisterPage(Page):
    """``opened`` brings the identity of a paper; ``new_wished`` asks for a new one."""

    opened = Signal(str)
    new_wished = Signal()

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("文书登记簿"), scrolls=False, parent=parent)
        self._session = session
        self.header.add(Button(self.tr("新建文书"), "plus", Kind.PRIMARY, clicked=self.new_wished.emit))
        self._search = SearchBox(self.tr("查找文书"), self.tr("按文号、名称、受送达人查找"))
        self._search.searched.connect(lambda _text: self.read())
        forms = [(form.title, form.id) for form in session.read(forms_today)]
        self._form = self._box(vocabulary.label("document.title"), self.tr("全部文书"), forms)
        self._kind = self._box(
            vocabulary.label("document.kind"),
            self.tr("全部类别"),
            [(w, k) for k, w in vocabulary.words(DocumentKind).items()],
        )
        self._state = self._box(
            self.tr("状态"), self.tr("全部状态"), [(w, s) for s, w in vocabulary.words(DocumentState).items()]
        )
        spans = ((self.tr("今天"), Days.TODAY), (self.tr("近7天"), Days.WEEK), (self.tr("近30天"), Days.MONTH))
        self._days = self._box(
            vocabulary.short("document.created_at"), self.tr("全部日期"), (*spans, (self.tr("今年"), Days.YEAR))
        )
        self._model = TableModel(register_columns())
        empty = EmptyState(
            self.tr("没有符合条件的文书"), self.tr("换个条件查找，或者从案件页面开始制作文书。"), "file-text"
        )
        self._table = Table(self._model, self.tr("文书"), empty)
        self._table.opened.connect(self._open)
        self._foot = Label("", Role.SMALL)
        self.notice.acted.connect(self.explain_gaps)
        self.body.addLayout(self._filters())
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._foot)

    def read(self) -> None:
        """Read the register and the gaps again."""
        state = DocumentState(self._state.value()) if self._state.value() else None
        found = self._session.read(register, self.wanted(), state)
        self._model.show(found)
        self._foot.setText(
            self.tr("共 {count} 份　·　↑↓ 选择　Enter 打开　·　未完成的才用颜色标出").format(count=len(found))
        )
        self.header.set_subtitle(self.tr("作废和空号都留在登记簿中，并写明理由"))
        self._show_gaps()

    def wanted(self) -> DocumentFilter:
        """What the entries above the table ask for."""
        kind = DocumentKind(self._kind.value()) if self._kind.value() else None
        days = Days(self._days.value()) if self._days.value() else None
        first = first_day(days, self._session.context.clock.today())
        return DocumentFilter(self._search.text().strip(), self._form.value() or "", kind, first_day=first)

    def show_state(self, state: DocumentState | None) -> None:
        """Filter by a state."""
        self._state.set_value(state)

    def explain_gaps(self) -> None:
        """Open the list of skipped numbers."""
        GapsDialog.ask(self._session, self)
        self.read()

    def _open(self, line: PaperLine) -> None:
        self.opened.emit(line.document.rid)

    def _show_gaps(self) -> None:
        gaps = self._session.read(open_gaps)
        if not gaps:
            self.notice.clear()
            return
        numbers = "、".join(gap.number for gap in gaps[:3]) + ("…" if len(gaps) > 3 else "")
        words = self.tr("有 {count} 个文号没有对应的文书：{numbers}。请说明原因。")
        self.notice.say(words.format(count=len(gaps), numbers=numbers), Tone.WARNING, self.tr("说明空号"))

    def _box(self, name: str, everything: str, options: Sequence[tuple[str, object]]) -> ChoiceBox:
        box = ChoiceBox(options, empty=everything)
        box.setAccessibleName(name)
        box.value_changed.connect(self.read)
        return box

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        self._search.setMinimumWidth(240)
        self._form.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._form.setMinimumContentsLength(10)
        row.addWidget(self._search, 1)
        for box in (self._form, self._kind, self._state, self._days):
            row.addWidget(box)
        return row
