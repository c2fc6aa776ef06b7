"""Choosing a file or a folder, in the look and with the keys of the program.

The system's own box is used nowhere: it keeps lists of what was opened outside the store, draws previews and loads
other programs' extensions inside this process, which holds the keys, and waits for network drives that are gone.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector_app.domain.dates import iso_minute
from inspector_app.domain.hidden_characters import shown
from inspector_app.support.browse import Entry, Kind, entries, found_at, kinds, nearest, ordered
from inspector_app.support.errors import Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.theme import GAP_2, Tone
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.button import Kind as Look
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.chooser import Wanted
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.folder_places import FolderPlaces, RecentFolders
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.patience import Patience
from inspector_app.ui.widgets.scrolled import Tall
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.ui.wording import size_words

_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_WIDTH, _HEIGHT = 860, 320


class FileBox(FormDialog):
    """``paths`` are what was chosen, none when the person turned back.

    A name or a whole path may be typed; ↑↓ go through the list meanwhile, Enter takes, in the list Enter opens a folder
    and the backspace key leaves it.
    """

    def __init__(
        self, wanted: Wanted, title: str, patterns: str = "", start: str = "", parent: QWidget | None = None
    ) -> None:
        verbs = {Wanted.FOLDER: self.tr("选定这个文件夹"), Wanted.NEW_FILE: self.tr("保存")}
        super().__init__(title, verbs.get(wanted, self.tr("选定")), _WIDTH, parent)
        self.paths: tuple[Path, ...] = ()
        self._wanted, self._purpose = wanted, title
        self._folder = Path()
        self._found: tuple[Entry, ...] = ()
        self._order = ("name", False)
        self._typed = ""
        self._line = _NameLine(self)
        self._kinds = kinds(patterns)
        self._kind = ChoiceBox([(f"{kind.words}", kind) for kind in self._kinds])
        self._where = QLineEdit(readOnly=True)
        self._where.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._where.setAccessibleName(self.tr("所在文件夹"))
        self._empty = EmptyState("", icon="folder")
        self._table = _List(TableModel(_columns()), self.tr("文件列表"), self._empty)
        self._lay_out()
        self._reading = Patience(self)
        self._connect()
        self._begin(start)

    @classmethod
    def ask(
        cls, wanted: Wanted, title: str, patterns: str = "", start: str = "", parent: QWidget | None = None
    ) -> tuple[Path, ...]:
        """What the person chose."""
        box = cls(wanted, title, patterns, start, parent)
        wait_for(box)
        return box.paths

    def go_to(self, folder: Path) -> None:
        """Show what lies in a folder."""
        self._empty.say(self.tr("正在读取…"))
        self._reading.ask(lambda: (folder, entries(folder)), lambda answer: self._show(*answer))

    def go_up(self) -> None:
        """Show the folder around this one."""
        self.go_to(self._folder.parent)

    def _lay_out(self) -> None:
        self._line.setPlaceholderText(self.tr("输入名称或完整路径"))
        self._kind.setAccessibleName(self.tr("显示的文件"))
        self._kind.set_value(self._kind.itemData(0))
        if self._wanted is Wanted.FILES:
            self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        up = Button(icon="chevron-up", kind=Look.ICON, name=self.tr("上一级文件夹"), clicked=self.go_up)
        top, right, both, bottom = QHBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (top, right, both, bottom):
            row.setSpacing(GAP_2)
        top.addWidget(up)
        top.addWidget(self._where, 1)
        right.addLayout(top)
        right.addWidget(Tall(_HEIGHT, self._table), 1)
        self._places = FolderPlaces()
        both.addWidget(self._places)
        both.addLayout(right, 1)
        folder = self._wanted is Wanted.FOLDER
        bottom.addWidget(Field(self.tr("文件夹") if folder else self.tr("文件名"), self._line), 1)
        bottom.addWidget(self._kind, alignment=Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(both, 1)
        self.body.addLayout(bottom)
        self._kind.setVisible(self._wanted is not Wanted.FOLDER and self._kind.count() > 1)  # no window of its own

    def _connect(self) -> None:
        self._places.gone_to.connect(self.go_to)
        self._table.opened.connect(self._open)
        self._table.left.connect(self.go_up)
        self._table.sort_requested.connect(self._sort)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._name_chosen())
        self._line.moved.connect(lambda event: QCoreApplication.sendEvent(self._table, event))
        self._line.textEdited.connect(lambda _text: self._fill())
        self._kind.value_changed.connect(self._kind_chosen)
        self._reading.failed.connect(self._say)
        self._reading.slow.connect(self._say_slow)
        self.accept_requested.connect(self._take)
        bind_keys(self, (PageKey(self.tr("到上一级文件夹"), ("Alt+Up",), self.go_up),))

    def _begin(self, start: str) -> None:
        """Begin where ``start`` says, or where the last one was chosen, of this purpose or else of any; a name alone is
        what is proposed."""
        recent = RecentFolders.of_application()
        usual = recent.last(self._purpose) or next(iter(recent.folders), None) or self._places.first()
        given = Path(start) if start and Path(start).is_absolute() else usual / start
        self._reading.ask(lambda: nearest(given), lambda answer: self._show_first(given, *answer))
        if start:
            self._kind.set_value(self._kind_of(given.name))
            self._line.setText(given.name)
        self._line.selectAll()
        self._line.setFocus()

    def _show_first(self, given: Path, folder: Path, found: Sequence[Entry]) -> None:
        if folder == given and not self._line.is_typed:
            self._line.clear()  # it was a folder
        self._show(folder, found)

    def _show(self, folder: Path, found: Sequence[Entry]) -> None:
        if self._folder not in (folder, Path()):  # what is typed before the first one was read stays
            self._line.is_typed = False
            if self._wanted is not Wanted.NEW_FILE:
                self._line.clear()
        self._folder, self._found = folder, tuple(found)
        self._where.setText(shown(str(folder)))
        self.notice.clear()
        self._fill()

    def _fill(self) -> None:
        """Show what is wanted; while a name to open is typed, only what contains it."""
        kind: Kind = self._kind.value()
        typed = self._line.text().strip().lower() if self._line.is_typed and self._wanted is not Wanted.NEW_FILE else ""
        is_name = "/" not in typed and "\\" not in typed
        shows = [
            each
            for each in self._found
            if (each.is_folder or (self._wanted is not Wanted.FOLDER and kind.takes(each.name)))
            and (not is_name or typed in each.name.lower())
        ]
        self._table.show_entries(ordered(shows, *self._order))
        self._typed = typed
        self._say_empty()

    def _say_empty(self) -> None:
        """Why nothing is listed; also below a warning, which is about something else."""
        nothing = self.tr("这里没有别的文件夹") if self._wanted is Wanted.FOLDER else self.tr("没有可选的内容")
        words = self.tr("没有名称里有这些字的") if self._typed else nothing
        self._empty.say(words if self._folder != Path() else "")  # what was never read may hold something

    def _say_slow(self) -> None:
        self.notice.say(sentence("folder-slow"), Tone.WARNING)
        self.fit()

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self._fill()

    def _kind_of(self, name: str) -> Kind:
        """The kind of a new file that its name's ending says, else the chosen one."""
        chosen: Kind = self._kind.value()
        is_new = self._wanted is Wanted.NEW_FILE and not chosen.takes(name)
        return next((kind for kind in self._kinds if is_new and kind.takes(name)), chosen)

    def _kind_chosen(self) -> None:
        """A new file's name ends as the kind does that is chosen for it."""
        name = self._line.text().strip()
        if self._wanted is Wanted.NEW_FILE and name:
            self._line.setText(self._kind.value().instead(name, self._kinds))
        self._fill()

    def _name_chosen(self) -> None:
        """What is chosen in the list stands in the line, as if typed."""
        names = [shown(each.name) for each in self._table.chosen_entries() if not each.is_folder]
        if names and not self._line.is_typed:
            self._line.setText("、".join(names))

    def _open(self, entry: Entry) -> None:
        if entry.is_folder:
            self.go_to(entry.path)
        else:
            self._take()

    def _take(self) -> None:
        """Take what is typed, else what is chosen in the list."""
        chosen = [each for each in self._table.chosen_entries() if not each.is_folder]
        text = self._line.text().strip()
        if chosen and not self._line.is_typed and self._wanted is not Wanted.FOLDER:
            self._taken([each.path for each in chosen])
        elif text:
            path = self._folder / Path(text).expanduser()
            self._reading.ask(lambda: (path, found_at(path)), lambda answer: self._judge(*answer))
        elif self._wanted is Wanted.FOLDER:
            self._taken([self._folder])
        elif entry := self._table.chosen_record():
            self._open(entry)

    def _judge(self, path: Path, found: Entry | None) -> None:
        """A typed path: a folder is gone into, or taken where one is wanted; a file is taken where one is wanted."""
        if found is not None and found.is_folder and self._wanted is not Wanted.FOLDER:
            self._line.clear()
            self.go_to(path)
        elif found is not None and found.is_special:
            self._say(Trouble("file-special", name=shown(path.name)))
        elif self._wanted is Wanted.NEW_FILE:
            self._save_as(path)
        elif self._wanted is Wanted.FOLDER:
            self._taken([path]) if found is None or found.is_folder else self._say(Trouble("folder-is-file"))
        elif found is None:
            self._say(Trouble("file-not-there", name=shown(path.name)))
        else:
            self._taken([path])

    def _save_as(self, path: Path) -> None:
        named = path.with_name(self._kind_of(path.name).named(path.name))
        question = partial(_look_before_saving, named)
        self._reading.ask(question, lambda answer: self._replace(named, *answer))

    def _replace(self, path: Path, folder: Entry | None, found: Entry | None) -> None:
        words = self.tr("“{0}”已经存在，替换它？").format(shown(path.name))
        if folder is None or not folder.is_folder:
            self._say(Trouble("folder-not-there", folder=shown(str(path.parent))))
        elif found is not None and (found.is_special or found.is_folder):
            self._say(Trouble("file-special", name=shown(path.name)))
        elif found is None or BoxMessages(self).confirm(words, self.tr("原来的内容不再保留。"), self.tr("替换")):
            self._taken([path])

    def _taken(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(paths)
        folder = paths[0] if self._wanted is Wanted.FOLDER else paths[0].parent
        RecentFolders.of_application().remember(self._purpose, folder)
        self.accept()

    def _say(self, trouble: Trouble) -> None:
        self._say_empty()
        self.notice.say(sentence(trouble.code, trouble.details), Tone.WARNING)
        self.fit()


class _NameLine(QLineEdit):
    """The arrow keys are the list's. ``is_typed`` while what stands here was typed and not chosen in the list."""

    moved = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_typed = False
        self.textEdited.connect(lambda text: setattr(self, "is_typed", bool(text.strip())))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.is_typed = False
            self.moved.emit(event)
            return
        super().keyPressEvent(event)


class _List(Table):
    """``left`` is the wish to leave the folder."""

    left = Signal()

    def show_entries(self, found: Sequence[Entry]) -> None:
        """Show these; nothing is chosen yet."""
        self.clearSelection()
        self.model().show(Lines(found, key=lambda each: each.path))  # type: ignore[attr-defined]

    def chosen_entries(self) -> list[Entry]:
        """What is chosen, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.model().record(row) for row in rows]  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Backspace:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _columns() -> tuple[Column, ...]:
    return (
        Column("文件名", lambda each: ("▸ " if each.is_folder else "") + shown(each.name), sort_key="name", tail=True),
        Column(
            "文件大小", lambda each: "" if each.size is None else size_words(each.size), "right", 110, sort_key="size"
        ),
        Column(
            "修改时间", lambda each: iso_minute(each.changed) if each.changed else "—", width=170,
            sort_key="changed", spare=True,
        ),
    )  # fmt: skip


def _look_before_saving(path: Path) -> tuple[Entry | None, Entry | None]:
    """The folder that a new file is put into, and what stands there under its name."""
    return found_at(path.parent), found_at(path)
