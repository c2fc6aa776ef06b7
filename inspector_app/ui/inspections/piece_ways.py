"""What becomes of a piece of evidence that is looked at: cut, copied, printed, what it shows entered beside it."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.ui.cases.copy_dialog import CopyDialog
from inspector_app.ui.cases.cut_dialog import CutDialog
from inspector_app.ui.inspections.print_button import PrintButton
from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.parties.party_dialogs import PersonDialog
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.targets import CASES, CopyList
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.usecases.true_copies import TITLE

_SEEN = (EvidenceKind.PHOTO, EvidenceKind.SCAN)


class PieceWays(QWidget):
    """A row of buttons in the dialog that shows the piece; nothing for what cannot be seen."""

    def __init__(self, dialog: RecordForm, piece: Evidence) -> None:
        super().__init__()
        self._dialog, self._piece = dialog, piece
        is_photo, is_seen = piece.kind is EvidenceKind.PHOTO, piece.sealed and piece.kind in _SEEN
        ways = [Button(tr("裁切拉正"), "file-pen", clicked=self.cut)] if is_photo else []
        if is_seen:
            ways.append(Button(TITLE, "copy", clicked=self.make_copy))
        if piece.case_rid and piece.kind in _SEEN:
            named = tr("对照这张照片录入工资明细")
            ways.append(Button(tr("录入工资明细"), "table-2", name=named, clicked=self.copy_list))
        if is_photo:
            named = tr("对照这张证件照片登记人员")
            ways.append(Button(tr("登记人员"), "users", name=named, clicked=self.enter_person))
        if is_seen:
            ways.append(PrintButton(dialog.session, piece, dialog.notice))
        in_row(*ways, REST, of=self)
        if not ways:
            self.hide()

    def cut(self) -> None:
        """A straight copy of a part of it, beside the original."""
        if CutDialog.ask(self._dialog.session, self._piece, self._dialog):
            self._dialog.reject()

    def make_copy(self) -> None:
        """复印件 of the paper that it shows; then the copy is in sight, to be printed and signed."""
        copy = CopyDialog.ask(self._dialog.session, self._piece, self._dialog)
        if copy:
            self._dialog.reject()
            type(self._dialog).ask(self._dialog.session, copy, self._dialog.parentWidget())

    def enter_person(self) -> None:
        """What the photo shows is somebody's card: a person is entered beside it."""
        dialog = PersonDialog(self._dialog.session, parent=self._dialog)
        dialog.card.show_piece(self._piece)
        dialog.ask_now()

    def copy_list(self) -> None:
        """What the photo shows is a list: go on with it in the case."""
        self._dialog.reject()
        if not self._dialog.isVisible():
            self._dialog.session.go(CASES, CopyList(self._piece.case_rid, self._piece.rid))
