"""Rows and columns of widgets, said by what stands in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from inspector_app.ui.theme import GAP_2

AS_AROUND = -1
"""As a gap: that of the row or column around it."""
_NOWHERE = Qt.AlignmentFlag(0)
_Box = TypeVar("_Box", bound=QBoxLayout)


@dataclass(frozen=True, slots=True)
class Rest:
    """The room that nothing else wants, or its share of it."""

    share: int = 0


REST = Rest()


@dataclass(frozen=True, slots=True)
class Laid:
    """A part with its share of the room that is left over, and where it stands in its own."""

    part: QWidget | QLayout
    share: int = 0
    where: Qt.AlignmentFlag = _NOWHERE


Part = QWidget | QLayout | Laid | Rest | int
"""What may stand there; a number is so much empty room."""


def wide(part: QWidget | QLayout, share: int = 1) -> Laid:
    """A part that takes the room which is left over, or its share of it."""
    return Laid(part, share)


def placed(part: QWidget, where: Qt.AlignmentFlag) -> Laid:
    """A part that is no larger than it wishes, at one side of its room."""
    return Laid(part, where=where)


def in_row(
    *parts: Part, gap: int = GAP_2, edges: tuple[int, int, int, int] = (0, 0, 0, 0), of: QWidget | None = None
) -> QHBoxLayout:
    """Parts from left to right, so many pixels apart, within edges left, top, right and bottom; ``of`` holds them."""
    return _filled(QHBoxLayout() if of is None else QHBoxLayout(of), parts, gap, edges)


def in_column(
    *parts: Part, gap: int = GAP_2, edges: tuple[int, int, int, int] = (0, 0, 0, 0), of: QWidget | None = None
) -> QVBoxLayout:
    """Parts from top to bottom, as :func:`in_row`."""
    return _filled(QVBoxLayout() if of is None else QVBoxLayout(of), parts, gap, edges)


def see_through() -> QWidget:
    """A place for others that shows what is behind it."""
    place = QWidget()
    place.setProperty("role", "clear")
    return place


def emptied(place: QWidget, old: QWidget) -> QWidget:
    """An empty part where the old one stood in a place; the old one goes, with all that is in it."""
    new = see_through()
    layout = place.layout()
    if layout is not None:
        layout.replaceWidget(old, new)
    old.hide()
    old.setParent(None)
    old.deleteLater()
    return new


def put_in(box: QBoxLayout, *parts: Part) -> None:
    """More parts at the end of a row or column."""
    for part in parts:
        _add(box, part)


def _filled(box: _Box, parts: Iterable[Part], gap: int, edges: tuple[int, int, int, int]) -> _Box:
    box.setContentsMargins(*edges)
    box.setSpacing(gap)
    put_in(box, *parts)
    return box


def _add(box: QBoxLayout, part: Part) -> None:
    match part:
        case int():
            box.addSpacing(part)
        case Rest():
            box.addStretch(part.share)
        case Laid(QWidget() as widget, share, where):
            box.addWidget(widget, share, where)
        case Laid(QLayout() as inner, share, _):
            box.addLayout(inner, share)
        case QWidget():
            box.addWidget(part)
        case QLayout():
            box.addLayout(part)


def keep_room(part: QWidget, is_kept: bool = True) -> None:
    """Its room stays while it is hidden, so that nothing moves when it comes and goes."""
    policy = part.sizePolicy()
    policy.setRetainSizeWhenHidden(is_kept)
    part.setSizePolicy(policy)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets go once their events are over."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()
