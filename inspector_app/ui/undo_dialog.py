"""更正误登: an act that was entered by mistake is taken back, and stays in the history."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.act import Act
from inspector_app.domain.dates import chinese_minute
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Kind
from inspector_app.usecases import acts
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey


class UndoDialog(RecordForm):
    """Of an act; ``page`` shows it, ``called`` is its name, ``of`` names its paper or case, ``beside`` is what else
    changes."""

    def __init__(
        self,
        session: Session[Context],
        wrong: Act,
        page: str,
        called: str,
        of: str = "",
        beside: str = "",
        parent: QWidget | None = None,
    ) -> None:
        intro = tr("撤回误登的“{act}”（{at}）。原登记仍留在办理过程中，由它引起的期限变化一并撤回。")
        super().__init__(
            session, tr("更正误登"), {}, (Ask("reason", tr("更正理由"), required=True, lines=3),),
            act(acts.undo, wrong.rid), draft=DraftKey(page, wrong.subject_rid, "undo", wrong.rid),
            about="　".join(filter(None, (called, of))),
            kind=Kind.DANGER, parent=parent,
            intro=intro.format(act=called, at=chinese_minute(wrong.at)) + beside,
        )  # fmt: skip
