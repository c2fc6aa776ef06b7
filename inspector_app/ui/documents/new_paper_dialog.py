"""新建文书: which form, for which case, and about which of its records."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import About, DocumentKind
from inspector_app.support import vocabulary
from inspector_app.ui.documents.needs import Need, need_words, needs
from inspector_app.ui.documents.wording import tr
from inspector_app.ui.session import Session
from inspector_app.ui.sheet_dialog import SheetDialog
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import CaseFilter, cases
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.register import Choice, PaperChoices, forms_today, paper_choices

_MOST_CASES = 500
_MISSING = "new-paper-missing"
_ABOUT = {
    Need.PARTY: "party",
    Need.LIABLE: "liable",
    Need.INTERVIEW: "interview",
    Need.VISIT: "visit",
    Need.SERVED: "served",
    Need.ORDER: "order",
}


class NewPaperDialog(SheetDialog):
    """``outcome`` is the :class:`Paper` to be edited."""

    def __init__(self, session: Session[Context], start: Paper | None = None, parent: QWidget | None = None) -> None:
        intro = tr("今天有效的官方文书；选好后自动带出案件中已有的内容。")
        super().__init__(tr("新建文书"), tr("开始制作"), intro=intro, parent=parent)
        self._session = session
        forms = sorted(session.read(forms_today), key=lambda form: list(DocumentKind).index(form.kind))
        self._forms = {form.id: form for form in forms}
        self._choices: PaperChoices | None = None
        self._boxes: dict[str, ChoiceBox] = {}
        self._needs = Label("", Role.SMALL, wrap=True)
        found = session.read(cases, CaseFilter())
        known = [(case.title, case.rid) for case in found.page(0, _MOST_CASES) if case]
        named = [(f"{form.title}（{vocabulary.word(form.kind)}）", form.id) for form in forms]
        self.sheet.add("form", self.tr("文书"), ChoiceBox(named), required=True, lacking=_MISSING, wide=True)
        self.sheet.add("case", self.tr("案件"), ChoiceBox(known), required=True, lacking=_MISSING, wide=True)
        for name, label in (
            ("liable", self.tr("责令对象（责任主体）")),
            ("party", self.tr("受送达人（当事人）")),
            ("interview", self.tr("询问")),
            ("visit", self.tr("现场检查")),
            ("served", vocabulary.label("about.served_rid")),
            ("order", vocabulary.label("about.order_rid")),
        ):
            self._boxes[name] = ChoiceBox([])
            self.sheet.add(name, label, self._boxes[name], required=True, lacking=_MISSING, wide=True)
        self.sheet.lay(self._needs)
        case_rid = start.case_rid if start else ""
        self.sheet.start({"case": case_rid or (known[0][1] if len(known) == 1 else None)})
        self.sheet.form.changed.connect(self._changed)
        self._offer()

    @classmethod
    def ask(cls, session: Session[Context], start: Paper | None, parent: QWidget) -> Paper | None:
        """Ask for a form and what it is about; None when the person turns back."""
        outcome: Paper | None = cls(session, start, parent).ask_now()
        return outcome

    def attempt(self) -> None:
        self.finish(self.paper())

    def paper(self) -> Paper:
        """The paper as chosen."""
        chosen = {
            name: str(self.sheet.values()[name]) for name in self._boxes if not self.sheet.fields[name].isHidden()
        }
        return paper_about(str(self.sheet.values()["form"]), str(self.sheet.values()["case"]), chosen, self._choices)

    def _changed(self, name: str) -> None:
        if name in ("form", "case"):
            self._offer()

    def _offer(self) -> None:
        """Show only the boxes that the form needs, filled from the case."""
        form = self._forms.get(self.sheet.values()["form"] or "")
        wanted = needs(form) if form else ()
        names = {_ABOUT[need] for need in wanted if need in _ABOUT}
        case_rid = self.sheet.values()["case"]
        self._choices = self._session.read(paper_choices, case_rid) if case_rid else None
        for name, box in self._boxes.items():
            self.sheet.fields[name].setVisible(name in names)
            options = _options(name, self._choices) if self._choices else ()
            box.clear()
            for choice in options:
                box.addItem(choice.words, choice.rid)
            self.sheet.form.put(name, options[0].rid if options else None)
        self._needs.setText(need_words(form) if form else "")
        self.fit()


def _options(name: str, choices: PaperChoices) -> tuple[Choice, ...]:
    return {
        "liable": tuple(choice for choice, _ in choices.liable),
        "party": choices.parties,
        "interview": choices.interviews,
        "visit": choices.visits,
        "served": tuple(choice for choice, _ in choices.served),
        "order": choices.orders,
    }[name]


def paper_about(form_id: str, case_rid: str, chosen: Mapping[str, str], choices: PaperChoices | None) -> Paper:
    """The paper that speaks of the records chosen, by the name of the box."""
    paper = Paper(
        form_id,
        case_rid,
        about=About(
            interview_rid=chosen.get("interview", ""),
            inspection_rid=chosen.get("visit", ""),
            order_rid=chosen.get("order", ""),
        ),
    )
    if choices is None:
        return paper
    party = chosen.get("liable") or chosen.get("party")
    addressee = next((choice for choice in choices.parties if choice.rid == party), None)
    if addressee is not None:
        paper = replace(paper, addressee=addressee.words, addressee_rid=addressee.rid)
    liability = next((x for choice, x in choices.liable if choice.rid == chosen.get("liable")), None)
    if liability is not None:
        paper = paper.speaking_of(liability_rid=liability.rid)
    act = next((act for choice, act in choices.served if choice.rid == chosen.get("served")), None)
    if act is not None and act.service is not None:
        rids = act.service.inspector_rids
        paper = paper.speaking_of(served_rid=act.subject_rid, service_rid=act.rid, inspector_rids=rids)
    return paper
