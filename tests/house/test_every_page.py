"""Every page, on the demo: it opens alone, has names, is reached by the keyboard, nothing is cut off, in both looks."""

import pytest

from tests.house.sight import check, opened_alone
from tests.pictures.pages import shots

SHOTS = shots()
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in


@pytest.mark.parametrize("name", SHOTS)
def test_a_page_opens_alone_and_can_be_named_reached_and_read_in_both_looks(name, built, tmp_path, qtbot):
    check(opened_alone(lambda: built(SHOTS[name])), tmp_path, qtbot)
