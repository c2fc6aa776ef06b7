"""推算等级: by rules that are data, unknown stays unknown, and what asserts a grade stays another thing."""

import pytest

from inspector_app.domain.grade_rule import derived, graver
from inspector_app.domain.project import Grade


@pytest.mark.parametrize(
    ("unpaid", "heads", "grade", "perhaps"),
    [
        (None, 50, None, None),
        (0, None, Grade.NONE, None),
        (1_00, 3, Grade.GENERAL, None),
        (30_000_00, 9, Grade.GENERAL, None),
        (29_999_99, 10, Grade.GENERAL, None),
        (30_000_00, 10, Grade.SEVERE, None),
        (90_000_00, None, Grade.GENERAL, Grade.SEVERE),
    ],
)
def test_the_gravest_grade_that_the_figures_bear_out(law, unpaid, heads, grade, perhaps):
    found = derived(unpaid, heads, law.grades)
    assert (found and found.grade, found and found.perhaps) == (grade, perhaps)


def test_only_a_graver_one_wants_a_judgement(law):
    found = derived(90_000_00, 40, law.grades)
    assert [graver(found, grade) for grade in (None, *Grade)] == [True, True, True, False]
    assert "本系统起草" in found.why
    assert not graver(derived(0, 1, law.grades), None)
    assert not graver(None, Grade.NONE)
