"""The white band on top of every page: title, subtitle, state chip and actions, the primary one last."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.theme import GAP_1, GAP_6
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.focus_back import beside
from inspector_app.ui.widgets.label import ElidedLabel, Role
from inspector_app.ui.widgets.tip import set_tip

B = TypeVar("B", bound=QWidget)
_GAP = 10
_LEAST_WORDS = 280  # below this the actions take a line of their own


class PageHeader(QFrame):
    """Title and subtitle at the left, actions at the right, or below them in a narrow window."""

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.setProperty("role", "header")
        self._title = ElidedLabel(title, Role.TITLE, lines=2)  # a paper's name is read whole
        self._subtitle = ElidedLabel(subtitle, Role.SMALL, lines=2)
        self._chip: Chip | None = None
        self.way_back: Button | None = None
        self._usual_way = ""
        self._buttons: list[QWidget] = []
        words = in_column(self._title, self._subtitle, gap=GAP_1)
        self._spilt = QHBoxLayout()
        self._spilt.setSpacing(_GAP)
        self._first = in_row(wide(words), self._spilt, gap=_GAP)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(_GAP)
        self._actions.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(GAP_6, 12, GAP_6, 10)
        self._lines.setSpacing(_GAP)
        self._lines.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._lines.addLayout(self._first, 1)
        self._lines.addLayout(self._actions)
        self.set_subtitle(subtitle)

    def add_way_back(self, left: Callable[[], object], words: str = "") -> Button:
        """The button that leads back to where one came from; it looks and has the same key on every page."""
        back = self.add(Button(words or self.tr("返回列表"), "chevron-left", Kind.QUIET, clicked=left))
        beside(back)
        bind_keys(back, (PageKey(self.tr("返回"), ("Alt+Left",), back.click),))
        self.way_back, self._usual_way = back, back.text()
        self.name_way_back()
        return back

    def name_way_back(self, words: str = "") -> None:
        """Where the way back leads now; to where it usually does without words."""
        if self.way_back is not None:
            told = words or self._usual_way
            self.way_back.setText(told)
            self.way_back.setAccessibleName(told)
            set_tip(self.way_back, self.tr("{name}（Alt+←）").format(name=told))

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Change the line below the title; its parts are best ``joined``."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def set_badge(self, badge: Badge | None) -> None:
        """Show a state chip left of the actions, or none."""
        if self._chip is None:
            self._chip = Chip(badge or Badge(""))
            self._first.insertWidget(1, self._chip)
        if badge is not None:
            self._chip.set_badge(badge)
        self._chip.setVisible(badge is not None)

    def add(self, button: B, *, first: bool = False) -> B:
        """Put an action at the right end, or ``first`` of all, and hand it back; add the primary one last."""
        place = 0 if first else len(self._buttons)
        self._buttons.insert(place, button)
        self._actions.insertWidget(place, button)
        return button

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as one action: where there is no room for them side by side they find another line."""
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        return QSize(widest + 2 * GAP_6, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # an action came, went or has other words
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """Actions beside the words, else below them; those that find no room there stand behind the words."""
        buttons = [each for each in self._buttons if not each.isHidden() or each.sizePolicy().retainSizeWhenHidden()]
        chip = self._chip.sizeHint().width() + _GAP if self._chip is not None and not self._chip.isHidden() else 0
        said = max(label.sizeHint().width() for label in (self._title, self._subtitle) if not label.isHidden())
        words = min(said, _LEAST_WORDS) + chip + _GAP
        room = self.width() - 2 * GAP_6
        beside = words + _width(buttons) <= room
        spilt = 0
        while not beside and spilt < len(buttons) - 1 and _width(buttons[spilt:]) > room:
            spilt += 1
        self._lines.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        if spilt != self._spilt.count():
            for button in self._buttons:
                (self._spilt if button in buttons[:spilt] else self._actions).addWidget(button)


def _width(buttons: Sequence[QWidget]) -> int:
    return sum(button.sizeHint().width() + _GAP for button in buttons) - _GAP
