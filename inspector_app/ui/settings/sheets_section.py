"""用印纸: the stocks of stamped sheets, how many went which way, and what became of each."""

from functools import partial

from inspector_app.domain.dates import iso_day
from inspector_app.domain.numbered_sheet import SheetFate
from inspector_app.ui.lists.list_out import ListOut
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import Section, buttons, rows_in_sight
from inspector_app.ui.settings.sheets_dialog import SheetsDialog, SheetWay
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.list_files import ListSheet
from inspector_app.usecases.stamped_sheets import SheetLine, StockLine, stock_lines

_STOCKS, _SHEETS = (150, 6), (150, 12)  # least pixels, most rows


class SheetsSection(Section):
    """Where no stamped sheets were taken over, a paper is sealed at the office and nothing is asked of sheets."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(
            session, tr("用印纸"),
            tr("事先盖章、带到现场打印文书的编号纸：领取、使用、损毁、交回，一张一登记。打印文书和登记用印时填写纸号。"),
        )  # fmt: skip
        none = EmptyState(tr("没有领取过用印纸"), tr("文书都在单位用印的，不用登记。"), "stamp")
        self.stocks = rows_in_sight(_stock_columns(), tr("领取的用印纸"), _STOCKS, none)
        nothing = EmptyState(tr("还没有用过"), tr("打印、损毁、交回后逐张列在这里。"), "file-text")
        self.sheets = rows_in_sight(_sheet_columns(), tr("逐张去向"), _SHEETS, nothing)
        self._gaps = Card(tr("跳号"))
        self._gap_words = Label("", wrap=True)
        self._gaps.body.addWidget(self._gap_words)
        self._gaps.body.addWidget(Label(tr("前面的号没有登记去向：请登记使用、损毁、遗失，或者交回。"), Role.SMALL))
        take = Button(tr("领取用印纸…"), "plus", Kind.PRIMARY, clicked=partial(self._do, SheetWay.TAKE_OVER))
        self._others = (
            Button(tr("登记损毁、遗失…"), clicked=partial(self._do, SheetWay.SPOIL)),
            Button(tr("登记交回…"), clicked=partial(self._do, SheetWay.HAND_BACK)),
            Button(tr("更正误登…"), clicked=partial(self._do, SheetWay.UNDO)),
        )
        row = buttons(take, *self._others)
        row.addWidget(ListOut(session, tr("用印纸使用登记"), self._sheet, self.notice))
        for part in (self.stocks, self._gaps, self.sheets):
            self.body.addWidget(part)
        self.body.insertLayout(self.body.indexOf(self._gaps), row)
        self.body.addStretch(1)

    def read(self) -> None:
        lines = self.session.read(stock_lines)
        self.stocks.show_records(lines, lambda line: line.stock.rid, of=self)
        told = [sheet for line in lines for sheet in line.sheets if sheet.sheet is not None or sheet.is_gap]
        self.sheets.show_records(told, lambda sheet: f"{sheet.stock.rid} {sheet.serial}", of=self)
        gaps = "、".join(line.gaps for line in lines if line.gaps)
        self._gap_words.setText(gaps)
        self._gaps.setVisible(bool(gaps))
        for button in self._others:
            button.allow(bool(lines), "" if lines else tr("还没有领取过用印纸"))

    def go_on(self, key: DraftKey) -> None:
        self._do(SheetWay(key.detail))

    def _do(self, way: SheetWay) -> None:
        SheetsDialog.ask(self.session, way, self)

    def _sheet(self) -> ListSheet:
        from inspector_app.usecases.told_lists import told_list  # with what draws papers, which is needed only now

        return self.session.read(told_list, "sheets")


def _stock_columns() -> tuple[Column, ...]:
    def count(*fates: SheetFate) -> "partial[str]":
        return partial(_counted, fates)

    return (
        Column(tr("用印纸号"), lambda line: line.stock.span, width=170, tail=True),
        Column.of("sheet_stock.form", lambda line: line.title or tr("不限")),
        Column.of("sheet_stock.day", lambda line: line.stock.day.isoformat(), width=108),
        Column(tr("交来人"), lambda line: line.stock.by, width=120),
        Column(tr("已用"), count(SheetFate.USED), align="right", width=62),
        Column(tr("损毁遗失"), count(SheetFate.SPOILT, SheetFate.LOST), align="right", width=84),
        Column(tr("在手"), lambda line: str(line.in_hand), align="right", width=62),
    )


def _counted(fates: tuple[SheetFate, ...], line: StockLine) -> str:
    return str(line.count(*fates))


def _sheet_columns() -> tuple[Column, ...]:
    return (
        Column.of("sheet.serial", lambda line: line.number, width=110, tail=True),
        Column.of("sheet.fate", lambda line: line.state, width=170),
        Column(tr("用于文书、原因"), lambda line: line.told or "—"),
        Column.of("sheet.at", _day, width=108),
        Column.of("sheet.by", lambda line: line.sheet.by if line.sheet else "", width=90),
    )


def _day(line: SheetLine) -> str:
    return iso_day(line.sheet.at) if line.sheet and line.sheet.at else ""
