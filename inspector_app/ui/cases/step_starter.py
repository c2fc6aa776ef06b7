"""Begins the steps of a case: those with a dialog of their own here, the others on their page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.debt import Payment
from inspector_app.domain.role import Need, Role
from inspector_app.formdefs.model import Form
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.words import sentence
from inspector_app.ui.cases.choice_dialog import ChoiceDialog
from inspector_app.ui.cases.decision_dialogs import CloseDialog, FileDialog
from inspector_app.ui.cases.liability_dialog import LiabilityDialog
from inspector_app.ui.cases.payment_dialog import PaymentDialog
from inspector_app.ui.documents.new_paper_dialog import NewPaperDialog
from inspector_app.ui.session import Session
from inspector_app.ui.step_targets import step_target
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.wording import reasons
from inspector_app.usecases.case_papers import (
    PaperChoice,
    following_choices,
    notice_choices,
    order_choices,
    plain_paper,
    why_no_order,
)
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.papers_around import papers_around
from inspector_app.usecases.steps import Step, StepVerb, next_steps
from inspector_app.usecases.transfers import passed_problem


class StepStarter(QObject):
    """``paid`` brings the payments that were just registered."""

    paid = Signal(object)

    def __init__(self, session: Session[Context], page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._dialogs: dict[StepVerb, Callable[[str], object]] = {
            StepVerb.FILE: lambda rid: FileDialog(session, rid, self._window()).ask_now(),
            StepVerb.CLOSE: self._close,
            StepVerb.LIABILITY: lambda rid: LiabilityDialog.ask(session, rid, self._window()),
            StepVerb.ORDER: self._order,
            StepVerb.PRE_NOTICE: self._pre_notice,
            StepVerb.PAYMENT: self._pay,
        }

    def take(self, case_rid: str, step: Step) -> None:
        """Begin a step that was offered."""
        if self._is_passed(case_rid):
            return
        if step.verb in self._dialogs:
            self.start(case_rid, step.verb)
        else:
            self._session.go(*step_target(step, case_rid))

    def start(self, case_rid: str, verb: StepVerb) -> None:
        """Begin a step that is asked on the case itself."""
        if not self._is_passed(case_rid):
            self._dialogs[verb](case_rid)

    def _is_passed(self, case_rid: str) -> bool:
        """Whether the case is a colleague's now: then that is said before anything is typed."""
        passed = self._session.read(passed_problem, case_rid)
        if passed is not None:
            self._session.tell(Refused(passed))
        return passed is not None

    def make(self, case_rid: str, form: Form) -> None:
        """Begin a paper on a form: an order, a pre-notice and what follows an order ask to whom."""
        if self._is_passed(case_rid):
            return
        if form.role is Role.ORDER:
            self._order(case_rid, form.id)
        elif form.role is Role.PRE_NOTICE:
            self._pre_notice(case_rid, form.id)
        elif around := self._session.read(papers_around, case_rid, form):
            self._paper(self.tr("就哪一件作出“{0}”").format(form.title), around)
        elif Need.WORKER in form.about:
            self._edit(NewPaperDialog.ask(self._session, Paper(form.id, case_rid), self._window()))
        elif choices := self._session.read(following_choices, case_rid, form):
            self._paper(self.tr("向谁作出“{0}”").format(form.title), choices)
        else:
            self._session.go(DOCUMENTS, EditPaper(self._session.read(plain_paper, case_rid, form.id)))

    def _order(self, case_rid: str, form: str = "") -> None:
        choices = self._session.read(order_choices, case_rid, form)
        if choices:
            self._paper(self.tr("向谁下达限期改正指令书"), choices)
        else:
            self._not_yet(self._session.read(why_no_order, case_rid, form))

    def _pre_notice(self, case_rid: str, form: str = "") -> None:
        choices = self._session.read(notice_choices, case_rid, form_id=form)
        if choices:
            self._paper(self.tr("向谁作出拟列入告知"), choices)
        else:
            self._not_yet(Problem("notice-nobody-ordered", "addressee"))

    def _window(self) -> QWidget:
        return self._page.window()

    def _close(self, case_rid: str) -> None:
        steps = self._session.read(next_steps, case_rid)
        against = next((step.problems for step in steps if step.verb is StepVerb.CLOSE), ())
        CloseDialog(self._session, case_rid, reasons(against), self._window()).ask_now()

    def _pay(self, case_rid: str) -> None:
        made: Sequence[Payment] | None = PaymentDialog.ask(self._session, case_rid, self._window())
        if made:
            self.paid.emit(tuple(made))

    def _paper(self, question: str, choices: tuple[PaperChoice, ...]) -> None:
        """Edit the one paper that fits, or ask which."""
        chosen = choices[0] if len(choices) == 1 else ChoiceDialog.ask(question, choices, self._window())
        self._edit(chosen.paper if chosen else None)

    def _edit(self, paper: Paper | None) -> None:
        if paper is not None:
            self._session.go(DOCUMENTS, EditPaper(paper))

    def _not_yet(self, why: Problem) -> None:
        self._session.messages.tell(self.tr("暂不能制作文书"), [sentence(why.code, why.details)])
