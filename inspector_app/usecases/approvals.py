"""An approval is the act itself: what an internal form decides (``roles.toml``) is done as the form is approved, in one
transaction with it; nobody registers it a second time by hand.

What was done already when the form is approved (an urgent filing that is approved afterwards) is not done again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from inspector_app.domain.act import ReviewResult
from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, last_review
from inspector_app.domain.hazard import Hazard, HazardStepKind
from inspector_app.domain.lead import Lead
from inspector_app.domain.lifecycle import CASE_VERBS, CaseVerb, HazardVerb, hazard_verbs
from inspector_app.domain.opinion import opinion_problems
from inspector_app.domain.project import Project
from inspector_app.domain.role import Decides
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.vocabulary import word
from inspector_app.usecases.at_odds import PASSED
from inspector_app.usecases.case_edits import cancel_filing, cancelling_problems
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.cases import close_case, file_case, may_close
from inspector_app.usecases.closing_doubts import closing_doubts
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import extend
from inspector_app.usecases.gates import by_code, filing_situation, gate_problems
from inspector_app.usecases.hazards import record_step
from inspector_app.usecases.order_facts import extendable, to_extend
from inspector_app.usecases.reviews import OPINION_BY, paper_named, review, reviewed_name, under_review
from inspector_app.usecases.still_owed import still_owed
from inspector_app.usecases.surroundings import Surroundings
from inspector_app.usecases.time_bar import term_problems, time_bar

_VERBS = {
    Decides.FILING: CaseVerb.FILE, Decides.CANCELLATION: CaseVerb.CANCEL, Decides.CLOSING: CaseVerb.CLOSE,
}  # fmt: skip


def approval_problems(around: Surroundings, form: Form, facts: Facts) -> list[Problem]:
    """What speaks against doing what a form decides with these facts, and that its approval does so
    (``approval-decides``).

    A hazard is struck off for which that was asked; what is still owed (``hazard-owed-now``) wants a reason.
    """
    context, decides = around.context, around.context.rule(form.id).decides
    if decides is Decides.STRIKE_OFF and around.hazard and around.hazard.strike_off_asked_on is None:
        return [Problem("hazard-not-asked", "hazard.strike_off_asked_on")]
    if decides is None or not _is_open(context, decides, around.whole, around.hazard):
        return []
    found = _LOOKS[decides](context, around.whole, facts) if around.whole and decides in _LOOKS else []
    if decides is Decides.STRIKE_OFF and around.hazard:
        owed = still_owed(context, context.store.need(Project, around.hazard.project_rid))
        found = [Problem("hazard-owed-now", "signed_by", Level.WARNING, {"owed": owed})] if owed else []
    return [*found, Problem("approval-decides", "signed_by", Level.INFO, {"what": word(decides)})]


def carry_out(context: Context, document: Document, by: str) -> None:
    """Do what an approved form decides, in the name of the leader ``by``.

    Raises :class:`Refused` as whoever would do it by hand, for instance ``hazard-own-word``.
    """
    decides = context.rule(document.form).decides
    if decides is None:
        return
    whole, hazard = _subject(context, document)
    if decides is Decides.FILING and whole:
        _give_number(context, whole, str(from_json(document.facts).get(_NUMBER) or "").strip())
    if _is_open(context, decides, whole, hazard):
        _DEEDS[decides](_Approved(context, document, whole, by))


def _give_number(context: Context, whole: CaseFile, number: str) -> None:
    """A case without a number has the one that its approved filing bears: later papers bear no other."""
    if number and not whole.case.number:
        with context.unit("编案件编号") as unit:
            unit.put(replace(whole.case, number=number))


def refuse_carried_out(context: Context, document: Document) -> None:
    """What was done by an approval is taken back before its form is voided. Raises :class:`Refused`
    ``approval-carried-out``."""
    if what := carried_out(context, document):
        raise Refused(Problem("approval-carried-out", "reason", details={"what": what}))


def carried_out(context: Context, document: Document) -> str:
    """What an approved form decided and what stands, in a word; empty for any other paper."""
    decides = context.rule(document.form).decides
    if decides is None or not document.copies:
        return ""
    whole, hazard = _subject(context, document)
    facts = from_json(document.facts) if document.facts else {}
    longer = (facts.get("extension.limit"), facts.get("extension.longer"))
    stands = {
        Decides.FILING: whole is not None and whole.case.filed_on is not None,
        Decides.CANCELLATION: whole is not None and whole.state.ended,
        Decides.CLOSING: whole is not None and whole.state.ended,
        Decides.EXTENSION: whole is not None
        and any(each.extensions and longer == (each.title, each.due.isoformat()) for each in whole.deadlines),
        Decides.STRIKE_OFF: hazard is not None and hazard.struck_off_on is not None,
        Decides.REVIEW: whole is not None and _is_reviewed(whole, facts),
    }
    return word(decides) if stands[decides] else ""


@dataclass(frozen=True, slots=True)
class _Approved:
    context: Context
    document: Document
    whole: CaseFile | None
    by: str

    @property
    def facts(self) -> Facts:
        return from_json(self.document.facts)

    def told(self, fact: str) -> str:
        return str(self.facts.get(fact) or "")


def _subject(context: Context, document: Document) -> tuple[CaseFile | None, Hazard | None]:
    whole = case_file(context, document.case_rid) if document.case_rid else None
    rid = document.about.hazard_rid
    return whole, context.store.get(Hazard, rid) if rid else None


def _is_open(context: Context, decides: Decides, whole: CaseFile | None, hazard: Hazard | None) -> bool:
    """Whether it is still to be done."""
    if decides is Decides.STRIKE_OFF:
        return hazard is not None and HazardVerb.CONFIRM in hazard_verbs(hazard)
    if decides is Decides.EXTENSION:
        return whole is not None and to_extend(context, whole) is not None
    if decides is Decides.REVIEW:
        return whole is not None and bool(under_review(context, whole))
    return whole is not None and _VERBS[decides] in CASE_VERBS[whole.state]


def _is_reviewed(whole: CaseFile, facts: Facts) -> bool:
    """Whether the review that an opinion tells of stands at a paper that it names."""
    reviews = [each for d in whole.documents if (each := last_review(d, whole.acts)) and _is_named(d, facts)]
    return any(each.by == str(facts.get(OPINION_BY) or "").strip() for each in reviews)


def _is_named(document: Document, facts: Facts) -> bool:
    return document.title in str(facts.get(_REVIEWED) or "")


_REVIEWED, _ADVICE = "legal_review.paper", "legal_review.advice"
_NUMBER = "case.number"


def _before_filing(context: Context, whole: CaseFile, facts: Facts) -> list[Problem]:
    bar = time_bar(context, whole, context.store.pick(Lead, whole.case.lead_rids), facts)
    found = gate_problems(context, context.law.procedure.filing, filing_situation(context, whole, facts))
    return [*found, *term_problems(bar, facts), *_number_problems(context, whole.case, str(facts.get(_NUMBER) or ""))]


def _number_problems(context: Context, case: Case, number: str) -> list[Problem]:
    """What speaks against a number that is given to a case by its filing: it tells no figure, or is another's."""
    if not (number := number.strip()) or number == case.number:
        return []
    if not any(character.isdigit() for character in number):
        return [Problem("case-number-shape", _NUMBER, details={"number": number})]
    others = [each.title for each in context.store.find(Case, number=number) if each.rid != case.rid]
    return [Problem("case-number-taken", _NUMBER, details={"number": number, "title": title}) for title in others[:1]]


