"""What was typed and never saved, or thrown away: each to be restored, looked at, let go or brought back."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import chinese_minute
from inspector_app.ui.layouts import REST, in_column, in_row, placed, put_in, wide
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, GAP_3, Tone
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.double_click import DoubleClick
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import ElidedLabel, Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.row_list import RowList
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_text import NameOf, look_text
from inspector_app.usecases.drafts import (
    DAYS_IN_BIN,
    Discarded,
    Draft,
    all_drafts,
    bring_back,
    discard_draft,
    discarded_drafts,
    take_back,
)
from inspector_app.usecases.names import record_name


class DraftRow(Card):
    """``acts`` are verb, kind and what the button does; 查看 stands between the first and the others.

    ``name_of`` tells what a record in the draft is called.
    """

    def __init__(
        self, draft: Draft, detail: str, acts: Sequence[tuple[str, Kind, Callable[[], object]]], name_of: NameOf
    ) -> None:
        super().__init__()
        self._draft = draft
        self._name_of = name_of
        title = draft.title or self.tr("未命名")
        self._text = GrowingText(3, 8, self.tr("{}：内容").format(title))
        self._text.setVisible(False)
        words = in_column(ElidedLabel(title, Role.STRONG), Label(detail, Role.SMALL), gap=GAP_1)
        row = in_row(wide(words))
        look = (self.tr("查看"), Kind.PLAIN, self._look)
        for verb, kind, act in (*acts[:1], look, *acts[1:]):
            button = Button(verb, kind=kind, name=f"{title}：{verb}", clicked=act)
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.body.setSpacing(GAP_3)
        put_in(self.body, row, self._text)

    def _look(self) -> None:
        self._text.set_value(look_text(self._draft.body, self._name_of) or self.tr("（没有可显示的文字）"))
        self._text.setVisible(self._text.isHidden())


_WIDTH = 660


class BinDialog(PlainDialog):
    """What is brought back is a draft again, and stands among the others."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("放弃的内容"), _WIDTH, parent)
        self._session = session
        self._rows = RowList(self.tr("没有放弃的内容。"))
        words = self.tr("放弃的内容在加密资料库里保留{}天，到期自动清除。").format(DAYS_IN_BIN)
        close = Button(self.tr("关闭"), clicked=self.reject)
        foot = placed(close, Qt.AlignmentFlag.AlignRight)
        put_in(self.body, Label(words, Role.SMALL, wrap=True), self.notice, wide(self._rows), foot)
        self._read()
        self.resize(within(self.sizeHint(), self))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._rows.go_to_first()

    def _read(self) -> None:
        self._rows.show_rows([self._row(each) for each in self._session.read(discarded_drafts)])

    def _row(self, thrown: Discarded) -> DraftRow:
        until = chinese_minute(thrown.thrown_at + timedelta(days=DAYS_IN_BIN))
        words = self.tr("放弃于{0}，留到{1}").format(chinese_minute(thrown.thrown_at), until)
        act = (self.tr("找回"), Kind.PRIMARY, lambda: self._bring_back(thrown))
        return DraftRow(thrown.draft, words, (act,), lambda rid: self._session.read(record_name, rid))

    def _bring_back(self, thrown: Discarded) -> None:
        self._session.do(bring_back, thrown.number, then=self._brought_back)

    def _brought_back(self, draft: Draft | None) -> None:
        self._read()
        if draft is not None:
            words = self.tr("“{}”已找回，在“未保存的内容”里继续。").format(draft.title)
            self.notice.say(words, Tone.OK)


class DraftsDialog(PlainDialog):
    """``chosen`` is the draft to go on with now, or None. ``aside`` is the file into which typing was put last time."""

    def __init__(
        self,
        session: Session[Context],
        aside: str = "",
        parent: QWidget | None = None,
        choose: Choose | None = None,
    ) -> None:
        super().__init__(self.tr("未保存的内容"), _WIDTH, parent)
        self._session = session
        self._choose = choose or chooser(Wanted.FILE, self.tr("取回另存的内容"), self.tr("另存的内容 (*.drafts)"))
        self.chosen: Draft | None = None
        self.took_back = False
        self._thrown: dict[str, str] = {}  # keys with what is said of them
        self._clicked = DoubleClick()
        self._words = Label("", wrap=True)
        self._rows = RowList(self.tr("没有未保存的内容。"))
        self._lay_out()
        self._read()
        if aside:
            words = self.tr("上次磁盘写不进去，有内容另存在“{}”。").format(Path(aside).name)
            self.notice.say(words, Tone.WARNING, self.tr("取回"))
            self.notice.acted.connect(lambda: self._take_back(Path(aside)))
        self.resize(within(self.sizeHint(), self))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._rows.go_to_first()

    def open_file(self) -> None:
        """Take back what was put aside into a file."""
        found = self._choose(self, "")
        if found:
            self._take_back(Path(found))

    def open_bin(self) -> None:
        """Look at what was thrown away."""
        wait_for(BinDialog(self._session, self))
        self._read()

    def _take_back(self, file: Path) -> None:
        if self._session.do(take_back, file, then=self._taken):
            self.took_back = True

    def _taken(self, count: int) -> None:
        self._read()
        words = self.tr("已取回{}份，见下。") if count else self.tr("文件中的内容本资料库都已有，没有更新的。")
        self.notice.say(words.format(count), Tone.OK)

    def _read(self) -> None:
        drafts = self._session.read(all_drafts)
        words = self.tr("有{}份内容写了没有保存。每一份都存到所示的时刻为止，请核对最后几句。")
        self._words.setText(words.format(len(drafts)))
        self._words.setVisible(bool(drafts))
        self._rows.show_rows([self._row(draft) for draft in drafts])
        for draft in drafts:
            if draft.key in self._thrown:  # it was brought back
                self.notice.take_back(self._thrown.pop(draft.key))

    def _row(self, draft: Draft) -> DraftRow:
        acts = (
            (self.tr("恢复"), Kind.PRIMARY, lambda: self._resume(draft)),
            (self.tr("放弃"), Kind.DANGER, lambda: self._throw_away(draft)),
        )
        return DraftRow(
            draft,
            self.tr("存到{}").format(chinese_minute(draft.at)),
            acts,
            lambda rid: self._session.read(record_name, rid),
        )

    def _resume(self, draft: Draft) -> None:
        self.chosen = draft
        self.accept()

    def _throw_away(self, draft: Draft) -> None:
        if self._clicked.is_possible or not self._session.do(discard_draft, draft.key):
            return
        self._read()
        self._clicked.may_follow()  # the next one's button stands here now
        words = self.tr("“{0}”已放弃。{1}天内可以在“放弃的内容”里找回。").format(draft.title, DAYS_IN_BIN)
        self._thrown[draft.key] = words
        self.notice.say(words, Tone.OK)

    def _lay_out(self) -> None:
        feet = in_row(
            Button(self.tr("放弃的内容…"), "trash-2", Kind.QUIET, clicked=self.open_bin),
            Button(self.tr("从文件取回…"), "folder-open", Kind.QUIET, clicked=self.open_file),
            REST,
            Button(self.tr("以后再说"), clicked=self.reject),
        )
        put_in(self.body, self._words, self.notice, wide(self._rows), feet)
