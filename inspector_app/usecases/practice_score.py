"""评分表 of a practice: made by the gates, the review and the elements that judge real papers, without points of our
own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from inspector_app.domain.element import ElementState
from inspector_app.domain.interview import CERTIFICATE, READ_BACK, RECUSAL, REQUIRED_KEYS, RIGHTS, Interview
from inspector_app.domain.leading import leading
from inspector_app.domain.money import yuan
from inspector_app.domain.practice import Contradiction, Knowledge, Outcome, outcomes, unsaid_sums
from inspector_app.domain.record_stage import RecordStage
from inspector_app.domain.role import Role
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import word
from inspector_app.support.words import sentence
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.case_review import looked_through, score_words
from inspector_app.usecases.context import Context
from inspector_app.usecases.elements import elements_of
from inspector_app.usecases.issuing import gates_asked
from inspector_app.usecases.past_papers import spoke_against
from inspector_app.usecases.practice import Practice, practice_here
from inspector_app.usecases.record_papers import RecordPapers
from inspector_app.usecases.signing import signing_doubts, signing_problems
from inspector_app.usecases.testimony import leading_shapes
from inspector_app.usecases.transcripts import changed_sentences, kept_draft


class Mark(StrEnum):
    """How a line of the score card stands. ``TOLD``: it only says something, and is counted nowhere."""

    GOOD = "good"
    HALF = "half"
    LACKING = "lacking"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line: what it is about, how that stands, what is to be said of it, and the law behind it in words."""

    title: str
    mark: Mark
    words: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ScorePart:
    """A part of the score card. So many more things are ``good`` or ``lacking`` that are not named one by one."""

    title: str
    lines: tuple[ScoreLine, ...]
    good: int = 0
    lacking: int = 0

    @property
    def count(self) -> str:
        """7/12: how many of the lines that count are good; empty where none counts."""
        counted = [line for line in self.lines if line.mark is not Mark.TOLD]
        good = sum(line.mark is Mark.GOOD for line in counted) + self.good
        every = len(counted) + self.good + self.lacking
        return f"{good}/{every}" if every else ""


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """What came of a practice. ``about`` is what was told beforehand."""

    title: str
    about: str
    parts: tuple[ScorePart, ...]

    @property
    def counts(self) -> str:
        """Of each part how many of its lines are good."""
        return "，".join(f"{part.title}{part.count}" for part in self.parts if part.count)


def score_card(context: Context) -> ScoreCard:
    """The score card of the practice as it stands now. Raises :class:`Refused` ``practice-only`` in another store."""
    practice = practice_here(context)
    if practice is None:
        raise Refused(Problem("practice-only", "store"))
    whole, practice = case_file(context, practice.case_rid), _as_typed(context, practice)
    parts = (
        _asked(context, practice),
        ScorePart("怎样问的", tuple(_manner(practice))),
        ScorePart("询问的程序", tuple(_procedure(context, practice))),
        ScorePart("责令支付的文书", tuple(_order(context, whole))),
        ScorePart("证据", tuple(_proof(context, whole))),
        _review(context, practice),
    )
    return ScoreCard(practice.scene.title, practice.scene.about, parts)


def _as_typed(context: Context, practice: Practice) -> Practice:
    """With what is typed and not saved yet."""
    kept = [(talk, kept_draft(context, talk.rid)) for talk in practice.talks]
    return replace(practice, talks=tuple(draft[0] if draft else talk for talk, draft in kept))


_BECAME = {Outcome.WRITTEN: Mark.GOOD, Outcome.UNWRITTEN: Mark.HALF, Outcome.UNASKED: Mark.LACKING}


