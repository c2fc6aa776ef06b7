import pytest

from inspector_app.support.errors import Level
from inspector_app.ui.widgets.problem_mark import ProblemMark


@pytest.mark.parametrize("level", Level)
def test_mark_speaks_in_words_and_with_a_sign(qtbot, level):
    mark = ProblemMark()
    qtbot.addWidget(mark)
    assert mark.isHidden()
    mark.say("请填写日期。", level)
    assert not mark.isHidden()
    assert mark.sentence == "请填写日期。"
    mark.say("")
    assert mark.isHidden()
