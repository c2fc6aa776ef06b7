"""Nothing flashes while a record opens; that no page and no dialog does is asked where each is looked at."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inspector_app.domain.case import Case
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.project import Project
from tests.house.dialogs import demo
from tests.house.sight import opened, settle, watching
from tests.pictures.pages import shots

SHOTS = shots()
_MOST = 6  # records of each kind
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in


def test_the_watch_sees_a_widget_that_is_shown_before_it_has_a_parent(built):
    with watching() as watch:
        window = opened(built(QWidget))
        assert watch.beside(window) == []
        label = QLabel("甲")
        label.setVisible(True)
        QVBoxLayout(window).addWidget(label)
    assert watch.beside(window) == ["QLabel"]


def test_every_record_opens_alone(built):
    """The records of the demo, opened one after the other in a window in sight."""
    with watching() as watch:
        window = opened(built(SHOTS["today"]))
        for page, rid in records():
            window.session.go(page, rid)
            settle()
    assert watch.beside(window) == []


def records() -> list[tuple[str, str]]:
    find = demo().context.store.find
    kinds = {"projects": Project, "cases": Case, "inspections": Inspection, "interviews": Interview}
    return [(page, each.rid) for page, kind in kinds.items() for each in find(kind)[:_MOST]]
