"""本机关版本: the bureau's own forms and law data, each to be looked at and then adopted or not."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence, sentences_of
from inspector_app.ui.layouts import in_column, in_row, placed, put_in, wide
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, GAP_2, Tone
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import ElidedLabel, Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.row_list import RowList
from inspector_app.ui.wording import wall_time
from inspector_app.usecases import editions
from inspector_app.usecases.context import Context
from inspector_app.usecases.editions import OwnFile, Standing

_WIDTH = 760
_WISHED = QSize(_WIDTH, 520)
_TONES = {
    Standing.WAITING: Tone.WARNING, Standing.CHANGED: Tone.WARNING, Standing.UNFIT: Tone.DANGER,
    Standing.ADOPTED: Tone.OK, Standing.DECLINED: Tone.PLAIN,
}  # fmt: skip


class EditionsDialog(PlainDialog):
    """A decision is kept at once, and counts at once: the session goes on with what is adopted then.

    采用 becomes possible once the text was opened: nobody adopts what nobody looked at.
    """

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("本机关版本"), _WIDTH, parent)
        self._session = session
        self._rows = RowList(
            self.tr("没有本机关自己的文件。把文件放进资料库的 forms、law 或 banks 文件夹后，在这里查看和采用。")
        )
        words = self.tr(
            "资料库文件夹里的表单、法规数据和问题库，先点“查看”看过，再采用，才会使用；采用时全文存入资料库，以后改动文件不起作用。"
        )
        self._close = Button(self.tr("以后再定"), clicked=self.reject)
        foot = placed(self._close, Qt.AlignmentFlag.AlignRight)
        put_in(self.body, Label(words, wrap=True), self.notice, wide(self._rows), foot)
        self._show()
        self.resize(within(_WISHED, self))

    @classmethod
    def ask(cls, session: Session[Context], parent: QWidget) -> None:
        """Show the box when a file waits for a decision."""
        if session.read(editions.undecided):
            wait_for(cls(session, parent))

    def _show(self) -> None:
        files = self._session.read(editions.listed)
        self._rows.show_rows([self._row(each) for each in files])
        self._close.setText(self.tr("以后再定") if any(each.asks for each in files) else self.tr("关闭"))

    def _row(self, each: OwnFile) -> Card:
        card = Card()
        text = GrowingText(4, 12, self.tr("{}：全文").format(each.title))
        text.setVisible(False)
        adopt = Button(self.tr("采用"), kind=Kind.PRIMARY, name=self.tr("采用：{}").format(each.title))
        adopt.clicked.connect(lambda: self._decide(editions.adopt, each))
        adopt.allow(False, self.tr("先打开全文看过"))
        words = in_column(ElidedLabel(each.title, Role.STRONG), ElidedLabel(self._story(each), Role.SMALL), gap=GAP_1)
        may_adopt = (
            not any(found.level is Level.ERROR for found in each.problems) and each.standing is not Standing.ADOPTED
        )
        look = Button(self.tr("查看"), name=self.tr("查看：{}").format(each.title))
        look.clicked.connect(lambda: self._look(each, text, adopt if may_adopt else None))
        row = in_row(wide(words), Chip(Badge(vocabulary.word(each.standing), _TONES[each.standing])), look)
        if may_adopt:
            row.addWidget(adopt)
        if each.standing is not Standing.DECLINED:
            used = each.standing is Standing.ADOPTED
            verb = self.tr("停用") if used else self.tr("不采用")
            end = Button(verb, kind=Kind.DANGER if used else Kind.PLAIN, name=f"{verb}：{each.title}")
            end.clicked.connect(lambda: self._decide(editions.decline, each))
            row.addWidget(end)
        card.body.setSpacing(GAP_2)
        card.body.addLayout(row)
        for problem in each.problems:
            card.body.addWidget(Label(sentence(problem.code, problem.details), Role.SMALL, wrap=True))
        card.body.addWidget(text)
        return card

    def _story(self, each: OwnFile) -> str:
        """The file, and who decided when; the beginning of its SHA-256 is what the office can compare by telephone."""
        known = self.tr("{file}　校验值 {digest}").format(file=each.file, digest=each.sha256[:16])
        if each.decision is None:
            return known
        when = wall_time(each.decision.decided_at, self._session.context.clock.today())
        return self.tr("{known}　{by}于{when}决定").format(known=known, by=each.decision.by, when=when)

    def _look(self, each: OwnFile, text: GrowingText, adopt: Button | None) -> None:
        text.set_value(each.text)
        text.setVisible(not text.isVisibleTo(self))
        if adopt is not None:
            adopt.allow(True, "")

    def _decide(self, act: Callable[[Context, str, str], Context], each: OwnFile) -> None:
        self.notice.clear()
        self._session.do(act, each.file, each.sha256, then=self._decided, refused=self._refuse)

    def _decided(self, context: Context) -> None:
        self._session.context = context
        self._show()

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.notice.say(sentences_of(problems), Tone.DANGER)
        self._show()
