"""What becomes of a visit: 收工三问 before one leaves, and its findings until they are put right."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from inspector_app.domain.inspection import Finding, Inspection, LeftOpen, held_to
from inspector_app.domain.lifecycle import RECORD_VERBS, RecordVerb
from inspector_app.ui.inspections.code_form import code_form
from inspector_app.ui.inspections.finding_dialog import FindingDialog, due_form
from inspector_app.ui.inspections.visit_sections import LEAVING, VisitSections
from inspector_app.ui.inspections.visit_words import finished_words
from inspector_app.ui.oversight.incident_flow import report_incident
from inspector_app.ui.sent_back import SentBack
from inspector_app.ui.session import Session
from inspector_app.ui.targets import where_finished
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.page import Page
from inspector_app.usecases.context import Context
from inspector_app.usecases.findings import finding_line
from inspector_app.usecases.incident_here import incident_of_visit
from inspector_app.usecases.inspections import VisitFile, finish_notes, left_before
from inspector_app.usecases.open_ends import CODE_PART, EndKind, OpenEnd, OpenEnds, open_ends
from inspector_app.usecases.transfers import passed_problem


class FollowDesk(QObject):
    """Shows both on the page of a visit. ``save`` keeps what was typed (False: it was refused), ``print_record`` prints
    the record of the visit."""

    def __init__(
        self,
        session: Session[Context],
        sections: VisitSections,
        save: Callable[[], bool],
        print_record: Callable[[], None],
        parent: Page,
    ) -> None:
        super().__init__(parent)
        self._session, self._sections, self._page = session, sections, parent
        self._save, self._print_record = save, print_record
        self._file: VisitFile | None = None
        self._sent_back = SentBack(session, parent)
        self._end_words = ""  # the last that was told of the end of the visit
        sections.findings.followed.connect(self.follow_up)
        sections.findings.due_wished.connect(self.set_due)
        sections.leaving.wanted.connect(self.go_to)
        sections.told.code_wished.connect(self.make_up_code)
        sections.steps.chosen.connect(lambda part: self._look() if part == LEAVING else None)

    def show(self, whole: VisitFile) -> None:
        """What is kept of a visit; 收工三问 is looked at again once somebody asked it, for it asks all papers. What was
        told of the end of the visit stays true: days that were given meanwhile are no longer missing."""
        is_same = self._file is not None and self._file.inspection.rid == whole.inspection.rid
        self._file = whole
        self._sent_back.show_of(whole.inspection.rid)
        if self._end_words and self._page.notice.sentence == self._end_words:
            self.tell_end(whole.inspection, whole.findings)
        self._sections.told.offer_to_make_up(self._may_make_up(whole.inspection))
        before = self._before(whole.inspection, whole.findings)
        self._sections.findings.show_findings(whole.findings, self._session.context.clock.today(), before)
        if (is_same and self._sections.is_left_asked) or self._sections.steps.currentRow() == LEAVING:
            self._look()
        else:
            self._sections.say_left(None)
            if whole.inspection.ended_at is not None:  # it was asked before: what is open still says so
                QTimer.singleShot(0, self, self._look)

    def tell_end(self, visit: Inspection, findings: Sequence[Finding]) -> None:
        """What ending the visit did, and what is to be seen to before one leaves."""
        notes = self._session.read(finish_notes, visit)
        before = self._before(visit, findings)
        undated = sum(held_to(each, before.get(each.item)).due is None for each in findings)
        self._end_words = finished_words(notes, len(findings), undated)
        self._page.notice.say(self._end_words, Tone.OK, tr("登记整改期限…") if undated else "")

    def _before(self, visit: Inspection, findings: Sequence[Finding]) -> Mapping[str, LeftOpen]:
        """What visits before left open, read where this one found something too."""
        return self._session.read(left_before, visit) if findings else {}

    def ask(self) -> None:
        """收工三问 now, of what was typed too: somebody is about to leave."""
        if self._save():
            self._sections.go_to(LEAVING)
            self._look()

    def follow_up(self, finding_rid: str) -> None:
        """What became of a finding."""
        FindingDialog.ask(self._session, self._session.read(finding_line, finding_rid), self._page.window())

    def set_due(self) -> None:
        """One day for all that was found."""
        if self._file is not None:
            due_form(self._session, self._file.inspection.rid, self._page.window()).ask_now()

    @property
    def _is_closed(self) -> bool:
        return self._file is not None and RecordVerb.WRITE not in RECORD_VERBS[self._file.state]

    def _may_make_up(self, visit: Inspection) -> bool:
        """Whether a code may still come once the record is signed, also after it was given up."""
        return self._is_closed and not visit.entry_code and self._session.read(passed_problem, visit.rid) is None

    def make_up_code(self) -> None:
        """The code of a visit whose record is signed."""
        if self._file is not None:
            code_form(self._session, self._file.inspection, self._page.window()).ask_now()

    def report_incident(self) -> None:
        """初报 or 续报 of people who gathered here, with what the visit knows."""
        if self._save() and self._file is not None:
            visit = self._file.inspection
            report_incident(self._session, lambda context: incident_of_visit(context, visit), self._page.window())

    def go_to(self, end: OpenEnd) -> None:
        """Where an open end is finished: on this page what is the visit's own, else on its page."""
        own = self._file is not None and (end.kind, end.rid) == (EndKind.VISIT, self._file.inspection.rid)
        if own and end.part == CODE_PART and self._is_closed:
            self.make_up_code()
        elif own and end.part:
            self._sections.go_to_field(end.part)
        elif own:
            self._print_record()
        else:
            self._session.go(*where_finished(end))

    def _look(self) -> None:
        if self._file is not None:
            ends: OpenEnds = self._session.read(open_ends, self._file.inspection)
            self._sections.leaving.show_ends(ends)
            self._sections.say_left(ends.count)
