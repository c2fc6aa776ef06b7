"""What differs of one worker in full: each difference with its question, and the places in which it stands."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.four_sides import Place
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import REST, clear, in_column, in_row, see_through, wide
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3
from inspector_app.ui.widgets.basis_line import BasisLine
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.usecases.four_sides import Noted, SideLine

_HEIGHT, _LOW = 240, 170
_ITEMS = vocabulary.entry("four_sides").items
_MOST_PLACES, _LONGEST = 5, 20
_SIDES = ("listed", "attendance", "contracts", "payments")


class SideDetails(QWidget):
    """Always as high as it is, so that nothing jumps. ``place_wished`` brings the place that somebody clicked,
    ``settle_wished`` the difference that somebody looked into."""

    place_wished = Signal(object)
    settle_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._who = Label("", Role.STRONG)
        self._told = FactsGrid(len(_SIDES))
        inside = see_through()
        self._list = in_column(gap=GAP_3)
        in_column(self._list, self._told, REST, gap=GAP_3, of=inside)
        in_column(self._who, wide(Scrolled(inside)), gap=GAP_2, of=self)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("所选人员的差异"))

    def set_low(self, is_low: bool) -> None:
        """In a low window the list needs the height more."""
        self.setFixedHeight(_LOW if is_low else _HEIGHT)

    def show_line(self, line: SideLine | None) -> None:
        """Show a worker, or nobody."""
        clear(self._list)
        self._who.setText(line.name if line is not None else "")
        self._told.show_facts(_facts(line) if line is not None else ())
        for each in line.differences if line is not None else ():
            self._list.addLayout(self._difference(each))
        told = (line.compared_words, line.uncompared) if line is not None else ()
        for words in filter(None, told):
            self._list.addWidget(Label(words, Role.SMALL, wrap=True))

    def _difference(self, told: Noted) -> QVBoxLayout:
        question = self.tr("建议询问：{0}　依据：{1}").format(told.rule.question, told.rule.basis_text)
        verb = self.tr("重新提示") if told.settled else self.tr("登记核实")
        settle = Button(
            verb, kind=Kind.QUIET, name=f"{verb}：{told.rule.title}", clicked=partial(self.settle_wished.emit, told)
        )
        return in_column(
            in_row(wide(Label(f"{told.rule.title}：{told.words}", wrap=True)), settle),
            BasisLine(told.found_out or question),
            self._places(told.places),
            gap=GAP_1,
        )

    def _places(self, places: Iterable[Place]) -> QHBoxLayout:
        listed = list(places)
        shown = [self._link(place) for place in listed[:_MOST_PLACES]]
        more = [Label(self.tr("等{0}处").format(len(listed)), Role.SMALL)] if len(listed) > _MOST_PLACES else []
        return in_row(Label(_ITEMS["places"].label, Role.SMALL), *shown, *more, REST)

    def _link(self, place: Place) -> Button:
        shown = place.words if len(place.words) <= _LONGEST else f"…{place.words[-_LONGEST:]}"
        return Button(
            shown, kind=Kind.QUIET, name=self.tr("查看“{0}”").format(place.words),
            clicked=partial(self.place_wished.emit, place),
        )  # fmt: skip


def _facts(line: SideLine) -> list[Fact]:
    return [Fact(_ITEMS[name].label, getattr(line, name)) for name in _SIDES]
