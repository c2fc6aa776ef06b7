"""周调度: the agenda that writes itself, tasks and letters by urgency, meetings, and the log of the office's work."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.dispatch import Activity, DispatchTask, Meeting, MeetingKind, TaskKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.role import Offered
from inspector_app.support.errors import Problem
from inspector_app.support.vocabulary import word
from inspector_app.ui.documents.paper_menu import PaperMenu
from inspector_app.ui.layouts import REST, in_column, in_row, put_in
from inspector_app.ui.oversight.forms import (
    ACTIVITY,
    DONE,
    MEETING,
    TASK,
    activity_form,
    done_form,
    meeting_form,
    task_form,
)
from inspector_app.ui.oversight.task_row import task_row
from inspector_app.ui.read_again import ReadAgain
from inspector_app.ui.session import Session
from inspector_app.ui.targets import ResumeDraft
from inspector_app.ui.theme import GAP_1, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card, RowsCard
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.label import Label
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.wording import joined, reasons, short_day
from inspector_app.usecases import dispatch
from inspector_app.usecases.activity_log import activities
from inspector_app.usecases.context import Context
from inspector_app.usecases.dispatch_files import Sheet, agenda_sheet, minutes_sheet, save_sheet
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.lead_facts import meeting_paper


class DispatchPage(Page):
    """A target is the rid of a task or a meeting, whose dialog opens, or a draft.

    ``ask_save`` lets a person choose a file.
    """

    def __init__(self, session: Session[Context], ask_save: Choose | None = None) -> None:
        super().__init__(tr("周调度"), " ")
        self.session = session
        files = tr("Word 文件 (*.docx);;PDF 文件 (*.pdf);;文本 (*.txt)")
        self._ask_save = ask_save or chooser(Wanted.NEW_FILE, tr("存为文件"), files)
        self.header.add(Button(tr("复制议题"), "copy", clicked=self._copy))
        save = tr("议题存为文件…")
        self.header.add(Button(save, "download", clicked=lambda: self._save(session.read(agenda_sheet))))
        for kind in MeetingKind:
            self.header.add(Button(word(kind), "users", clicked=lambda kind=kind: self.begin_meeting(kind)))
        self.header.add(
            Button(tr("登记任务"), "plus", Kind.PRIMARY, clicked=lambda: self.begin_task(TaskKind.DECISION))
        )
        self._agenda = Label("", wrap=True)
        self.tasks = RowsCard(tr("任务和督办函"), tr("没有交办事项和督办函。"))
        letter = Button(tr("登记督办函"), "send", Kind.QUIET, clicked=lambda: self.begin_task(TaskKind.LETTER))
        self.tasks.header.add(letter)
        self.meetings = RowsCard(tr("会议"), tr("还没有登记会议。"))
        self.activities = RowsCard(tr("工作动态"), tr("还没有登记部署、批示、督导、宣传等工作。"))
        self.activities.header.add(Button(tr("登记动态"), "plus", Kind.QUIET, clicked=lambda: self._log(None)))
        left = (Card(tr("下次调度议题"), self._agenda),)
        put_in(self.body, Columns(shares=(1, 1)).fill(left, (self.tasks, self.meetings, self.activities)), REST)
        self._again = ReadAgain(self, self._read, session.changed)

    def open_target(self, target: object) -> None:
        """The dialog of a task, of a meeting, or of a draft."""
        if isinstance(target, ResumeDraft):
            self.session.resume(target.key)
            self._go_on(target.draft)
        else:
            known = self._find(dispatch.task_lines, lambda line: line.task.rid == target)
            if known:
                self._task(known.task)
            elif held := self._find(dispatch.meetings, lambda meeting: meeting.rid == target):
                self._meeting(held)

    def begin_meeting(self, kind: MeetingKind) -> None:
        """Record a meeting on the severe hazards that are open."""
        meeting = self.session.read(dispatch.new_meeting, kind)
        meeting_form(self.session, meeting, True, self.window()).ask_now()

    def begin_task(self, kind: TaskKind, meeting_rid: str = "") -> None:
        """Record a task or a letter, of a meeting or of the last one of the week."""
        held = meeting_rid or next((each.rid for each in self.session.read(dispatch.recent_meetings)), "")
        self._task(self.session.read(dispatch.new_task, kind, meeting_rid=held))

    def _go_on(self, key: DraftKey) -> None:
        if key.kind == MEETING:
            known = self._find(dispatch.meetings, lambda meeting: meeting.rid == key.detail)
            if known:
                self._meeting(known)
            else:
                self.begin_meeting(MeetingKind(key.rid))
        elif key.kind in (TASK, DONE):
            rid = key.detail if key.kind == TASK else key.rid
            known = self._find(dispatch.task_lines, lambda line: line.task.rid == rid)
            if key.kind == DONE and known:
                self._finish(known.task)
            elif key.kind == TASK:
                begun = self.session.read(dispatch.new_task_about, TaskKind.DECISION, key.rid)
                self._task(known.task if known else begun)
        elif key.kind == ACTIVITY:
            self._log(self._find(activities, lambda entry: entry.rid == key.detail))

    def _find(self, read: Callable[..., Any], fits: Callable[[Any], bool]) -> Any:
        return next((each for each in self.session.read(read) if fits(each)), None)

    def _task(self, task: DispatchTask) -> None:
        task_form(self.session, task, self.window()).ask_now()

    def _finish(self, task: DispatchTask) -> None:
        done_form(self.session, task, self.window()).ask_now()

    def _meeting(self, meeting: Meeting) -> None:
        meeting_form(self.session, meeting, False, self.window()).ask_now()

    def _log(self, entry: Activity | None) -> None:
        begun = Activity(new_rid(), self.session.context.clock.today(), "", "")
        activity_form(self.session, entry or begun, self.window()).ask_now()

    def _read(self) -> None:
        whole = self.session.read(dispatch.agenda)
        self._agenda.setText(dispatch.agenda_text(whole))
        since = (
            tr("上次调度会{}").format(short_day(whole.since, self.session.context.clock.today()))
            if whole.since
            else tr("还没有登记过调度会")
        )
        self.header.set_subtitle(joined(tr("严重隐患{}项未销号").format(len(whole.items)), since))
        lines = self.session.read(dispatch.task_lines)
        self.tasks.show_rows([task_row(x.task, x.today, self._task, self._finish, x.project) for x in lines])
        self.meetings.show_rows([self._meeting_row(each) for each in self.session.read(dispatch.meetings)])
        self.activities.show_rows([self._activity_row(each) for each in self.session.read(activities)])

    def _meeting_row(self, meeting: Meeting) -> QWidget:
        told = tr("研究隐患{}项").format(len(meeting.hazard_rids))
        detail = joined(meeting.lead_body, meeting.chair, "、".join(meeting.bodies), told)
        row = QWidget()
        link = LinkRow(meeting.title, detail, "users", verb=tr("打开会议"), clicked=lambda: self._meeting(meeting))
        name = tr("纪要存为文件：{}").format(meeting.title)
        save = Button(tr("纪要"), "download", Kind.QUIET, name, clicked=lambda: self._save_minutes(meeting))
        name = tr("登记议定事项：{}").format(meeting.title)
        add = partial(self.begin_task, TaskKind.DECISION, meeting.rid)
        decide = Button(tr("议定事项"), "plus", Kind.QUIET, name, clicked=add)
        made = partial(self.session.read, meeting_paper, meeting)
        papers = PaperMenu(self.session, Offered.MEETING, made, tr("制作文书：{}").format(meeting.title))
        in_column(link, in_row(REST, decide, papers, save), gap=GAP_1, of=row)
        return row

    def _save_minutes(self, meeting: Meeting) -> None:
        left = [task.text for task in self.session.read(dispatch.tasks_of_several, meeting)]
        lacks = tr("没有写明是当天哪次会议定的，没有写进纪要：{0}。").format("；".join(left)) if left else ""
        self._save(self.session.read(minutes_sheet, meeting), lacks)

    def _activity_row(self, entry: Activity) -> QWidget:
        told = joined(chinese(entry.on), entry.sort, entry.body)
        return LinkRow(
            entry.text, told, "file-text", verb=tr("修改动态"), clicked=lambda: self._log(entry), changes=True
        )

    def _save(self, sheet: Sheet, lacks: str = "") -> None:
        chosen = self._ask_save(self, f"{sheet.title}（{chinese(sheet.day)}）.docx")
        if chosen:
            said, tone = tr("已存为“{name}”。"), Tone.WARNING if lacks else Tone.OK
            self.session.do(
                save_sheet, sheet, Path(chosen),
                then=lambda path: self.notice.say(said.format(name=path.name) + lacks, tone), refused=self._refuse,
            )  # fmt: skip

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.notice.say("\n".join(reason.words for reason in reasons(problems)), Tone.WARNING)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._agenda.text())
        self.notice.say(tr("已复制，可以粘贴到会议通知、纪要或者工作群里。"), Tone.OK)
