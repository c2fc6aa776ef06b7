"""补录纸质文书: what stands on the original of a paper that was issued without the program."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import ON_PAPER
from inspector_app.domain.role import Need
from inspector_app.support import vocabulary
from inspector_app.ui.documents.evidence_picker import AskFiles, EvidencePicker, ask_files
from inspector_app.ui.documents.sign_off_dialog import leader_ask
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session, ShowProblems
from inspector_app.ui.targets import CASES
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.figure_edit import IntegerEdit, MoneyEdit
from inspector_app.ui.with_reasons import with_reasons
from inspector_app.usecases.about import paper_choices
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.hand_papers import (
    PAYS,
    TITLE,
    HandPaper,
    draw_hand_paper,
    hand_forms,
    hand_title,
    keep_hand_paper,
    order_hand_paper,
    sets_day,
    term_set,
)

HAND_PAPER, _DAYS, _DUE, _TOTAL = "hand-paper", "days", "due", "total_fen"


class HandPaperDialog(RecordForm):
    """``outcome`` is the paper as it is kept."""

    def __init__(
        self, session: Session[Context], whole: CaseFile, ask: AskFiles = ask_files, parent: QWidget | None = None
    ) -> None:
        self._case_rid = whole.case.rid
        forms = session.read(hand_forms)
        self._shown = {
            _DAYS: {form.id for form in forms if session.read(term_set, form.id)},
            _DUE: {form.id for form in forms if session.read(sets_day, form.id)},
            _TOTAL: {form.id for form in forms if form.role in PAYS},
        }
        parties = session.read(paper_choices, self._case_rid).of(Need.PARTY)
        self._names = {choice.rid: choice.words for choice in parties}
        leader, latest = leader_ask(session, "by", tr("签发的负责人"))
        titles = {form.id: session.read(hand_title, form) for form in forms}
        asks = (*_asks_of_face(titles, self._names, leader), _ask_scan(whole, ask))
        start = {"by": latest, "number": "", "scan": ()} | dict.fromkeys(("form", "party", *self._shown))
        super().__init__(
            session, TITLE, start, asks, keep_hand_paper, verb=tr("补录"), about=whole.case.title, parent=parent,
            draft=DraftKey(CASES, self._case_rid, HAND_PAPER),
            intro=tr("只补录没有用本程序、在纸上开具的文书，以原件为准。当时不符合条件的写明理由，随文书保存；"
                     "补录以后在文书页面照送达回证登记送达。"),
        )  # fmt: skip
        self.form.changed.connect(lambda name: self._show_term() if name == "form" else None)
        self._show_term()

    def attempt(self) -> None:
        told = {name: self.value(name) for name in ("form", "number", "on", "by", "sealed", "scan")}
        rid, more = self.value("party"), {name: self.value(name) for name in self._shown}
        paper = HandPaper(addressee=self._names[rid], addressee_rid=rid, **told, **more)

        def begin(refuse: ShowProblems, reasons: dict[str, str]) -> bool:
            return self.session.do_long(
                order_hand_paper, draw_hand_paper, keep_hand_paper, self._case_rid, paper, reasons, title=TITLE,
                then=self.finish, refused=refuse,
            )  # fmt: skip

        with_reasons(self.session, begin, title=TITLE, kept=self.draft_key, refused=self.refuse)

    def _show_term(self) -> None:
        self.show_only({name: self.value("form") in forms for name, forms in self._shown.items()})


def _asks_of_face(titles: Mapping[str, str], names: Mapping[str, str], leader: Ask) -> tuple[Ask, ...]:
    """What stands on the face of the paper."""
    forms = [(title, form_id) for form_id, title in titles.items()]
    return (
        Ask("form", tr("文书"), words=forms, required=True, wide=True),
        Ask("party", tr("受送达人（当事人）"), words=[(words, rid) for rid, words in names.items()],
            none=tr("本案还没有当事人"), required=True, wide=True),
        Ask("number", vocabulary.label("document.number"), tr("照原件填写完整文号"), required=True),
        Ask("on", vocabulary.label("document.date"), tr("原件上的日期"), kind=date, required=True),
        leader,
        Ask("sealed", tr("原件上有本机关印章"), kind=bool, required=True),
        Ask(_DAYS, tr("文书指定的天数"), tr("陈述、申辩的为工作日，履行决定的为日"), draw=lambda _form: IntegerEdit()),
        Ask(_DUE, tr("支付、改正的截止日期"), tr("原件上写的最后一日"), kind=date),
        Ask(_TOTAL, tr("责令支付的金额（元）"), tr("照原件；与认定的明细核对"), draw=lambda _form: MoneyEdit()),
    )  # fmt: skip


def _ask_scan(whole: CaseFile, ask: AskFiles) -> Ask:
    belongs, known = Belongs(whole.case.rid), tuple(reversed(whole.evidence))

    def drawn(form: RecordForm) -> EvidencePicker:
        return EvidencePicker(form.session, belongs, known, ON_PAPER, ask)

    return Ask("scan", ON_PAPER, tr("每一页都要有，附在卷内"), required=True, wide=True, draw=drawn)
