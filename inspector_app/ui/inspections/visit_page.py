"""The page of one visit: checklist, what was told, photos and findings, kept while typing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from inspector_app.domain.composed import Composed
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.inspection import Finding, Inspection
from inspector_app.domain.lifecycle import RECORD_VERBS, RecordVerb
from inspector_app.domain.role import Offered
from inspector_app.support.errors import Problem
from inspector_app.ui.binding import Form
from inspector_app.ui.composition import SAVES, compose_on
from inspector_app.ui.copies.giving import GiveButton
from inspector_app.ui.documents.draft_question import DraftAnswer, decide, forget
from inspector_app.ui.documents.paper_menu import PaperMenu
from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.inspections import visit_words
from inspector_app.ui.inspections.follow_desk import FollowDesk
from inspector_app.ui.inspections.photo_desk import PhotoDesk
from inspector_app.ui.inspections.visit_dialog import VisitDialog
from inspector_app.ui.inspections.visit_form import COUNTS, form_value, item_key, typed_visit
from inspector_app.ui.inspections.visit_keys import own_keys
from inspector_app.ui.inspections.visit_sections import ITEMS, PHOTOS, VisitSections
from inspector_app.ui.kept_sign import KeptSign
from inspector_app.ui.layouts import keep_room, put_in, wide
from inspector_app.ui.page_keys import bind_keys
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS, INSPECTIONS, INTERVIEWS, NewInterview
from inspector_app.ui.theme import GAP_4, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.unwritten_dialog import may_leave_record
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.problem_count import ProblemCount
from inspector_app.usecases import drafts, inspections
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_text import look_text
from inspector_app.usecases.draft_values import (
    composed_in,
    is_half_typed,
    place_in,
    unread_texts,
    with_place,
    with_unread,
)  # fmt: skip
from inspector_app.usecases.drafts import Draft
from inspector_app.usecases.inspections import VisitFile
from inspector_app.usecases.names import record_name
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.transfers import passed_problem


def draft_key(rid: str) -> str:
    """The key of a visit's draft; its first part is the page that can go on with it."""
    return f"{INSPECTIONS}:{rid}"


