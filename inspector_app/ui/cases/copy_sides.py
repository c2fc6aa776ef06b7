"""The sides of a paper that becomes a copy: one in sight to be made straight, others added, gone through, left out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

from inspector_app.domain.evidence import Evidence
from inspector_app.domain.true_copy import CopySide
from inspector_app.ui.cases.photo_desk import PhotoDesk
from inspector_app.ui.icons import icon
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import ElidedLabel, Role
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.usecases import photo_lists
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import piece as read_piece
from inspector_app.usecases.photo_lists import WHOLE, Photo
from inspector_app.usecases.true_copies import other_sides

_HEIGHT = 220  # so that the entries below are seen on a small laptop
_OFFERED = 12  # the last ones; the other side of a paper was photographed beside it
Kept = Mapping[str, Any]


def kept_side(rid: str, corners: Sequence[tuple[float, float]] = WHOLE, page: int = 0) -> Kept:
    """A side as a draft keeps it."""
    return {"rid": rid, "corners": [list(each) for each in corners], "page": page}


def side_of(kept: Kept) -> CopySide:
    """The side that a draft tells of."""
    return CopySide(kept["rid"], tuple((float(x), float(y)) for x, y in kept["corners"]), int(kept["page"]))


class CopySides(QWidget):
    """``value()`` are the sides as a draft keeps them; ``changed`` brings them when a person changed them."""

    changed = Signal(object)

    def __init__(self, session: Session[Context], piece: Evidence) -> None:
        super().__init__()
        self._session = session
        self._sides: list[Kept] = [kept_side(piece.rid)]
        self._at, self._shown = 0, ("", -1)
        self.desk = PhotoDesk(session, reads=False, enlarges=False)
        self.desk.view.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.desk.setMinimumHeight(_HEIGHT)
        self.desk.opened.connect(self._put_part)
        self.desk.cut.connect(self._was_cut)
        self._words = ElidedLabel("", Role.STRONG)
        self._before = Button(icon="chevron-left", kind=Kind.ICON, name=tr("上一面"), clicked=lambda: self._turn(-1))
        self._after = Button(icon="chevron-right", kind=Kind.ICON, name=tr("下一面"), clicked=lambda: self._turn(1))
        self._less = Button(tr("去掉这一面"), "x", Kind.QUIET, clicked=self.drop_side)
        more = self._menu(session.read(other_sides, piece)[:_OFFERED])
        row = in_row(self._before, self._after, wide(self._words), more, self._less)
        in_column(row, wide(self.desk), of=self)
        self._show_side()

    def value(self) -> list[Kept]:
        """As they stand."""
        return list(self._sides)

    def set_value(self, sides: Sequence[Kept]) -> None:
        """Show these; the place among them stays where it can."""
        if list(sides) != self._sides:
            self._sides = list(sides)
            self._show_side()

    def add_side(self, rid: str) -> None:
        """One more side, behind the others; it is in sight then."""
        if self._is_left():
            self._at = len(self._sides)
            self._put([*self._sides, kept_side(rid)])

    def drop_side(self) -> None:
        """The side in sight is no part of the copy."""
        self._put([side for at, side in enumerate(self._sides) if at != self._at])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._show_side()

    @property
    def _in_sight(self) -> CopySide:
        return side_of(self._sides[self._at])

    def _menu(self, others: Sequence[Evidence]) -> MenuButton:
        more = MenuButton(tr("添加一面"), Kind.PLAIN, "plus")
        for each in others:
            action = more.actions_menu.addAction(icon("image"), each.title)
            action.triggered.connect(lambda _on=False, rid=each.rid: self.add_side(rid))
        more.allow(bool(others), tr("案件中没有其他照片、扫描件"))
        return more

    def _put(self, sides: Sequence[Kept]) -> None:
        self._sides = list(sides)
        self._show_side()
        self.changed.emit(self.value())

    def _turn(self, step: int) -> None:
        if self._is_left():
            self._at += step
            self._show_side()

    def _is_left(self) -> bool:
        """Whether another side may come in sight: corners that nobody took would go with this one."""
        problems = self.desk.open_corners()
        if problems:
            self.desk.failed.emit(problems)
        return not problems

    def _show_side(self) -> None:
        """The side at which one is, its picture read when it is another's."""
        count = len(self._sides)
        self._at = max(min(self._at, count - 1), 0)
        self._before.allow(self._at > 0, tr("这是第一面"))
        self._after.allow(self._at + 1 < count, tr("这是最后一面"))
        self._less.allow(count > 1, tr("至少留一面"))
        side = self._in_sight
        shown = self._session.read(read_piece, side.evidence_rid)
        self._words.setText(tr("第{0}面，共{1}面：{2}").format(self._at + 1, count, shown.title))
        wanted = (side.evidence_rid, self._at)
        if self.isVisible() and wanted != self._shown:
            self._shown = wanted
            self.desk.close_photo()
            read = self._session.read(photo_lists.photo_of_evidence, shown)
            self._session.work(read, partial(self._came, wanted), refused=self.desk.failed.emit)
        elif wanted == self._shown:
            self.desk.set_part(side.corners, side.page)

    def _came(self, wanted: tuple[str, int], photo: Photo) -> None:
        if isValid(self) and wanted == self._shown:
            self.desk.open_photo(photo)

    def _put_part(self) -> None:
        """As it was cut last."""
        side = self._in_sight
        self.desk.corners = side.corners
        if self.desk.photo is not None:
            self.desk.photo = replace(self.desk.photo, page=side.page)

    def _was_cut(self) -> None:
        page = self.desk.photo.page if self.desk.photo is not None else 0
        cut = kept_side(self._in_sight.evidence_rid, self.desk.corners, page)
        self._put([cut if at == self._at else side for at, side in enumerate(self._sides)])
