"""已报送: the reports that went out, each as it was sent."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.domain.dates import chinese, chinese_minute
from inspector_app.domain.reported import SentReport
from inspector_app.ui.layouts import REST, in_column, in_row, put_in, wide
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import RowsCard
from inspector_app.ui.widgets.chooser import Wanted, chooser
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.ui.wording import reasons
from inspector_app.usecases.context import Context
from inspector_app.usecases.sent_reports import edited_text, save_sent, sent_sheet

_HEIGHT = 320


class SentCard(RowsCard):
    """Wishes only; the page shows what was sent."""

    look_wished = Signal(object)
    keep_wished = Signal(object)
    save_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("已报送"), tr("还没有登记过报送。登记后数字固定，下一期会写明差异。"))

    def show_reports(self, reports: Sequence[SentReport]) -> None:
        """Show these, the newest first."""
        self.show_rows([self._line(report) for report in reports])

    def _line(self, report: SentReport) -> QWidget:
        line = QWidget()
        days = tr("{first}至{last}").format(first=chinese(report.first_day), last=chinese(report.last_day))
        sent = tr("{at}报送　{to}").format(at=chinese_minute(report.sent_at), to=report.to)
        if report.evidence_rids:
            sent += tr("　改定稿{0}份").format(len(report.evidence_rids))
        words = in_column(
            Label(f"{report.title}（{days}）", wrap=True), Label(sent, Role.SMALL, wrap=True), gap=GAP_1
        )  # fmt: skip
        look = Button(
            tr("查看"), kind=Kind.QUIET, name=tr("查看：{title}，{days}").format(title=report.title, days=days),
            clicked=lambda: self.look_wished.emit(report),
        ).looks()  # fmt: skip
        about = tr("：{title}，{days}").format(title=report.title, days=days)
        keep = Button(
            icon="upload", kind=Kind.BARE, name=tr("存入改定稿") + about, clicked=lambda: self.keep_wished.emit(report)
        )
        row = in_row(wide(words), keep, of=line)
        if report.evidence_rids:
            name = tr("另存改定稿") + about
            row.addWidget(
                Button(
                    icon="download", kind=Kind.BARE, name=name, clicked=lambda: self.save_wished.emit(report)
                ).looks()
            )
        row.addWidget(look)
        return line


class SentDialog(PlainDialog):
    """The text, the figures and the projects of a report as they were sent, to be read, copied and saved."""

    def __init__(self, session: Session[Context], report: SentReport, parent: QWidget | None = None) -> None:
        super().__init__(report.title, 760, parent)
        self._session, self._report = session, report
        self._edited = session.read(edited_text, report)
        inside = QWidget()
        parts = [
            part
            for heading, lines in session.read(sent_sheet, report).sections
            for part in (Label(heading, Role.STRONG), Label("\n".join(lines), wrap=True))
        ]
        in_column(*parts, REST, of=inside)
        self.ask_save = chooser(
            Wanted.NEW_FILE, tr("存为文件"), tr("Word 文件 (*.docx);;PDF 文件 (*.pdf);;文本 (*.txt)")
        )
        copy = Button(tr("复制正文"), "copy", clicked=self._copy)
        save = Button(tr("存为文件…"), "download", clicked=self._save)
        close = Button(tr("关闭"), clicked=self.reject)
        self._said = Label("", Role.SMALL, wrap=True)
        put_in(self.body, wide(Scrolled(inside, _HEIGHT)), in_row(wide(self._said), copy, save, close))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._edited or self._report.text)

    def _save(self) -> None:
        chosen = self.ask_save(self, f"{self._report.title}{self._report.last_day.isoformat()}（已报送）.docx")
        if chosen:
            said = tr("已存为“{0}”。").format(Path(chosen).name)
            self._session.do(
                save_sent, self._report, Path(chosen), then=lambda _path: self._said.setText(said),
                refused=lambda problems: self._said.setText("".join(each.words for each in reasons(problems))),
            )  # fmt: skip
