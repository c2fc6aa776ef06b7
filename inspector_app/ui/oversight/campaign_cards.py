"""The parts of a campaign of one kind in a card, each to be corrected or taken back; and its draws."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.campaign import Bulletin, Standing
from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.draw import Draw
from inspector_app.domain.records import kind_of
from inspector_app.support.vocabulary import record_word
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.oversight.campaign_words import told
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import RowsCard
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.campaigns import Part
from inspector_app.usecases.context import Context


class PartsCard(RowsCard):
    """Wishes only; the page asks and saves."""

    add_wished = Signal(type)
    edit_wished = Signal(object)
    remove_wished = Signal(object)
    file_wished = Signal(object)

    def __init__(self, session: Session[Context], kind: type[Part], empty: str) -> None:
        word = record_word(kind_of(kind))
        super().__init__(word, empty)
        self._session = session
        self.header.add(
            Button(tr("登记{0}").format(word), "plus", Kind.QUIET, clicked=lambda: self.add_wished.emit(kind))
        )

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these."""
        self.show_rows([self._line(part) for part in parts])

    def _line(self, part: Part) -> QWidget:
        line = QWidget()
        what, more = self._session.read(told, part)
        words = [Label(what, wrap=True), *([Label(more, Role.SMALL, wrap=True)] if more else [])]
        edit = Button(
            icon="pencil", kind=Kind.BARE, name=tr("更正：{}").format(what),
            clicked=lambda: self.edit_wished.emit(part),
        )  # fmt: skip
        remove = Button(
            icon="trash-2", kind=Kind.BARE, name=tr("删除：{}").format(what),
            clicked=lambda: self.remove_wished.emit(part),
        )  # fmt: skip
        file = Button(
            icon="download", kind=Kind.BARE, name=tr("存为文件：{}").format(what),
            clicked=lambda: self.file_wished.emit(part),
        )  # fmt: skip
        files = [file] if isinstance(part, Bulletin) else []
        in_row(wide(in_column(*words, gap=GAP_1)), *files, edit, remove, of=line)
        return line


class DrawsCard(RowsCard):
    """The draws of a campaign, which nobody can change; each may be drawn once more."""

    draw_wished = Signal()
    verify_wished = Signal(object)
    look_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("双随机抽取"), tr("还没有抽取。按公布的种子抽取项目和监察员，任何人都能重新抽取来核对。"))
        self.header.add(Button(tr("双随机抽取…"), "plus", Kind.QUIET, clicked=self.draw_wished.emit))

    def show_draws(self, draws: Sequence[Draw]) -> None:
        """Show these, the first one first."""
        self.show_rows([self._line(draw, at) for at, draw in enumerate(draws, 1)])

    def _line(self, draw: Draw, at: int) -> QWidget:
        line = QWidget()
        main = tr("第{at}次：{when}，从{among}个项目中抽取{drawn}个").format(
            at=at, when=chinese_minute(draw.drawn_at), among=len(draw.project_rids), drawn=len(draw.drawn)
        )
        small = tr("种子：{seed}（{source}）").format(seed=draw.seed, source=draw.seed_from)
        seen = tr("监督：{0}").format(draw.witness) if draw.witness else ""
        told = "　".join(filter(None, (small, seen, draw.reason)))
        words = in_column(
            Label(main, wrap=True), Label(told, Role.SMALL, wrap=True),
            gap=GAP_1,
        )  # fmt: skip
        look = Button(tr("查看结果"), kind=Kind.QUIET, name=tr("查看结果：第{0}次").format(at),
                      clicked=lambda: self.look_wished.emit(draw))  # fmt: skip
        verify = Button(tr("重新抽取核对"), kind=Kind.QUIET, name=tr("重新抽取核对：第{0}次").format(at),
                        clicked=lambda: self.verify_wished.emit(draw))  # fmt: skip
        in_row(wide(words), look, verify, of=line)
        return line


class StandingsCard(RowsCard):
    """考核: the bodies by their points."""

    def __init__(self) -> None:
        super().__init__(tr("考核名次"), tr("还没有评分。先登记考核标准，再逐项登记得分；没有评的不当作零分。"))

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show these, the best first."""
        rows = []
        for at, each in enumerate(standings, 1):
            words = tr("第{at}名　{body}：{points}分（已评事项满分{full}分）").format(
                at=at, body=each.body, points=each.points, full=each.full
            )
            lacking = tr("，还有{0}项未评").format(each.unscored) if each.unscored else ""
            rows.append(Label(words + lacking, wrap=True))
        self.show_rows(rows)
