"""What a paper speaks of: asked before a new one begins, and of an old one that does not tell it."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.role import Need
from inspector_app.formdefs.model import Form
from inspector_app.support import vocabulary
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_PAPER
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.sheet import Sheet
from inspector_app.usecases.about import Choice, PaperChoices, must, paper_choices, unknown
from inspector_app.usecases.case_papers import forms_today
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import our_cases
from inspector_app.usecases.paper import Paper, kept_paper

MISSING = "new-paper-missing"


def need_words(form: Form) -> str:
    """What a form needs, in one sentence."""
    found = "、".join(vocabulary.word(need) for need in form.about)
    return tr("需要：{list}").format(list=found) if found else tr("只需要案件信息")


def entry_labels() -> dict[Need, str]:
    """What is chosen for each need; lines are always those of the case."""
    return {
        Need.LIABLE: tr("责令对象（责任主体）"),
        Need.PARTY: tr("受送达人（当事人）"),
        Need.INTERVIEW: tr("询问"),
        Need.VISIT: tr("现场检查"),
        Need.SERVED: vocabulary.label("about.served_rid"),
        Need.ORDER: vocabulary.label("about.order_rid"),
        Need.PAYMENTS: tr("确认的支付"),
        Need.WORKER: tr("农民工"),
    }


def need_asks(wanted: Iterable[Need]) -> tuple[Ask, ...]:
    """An entry for each need, under its name; nothing is offered yet."""
    needs = set(wanted)
    return tuple(
        Ask(need, label, draw=lambda _form: ChoiceBox([]), required=True, lacking=MISSING, wide=True)
        for need, label in entry_labels().items()
        if need in needs
    )


def offer(sheet: Sheet, need: Need, choices: tuple[Choice, ...], *, first: bool) -> None:
    """Fill an entry anew; ``first`` chooses what stands first."""
    box = sheet.fields[need].entry
    if not isinstance(box, ChoiceBox):
        raise TypeError(need)
    box.clear()
    for choice in choices:
        box.addItem(choice.words, choice.rid)
    sheet.form.put(need, choices[0].rid if choices and first else None)


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


_MOST_CASES = 500


_NO_CASE = "还没有案件，请先在“案件”里新建"


def _elsewhere(gone: tuple[str, ...]) -> str:
    return tr("已移交的案件由接收人制作：{}。").format("、".join(gone)) if gone else ""


class NewPaperDialog(RecordForm):
    """``outcome`` is the :class:`Paper` to be edited."""

    only_chosen = True

    def __init__(self, session: Session[Context], start: Paper | None = None, parent: QWidget | None = None) -> None:
        forms = sorted(session.read(forms_today), key=lambda form: list(DocumentKind).index(form.kind))
        self._forms = {form.id: form for form in forms}
        self._choices: PaperChoices | None = None
        named = [(f"{form.title}（{vocabulary.word(form.kind)}）", form.id) for form in forms]
        ours, gone = session.read(our_cases, _MOST_CASES)
        known = [(case.title, case.rid) for case in ours]
        begins = start.case_rid if start else known[0][1] if len(known) == 1 else ""
        begun = {"case": begins or None, "form": start.form if start and start.form in self._forms else None}
        asks = (
            Ask("form", tr("文书"), words=named, required=True, lacking=MISSING, wide=True),
            Ask("case", tr("案件"), words=known, none=tr(_NO_CASE), required=True, lacking=MISSING, wide=True),
            *need_asks(Need),
        )
        super().__init__(
            session, BEGIN_PAPER, begun, asks, self._paper, verb=tr("开始制作"), parent=parent,
            intro=tr("今天有效的官方文书；选好后自动带出案件中已有的内容。") + _elsewhere(gone),
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
        self._choices = self.session.read(paper_choices, case_rid, form) if case_rid else None
        asked = self._choices.asked(form) if self._choices and form else must(form) if form else ()
        for need in Need:
            if need in self.sheet.fields:
                choices = self._choices.of(need) if self._choices else ()
                self.show_only({need: need in asked})
                offer(self.sheet, need, choices, first=True)
        self._needs.setText(need_words(form) if form else "")
        self.fit()
