"""案卷评查 of words: an opinion against the paper, one paper under two numbers, numbers and days that cannot be."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.alike import is_renamed, same_firm_name
from inspector_app.domain.case_review import Spot
from inspector_app.domain.dates import chinese, wrong_weekdays
from inspector_app.domain.document import Document, in_force
from inspector_app.domain.id_kind import number_problems
from inspector_app.domain.identity import half_width
from inspector_app.domain.number import BLANK, other_year, same_number
from inspector_app.domain.opinion import Answer
from inspector_app.formdefs.facts import from_json
from inspector_app.support.errors import Level
from inspector_app.support.vocabulary import label, word
from inspector_app.usecases.paper import day_told, kept_paper, to_same_party
from inspector_app.usecases.review_looks import Looked, in_the_paper

_BY_LEADERS = (ActKind.SIGNED_OFF, ActKind.APPROVED, ActKind.RATIFIED)


def against_opinion(of: Looked) -> Iterator[Spot]:
    """Issued or made up for, though the words of whoever approved it refuse or put off."""
    for paper in of.standing:
        for act in of.acts_of(paper.rid):
            if act.kind in _BY_LEADERS and (said := _refused(of, act)):
                yield in_the_paper(paper, f"的{word(act.kind)}：“{said}”（{act.by}）")


def _refused(of: Looked, act: Act) -> str:
    told = (act.note, act.phone.note if act.phone else "")
    reads = (of.opinions.read(words) for words in told if words.strip())
    return next((read.words for read in reads if read.answer is Answer.REFUSED), "")


def numbers_differ(of: Looked) -> Iterator[Spot]:
    """A paper that names its case, its order or the paper before it by another number than that bears."""
    papers = {each.rid: each for each in of.whole.documents}
    for paper in of.standing:
        facts = _facts(paper)
        order = papers.get(paper.about.order_rid)
        known = {"case.number": [of.whole.case.number], "order.number": [order.number] if order else []}
        for name, numbers in (known | _before(of, paper)).items():
            told, there = str(facts.get(name) or ""), [each for each in numbers if each and BLANK not in each]
            if told.strip() and there and not any(same_number(told, each) for each in there):
                yield in_the_paper(paper, f"：{label(name)}写的是{told}，登记的是{'、'.join(there)}")
        if year := other_year(paper.number, day_told(paper)):
            yield in_the_paper(paper, f"的文号是{year}年的，文书日期是{chinese(day_told(paper))}")
    yield from _party_differs(of)


def _party_differs(of: Looked) -> Iterator[Spot]:
    """A party that two papers tell by two numbers: one of them is another's. The number itself is not repeated."""
    told: list[tuple[Document, str]] = []
    for paper in of.standing:
        number = half_width(str(_facts(paper).get("addressee.uscc") or "")).strip().upper()
        same = [each for each in told if to_same_party(each[0], kept_paper(paper))]
        other = next((earlier for earlier, known in same if number and known != number), None)
        if other:
            yield in_the_paper(paper, f"：受送达人的号码与{other.called}写的不同")
        if number:
            told.append((paper, number))


def other_name(of: Looked) -> Iterator[Spot]:
    """A company that two papers call by two names of which no renaming is registered: nobody can tell that the later
    party is the one on whom the earlier paper was served. What a person was called by mistake is corrected there."""
    borne: dict[str, list[Document]] = {}
    for paper in sorted(of.standing, key=lambda each: each.created_at):
        before, rid = borne.setdefault(paper.addressee_rid, []), paper.addressee_rid
        told = [name for each in of.renamings if each.company_rid == rid for name in (each.former, each.name)]
        other = next((each for each in before if is_renamed(each.addressee, paper.addressee)), None)
        names = (other.addressee, paper.addressee) if other and rid and rid not in of.whole.people else ()
        if other and names and not all(any(same_firm_name(name, each) for each in told) for name in names):
            yield in_the_paper(paper, f"：受送达人为{paper.addressee}，{other.called}为{other.addressee}")
        before.append(paper)


def _before(of: Looked, paper: Document) -> dict[str, list[str]]:
    """The numbers of the papers that law says it follows, by the fact that tells them: also of those that were served
    and taken back since, which it may name rightly."""
    rule = of.rule(paper)
    groups: Mapping[str, Any] = rule.before if rule else {}
    return {
        f"{noun}.number": [
            each.number
            for role in roles
            for each in of.whole.with_role(role)
            if (in_force(each, of.whole.acts) or each.rid in of.whole.served_days)
            and to_same_party(each, kept_paper(paper))
        ]
        for noun, roles in groups.items()
    }


def wrong_id_numbers(of: Looked) -> Iterator[Spot]:
    """People of the list or of a talk whose number cannot be theirs: its check digit or its day of birth is wrong."""
    wrong = {
        rid for rid, who in of.whole.people.items()
        if any(each.level is Level.ERROR for each in number_problems(who.id_kind, who.id_number, "", of.whole.today))
        and who.id_number
    }  # fmt: skip
    yield from (of.in_the_line(claim) for claim in of.whole.claims if claim.person_rid in wrong)
    yield from (of.in_the_talk(talk) for talk in of.talks if talk.person_rid in wrong)
    named = [paper for paper in of.standing if paper.addressee_rid in wrong]
    yield from (in_the_paper(paper, "的受送达人") for paper in named)


def impossible_weekdays(of: Looked) -> Iterator[Spot]:
    """A day that is another day of the week than the one written behind it, in a paper or an answer."""
    for paper in of.standing:
        yield from (
            in_the_paper(paper, f"：{told}") for told in _weekdays(list(_texts(_facts(paper))), day_told(paper))
        )
    for talk in of.talks:
        said = [words for qa in talk.qas for words in (qa.question, qa.said)]
        yield from (of.in_the_talk(talk, f"：{told}") for told in _weekdays(said, talk.started_at.date()))


def _weekdays(texts: list[str], day: date) -> Iterator[str]:
    yield from dict.fromkeys(told for text in texts for told in wrong_weekdays(text, day.year))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in _texts(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _texts(each))


def _facts(paper: Document) -> Mapping[str, Any]:
    return from_json(paper.facts) if paper.facts else {}
