"""An order may be called as the bureau calls it, and never as a paper that is something else."""

import pytest

from inspector_app.support.errors import Level
from inspector_app.usecases import issuing


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("劳动保障监察限期整改指令书", {}),
        ("责令改正书", {"paper-title-unusual": Level.WARNING}),
        ("行政处罚决定书", {"paper-title-of-another": Level.ERROR}),
    ],
)
def test_the_title_of_another_paper_binds_to_other_conditions(desk, title, found):
    paper = desk.order_paper()
    problems = issuing.paper_problems(desk.context, paper, desk.facts(paper) | {"order.title": title})
    assert {each.code: each.level for each in problems if each.code.startswith("paper-title")} == found
