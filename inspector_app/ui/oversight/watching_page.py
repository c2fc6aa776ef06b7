"""One entry of 重点监管: what is known of it, what is owed, its reports or what came back, and what may be done."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.dispatch import TaskKind
from inspector_app.domain.incident import Incident, IncidentReport, Recovery
from inspector_app.domain.money import yuan
from inspector_app.domain.role import Offered
from inspector_app.domain.watch_acts import WatchAct
from inspector_app.domain.watching import Advice, WatchReport
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import record_word, word
from inspector_app.support.words import sentence
from inspector_app.ui.documents.paper_menu import PaperMenu
from inspector_app.ui.layouts import REST, in_column, in_row, put_in, wide
from inspector_app.ui.oversight.forms import done_form, task_form
from inspector_app.ui.oversight.incident_flow import INCIDENT_KEY, INCIDENT_WORDS
from inspector_app.ui.oversight.task_row import task_row
from inspector_app.ui.oversight.watching_forms import ACT, act_form, entry_form, part_form
from inspector_app.ui.oversight.watching_words import watch_badge
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.projects.project_rows import history_rows, paper_rows
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, PARTIES, PROJECTS, ShowCase
from inspector_app.ui.theme import GAP_1, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card, RowsCard
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.wording import joined, reasons
from inspector_app.usecases import dispatch, watching
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.entry_papers import entry_paper
from inspector_app.usecases.history import watch_history
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_list import papers_about
from inspector_app.usecases.transfers import passed_problem
from inspector_app.usecases.watch_file import WatchFile, part_words, watch_file
from inspector_app.usecases.watching import PART_OF, PARTS, Part

_MOST_CHANGES = 60
_PAPERS: Mapping[type[Any], Offered] = {Advice: Offered.ADVICE, Incident: Offered.INCIDENT}
_EMPTY: Mapping[type[Any], str] = {
    WatchReport: tr("还没有收到月报。收到书面报告后逐月登记。"),
    IncidentReport: tr("还没有报告。先登记初报，情况有变化再登记续报。"),
    Recovery: tr("还没有追回。追回一笔登记一笔。"),
}
_NO_INCIDENT = tr("这条记录不是群体性事件，没有初报、续报。发生了新的事件，请返回列表，在“登记监管记录”处登记。")


class WatchingPage(Page):
    """``left`` wishes to see the list again, ``other`` another entry."""

    left = Signal()
    other = Signal(str)

    def __init__(self, session: Session[Context]) -> None:
        super().__init__("", " ")
        self.session = session
        self._rid = ""
        self._file: WatchFile | None = None
        self._gone: Problem | None = None  # it passed to a colleague with its case
        self.header.add_way_back(self.left.emit)
        self.acts = {act: self.header.add(Button(word(act), clicked=lambda act=act: self.act(act))) for act in WatchAct}
        self.correct = self.header.add(Button(tr("更正"), "pencil", name=tr("更正记录"), clicked=self.edit))
        self.more = MenuButton(tr("更多"))
        self.header.add(self.more)
        self._menus = {of: PaperMenu(session, place, self._paper) for of, place in _PAPERS.items()}
        for menu in self._menus.values():
            self.header.add(menu)
        self.papers = RowsCard(tr("文书"), tr("没有文书。"))
        self._facts = FactsGrid(2)
        card = Card(tr("基本情况"))
        card.body.addLayout(self._facts)
        self.dues = RowsCard(tr("应当办理"), tr("现在没有到期的事项。"))
        self.notes = RowsCard(tr("依据"), "")
        self._begins: list[Button] = []
        self.parts = {of: RowsCard(record_word(kind), _EMPTY[of]) for kind, of in PARTS.items()}
        for kind, of in PARTS.items():
            add = tr("登记{0}").format(record_word(kind))
            self._begins.append(self.parts[of].header.add(Button(add, "plus", Kind.QUIET, clicked=self.begin_part)))
        self.tasks = RowsCard(tr("交办事项"), tr("没有交办事项。"))
        self._begins.append(self.tasks.header.add(Button(tr("登记任务"), "plus", Kind.QUIET, clicked=self.begin_task)))
        self.advances = RowsCard(record_word("advance"), tr("没有动用应急周转金、工资保证金垫付。"))
        self._begins.append(
            self.advances.header.add(Button(tr("登记垫付"), "plus", Kind.QUIET, clicked=self.begin_advance))
        )
        self.history = RowsCard(tr("变更记录"), "")
        bind_keys(self, (PageKey(INCIDENT_WORDS, (INCIDENT_KEY,), self.report_further),))
        right = (*self.parts.values(), self.papers, self.tasks, self.advances, self.history)
        put_in(self.body, Columns().fill((card, self.notes, self.dues), right), REST)
        self._again = ReadAgain(self, self._read, session.changed)

    def show_entry(self, rid: str) -> None:
        """Show another entry."""
        self._rid = rid
        self.notice.clear()
        self._again.now()

    def edit(self) -> None:
        """Correct the entry."""
        if self._file:
            entry_form(self.session, self._file.line.entry, False, self.window()).ask_now()

    def act(self, act: WatchAct) -> None:
        """Ask what an act asks."""
        if self._file and act in self._file.acts:
            act_form(self.session, self._file.line.entry, act, self.window()).ask_now()

    def begin_part(self) -> None:
        """Enter the next report, or what came back."""
        if self._file:
            entry = self._file.line.entry
            try:
                part = self.session.read(watching.new_part, entry)
            except Refused as refused:
                self.refuse(refused.problems)
                return
            part_form(self.session, part, entry, True, self.window()).ask_now()

    def report_further(self) -> None:
        """Enter the next report of the incident that is shown; of what has none it is said why."""
        if self._gone is not None:
            self.refuse([self._gone])
        elif self._file and not isinstance(self._file.line.entry, Incident):
            self.notice.say(_NO_INCIDENT, Tone.WARNING)
        else:
            self.begin_part()

    def begin_task(self) -> None:
        """Give a task because of an incident."""
        task = self.session.read(dispatch.new_task, TaskKind.DECISION, incident_rid=self._rid)
        task_form(self.session, task, self.window()).ask_now()

    def begin_advance(self) -> None:
        """Enter an advance because of an incident: whom it is about is known."""
        incident = self._file.line.entry if self._file else None
        if isinstance(incident, Incident):
            told = {name: getattr(incident, name) for name in ("company_rid", "project_rid", "case_rid", "heads")}
            advance = self.session.read(watching.new_entry, "advance", incident_rid=incident.rid, **told)
            entry_form(self.session, advance, True, self.window()).ask_now()

    def go_on(self, key: DraftKey) -> None:
        """The dialog of a draft on this entry."""
        if self._file is None:
            return
        if key.kind == ACT:
            self.act(WatchAct(key.detail))
        elif key.kind in PARTS:
            known = next((each for each in self._file.parts if each.rid == key.detail), None)
            if known:
                self._edit_part(known)
            else:
                self.begin_part()
        else:
            self.edit()

    def _edit_part(self, part: Part) -> None:
        if self._file:
            part_form(self.session, part, self._file.line.entry, False, self.window()).ask_now()

    def _read(self) -> None:
        known = self.session.context.store
        if not self._rid or not any(known.get(of, self._rid) for of in watching.ENTRIES.values()):
            return
        self._file = whole = self.session.read(watch_file, self._rid)
        line = whole.line
        self.header.set_title(line.subject or line.kind_word)
        self.header.set_subtitle(joined(line.kind_word, chinese(line.on)))
        self.header.set_badge(watch_badge(line))
        self._gone = self.session.read(passed_problem, self._rid)
        for act, button in self.acts.items():
            button.setVisible(act in whole.acts and self._gone is None)
        for writes in (self.correct, *self._begins):
            writes.setVisible(self._gone is None)
        if self._gone is not None:
            self.notice.say(sentence(self._gone.code, self._gone.details), Tone.WARNING)
        self._fill_menu(line.entry)
        self._facts.show_facts([Fact(each.label, each.words, width=2 if each.is_long else 1) for each in whole.facts])
        self.dues.show_rows([_due_row(words, late) for words, late in _owed(whole)])
        self.notes.show_rows([_due_row(note, False) for note in whole.notes])
        self.notes.setVisible(bool(whole.notes))
        self._show_parts(whole)
        self._show_papers(line.entry)
        self.history.show_rows(history_rows(self.session.read(watch_history, self._rid)[:_MOST_CHANGES]))

    def _show_parts(self, whole: WatchFile) -> None:
        part, _field = PART_OF.get(type(whole.line.entry), (None, ""))
        for of, card in self.parts.items():
            card.setVisible(of is part)
            card.show_rows([self._part_row(each) for each in whole.parts] if of is part else [])
        is_incident = isinstance(whole.line.entry, Incident)
        self.tasks.setVisible(is_incident)
        self.advances.setVisible(is_incident)
        window = self.window()
        self.tasks.show_rows([
            task_row(
                task, whole.today, lambda each: task_form(self.session, each, window).ask_now(),
                lambda each: done_form(self.session, each, window).ask_now(),
            )
            for task in whole.tasks
        ])  # fmt: skip
        self.advances.show_rows([
            LinkRow(
                each.told, each.state, "banknote", verb=tr("打开"), clicked=partial(self.other.emit, each.entry.rid)
            )
            for each in whole.advances
        ])  # fmt: skip

    def _show_papers(self, entry: Any) -> None:
        for of, menu in self._menus.items():
            menu.refresh(possible=isinstance(entry, of) and self._gone is None)
        self.papers.setVisible(type(entry) in _PAPERS)
        self.papers.show_rows(paper_rows(self.session.read(papers_about, entry.rid), self.session.go))

    def _paper(self) -> Paper | None:
        entry = self._file.line.entry if self._file else None
        return self.session.read(entry_paper, entry) if isinstance(entry, Advice | Incident) else None

    def _part_row(self, part: Part) -> QWidget:
        what, more = part_words(part)
        row = QWidget()
        words = [Label(what, wrap=True), *([Label(more, Role.SMALL, wrap=True)] if more else [])]
        edit = Button(
            icon="pencil", kind=Kind.BARE, name=tr("更正：{}").format(what), clicked=lambda: self._edit_part(part)
        )
        gone = Button(
            icon="trash-2", kind=Kind.BARE, name=tr("删除：{}").format(what), clicked=lambda: self._remove(part)
        )
        copy = [Button(
            icon="copy", kind=Kind.BARE, name=tr("复制为文字：{}").format(what), clicked=lambda: self._copy(part.text)
        )] if isinstance(part, IncidentReport) else []  # fmt: skip
        writes = [edit, gone] if self._gone is None else []
        in_row(wide(in_column(*words, gap=GAP_1)), *copy, *writes, of=row)
        return row

    def _copy(self, text: str) -> None:
        """The text of a report for a chat or a letter."""
        QGuiApplication.clipboard().setText(text)
        self.notice.say(tr("报告正文已复制，可以粘贴到工作群或者文件里。"), Tone.OK)

    def _fill_menu(self, entry: Any) -> None:
        menu, go = self.more.actions_menu, self.session.go
        menu.clear()
        ways: list[tuple[str, str, Callable[[str], Any]]] = [
            (tr("打开单位"), "company_rid", lambda rid: go(PARTIES, rid)),
            (tr("打开列入对象"), "party_rid", lambda rid: go(PARTIES, rid)),
            (tr("打开项目"), "project_rid", lambda rid: go(PROJECTS, rid)),
            (tr("打开案件"), "case_rid", lambda rid: go(CASES, ShowCase(rid))),
            (tr("打开群体性事件"), "incident_rid", self.other.emit),
        ]
        for name, field, way in ways:
            if rid := getattr(entry, field, ""):
                menu.addAction(name).triggered.connect(lambda _checked=False, way=way, rid=rid: way(rid))
        if self._gone is None:
            self._offer_removal(entry)

    def _offer_removal(self, entry: Any) -> None:
        menu = self.more.actions_menu
        menu.addAction(tr("删除这条记录")).triggered.connect(lambda _checked=False: self._remove(entry))

    def _remove(self, record: Any) -> None:
        question = tr("删除登记错了的这一条？变更记录仍然保留。")
        if not self.session.messages.confirm(question, tr("删除"), tr("删除")):
            return
        whole = self._file.line.entry if self._file else None
        self.session.do(
            watching.remove, record, then=lambda _done: self.left.emit() if record is whole else None,
            refused=self.refuse,
        )  # fmt: skip

    def refuse(self, problems: Any) -> None:
        """Say why something may not be."""
        self.notice.say("\n".join(reason.words for reason in reasons(problems)), Tone.WARNING)


def _owed(whole: WatchFile) -> list[tuple[str, bool]]:
    """What is owed, and until when it lasts."""
    found = [(due.words(whole.today), due.is_overdue(whole.today)) for due in whole.line.dues]
    if whole.listed_until:
        found.append((tr("列入期至{0}").format(chinese(whole.listed_until)), False))
    if whole.may_apply_from:
        found.append((tr("可以申请提前移出：{0}起").format(chinese(whole.may_apply_from)), False))
    if whole.still_out:
        found.append((tr("没有追回{0}元").format(yuan(whole.still_out)), True))
    return found


def _due_row(words: str, late: bool) -> QWidget:
    return LinkRow(words, "", "triangle-alert" if late else "info", Tone.DANGER if late else Tone.PLAIN)