def _before_closing(context: Context, whole: CaseFile, _facts: Facts) -> list[Problem]:
    return may_close(context, whole) or closing_doubts(context, whole, by_form=True)


def _before_cancelling(_context: Context, whole: CaseFile, _facts: Facts) -> list[Problem]:
    return cancelling_problems(whole)


def _before_extension(context: Context, whole: CaseFile, _facts: Facts) -> list[Problem]:
    """A running term is extended, none that is over (O45 art. 8, R423 art. 17); where several could be, it is said
    which one is, for the earliest is taken."""
    terms = extendable(context, whole)
    if not terms:
        return []
    if whole.today > terms[0].due:
        return [Problem("deadline-over", "extension.due", details={"due": chinese(terms[0].due)})]
    others = "、".join(f"“{each.title}”（{chinese(each.due)}）" for each in terms[1:])
    details = {"limit": terms[0].title, "others": others}
    return [Problem("extension-of-first", "extension.limit", Level.INFO, details)] if others else []


def _before_review(context: Context, whole: CaseFile, facts: Facts) -> list[Problem]:
    """Of several papers that wait it must be told which one was reviewed; none passes against its opinion."""
    waiting = under_review(context, whole)
    names = "、".join(map(reviewed_name, waiting))
    found = [Problem("approval-review-names", _REVIEWED, Level.INFO, {"names": names})] if len(waiting) > 1 else []
    advice = opinion_problems(context.law.opinions, str(facts.get(_ADVICE) or ""), _ADVICE)
    return [*found, *advice] if _is_passed(facts) else found


def _is_passed(facts: Facts) -> bool:
    return str(facts.get("legal_review.opinion") or "").startswith(PASSED)


_LOOKS: Mapping[Decides, Callable[[Context, CaseFile, Facts], list[Problem]]] = {
    Decides.FILING: _before_filing, Decides.EXTENSION: _before_extension, Decides.CLOSING: _before_closing,
    Decides.REVIEW: _before_review, Decides.CANCELLATION: _before_cancelling,
}  # fmt: skip


def _file(on: _Approved) -> None:
    file_case(on.context, on.document.case_rid, on.by, by_code(on.document.reasons))


def _cancel(on: _Approved) -> None:
    why, given = on.told("closing.cancel") or on.document.title, by_code(on.document.reasons)
    cancel_filing(on.context, on.document.case_rid, on.by, why, given)


def _close(on: _Approved) -> None:
    given = by_code(on.document.reasons)
    close_case(on.context, on.document.case_rid, on.by, on.told("closing.reason"), given, by_form=True)


def _extend(on: _Approved) -> None:
    term = to_extend(on.context, on.whole) if on.whole else None
    if term:
        extend(on.context, term.rid, on.by, on.told("extension.reason") or on.document.title)


def _strike_off(on: _Approved) -> None:
    kind, today = HazardStepKind.CONFIRMED, on.context.clock.today()
    record_step(on.context, on.document.about.hazard_rid, kind, today, on.by, on.document.title)


def _review(on: _Approved) -> None:
    """The review is that of whoever wrote the opinion; a paper that nobody can know from it is left as it is."""
    waiting = under_review(on.context, on.whole) if on.whole else ()
    paper = paper_named(waiting, on.told(_REVIEWED))
    if paper is None:
        raise Refused(
            Problem("approval-review-unknown", _REVIEWED, details={"names": "、".join(map(reviewed_name, waiting))})
        )
    result = ReviewResult.PASSED if _is_passed(on.facts) else ReviewResult.RETURNED
    review(on.context, paper.rid, on.told(OPINION_BY).strip(), on.told(_ADVICE), result)


_DEEDS: Mapping[Decides, Callable[[_Approved], None]] = {
    Decides.FILING: _file, Decides.CANCELLATION: _cancel, Decides.EXTENSION: _extend, Decides.CLOSING: _close,
    Decides.STRIKE_OFF: _strike_off, Decides.REVIEW: _review,
}  # fmt: skip
