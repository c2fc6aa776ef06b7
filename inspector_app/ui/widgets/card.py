"""Cards: plain, of lines, with a coloured strip, with a count to be pressed; and the heading of a part."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.ui import theme
from inspector_app.ui.layouts import Part, clear, in_column, in_row, put_in, wide
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4, Tone, style_as
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.clickable import Clickable, close_up
from inspector_app.ui.widgets.label import IconLabel, Label, Role
from inspector_app.ui.widgets.tool_row import ToolRow


class Card(QFrame):
    """A white card with parts below each other; more go into ``body``. A title makes it a named group for the screen
    reader."""

    def __init__(self, title: str = "", *parts: Part) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.body = in_column(gap=GAP_3, edges=(GAP_4, 14, GAP_4, 14), of=self)
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(Label(title, Role.SECTION))
        put_in(self.body, *parts)


class SectionHeader(ToolRow):
    """A section title; :meth:`add` puts an action at the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = Label(title, Role.SECTION)
        self.begin_with(self._title)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)


_FEW = 5


class RowsCard(Card):
    """``header`` takes actions; :meth:`show_rows` the lines."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._title, self._empty = title, empty
        self.header = SectionHeader(title)
        self.body.addWidget(self.header)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)

    def show_rows(self, rows: Sequence[QWidget], count: int | None = None) -> None:
        """Show these lines, the first few at once; ``count`` is how many things they tell of where some share one."""
        clear(self._lines)
        self._lines.setSpacing(GAP_3)
        close_up(self._lines, rows)
        self.header.set_title(f"{self._title}（{len(rows) if count is None else count}）" if rows else self._title)
        if not rows:
            self._lines.addWidget(Label(self._empty, Role.SMALL, wrap=True))
        for row in rows:
            self._lines.addWidget(row)
        rest = rows[_FEW:]
        for row in rest:
            row.setVisible(False)
        if rest:
            words = self.tr("显示其余{count}项").format(count=len(rest))
            more = Button(words, "chevron-down", Kind.QUIET, f"{self._title}：{words}")
            more.clicked.connect(lambda _checked=False: _unfold(rest, more))
            self._lines.addWidget(more)


def _unfold(rows: Sequence[QWidget], more: Button) -> None:
    for row in rows:
        row.setVisible(True)
    more.setVisible(False)


_STRIP = 7


class StripCard(QFrame):
    """Put things into ``body``; the strip has the colour of the tone."""

    def __init__(self, tone: Tone, name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self._tone = tone
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 12, 14, 12)
        self.body.setSpacing(GAP_2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        look = theme.current()
        edge = look.card_line / 2
        outline, strip = QPainterPath(), QPainterPath()
        inside = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        outline.addRoundedRect(inside, look.card_radius, look.card_radius)
        strip.addRect(QRectF(0, 0, _STRIP, self.height()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outline.intersected(strip), QColor(look.tone(self._tone).strip))
        painter.end()


class CounterCard(Clickable):
    """A figure that matters, with icon and word; a click, or Enter, wishes to see what was counted."""

    def __init__(self, word: str, icon: str, tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._word = word
        self._tone = tone
        self._figure = Label("0", Role.FIGURE)
        in_row(
            IconLabel(icon, tone, 1.8),
            self._figure,
            wide(Label(word, Role.SMALL, wrap=True)),  # in two lines rather than beyond the edge of a narrow window
            gap=GAP_3,
            edges=(GAP_4, 8, GAP_4, 8),
            of=self,
        )
        self.set_figure(0)

    def set_figure(self, figure: int) -> None:
        """Show a count. Zero is always plain: nothing to worry about."""
        self._figure.setText(str(figure))
        self.setAccessibleName(f"{self._word}：{figure}")
        style_as(self._figure, "tone", str(self._tone if figure else Tone.PLAIN))
