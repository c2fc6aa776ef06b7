"""A dialog that shows or asks something and has no entries of its own to be filled in."""

from PySide6.QtWidgets import QDialog, QWidget

from inspector_app.ui.layouts import in_column
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.screen_room import keep_fitting
from inspector_app.ui.theme import GAP_3, GAP_4, GAP_6, dress
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.notice import Notice


class PlainDialog(QDialog):
    """Its title stands on top; more goes into ``body``. ``notice`` is to be put there, where it shall stand."""

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        keep_fitting(self)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.notice = Notice()
        self.notice.setParent(self)  # it goes with the dialog also where it stands nowhere
        bind_keys(self, (PageKey(self.tr("关闭"), ("Esc",)),))
        self.body = in_column(Label(title, Role.SECTION), gap=GAP_3, edges=(GAP_6, GAP_6, GAP_6, GAP_4), of=self)
