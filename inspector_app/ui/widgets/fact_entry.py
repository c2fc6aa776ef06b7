"""Which entry a fact is written into, and how its JSON value is spoken of there."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.identity import mask_of
from inspector_app.formdefs.model import FactDef, FactType
from inspector_app.support.clock import local
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.figure_edit import IntegerEdit, MoneyEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.list_grid import ListGrid
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.segmented import YES_NO, Segment, Segmented

_FEW = 4


def fact_entry(fact: FactDef, today: Callable[[], date]) -> QWidget:
    """A new entry for one fact."""
    match fact.type:
        case FactType.LONG_TEXT:
            return GrowingText(least=3)
        case FactType.INTEGER:
            return IntegerEdit(fact.name)
        case FactType.MONEY:
            return MoneyEdit(fact.name)
        case FactType.DATE:
            return DateEdit(fact.name, today)
        case FactType.MOMENT:
            return MomentEdit(fact.name, today)
        case FactType.YES_NO:
            return Segmented(YES_NO, optional=not fact.required)
        case FactType.CHOICE:
            return _choice(fact)
        case FactType.LIST:
            return ListGrid(fact.items)
    return _line(fact)


def to_entry(fact: FactDef, value: Any) -> Any:
    """The JSON value as the entry takes it."""
    if value in (None, ""):
        return None
    if fact.type is FactType.DATE:
        return date.fromisoformat(value)
    if fact.type is FactType.MOMENT:
        return datetime.fromisoformat(value)
    return value


def from_entry(fact: FactDef, value: Any) -> Any:
    """What the entry holds as JSON value; None for nothing."""
    if value is None or value == "":
        return None
    if fact.type is FactType.MOMENT:
        return local(value).isoformat(timespec="minutes")  # as records tell a moment
    if fact.type is FactType.DATE:
        return value.isoformat()
    if fact.type is FactType.LIST:
        return [dict(row) for row in value] or None
    return value


def _choice(fact: FactDef) -> QWidget:
    if 1 < len(fact.choices) <= _FEW and sum(map(len, fact.choices)) <= 16:
        return Segmented([Segment(word, word) for word in fact.choices], optional=not fact.required)
    return ChoiceBox([(word, word) for word in fact.choices], empty="" if fact.required else "（未填）")


def _line(fact: FactDef) -> QWidget:
    if fact.sensitive:
        return MaskedEdit(mask_of(fact.name))
    return QLineEdit()
