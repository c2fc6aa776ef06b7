"""One element of 要件表: each piece of proof with its place, what a person said of it, what is missing, what to do."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.element import Element, ElementTie, Piece, Tie
from inspector_app.support.clock import civil_date
from inspector_app.support.vocabulary import entry, word
from inspector_app.ui.layouts import REST, clear, in_column, in_row, placed, wide
from inspector_app.ui.theme import GAP_1, GAP_2
from inspector_app.ui.widgets.basis_line import BASIS, BasisLine
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.usecases.elements import gap_words

_ITEMS = entry("elements").items


class ElementDetails(QWidget):
    """Signals bring the piece or what was said that somebody clicked on."""

    opened = Signal(object)
    tied = Signal(object)
    untied = Signal(object)
    taken_back = Signal(object)
    all_confirmed = Signal()
    more_wished = Signal()
    otherwise_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._card = Card("")
        self._list = in_column(gap=GAP_2)
        self._card.body.addLayout(self._list)
        self._card.body.addStretch()
        self._confirm = Button(self.tr("确认所列证据"), "check", Kind.PRIMARY, clicked=self.all_confirmed.emit)
        self._more = Button(self.tr("补充证据"), "plus", clicked=self.more_wished.emit)
        self._otherwise = Button(self.tr("另有证明"), "pencil", clicked=self.otherwise_wished.emit)
        verbs = in_row(REST, self._otherwise, self._more, self._confirm, gap=GAP_2)
        in_column(wide(Scrolled(self._card)), verbs, gap=GAP_2, of=self)
        self.setAccessibleName(self.tr("所选要件的证明"))
        self.show_element(None, None, is_over=True)

    def show_element(self, element: Element | None, badge: Badge | None, *, is_over: bool) -> None:
        """Show an element, or nothing; of a case that is over nothing is tied any more."""
        clear(self._list)
        for button in (self._confirm, self._more, self._otherwise):
            why_not = self.tr("案件已经办结") if is_over else self.tr("先选择一项要件")
            button.allow(element is not None and not is_over, why_not)
        self._confirm.setVisible(element is not None and bool(element.proposed))
        if element is None or badge is None:
            return
        self._list.addLayout(in_row(wide(Label(element.rule.title, Role.SECTION, wrap=True)), Chip(badge)))
        self._list.addWidget(BasisLine(BASIS.format(element.rule.basis_text)))
        self._pieces(_ITEMS["proof"].label, element.proof, is_over=is_over)
        self._pieces(self.tr("查到的材料，请核对是否能够证明"), element.proposed, is_over=is_over, confirms=True)
        self._pieces(self.tr("相反的材料"), element.against, is_over=is_over)
        said = [tie for tie in element.ties if tie.tie is not Tie.TIED or tie in element.lost or tie.reason]
        self._said(said, element, is_over=is_over)
        gap = gap_words(element)
        if gap:
            self._list.addWidget(Label(_ITEMS["gap"].label, Role.STRONG))
            self._list.addWidget(Label(gap, wrap=True))
        elif not (element.proof or element.proposed or said):
            self._list.addWidget(
                Label(self.tr("没有查到材料；同组的另一项已经证明，或者不是必须，可以不证明。"), wrap=True)
            )

    def _pieces(self, head: str, pieces: Iterable[Piece], *, is_over: bool, confirms: bool = False) -> None:
        shown = tuple(pieces)
        if shown:
            self._list.addWidget(Label(head, Role.STRONG))
        for piece in shown:
            self._list.addLayout(self._piece(piece, is_over=is_over, confirms=confirms))

    def _piece(self, piece: Piece, *, is_over: bool, confirms: bool) -> QHBoxLayout:
        words = in_column(Label(piece.called, wrap=True), gap=0)
        if piece.question:
            words.addWidget(Label(self.tr("问：{0}").format(piece.question), Role.SMALL, wrap=True))
        if piece.text:
            words.addWidget(Label(piece.text, Role.SMALL, wrap=True))
        verbs = [Button("", "external-link", Kind.BARE, self.tr("打开{0}").format(piece.called)).looks()]
        verbs[0].clicked.connect(partial(self.opened.emit, piece))
        if not is_over and confirms:
            verbs.append(Button("", "check", Kind.BARE, self.tr("确认{0}").format(piece.called)))
            verbs[-1].clicked.connect(partial(self.tied.emit, piece))
        if not is_over:
            verbs.append(Button("", "x", Kind.BARE, self.tr("移出{0}").format(piece.called)))
            verbs[-1].clicked.connect(partial(self.untied.emit, piece))
        return in_row(wide(words), *(placed(each, Qt.AlignmentFlag.AlignTop) for each in verbs), gap=GAP_1)

    def _said(self, ties: Iterable[ElementTie], element: Element, *, is_over: bool) -> None:
        shown = tuple(ties)
        if shown:
            self._list.addWidget(Label(self.tr("承办人的处理"), Role.STRONG))
        for tie in shown:
            back = Button("", "undo-2", Kind.BARE, self.tr("撤回{0}{1}").format(word(tie.tie), tie.called))
            back.clicked.connect(partial(self.taken_back.emit, tie))
            back.setVisible(not is_over)
            words = Label(_said_words(tie, is_gone=tie in element.lost), Role.SMALL, wrap=True)
            self._list.addLayout(in_row(wide(words), placed(back, Qt.AlignmentFlag.AlignTop), gap=GAP_1))


def _said_words(tie: ElementTie, *, is_gone: bool) -> str:
    what = "：".join(filter(None, (word(tie.tie), tie.called, tie.reason)))
    gone = "（这一项证据已经不在案件中）" if is_gone else ""
    return f"{what}{gone}（{tie.by}，{chinese(civil_date(tie.at))}）"
