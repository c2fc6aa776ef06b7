"""照片录入: a list on paper beside its picture; each cell typed or compared, then taken in by its plan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import Evidence
from inspector_app.domain.photo_check import Tally, tally
from inspector_app.domain.photo_sheet import PhotoSheet, plain, read_back
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.words import sentence, sentences_of
from inspector_app.ui.binding import Codec
from inspector_app.ui.cases.claims_import import ClaimsImport
from inspector_app.ui.cases.photo_desk import PhotoDesk
from inspector_app.ui.cases.photo_table import PhotoTable
from inspector_app.ui.cases.photo_words import Told, lacking_lines, progress
from inspector_app.ui.drawn import Ask
from inspector_app.ui.inspections.photos import encoded, line_of
from inspector_app.ui.layouts import in_column, in_row, see_through, wide
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.theme import Tone, style_as
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chooser import PICTURES, Choose, Wanted, chooser
from inspector_app.ui.widgets.figure_edit import IntegerEdit
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.ui.widgets.tool_row import ToolRow
from inspector_app.ui.widgets.two_panes import TwoPanes
from inspector_app.usecases import photo_lists
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.photo_lists import WHOLE, Copied, Corner, Photo, ReadList, can_read, doubtful_lines, is_part

KIND = "photo-list"
_WIDTH, _PANES = 1280, 200


class PhotoListDialog(RecordForm):
    """``outcome`` are the lines to be kept and what they were copied from; who asked keeps both and drops the draft."""

    hands_over = True

    def __init__(
        self,
        session: Session[Context],
        case_rid: str,
        piece: Evidence | None = None,
        choose: Choose | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._case_rid, self._piece = case_rid, piece
        self._named, self._is_chosen, self._says_open = "", False, False
        begun = photo_lists.begin()
        self._path = PathEdit(choose or chooser(Wanted.FILE, tr("选择照片"), PICTURES), read=True)
        super().__init__(
            session, tr("照片录入工资明细"), {}, (), photo_lists.checked, verb=tr("下一步：看变化"),
            start={"path": "", "lines": None, "cut": _cut(WHOLE, ""), "list": plain(begun)},
            draft=draft_key(case_rid, piece), about=session.read(case_file, case_rid).case.title, width=_WIDTH,
            columns=4, parent=parent,
        )  # fmt: skip
        self.desk = PhotoDesk(session)
        self.table = PhotoTable(begun, lambda sheet: session.read(photo_lists.judge, sheet))
        self._state = Label("", Role.STRONG, wrap=True)
        self._lay_out()
        self._connect()
        self._sum()

    @classmethod
    def ask(
        cls, session: Session[Context], case_rid: str, piece: Evidence | None, parent: QWidget
    ) -> tuple[tuple[ClaimLine, ...], Copied, str] | None:
        """The lines, what they were copied from, and in words what stays out; None when the person turned back."""
        dialog = cls(session, case_rid, piece, parent=parent)
        found: tuple[tuple[ClaimLine, ...], Copied, str] | None = dialog.outcome if wait_for(dialog) else None
        return found

    def attempt(self) -> None:
        """Show what the list would change; what the person then takes is handed back."""
        self.table.close_cell()
        if self.desk.photo is None:
            self.notice.say(self.tr("请先选择照片：录入的明细要有原件可查。"), Tone.DANGER)
            return
        self.notice.clear()
        if self._is_of_other():
            self.notice.say(sentence("photo-list-other"), Tone.DANGER)
            return
        try:
            check = self.session.read(photo_lists.checked, self.table.sheet)
        except Refused as refusal:
            self._refused(refusal.problems)
            return
        if not self._is_whole():
            return
        lines, left, _file = ClaimsImport.ask(self.session, self._case_rid, self, check)
        if lines:
            self.finish((lines, self._copied(self.desk.photo), left))

    def _is_whole(self) -> bool:
        """Whether every line is copied; else whether a person goes on with what is."""
        lacking = self._lacking()
        ask = self.session.messages.confirm
        return not lacking or ask(self.tr("先录入已有的这些行？"), lacking, self.tr("先录入这些"))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._open()

    def _copied(self, photo: Photo) -> Copied:
        """The list with its picture, and of that what was compared, where it is not the whole."""
        is_cut = self.desk.corners != WHOLE or photo.is_pdf
        sheet, whole = self.table.sheet, self.desk.image
        rows = {row: encoded(line_of(whole, place), "PNG") for row, place in doubtful_lines(sheet).items()}
        return Copied(photo, sheet, encoded(whole, "JPEG") if is_cut else b"", rows)

    def _lay_out(self) -> None:
        self.add(Ask("path", self.tr("照片文件"), span=3, draw=lambda _form: self._path))
        self.sheet.fields["path"].setHidden(self._piece is not None)
        count = IntegerEdit("lines")
        self.add(Ask("lines", self.tr("照片里的行数（含列名）"), draw=lambda _form: count))
        self.sheet.lay_out()
        panes = TwoPanes((self.desk, self._grid()), (self.tr("照片"), self.tr("清单")), (2, 3), 1, places=True)
        panes.setMinimumHeight(_PANES)
        self.inside.insertWidget(1, self.desk.strip)
        self.inside.insertWidget(2, panes, 1)
        self.body.addLayout(in_row(wide(self._state), panes.switch))

    def _grid(self) -> QWidget:
        tools, pane = ToolRow(), see_through()
        table = self.table
        tools.add(Button(self.tr("核对所选"), "check", name=self.tr("核对所选的格（空格键）"), clicked=table.confirm))
        whole = self.tr("核对本行，到下一行（Shift+空格键）")
        tools.add(Button(self.tr("核对本行"), "list-checks", name=whole, clicked=table.confirm_line))
        tools.add(Button(self.tr("下一处未核对"), "arrow-right", clicked=table.go_to_open), may_shrink=True)
        for icon, name, clicked in (
            ("plus", self.tr("在上面插入一行"), table.add_line),
            ("trash-2", self.tr("删除所选的行"), table.remove_lines),
            ("table-2", self.tr("加一列"), table.add_column),
            ("flag", self.tr("这一行是列名"), table.head_here),
        ):
            tools.add(Button(icon=icon, kind=Kind.ICON, name=name, clicked=clicked))
        tools.add_stretch()
        in_column(tools, wide(table), of=pane)
        return pane

    def _connect(self) -> None:
        self.form.bind("list", self.table, Codec(read_back, plain))
        self.form.changed.connect(self._changed)
        self._path.chosen.connect(self._chosen)
        self.desk.opened.connect(self._opened)
        self.desk.shown.connect(self._shown)
        self.desk.cut.connect(self._recut)
        self.desk.failed.connect(self._failed)
        self.desk.read.connect(self._take_read)
        self.table.looked_at.connect(self._look)
        self.table.left_open.connect(self._tell_left_open)

    def _chosen(self) -> None:
        self._is_chosen = True
        self._open()

    def _open(self) -> None:
        """Look at the picture that is named, once."""
        self.desk.corners = tuple((x, y) for x, y in self.form.value["cut"]["corners"])
        if self._piece is not None:
            if self.desk.photo is None:
                read = self.session.read(photo_lists.photo_of_evidence, self._piece)
                self.session.work(read, self.desk.open_photo, refused=self._refused)
            return
        path = self._path.path()
        if path is not None and str(path) != self._named:
            self._named = str(path)
            self.desk.open_file(path)

    def _opened(self) -> None:
        photo, known = self.desk.photo, self.form.value["cut"]["sha256"]
        if photo is None:
            return
        self.notice.clear()  # what was said of another file
        if known == photo.sha256:
            photo = self.desk.photo = replace(photo, page=self.form.value["cut"].get("page", 0))
        is_other = bool(known) and known != photo.sha256
        if is_other:
            self.desk.corners = WHOLE  # those of another picture cut this one anywhere
        sheet = self._beside_other() if is_other and not self.table.sheet.is_empty else None
        with self.form.step():
            self.form.put("cut", _cut(self.desk.corners, photo.sha256, photo.page))
            if sheet is not None:
                self.form.put("list", plain(sheet))
        self._look(self.table.currentIndex().row(), self.table.currentIndex().column())

    def _beside_other(self) -> PhotoSheet:
        """The list beside another picture than the one it was copied from. Whoever chose that one says whether it is
        of the same list; lines that stay were compared with nothing yet."""
        told = self.tr(
            "已录入的各行是照原来那张照片录入的。换了一份清单的，清空（可以撤销）；还是同一份的，返回后再逐格核对。"
        )
        ask = self.session.messages.confirm
        if self._is_chosen and ask(self.tr("照片换了，清空清单？"), told, self.tr("清空")):
            return photo_lists.begin()
        self.notice.say(sentence("photo-other" if self._is_chosen else "photo-moved"), Tone.WARNING)
        return self.table.sheet.unchecked()

    def _shown(self) -> None:
        """The picture is there, and with it where its lines are."""
        self._sum()
        here: QModelIndex = self.table.currentIndex()
        self._look(here.row(), here.column())

    def _recut(self) -> None:
        """Another part of the picture: where the cells stood in the last one is not known any more."""
        with self.form.step():
            self.form.put("cut", self._cut_now(self.desk.corners))
            self.form.put("list", plain(self.table.sheet.unplaced()))

    def _take_read(self, found: ReadList) -> None:
        """What a machine read takes the place of what stands here, as one step; nothing of it counts as looked at."""
        ask = self.session.messages.confirm
        if found.is_blurred:
            unsure, cells = map(str, found.unsure)
            told = sentence("photo-blurred", {"unsure": unsure, "cells": cells})
            if not ask(self.tr("照片不够清楚，仍要用读出来的内容？"), told, self.tr("仍要使用")):
                self.notice.say(told, Tone.WARNING)
                return
        if not self.table.sheet.is_empty:
            told = self.tr("清单里已有的内容会换成读出来的；可以撤销。")
            if not ask(self.tr("用读出来的内容替换清单？"), told, self.tr("替换")):
                return
        corners = self.desk.turn_by(found.quarters)
        with self.form.step():
            self.form.put("cut", self._cut_now(corners))
            self.form.put("list", plain(found.sheet))
        words = self.tr("已读出{0}行。机器会读错：数字靠校验码和加总核对，姓名和其余的请逐格对照照片。")
        told = words.format(len(found.sheet.rows))
        if found.red:
            told += self.tr("红色的字（印章、手印或者红笔）有{0}处没有读入，请对照照片。").format(found.red)
        self.notice.say(told, Tone.INFO)
        self.table.go_to_open()

    def _tell_left_open(self, count: int) -> None:
        words = self.tr("有{0}格姓名、号码或者对不上的没有一起核对，请逐行、逐格对照照片。")
        self.notice.say(words.format(count), Tone.WARNING)

    def _cut_now(self, corners: Sequence[Corner]) -> dict[str, Any]:
        page = self.desk.photo.page if self.desk.photo is not None else 0
        return _cut(corners, self.form.value["cut"]["sha256"], page)

    def _changed(self, name: str) -> None:
        if name == "path" and self._piece is None and not self.form.value["path"]:
            self._named = ""
            self.desk.close_photo()
        elif name == "path" and self._piece is None and self._is_of_other():
            self._open()  # taken back to the picture of these lines
        elif name == "cut" and not self._is_of_other():
            self.desk.set_part(self.form.value["cut"]["corners"], self.form.value["cut"].get("page", 0))
        if name in ("list", "lines"):
            if self._says_open:
                self.notice.clear()
                self._says_open = False
            self._sum()
            here: QModelIndex = self.table.currentIndex()
            self._look(here.row(), here.column())

    def _is_of_other(self) -> bool:
        """Whether the lines were copied from another picture than the one in sight: a choice was taken back by half."""
        known = self.form.value["cut"]["sha256"]
        return self.desk.photo is not None and bool(known) and known != self.desk.photo.sha256

    def _look(self, row: int, column: int) -> None:
        """The picture follows the cell in hand."""
        sheet = self.table.sheet
        wide_at = (max(column, 0) + 0.5) / max(sheet.width, 1)
        lines = self.form.value["lines"] or 0
        row, bands = max(row, 0), self.desk.bands
        is_sure = is_part(self.desk.corners) or sheet.is_placed(row, lines, bands)  # cut, its lines share it evenly
        self.desk.mark(sheet.place(row, column, lines, bands), wide_at, is_sure)

    def _sum(self) -> None:
        if self.table.sheet.is_empty:
            words = self.tr("对照照片逐行录入；Tab到下一格，Enter到下一行。也可以从表格软件粘贴。")
            if not can_read():
                words += self.tr("装上识别组件（inspector-app[ocr]）的电脑，可以先自动读出文字再核对。")
            shown = Told(words)
        else:
            shown = progress(self.table.sheet, self.table.list_model.judged, self._done(), self._lacking())
        self._state.setText(shown.words)
        style_as(self._state, "role", str(Role.PROBLEM if shown.wants_more else Role.STRONG))

    def _done(self) -> Tally:
        return tally(self.table.sheet, self.table.list_model.judged)

    def _lacking(self) -> str:
        """That lines of the picture are not copied yet, as far as anybody knows how many it has."""
        return lacking_lines(self._done(), self.form.value["lines"] or 0, len(self.desk.bands))

    def _failed(self, problems: Sequence[Problem]) -> None:
        """The picture was not opened: named once more, it is looked at again, and may be there by then."""
        self._named = ""
        self._refused(problems)

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.notice.say(sentences_of(problems), Tone.DANGER)
        self._says_open = any(each.code == "photo-open" for each in problems)
        if self._says_open:
            self.table.go_to_open()


def _cut(corners: Sequence[Corner], sha256: str, page: int = 0) -> dict[str, Any]:
    """Which part of which picture (of a PDF: of which page) is looked at, for a draft."""
    return {"corners": [list(each) for each in corners], "sha256": sha256, "page": page}


def draft_key(case_rid: str, piece: Evidence | None) -> DraftKey:
    """Under which a list is kept while it is copied, from a file or from a piece of evidence."""
    return DraftKey(CASES, case_rid, KIND, piece.rid if piece is not None else "")
