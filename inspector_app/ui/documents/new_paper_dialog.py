"""新建文书: which form, for which case, and about which of its records."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.role import Need
from inspector_app.support import vocabulary
from inspector_app.ui.documents.needs import MISSING, need_asks, need_words, offer
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.about import PaperChoices, must, paper_choices
from inspector_app.usecases.case_papers import forms_today
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import CaseFilter, cases
from inspector_app.usecases.paper import Paper

_MOST_CASES = 500


_NO_CASE = "还没有案件，请先在“案件”里新建"


class NewPaperDialog(RecordForm):
    """``outcome`` is the :class:`Paper` to be edited."""

    only_chosen = True

    def __init__(self, session: Session[Context], start: Paper | None = None, parent: QWidget | None = None) -> None:
        forms = sorted(session.read(forms_today), key=lambda form: list(DocumentKind).index(form.kind))
        self._forms = {form.id: form for form in forms}
        self._choices: PaperChoices | None = None
        named = [(f"{form.title}（{vocabulary.word(form.kind)}）", form.id) for form in forms]
        known = [(case.title, case.rid) for case in session.read(cases, CaseFilter()).page(0, _MOST_CASES) if case]
        begins = start.case_rid if start else known[0][1] if len(known) == 1 else ""
        asks = (
            Ask("form", tr("文书"), words=named, required=True, lacking=MISSING, wide=True),
            Ask("case", tr("案件"), words=known, none=tr(_NO_CASE), required=True, lacking=MISSING, wide=True),
            *need_asks(Need),
        )
        super().__init__(
            session, tr("新建文书"), {"case": begins or None}, asks, self._paper, verb=tr("开始制作"), parent=parent,
            intro=tr("今天有效的官方文书；选好后自动带出案件中已有的内容。"),
        )  # fmt: skip
        self._needs = Label("", Role.SMALL, wrap=True)
        self.sheet.lay(self._needs)
        self.form.changed.connect(lambda name: self._offer() if name in ("form", "case") else None)
        self._offer()

    def _paper(self, _context: Context, form: str, case: str, **needs: str) -> Paper:
        chosen = {Need(name): rid for name, rid in needs.items() if not self.sheet.fields[name].isHidden()}
        paper = Paper(form, case)
        return self._choices.paper(paper, chosen) if self._choices else paper

    def _offer(self) -> None:
        """Show the entries that the form needs, filled from the case; what it can do without, where there is any."""
        form, case_rid = self._forms.get(self.value("form")), self.value("case")
        wanted, least = (form.about, must(form)) if form else ((), ())
        self._choices = self.session.read(paper_choices, case_rid) if case_rid else None
        for need in Need:
            if need in self.sheet.fields:
                choices = self._choices.of(need) if self._choices else ()
                self.show_only({need: need in least or (need in wanted and bool(choices))})
                offer(self.sheet, need, choices, first=True)
        self._needs.setText(need_words(form) if form else "")
        self.fit()
