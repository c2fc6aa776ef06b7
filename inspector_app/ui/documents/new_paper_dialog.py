"""新建文书: which form, for which case, and about which of its records."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.role import Need
from inspector_app.support import vocabulary
from inspector_app.ui.documents.needs import MISSING, add_entries, need_words, offer
from inspector_app.ui.documents.wording import tr
from inspector_app.ui.session import Session
from inspector_app.ui.sheet_dialog import SheetDialog
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.about import PaperChoices, must, paper_choices
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import CaseFilter, cases
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.register import forms_today

_MOST_CASES = 500


class NewPaperDialog(SheetDialog):
    """``outcome`` is the :class:`Paper` to be edited."""

    def __init__(self, session: Session[Context], start: Paper | None = None, parent: QWidget | None = None) -> None:
        intro = tr("今天有效的官方文书；选好后自动带出案件中已有的内容。")
        super().__init__(tr("新建文书"), tr("开始制作"), intro=intro, parent=parent)
        self._session = session
        forms = sorted(session.read(forms_today), key=lambda form: list(DocumentKind).index(form.kind))
        self._forms = {form.id: form for form in forms}
        self._choices: PaperChoices | None = None
        self._needs = Label("", Role.SMALL, wrap=True)
        found = session.read(cases, CaseFilter())
        known = [(case.title, case.rid) for case in found.page(0, _MOST_CASES) if case]
        named = [(f"{form.title}（{vocabulary.word(form.kind)}）", form.id) for form in forms]
        self.sheet.add("form", self.tr("文书"), ChoiceBox(named), required=True, lacking=MISSING, wide=True)
        self.sheet.add("case", self.tr("案件"), ChoiceBox(known), required=True, lacking=MISSING, wide=True)
        self._boxes = add_entries(self.sheet, Need)
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
        values = self.sheet.values()
        paper = Paper(str(values["form"]), str(values["case"]))
        chosen = {need: str(values[need]) for need in self._boxes if not self.sheet.fields[need].isHidden()}
        self.finish(self._choices.paper(paper, chosen) if self._choices else paper)

    def _changed(self, name: str) -> None:
        if name in ("form", "case"):
            self._offer()

    def _offer(self) -> None:
        """Show the entries that the form needs, filled from the case; what it can do without, where there is any."""
        form = self._forms.get(self.sheet.values()["form"] or "")
        wanted, least = (form.about, must(form)) if form else ((), ())
        case_rid = self.sheet.values()["case"]
        self._choices = self._session.read(paper_choices, case_rid) if case_rid else None
        for need in self._boxes:
            choices = self._choices.of(need) if self._choices else ()
            self.sheet.fields[need].setVisible(need in least or (need in wanted and bool(choices)))
            offer(self.sheet, need, choices, first=True)
        self._needs.setText(need_words(form) if form else "")
        self.fit()
