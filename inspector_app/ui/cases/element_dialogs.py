"""A person ties a piece of proof to an element, takes one off it, or says how else it is proved."""

from collections.abc import Callable
from hashlib import sha256

from PySide6.QtWidgets import QWidget

from inspector_app.domain.element import Element, Piece
from inspector_app.support.vocabulary import label, word
from inspector_app.ui.drawn import Ask
from inspector_app.ui.layouts import in_column, see_through
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.theme import GAP_2
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.elements import CaseElements, prove_otherwise, tie_piece, untie_piece

TIE, UNTIE, OTHERWISE = "element-tie", "element-untie", "element-otherwise"
"""The kinds of their drafts."""
_ROWS = 260


def draft_name(key: str) -> str:
    """A short name for an element or a piece in the key of a draft."""
    return sha256(key.encode()).hexdigest()[:12]


def _reason(hint: str, *, required: bool) -> Ask:
    return Ask(
        "reason", label("element_tie.reason"), hint or None, word="element_tie.reason", required=required, lines=2
    )


class ElementForm(RecordForm):
    """``kind`` is that of its draft; a piece that it is about tells its drafts apart."""

    kind, hint = "", ""

    def __init__(
        self, session: Session[Context], found: CaseElements, element: Element, title: str, save: Callable[..., object],
        parent: QWidget | None, piece: Piece | None = None, *, required: bool = True, width: int = 680,
    ) -> None:  # fmt: skip
        self._case_rid, self._element, self._piece = found.whole.case.rid, element, piece
        detail = ".".join(draft_name(key) for key in (element.name, piece.key if piece else "") if key)
        about = f"{element.rule.title}　{piece.called}" if piece else element.rule.title
        super().__init__(
            session, title, {"reason": ""}, (_reason(self.hint, required=required),), save, about=about, width=width,
            draft=DraftKey(CASES, self._case_rid, self.kind, detail), intro=about, parent=parent,
        )  # fmt: skip


class TieDialog(ElementForm):
    """补充证据: any piece of the case."""

    kind = TIE

    def __init__(
        self, session: Session[Context], found: CaseElements, element: Element, parent: QWidget | None = None
    ) -> None:
        on = {piece.key for piece in element.proof}
        self._pieces = [piece for piece in found.pieces if piece.key not in on]
        columns = (
            Column(tr("种类"), lambda piece: word(piece.source), width=96),
            Column(label("element_tie.piece"), lambda piece: piece.called, width=300),
            Column(tr("写明的内容"), lambda piece: piece.text),
        )
        empty = EmptyState(tr("没有这样的证据"), tr("先在案件中登记询问、检查、证据或者文书。"), "search")
        self.table = Table(columns, tr("案件中的证据"), empty)
        self.table.setMinimumHeight(_ROWS)
        search = SearchBox(tr("查找证据"), tr("姓名、名称、内容"))
        search.lead(self.table)
        search.searched.connect(self._find)
        super().__init__(session, found, element, tr("补充证据"), self._keep, parent, required=False, width=960)
        top = see_through()
        in_column(search, self.table, gap=GAP_2, of=top)
        self.inside.insertWidget(0, top)
        self._find("")

    def _find(self, words: str) -> None:
        fitting = [p for p in self._pieces if words in f"{word(p.source)}{p.called}{p.question}{p.text}"]
        self.table.show_records(fitting, lambda piece: piece.key)
        if self.table.chosen_record() is None:
            self.table.choose_first()
        self.primary.allow(bool(fitting), tr("没有这样的证据"))

    def _keep(self, context: Context, reason: str) -> object:
        chosen: Piece | None = self.table.chosen_record()
        return tie_piece(context, self._case_rid, self._element.name, chosen.key if chosen else "", reason)


class UntieDialog(ElementForm):
    """移出证据: a piece does not prove the element, with the reason."""

    kind, hint = UNTIE, tr("写明这项证据为什么不能证明这一要件")

    def __init__(
        self, session: Session[Context], found: CaseElements, element: Element, piece: Piece,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(session, found, element, tr("移出证据"), self._keep, parent, piece)

    def _keep(self, context: Context, reason: str) -> object:
        key = self._piece.key if self._piece else ""
        return untie_piece(context, self._case_rid, self._element.name, key, reason)


class OtherwiseDialog(ElementForm):
    """另有证明, in words."""

    kind = OTHERWISE

    def __init__(
        self, session: Session[Context], found: CaseElements, element: Element, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, found, element, tr("另有证明"), self._keep, parent)

    def _keep(self, context: Context, reason: str) -> object:
        return prove_otherwise(context, self._case_rid, self._element.name, reason)