class VisitPage(Page):
    """``left`` wishes to see the list again."""

    left = Signal()

    def __init__(self, session: Session[Context]) -> None:
        super().__init__("", " ", scrolls=False, in_parts=True)
        self.session = session
        self._file: VisitFile | None = None
        self._gone: Problem | None = None  # it passed to a colleague with its case
        self._begun_in: tuple[Any, ...] = ()  # the field in which the typing that is gone on with was written last
        self._composed: Composed | None = None  # there
        self.sections = VisitSections(session, session.read(inspections.checklist))
        self.body.addWidget(self.sections, 1)
        self.form = Form(self._value(session.read(inspections.new_inspection)), self)
        self._refusals = Refusals(self.form, self.notice)
        self.desk = PhotoDesk(session, self.sections.photos, self)
        self.follow = FollowDesk(session, self.sections, self._keep, self.print_record, self)
        self._keeper = DraftKeeper(self, session, "", self._draft, self._is_recorded)
        self._make_actions()
        self._make_foot()
        self._bind()
        self._connect()
        self.setAcceptDrops(True)

    @property
    def visit(self) -> Inspection | None:
        """The visit with everything typed so far."""
        return typed_visit(self._file.inspection, self.form.value) if self._file else None

    def show_visit(self, rid: str, resume: bool = False) -> bool:
        """Show a visit; False when the person does not want to decide now about what was not saved of it.

        Such typing is asked about, or with ``resume`` taken up at once.
        """
        if not may_leave_record(self.session, self._keeper, self.window()):
            return False
        draft = self._unsaved(rid)
        if draft is not None and not resume:
            said = look_text(draft.body, lambda rid: self.session.read(record_name, rid)).splitlines()
            answer = decide(self.session, draft, said, self.window())
            if answer is DraftAnswer.BACK:
                return False
            draft = draft if answer is DraftAnswer.RESTORE else None
        self._keeper.key = draft_key(rid)
        self._file = self.session.read(inspections.visit_file, rid)
        self._refusals.take_back()
        self.notice.clear()
        self._kept.say("")
        self._load(draft)
        self._count()
        self.sections.items.widen_if_needed()
        self.sections.items.show_before(*self.session.read(inspections.left_over, self._file.inspection))
        self.sections.go_to(ITEMS)
        self._begun_in = place_in(draft.body) if draft else ()
        self._composed = composed_in(draft.body) if draft else None
        self._show_file()
        return True

    def go_on(self) -> None:
        """In sight now: to where one wrote last in what was not saved."""
        if self._begun_in:
            name = str(self._begun_in[0])
            self.sections.go_to_field(name)
            if not self.sections.go_on_in_item(name):
                self.form.go_on_in(self._begun_in)
            self.form.last_place = self._begun_in
            composed, self._composed = self._composed, None
            compose_on(self, composed)

    def save(self) -> bool:
        """Keep the visit in the store. Refusals stand beside the fields."""
        self.sections.photos.finish_line()
        visit = self.visit
        return (
            visit is not None
            and self._can_be_read()
            and self.session.do(inspections.save_inspection, visit, then=self._saved, refused=self._refused)
        )

    def finish(self) -> None:
        """结束检查: every violation becomes a finding."""
        visit = self.visit
        if visit is not None and self._can_be_read():
            self.session.do(inspections.finish_inspection, visit, then=self._finished, refused=self._refused)

    def _can_be_read(self) -> bool:
        """Whether every count is one; what is none is shown beside its field, and nothing is saved as if it were 0."""
        if problems := self.form.own_problems():
            self._refused(problems)
        return not problems

    def leave(self) -> None:
        """Back to the list; what was typed is saved first, and the page stays when that is refused."""
        if self._keep():
            self.left.emit()

    def _keep(self) -> bool:
        """Whether everything typed is saved, now if it was not."""
        return not self.form.is_dirty or self.save()

    def print_record(self) -> None:
        """现场检查笔录, edited and printed where papers are; once it is signed, shown there with what is left to do."""
        paper, record = self._paper(), self._file.record if self._file else None
        if paper is not None:
            target = EditPaper(paper, record.rid if record else "")
            self.session.go(DOCUMENTS, target if self._is_open or record is None else record.rid)

    def _paper(self, made: Callable[[Context, Inspection], Paper] = inspections.visit_paper) -> Paper | None:
        """A paper about the visit, once what was typed is saved."""
        visit = self.visit
        if visit is None or not self._keep():
            return None
        paper: Paper = self.session.read(made, visit)
        return paper

    def edit_head(self, begins_in: str = "") -> None:
        """Correct object, approval and people; what was typed here is saved with it."""
        if self.visit is not None and self._keep():
            VisitDialog.ask(self.session, self.visit, is_new=False, parent=self.window(), begins_in=begins_in)

    def new_interview(self) -> None:
        """Ask somebody who was met here."""
        visit = self.visit
        if visit is not None and self._keep():
            self.session.go(INTERVIEWS, NewInterview(visit.case_rid, visit.rid, visit.met_person_rid))

    def paste(self) -> None:
        """Take a picture or copied files from the clipboard."""
        if self.visit is not None and self._is_open:
            self.sections.go_to(PHOTOS)
            self.desk.paste(self.visit, QGuiApplication.clipboard().mimeData())

    def register_video(self) -> None:
        """Name a video of this visit."""
        if self.visit is not None:
            self.desk.register_video(self.visit)

    def choose_photos(self, item: str = "") -> None:
        """Let the person choose photos, perhaps for one item of the checklist."""
        if self.visit is not None:
            self.desk.choose(self.visit, item, self.sections.item_title(item))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if self._is_open and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if self.visit is not None:
            self.sections.go_to(PHOTOS)
            self.desk.take_files(self.visit, files)

    @property
    def _is_open(self) -> bool:
        """Whether the visit may still be written: a signed record may not."""
        return self._may(RecordVerb.WRITE)

    def _may(self, verb: RecordVerb) -> bool:
        return self._file is not None and self._gone is None and verb in RECORD_VERBS[self._file.state]

    def _unsaved(self, rid: str) -> Draft | None:
        """The draft of a visit; one that says what is recorded is none, and is forgotten."""
        found = self.session.read(drafts.draft, draft_key(rid))
        typed = inspections.from_draft(found.body) if found else None
        recorded = self.session.read(inspections.visit_file, rid).inspection
        is_half = found is not None and is_half_typed(found.body)
        if typed is None or is_half or self._value(typed) != self._value(recorded):
            return found
        forget(self.session, draft_key(rid))
        return None

    def _load(self, draft: Draft | None) -> None:
        if self._file is None:
            return
        self.form.load(self._value(self._file.inspection))
        typed = inspections.from_draft(draft.body) if draft else None
        if draft is not None and typed is not None:
            self.form.restore(self._value(typed))
            self.form.put_unread(unread_texts(draft.body))
            self._keeper.stop()  # it is kept as it stands, with the time when it was typed
            self._kept.draft_kept(draft.at)

    def _show_file(self) -> None:
        """Head, state, photos and progress; the entries stay as they are."""
        whole = self._file
        if whole is None:
            return
        self._gone = self.session.read(passed_problem, whole.inspection.rid)
        self.header.set_title(whole.about)
        self.header.set_subtitle(visit_words.subtitle(whole))
        self.header.set_badge(visit_words.state_badge(whole.state))
        ended = whole.inspection.ended_at is not None
        self._finish.setVisible(self._may(RecordVerb.FINISH))
        self._finish.setText(tr("重新结束") if ended else tr("结束检查"))
        self._print.setVisible(ended and (self._gone is None or whole.record is not None))
        self._print.setText(tr("打印笔录") if self._is_open else tr("查看文书"))
        self._save.setVisible(self._is_open)
        self._papers_menu.refresh(possible=self._gone is None)
        self._head.setVisible(self._is_open)
        for ours in (self._talk, self.giving):
            ours.setVisible(self._gone is None)
        self.sections.set_open(self._is_open)
        self.sections.told.inspects(whole.company.uscc if whole.company else "")
        if not self._is_open:
            self.form.undo_stack.clear()
            self.notice.say(*visit_words.why_closed(whole, self._gone))
        items = {rid: self.sections.item_title(i.item) for i in whole.inspection.items for rid in i.evidence_rids}
        self.sections.photos.show_evidence(whole.evidence, items)
        self.desk.watch_for(whole.inspection if self._is_open else None)
        self.follow.show(whole)
        self._follow()

    def _follow(self) -> None:
        visit, whole = self.visit, self._file
        if visit is not None and whole is not None:
            self._progress.setText(self.sections.follow(visit, len(whole.evidence)).words)

    def _value(self, visit: Inspection) -> dict[str, object]:
        return form_value(visit, self.session.read(inspections.full_items, visit.items))

    # Saved, refused, kept

    def _saved(self, visit: Inspection) -> None:
        self._keeper.stop()
        drafts.drop_draft(self.session.context, self._keeper.key)
        self.form.mark_saved()
        self._refusals.take_back()
        self.notice.clear()
        self._count()
        self._kept.saved()
        if self._file is not None:
            self._file = replace(self._file, inspection=visit)

    def _finished(self, ended: tuple[Inspection, tuple[Finding, ...]]) -> None:
        self._saved(ended[0])
        self.follow.tell_end(*ended)

    def _refused(self, problems: Sequence[Problem]) -> None:
        """Items speak for themselves; what has no field stands above."""
        self._refusals.tell(self.sections.show_problems(self.form.show_problems(problems)))
        self._count()

    def _count(self) -> None:
        """What is still wrong: an item or field is not any more once it is changed, a sentence once anything is."""
        self._problems.set_count(self.form.problem_count + self.sections.items.problem_count + self._refusals.count)

    def _changed(self, _result: object) -> None:
        """Something was saved somewhere: head, state and photos are read again, never what is being typed."""
        if self._file is None:
            return
        self._file = self.session.read(inspections.visit_file, self._file.inspection.rid)
        if not self.form.is_dirty and self._value(self._file.inspection) != self.form.value:
            self._load(None)
        self._show_file()

    def _photos_taken(self, pieces: Sequence[Evidence], item: str) -> None:
        if len(pieces) > 1 and not self.notice.asks:
            self.notice.say(tr("这次选的{count}件都在照片中，新的排在最后。").format(count=len(pieces)), Tone.OK)
        row = self.sections.items.rows.get(item)
        if row is not None:
            rids = dict.fromkeys((*row.value().evidence_rids, *(piece.rid for piece in pieces)))
            row.set_value(replace(row.value(), evidence_rids=tuple(rids)))

    def _typed(self, _field: str) -> None:
        self._keeper.touch()
        self._follow()
        self._count()

    def _draft(self) -> tuple[str, str]:
        visit, whole = self.visit, self._file
        if visit is None or whole is None:
            return "", "null"
        body = with_unread(inspections.draft_body(visit), self.form.unread())
        return tr("现场检查：{about}").format(about=whole.about), with_place(body, self.form.last_place)

    def _is_recorded(self) -> bool:
        """Whether what is typed is what the store holds; without a visit there is nothing to keep."""
        whole = self._file
        return whole is None or (not self.form.unread() and self.form.value == self._value(whole.inspection))

    # Made once

    def _make_actions(self) -> None:
        add = self.header.add
        self.header.add_way_back(self.leave)
        self._print = add(Button(tr("打印笔录"), "printer", clicked=self.print_record))
        keep_room(self._print)  # nothing moves as the visit ends
        self._head = add(Button(tr("检查信息"), "pencil", clicked=self.edit_head))
        talk = tr("新建询问笔录")
        self._talk = add(Button(tr("询问"), "message-square-text", name=talk, clicked=self.new_interview))
        self.giving = add(GiveButton(self.session, lambda: self.visit if self._keep() else None, self.notice))
        self._papers_menu = PaperMenu(self.session, Offered.VISIT, lambda: self._paper(inspections.paper_after_visit))
        add(self._papers_menu)
        self._finish = add(Button(tr("结束检查"), "check", Kind.PRIMARY, clicked=self.finish))

    def _make_foot(self) -> None:
        foot = self.add_foot()
        self._kept = KeptSign(self._keeper, self.session.context.clock.now)
        self._progress = Label("", Role.SMALL)
        self._problems = ProblemCount()
        self._problems.clicked.connect(self._go_to_problem)
        self._save = Button(tr("保存"), "save", clicked=self.save)
        self._save.leave_cursor().setProperty(SAVES, True)
        put_in(foot, self._progress, GAP_4, wide(self._kept), self._problems, self._save)

    def _bind(self) -> None:
        for name, entry in (*self.sections.told.fields.items(), *zip(COUNTS, self.sections.counts, strict=True)):
            self.form.bind(name, entry)
        for item, row in self.sections.items.rows.items():
            self.form.bind(item_key(item), row)
        self.form.undo_keys(self)
        self.form.changed.connect(self._typed)
        self.form.came_back.connect(self.sections.go_to_field)
        self.sections.items.as_one = self.form.step

    def _connect(self) -> None:
        session = self.session
        self._keeper.dropped.connect(lambda: self.form.mark_saved_if(self._is_recorded))
        session.changed.connect(self._changed)
        self.notice.acted.connect(self.follow.set_due)
        self.sections.items.shown_changed.connect(self._follow)
        self.sections.items.photo_wished.connect(self.choose_photos)
        self.sections.photos.add_wished.connect(self.choose_photos)
        self.sections.photos.paste_wished.connect(self.paste)
        self.sections.photos.video_wished.connect(self.register_video)
        self.desk.taken.connect(self._photos_taken)
        bind_keys(self, own_keys(self))

    def _go_to_problem(self) -> None:
        rows = self.sections.items.rows.values()
        lacking = next((row.item.id for row in rows if row.has_problem), "")
        is_here = self.form.problem_count
        elsewhere = self.form.go_to_first_problem if is_here else lambda: self.edit_head("started_at")  # its times
        self.sections.go_to_item(lacking) if lacking else elsewhere()
