"""A snapshot that counts how often it is asked, and a model to show it."""

from array import array

import pytest

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.table_model import Column, TableModel


class Listing:
    """A snapshot that remembers how often it was asked."""

    def __init__(self, ids, gone=()):
        self.ids = array("q", ids)
        self.gone = gone
        self.asked = []

    def page(self, first, count):
        wanted = self.ids[first : first + count]
        self.asked.append(list(wanted))
        return [None if i in self.gone else (i, f"工程 {i}", i % 3) for i in wanted]


@pytest.fixture
def listing():
    """``listing(ids)`` makes a snapshot."""
    return Listing


@pytest.fixture
def model(qapp):
    return TableModel(
        [
            Column("名称", lambda row: row[1], sort_key="name"),
            Column("人数", lambda row: str(row[0]), "right", 100),
            Column(
                "状态", lambda _row: "正常", width=120, badge=lambda row: Badge("逾期", Tone.DANGER) if row[2] else None
            ),
        ],
    )
