"""An entry that holds another record: its name, and buttons to choose one or to leave it empty."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.elided_line import ElidedLine
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.widgets.parts import Parts
from inspector_app.ui.widgets.tip import set_tip

Pick = Callable[[], str | None]
Name = Callable[[str], str]
Near = Callable[[], Sequence[tuple[str, Pick]]]
"""Records that are near at hand, in words, each with how it is taken (empty: it was not)."""


class PickEntry(Parts):
    """``value()`` is the record's rid or empty. ``pick`` asks the person; ``name`` says what a rid is called.

    What is ``near`` is offered by a menu, read anew whenever it opens.
    """

    is_long = True  # a name, with up to three buttons beside it

    def __init__(self, pick: Pick, name: Name, empty: str = "未选择", near: Near | None = None) -> None:
        super().__init__()
        self._near_of = near
        self._pick = pick
        self._name_of = name
        self._value = ""
        self.line = ElidedLine()
        self.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to the buttons, where something can be done
        self.line.setPlaceholderText(empty)
        self._choose = Button("选择…", clicked=self.choose)
        self._clear = Button(icon="x", kind=Kind.ICON, name="清除", clicked=lambda: self.set_value(""))
        self._clear.allow(False, "还没有选择")
        self._near = MenuButton("", Kind.ICON)
        set_tip(self._near, "项目、案件中登记的")
        self._near.actions_menu.aboutToShow.connect(self._offer)
        row = in_row(wide(self.line), self._choose, self._near, gap=4, of=self)
        self._near.setVisible(near is not None)  # once it stands in the entry: before, it would be a window of its own
        row.addWidget(self._clear)
        self.consist_of({self._choose: "选择", self.line: "", self._near: "项目、案件中的", self._clear: "清除"})

    def value(self) -> str:
        """The rid, empty when nothing is chosen."""
        return self._value

    def set_value(self, rid: str | None) -> None:
        """Show a record; an empty rid clears the entry."""
        rid = rid or ""
        if rid != self._value:
            self._value = rid
            self.line.setText(self._name_of(rid) if rid else "")
            self.line.setCursorPosition(0)
            self._clear.allow(bool(rid), "还没有选择")
            self.value_changed.emit()

    def choose(self) -> None:
        """Ask for a record."""
        self._take(self._pick)

    def _offer(self) -> None:
        menu = self._near.actions_menu
        menu.clear()
        near = self._near_of() if self._near_of else ()
        for words, take in near:
            menu.addAction(words).triggered.connect(lambda _on=False, take=take: self._take(take))
        if not near:
            menu.addAction("所选项目、案件没有登记相关的单位和人员").setEnabled(False)

    def _take(self, take: Pick) -> None:
        rid = take()
        if rid:
            self.set_value(rid)
            self.go_past()
