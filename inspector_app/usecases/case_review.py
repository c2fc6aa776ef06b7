"""案卷评查: a case looked through as the other side's lawyer would, each weakness with where it is and how to mend it.

Every look is a function of the case as it was read; what the looks are called, and how grave they are, is data.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inspector_app.domain.agency import Inspector
from inspector_app.domain.brought_list import Side
from inspector_app.domain.case import Case, CaseState
from inspector_app.domain.case_review import Check, ReviewRules, Spot, Weakness, score
from inspector_app.domain.document import Document
from inspector_app.domain.element import Element
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.interview import Interview, InterviewHead
from inspector_app.domain.media import PDF
from inspector_app.domain.renaming import Renaming
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.usecases import (
    review_dates,
    review_facts,
    review_gates,
    review_hearings,
    review_looks,
    review_papers,
)
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.closing_doubts import closing_doubts
from inspector_app.usecases.context import Context
from inspector_app.usecases.elements import elements_of
from inspector_app.usecases.evidence import originals
from inspector_app.usecases.four_sides import laid_out
from inspector_app.usecases.grounds import lost_ground
from inspector_app.usecases.list_files import ListColumn, ListSheet
from inspector_app.usecases.missed_terms import missed
from inspector_app.usecases.papers_elsewhere import with_papers_elsewhere
from inspector_app.usecases.past_papers import spoke_against
from inspector_app.usecases.payers import liability_problems
from inspector_app.usecases.renaming import renamings_of
from inspector_app.usecases.review_looks import Looked
from inspector_app.usecases.said_sums import said_otherwise
from inspector_app.usecases.visit_approvals import misnotified

_LOOKS: Mapping[Check, Callable[[Looked], Iterator[Spot]]] = {
    Check.NOT_FILED: review_gates.not_filed, Check.UNMET: review_gates.unmet, Check.OVERRIDDEN: review_gates.overridden,
    Check.NO_FILING_FORM: review_dates.no_filing_form,
    Check.DATES: review_dates.impossible_dates, Check.ORDER_BEFORE_INQUIRY: review_dates.order_before_inquiry,
    Check.ASKED_BEFORE_FILING: review_dates.asked_before_filing, Check.ONE_INSPECTOR: review_looks.one_inspector,
    Check.CERTIFICATE: review_looks.expired_certificate, Check.OVERLAP: review_looks.overlap,
    Check.WRONG_PARTY: review_looks.wrong_party, Check.STEP_MISSING: review_looks.step_missing,
    Check.GROUNDLESS: review_looks.groundless,
    Check.SAME_DEBT: review_looks.same_debt, Check.PHONED: review_looks.phoned, Check.RECEIVER: review_looks.receiver,
    Check.SERVICE_UNPROVED: review_looks.service_unproved, Check.UNSIGNED: review_looks.unsigned,
    Check.NO_SCAN: review_looks.no_scan, Check.PAGES_LACK: review_looks.pages_lack,
    Check.DOUBTED: review_looks.doubted, Check.NOT_ASKED: review_looks.not_asked,
    Check.UNANSWERED: review_looks.unanswered, Check.BLANK_SPACE: review_looks.blank_space,
    Check.NUMBER_BLANK: review_looks.number_blank, Check.BY_HAND: review_looks.by_hand,
    Check.NOT_CLAIMED: review_looks.not_claimed, Check.NOT_RECKONED: review_looks.not_reckoned,
    Check.UNPROVED: review_looks.unproved,
    Check.GROUND: review_looks.ground_unproved, Check.ELEMENT: review_looks.element_unproved,
    Check.AGAINST_OPINION: review_papers.against_opinion, Check.NUMBERS_DIFFER: review_papers.numbers_differ,
    Check.ID_NUMBER: review_papers.wrong_id_numbers, Check.WEEKDAY: review_papers.impossible_weekdays,
    Check.OBJECTION_OPEN: review_looks.objection_unanswered, Check.HEARING_REFUSED: review_hearings.hearing_refused,
    Check.HEARING_EMPTY: review_hearings.hearing_empty, Check.OTHER_NAME: review_papers.other_name,
    Check.SAID_OTHERWISE: review_facts.said_otherwise, Check.OTHER_NOTIFIED: review_facts.other_notified,
    Check.FEW_VOTERS: review_facts.few_voters, Check.TOO_SHORT: review_facts.too_short,
    Check.ONE_SIDED: review_facts.one_sided, Check.REST_DAY: review_facts.rest_day,
    Check.CLOSED_LACKING: review_facts.closed_lacking, Check.LATE: review_looks.late,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Review:
    """What the worker gets: the case, and how its scans are read that must be counted page by page."""

    of: Looked
    read: Callable[[Progress], Mapping[str, bytes]]


def prepare_review(context: Context, case_rid: str) -> Review:
    """Read everything that is looked through. Raises :class:`Trouble` ``record-missing``."""
    whole = with_papers_elsewhere(context, case_file(context, case_rid))
    talks = context.store.find(Interview, case_rid=case_rid)
    days = {talk.started_at.date() for talk in talks}
    others = tuple(each for each in context.store.all(InterviewHead) if each.started_at.date() in days) if talks else ()
    procedure = context.law.procedure
    of = Looked(
        whole, talks, others, _inspectors(context), procedure.roles, context.law.review,
        context.law.opinions, _brought(context, whole),
        tuple(missed(context, whole)), tuple(_groundless(context, whole)),
        tuple(_relied_on(context, whole)), _parts_unknown(context, whole), _unstruck(context, whole), {},
        renamings=_renamings(context, whole), said=said_otherwise(context, whole),
        misnotified=tuple(misnotified(context, whole.inspections)), lacking=_lacking(context, whole),
    )  # fmt: skip
    of = replace(of, against=spoke_against(context, whole, of.standing))
    scans = {rid for _, rids in review_looks.scans_of(of) for rid in rids}
    kept = [each for each in whole.evidence if each.rid in scans]
    of = replace(of, scanned={each.rid: 1 for each in kept if each.media_type != PDF.media_type})
    return Review(of, originals(context, _to_count(kept)))


def _inspectors(context: Context) -> dict[str, Inspector]:
    return {each.rid: each for each in context.store.all(Inspector)}


def _to_count(scans: Sequence[Evidence]) -> list[Evidence]:
    return [each for each in scans if each.media_type == PDF.media_type]


def perform_review(review: Review, progress: Progress) -> tuple[Weakness, ...]:
    """What every check came to, those that found something first, the gravest before. May run in a worker thread."""
    from inspector_app.documents.foreign import page_counts

    files = review.read(progress)
    counted = dict(zip(files, page_counts(list(files.values())), strict=True))
    pages = {rid: count for rid, count in counted.items() if count}
    of = replace(review.of, scanned={**review.of.scanned, **pages})
    found = (Weakness(rule, tuple(dict.fromkeys(_LOOKS[check](of)))) for check, rule in of.rules.checks.items())
    return tuple(sorted(found, key=lambda each: (not each.where, -each.rule.weight)))


def looked_through(context: Context, case_rid: str) -> tuple[Weakness, ...]:
    """A whole review at once. Raises :class:`Trouble` ``record-missing``."""
    return perform_review(prepare_review(context, case_rid), NoProgress())


def _brought(context: Context, whole: CaseFile) -> frozenset[str]:
    """Who of the list stands on an attendance or in a contract that was brought (四方核对)."""
    workers = (line.compared.worker for line in laid_out(context, whole).lines)
    there = (each for each in workers if each.of(Side.ATTENDANCE) or each.of(Side.CONTRACTS))
    return frozenset(rid for worker in there for rid in worker.person_rids)


def _relied_on(context: Context, whole: CaseFile) -> Iterator[tuple[str, Element]]:
    """The elements of each charge that an issued paper relies upon."""
    relied = context.law.review.relied
    for table in elements_of(context, whole).tables:
        if any(whole.papers(role) for role in relied.get(table.charge.id, ())):
            yield from ((table.charge.title, each) for each in table.unproved)


def _groundless(context: Context, whole: CaseFile) -> Iterator[tuple[Document, Document]]:
    found = ((each, lost_ground(context, each, whole.documents, whole.acts)) for each in whole.documents)
    return ((paper, lost) for paper, lost in found if lost)


def _lacking(context: Context, whole: CaseFile) -> tuple[Problem, ...]:
    return tuple(closing_doubts(context, whole)) if whole.state is CaseState.CLOSED else ()


def _renamings(context: Context, whole: CaseFile) -> tuple[Renaming, ...]:
    parties = dict.fromkeys(paper.addressee_rid for paper in whole.documents if paper.addressee_rid)
    return tuple(each for rid in parties for each in renamings_of(context, rid))


def _parts_unknown(context: Context, whole: CaseFile) -> frozenset[str]:
    """Who is held liable although the records do not tell that a ground obliges him."""
    return frozenset(each.party_rid for each in whole.liabilities if liability_problems(context, whole, each))


def _unstruck(context: Context, whole: CaseFile) -> frozenset[tuple[str, str]]:
    editions = {(paper.form, paper.edition) for paper in whole.documents}
    found = ((each, context.forms.edition(*each)) for each in editions)
    return frozenset(each for each, form in found if form and form.layout < _STRIKES)


_STRIKES = 2
"""From this layout on the end of a record is struck through."""


def review_sheet(context: Context, case_rid: str) -> ListSheet:
    """案卷评查表: every check with what it found and how that is mended, as a list for paper or file."""
    every = looked_through(context, case_rid)
    case = context.store.need(Case, case_rid)
    rows = [
        [str(at), each.rule.title, each.rule.grave if each.where else "无", "、".join(each.words) or "—",
         each.rule.mend if each.where else "—", each.rule.basis_text or "—"]
        for at, each in enumerate(every, start=1)
    ]  # fmt: skip
    titles = (vocabulary.entry("wage_claim.line").column, "查找的薄弱处", "查得", "在哪里", "怎样改正", "依据")
    said = (f"案件：{'　'.join(filter(None, (case.title, case.number)))}", score_words(context.law.review, every))
    return ListSheet("案卷评查表", [ListColumn(title) for title in titles], rows, said, review_words(every))


def review_words(every: Sequence[Weakness]) -> str:
    """逐项查找14项，发现4项：可能无效2项、证明不足2项。"""
    found = Counter(each.rule.grave for each in every if each.where)
    told = "：" + "、".join(f"{grave}{count}项" for grave, count in found.items()) if found else ""
    return f"逐项查找{len(every)}项，发现{found.total()}项{told}。"


def score_words(rules: ReviewRules, every: Sequence[Weakness]) -> str:
    """评分90分（满分100分）, or why there is none; whose points these are."""
    left = score(rules, tuple(every))
    grave = next(rule.grave for rule in rules.checks.values() if rule.weight == rules.void)
    told = f"有“{grave}”的项目，先改正，不评分" if left is None else f"评分{left}分（满分{rules.full}分）"
    return f"{told}。{rules.score_basis}。"


def how_to_mend(weakness: Weakness) -> str:
    """没有立案就作出文书。补办…。"""
    return f"{weakness.rule.title}。{weakness.rule.mend}。"


def weakness_words(weakness: Weakness) -> str:
    """没有立案就作出文书：…。补办…。 With the source behind it."""
    rule, words = weakness.rule, weakness.words
    more = f"等{len(words)}处" if len(words) > SHOWN else ""
    basis = f"（{rule.basis_text}）" if rule.basis_text else ""
    return f"{rule.title}：{'、'.join(words[:SHOWN])}{more}。{rule.mend}。{basis}"


SHOWN = 4
"""So many places of one weakness are named; the sheet names all."""
