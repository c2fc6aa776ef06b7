import pytest

from inspector_app.domain.interview import QA, RIGHTS
from inspector_app.domain.leading import leading
from inspector_app.usecases.testimony import leading_shapes


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("公司欠你三个月工资，对吧？", "对吧"),
        ("你与谁签订了劳动合同？", "与谁签订"),
        ("是否签订劳动合同？如签订，与谁签订？", ""),
        ("工资标准是否有约定？如有，是多少？", ""),
        ("你怎么不早来反映？", "你怎么不"),
    ],
)
def test_a_question_that_leads_is_told_with_the_words_that_do(question, words):
    told = leading((QA("权利，是不是听清楚了？", key=RIGHTS), QA(question)), leading_shapes())
    assert [(problem.where, problem.details["words"]) for problem in told] == [("qas.2", words)] * bool(words)
