from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.interview import interview_problems, presence_problems
from inspector_app.domain.person import PersonRole
from tests.builders import a_person, an_interview


def codes(person, **told):
    return [problem.code for problem in presence_problems(replace(an_interview(), **told), person)]


@pytest.mark.parametrize(
    ("born", "role", "told", "expected"),
    [
        (date(1990, 1, 1), PersonRole.WORKER, {}, []),
        (date(2009, 1, 1), PersonRole.WORKER, {}, ["interview-minor-alone"]),
        (date(2009, 1, 1), PersonRole.WORKER, {"guardian": "王示例（父亲）"}, []),
        (date(2011, 1, 1), PersonRole.WORKER, {"guardian": "王示例（父亲）"}, ["interview-child"]),
        (date(2011, 1, 1), PersonRole.WORKER, {"guardian": " "}, ["interview-minor-alone", "interview-child"]),
        (date(2009, 1, 1), PersonRole.WORKER, {"others_present": "村干部李示例（监护人在外地未到场）"}, []),
        (None, PersonRole.WORKER, {}, []),  # nobody knows the age
        (date(1990, 1, 1), PersonRole.REPRESENTATIVE, {}, ["interview-no-authority"]),
        (date(1990, 1, 1), PersonRole.REPRESENTATIVE, {"authority": "法定代表人"}, []),
        (date(1990, 1, 1), PersonRole.MANAGER, {}, []),
    ],
)
def test_who_should_be_there_or_have_authorised_is_asked_for(born, role, told, expected):
    assert codes(a_person(id_number="", born_on=born, role=role), **told) == expected


def test_an_answer_of_somebody_else_keeps_a_record_from_being_signed():
    talk = an_interview()
    assert interview_problems(talk) == []
    carried = replace(talk, qas=(*talk.qas[:3], replace(talk.qas[3], shared=True), *talk.qas[4:]))
    (problem,) = interview_problems(carried)
    assert (problem.code, problem.where) == ("interview-shared-unsaid", "qas.4")
    assert carried.qas[3].said == ""
