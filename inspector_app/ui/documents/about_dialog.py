"""What a paper from before this program kept it speaks of: asked once, when the paper is made again."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import Document
from inspector_app.domain.role import Need
from inspector_app.ui.documents.needs import need_asks, offer
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.usecases.about import paper_choices, unknown
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper, kept_paper


class AboutDialog(RecordForm):
    """``outcome`` is the :class:`Paper` with what was chosen; nothing is proposed, for a wrong guess would print."""

    only_chosen = True

    def __init__(
        self, session: Session[Context], document: Document, wanted: tuple[Need, ...], parent: QWidget | None = None
    ) -> None:
        paper, choices = kept_paper(document), session.read(paper_choices, document.case_rid)
        intro = tr("旧版本程序制作时没有记下这份文书依据的是哪条记录。请对照已打印的内容选定；保存后不再询问。")
        super().__init__(
            session, tr("文书依据的记录"), {}, need_asks(wanted),
            lambda _context, **chosen: replace(paper, about=choices.about(paper.about, _by_need(chosen))),
            verb=tr("继续修改"), intro=intro, parent=parent,
        )  # fmt: skip
        for need in wanted:
            offer(self.sheet, need, choices.of(need), first=False)

    @classmethod
    def complete(cls, session: Session[Context], document: Document, parent: QWidget) -> Paper | None:
        """The paper of a kept document, asked for what it does not tell; None when the person turns back."""
        wanted = session.read(unknown, document)
        outcome: Paper | None = cls.ask(session, document, wanted, parent) if wanted else kept_paper(document)
        return outcome


def _by_need(chosen: dict[str, str]) -> dict[Need, str]:
    return {Need(name): rid for name, rid in chosen.items()}
