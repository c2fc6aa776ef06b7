"""Every page, on the demo: inputs have names, the keyboard comes to them, nothing is cut off, in both looks."""

import pytest

from inspector_app.ui.pictures import shots
from tests.house.sight import check

SHOTS = shots()
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in


@pytest.mark.parametrize("name", SHOTS)
def test_a_page_can_be_named_reached_and_read_in_both_looks(name, built, tmp_path, qtbot):
    check(built(SHOTS[name]), tmp_path, qtbot)
