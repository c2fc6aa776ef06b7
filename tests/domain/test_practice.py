"""The scenes hold together: the person understands the outline, says only what he knows, and it can be written down."""

import pytest

from inspector_app.domain.interview import QA
from inspector_app.domain.practice import Outcome, outcomes, speeches, unsaid_sums
from inspector_app.usecases.own_data import load_law, load_questions
from inspector_app.usecases.practice_scenes import scenes
from inspector_app.usecases.testimony import leading_shapes

SHAPES = leading_shapes()
LAW = load_law()
BANKS = {bank.id: bank for bank in load_questions()}
each_scene = pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.id)


def outline(scene):
    return BANKS[scene.bank].questions


def in_full(scene):
    """The outline, then one question for each thing that it does not bring out."""
    said = {each for speech in speeches(scene, outline(scene), SHAPES) for each in speech.tells}
    further = [reply for reply in scene.replies if not set(reply.tells) <= said]
    return (*outline(scene), *(QA(f"{reply.asked[0]}？") for reply in further))


def written(scene, qas):
    said = speeches(scene, qas, SHAPES)
    return [QA(qa.question, speech.words, qa.key) for qa, speech in zip(qas, said, strict=True)]


def of(scene, qas):
    return {known.id: outcome for known, outcome in outcomes(scene, qas, SHAPES)}


@each_scene
def test_every_question_of_the_outline_is_understood(scene):
    said = speeches(scene, outline(scene), SHAPES)
    known = {
        qa.question
        for qa, speech in zip(outline(scene), said, strict=True)
        if speech.words == scene.reluctant(scene.unclear)
    }
    assert known == set()


@each_scene
def test_the_outline_alone_does_not_bring_out_everything(scene):
    after = of(scene, written(scene, outline(scene)))
    assert after[scene.contradiction.settled] is Outcome.UNASKED
    assert all(after[each] is Outcome.WRITTEN for each in scene.contradiction.between)


@each_scene
def test_who_asks_on_and_writes_down_what_is_said_misses_nothing(scene):
    qas = written(scene, in_full(scene))
    assert {each: outcome for each, outcome in of(scene, qas).items() if outcome is not Outcome.WRITTEN} == {}
    assert unsaid_sums(scene, qas, SHAPES) == []


@each_scene
def test_nobody_asked_nobody_told(scene):
    assert set(of(scene, [qa for qa in outline(scene) if qa.key]).values()) == {Outcome.UNASKED}


@each_scene
def test_what_he_knows_leads_to_the_law(scene):
    elements = {f"{charge.id}.{rule.id}" for charge in LAW.elements for rule in charge.elements}
    names = {known.id for known in scene.knows}
    for known in scene.knows:
        assert set(known.elements) <= elements
        LAW.statutes.cite_all(known.basis)
    assert {each for reply in scene.replies for each in (*reply.tells, *reply.after)} == names


def test_a_leading_question_brings_a_yes_and_nothing_else():
    worker = scenes()[0]
    qas = [QA("班组长欠你16980元，是不是？", "是的，欠16,980元。")]
    assert [(speech.words, speech.tells) for speech in speeches(worker, qas, SHAPES)] == [
        (worker.reluctant(worker.agrees), ())
    ]
    assert of(worker, qas)["owed"] is Outcome.UNASKED
    assert unsaid_sums(worker, qas, SHAPES) == [(1, 1698000)]


def test_what_was_said_and_not_written_is_half_of_it():
    worker = scenes()[0]
    asked = [QA("一天多少钱？", "没有记。"), QA("说好一天多少？", "一天270元。")]
    first, second = (speech.words for speech in speeches(worker, asked, SHAPES))
    assert second == worker.again + first
    assert of(worker, asked[:1])["rate"] is Outcome.UNWRITTEN
    assert of(worker, asked)["rate"] is Outcome.WRITTEN


IN_OWN_WORDS = [
    ("worker", "你叫什么名字，哪里人？", ["identity"]),
    ("worker", "什么时候来工地的，干什么活？", ["work"]),
    ("worker", "谁带你来的，平时听谁的？", ["hired"]),
    ("worker", "有没有签合同？", ["contract"]),
    ("worker", "每天多少钱，怎么约定的？", ["rate"]),
    ("worker", "卡在谁手里？", ["card"]),
    ("worker", "工资发了吗，领到过多少？", ["nothing"]),
    ("worker", "有没有人微信转过钱给你？", ["allowance"]),
    ("worker", "还有哪几个月没发，一共多少？", ["owed"]),
    ("worker", "找过谁要钱？", ["claimed"]),
    ("crew_leader", "这个活是谁包给你的？", ["agreement"]),
    ("crew_leader", "劳务公司付给你多少钱？", ["no_money"]),
    ("crew_leader", "钱给工人发了多少？", ["paid_out"]),
    ("crew_leader", "工人的卡呢？", ["cards"]),
    ("crew_leader", "现在还欠多少人的工资？", ["heads", "owed"]),
    ("manager", "木工包给谁做的？", ["subcontract"]),
    ("manager", "工人工资谁来发？", ["not_paid_by_us"]),
    ("manager", "付了多少给劳务公司，什么时候拨的？", ["paid_on"]),
    ("manager", "你们认不认这个数？", ["admits"]),
    ("manager", "打算什么时候能付？", ["plan"]),
]


@pytest.mark.parametrize(("name", "question", "told"), IN_OWN_WORDS)
def test_a_question_in_other_words_than_the_outline_is_understood(name, question, told):
    played = next(each for each in scenes() if each.id == name)
    assert [each for speech in speeches(played, [QA(question)], SHAPES) for each in speech.tells] == told
