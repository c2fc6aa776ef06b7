from inspector_app.ui.widgets.problem_count import ProblemCount


def test_count_of_problems_is_hidden_at_zero(qtbot):
    count = ProblemCount()
    qtbot.addWidget(count)
    assert count.isHidden()
    count.set_count(2)
    assert not count.isHidden()
    assert count.accessibleName() == "有2处需要更正"
