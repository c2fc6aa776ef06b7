"""The page of one person or company: what is registered, everything that names it, and merging with another record."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.alike import Likeness
from inspector_app.domain.company import Company
from inspector_app.domain.person import Person
from inspector_app.domain.renaming import Renaming
from inspector_app.support import vocabulary
from inspector_app.support.errors import Refused
from inspector_app.ui.layouts import REST, put_in
from inspector_app.ui.lists.list_out import ListOut
from inspector_app.ui.oversight.watch_menu import OF_COMPANY, WatchedCard, begin_entry
from inspector_app.ui.parties import company_rows
from inspector_app.ui.parties import party_rows as rows
from inspector_app.ui.parties.merge_dialog import MergePartiesDialog, SeparateDialog
from inspector_app.ui.parties.party_dialogs import CompanyDialog, PersonDialog
from inspector_app.ui.parties.party_words import described, number_words, unreferred_badge
from inspector_app.ui.parties.pick_dialog import pick_other
from inspector_app.ui.parties.renaming_dialog import RENAMING, RenamingDialog
from inspector_app.ui.projects.project_rows import history_rows
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.sent_back import SentBack
from inspector_app.ui.session import Session
from inspector_app.ui.targets import INTERVIEWS, NewInterview
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card, RowsCard
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.facts_grid import FactsGrid
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.wording import joined, wall_time
from inspector_app.usecases.company_file import CompanyFile, with_oversight
from inspector_app.usecases.company_sheet import company_sheet
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.history import history
from inspector_app.usecases.list_files import ListSheet
from inspector_app.usecases.merging import MergedLine, Merging, prepare_merging, separate
from inspector_app.usecases.party_file import PartyFile, party_file
from inspector_app.usecases.renaming import new_renaming
from inspector_app.usecases.watching import known_of


class PartyPage(Page):
    """``left`` wishes to see the list again."""

    left = Signal()

    def __init__(self, session: Session[Context]) -> None:
        super().__init__("", " ")
        self.session = session
        self._rid = ""
        self.file: PartyFile | None = None
        self._company: CompanyFile | None = None
        self._merged_rid = ""
        add = self.header.add
        self.header.add_way_back(self.left.emit)
        self._out = add(ListOut(session, tr("一企一档"), self._sheet, self.notice, bare=True))
        add(Button(tr("合并"), "users", name=tr("与另一条记录合并"), clicked=self.merge_with_other))
        self._rename = add(Button(tr("登记更名"), "file-pen", clicked=self.rename))
        add(Button(tr("修改"), "pencil", name=tr("修改资料"), clicked=self.edit))
        self._ask = add(Button(tr("新建询问"), "message-square-text", Kind.PRIMARY, clicked=self._new_interview))
        self._make_cards()
        self.notice.acted.connect(self._undo_merging)
        self._sent_back = SentBack(session, self)
        self._again = ReadAgain(self, self._read, session.changed)

    def show_party(self, rid: str) -> None:
        """Show another one."""
        if rid != self._rid:
            self.notice.clear()
        self._rid = rid
        self._again.now()

    def refresh(self) -> None:
        """Read again now when in sight, else when it comes in sight."""
        self._again.wish()

    def edit(self) -> None:
        """Correct what is registered."""
        if self.file is not None and isinstance(self.file.party, Person):
            PersonDialog.ask(self.session, self.file.party, self.window())
        elif self.file is not None:
            CompanyDialog.ask(self.session, self.file.party, self.window())

    def rename(self) -> None:
        """The company bears another name: since when, and which paper proves it."""
        if self.file is not None and isinstance(self.file.party, Company):
            begun = self.session.read(new_renaming, self.file.party)
            RenamingDialog(self.session, begun, is_new=True, parent=self.window()).ask_now()

    def merge_with_other(self) -> None:
        """Choose the other record, then compare."""
        if self.file is not None:
            likely = {other.rid: why for other, why in self.file.alike}
            other = pick_other(self.session, self.file.party, likely, self.window())
            if other is not None:
                self.merge_with(other.rid)

    def merge_with(self, other_rid: str) -> None:
        """Both records side by side; what forbids merging them is said."""
        try:
            merging = self.session.read(prepare_merging, self._rid, other_rid)
        except Refused as refused:
            self.session.tell(refused)
        else:
            self._compare(merging)

    def separate(self, line: MergedLine) -> None:
        """Take a merged record apart again."""
        if self.file is None:
            return
        done = SeparateDialog.ask(self.session, self.file.party, line.record, self.window())
        if done is not None:
            self._merged_rid = ""
            self.notice.say(tr("已将“{0}”分开，单独登记。").format(line.record.name), Tone.OK)

    def go_on(self, key: DraftKey) -> None:
        """The dialog in which a draft was typed."""
        if key.kind == "merge":
            self.merge_with(key.detail)
        if key.kind == RENAMING:
            self.rename()
        lines = self.file.merged if self.file and key.kind == "separate" else ()
        for line in lines:
            if line.record.rid == key.detail:
                self.separate(line)

    def _make_cards(self) -> None:
        self.facts = FactsGrid(2)
        known = Card(tr("登记资料"))
        known.body.addLayout(self.facts)
        self.alike = RowsCard(tr("可能是同一个"), "")
        self.ladder = RowsCard(tr("办理阶梯"), tr("没有针对本单位的案件。"))
        self.projects = RowsCard(tr("工程项目"), tr("没有项目。"))
        self.hazards = RowsCard(tr("隐患"), tr("名下项目没有隐患。"))
        self.leads = RowsCard(tr("线索"), tr("没有线索。"))
        self.watched = WatchedCard(self.session, OF_COMPANY)
        self.watched.begin_wished.connect(self.enter_watched)
        self.cases = RowsCard(tr("案件"), tr("没有案件。"))
        self.claims = RowsCard(tr("工资明细"), tr("没有明细。"))
        self.paid = RowsCard(tr("作为付款方的支付"), "")
        self.talks = RowsCard(tr("询问笔录"), tr("没有笔录。"))
        self.visits = RowsCard(tr("检查"), "")
        self.papers = RowsCard(tr("文书"), tr("没有文书。"))
        self.contacts = RowsCard(tr("送达和联系"), tr("没有送达记录。"))
        self.addresses = RowsCard(vocabulary.label("company.address"), tr("没有登记地址。"))
        self.renamings = RowsCard(vocabulary.record_word("renaming"), "")
        self.merged = RowsCard(tr("已并入的记录"), "")
        self.history = RowsCard(tr("变更记录"), "")
        left = (
            self.alike, known, self.ladder, self.projects, self.hazards, self.cases, self.watched,
            self.leads, self.claims, self.paid,
        )  # fmt: skip
        right = (
            self.papers,
            self.contacts,
            self.talks,
            self.visits,
            self.addresses,
            self.renamings,
            self.merged,
            self.history,
        )
        put_in(self.body, Columns().fill(left, right), REST)

    def enter_watched(self, kind: str) -> None:
        """An entry of 重点监管 about the company."""
        begin_entry(self.session, kind, known_of(kind, company_rid=self._rid), self.window())

    def _read(self) -> None:
        if not self._rid:
            return
        self.file = file = self.session.read(party_file, self._rid)
        self._rid = file.party.rid
        self._show_head(file)
        self._sent_back.show_of(self._rid)
        self._show_company(file)
        go = self.session.go
        for card, lines in (
            (self.projects, rows.project_rows(file, go)), (self.cases, rows.case_rows(file, go)),
            (self.claims, rows.claim_rows(file, go)), (self.paid, rows.paid_rows(file, go)),
            (self.talks, rows.talk_rows(file, go)), (self.visits, rows.visit_rows(file, go)),
            (self.papers, rows.paper_rows(file, go)), (self.contacts, rows.contact_rows(file, go)),
            (self.addresses, rows.address_rows(file, go)), (self.alike, self._alike_rows(file)),
            (self.merged, self._merged_rows(file)),
        ):  # fmt: skip
            card.show_rows(lines)
        person = isinstance(file.party, Person)
        for card, shown in (
            (self.claims, person), (self.talks, person), (self.paid, bool(file.paid)),
            (self.visits, bool(file.visits)), (self.alike, bool(file.alike)), (self.merged, bool(file.merged)),
        ):  # fmt: skip
            card.setVisible(shown)
        self.history.show_rows(history_rows(self.session.read(history, self._rid)))

    def _show_company(self, file: PartyFile) -> None:
        """What is registered, and of a company what hangs on its projects and cases."""
        firm = self.session.read(with_oversight, file) if isinstance(file.party, Company) else None
        self._company, go = firm, self.session.go
        self.facts.show_facts(rows.facts(file.party, firm.seat if firm else None))
        for shown in (self.ladder, self.hazards, self.leads, self.watched, self._out, self._rename):
            shown.setVisible(firm is not None)
        self.renamings.setVisible(firm is not None and bool(firm.renamings))
        if firm is not None:
            self.ladder.show_rows(company_rows.ladder_rows(firm, go), len(firm.ladders))
            self.hazards.show_rows(company_rows.hazard_rows(firm, go))
            self.leads.show_rows(company_rows.lead_rows(firm, go))
            self.watched.show_lines(firm.watched)
            self.renamings.show_rows(company_rows.renaming_rows(firm.renamings, self._open_renaming))

    def _open_renaming(self, renaming: Renaming) -> None:
        RenamingDialog(self.session, renaming, is_new=False, parent=self.window()).ask_now()

    def _sheet(self) -> ListSheet:
        assert self._company is not None
        return company_sheet(self._company)

    def _show_head(self, file: PartyFile) -> None:
        party = file.party
        self.header.set_title(party.name)
        if isinstance(party, Person):
            told = joined(vocabulary.word(party.role), number_words(party), party.employer)
        else:
            told = joined(party.uscc, party.legal_representative)
        if not file.is_referred:
            person = isinstance(party, Person)  # companies travel, named or not
            told = joined(told, tr("没有记录引用，不随日终包交出") if person else tr("没有记录引用"))
        self.header.set_subtitle(told or " ")
        self.header.set_badge(unreferred_badge(file.is_referred))
        self._ask.setVisible(isinstance(party, Person))

    def _alike_rows(self, file: PartyFile) -> list[QWidget]:
        return [self._alike_row(other, why) for other, why in file.alike]

    def _alike_row(self, other: Person | Company, why: Likeness) -> LinkRow:
        detail = joined(vocabulary.word(why), described(other))
        return LinkRow(
            other.name, detail, "users", Tone.WARNING, tr("比较并合并"), partial(self.merge_with, other.rid), True
        )

    def _merged_rows(self, file: PartyFile) -> list[QWidget]:
        today = self.session.context.clock.today()
        rows_of: list[QWidget] = []
        for line in file.merged:
            told = joined(wall_time(line.told.at, today), line.told.actor, line.told.reason) if line.told else ""
            apart = partial(self.separate, line)
            rows_of.append(LinkRow(line.record.name, told, "users", verb=tr("分开"), clicked=apart, changes=True))
        return rows_of

    def _compare(self, merging: Merging) -> None:
        done = MergePartiesDialog.ask(self.session, merging, self.window())
        if done is not None:
            self._merged_rid = merging.other.rid
            words = tr("已将“{other}”并入“{kept}”。").format(other=merging.other.name, kept=done.name)
            self.notice.say(words, Tone.OK, tr("撤销合并"))

    def _undo_merging(self) -> None:
        rid, self._merged_rid = self._merged_rid, ""
        if rid and self.session.do(separate, rid, tr("撤销合并")):
            self.notice.say(tr("已撤销合并，两条记录都和原来一样。"), Tone.OK)

    def _new_interview(self) -> None:
        self.session.go(INTERVIEWS, NewInterview(person_rid=self._rid))