def _asked(context: Context, practice: Practice) -> ScorePart:
    """What nobody asked of is named once the talk is over: till then it would be told beforehand."""
    qas = [qa for talk in practice.talks for qa in talk.qas]
    found = outcomes(practice.scene, qas, leading_shapes())
    is_over = all(talk.ended_at for talk in practice.talks)
    shown = [(known, outcome) for known, outcome in found if is_over or outcome is not Outcome.UNASKED]
    lines = [ScoreLine(k.title, _BECAME[outcome], word(outcome), basis_of(context, k)) for k, outcome in shown]
    lines += _contradicted(practice.scene.contradiction, {known.id: outcome for known, outcome in found})
    hidden = len(found) - len(shown)
    if hidden:
        lines.append(ScoreLine("没有问到的事", Mark.TOLD, f"还有{hidden}件，填了结束时间以后逐件列出"))
    return ScorePart("问到并记下", tuple(lines), lacking=hidden)


def _contradicted(contradiction: Contradiction, state: Mapping[str, Outcome]) -> Iterator[ScoreLine]:
    if all(state[each] is not Outcome.UNASKED for each in contradiction.between):
        is_settled = state[contradiction.settled] is not Outcome.UNASKED
        words = "当面问清了" if is_settled else "前后说法不一，没有当面问清"
        yield ScoreLine(contradiction.title, Mark.GOOD if is_settled else Mark.LACKING, words)


def basis_of(context: Context, known: Knowledge) -> str:
    """For what it matters: the elements that it proves, and the articles."""
    rules = {f"{charge.id}.{rule.id}": rule for charge in context.law.elements for rule in charge.elements}
    told = [f"证明“{rules[name].title}”：{rules[name].basis_text}" for name in known.elements]
    cited = [context.law.statutes.cite_all(known.basis)] if known.basis else []
    return "；".join((*told, *cited))


_NUMBERED = "第{}问"


def _manner(practice: Practice) -> Iterator[ScoreLine]:
    shapes = leading_shapes()
    for talk in filter(_has_begun, practice.talks):
        leads = leading(talk.qas, shapes)
        for each in leads:
            yield ScoreLine(_NUMBERED.format(each.where.removeprefix("qas.")), Mark.LACKING, _first(each))
        if not leads:
            yield ScoreLine("没有诱导的问法", Mark.GOOD)
        invented = unsaid_sums(practice.scene, talk.qas, shapes)
        for number, fen in invented:
            yield ScoreLine(_NUMBERED.format(number), Mark.LACKING, f"回答里的{yuan(fen)}元，对方没有说过")
        if not invented:
            yield ScoreLine("记的数额都是对方说的", Mark.GOOD)
        if talk.ended_at:
            minutes = (talk.ended_at - talk.started_at) // timedelta(minutes=1)
            asked = sum(not qa.key and bool(qa.question.strip()) for qa in talk.qas)
            yield ScoreLine("用时", Mark.TOLD, f"{minutes}分钟，除法定的问题外问了{asked}个问题")


def _has_begun(talk: Interview) -> bool:
    """Whether anything was asked and answered besides what law has asked anyway."""
    return any(not qa.key and qa.answer.strip() for qa in talk.qas)


_KEYS = {CERTIFICATE: "出示证件", RIGHTS: "告知权利", RECUSAL: "询问回避", READ_BACK: "核对笔录"}


def _procedure(context: Context, practice: Practice) -> Iterator[ScoreLine]:
    """What is asked at the signature of a transcript: each question that procedure demands, each gate, and whether it
    was signed."""
    rule = context.law.procedure.roles[Role.QUESTIONING]
    stages = RecordPapers.read(context, Role.QUESTIONING).stages_of(practice.talks)
    for talk in practice.talks:
        found = [*signing_problems(context, talk), *signing_doubts(context, talk, None)]
        found += changed_sentences(context, talk)
        demanded = "、".join(context.law.gate(name).basis_text for name in rule.at_signing)
        of_keys = {key: [each for each in found if each.where == f"qas.{key}"] for key in REQUIRED_KEYS}
        for key, own in of_keys.items():
            yield ScoreLine(_KEYS[key], *_standing(own), demanded)
        rest = [each for each in found if not any(each in own for own in of_keys.values())]
        for name in rule.gates:
            gate = context.law.gate(name)
            own = [each for each in rest if each.details.get("gate") == name]
            yield ScoreLine(gate.title, *_standing(own), gate.basis_text)
        yield from (ScoreLine("其他", *_standing([each])) for each in rest if "gate" not in each.details)
        is_signed = stages[talk.rid] is RecordStage.SIGNED
        words = "" if is_signed else "还没有打印，请对方逐页签字"
        yield ScoreLine("登记签字", Mark.GOOD if is_signed else Mark.LACKING, words)


