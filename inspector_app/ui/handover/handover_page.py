"""日终导出: the three questions of the evening, what the office does not have, the export, and its receipt."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent

from inspector_app.domain.brought import Taker, taker_of
from inspector_app.support.errors import Level, Problem
from inspector_app.support.progress import NoProgress
from inspector_app.support.words import sentence, sentences_of
from inspector_app.ui.ends_card import EndsCard
from inspector_app.ui.handover.export_table import ExportLine, ExportTable
from inspector_app.ui.handover.handover_words import receipt_words
from inspector_app.ui.handover.receipt_code import ReceiptCode
from inspector_app.ui.handover.result_card import ResultCard
from inspector_app.ui.handover.target_card import TargetCard
from inspector_app.ui.handover.unsent_card import SHOWN, UnsentCard
from inspector_app.ui.layouts import REST, Rest, in_row, put_in, wide
from inspector_app.ui.lists.undo_import import UndoImportDialog
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.session import Session
from inspector_app.ui.sticks import Volume, sticks, volumes
from inspector_app.ui.targets import HANDOVER, OFFICE_PART, SETTINGS, BroughtFiles, ResumeDraft, where_finished
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.path_edit import dropped_file
from inspector_app.ui.wording import reasons
from inspector_app.usecases import handover, outbox
from inspector_app.usecases.assignments import Taken, take_letter
from inspector_app.usecases.brought_files import for_others
from inspector_app.usecases.context import Context
from inspector_app.usecases.handover import PackageFile, Receipt
from inspector_app.usecases.import_acts import ASSIGNED
from inspector_app.usecases.imports import TAKEN_BACK, imports
from inspector_app.usecases.journal_seal import seal_sheet
from inspector_app.usecases.list_files import perform_list_file, prepare_list_file
from inspector_app.usecases.open_ends import open_ends
from inspector_app.usecases.originals import original_names
from inspector_app.usecases.practice_mark import practice_problem
from inspector_app.usecases.receipt_codes import Typed, take_receipt_code
from inspector_app.usecases.store_file import office_key
from inspector_app.usecases.unsent import unsent

_SEAL_NAME = "日志封条.pdf"


class HandoverPage(Page):
    """What the office sent may also be dropped anywhere on the page."""

    def __init__(
        self,
        session: Session[Context],
        boxes: tuple[Choose, Choose, Choose] | None = None,
        find_sticks: Callable[[], Sequence[Volume]] = lambda: sticks(volumes()),
    ) -> None:
        """``boxes`` let a person choose folder, receipt and where the slip goes; tests answer in their place."""
        super().__init__(self.tr("日终导出"), "")
        self._session = session
        choose_folder, self._choose_receipt, self._choose_seal = boxes or (
            chooser(Wanted.FOLDER, self.tr("选择U盘或文件夹")),
            chooser(
                Wanted.FILE, self.tr("选择办公室给的文件"), self.tr("回执、交办 (*.receipt *.tasks);;所有文件 (*)")
            ),
            chooser(Wanted.NEW_FILE, self.tr("保存日志封条"), self.tr("封条 (*.pdf *.docx *.png)")),
        )
        self.setAcceptDrops(True)
        self.header.add(Button(self.tr("收取回执、交办…"), "inbox", clicked=self._ask_for_receipt))
        self._export = self.header.add(Button(self.tr("导出"), "upload", Kind.PRIMARY, clicked=self.export))
        self.target = TargetCard(choose_folder, find_sticks)
        self.target.entered.connect(self._export.click)
        self._refusals = Refusals(self.target.form, self.notice)
        self.evening = EndsCard()
        self.result = ResultCard()
        self.unsent = UnsentCard()
        self.unsent.wished.connect(session.go)
        self.table = ExportTable()
        self._receipt_words = Label("", wrap=True)
        self._arrange()
        self._stale = True
        self.evening.wanted.connect(lambda end: session.go(*where_finished(end)))
        self.notice.acted.connect(lambda: session.go(SETTINGS, OFFICE_PART))
        session.changed.connect(self._changed)
        bind_keys(self, (PageKey(self.tr("导出日终包"), ("Ctrl+S",), self.export),))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._read()
        else:
            self.target.offer_sticks()

    def export(self) -> None:
        """Freeze, write, read back, record."""
        problems = self.target.problems()
        self.result.setVisible(False)  # of the export before: whatever comes of this one is told now
        self._refusals.show(problems)
        if problems:
            return
        folder = Path(self.target.form.value["folder"])
        self._session.do_long(
            handover.prepare_export,
            lambda orders, progress: handover.perform_export(orders, folder, progress, make_folder=False),
            _record,
            self.target.passphrase,
            title=self.tr("日终导出"),
            then=self._exported,
            refused=self._refusals.show,
        )

    def take_letter(self, file: str) -> None:
        """Take in what the office sent, and say what it holds or what it gives to do."""
        self.notice.clear()
        self._session.do(take_letter, Path(file), then=self._taken, refused=self._not_taken)

    def take_brought(self, files: Sequence[str]) -> None:
        """Take in what was opened by a double click, and say what of it is not for this laptop."""
        told = []
        for file in files:
            if taker_of(file) is Taker.LAPTOP:
                self.take_letter(file)
                told.append(self.notice.sentence)
        others = for_others(files, Taker.LAPTOP)
        if others or len(told) > 1:
            self.notice.say("\n".join((*told, *others)), Tone.WARNING)

    def take_code(self, code: str) -> None:
        """Take what the office read out, where its receipt cannot travel as a file."""
        self.notice.clear()
        self._session.do(take_receipt_code, code, then=self._code_taken, refused=self._not_taken)

    def undo_taking(self) -> None:
        """Let a person take back what a file of the office brought to do."""
        offered = [each for each in self._session.read(imports, ASSIGNED) if each.state != TAKEN_BACK]
        if offered:
            UndoImportDialog.ask(self._session, offered, HANDOVER, ASSIGNED, self.window())
        else:
            self.notice.say(self.tr("没有可以撤销的交办文件。"), Tone.INFO)

    def open_target(self, target: object) -> None:
        """Take files in, or go on with why a file of the office is taken back."""
        if isinstance(target, BroughtFiles):
            self.take_brought(target.files)
        elif isinstance(target, ResumeDraft):
            self._session.resume(target.key)
            UndoImportDialog.ask_of(self._session, target.draft, self.window())

    def save_seal(self) -> None:
        """Write the slip that the partner signs: how far the journal has come, and its code."""
        found = self._choose_seal(self, _SEAL_NAME)
        if found:
            self._session.do(_write_seal, Path(found), then=lambda path: self.notice.say(path, Tone.OK))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.take_letter(dropped_file(event))

    def _arrange(self) -> None:
        receipt = Card(self.tr("办公室回执"), self._receipt_words)
        hint = self.tr(
            "办公室收下数据后会给一个 .receipt 文件，交办事项是 .tasks 文件。点“收取回执、交办”，或把文件拖到本页。"
        )
        self.code = ReceiptCode()
        self.code.typed.connect(self.take_code)
        seal = Button(self.tr("另存日志封条…"), "stamp", Kind.QUIET, clicked=self.save_seal)
        undo = Button(self.tr("撤销收取交办…"), "undo-2", Kind.QUIET, clicked=self.undo_taking)
        put_in(receipt.body, Label(hint, Role.SMALL, wrap=True), self.code, in_row(seal, undo, REST), Rest(1))
        columns = Columns(900, (7, 4))
        columns.left.addWidget(self.target, 1)
        columns.right.addWidget(receipt, 1)
        made = Label(self.tr("导出记录"), Role.SECTION)
        # asked before what is exported, and so on the first screen of 强光 too
        put_in(self.body, self.result, self.evening, columns, self.unsent, made, wide(self.table))

    def _changed(self, _result: object) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        session = self._session
        waiting, key = session.read(outbox.waiting), session.read(office_key)
        self.header.set_subtitle(
            self.tr("交给：{}").format(key.office) if key else self.tr("未登记办公室密钥，用交接口令加密")
        )
        self.target.show_state(waiting, session.context.clock.today(), key is not None)
        practice = session.read(practice_problem)
        stays = sentence(practice.code) if practice else ""
        self._export.allow(not (stays or waiting.is_empty), stays or self.tr("办公室已经收到全部记录，没有需要导出的"))
        self.evening.show_ends(session.read(open_ends))
        self.unsent.show_list(session.read(unsent, SHOWN), session.context.clock.today())
        self._receipt_words.setText(receipt_words(session.read(handover.last_receipt)))
        self.table.show_lines([ExportLine(*told) for told in session.read(handover.exports_made)])
        if stays:
            self.notice.say(stays, Tone.WARNING)
        elif key is None:
            words = self.tr("登记办公室密钥后，不必每次设交接口令，忘记口令时也能由办公室恢复。")
            self.notice.say(words, Tone.INFO, self.tr("去登记"))
        elif self.notice.asks:  # registered meanwhile
            self.notice.clear()

    def _not_taken(self, problems: Sequence[Problem]) -> None:
        """Stays while a folder is chosen: it is about a file that was brought, not about what is typed."""
        self.notice.say("\n".join(reason.words for reason in reasons(problems)), Tone.DANGER)

    def _exported(self, files: tuple[PackageFile, ...]) -> None:
        self.notice.clear()
        self.target.forget_passphrase()
        self.result.show_files(
            files, self._session.read(handover.landing, files[0].path.parent),
            lambda digests: self._session.read(original_names, digests),
        )  # fmt: skip

    def _ask_for_receipt(self) -> None:
        found = self._choose_receipt(self, str(self.target.form.value["folder"]))
        if found:
            self.take_letter(found)

    def _code_taken(self, typed: Typed) -> None:
        self.result.setVisible(False)
        self.code.clear()
        words = tr("办公室已收到第{}条及以前的全部记录。").format(typed.receipt.acknowledged)
        more = sentences_of(typed.notes)
        self.notice.say(words + more, Tone.WARNING if more else Tone.OK)

    def _taken(self, receipt: Receipt | Taken) -> None:
        self.result.setVisible(False)
        if isinstance(receipt, Taken):
            words = [receipt.words, *(sentence(note.code, note.details) for note in receipt.notes)]
            self.notice.say("\n".join(words), Tone.WARNING if receipt.notes else Tone.OK)
            return
        here = self._session.read(handover.held_here, receipt)
        talk = any(note.level is Level.WARNING for note in handover.receipt_notes(receipt, here))
        self.notice.say(receipt_words(receipt, here), Tone.WARNING if talk else Tone.OK)


def _write_seal(context: Context, path: Path) -> str:
    perform_list_file(prepare_list_file(context, seal_sheet(context), path), NoProgress())
    return tr("日志封条已写入 {file}。打印后请协办监察员签名，另行保管。").format(file=path.name)


def _record(context: Context, _orders: object, files: tuple[PackageFile, ...]) -> tuple[PackageFile, ...]:
    handover.record_export(context, files)
    return files
