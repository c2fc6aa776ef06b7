"""Codes of the program that a person may meet by mistake: values of enumerations, kinds of records, names of fields."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget

from inspector_app.domain.records import KINDS
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_text import said
from inspector_app.usecases.draft_values import written
from inspector_app.usecases.names import record_name

_FLOORS = ("domain", "usecases", "formdefs", "lawbook", "exchange", "office", "store", "documents")
# A word in small letters that is no part of a file's name, an address or a form's identity (order-to-pay@2026.1).
_WORD = re.compile(r"(?<![\w.@/:-])[a-z][a-z_]{2,}(?![\w.@/-])")
_ROWS = 300


@cache
def codes() -> frozenset[str]:
    """Every value of an enumeration below the window, and every kind of record."""
    found = set(KINDS)
    for floor in _FLOORS:
        package = importlib.import_module(f"inspector_app.{floor}")
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for each in vars(importlib.import_module(info.name)).values():
                if isinstance(each, type) and issubclass(each, StrEnum):
                    found |= {str(member) for member in each}
    return frozenset(found)


def codes_in(text: str) -> list[str]:
    """The codes that stand in a text for people."""
    return [word for word in _WORD.findall(text) if word in codes() or "_" in word]


def texts_of(window: QWidget) -> Iterator[str]:
    """What a window says: labels, buttons, lists, names for the screen reader, tooltips."""
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.accessibleName()
        yield widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            rows = min(model.rowCount(), _ROWS)
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
            yield from (str(model.headerData(c, Qt.Orientation.Horizontal) or "") for c in range(columns))
            yield from (str(model.index(r, c).data() or "") for r in range(rows) for c in range(columns))


def codes_on(window: QWidget) -> dict[str, list[str]]:
    """The texts of a window that show a code, with it."""
    return {text: found for text in texts_of(window) if (found := codes_in(text))}


def wrong_lines(body: Any, context: Context) -> list[str]:
    """Lines of a draft that do not say what they are about, or that show a code."""
    every = said(body, lambda rid: record_name(context, rid))
    codes = {code for each in every for code in codes_in(f"{each.place} {'' if each.typed else each.text}")}
    bare = [each.line(whole=False) for each in every if not each.place or each.text in codes_in(each.text)]
    return [*bare, *sorted(codes)]


def wrong_in_draft(dialog: QWidget, context: Context) -> list[str]:
    """Entries without a name in what a dialog keeps while one types, and wrong lines of that."""
    form = getattr(dialog, "form", None)
    if form is None:
        return []
    nameless = [entry for entry, (label, _) in form.told().items() if not label]
    return [*nameless, *wrong_lines(written(form.value, form.unread(), form.told()), context)]
