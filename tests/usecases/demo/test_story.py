import pytest

from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.demo.story import Tale


@pytest.fixture
def tale(context, clock, tmp_path):
    said = []
    told = Tale(context, clock, tmp_path, said.append)
    return told, said


def test_a_line_begins_with_the_day_it_happened_on(tale):
    told, said = tale
    told.tell("立案")
    assert said == ["2026-03-02  立案"]


def test_a_refusal_is_part_of_the_story(tale):
    told, said = tale

    def forbidden():
        raise Refused(Problem("gate-no-order", "order"))

    told.must_refuse("尚无文书", forbidden)
    assert told.refused == ["gate-no-order"]
    assert said[0] == "2026-03-02  被拒：尚无文书"
    assert said[1].strip().startswith("错误：[order] ")


def test_a_story_in_which_the_law_was_not_kept_ends(tale):
    with pytest.raises(AssertionError):
        tale[0].must_refuse("应当被拒", lambda: None)


def test_papers_are_kept_under_names_without_personal_data(desk, clock, tmp_path):
    said = []
    told = Tale(desk.context, clock, tmp_path / "papers", said.append)
    told.papers.mkdir()
    told.keep(desk.order())
    assert sorted(path.name for path in told.papers.iterdir()) == ["01_order-to-pay_1.pdf", "01_order-to-pay_2.pdf"]
    assert said == ["2026-03-02  文书：劳动保障监察限期改正指令书 示人社监令字〔2026〕1号"]
