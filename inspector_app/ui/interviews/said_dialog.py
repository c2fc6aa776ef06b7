"""记入明细 (F2): what was said for the list of wages, beside the line of the list; nothing recorded is written over."""

from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.interview import Interview
from inspector_app.support import vocabulary
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import INTERVIEWS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.said_facts import OF_LINE, OF_PERSON, ONLY_TOLD, LineDesk, line_desk, take_said


class SaidDialog(RecordForm):
    """``outcome`` is the line as saved."""

    def __init__(self, session: Session[Context], interview: Interview, parent: QWidget | None = None) -> None:
        desk: LineDesk = session.read(line_desk, interview)
        asks = (
            *(Ask(name, word=f"person.{name}") for name in OF_PERSON),
            *(Ask(name, word=f"wage_claim.{name}") for name in OF_LINE),
        )
        where = tr("新增一行") if desk.is_new else tr("明细第{0}行").format(desk.line.claim.line)
        super().__init__(
            session, tr("记入明细"), desk.start, asks,
            lambda context, **told: take_said(context, interview, desk, _known(told)),
            verb=tr("记入明细"), draft=DraftKey(INTERVIEWS, interview.rid, "said"), columns=3, width=1020,
            about=desk.line.person.name, parent=parent,
            intro=tr("{0}。明细已有的不改动；明细没有的，先填入所答，请逐项核对后记入。").format(where),
        )  # fmt: skip
        told = FactsGrid(4)
        told.show_facts(
            [Fact(_label(each.name), tr("第{0}问：{1}").format(each.number, each.words)) for each in desk.said]
        )
        self.inside.insertLayout(0, told)


def _known(told: dict[str, Any]) -> dict[str, Any]:
    """Texts that were left empty stay texts."""
    texts = (*OF_PERSON, "rate", "attendance")
    return {name: (value or "") if name in texts else value for name, value in told.items()}


def _label(name: str) -> str:
    noun = "person" if name in (*OF_PERSON, *ONLY_TOLD) else "wage_claim"
    return vocabulary.label(f"{noun}.{name}")
