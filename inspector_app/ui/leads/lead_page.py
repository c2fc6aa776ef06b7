"""The page of one lead: what it says, what is due, what was done, who is behind several, and what may be done next."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import chinese, chinese_minute
from inspector_app.domain.lead import Lead, LeadVerb
from inspector_app.domain.role import Offered
from inspector_app.support import vocabulary
from inspector_app.support.vocabulary import label, word
from inspector_app.ui.cases.case_dialog import CaseDialog
from inspector_app.ui.cases.lead_dialog import LeadDialog
from inspector_app.ui.documents.paper_menu import PaperMenu
from inspector_app.ui.layouts import REST, put_in
from inspector_app.ui.leads.lead_dialogs import AidDialog, LeadActDialog
from inspector_app.ui.leads.lead_lists import days_words, due_badge
from inspector_app.ui.projects.project_rows import history_rows, paper_rows
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.sent_back import SentBack
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, LEADS, PARTIES, ShowRegister
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card, RowsCard
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.wording import joined
from inspector_app.usecases.consultations import aid_of_lead, consultations_of
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.history import history
from inspector_app.usecases.lead_facts import lead_paper, lead_place
from inspector_app.usecases.lead_list import KEPT_BACK, LeadLine, lead_line, lead_words, merged_leads, others_of
from inspector_app.usecases.leads import case_for
from inspector_app.usecases.names import people_by_rid
from inspector_app.usecases.number_looks import INFORMANTS, note_look
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_list import papers_about


class LeadPage(Page):
    """``left`` wishes to see the list again. An informant who is kept secret is shown only when that is asked for."""

    left = Signal()

    def __init__(self, session: Session[Context]) -> None:
        super().__init__("", " ")
        self.session = session
        self._rid = ""
        self.line: LeadLine | None = None
        self._unveiled = False
        self.header.add_way_back(self.left.emit)
        self.more = MenuButton(tr("办理"))
        self._edit = self.header.add(Button(tr("修改"), "pencil", name=tr("修改线索"), clicked=self.edit))
        self.header.add(self.more)
        self._papers_menu = PaperMenu(session, Offered.LEAD, self._paper)
        self.header.add(self._papers_menu)
        self.next = self.header.add(Button("", "check", Kind.PRIMARY, clicked=self._do_next))
        self.facts = FactsGrid(2)
        self.said = Label("", wrap=True)
        told = Card(tr("登记内容"))
        put_in(told.body, self.facts, Label(label("lead.facts"), Role.SMALL), self.said)
        self.people = RowsCard(label("lead.complainant_rids"), tr("没有登记。"))
        self.asked = RowsCard(tr("来自咨询"), "")
        self.again = RowsCard(tr("同一人、同一来件编号的其他线索"), "")
        self.merged = RowsCard(tr("合并的线索"), "")
        self.papers = RowsCard(tr("文书"), tr("没有文书。"))
        self.history = RowsCard(tr("变更记录"), "")
        left, right = (told, self.people), (self.asked, self.again, self.merged, self.papers, self.history)
        put_in(self.body, Columns().fill(left, right), REST)
        self._sent_back = SentBack(session, self)
        self._again = ReadAgain(self, self._read, session.changed)

    def show_lead(self, rid: str) -> None:
        """Show another one."""
        self._rid, self._unveiled = rid, False
        self._again.now()

    def say_made(self) -> None:
        """It was just made from a consultation."""
        words = tr("已转为线索，当时的答复见“来自咨询”。请补充被反映单位，核对性质。")
        self.notice.say(words, Tone.OK)

    def edit(self) -> None:
        """Correct what was entered."""
        if self.line is not None and LeadVerb.CORRECT in self.line.lead.verbs:
            LeadDialog.ask(self.session, self.line.lead, self.window(), saves=True)

    def enter_aid(self) -> None:
        """An application for legal aid, filled in by what the lead tells."""
        if self.line is not None:
            AidDialog.ask(self.session, self.session.read(aid_of_lead, self.line.lead), self.window())

    def act(self, verb: LeadVerb) -> None:
        """Do what an entry of the menu says."""
        if self.line is None or verb not in self.line.lead.verbs:
            return
        if verb is LeadVerb.OPEN_CASE:
            self._open_case(self.line.lead)
        elif verb is LeadVerb.CORRECT:
            self.edit()
        else:
            LeadActDialog.ask(self.session, self.line.lead, verb, self.window())

    def go_on(self, key: DraftKey) -> None:
        """The dialog in which a draft was typed."""
        self.act(LeadVerb(key.detail) if key.kind == "act" else LeadVerb.CORRECT)

    def _do_next(self) -> None:
        if self.line is not None:
            self.act(self.line.lead.verbs[0])

    def _paper(self) -> Paper | None:
        return self.session.read(lead_paper, self.line.lead) if self.line is not None else None

    def _open_case(self, lead: Lead) -> None:
        made = CaseDialog.ask(self.session, self.session.read(case_for, lead), (lead,), parent=self.window())
        if made is not None:
            self.session.go(CASES, made.rid)

    def _read(self) -> None:
        if not self._rid:
            return
        if self.session.context.store.get(Lead, self._rid) is None:  # it was entered by mistake
            self._rid, self.line = "", None
            self.left.emit()
            return
        self.line = line = self.session.read(lead_line, self._rid)
        lead = line.lead
        self.header.set_title(lead.respondent or lead_words(lead))
        kept_back = label("lead.secret") if lead.keeps_secret else ""
        self.header.set_subtitle(joined(lead_words(lead), word(lead.state), kept_back))
        self.header.set_badge(due_badge(line))
        self.next.setText(word(lead.verbs[0]))
        self._edit.allow(LeadVerb.CORRECT in lead.verbs, tr("已并入其他线索，请先分开再修改"))
        self.more.actions_menu.clear()
        for verb in lead.verbs[1:]:
            self.more.actions_menu.addAction(word(verb)).triggered.connect(
                lambda _checked=False, verb=verb: self.act(verb)
            )
        menu = self.more.actions_menu
        menu.addSeparator()
        menu.addAction(tr("登记法律援助…")).triggered.connect(lambda _checked=False: self.enter_aid())
        self.facts.show_facts(_facts(self.session.context, line))
        self.said.setText(lead.facts)
        self._sent_back.show_of(lead.rid)
        self._show_people(lead)
        self._show_others(line, line.again)
        self._show_asked(lead)
        self._papers_menu.refresh(place=lead_place(lead))
        self.papers.show_rows(paper_rows(self.session.read(papers_about, lead.rid), self.session.go))
        self.history.show_rows(history_rows(self.session.read(history, self._rid)))

    def _show_people(self, lead: Lead) -> None:
        if lead.keeps_secret and lead.complainant_rids and not self._unveiled:
            count = tr("{0}人，应当保密。查看后不要打印、抄录到文书上。").format(len(lead.complainant_rids))
            way = ("", None) if self.session.only_reads else (tr("查看"), self._unveil)
            self.people.show_rows([LinkRow(KEPT_BACK, count, "eye-off", Tone.WARNING, *way)])
            return
        people, go = self.session.read(people_by_rid, lead.complainant_rids), partial(self.session.go, PARTIES)
        self.people.show_rows(
            [LinkRow(x.name, x.employer, "user", verb=tr("打开"), clicked=partial(go, x.rid)) for x in people]
        )

    def _show_asked(self, lead: Lead) -> None:
        """The entries of the book that it came from, with what was answered then."""
        entries = self.session.read(consultations_of, lead.rid)
        self.asked.show_rows(
            [
                LinkRow(
                    joined(entry.channel, chinese_minute(entry.at)), entry.answer or tr("没有登记答复情况。"), "inbox",
                    verb=tr("打开咨询"),
                    clicked=partial(self.session.go, LEADS, ShowRegister("consultations", entry.rid)),
                )
                for entry in entries
            ]
        )  # fmt: skip
        self.asked.setVisible(bool(entries))

    def _unveil(self) -> None:
        if self.line is not None and self.session.do(note_look, self.line.lead, INFORMANTS):
            self._unveiled = True
            self._show_people(self.line.lead)
            self._show_others(self.line, self.session.read(others_of, self.line.lead))

    def _show_others(self, line: LeadLine, again: tuple[Lead, ...]) -> None:
        self.again.show_rows([self._row(each, Tone.WARNING) for each in again])
        merged = self.session.read(merged_leads, line.lead)
        self.merged.show_rows([self._row(each) for each in merged])
        self.again.setVisible(bool(again))
        self.merged.setVisible(bool(merged))

    def _row(self, lead: Lead, tone: Tone = Tone.PLAIN) -> QWidget:
        go = partial(self.session.go, LEADS, lead.rid)
        return LinkRow(lead.respondent or tr("线索"), lead_words(lead), "inbox", tone, tr("打开线索"), go)

    def hideEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Out of sight an informant is kept secret again."""
        if self._unveiled:
            self._unveiled = False
            self._again.wish()
        super().hideEvent(event)  # type: ignore[arg-type]


def _facts(context: Context, line: LeadLine) -> list[Fact]:
    """What is known of a lead, without who told."""
    lead = line.lead
    chosen = context.law.leads.conclusions.get(lead.conclusion)
    days = ("received_on", "reply_by", "accepted_on", "refused_on", "handed_on", "replied_on")
    told = {
        "respondent": lead.respondent, "kind": vocabulary.word(lead.kind), "channel": lead.channel,
        "outer_number": lead.outer_number, "secret": tr("是，不得泄露是谁反映的") if lead.keeps_secret else "",
        "heads": str(lead.heads) if lead.heads is not None else "", "request": lead.request,
        **{name: chinese(day) if (day := getattr(lead, name)) else "" for name in days},
        "refused_reason": lead.refused_reason,
        "handed_to": lead.handed_to, "conclusion": chosen.title if chosen else "", "reply": lead.reply,
        "case_rid": line.case_title,
    }  # fmt: skip
    always = ("kind", "channel", "received_on", "heads")
    facts = [Fact(label(f"lead.{name}"), words) for name, words in told.items() if words or name in always]
    return [*facts, Fact(tr("用时"), days_words(line))]
