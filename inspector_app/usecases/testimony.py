"""口供对照 of a case: who said what on the same matter; one table for the screen, for paper and for Excel."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache

from inspector_app.domain.case import Case
from inspector_app.domain.cross_check import Held
from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.identity import numbers_masked
from inspector_app.domain.interview import Interview, InterviewHead
from inspector_app.domain.leading import Shape
from inspector_app.domain.person import Person
from inspector_app.domain.testimony import Asked, Topic, TopicRow, Topics, side_by_side
from inspector_app.support.paths import resource
from inspector_app.support.vocabulary import word
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_files import ListColumn, ListSheet

TITLE = "口供对照表"
NOT_ASKED, NOT_ANSWERED, DIFFERS = "（没有问）", "（没有记录回答）", "说法不一"


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody who was asked in the case: one transcript of them."""

    interview: InterviewHead
    name: str
    role: str

    @property
    def heading(self) -> str:
        """王示例（农民工）; from the second transcript of a person on with its ordinal."""
        again = f"，第{self.interview.ordinal}次" if self.interview.ordinal > 1 else ""
        return f"{self.name}（{self.role}{again}）"


@dataclass(frozen=True, slots=True)
class Testimony:
    """The transcripts that are laid side by side, and what was said in them."""

    case_title: str
    witnesses: tuple[Witness, ...]
    rows: tuple[TopicRow, ...]


def witnesses(context: Context, case_rid: str) -> tuple[Witness, ...]:
    """Everybody who was asked in a case, in the order in which it was done."""
    heads = sorted(context.store.find(InterviewHead, case_rid=case_rid), key=lambda each: (each.started_at, each.rid))
    people = {person.rid: person for person in context.store.pick(Person, [head.person_rid for head in heads])}
    named = [(head, people[head.person_rid]) for head in heads]
    return tuple(Witness(head, person.name, word(person.role)) for head, person in named)


def laid_beside(
    context: Context, case_rid: str, wanted: Collection[str] | None = None, *, full: bool = False
) -> Testimony:
    """These transcripts of a case, or all of them, side by side; long numbers (documents, cards, telephones) in what
    was asked and answered are masked unless they are wanted in ``full``."""
    chosen = tuple(each for each in witnesses(context, case_rid) if wanted is None or each.interview.rid in wanted)
    whole = {each.rid: each for each in context.store.pick(Interview, [each.interview.rid for each in chosen])}
    rows = side_by_side([whole[each.interview.rid] for each in chosen], topics())
    shown = rows if full else tuple(map(_masked, rows))
    return Testimony(context.store.need(Case, case_rid).title, chosen, shown)


def _masked(row: TopicRow) -> TopicRow:
    """A matter as people see it who are not the one that was asked."""
    return replace(row, asked=tuple(tuple(map(_with_masks, asked)) for asked in row.asked))


def _with_masks(asked: Asked) -> Asked:
    return replace(asked, question=numbers_masked(asked.question), answer=numbers_masked(asked.answer))


@cache
def topics() -> Topics:
    """The matters of ``resources/topics.toml``."""
    told = tomllib.loads(resource("topics.toml").read_text(encoding="utf-8"))
    known = (
        Topic(each["title"], tuple(each["words"]), tuple(map(Held, each.get("held", ())))) for each in told["topic"]
    )
    return Topics(tuple(known), told["other"], tuple(told["personal"]))


@cache
def leading_shapes() -> tuple[Shape, ...]:
    """The ways of leading of ``resources/leading.toml``."""
    told = tomllib.loads(resource("leading.toml").read_text(encoding="utf-8"))
    return tuple(Shape(each["title"], tuple(each["words"]), tuple(each.get("unless", ()))) for each in told["shape"])


def answers_words(asked: tuple[Asked, ...]) -> str:
    """What stands in one field of the table: each question with its place in the transcript, and the answer."""
    told = [f"第{each.number}问：{each.question}\n答：{each.answer or NOT_ANSWERED}" for each in asked]
    return "\n".join(told) or NOT_ASKED


def testimony_sheet(beside: Testimony) -> ListSheet:
    """The table as a list: a line a matter, a column a transcript."""
    when = "；".join(f"{each.heading}{chinese_minute(each.interview.started_at)}" for each in beside.witnesses)
    heads = [ListColumn("事项"), *(ListColumn(each.heading) for each in beside.witnesses)]
    rows = [
        (f"{row.topic}（{DIFFERS}）" if row.differs else row.topic, *map(answers_words, row.asked))
        for row in beside.rows
    ]
    said = (f"案件：{beside.case_title}", f"询问时间：{when}", "本表由询问笔录摘录，内容以笔录为准。")
    return ListSheet(TITLE, heads, rows, said, from_top=True)
