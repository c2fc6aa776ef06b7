"""A notice of a penalty tells of the hearing, or says why it need not."""

import pytest

from inspector_app.formdefs.facts import example
from inspector_app.support.errors import Level
from inspector_app.usecases.paper_checks import gap_problems


@pytest.mark.parametrize(("told", "found"), [(True, []), (False, [("notice-no-hearing", Level.WARNING)])])
def test_a_notice_without_the_right_to_a_hearing_wants_a_reason(desk, told, found):
    form = desk.context.forms.find("penalty-prior-notice")
    facts = {**example(form), "penalty.hearing": told}
    assert [(each.code, each.level) for each in gap_problems(form, facts) if each.where == "penalty.hearing"] == found
