"""One case: its head, and its parts from 总览 to 变更记录, each built when it is first looked at."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.domain.claim import heads
from inspector_app.domain.debt import Payment
from inspector_app.domain.evidence import Evidence
from inspector_app.support.vocabulary import label
from inspector_app.support.words import sentence
from inspector_app.ui.cases.case_menu import CaseMenu
from inspector_app.ui.cases.case_words import handed_over_badge, state_badge
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.cases.elements_tab import ElementsTab
from inspector_app.ui.cases.evidence_tab import EvidenceTab
from inspector_app.ui.cases.funds_tab import FundsTab
from inspector_app.ui.cases.history_tab import HistoryTab
from inspector_app.ui.cases.overview_tab import OverviewTab
from inspector_app.ui.cases.papers_tab import PapersTab
from inspector_app.ui.cases.payments_tab import PaymentsTab
from inspector_app.ui.cases.step_starter import StepStarter
from inspector_app.ui.oversight.incident_flow import INCIDENT_KEY, INCIDENT_WORDS
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.sent_back import SentBack
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, DOCUMENTS, CaseTab, ShowSides
from inspector_app.ui.theme import Tone, dress
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.focus_guard import FocusGuard
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.scrolled import OneShown
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.wording import joined, money
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.payments import confirmation_paper, paid_together
from inspector_app.usecases.steps import StepVerb
from inspector_app.usecases.transfers import passed_problem


class CasePart(Protocol):
    """A part of the case page."""

    def show_case(self, whole: CaseFile) -> None:
        """Show a case as it stands."""


class CasePage(Page):
    """``left`` wishes to see the list again. Parts are filled when they come in sight."""

    left = Signal()

    def __init__(self, session: Session[Context]) -> None:
        super().__init__("案件", scrolls=False, in_parts=True)
        self._session = session
        self._rid = ""
        self._whole: CaseFile | None = None
        self._stale: set[str] = set()
        self.starter = StepStarter(session, self)
        self.starter.paid.connect(self._say_paid)
        self.notice.acted.connect(self._confirm_payment)
        self.notice.undone.connect(self._take_back_paid)
        self._paid: tuple[str, ...] = ()
        self._registered: set[str] = set()
        self.menu = CaseMenu(session, self.starter, self)
        bind_keys(
            self,
            (
                PageKey(INCIDENT_WORDS, (INCIDENT_KEY,), self.menu.report_incident),
                PageKey(self.menu.button.text(), ("F10",), self.menu.button.open_menu),
            ),
        )
        self._parts: dict[str, QWidget] = {}
        self._builders: dict[str, Callable[[], QWidget]] = {
            CaseTab.OVERVIEW: partial(OverviewTab, session, self.starter),
            CaseTab.CLAIMS: partial(ClaimsTab, session),
            CaseTab.PAYMENTS: partial(PaymentsTab, session, self.starter),
            CaseTab.FUNDS: partial(FundsTab, session),
            CaseTab.PAPERS: partial(PapersTab, session, self.starter),
            CaseTab.EVIDENCE: partial(EvidenceTab, session),
            CaseTab.ELEMENTS: partial(ElementsTab, session),
            CaseTab.HISTORY: partial(HistoryTab, session),
        }
        self.header.add_way_back(self.left.emit)
        compare = self.tr("四方核对：名单、考勤、合同、支付逐人对照")
        self.header.add(Button(self.tr("四方核对"), "scale", name=compare, clicked=self.compare).looks())
        self._edit = self.header.add(Button(self.tr("修改"), "pencil", clicked=self.edit))
        self.header.add(self.menu.button)
        self._tabs = Segmented(self._segments(), self.tr("案件内容"))
        self._tabs.value_changed.connect(self._tab_chosen)
        self._tabs.turn_by_keys(self)
        self._shown = OneShown()
        self.body.addWidget(self._tabs)
        dress(self._tabs)
        self.body.addWidget(self._shown, 1)
        self._sent_back = SentBack(session, self)
        session.changed.connect(self._changed)

    @property
    def rid(self) -> str:
        """The case in sight."""
        return self._rid

    def open(self, rid: str, tab: str = CaseTab.OVERVIEW) -> None:
        """Show a part of a case."""
        if rid != self._rid:
            self.notice.clear()
        self._rid = rid
        self.refresh()
        self._tabs.set_value(str(tab))
        self._tab_chosen()

    def may_leave(self) -> bool:
        """Whether another case may be shown: what is typed here is kept, or the person lets it go."""
        claims = self._parts.get(CaseTab.CLAIMS)
        return not isinstance(claims, ClaimsTab) or claims.may_leave()

    def start(self, verb: StepVerb) -> None:
        """Begin a step of the case, such as its dialog."""
        self.starter.start(self._rid, verb)

    def copy_photo(self, piece: Evidence | None) -> None:
        """Copy the wage list from a photo."""
        cast("ClaimsTab", self.part(CaseTab.CLAIMS)).copy_photo(piece)

    def refresh(self) -> None:
        """Read the case again."""
        self._show(self._session.read(case_file, self._rid))

    def _show(self, whole: CaseFile) -> None:
        self._whole = whole
        self._stale = set(self._builders)
        self._show_head(whole)
        self._sent_back.show_of(whole.case.rid)
        if self._tabs.value():
            self._fill(self._tabs.value())

    def part(self, tab: str) -> QWidget:
        """A part of the page, built now if it was never looked at."""
        if tab not in self._parts:
            self._parts[tab] = self._builders[tab]()
            self._shown.addWidget(self._parts[tab])
            dress(self._parts[tab])
            if isinstance(part := self._parts[tab], ClaimsTab):
                part.over.below(self.over)
        return self._parts[tab]

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._rid and not self._whole:
            self.refresh()

    def _segments(self) -> list[Segment]:
        return [
            Segment(self.tr("总览"), str(CaseTab.OVERVIEW)),
            Segment(self.tr("明细"), str(CaseTab.CLAIMS)),
            Segment(self.tr("支付"), str(CaseTab.PAYMENTS)),
            Segment(self.tr("资金链"), str(CaseTab.FUNDS)),
            Segment(self.tr("文书"), str(CaseTab.PAPERS)),
            Segment(self.tr("证据"), str(CaseTab.EVIDENCE)),
            Segment(label("elements"), str(CaseTab.ELEMENTS)),
            Segment(self.tr("变更记录"), CaseTab.HISTORY),
        ]

    def _tab_chosen(self) -> None:
        tab = self._tabs.value()
        if tab:
            if self._shown.currentWidget() is not self.part(tab):
                self.notice.forget_done()
            self._shown.setCurrentWidget(self.part(tab))
            self._fill(tab)
            focus = QApplication.focusWidget()
            if focus is not None and self._tabs.isAncestorOf(focus):  # what is typed next belongs to what was chosen
                FocusGuard.of_application().enter(self.part(tab))

    def _fill(self, tab: str) -> None:
        if self._whole is not None and tab in self._stale:
            self._stale.discard(tab)
            cast("CasePart", self.part(tab)).show_case(self._whole)

    def _changed(self, result: object) -> None:
        """Read again now when in sight, else on return; an act that tells how this case stands then is believed.

        What was told and offered after the last act is over.
        """
        self.notice.clear()
        self._whole = None
        if not self._rid or not self.isVisible():
            return
        if isinstance(result, CaseFile) and result.case.rid == self._rid:
            self._show(result)
        else:
            self.refresh()

    def _show_head(self, whole: CaseFile) -> None:
        case = whole.case
        site = whole.project.name if whole.project else case.site_name
        employer = whole.company.name if whole.company else case.respondent
        self.header.set_title(case.title)
        self.header.set_subtitle(joined(case.number or self.tr("未编案号"), site, employer))
        gone = whole.passed
        self.header.set_badge(handed_over_badge(gone) if gone else state_badge(whole.state))
        passed = self._session.read(passed_problem, case.rid)
        self._edit.allow(passed is None, sentence(passed.code, passed.details) if passed else "")
        self.menu.show_case(whole)

    def edit(self) -> None:
        """Correct the head of the case."""
        if self._whole is not None:
            self.menu.edit(self._whole.case)

    def compare(self) -> None:
        """四方核对, from whichever part is in sight."""
        self._session.go(CASES, ShowSides(self._rid))

    def _say_paid(self, payments: tuple[Payment, ...]) -> None:
        """Say what was registered and offer the paper that the workers sign."""
        self._paid = tuple(payment.rid for payment in payments if payment.to_worker)
        total = money(sum(payment.amount_fen for payment in payments))
        words = self.tr("已登记{0}人、{1}。").format(self._heads_of(payments), total)
        self._registered = {payment.rid for payment in payments}
        undo = self.tr("登记有误，更正")
        if self._paid:
            self.notice.say(words, Tone.OK, self.tr("制作工资支付确认表"), undo)
        else:
            words += self.tr("班组长代领不减少余额，付到工人后请再登记。")
            self.notice.say(words, Tone.WARNING, undo=undo)

    def _take_back_paid(self) -> None:
        """更正误登 of what was registered just now, and of what was entered together with it."""
        groups = self._session.read(paid_together, self._whole) if self._whole else ()
        group = next((each for each in groups if self._registered.intersection(each.payment_rids)), None)
        if group is not None:
            cast("PaymentsTab", self.part(CaseTab.PAYMENTS)).take_back(group)

    def _heads_of(self, payments: tuple[Payment, ...]) -> int:
        paid = {payment.claim_rid for payment in payments}
        return heads(claim for claim in self._whole.claims if claim.rid in paid) if self._whole else 0

    def _confirm_payment(self) -> None:
        paper = self._session.read(confirmation_paper, self._rid, self._paid)
        self.notice.clear()
        self._session.go(DOCUMENTS, EditPaper(paper))
