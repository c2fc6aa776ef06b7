"""版本并存 on the office's desk: the versions of a record side by side, each with the verb that says it is right."""

from collections.abc import Callable
from functools import partial

from inspector_app.ui.copies.versions_dialog import side_by_side
from inspector_app.ui.layouts import put_in
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.office_versions import Laid


class SidesCard(Card):
    """``right`` gets the key of the version that a person holds to be right, and whose it is; None while the laptops
    are asked already."""

    def __init__(self, laid: Laid, right: Callable[[str, str], object] | None) -> None:
        super().__init__()
        record = laid.beside
        self.setAccessibleName(record.name)
        ways = [
            Button(
                tr("以这一版为准…"), kind=Kind.QUIET, name=tr("以{0}的为准：{1}").format(side.whose, record.name),
                clicked=partial(right, side.key, side.whose),
            )
            for side in record.sides
            if right is not None
        ]  # fmt: skip
        asked = [] if right else [Label(tr("已请写过它的电脑核定，结果随日终包回来。"), Role.SMALL)]
        sides = side_by_side([side.whose for side in record.sides], laid.differences, laid.same, ways)
        put_in(self.body, Label(record.words_at_office, Role.STRONG, wrap=True), sides, *asked)