def _standing(found: Sequence[Problem]) -> tuple[Mark, str]:
    return (Mark.LACKING, "；".join(map(_first, found))) if found else (Mark.GOOD, "")


def _first(problem: Problem) -> str:
    return sentence(problem.code, problem.details).partition("。")[0]


def _order(context: Context, whole: CaseFile) -> Iterator[ScoreLine]:
    """Each gate that is asked before an order goes out, for each that went out."""
    orders = [paper for paper in whole.papers(Role.ORDER) if paper.copies]
    if not orders:
        titles = "、".join(form.title for form in context.forms_of(Role.ORDER)[:1])
        yield ScoreLine(titles, Mark.LACKING, "还没有签发。笔录签字以后，到案件里定支付责任，再作出")
    against = spoke_against(context, whole, orders)
    for paper in orders:
        form = context.forms.edition(paper.form, paper.edition)
        found = {each.details.get("gate", ""): each for each in against[paper.rid]}
        for name in gates_asked(context, form) if form else ():
            gate = context.law.gate(name)
            problem = next((each for key, each in found.items() if key.partition(".")[0] == name), None)
            mark = Mark.LACKING if problem else Mark.GOOD
            yield ScoreLine(gate.title, mark, _first(problem) if problem else "符合", gate.basis_text)


_PROVED = {
    ElementState.PROVED: (Mark.GOOD, "已有证据"),
    ElementState.PROPOSED: (Mark.HALF, "有材料，还没有确认"),
}


def _proof(context: Context, whole: CaseFile) -> Iterator[ScoreLine]:
    """要件表 of the charge upon which an order relies."""
    charges = [charge for charge, roles in context.law.review.relied.items() if Role.ORDER in roles]
    for table in elements_of(context, whole).tables:
        for each in table.elements if table.charge.id in charges else ():
            mark, words = _PROVED.get(each.state, (Mark.LACKING, each.rule.wants))
            yield ScoreLine(each.rule.title, mark, words, each.rule.basis_text)


_REVIEW = "案卷评查"


def _review(context: Context, practice: Practice) -> ScorePart:
    if not any(map(_has_begun, practice.talks)):  # a file in which nothing is has no fault
        return ScorePart(_REVIEW, (ScoreLine("评分", Mark.TOLD, "问过以后才评查"),))
    every = looked_through(context, practice.case_rid)
    found = [
        ScoreLine(each.rule.title, Mark.LACKING, f"{'、'.join(each.words)}。{each.rule.mend}", each.rule.basis_text)
        for each in every
        if each.where
    ]
    told = ScoreLine("评分", Mark.TOLD, score_words(context.law.review, every))
    return ScorePart(_REVIEW, (*found, told), len(every) - len(found))


def card_lines(card: ScoreCard) -> Sequence[str]:
    """The card as lines of text."""
    signs = {Mark.GOOD: "✓", Mark.HALF: "△", Mark.LACKING: "✗", Mark.TOLD: "·"}
    lines = [card.title, card.counts]
    for part in card.parts:
        lines.append(f"{part.title}　{part.count}".rstrip("　"))
        for line in part.lines:
            basis = f"（{line.basis}）" if line.basis else ""
            told = f"：{line.words}" if line.words else ""
            lines.append(f"  {signs[line.mark]} {line.title}{told}{basis}")
    return lines
