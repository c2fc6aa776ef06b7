"""What the office's window does about its keys: changes them, saves the sheet for the safe, compares what is typed."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.ui.messages import Messages
from inspector_app.ui.office.keys_view import KeysView
from inspector_app.ui.office.tasks_desk import Works
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.usecases.office_keys import check_escrow_sheet, rotate_keys, rotated_words, save_escrow_sheet


class OfficeKeys(QObject):
    """``shown`` brings its view in sight. ``ask_file`` lets a person choose where the sheet goes; tests answer in its
    place."""

    shown = Signal(object)
    left = Signal()

    def __init__(self, work: Works, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._messages = work, messages
        self.ask_file: Choose = chooser(Wanted.NEW_FILE, self.tr("托管纸存成文件"), self.tr("PDF文件 (*.pdf)"))
        self.view = KeysView()
        self.view.back_wanted.connect(self.left.emit)
        self.view.rotate_wanted.connect(self._rotate)
        self.view.sheet_wanted.connect(self._save_sheet)
        self.view.check_wanted.connect(self._check)

    def open(self) -> None:
        """Show what may be done."""
        self.view.forget()
        self.shown.emit(self.view)

    def _rotate(self) -> None:
        detail = self.tr("新的密钥文件要交各台笔记本更换，逐台核对16位核对码。托管纸要重新打印。")
        if self._messages.confirm(self.tr("更换办公室的全部密钥？"), detail, self.tr("更换")):
            self._work(
                lambda desk, _p: rotate_keys(desk.folder, desk.passphrase),
                lambda card: self._tell(rotated_words(card)), self.tr("更换密钥"),
            )  # fmt: skip

    def _save_sheet(self) -> None:
        found = self.ask_file(self.view, "")
        if not found:
            return
        target = Path(found).with_suffix(".pdf")
        words = self.tr("已存成“{}”：打印后封存，立即删除这个文件。再照纸输入一遍，核对印出来的认不认得清。").format(
            target.name
        )
        self._work(
            lambda desk, _p: save_escrow_sheet(desk.folder, desk.passphrase, target, desk.clock),
            lambda _none: self._tell(words), self.tr("托管纸"),
        )  # fmt: skip

    def _check(self, typed: str) -> None:
        def same(_none: object) -> None:
            self.view.forget()
            self._tell(self.tr("逐行一致：这张托管纸是办公室现在的密钥。"))

        self._work(
            lambda desk, _p: check_escrow_sheet(desk.folder, desk.passphrase, typed), same, self.tr("核对托管纸"),
            self.view.refuse,
        )  # fmt: skip

    def _tell(self, words: str) -> None:
        self.view.notice.say(words, Tone.OK)
