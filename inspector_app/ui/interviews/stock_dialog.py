"""常用问题 (F4): questions of every bank that are not asked yet; type to narrow, Enter takes them in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from inspector_app.ui import theme
from inspector_app.ui.layouts import in_column, wide
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.scrolled import Tall
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.usecases.qa_lines import Lines, unasked

_ROLE = Qt.ItemDataRole.UserRole


class StockDialog(FormDialog):
    """:meth:`ask` gives back the chosen questions, or nothing when the person turned back."""

    def __init__(self, stock: Sequence[tuple[str, str]], lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("常用问题"), self.tr("插入所选"), 760, parent)
        self._stock, self._lines = stock, lines
        self.search = SearchBox(self.tr("查找问题"), self.tr("输入几个字，如 工资 考勤"))
        self.search.setPlaceholderText(self.tr("输入几个字筛选，如：工资 考勤"))
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("尚未问到的常用问题"))
        self.list.setProperty("role", "steps")
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _item: self._take())
        self._hint = Label("", Role.SMALL)
        self.body.addLayout(in_column(self.search, wide(Tall(360, self.list)), self._hint))
        self.accept_requested.connect(self._take)
        bind_keys(self, (PageKey(self.tr("返回笔录"), ("F4",), self.reject),))
        self._fill("")
        self.search.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, stock: Sequence[tuple[str, str]], lines: Lines) -> list[str]:
        """Let the person choose."""
        dialog = cls(stock, lines, parent)
        return dialog.chosen() if wait_for(dialog) else []

    def chosen(self) -> list[str]:
        """The chosen questions in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return [str(self.list.item(row).data(_ROLE)) for row in rows]

    def eventFilter(self, watched: object, event: object) -> bool:  # noqa: N802 - Qt's name
        """From the search line the arrow keys walk the list and Enter takes the chosen one."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._size_items)  # once the list has its new width

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._size_items)  # once the list has its new letters

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._size_items()

    def _walk(self, step: int) -> None:
        """To the next question up or down, past the headings."""
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count() and not self.list.item(row).data(_ROLE):
            row += step
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _fill(self, wanted: str) -> None:
        self.list.clear()
        found = unasked(self._stock, self._lines, wanted)
        bank = ""
        for title, question in found:
            if title != bank:
                self._add_heading(title)
            bank = title
            item = QListWidgetItem(question)
            item.setData(_ROLE, question)
            self.list.addItem(item)
        self._size_items()
        self._hint.setText(
            self.tr("{count}个尚未问到；↑↓ 选择，Enter 插入，按住 Ctrl 可多选").format(count=len(found))
            if found
            else self.tr("没有符合的问题；关闭后可以自己写一问（Ctrl+Shift+Enter）")
        )
        self._walk(1)

    def _add_heading(self, title: str) -> None:
        heading = QListWidgetItem(title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.list.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        self.list.addItem(heading)

    def _size_items(self) -> None:
        """Long questions take as many lines as they need."""
        look = theme.current()
        width = self.list.viewport().width() - 36
        for row in range(self.list.count()):
            item = self.list.item(row)
            flags = int(Qt.TextFlag.TextWordWrap)
            box = self.list.fontMetrics().boundingRect(0, 0, width, 1000, flags, item.text())
            item.setSizeHint(QSize(0, max(box.height() + 14, look.control_height)))

    def _take(self) -> None:
        index: QModelIndex = self.list.currentIndex()
        if index.isValid() and self.chosen():
            self.accept()
