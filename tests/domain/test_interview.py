from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.interview import QA, interview_problems, presence_problems
from inspector_app.domain.person import PersonRole
from inspector_app.usecases.facts import interview_values, printed_answer
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


@pytest.mark.parametrize(
    ("others", "interpreter", "printed"),
    [
        ("", "", ""),
        ("", "杨示例（民族事务中心，维吾尔语）", "翻译：杨示例（民族事务中心，维吾尔语）"),
        ("村干部李示例", "杨示例（手语）", "村干部李示例；翻译：杨示例（手语）"),
        ("杨示例（翻译）", "杨示例（手语）", "杨示例（翻译）"),
    ],
)
def test_the_head_names_the_interpreter_among_those_present(others, interpreter, printed):
    """The cell 在场人（翻译） stayed blank beside a sentence that somebody interpreted."""
    talk = replace(an_interview(), others_present=others, interpreter=interpreter)
    assert interview_values(talk)["interview.others_present"] == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("监护人王示例（父亲）", "王示例（父亲）"),
        ("监护人：王示例", "王示例"),
        ("王示例", "王示例"),
        ("监护人（未到场）", "监护人（未到场）"),
        ("监护人的哥哥王示例", "监护人的哥哥王示例"),
    ],
)
def test_what_somebody_is_there_as_is_not_said_twice(typed, printed):
    """“被询问人的监护人监护人王示例在场” stood on the paper."""
    talk = replace(an_interview(), guardian=typed, interpreter="翻译：杨示例（手语）", read_aloud="宣读人林示例")
    values = interview_values(talk)
    assert values["interview.guardian"] == printed
    assert (values["interview.interpreter"], values["interview.read_aloud"]) == ("杨示例（手语）", "林示例")
    assert values["interview.others_present"] == "翻译：杨示例（手语）"


@pytest.mark.parametrize(("typed", "printed"), [("", ""), (" ", ""), ("　\n", ""), (" 属实。", " 属实。")])
def test_an_answer_of_blanks_is_none_on_paper(typed, printed):
    """One blank too many at the end of a reading-back left no lines to write on."""
    assert printed_answer(QA("以上所说是否属实？", typed)) == printed
