"""A store of rows that counts how often it is asked, and a model over it."""

import pytest

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.table_model import Column, TableModel

MANY = 100_000


class Store:
    """Reads rows by id and counts how often it was asked."""

    def __init__(self):
        self.asked = []
        self.gone = set()

    def rows(self, ids):
        self.asked.append(list(ids))
        return [(i, f"工程 {i}", i % 3) for i in reversed(list(ids)) if i not in self.gone]


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def model(store, qapp):
    return TableModel(
        [
            Column("名称", lambda row: row[1], sort_key="name"),
            Column("人数", lambda row: str(row[0]), "right", 100),
            Column(
                "状态", lambda _row: "正常", width=120, badge=lambda row: Badge("逾期", Tone.DANGER) if row[2] else None
            ),
        ],
        store.rows,
    )
