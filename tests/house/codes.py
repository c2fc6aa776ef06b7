"""Codes of the program that a person may meet by mistake: values of enumerations, kinds of records, names of fields."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget

import inspector_app
from inspector_app.domain.records import KINDS

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


assert inspector_app
