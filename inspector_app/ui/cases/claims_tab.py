"""明细: the wage list of a case as a grid, with its sums, import, finding and papers."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import Evidence
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.cases.case_words import left_out_words
from inspector_app.ui.cases.claims_draft import ClaimsDraft
from inspector_app.ui.cases.claims_foot import ClaimsFoot
from inspector_app.ui.cases.claims_import import ClaimsImport
from inspector_app.ui.cases.claims_known import ClaimsKnown
from inspector_app.ui.cases.claims_model import ClaimsModel
from inspector_app.ui.cases.claims_out import claims_out
from inspector_app.ui.cases.claims_save import ClaimsSave
from inspector_app.ui.cases.claims_view import ClaimsView
from inspector_app.ui.cases.hints_dialog import HintsDialog
from inspector_app.ui.cases.photo_list_dialog import PhotoListDialog, draft_key
from inspector_app.ui.cases.reckoning_panel import ReckoningPanel
from inspector_app.ui.composition import Composition
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.undo_keys import UNDO_WORDS, connect_keys
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.laid_over import LaidOver
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.ui.widgets.tool_row import ToolRow
from inspector_app.ui.widgets.undo_buttons import undo_buttons
from inspector_app.ui.wording import said, thrown_away, wall_time
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.case_papers import list_paper
from inspector_app.usecases.claim_drafts import DraftedRow, drafted_rows
from inspector_app.usecases.claim_lines import (
    ClaimLine,
    lines_of,
    refused_lines,
    removal_problems,
    restore_lines,
    save_lines,
    save_roster_template,
    settled,
)  # fmt: skip
from inspector_app.usecases.claim_rows import as_claimed, not_as_claimed
from inspector_app.usecases.claim_sums import claim_sums
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import drop_draft
from inspector_app.usecases.import_acts import PHOTO, WAGES, brought
from inspector_app.usecases.list_hints import hint_lines
from inspector_app.usecases.number_looks import WORKERS, note_look
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.photo_lists import keep_copied

_NAME = 0
_LOW = 520  # below it the list needs the height more than what stands under it
_HINTS_COUNTED = 500  # of a longer list they are looked for when somebody asks


class ClaimsTab(QWidget):
    """A part of the case page; stands alone with a ``case_rid`` and :meth:`reload`."""

    def __init__(self, session: Session[Context], case_rid: str = "") -> None:
        super().__init__()
        self._session = session
        self._case_rid = case_rid
        self._whole: CaseFile | None = None
        self._composition = Composition.of_application()
        self.choose_template: Choose = chooser(Wanted.NEW_FILE, self.tr("保存模板"), self.tr("Excel 工作簿 (*.xlsx)"))
        self.model = ClaimsModel(
            self._write, self._restore, self._judge, self, self._settle, session.context.clock.today
        )
        self.view = ClaimsView(self.model)
        self.notice = Notice()
        self.known = ClaimsKnown(session, self.model, self.view, self.notice, self._write)
        self.foot = ClaimsFoot()
        self._draft = ClaimsDraft(self, session, self._unkept)
        self.reckoning = ReckoningPanel(session, self.model, self.view, self._take_in)
        in_column(self._tools(), wide(in_row(wide(self.view), self.reckoning)), self.foot, gap=GAP_3, of=self)
        self.foot.list = self.view
        self.over = LaidOver(self.notice, self.view, self)  # never over the buttons of the panel beside it
        self._connect()
        if case_rid:
            self.reload()

    def reload(self) -> None:
        """Read the case again."""
        self.show_case(self._session.read(case_file, self._case_rid))

    def show_case(self, whole: CaseFile) -> None:
        """Show the list of a case; what is being typed stays."""
        is_other = whole.case.rid != self._case_rid
        if is_other:
            self._take_in()
            self._draft.keeper.flush()
            self.notice.clear()
        self._whole, self._case_rid = whole, whole.case.rid
        if self.model.is_writing:  # the page hears of our own step while we are still taking it in
            return
        self.model.show(whole.case.rid, lines_of(whole), whole.ordered())
        if is_other:
            self.view.setCurrentIndex(QModelIndex())  # who comes into the list begins on top
        self._put_back(whole)
        self._sum()
        self.reckoning.show_case(self._case_rid)
        self._count_hints(whole)

    def _count_hints(self, whole: CaseFile) -> None:
        lines = self._session.read(hint_lines, whole) if len(whole.claims) <= _HINTS_COUNTED else ()
        self.foot.show_hints(sum(line.settled is None for line in lines))

    def may_leave(self) -> bool:
        """Keep what is not in the list yet; False when it cannot be kept and the person stays."""
        return self._draft.may_leave(self._take_in)

    def flush(self) -> None:
        """Take the cell that is being typed in, keep what may not go into the list, and mask the numbers."""
        self._take_in(stays=True)
        self._draft.keeper.flush()
        self._set_open(False)

    def add_line(self) -> None:
        """Go to the empty line below the last one."""
        self.view.go_to(len(self.model.rows), _NAME)

    def add_known(self) -> None:
        """Add a line of somebody who is registered: a worker of an earlier case, or who was questioned."""
        self._take_in()
        self.known.add(self._case_rid, self.window())

    def remove_lines(self) -> None:
        """Take the chosen lines out of the case; undo brings them back."""
        places = self.view.chosen_rows()
        if not places or self._whole is None:
            return
        lines = [self.model.rows[place].line for place in places if self.model.rows[place].saved]
        if problems := removal_problems(self._whole, lines):
            self._refuse(problems)
            return
        names = "、".join(line.person.name for line in lines[:5])
        question = self.tr("删除所选{count}行明细？").format(count=len(places))
        if self._session.messages.confirm(question, names, self.tr("删除")):
            self.model.remove(places, self.tr("删除明细"))

    def correct_person(self) -> None:
        """更正 the person of the row in hand: name, kind and number of the document, telephone, with a reason."""
        self._take_in()
        self.known.correct(self.model.rid_at(self.view.currentIndex().row()))

    def find_as_claimed(self) -> None:
        """按主张认定: in the chosen rows what is claimed is found, where no order has fixed it."""
        found, every = self.model.column("found_fen"), as_claimed(self.model.rows)
        free = {place: texts for place, texts in every.items() if not self.model.is_locked(place, found)}
        if not (edits := {place: free[place] for place in self.view.chosen_rows() if place in free}):
            why = not_as_claimed(self.model.rows, self.view.chosen_rows(), self._whole.ordered() if self._whole else ())
            self.notice.say("\n".join(said(why)), Tone.WARNING)
            return
        self.model.put(edits, self.tr("认定欠薪"))
        if len(edits) < len(free) and not self.notice.sentence:
            words = self.tr("所选的{0}行已按主张认定，另有{1}行还没有：选中再点（Ctrl+A 全选）。")
            self.notice.say(words.format(len(edits), len(free) - len(edits)), Tone.INFO)
            self.view.setFocus()

    def show_hints(self) -> None:
        """名单提示: what in the list wants a question."""
        self._take_in()
        if HintsDialog.ask(self._session, self._case_rid, self):
            self.reload()

    def toggle_numbers(self) -> None:
        """Show the whole identity, card and telephone numbers, which is kept, or mask them."""
        if self.model.is_open or (self._whole and self._session.do(note_look, self._whole.case, WORKERS)):
            self._set_open(not self.model.is_open)

    def import_roster(self, copied: str = "") -> None:
        """导入: from Excel or a pasted list, after a look at what it would change; one act, taken back by one step."""
        self._take_in()
        lines, left, file = ClaimsImport.ask(self._session, self._case_rid, self, copied=copied)
        if lines and self.model.put_lines(lines, brought(WAGES, file), self._restore):
            self._say_kept(self.tr("已导入{count}行，可以撤销（{keys}）。"), lines, left)

    def _say_kept(self, words: str, lines: Sequence[ClaimLine], left: str) -> None:
        """What was kept, and what of the list stays out, if anything."""
        self.notice.say(words.format(count=len(lines), keys=UNDO_WORDS) + left, Tone.WARNING if left else Tone.OK)
        self.view.setFocus()

    def copy_photo(self, piece: Evidence | None = None) -> None:
        """照片录入: a list copied from its picture, a file or a piece of evidence; one act, taken back by one step."""
        self._take_in()
        if (found := PhotoListDialog.ask(self._session, self._case_rid, piece, self)) is None:
            return
        lines, copied, left = found
        keep = partial(keep_copied, copied=copied)
        if self.model.put_lines(lines, PHOTO, lambda *changed: self._keep(keep, *changed)):
            self._session.read(drop_draft, str(draft_key(self._case_rid, piece)))
            self._session.drafts_changed.emit()
            words = self.tr("已从照片录入{count}行，照片已收作证据；录入可以撤销（{keys}），证据会留下。")
            self._say_kept(words, lines, left)

    def save_template(self) -> None:
        """模板: an empty roster to be filled in elsewhere."""
        path = self.choose_template(self, self.tr("拖欠工资明细模板.xlsx"))
        if path:
            name = Path(path).with_suffix(".xlsx")
            if self._session.do(save_roster_template, name):
                self.notice.say(self.tr("模板已保存：{name}").format(name=name.name), Tone.OK)

    def make_paper(self) -> None:
        """明细表文书."""
        self._take_in()
        self._session.go(DOCUMENTS, EditPaper(self._session.read(list_paper, self._case_rid)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.foot.set_low(event.size().height() < _LOW)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._take_in()

    def _tools(self) -> ToolRow:
        row = ToolRow()
        undo, redo = undo_buttons(self.model.undo_stack, self.model.undo, self.model.redo)
        self._eye = Button(icon="eye", kind=Kind.ICON, name=self.tr("显示证件和卡号"), clicked=self.toggle_numbers)
        row.add(Button(self.tr("添加一行"), "plus", clicked=self.add_line), may_shrink=True)
        row.add(Button(icon="users", kind=Kind.ICON, name=self.tr("添加已登记的人员"), clicked=self.add_known))
        row.add(Button(self.tr("删除行"), "trash-2", clicked=self.remove_lines), may_shrink=True)
        find = Button(self.tr("按主张认定"), "check", name=self.tr("所选行按主张认定"), clicked=self.find_as_claimed)
        row.add(find, may_shrink=True)
        for button in (undo, redo, self._eye.looks()):
            row.add(button)
        row.add(Button(icon="user", kind=Kind.ICON, name=self.tr("更正所在行的人员资料"), clicked=self.correct_person))
        row.add(Button(icon="flag", kind=Kind.ICON, name=self.tr("名单提示"), clicked=self.show_hints))
        reckon = Button(icon="banknote", kind=Kind.ICON, name=self.tr("工资核算"), clicked=self.reckoning.toggle)
        row.add(reckon.looks())
        row.add(claims_out(self._session, self._take_in, lambda: (self._case_rid, self.model.is_open), self.notice))
        row.add_stretch()
        for words, icon, name, clicked in (
            (self.tr("导入"), "upload", self.tr("从 Excel 导入"), self.import_roster),
            (self.tr("照片"), "camera", self.tr("照片录入：对照照片录入清单"), self.copy_photo),
            (self.tr("模板"), "download", self.tr("保存导入模板"), self.save_template),
        ):
            row.add(Button(words, icon, name=name, clicked=clicked), may_shrink=True)
        row.add(Button(self.tr("明细表文书"), "file-text", Kind.PRIMARY, clicked=self.make_paper), may_shrink=True)
        return row

    def _connect(self) -> None:
        self.model.changed.connect(self._sum)
        self.model.changed.connect(self._draft.keeper.touch)
        self.view.typing.connect(self._draft.keeper.touch)
        self.known.corrected.connect(self.reload)
        self._draft.failed.connect(self._say_trouble)
        ClaimsSave(self, self._draft.keeper, self.model, self.notice, self._take_in)
        self.notice.undone.connect(self._throw_away)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._say_cell())
        self.view.passed_over.connect(lambda count: self.notice.say(self._passed_over(count), Tone.WARNING))
        self.view.headed.connect(self._say_headed)
        self.view.listed.connect(self.import_roster)
        self.view.left_out.connect(self._say_left_out)
        self.foot.next_wished.connect(self._go_to_next)
        self.foot.hints_wished.connect(self.show_hints)
        self.foot.readings_wished.connect(lambda: self.model.take_readings(self.tr("采用读数")))
        self._session.pausing.connect(self.flush)
        self._session.standing.connect(self._say_unkept)
        connect_keys(self, self.model.undo, self.model.redo, in_sight=True)

    def _write(self, lines: Sequence[ClaimLine], gone: Sequence[ClaimLine], reason: str) -> bool:
        if kept := self._keep(save_lines, lines, gone, reason):
            self.known.look(lines)
        return kept

    def _restore(self, lines: Sequence[ClaimLine], gone: Sequence[ClaimLine], reason: str) -> bool:
        return self._keep(restore_lines, lines, gone, reason)

    def _keep(
        self, keep: Callable[..., CaseFile], lines: Sequence[ClaimLine], gone: Sequence[ClaimLine], reason: str
    ) -> bool:
        self.notice.clear()
        return self._session.do(
            keep, self._whole, lines, gone, reason, then=self._stands, refused=self._refuse,
            troubled=self._say_trouble, watched=reason,
        )  # fmt: skip

    def _stands(self, whole: CaseFile) -> None:
        self._whole = whole

    def _judge(self, lines: Sequence[ClaimLine]) -> dict[str, list[Problem]]:
        return self._session.read(refused_lines, self._whole, lines) if self._whole else {}

    def _settle(self, lines: Sequence[ClaimLine]) -> Sequence[ClaimLine]:
        return self._session.read(settled, lines)

    def _unkept(self) -> list[DraftedRow]:
        """What stands in the grid and not in the store."""
        return drafted_rows(self.model.rows, self._case_rid, self.view.open_cell())

    def _put_back(self, whole: CaseFile) -> None:
        """Show what was kept as the draft of this case, and say so."""
        if (found := self._draft.open(whole.case.rid, whole.case.title)) is not None:
            kept, rows = found
            self.model.put_back(rows)
            if not self._unkept():
                return
            self.view.go_to_unkept(rows)
            self._draft.keeper.stop()  # it is kept as it stands, with the time when it was typed
            when = wall_time(kept.at, self._session.context.clock.today())
            words = self.tr("已恢复{0}没有存入明细的内容（红框），请核对、改正。")
            self.notice.say(words.format(when), Tone.INFO, undo=self.tr("放弃这些内容"))

    def _throw_away(self) -> None:
        """The notice's button: what was restored goes into the bin."""
        if self._draft.throw_away():
            self.model.drop_unkept(self.tr("放弃没有存入的内容"))
            self.notice.say(thrown_away(), Tone.OK)

    def _say_trouble(self, trouble: Trouble) -> None:
        """Beside the list: the cells show what was typed, and a box would swallow what is typed next.

        Whoever has gone to another page would not see it there.
        """
        words = sentence(trouble.code, trouble.details)
        self.notice.say(words, Tone.DANGER)
        if not self.isVisible():
            QTimer.singleShot(0, self, lambda: self._tell_elsewhere(words))  # once the other page stands

    def _tell_elsewhere(self, words: str) -> None:
        if self.window().isVisible() and not self.isVisible():
            told = self.tr("明细中刚才写的一格没有存入，红框标着，已暂存为草稿。")
            self._session.messages.tell(self.tr("没有存入明细"), [words, told])

    def _take_in(self, stays: bool = False) -> None:
        """The cell that is being typed in, with what the input method is still composing."""
        self.model.leads = False  # the person goes elsewhere: it waits in its cell
        self._composition.commit()
        self.view.commit(stays)
        self.model.leads = True

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.notice.say("".join(said(problems)), Tone.DANGER)

    def _passed_over(self, count: int) -> str:
        words = self.tr("有{count}格没有写入：已列入有效的责令支付文书，或者由其他格算出，不能改。")
        return words.format(count=count) if count else ""

    def _say_headed(self, count: int) -> None:
        words = self.tr("第一行是列名，没有写入。") + self._passed_over(count)
        self.notice.say(words, Tone.WARNING if count else Tone.INFO)

    def _say_left_out(self, words: Sequence[str]) -> None:
        refused = self.notice.sentence  # of the rows just written; each write clears what was said before
        self.notice.say(refused + left_out_words(words), Tone.DANGER if refused else Tone.WARNING)

    def _set_open(self, is_open: bool) -> None:
        self.model.set_open(is_open)
        words = self.tr("隐藏证件和卡号") if is_open else self.tr("显示证件和卡号")
        self._eye.setAccessibleName(words)
        set_tip(self._eye, words)
        self._eye.set_icon("eye-off" if is_open else "eye")

    def _sum(self) -> None:
        if self._whole is None:
            return
        self.foot.show_sums(claim_sums(self._whole))
        self.foot.show_readings(self.model.reading_count())
        self._say_unkept()
        self.foot.show_count(len(self.model.problem_places()))
        self._say_cell()

    def _say_unkept(self) -> None:
        rows = [row for row in self.model.rows if not row.is_kept]
        is_sound = bool(rows) and all(row.is_sound for row in rows)
        self.foot.show_unkept(len(rows), drafted=self._draft.keeper.unwritten is None, is_sound=is_sound)

    def _say_cell(self) -> None:
        """The problem of the cell in hand, in words."""
        row, column = self.view.currentIndex().row(), max(self.view.currentIndex().column(), 0)
        told = self.model.complaint(row, column)
        if told is None:
            fixed = self.model.is_fixed_by_order(row, column)
            words = self.tr("已列入有效的责令支付文书，本格不能改；确需更正的，先作废或撤销该文书。") if fixed else ""
            self.foot.mark.say(words, Level.INFO)
            return
        level, words = told
        title = self.model.columns[column].title
        self.foot.mark.say(self.tr("第{row}行“{title}”：{words}").format(row=row + 1, title=title, words=words), level)

    def _go_to_next(self) -> None:
        places = self.model.problem_places()
        if not places:
            return
        here = (self.view.currentIndex().row(), self.view.currentIndex().column())
        self.view.go_to(*next((place for place in places if place > here), places[0]))
